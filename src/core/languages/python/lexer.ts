/** The few tokens of Python that a reader of statements must tell apart. */

const tab = 0x09;
const newline = 0x0a;
const formFeed = 0x0c;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const hash = 0x23;
const apostrophe = 0x27;
const backslash = 0x5c;
const byteOrderMark = 0xfeff;

/** Whether a character code can be part of an identifier. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    (code >= 0x30 && code <= 0x39) ||
    (code > 0x7f && code !== byteOrderMark)
  );
}

/** Where the identifier or number that begins at `at` ends. */
export function wordEnd(text: string, at: number): number {
  while (at < text.length && isWord(text.charCodeAt(at))) at++;
  return at;
}

export function isQuote(code: number): boolean {
  return code === quote || code === apostrophe;
}

const prefix = /^[rbuft]{1,2}$/i;

/** Whether the word in front of a quote belongs to the string. */
export function isStringPrefix(word: string): boolean {
  return prefix.test(word);
}

/** How many quotes open the string at `at`: one or three. */
export function quoteWidth(text: string, at: number): 1 | 3 {
  const code = text.charCodeAt(at);
  return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code ? 3 : 1;
}

/** Where the string whose first quote is at `at` ends; a short one that is not closed ends with its line. */
export function skipString(text: string, at: number): number {
  const close = text.charCodeAt(at);
  if (quoteWidth(text, at) === 3) return skipLongString(text, at + 3, text.slice(at, at + 3));
  for (at++; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === close) return at + 1;
    if (code === newline) return at;
    if (code === backslash) at = skipBackslash(text, at) - 1;
  }
  return text.length;
}

function skipLongString(text: string, start: number, quotes: string): number {
  for (let at = start; ; at++) {
    at = text.indexOf(quotes, at);
    if (at < 0) return text.length;
    let escapes = 0;
    while (at - escapes > start && text.charCodeAt(at - escapes - 1) === backslash) escapes++;
    if (escapes % 2 === 0) return at + 3;
  }
}

/** A backslash takes the next character with it, or the whole line end. */
export function skipBackslash(text: string, at: number): number {
  const crlf = text.charCodeAt(at + 1) === carriageReturn && text.charCodeAt(at + 2) === newline;
  return Math.min(at + (crlf ? 3 : 2), text.length);
}

/** A comment leaves its newline to be read. */
export function skipComment(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Where what stands between tokens ends; newlines and comments stop it where `lines` is false. */
export function skipBlank(text: string, at: number, lines: boolean): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === space || code === tab || code === carriageReturn || code === formFeed) at++;
    else if (code === backslash && isLineEnd(text, at + 1)) at = skipBackslash(text, at);
    else if (lines && code === newline) at++;
    else if (lines && code === hash) at = skipComment(text, at);
    else break;
  }
  return at;
}

function isLineEnd(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === newline ||
    (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === newline)
  );
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
