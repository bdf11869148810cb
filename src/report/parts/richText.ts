/** Blocks as the HTML that rich text fields take: p, ul, li, strong and a. */
import { hrefOf, type Line, type Span } from '../line.ts';
import type { Shown } from '../shown.ts';
import type { Block } from './blocks.ts';
import { withoutMarks } from './plainText.ts';

type Repositories = Shown['repositories'];

export function richText(blocks: readonly Block[], repositories: Repositories): string {
  return blocks.map((block) => richBlock(block, repositories)).join('');
}

function richBlock(block: Block, repositories: Repositories): string {
  switch (block.kind) {
    case 'heading':
      return `<p><strong>${escaped(withoutMarks(block.text))}</strong></p>`;
    case 'paragraph':
      return `<p>${richLine(block.line, repositories)}</p>`;
    case 'picture':
      return '';
    case 'list':
      return `<ul>${block.items.map((line) => `<li>${richLine(line, repositories)}</li>`).join('')}</ul>`;
  }
}

function richLine(line: Line, repositories: Repositories): string {
  return line.map((span) => richSpan(span, repositories)).join('');
}

function richSpan({ text, as, link }: Span, repositories: Repositories): string {
  const words = escaped(as === 'code' ? text : withoutMarks(text));
  const href = link ? hrefOf(link, repositories) : null;
  if (href !== null) return `<a href="${escaped(href)}">${words}</a>`;
  const id = link?.kind === 'commit' ? link.commit.slice(0, 10) : null;
  const named = id === null || id === text ? words : `${words} ${id}`;
  return as === 'strong' ? `<strong>${named}</strong>` : named;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign]!);
}

/** Text that a person typed, as the same kind of HTML: empty lines part paragraphs, `- ` begins an item, addresses are links. */
export function richFromPlain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => {
      const lines = paragraph.trim().split('\n');
      return lines.every((line) => line.startsWith('- '))
        ? `<ul>${lines.map((line) => `<li>${linked(line.slice(2))}</li>`).join('')}</ul>`
        : `<p>${lines.map(linked).join(' ')}</p>`;
    })
    .join('');
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?'()[\]])/i)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join('');
}
