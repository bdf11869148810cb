/** Blocks as plain text: ASCII bullets, addresses as they are, no sign of Markdown. */
import { hrefOf, type Line, type Span } from '../line.ts';
import type { Shown } from '../shown.ts';
import type { Block } from './blocks.ts';

type Repositories = Shown['repositories'];

/** Paragraphs are parted by an empty line; without a line end at the end. */
export function plainText(blocks: readonly Block[], repositories: Repositories): string {
  return blocks.map((block) => plainBlock(block, repositories)).join('\n\n');
}

function plainBlock(block: Block, repositories: Repositories): string {
  switch (block.kind) {
    case 'heading':
      return plainWords(block.text);
    case 'paragraph':
      return plainLine(block.line, repositories);
    case 'list':
      return block.items.map((line) => `- ${plainLine(line, repositories)}`).join('\n');
  }
}

/** A line in which every link is followed by its address, or by the id of its commit where it has none. */
export function plainLine(line: Line, repositories: Repositories): string {
  return line
    .map((span) => plainSpan(span, repositories))
    .join('')
    .trim();
}

function plainSpan({ text, as, link }: Span, repositories: Repositories): string {
  const words = as === 'code' ? text : plainWords(text);
  const href = link ? hrefOf(link, repositories) : null;
  if (href !== null) return words === href ? href : `${words} ${href}`;
  const id = link?.kind === 'commit' ? link.commit.slice(0, 10) : null;
  return id === null || id === text ? words : `${words} ${id}`;
}

const ascii: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '–': '-',
  '—': '-',
  '·': '-',
  '•': '-',
  '\u00A0': ' ',
  '\u202F': ' ',
};

/** Text without marks of Markdown, and with the punctuation that every form takes. */
function plainWords(text: string): string {
  return withoutMarks(text).replace(/[“”„‘’…–—·•\u00A0\u202F]/g, (sign) => ascii[sign]!);
}

/** Text without marks of Markdown: what they mark is left. */
export function withoutMarks(text: string): string {
  return text
    .replace(/!?\[([^[\]]*)\]\(\s*([^()\s]+)\s*\)/g, '$1 $2')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/`+/g, '')
    .replace(/^\s{0,3}(?:#{1,6}|>)\s+/, '');
}
