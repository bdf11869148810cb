/** Readers of what `const`, `let` and `var` bind. */
import type { ImportedName } from '../language.ts';
import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  equals,
  openBrace,
  openBracket,
} from './characters.ts';
import type { Lexer } from './lexer.ts';
import { unquoted } from './specifiers.ts';
import { end, spread, string, word } from './tokens.ts';

/** What a declarator binds. */
export interface Binding {
  /** The whole value under one name, or null. */
  readonly name: string | null;
  /** Properties of the value by name; null where it is bound as a whole, or not by name. */
  readonly names: readonly ImportedName[] | null;
  /** Whether the names are those of the file, not of a function or block. */
  readonly isTopLevel: boolean;
  /** Every local name with its position. */
  readonly locals: readonly { readonly name: string; readonly start: number }[];
}

export function readBinding(lexer: Lexer): Binding | null {
  const isTopLevel = lexer.depth === 0;
  if (lexer.kind === word) {
    const name = lexer.text();
    const { start } = lexer;
    lexer.next();
    return { name, names: null, isTopLevel, locals: [{ name, start }] };
  }
  return lexer.kind === openBrace || lexer.kind === openBracket ? readPattern(lexer) : null;
}

function readPattern(lexer: Lexer): Binding {
  const outside = lexer.depth;
  const inside = outside + 1;
  let names: ImportedName[] | null = lexer.kind === openBrace ? [] : null;
  const locals: { name: string; start: number }[] = [];
  let key: string | null = null;
  lexer.next();
  while (lexer.kind !== end && lexer.depth > outside) {
    if (lexer.kind === word || lexer.kind === string) {
      const isWord = lexer.kind === word;
      const name = isWord ? lexer.text() : unquoted(lexer);
      const { start, depth } = lexer;
      lexer.next();
      if (lexer.kind === colon) {
        if (depth === inside) key = name;
        lexer.next();
        if (depth === inside && lexer.kind !== word) names?.push({ imported: name, local: name });
        continue;
      }
      if (!isWord) continue;
      locals.push({ name, start });
      if (depth === inside) names?.push({ imported: key ?? name, local: name });
      key = null;
    } else if (lexer.kind === equals) {
      skipValue(lexer);
    } else {
      if (lexer.kind === comma && lexer.depth === inside) key = null;
      if (lexer.kind === spread && lexer.depth === inside) names = null;
      lexer.next();
    }
  }
  if (lexer.kind === closeBrace || lexer.kind === closeBracket) lexer.next();
  return {
    name: null,
    names: names?.length === 0 ? null : names,
    isTopLevel: outside === 0,
    locals,
  };
}

/** Passes over `= value`, up to the comma or bracket that ends it. */
function skipValue(lexer: Lexer): void {
  const { depth } = lexer;
  do lexer.next();
  while (
    lexer.kind !== end &&
    lexer.depth >= depth &&
    !(lexer.depth === depth && lexer.kind === comma)
  );
}
