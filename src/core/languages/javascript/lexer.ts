/**
 * Tokens of JavaScript and TypeScript, told apart as far as dependencies need it: strings, templates, regular
 * expressions, comments, brackets and JSX. It goes once over the text and never back.
 */
import {
  block,
  bracket,
  children,
  controlParen,
  createBrackets,
  loneTag,
  object,
  paren,
  substitution,
  tag,
} from './brackets.ts';
import {
  backslash,
  backtick,
  bang,
  classOf,
  closeBrace,
  closeBracket,
  closeParen,
  dollar,
  doubleQuote,
  greater,
  isBlankClass,
  isDigit,
  isPlainClass,
  isWordClass,
  less,
  newline,
  openBrace,
  openBracket,
  openParen,
  semicolon,
  singleQuote,
  slash,
  star,
} from './characters.ts';
import { createJsx, opensName } from './jsx.ts';
import { skipLine, skipPast, skipRegex, skipString } from './literals.ts';
import { operatorEnd, operatorKind } from './operators.ts';
import {
  arrow,
  comparison,
  end,
  filterIndex,
  none,
  number,
  regex,
  spread,
  string,
  tagEnd,
  template,
  templatePart,
  word,
  type WordFilter,
} from './tokens.ts';

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
  /** Whether a statement may begin here: what stands before is no operator and no open bracket. */
  startsStatement(): boolean;
  /** Whether the token before is this word. */
  follows(text: string): boolean;
  /** Whether the current token is this word. */
  is(text: string): boolean;
  text(): string;
}

/** Words after which an expression begins, so that a slash opens a regular expression. */
const beforeExpression = new Set(
  'return typeof case in of delete void throw new do else instanceof await yield extends default'.split(
    ' ',
  ),
);
/** Those of them after which a brace opens a block. */
const beforeBlock = new Set(['do', 'else', 'default']);

/** By length. */
const controlWords = ['', '', 'if', 'for', 'with', 'while'];

function isControl(text: string, from: number, to: number): boolean {
  const length = to - from;
  return length >= 2 && length <= 5 && text.startsWith(controlWords[length]!, from);
}

