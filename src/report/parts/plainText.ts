/** Blocks as plain text: ASCII bullets, addresses as they are, no sign of Markdown. */
import { hrefOf, type Line, type Span } from '../line.ts';
import type { Shown } from '../shown.ts';
import type { Block } from './blocks.ts';

type Repositories = Shown['repositories'];

/** Paragraphs are parted by an empty line; without a line end at the end. */
export function plainText(blocks: readonly Block[], repositories: Repositories): string {
  return createPlainWriter(repositories)(blocks);
}

/** The same for many texts of the same words, as they are written while one is cut to fit: words are made plain once. */
export function createPlainWriter(
  repositories: Repositories,
): (blocks: readonly Block[]) => string {
  const known = new Map<string, string>();
  const words = (text: string): string => {
    const plain = known.get(text) ?? plainWords(text);
    known.set(text, plain);
    return plain;
  };
  const write = (line: Line): string => writeLine(line, repositories, words);
  return (blocks) =>
    blocks
      .flatMap((block) => (block.kind === 'picture' ? [] : writeBlock(block, write, words)))
      .join('\n\n');
}

/** A line in which every link is followed by its address, or by the id of its commit where it has none. */
export function plainLine(line: Line, repositories: Repositories): string {
  return writeLine(line, repositories, plainWords);
}

function writeBlock(
  block: Exclude<Block, { readonly kind: 'picture' }>,
  write: (line: Line) => string,
  words: (text: string) => string,
): string {
  switch (block.kind) {
    case 'heading':
      return words(block.text);
    case 'paragraph':
      return write(block.line);
    case 'list':
      return block.items.map((line) => `- ${write(line)}`).join('\n');
  }
}

function writeLine(
  line: Line,
  repositories: Repositories,
  words: (text: string) => string,
): string {
  return line
    .map((span) => writeSpan(span, repositories, words))
    .join('')
    .trim();
}

function writeSpan(
  { text, as, link }: Span,
  repositories: Repositories,
  words: (text: string) => string,
): string {
  const plain = as === 'code' ? text : words(text);
  const href = link ? hrefOf(link, repositories) : null;
  if (href !== null) return saysItself(href, text) ? href : `${plain} ${href}`;
  const id = link?.kind === 'commit' ? link.commit.slice(0, 10) : null;
  return id === null || id === text ? plain : `${plain} ${id}`;
}

/** Whether an address holds what it is shown as: itself, the number of a pull request or the id of a commit. */
function saysItself(href: string, text: string): boolean {
  return (
    href === text || /\/[0-9a-f]+$/.exec(href)?.[0].startsWith(`/${text.replace('#', '')}`) === true
  );
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
