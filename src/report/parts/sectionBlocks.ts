/** What is told of several sections, each under its heading. */
import { blocksOf, type Block, type ToldSection } from './blocks.ts';

export interface SectionOptions {
  /** A heading that stands above all of them, and is not said again. */
  readonly above?: string;
  readonly standing?: boolean;
}

/** Headings part sections from each other; one alone needs none. */
export function sectionBlocks(
  sections: readonly ToldSection[],
  { above = '', standing = false }: SectionOptions = {},
): readonly Block[] {
  const parted = sections.filter(({ section }) => section.heading !== '').length > 1;
  return sections.flatMap(({ section: { heading }, told }): readonly Block[] => [
    ...(parted && heading !== '' && heading !== above
      ? [{ kind: 'heading' as const, level: 3, text: heading }]
      : []),
    ...blocksOf(told, { standing }),
  ]);
}
