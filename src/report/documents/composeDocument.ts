/** A document of the parts of a summary, in the order that its reader, or the engineer, wants. */
import { fit } from '../forms/fit.ts';
import { measure } from '../forms/measure.ts';
import type { Block, ToldSection } from '../parts/blocks.ts';
import { sectionsOf } from '../parts/parts.ts';
import { plainText } from '../parts/plainText.ts';
import { sectionBlocks } from '../parts/sectionBlocks.ts';
import type { Shown } from '../shown.ts';
import type { DocumentKind, DocumentSection } from './documents.ts';

export interface ComposedDocument {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Names of sections of the document in the order in which they are wanted; null for all, in the usual order. */
export type SectionOrder = readonly string[] | null;

export function composeDocument(
  shown: Shown,
  document: DocumentKind,
  order: SectionOrder = null,
): ComposedDocument {
  const { mostWords, standing, name, isTitled } = document;
  const title = isTitled ? `${name}: ${shown.title}` : shown.title;
  const parts = inOrder(document, order).map((part) => ({
    part,
    sections: sectionsOf(shown, part.parts, part.length),
  }));
  const { timeline } = shown;
  const pictures: readonly Block[] =
    timeline.rows.length === 0 ? [] : [{ kind: 'picture', timeline }];
  const write = (told: readonly ToldSection[]): readonly Block[] => [
    { kind: 'heading', level: 1, text: title },
    ...shown.notices.map((text): Block => ({ kind: 'paragraph', line: [{ text }] })),
    { kind: 'paragraph', line: shown.source, isSource: true },
    ...parts.flatMap(({ part, sections }) => {
      const ofPart = told.filter(({ section }) => sections.includes(section));
      const blocksOf = (some: readonly ToldSection[]): readonly Block[] =>
        sectionBlocks(some, { above: part.heading, standing });
      if (!part.hasTimeline || ofPart.length === 0) return partBlocks(part, blocksOf(ofPart));
      const sum = ofPart.filter(({ told: items }) => items.every(({ item }) => item.sumsUp));
      const rest = ofPart.filter((section) => !sum.includes(section));
      return partBlocks(part, [...blocksOf(sum), ...pictures, ...blocksOf(rest)]);
    }),
  ];
  const { told } = fit(
    parts.flatMap(({ sections }) => sections),
    null,
    (told) =>
      mostWords === null ||
      measure(plainText(write(told), shown.repositories), 'words') <= mostWords,
  );
  return { title, blocks: write(told) };
}

function inOrder({ sections }: DocumentKind, order: SectionOrder): readonly DocumentSection[] {
  if (order === null) return sections;
  return order.flatMap((wanted) => sections.filter(({ name }) => name === wanted));
}

/** A part of which nothing is told, and nothing has to be written, is left out. */
function partBlocks(
  { heading, toWrite }: DocumentSection,
  told: readonly Block[],
): readonly Block[] {
  if (told.length === 0 && toWrite === undefined) return [];
  return [
    { kind: 'heading', level: 2, text: heading },
    ...told,
    ...(toWrite === undefined
      ? []
      : [{ kind: 'paragraph' as const, line: [{ text: `(to be written: ${toWrite})` }] }]),
  ];
}
