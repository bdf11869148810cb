/**
 * Tokens of JavaScript and TypeScript, told apart as far as dependencies need it: strings, templates, regular
 * expressions, comments, brackets and JSX. It goes once over the text and never back.
 */
import {
  backslash,
  backtick,
  bang,
  classOf,
  closeBrace,
  closeBracket,
  closeParen,
  dollar,
  dot,
  doubleQuote,
  equals,
  greater,
  isBlankClass,
  isDigit,
  isPlainClass,
  isWordClass,
  less,
  minus,
  newline,
  openBrace,
  openBracket,
  openParen,
  plus,
  question,
  semicolon,
  singleQuote,
  slash,
  star,
} from './characters.ts';
import { createJsx } from './jsx.ts';
import { skipLine, skipPast, skipRegex, skipString } from './literals.ts';

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
/** A comparison: ends with `=` and assigns nothing. */
export const comparison: number = 265;
/** A JSX element as a whole has passed; told nobody. */
const element: number = 266;
export const end: number = 267;

/** What is open. */
const paren: number = 1;
/** Of `if`, `while`, `for` and `with`: an expression may begin after them. */
const controlParen: number = 2;
const bracket: number = 3;
const block: number = 4;
const object: number = 5;
const substitution: number = 6;
/** From the `<` of an opening JSX tag to its `>`. */
const jsxTag: number = 7;
/** The same of an element without children. */
const jsxLoneTag: number = 9;
const jsxChildren: number = 8;

const beforeExpression = new Set(
  'return typeof case in of delete void throw new do else instanceof await yield extends default'.split(
    ' ',
  ),
);
const beforeBlock = new Set(['do', 'else', 'default']);

/** By length. */
const controlWords = ['', '', 'if', 'for', 'with', 'while'];

function isControl(text: string, from: number, to: number): boolean {
  const length = to - from;
  return length >= 2 && length <= 5 && text.startsWith(controlWords[length]!, from);
}

/** Whether the character after `<` begins the name of an element, or ends the tag of a fragment. */
function opensName(code: number): boolean {
  return code === greater || (classOf(code) === isWordClass && !isDigit(code));
}

/** Words that are told at any depth, as a table by first character and length: it may let others through. */
export type WordFilter = Uint8Array;

export function createWordFilter(words: Iterable<string>): WordFilter {
  const filter = new Uint8Array(128 * 16);
  for (const text of words) filter[filterIndex(text.charCodeAt(0), text.length)] = 1;
  return filter;
}

function filterIndex(first: number, length: number): number {
  return (first & 127) * 16 + (length < 16 ? length : 15);
}

export interface Lexer {
  /** The current token. */
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  /** How many brackets are open around the token; a bracket itself stands outside. */
  readonly depth: number;
  /** Whether the token is the first one of its line. */
  readonly startsLine: boolean;
  /** Kind of the token before this one, told or not. */
  readonly previous: number;
  readonly previousEnd: number;
  /** To this depth every token is told, deeper only the words of the filter. */
  level: number;
  next(): void;
  /** Whether a statement may begin here: what stands before is no operator and no open bracket of an expression. */
  startsStatement(): boolean;
  /** Whether the token before is this word. */
  follows(text: string): boolean;
  /** Whether the current token is this word. */
  is(text: string): boolean;
  text(): string;
}

