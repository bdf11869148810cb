/** Readers of declarations: what a file defines at its top level, and what its variables take from other modules. */
import {
  bang,
  closeParen,
  colon,
  comma,
  equals,
  greater,
  less,
  openParen,
  semicolon,
  star,
} from './characters.ts';
import { bindProperties, type Findings, type Statement } from './findings.ts';
import { readImport } from './imports.ts';
import type { Lexer } from './lexer.ts';
import { readBinding, type Binding } from './patterns.ts';
import type { Reader } from './reader.ts';
import { readRequire } from './requires.ts';
import { end, word } from './tokens.ts';

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
}

function readInitializer({ lexer, findings }: Reader, binding: Binding, start: number): void {
  if (lexer.is('require')) return readRequire(lexer, findings, binding, start);
  if (lexer.kind === openParen) lexer.next();
  if (lexer.is('await')) lexer.next();
  if (lexer.is('import')) return readImport(lexer, findings, binding, start);
  if (lexer.kind !== word || binding.names === null || !binding.isTopLevel) return;
  const value = lexer.text();
  lexer.next();
  const isWhole = lexer.startsLine || lexer.kind === end || endsValue.has(lexer.kind);
  if (isWhole) bindProperties(findings, value, binding.names);
}

const endsValue = new Set([comma, semicolon]);

const continuesType = new Set(['extends', 'is', 'in']);

/** Passes over `: Type` up to what follows a declared type; what it imports is noted. */
function skipType(lexer: Lexer, findings: Findings): void {
  const { depth } = lexer;
  let angles = 0;
  lexer.next();
  while (lexer.kind !== end && lexer.depth >= depth) {
    if (lexer.depth === depth) {
      if (lexer.kind === word && lexer.startsLine && lexer.startsStatement()) {
        if (!continuesType.has(lexer.text())) return;
      } else if (lexer.kind === less) angles++;
      else if (lexer.kind === greater) angles--;
      else if (angles <= 0 && endsType.has(lexer.kind)) return;
    }
    if (lexer.is('import')) readImport(lexer, findings);
    else lexer.next();
  }
}

const endsType = new Set([equals, comma, semicolon, closeParen]);