export function createLexer(text: string, filter: WordFilter): Lexer {
  const { length } = text;
  const jsx = createJsx(text);
  const brackets = createBrackets();
  let at = text.startsWith('#!') ? skipLine(text, 0) : 0;
  let nextNewline = -1;
  /** No regular expression ends before this position. */
  let noRegexBefore = 0;
  /** The token last passed; `lastOpens` tells of some kinds whether an expression may begin after it. */
  let lastKind = none;
  let lastStart = 0;
  let lastEnd = 0;
  let lastOpens = true;
  /** The same of the token before the current one. */
  let beforeStart = 0;
  let beforeEnd = 0;
  let beforeOpens = true;

  const pass = (kind: number, from: number, to: number, opens: boolean): void => {
    lastKind = kind;
    lastStart = from;
    lastEnd = to;
    lastOpens = opens;
  };

  const expressionBegins = (kind: number, from: number, to: number, opens: boolean): boolean => {
    switch (kind) {
      case word:
        return beforeExpression.has(text.slice(from, to));
      case closeParen:
      case closeBrace:
      case bang:
      case templatePart:
        return opens;
      default:
        if (kind < word) return kind !== closeBracket;
        return kind === arrow || kind === spread || kind === comparison;
    }
  };
  const mayBegin = (): boolean => expressionBegins(lastKind, lastStart, lastEnd, lastOpens);

  /** Whether a brace opens an object rather than a block. */
  const opensObject = (): boolean => {
    switch (lastKind) {
      case none:
      case semicolon:
      case openBrace:
      case closeBrace:
      case closeParen:
      case arrow:
        return false;
      case word:
        return mayBegin() && !beforeBlock.has(text.slice(lastStart, lastEnd));
      default:
        return mayBegin();
    }
  };

  const inTag = (): boolean => brackets.top === tag || brackets.top === loneTag;

  const hasNewline = (from: number, to: number): boolean => {
    if (nextNewline < from) {
      nextNewline = text.indexOf('\n', from);
      if (nextNewline < 0) nextNewline = length;
    }
    return nextNewline < to;
  };

  /** Where the part of a template that begins at `from` ends; opens a substitution where one follows. */
  const readTemplate = (from: number): number => {
    for (let position = from; position < length; position++) {
      const code = text.charCodeAt(position);
      if (code === backtick) return position + 1;
      if (code === backslash) position++;
      else if (code === dollar && text.charCodeAt(position + 1) === openBrace) {
        brackets.open(substitution);
        return position + 2;
      }
    }
    return length;
  };

  /** Where the text of an element ends, up to what is code again. */
  const readChildren = (from: number): number => {
    for (let position = from; position < length; position++) {
      const code = text.charCodeAt(position);
      if (code === openBrace) {
        brackets.open(object);
        pass(openBrace, position, position + 1, true);
        return position + 1;
      }
      if (code !== less) continue;
      const following = text.charCodeAt(position + 1);
      if (following === slash) {
        const to = skipPast(text, '>', position);
        brackets.leave();
        pass(tagEnd, position, to, false);
        return to;
      }
      if (opensName(following)) {
        brackets.open(tag);
        pass(less, position, position + 1, true);
        return position + 1;
      }
    }
    return length;
  };

  /** Where the regular expression at `from` ends; its own position where it is a division or part of a tag. */
  const readRegex = (from: number): number => {
    if (from < noRegexBefore || inTag() || (lastKind === less && lastEnd === from)) return from;
    const closesTag = text.charCodeAt(from + 1) === greater && lastKind === closeBrace;
    if (closesTag || !mayBegin()) return from;
    const to = skipRegex(text, from);
    if (to >= 0) return to;
    noRegexBefore = skipLine(text, from);
    return from;
  };

  const tell = (
    kind: number,
    from: number,
    to: number,
    depth: number,
    startsLine: boolean,
    opens: boolean,
  ): void => {
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
  };

  const next = (): void => {
    let startsLine = lastKind === none;
    for (;;) {
      while (brackets.top === children && at < length) at = readChildren(at);
      let from = at;
      let code = 0;
      let kindOf = isBlankClass;
      for (; from < length; from++) {
        code = text.charCodeAt(from);
        kindOf = classOf(code);
        if (kindOf !== isBlankClass) break;
        if (code === newline) startsLine = true;
      }
      let { depth } = brackets;
      if (from === length) {
        at = length;
        return tell(end, length, length, depth, true, true);
      }
      let kind = code;
      let opens = true;
      let to = from + 1;
      if (kindOf === isWordClass) {
        while (to < length && classOf(text.charCodeAt(to)) === isWordClass) to++;
        kind = isDigit(code) ? number : word;
        if (filter[filterIndex(code, to - from)] === 1) {
          at = to;
          return tell(kind, from, to, depth, startsLine, true);
        }
      } else if (kindOf !== isPlainClass) {
        switch (code) {
          case slash: {
            const following = text.charCodeAt(to);
            if (following === slash) {
              at = skipLine(text, to);
              continue;
            }
            if (following === star) {
              at = skipPast(text, '*/', to + 1);
              startsLine ||= hasNewline(from, at);
              continue;
            }
            const regexEnd = readRegex(from);
            if (regexEnd > from) {
              kind = regex;
              to = regexEnd;
            }
            break;
          }
          case doubleQuote:
          case singleQuote:
            kind = string;
            to = inTag() ? skipPast(text, text[from]!, to) : skipString(text, from);
            break;
          case backtick:
            to = readTemplate(to);
            opens = brackets.depth > depth;
            kind = opens ? templatePart : template;
            break;
          case openParen:
            brackets.open(
              lastKind === word && isControl(text, lastStart, lastEnd) ? controlParen : paren,
            );
            break;
          case openBracket:
            brackets.open(bracket);
            break;
          case openBrace:
            brackets.open(inTag() || opensObject() ? object : block);
            break;
          case closeParen:
          case closeBracket:
          case closeBrace: {
            const closed = brackets.close(code);
            ({ depth } = brackets);
            opens =
              closed === controlParen || closed === block || (closed === 0 && code === closeBrace);
            if (closed === substitution) {
              to = readTemplate(to);
              opens = brackets.depth > depth;
              kind = templatePart;
            }
            break;
          }
          case less:
            if (!inTag() && opensName(text.charCodeAt(to)) && mayBegin()) {
              if (jsx.opensElement(from)) brackets.open(tag);
              else if (jsx.opensLoneTag(from)) brackets.open(loneTag);
            } else {
              kind = operatorKind(text, from);
              to = operatorEnd(text, from, kind);
            }
            break;
          default:
            if (code === greater && inTag()) {
              const closesItself = lastKind === slash && lastEnd === from;
              if (brackets.leave() === tag && !closesItself) brackets.open(children);
              at = to;
              pass(tagEnd, from, to, false);
              startsLine = false;
              continue;
            }
            kind = operatorKind(text, from);
            to = operatorEnd(text, from, kind);
            if (kind === bang) opens = mayBegin();
        }
      }
      at = to;
      if (depth <= token.level) return tell(kind, from, to, depth, startsLine, opens);
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
