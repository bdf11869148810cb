/** Where literals and comments end. Each looks at every character once, also where the end is missing. */
import {
  backslash,
  carriageReturn,
  closeBracket,
  isWord,
  newline,
  openBracket,
  slash,
} from './characters.ts';

/** Where the string whose opening quote is at `start` ends; one that is not closed ends with its line. */
export function skipString(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === newline) return at;
    if (code === backslash) {
      at++;
      if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === newline) at++;
    }
  }
  return text.length;
}

/** Where the regular expression at `start` ends; -1 where its line ends first. */
export function skipRegex(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline) return -1;
    if (code === backslash) {
      at++;
      if (text.charCodeAt(at) === newline) return -1;
    } else if (code === openBracket) inClass = true;
    else if (code === closeBracket) inClass = false;
    else if (code === slash && !inClass) {
      at++;
      while (at < text.length && isWord(text.charCodeAt(at))) at++;
      return at;
    }
  }
  return -1;
}

/** Where the text that `end` closes ends, at the latest with the whole text. */
export function skipPast(text: string, end: string, start: number): number {
  const at = text.indexOf(end, start);
  return at < 0 ? text.length : at + end.length;
}

/** A line comment leaves its newline to be read. */
export function skipLine(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at < 0 ? text.length : at;
}
