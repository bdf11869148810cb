/** Reader of the name under which a value is exported, where it has one in its own file. */
import { at as decorator, closeBrace, closeParen, comma, semicolon, star } from './characters.ts';
import type { Lexer } from './lexer.ts';
import type { Reader } from './reader.ts';
import { end, word } from './tokens.ts';

const expressionWords = new Set(
  'new await typeof void delete yield this null true false undefined require import'.split(' '),
);

/**
 * The name of the value that begins here: of a function or class expression, or of the variable that is all of it.
 * Null where it has none.
 */
export function readValueName(reader: Reader): string | null {
  const { lexer } = reader;
  if (lexer.kind !== word) return null;
  for (const modifier of ['async', 'abstract']) {
    if (!lexer.is(modifier)) continue;
    lexer.next();
    if (!lexer.is('function') && !lexer.is('class')) return endsValue(lexer) ? modifier : null;
  }
  const isDeclared = lexer.is('interface') || lexer.is('enum');
  if (lexer.is('function') || lexer.is('class') || isDeclared) {
    lexer.next();
    if (lexer.kind === star) lexer.next();
    if (lexer.kind !== word || lexer.is('extends') || lexer.is('implements')) return null;
    const name = lexer.text();
    reader.declare(name, lexer.start, null);
    lexer.next();
    return name;
  }
  if (expressionWords.has(lexer.text())) return null;
  const name = lexer.text();
  lexer.next();
  return endsValue(lexer) ? name : null;
}

function endsValue(lexer: Lexer): boolean {
  return (
    lexer.kind === semicolon ||
    lexer.kind === comma ||
    lexer.kind === closeBrace ||
    lexer.kind === closeParen ||
    lexer.kind === end ||
    (lexer.startsLine && lexer.kind === word) ||
    (lexer.startsLine && lexer.kind === decorator)
  );
}
