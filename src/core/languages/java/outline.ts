/** Follows braces and keywords through a Java file and notes what it declares. */
import * as kind from './lexer.ts';
import { skipSpace, wordEnd } from './lexer.ts';
import type { Scopes } from './scopes.ts';

/** A type, method, field or constant that the file declares. */
export interface Declared {
  readonly name: string;
  readonly position: number;
  readonly isType: boolean;
  /** How many bodies it is inside of. */
  readonly depth: number;
  /** Whether it can be named through its type from anywhere. */
  readonly isPublicStatic: boolean;
  /** Which of the file's top-level types it is or belongs to, from 0. */
  readonly owner: number;
}

export interface Outline {
  /** Types at any depth, and the members of top-level types. */
  readonly declared: readonly Declared[];
  /** How many braces are open. */
  depth(): number;
  /** Takes the next word, unless it is part of a dotted name. */
  word(from: number, to: number): void;
  /** Takes the next brace, parenthesis or other sign that ends something. */
  sign(sign: number): void;
}

interface OpenType {
  readonly keyword: string;
  /** Braces and parentheses that were open where it was declared. */
  readonly depth: number;
  readonly parens: number;
  /** Whether the constants at the head of an enum are still going on. */
  constants: boolean;
}

const at = 0x40;

export function createOutline(text: string, scopes: Scopes): Outline {
  const declared: Declared[] = [];
  const open: OpenType[] = [];
  let depth = 0;
  let parens = 0;
  let owner = -1;
  /** The keyword after which a type's name comes. */
  let keyword = '';
  let pending: OpenType | null = null;
  // The statement at the top of a body: its modifiers, and the last word that may be its name.
  let isPublic = false;
  let isPrivate = false;
  let isStatic = false;
  let nameFrom = -1;
  let nameTo = -1;
  let named = false;

  const reset = (): void => {
    isPublic = isPrivate = isStatic = named = false;
    nameFrom = -1;
  };
  const isInterface = (): boolean => open.at(-1)?.keyword === 'interface';

  const nameMember = (isField: boolean): void => {
    const type = open.at(-1);
    if (named || nameFrom < 0 || !type) return;
    named = true;
    const isPublicStatic =
      type.keyword === 'interface' ? !isPrivate && (isStatic || isField) : isPublic && isStatic;
    const name = text.slice(nameFrom, nameTo);
    declared.push({ name, position: nameFrom, isType: false, depth, isPublicStatic, owner });
  };

  const declareType = (from: number, to: number): void => {
    const name = text.slice(from, to);
    if (depth === 0) owner++;
    const isPublicStatic =
      depth === 1 && parens === 0 && (isPublic || (isInterface() && !isPrivate));
    declared.push({ name, position: from, isType: true, depth, isPublicStatic, owner });
    // A class inside a method or an expression is known there only, so it hides nothing.
    if (depth === 0 || depth === (open.at(-1)?.depth ?? -1) + 1) scopes.declare(name);
    pending = { keyword, depth, parens, constants: keyword === 'enum' };
    named = true;
  };

  const typeKeyword = (from: number, to: number): string => {
    switch (to - from) {
      case 4:
        return text.startsWith('enum', from) ? 'enum' : '';
      case 5:
        return text.startsWith('class', from) ? 'class' : '';
      case 6:
        return text.startsWith('record', from) && isRecord(text, to) ? 'record' : '';
      case 9:
        return text.startsWith('interface', from) ? 'interface' : '';
      default:
        return '';
    }
  };

  const memberWord = (from: number, to: number): void => {
    const length = to - from;
    if (length === 6 && text.startsWith('public', from)) isPublic = true;
    else if (length === 6 && text.startsWith('static', from)) isStatic = true;
    else if (length === 7 && text.startsWith('private', from)) isPrivate = true;
    else if (!named && text.charCodeAt(from - 1) !== at) {
      nameFrom = from;
      nameTo = to;
    }
  };

  const openBrace = (): void => {
    if (pending && parens === pending.parens && depth === pending.depth) {
      open.push(pending);
      scopes.enter();
      pending = null;
      if (depth === 0) reset();
    }
    depth++;
  };

  const closeBrace = (): void => {
    if (depth > 0) depth--;
    if (open.at(-1)?.depth === depth) {
      open.pop();
      scopes.leave();
    }
    if (depth === 0) parens = 0;
    if (depth <= 1) reset();
  };

  return {
    declared,
    depth: () => depth,
    word(from, to) {
      if (keyword !== '') {
        declareType(from, to);
        keyword = '';
        return;
      }
      keyword = typeKeyword(from, to);
      if (keyword === '' && depth <= 1 && parens === 0) memberWord(from, to);
    },
    sign(sign) {
      keyword = '';
      const isTop = depth === 1 && parens === 0;
      const type = open.at(-1);
      const isConstant = isTop && type?.constants === true;
      switch (sign) {
        case kind.curlyOpen:
          if (isConstant) nameMember(false);
          openBrace();
          break;
        case kind.curlyClose:
          if (isConstant) nameMember(false);
          closeBrace();
          break;
        case kind.roundOpen:
          if (isTop) nameMember(false);
          parens++;
          break;
        case kind.roundClose:
          if (parens > 0) parens--;
          break;
        case kind.equals:
          if (isTop) nameMember(true);
          break;
        case kind.comma:
          if (!isConstant) break;
          nameMember(false);
          reset();
          break;
        case kind.semicolon:
          if (isTop) nameMember(!isConstant);
          if (isConstant && type) type.constants = false;
          if (depth <= 1 && parens === 0) reset();
          break;
      }
    },
  };
}

/** `record` is a keyword only before a name and its components. */
function isRecord(text: string, end: number): boolean {
  const name = skipSpace(text, end);
  const next = skipSpace(text, wordEnd(text, name));
  return name > end && next > name && (text.charAt(next) === '(' || text.charAt(next) === '<');
}
