/** Readers of declarations: what a file defines at its top level, and what its variables take from other modules. */
import { bang, colon, comma, equals, openParen, star } from './characters.ts';
import type { Statement } from './findings.ts';
import { readImport, readRequire, skipType } from './imports.ts';
import { word } from './lexer.ts';
import { readBinding, type Binding } from './patterns.ts';
import type { Reader } from './reader.ts';

const named = new Set(['function', 'class', 'interface', 'enum', 'namespace', 'module', 'type']);
const variables = new Set(['const', 'let', 'var', 'using']);

/**
 * Reads a declaration that begins with the current word; false, and nothing read, where it is none. `exported` is the
 * statement that exports what it declares.
 */
export function readDeclaration(reader: Reader, exported: Statement | null): boolean {
  const { lexer } = reader;
  while (lexer.is('declare') || lexer.is('abstract') || lexer.is('async')) {
    lexer.next();
    if (lexer.kind !== word || lexer.startsLine) return true;
  }
  const keyword = lexer.kind === word ? lexer.text() : '';
  if (variables.has(keyword)) {
    readVariables(reader, exported);
    return true;
  }
  if (!named.has(keyword)) return false;
  lexer.next();
  if (lexer.kind === star) lexer.next();
  if (lexer.kind !== word || lexer.is('extends') || lexer.is('implements')) return true;
  const isContextual = keyword !== 'function' && keyword !== 'class';
  if (isContextual && lexer.startsLine) return true;
  const name = lexer.text();
  const { start } = lexer;
  lexer.next();
  if (lexer.kind === equals && keyword !== 'type') return true;
  reader.declare(name, start, exported);
  return true;
}

/** Reads the declarators after `const`, `let` or `var`, up to an initial value that is more than a module. */
export function readVariables(reader: Reader, exported: Statement | null): void {
  const { lexer } = reader;
  const { start, depth } = lexer;
  lexer.next();
  if (lexer.is('enum')) {
    readDeclaration(reader, exported);
    return;
  }
  readDeclarators(reader, exported, start, depth);
}

export function readDeclarators(
  reader: Reader,
  exported: Statement | null,
  first: number,
  depth: number,
): void {
  const { lexer, findings } = reader;
  for (let start = first; ; start = lexer.start) {
    const binding = readBinding(lexer);
    if (!binding) return;
    if (depth === 0) {
      for (const local of binding.locals) reader.declare(local.name, local.start, exported);
    }
    if (lexer.kind === bang) lexer.next();
    if (lexer.kind === colon) skipType(lexer, findings);
    if (lexer.kind === equals) {
      lexer.next();
      readInitializer(reader, binding, start);
    }
    if (lexer.kind !== comma || lexer.depth !== depth) break;
    lexer.next();
  }
  if (depth === 0) reader.openVariables(exported);

  function readInitializer({ lexer }: Reader, binding: Binding, start: number): void {
    if (lexer.is('require')) return readRequire(lexer, findings, binding, start);
    if (lexer.kind === openParen) lexer.next();
    if (lexer.is('await')) lexer.next();
    if (lexer.is('import')) readImport(lexer, findings, binding, start);
  }
}
