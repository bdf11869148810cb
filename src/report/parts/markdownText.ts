/** Blocks as Markdown. */
import { createWriter, plain } from '../markdown.ts';
import type { Shown } from '../shown.ts';
import type { Block } from './blocks.ts';

/** Without a line end at the end. */
export function markdownText(
  blocks: readonly Block[],
  repositories: Shown['repositories'],
): string {
  const { line } = createWriter({ repositories });
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'heading':
          return `${'#'.repeat(block.level)} ${plain(block.text)}`;
        case 'paragraph':
          return line(block.line);
        case 'list':
          return block.items.map((item) => `- ${line(item)}`).join('\n');
      }
    })
    .join('\n\n');
}