export function createLexer(text: string, filter: WordFilter): Lexer {
  const { length } = text;
  const jsx = createJsx(text);
  const stack: number[] = [];
  let top = 0;
  let parens = 0;
  let brackets = 0;
  let braces = 0;
  let at = text.startsWith('#!') ? skipLine(text, 0) : 0;
  let nextNewline = -1;
  /** No regular expression ends before this position. */
  let noRegexBefore = 0;
  /** The token last passed; after a closing bracket, `lastOpens` tells whether an expression may begin. */
  let lastKind = none;
  let lastStart = 0;
  let lastEnd = 0;
  let lastOpens = true;
  let beforeStart = 0;
  let beforeEnd = 0;
  let beforeOpens = true;

  const push = (kind: number): void => {
    stack.push(kind);
    top = kind;
    if (kind <= controlParen) parens++;
    else if (kind === bracket) brackets++;
    else if (kind <= substitution) braces++;
  };
  const pop = (): number => {
    const kind = stack.pop() ?? 0;
    top = stack.at(-1) ?? 0;
    if (kind <= controlParen) parens--;
    else if (kind === bracket) brackets--;
    else if (kind <= substitution) braces--;
    return kind;
  };
  /** Closes the innermost open bracket of a kind, and what was left open inside; 0 where none is open. */
  const close = (code: number): number => {
    if (code === closeParen) {
      if (parens === 0) return 0;
      while (top > controlParen) pop();
    } else if (code === closeBracket) {
      if (brackets === 0) return 0;
      while (top !== bracket) pop();
    } else {
      if (braces === 0) return 0;
      while (top < block || top > substitution) pop();
    }
    return pop();
  };
  const expressionBegins = (kind: number, from: number, to: number, opens: boolean): boolean => {
    if (kind === word) return beforeExpression.has(text.slice(from, to));
    if (kind >= string)
      return (
        kind === arrow || kind === spread || kind === comparison || (kind === templatePart && opens)
      );
    if (kind === closeParen || kind === closeBrace || kind === bang) return opens;
    return kind !== closeBracket;
  };
  const inTag = (): boolean => top === jsxTag || top === jsxLoneTag;
  const mayBegin = (): boolean => expressionBegins(lastKind, lastStart, lastEnd, lastOpens);
  const passesNewline = (from: number, to: number): boolean => {
    if (nextNewline < from) {
      nextNewline = text.indexOf('\n', from);
      if (nextNewline < 0) nextNewline = length;
    }
    return nextNewline < to;
  };
  const isObject = (): boolean => {
    if (lastKind === word) {
      const before = text.slice(lastStart, lastEnd);
      return beforeExpression.has(before) && !beforeBlock.has(before);
    }
    if (lastKind === none || lastKind === semicolon || lastKind === openBrace || lastKind === arrow)
      return false;
    return lastKind !== closeBrace && lastKind !== closeParen && mayBegin();
  };
  /** Where the part of a template that begins at `from` ends; opens a substitution where one follows. */
  const readTemplate = (from: number): number => {
    for (let position = from; position < length; position++) {
      const code = text.charCodeAt(position);
      if (code === backtick) return position + 1;
      if (code === backslash) position++;
      else if (code === dollar && text.charCodeAt(position + 1) === openBrace) {
        push(substitution);
        return position + 2;
      }
    }
    return length;
  };
  /** Passes over the text of an element, up to what is code again. */
  const readChildren = (from: number): number => {
    for (let position = from; position < length; position++) {
      const code = text.charCodeAt(position);
      if (code === openBrace) {
        push(object);
        pass(openBrace, position, position + 1, true);
        return position + 1;
      }
      if (code !== less) continue;
      const following = text.charCodeAt(position + 1);
      if (following === slash) {
        const to = skipPast(text, '>', position);
        pop();
        pass(element, position, to, false);
        return to;
      }
      if (opensName(following)) {
        push(jsxTag);
        pass(less, position, position + 1, true);
        return position + 1;
      }
    }
    return length;
  };
  const pass = (kind: number, from: number, to: number, opens: boolean): void => {
    lastKind = kind;
    lastStart = from;
    lastEnd = to;
    lastOpens = opens;
  };

  const next = (): void => {
    let startsLine = lastKind === none;
    for (;;) {
      while (top === jsxChildren && at < length) at = readChildren(at);
      let from = at;
      let code = 0;
      let kindOf = isBlankClass;
      for (; from < length; from++) {
        code = text.charCodeAt(from);
        kindOf = classOf(code);
        if (kindOf !== isBlankClass) break;
        if (code === newline) startsLine = true;
      }
      if (from === length) {
        token.kind = end;
        token.start = length;
        token.end = length;
        token.depth = stack.length;
        token.previous = lastKind;
        token.previousEnd = lastEnd;
        token.startsLine = true;
        return;
      }
      let depth = stack.length;
      let kind = code;
      let opens = true;
      let to = from + 1;
      if (kindOf === isWordClass) {
        while (to < length && classOf(text.charCodeAt(to)) === isWordClass) to++;
        kind = isDigit(code) ? number : word;
        if (depth > token.level && filter[filterIndex(code, to - from)] === 0) {
          at = to;
          lastKind = kind;
          lastStart = from;
          lastEnd = to;
          startsLine = false;
          continue;
        }
      } else if (kindOf !== isPlainClass) {
        const following = text.charCodeAt(to);
        switch (code) {
          case slash:
            if (following === slash) {
              at = skipLine(text, to);
              continue;
            }
            if (following === star) {
              at = skipPast(text, '*/', to + 1);
              startsLine ||= passesNewline(from, at);
              continue;
            }
            if (inTag() || (lastKind === less && lastEnd === from)) break;
            if (following === greater && (lastKind === closeBrace || !mayBegin())) break;
            if (from >= noRegexBefore && mayBegin()) {
              to = skipRegex(text, from);
              if (to >= 0) kind = regex;
              else {
                to = from + 1;
                noRegexBefore = skipLine(text, to);
              }
            }
            break;
          case doubleQuote:
          case singleQuote:
            kind = string;
            to = inTag() ? skipPast(text, text[from]!, to) : skipString(text, from);
            break;
          case backtick:
            to = readTemplate(to);
            opens = top === substitution && stack.length > depth;
            kind = opens ? templatePart : template;
            break;
          case openParen:
            push(lastKind === word && isControl(text, lastStart, lastEnd) ? controlParen : paren);
            break;
          case openBracket:
            push(bracket);
            break;
          case openBrace:
            push(inTag() || isObject() ? object : block);
            break;
          case closeParen:
          case closeBracket:
          case closeBrace: {
            const closed = close(code);
            depth = stack.length;
            opens =
              closed === controlParen || closed === block || (closed === 0 && code === closeBrace);
            if (closed === substitution) {
              to = readTemplate(to);
              opens = stack.length > depth;
              kind = templatePart;
            }
            break;
          }
          case less:
            if (following === equals) {
              kind = comparison;
              to++;
            } else if (!inTag() && opensName(following) && mayBegin()) {
              if (jsx.opensElement(from)) push(jsxTag);
              else if (jsx.opensLoneTag(from)) push(jsxLoneTag);
            }
            break;
          case greater:
            if (inTag()) {
              const closesItself = lastKind === slash && lastEnd === from;
              if (pop() === jsxTag && !closesItself) push(jsxChildren);
              at = to;
              pass(element, from, to, false);
              startsLine = false;
              continue;
            }
            if (following === equals) {
              kind = comparison;
              to++;
            }
            break;
          case equals:
            if (following === greater) {
              kind = arrow;
              to++;
            } else if (following === equals) {
              kind = comparison;
              to += text.charCodeAt(to + 1) === equals ? 2 : 1;
            }
            break;
          case bang:
            if (following === equals) {
              kind = comparison;
              to += text.charCodeAt(to + 1) === equals ? 2 : 1;
            } else opens = mayBegin();
            break;
          case plus:
          case minus:
            if (following === code) {
              kind = step;
              to++;
            }
            break;
          case question:
            if (following === dot && !isDigit(text.charCodeAt(to + 1))) {
              kind = dot;
              to++;
            }
            break;
          case dot:
            if (following === dot && text.charCodeAt(to + 1) === dot) {
              kind = spread;
              to += 2;
            }
            break;
          default:
        }
      }
      at = to;
      if (kind === word || depth <= token.level) {
        token.previous = lastKind;
        token.previousEnd = lastEnd;
        beforeStart = lastStart;
        beforeEnd = lastEnd;
        beforeOpens = lastOpens;
        pass(kind, from, to, opens);
        token.kind = kind;
        token.start = from;
        token.end = to;
        token.depth = depth;
        token.startsLine = startsLine;
        return;
      }
      pass(kind, from, to, opens);
      startsLine = false;
    }
  };

  const token = {
    kind: none,
    start: 0,
    end: 0,
    depth: 0,
    startsLine: true,
    previous: none,
    previousEnd: 0,
    level: 0,
    next,
    startsStatement: () =>
      token.previous === none ||
      token.previous === semicolon ||
      token.previous === closeBrace ||
      // The end of a type, in code without semicolons.
      (token.startsLine && (token.previous === greater || token.follows('void'))) ||
      !expressionBegins(token.previous, beforeStart, beforeEnd, beforeOpens),
    follows: (expected: string) =>
      token.previous === word && text.slice(beforeStart, beforeEnd) === expected,
    is: (expected: string) =>
      token.kind === word &&
      token.end - token.start === expected.length &&
      text.startsWith(expected, token.start),
    text: () => text.slice(token.start, token.end),
  };
  next();
  return token;
}
