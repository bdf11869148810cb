/** Kinds of tokens; punctuation of one character is its character code. */

export const none: number = 0;
export const word: number = 256;
export const string: number = 257;
/** A template without substitutions. */
export const template: number = 258;
/** What stands before, between and after the substitutions of a template. */
export const templatePart: number = 259;
export const number: number = 260;
export const regex: number = 261;
/** `=>`. */
export const arrow: number = 262;
/** `...`. */
export const spread: number = 263;
/** `++` and `--`. */
export const step: number = 264;
/** An operator that ends with `=` and assigns nothing. */
export const comparison: number = 265;
/** The end of a JSX tag; only passed over. */
export const tagEnd: number = 266;
export const end: number = 267;

/** Words that are told at any depth, as a table by first character and length: it may let others through. */
export type WordFilter = Uint8Array;

const longest = 15;

export function createWordFilter(words: Iterable<string>): WordFilter {
  const filter = new Uint8Array(128 * (longest + 1));
  for (const text of words) filter[filterIndex(text.charCodeAt(0), text.length)] = 1;
  return filter;
}

export function filterIndex(first: number, length: number): number {
  return (first & 127) * (longest + 1) + (length < longest ? length : longest);
}
