/** Blocks as Markdown. */
import { createWriter, pictureOf, plain } from '../markdown.ts';
import type { Shown } from '../shown.ts';
import type { Block } from './blocks.ts';

/** Without a line end at the end; `picture` is the file beside it that the timeline is saved in, if it is saved. */
export function markdownText(
  blocks: readonly Block[],
  repositories: Shown['repositories'],
  picture?: string,
): string {
  const { line } = createWriter({ repositories });
  return blocks
    .flatMap((block) => {
      switch (block.kind) {
        case 'heading':
          return `${'#'.repeat(block.level)} ${plain(block.text)}`;
        case 'paragraph':
          return line(block.line);
        case 'list':
          return block.items.map((item) => `- ${line(item)}`).join('\n');
        case 'picture':
          return picture === undefined ? [] : pictureOf(picture);
      }
    })
    .join('\n\n');
}
