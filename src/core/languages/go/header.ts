/** What stands before the package clause. */
import { skipToken } from './lexer.ts';

export interface Header {
  readonly generated: boolean;
  readonly summary: string | null;
}

const generatedMark = /^\/\/ Code generated .* DO NOT EDIT\.?\r?$/m;
const longestDoc = 4096;

export function readHeader(text: string): Header {
  let at = 0;
  let docStart = 0;
  let docEnd = 0;
  for (;;) {
    const start = skipSpace(text, at);
    if (text.charAt(start) !== '/') {
      at = start;
      break;
    }
    const end = skipToken(text, start);
    if (end === start + 1) break;
    if (docEnd === 0 || isApart(text, docEnd, start)) docStart = start;
    docEnd = end;
    at = end;
  }
  const documented = docEnd > 0 && text.startsWith('package', at) && !isApart(text, docEnd, at);
  return {
    generated: generatedMark.test(text.slice(0, Math.max(at, 1024))),
    summary: documented
      ? firstSentence(text.slice(docStart, Math.min(docEnd, docStart + longestDoc)))
      : null,
  };
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && /\s|\uFEFF/.test(text.charAt(at))) at++;
  return at;
}

/** Whether a blank line lies between two positions with only white space between them. */
function isApart(text: string, from: number, to: number): boolean {
  return text.slice(from, to).split('\n').length > 2;
}

const licence = /^(?:copyright|spdx-|licensed under|©)/i;

function firstSentence(comment: string): string | null {
  const lines = comment
    .split('\n')
    .filter((line) => !/^\/\/(?:go:|nolint|\s*\+build)/.test(line))
    .map((line) =>
      line
        .replace(/^\s*(?:\/\/|\/\*+|\*+\/|\*(?=\s|$))?/, '')
        .replace(/\*+\/\s*$/, '')
        .trim(),
    );
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return null;
  const blank = lines.indexOf('', first);
  const paragraph = lines.slice(first, blank < 0 ? lines.length : blank).join(' ');
  if (licence.test(paragraph)) return null;
  const end = /[.!?](?=\s+[^a-z]|\s*$)/.exec(paragraph);
  return end ? paragraph.slice(0, end.index + 1) : paragraph;
}
