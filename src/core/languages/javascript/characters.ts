/**
 * Characters, and classes of them, so that the lexer asks a table instead of many comparisons. They are of type `number`
 * because what a token is must not be taken for what it still is after the next step.
 */

export const newline: number = 0x0a;
export const carriageReturn: number = 0x0d;
export const space: number = 0x20;
export const bang: number = 0x21;
export const doubleQuote: number = 0x22;
export const dollar: number = 0x24;
export const singleQuote: number = 0x27;
export const openParen: number = 0x28;
export const closeParen: number = 0x29;
export const star: number = 0x2a;
export const plus: number = 0x2b;
export const comma: number = 0x2c;
export const minus: number = 0x2d;
export const dot: number = 0x2e;
export const slash: number = 0x2f;
export const colon: number = 0x3a;
export const semicolon: number = 0x3b;
export const less: number = 0x3c;
export const equals: number = 0x3d;
export const greater: number = 0x3e;
export const question: number = 0x3f;
export const at: number = 0x40;
export const openBracket: number = 0x5b;
export const backslash: number = 0x5c;
export const closeBracket: number = 0x5d;
export const backtick: number = 0x60;
export const openBrace: number = 0x7b;
export const closeBrace: number = 0x7d;

export const isBlankClass = 1;
export const isWordClass = 2;
export const isPlainClass = 3;

const byteOrderMark = 0xfeff;
const noBreakSpace = 0xa0;

/** 0 for what needs a look; `isPlainClass` for punctuation that is a token of its own. */
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (code <= space) classes[code] = isBlankClass;
  else if (/[\w$#\\]/.test(character)) classes[code] = isWordClass;
  else if (/[,;:~@]/.test(character)) classes[code] = isPlainClass;
}

export function classOf(code: number): number {
  if (code < 128) return classes[code]!;
  return code === byteOrderMark || code === noBreakSpace ? isBlankClass : isWordClass;
}

export function isWord(code: number): boolean {
  return classOf(code) === isWordClass;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isBlank(code: number): boolean {
  return classOf(code) === isBlankClass;
}
