/** The few tokens of Java that a reader of names must tell apart. */

export const other = 0;
/** A letter that does not begin a type's name: lower case, `_`, `$`. */
export const lower = 1;
/** A capital letter, or one outside ASCII. */
export const upper = 2;
export const digit = 3;
/** Begins a comment, a string, a text block or a character. */
export const token = 4;
export const curlyOpen = 5;
export const curlyClose = 6;
export const roundOpen = 7;
export const roundClose = 8;
export const semicolon = 9;
export const equals = 10;
export const comma = 11;
export const at = 12;

const kinds = new Uint8Array(128);
for (let code = 0x61; code <= 0x7a; code++) kinds[code] = lower;
for (let code = 0x41; code <= 0x5a; code++) kinds[code] = upper;
for (let code = 0x30; code <= 0x39; code++) kinds[code] = digit;
for (const [characters, kind] of [
  ['_$', lower],
  ['"\'/', token],
  ['{', curlyOpen],
  ['}', curlyClose],
  ['(', roundOpen],
  [')', roundClose],
  [';', semicolon],
  ['=', equals],
  [',', comma],
  ['@', at],
] as const) {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind;
}

/** What kind of character a code is. */
export function kindOf(code: number): number {
  return code < 128 ? kinds[code]! : upper;
}

/** Where the word (an identifier, keyword or number) that begins at `position` ends. */
export function wordEnd(text: string, position: number): number {
  while (position < text.length) {
    const kind = kindOf(text.charCodeAt(position));
    if (kind === other || kind > digit) break;
    position++;
  }
  return position;
}

const dot = 0x2e;
const newline = 0x0a;
const quote = 0x22;
const slash = 0x2f;
const star = 0x2a;
const backslash = 0x5c;

/**
 * Whether the word at `position` is a member of what stands before it, looking back no further than `floor`, where
 * the last comment or string ended. The three dots of a varargs type select nothing.
 */
export function isSelected(text: string, position: number, floor: number): boolean {
  do position--;
  while (position >= floor && text.charCodeAt(position) <= 0x20);
  return text.charCodeAt(position) === dot && text.charCodeAt(position - 1) !== dot;
}

/** Where the comment, string, text block or character that begins at `position` ends; the next position if none does. */
export function skipToken(text: string, position: number): number {
  const code = text.charCodeAt(position);
  if (code === slash) return skipComment(text, position);
  if (code === quote && text.startsWith('"""', position)) return skipTextBlock(text, position + 3);
  return skipQuoted(text, position + 1, code);
}

function skipComment(text: string, position: number): number {
  const second = text.charCodeAt(position + 1);
  if (second !== slash && second !== star) return position + 1;
  const end = text.indexOf(second === star ? '*/' : '\n', position + 2);
  return end < 0 ? text.length : end + (second === star ? 2 : 1);
}

/** One that is not closed ends with its line. */
function skipQuoted(text: string, position: number, close: number): number {
  for (; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === close) return position + 1;
    if (code === newline) return position;
    if (code === backslash && text.charCodeAt(position + 1) !== newline) position++;
  }
  return text.length;
}

function skipTextBlock(text: string, position: number): number {
  for (; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === backslash) position++;
    else if (code === quote && text.startsWith('"""', position)) return position + 3;
  }
  return text.length;
}

export function skipSpace(text: string, position: number): number {
  while (position < text.length && text.charCodeAt(position) <= 0x20) position++;
  return position;
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
