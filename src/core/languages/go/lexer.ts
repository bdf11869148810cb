/** The few tokens of Go that a reader of declarations must tell apart. */

const quote = 0x22;
const apostrophe = 0x27;
const slash = 0x2f;
const star = 0x2a;
const backslash = 0x5c;
const backtick = 0x60;
const newline = 0x0a;

/** Whether a character code can be part of an identifier. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    (code >= 0x30 && code <= 0x39) ||
    code > 0x7f
  );
}

/** Where the identifier that begins at `at` ends. */
export function wordEnd(text: string, at: number): number {
  while (at < text.length && isWord(text.charCodeAt(at))) at++;
  return at;
}

/** Whether others can use the name: it begins with a capital letter. */
export function isExported(name: string): boolean {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0);
  return first !== first.toLowerCase();
}

/** Where the comment, string or rune that begins at `at` ends, or the next position where none begins there. */
export function skipToken(text: string, at: number): number {
  switch (text.charCodeAt(at)) {
    case quote:
      return skipQuoted(text, at, quote);
    case apostrophe:
      return skipQuoted(text, at, apostrophe);
    case backtick:
      return after(text, '`', at + 1);
    case slash:
      return skipComment(text, at);
    default:
      return at + 1;
  }
}

/** A string or rune; one that is not closed ends with its line. */
function skipQuoted(text: string, at: number, close: number): number {
  for (at++; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === close) return at + 1;
    if (code === newline) return at;
    if (code === backslash && text.charCodeAt(at + 1) !== newline) at++;
  }
  return text.length;
}

/** A line comment leaves its newline to be read. */
function skipComment(text: string, at: number): number {
  const second = text.charCodeAt(at + 1);
  if (second === star) return after(text, '*/', at + 2);
  if (second !== slash) return at + 1;
  const end = text.indexOf('\n', at + 2);
  return end < 0 ? text.length : end;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found + end.length;
}

/** Skips white space and comments; stops at a newline where `lines` is false. */
export function skipBlank(text: string, at: number, lines: boolean): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (
      code === newline ? lines : code === 0x20 || code === 0x09 || code === 0x0d || code === 0xfeff
    )
      at++;
    else if (code === slash && skipToken(text, at) > at + 1) at = skipToken(text, at);
    else break;
  }
  return at;
}

/** Counts lines up to positions that are asked for in ascending order. */
export function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (position) => {
    while (next >= 0 && next < position) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
