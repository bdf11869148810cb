/** Readers of the parts that imports and exports are made of. Each leaves the lexer at the first token it did not take. */
import type { ImportedName } from '../language.ts';
import { closeBrace, closeParen, comma, dot, openBrace, openParen } from './characters.ts';
import type { Lexer } from './lexer.ts';
import { end, string, template, word } from './tokens.ts';

/** The value of a string token, without a look at escapes: no path has any. */
export function unquoted(lexer: Lexer): string {
  return lexer.text().slice(1, -1);
}

/** Whether the token names something: an identifier, or a string in its place. */
export function readName(lexer: Lexer): string | null {
  if (lexer.kind !== word && lexer.kind !== string) return null;
  const name = lexer.kind === word ? lexer.text() : unquoted(lexer);
  lexer.next();
  return name;
}

export interface Specifier extends ImportedName {
  readonly isType: boolean;
  readonly start: number;
}

/** Reads `{ a, b as c, type D }`; null where it is none. `imported` is the name before `as`. */
export function readSpecifiers(lexer: Lexer): readonly Specifier[] | null {
  const found: Specifier[] = [];
  lexer.next();
  while (lexer.kind !== closeBrace) {
    const specifier = readSpecifier(lexer);
    if (!specifier) return null;
    found.push(specifier);
    if (lexer.kind === comma) lexer.next();
    else if (lexer.kind !== closeBrace) return null;
  }
  lexer.next();
  return found;
}

function readSpecifier(lexer: Lexer): Specifier | null {
  const { start } = lexer;
  const mayBeType = lexer.is('type') || lexer.is('typeof');
  let imported = readName(lexer);
  if (imported === null) return null;
  let isType = false;
  if (mayBeType && !lexer.is('as') && (lexer.kind === word || lexer.kind === string)) {
    isType = true;
    imported = readName(lexer)!;
  }
  if (!lexer.is('as')) return { imported, local: imported, isType, start };
  lexer.next();
  const local = readName(lexer);
  if (local !== null) return { imported, local, isType, start };
  // `{ type as }` takes the type `as`.
  return mayBeType ? { imported: 'as', local: 'as', isType: true, start } : null;
}

/** Reads `from 'x'`; null where it is none. */
export function readFrom(
  lexer: Lexer,
): { readonly specifier: string; readonly end: number } | null {
  if (!lexer.is('from')) return null;
  lexer.next();
  if (lexer.kind !== string) return null;
  const found = { specifier: unquoted(lexer), end: lexer.end };
  lexer.next();
  return found;
}

/** Reads `('x')` and the like, with further arguments left unread inside; null where the first one is no literal. */
export function readModuleArgument(
  lexer: Lexer,
): { readonly specifier: string; readonly end: number } | null {
  if (lexer.kind !== openParen) return null;
  const { depth } = lexer;
  lexer.next();
  if (lexer.kind !== string && lexer.kind !== template) return null;
  const specifier = unquoted(lexer);
  lexer.next();
  if (lexer.kind === comma) {
    lexer.next();
    if (lexer.kind === openBrace) skipTo(lexer, closeBrace, lexer.depth);
    if (lexer.kind === comma) lexer.next();
  }
  if (lexer.kind !== closeParen || lexer.depth !== depth) return null;
  const found = { specifier, end: lexer.end };
  lexer.next();
  return found;
}

function skipTo(lexer: Lexer, kind: number, depth: number): void {
  while (lexer.kind !== end && (lexer.kind !== kind || lexer.depth > depth)) lexer.next();
  lexer.next();
}

/** Reads `.name` where one follows. */
export function readMember(lexer: Lexer): string | null {
  if (lexer.kind !== dot) return null;
  lexer.next();
  if (lexer.kind !== word) return null;
  const name = lexer.text();
  lexer.next();
  return name;
}
