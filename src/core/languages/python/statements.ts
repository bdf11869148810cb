/** Cuts a Python file into the statements that say what it defines and what it imports, in one pass. */
import { isQuote, skipBackslash, skipBlank, skipComment, skipString, wordEnd } from './lexer.ts';

/** Where a statement stands. */
export interface Scope {
  /** Inside a function or class. */
  readonly nested: boolean;
  /** Under `if TYPE_CHECKING`. */
  readonly typing: boolean;
}

export interface Statement extends Scope {
  /** The word that it begins with; empty where it begins with something else. */
  readonly word: string;
  readonly start: number;
  /** Where it ends: at a newline, a semicolon, or the colon of a compound statement. */
  readonly end: number;
  /** Positions of the signs that assign, outside brackets. */
  readonly equals: readonly number[];
  /** Position of the first colon outside brackets, else -1. */
  readonly colon: number;
  /** Whether it begins its line, apart from what introduces a suite on the same line. */
  readonly first: boolean;
}

interface Block {
  readonly indent: number;
  readonly scope: Scope;
}

const plain = 0;
const lineEnd = 1;
const open = 2;
const close = 3;
const string = 4;
const comment = 5;
const escape = 6;
const semicolon = 7;
const colonSign = 8;
const equalSign = 9;
const kinds = new Uint8Array(128);
for (const [characters, kind] of [
  ['\n', lineEnd],
  ['([{', open],
  [')]}', close],
  ['"\'', string],
  ['#', comment],
  ['\\', escape],
  [';', semicolon],
  [':', colonSign],
  ['=', equalSign],
] as const) {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind;
}

const compound = new Set(
  'if elif else try except finally with for while def class async'.split(' '),
);
const equal = 0x3d;
const operators = new Set(Array.from('=!<>+-*/%&|^@~:', (character) => character.charCodeAt(0)));
/** What cannot stand at the start of a line inside brackets: a bracket before it was never closed. */
const afresh = /(?:import|from|def|class|async def)[ \t]/y;
const typeChecking = /^[\s(]*(?:\w+\.){0,4}TYPE_CHECKING[\s)]*$/;
const longestCondition = 200;

/**
 * Gives the statements in the order of the text. Those inside functions and classes are given only where they import,
 * unless `bodies` asks for all of them.
 */
export function readStatements(
  text: string,
  bodies: boolean,
  receive: (statement: Statement) => void,
): void {
  const blocks: Block[] = [];
  const moduleScope: Scope = { nested: false, typing: false };
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const start = skipIndent(text, at);
    const begins = text.charCodeAt(start);
    if (begins === 0x0a || begins === 0x23 || begins === 0x0d) {
      at = skipComment(text, start) + 1;
      continue;
    }
    const indent = widthOf(text, at, start);
    while (blocks.length > 0 && blocks.at(-1)!.indent >= indent) blocks.pop();
    at = readLine(start, indent);
  }

  /** Reads a logical line, which may hold several statements; gives where the next one begins. */
  function readLine(from: number, indent: number): number {
    let scope: Scope = blocks.at(-1)?.scope ?? moduleScope;
    let first = true;
    for (let start = from; start < text.length;) {
      const afterWord = wordEnd(text, start);
      const word = afterWord - start < 32 ? text.slice(start, afterWord) : '';
      const heads = compound.has(word);
      const { end, equals, colon } = findEnd(
        text,
        isQuote(text.charCodeAt(afterWord)) ? afterWord : start,
        heads,
      );
      if (bodies || !scope.nested || word === 'import' || word === 'from')
        receive({
          word,
          start,
          end,
          equals,
          colon,
          first,
          nested: scope.nested,
          typing: scope.typing,
        });
      const mark = text.charAt(end);
      if (heads && mark === ':') {
        const inner = innerScope(text, word, afterWord, end, scope);
        if (inner !== scope) blocks.push({ indent, scope: inner });
        scope = inner;
      } else if (mark !== ';') return mark === '\n' ? end + 1 : end;
      first = false;
      start = skipBlank(text, end + 1, false);
      const next = text.charCodeAt(start);
      if (next === 0x0a || next === 0x23) return skipComment(text, start) + 1;
    }
    return text.length;
  }
}

/** The scope of the suite that a compound statement introduces. */
function innerScope(
  text: string,
  word: string,
  afterWord: number,
  colon: number,
  scope: Scope,
): Scope {
  const { nested, typing } = scope;
  if (word === 'def' || word === 'class') return { nested: true, typing };
  if (word === 'async')
    return /^\s+def\b/.test(text.slice(afterWord, afterWord + 64))
      ? { nested: true, typing }
      : scope;
  const checks =
    (word === 'if' || word === 'elif') &&
    colon - afterWord < longestCondition &&
    typeChecking.test(text.slice(afterWord, colon));
  return checks ? { nested, typing: true } : scope;
}

function findEnd(
  text: string,
  start: number,
  heads: boolean,
): { readonly end: number; readonly equals: readonly number[]; readonly colon: number } {
  const equals: number[] = [];
  let colon = -1;
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    switch (code < 128 ? kinds[code] : plain) {
      case plain:
        at++;
        break;
      case string:
        at = skipString(text, at);
        break;
      case comment:
        at = skipComment(text, at);
        break;
      case open:
        depth++;
        at++;
        break;
      case close:
        if (depth > 0) depth--;
        at++;
        break;
      case lineEnd:
        if (depth === 0) return { end: at, equals, colon };
        afresh.lastIndex = at + 1;
        if (afresh.test(text)) return { end: at, equals, colon };
        at++;
        break;
      case escape:
        at = skipBackslash(text, at);
        break;
      case semicolon:
        if (depth === 0) return { end: at, equals, colon };
        at++;
        break;
      case colonSign:
        if (depth === 0 && text.charCodeAt(at + 1) !== equal) {
          if (heads) return { end: at, equals, colon };
          if (colon < 0) colon = at;
        }
        at++;
        break;
      default:
        if (text.charCodeAt(at + 1) === equal) at++;
        else if (depth === 0 && !operators.has(text.charCodeAt(at - 1))) equals.push(at);
        at++;
    }
  }
  return { end: text.length, equals, colon };
}

function skipIndent(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09 && code !== 0x0c) return at;
    at++;
  }
}

/** Width of an indentation, in which a tab reaches the next multiple of eight. */
function widthOf(text: string, from: number, to: number): number {
  let width = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x09) width += 8 - (width % 8);
    else if (code === 0x20) width++;
    else width = 0;
  }
  return width;
}
