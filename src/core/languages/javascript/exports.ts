/** Readers of `export` statements and of what CommonJS modules assign to `exports`. */
import {
  at as decorator,
  closeBrace,
  closeParen,
  colon,
  comma,
  dot,
  equals,
  openBrace,
  openBracket,
  openParen,
  semicolon,
  star,
} from './characters.ts';
import { readDeclaration } from './declarations.ts';
import { addImport, everything, type Export, type Origin, type Statement } from './findings.ts';
import { readImport, readRequireCall } from './imports.ts';
import { end, spread, string, word, type Lexer } from './lexer.ts';
import type { Reader } from './reader.ts';
import { readFrom, readName, readSpecifiers } from './specifiers.ts';

const anonymous = 'default';

/** Reads what begins with `export`. */
export function readExport(reader: Reader): void {
  const { lexer, findings } = reader;
  const statement = { start: lexer.start, end: lexer.end };
  const { depth } = lexer;
  lexer.next();
  if (lexer.is('type')) {
    lexer.next();
    if (lexer.kind !== openBrace && lexer.kind !== star) {
      if (depth === 0 && lexer.kind === word) reader.declare(lexer.text(), lexer.start, statement);
      return;
    }
  }
  if (lexer.kind === star) return readExportAll(reader, statement.start);
  if (lexer.kind === openBrace) return readExportList(reader, statement, depth);
  if (lexer.kind === equals) {
    lexer.next();
    return readWholeValue(reader, statement);
  }
  if (depth > 0) return;
  if (lexer.is('default')) {
    lexer.next();
    return readDefault(reader, statement);
  }
  if (lexer.is('import')) {
    const { length } = findings.imports;
    readImport(lexer, findings);
    for (const { namespace, end } of findings.imports.slice(length)) {
      if (namespace === null) continue;
      statement.end = end;
      reader.export({ name: namespace, local: namespace, start: statement.start, statement });
    }
    return;
  }
  if (lexer.kind !== word) return;
  if (readDeclaration(reader, statement)) return;
  // `export name from 'x'`, as it once was proposed.
  const local = lexer.text();
  lexer.next();
  const from = readFrom(lexer);
  if (from) {
    const names = [{ imported: 'default', local }];
    addImport(findings, {
      ...from,
      via: 're-export',
      names,
      namespace: null,
      start: statement.start,
    });
  }
}

function readExportAll({ lexer, findings }: Reader, start: number): void {
  lexer.next();
  let namespace: string | null = null;
  if (lexer.is('as')) {
    lexer.next();
    namespace = readName(lexer);
  }
  const from = readFrom(lexer);
  if (from) addImport(findings, { ...from, via: 're-export', names: null, namespace, start });
}

function readExportList(reader: Reader, statement: Statement, depth: number): void {
  const { lexer, findings } = reader;
  const specifiers = readSpecifiers(lexer);
  if (!specifiers) return;
  const from = readFrom(lexer);
  if (from) {
    const names = specifiers.map(({ imported, local }) => ({ imported, local }));
    if (names.length > 0) {
      addImport(findings, {
        ...from,
        via: 're-export',
        names,
        namespace: null,
        start: statement.start,
      });
    }
    return;
  }
  if (depth > 0) return;
  statement.end = lexer.previousEnd;
  for (const { imported, local, start } of specifiers) {
    reader.export({ name: local, local: imported, start, statement });
  }
}

function readDefault(reader: Reader, statement: Statement): void {
  const { lexer } = reader;
  const { start } = statement;
  const local = readValueName(reader);
  statement.end = lexer.previousEnd;
  reader.export({ name: 'default', local: local ?? anonymous, start, statement });
}

const expressionWords = new Set(
  'new await typeof void delete yield this null true false undefined require import'.split(' '),
);

/**
 * The name of the value that begins here: of a function or class expression, or of the variable that is all of it.
 * Null where it has none.
 */
function readValueName(reader: Reader): string | null {
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

/** Reads what begins with `exports` or `module`. */
export function readCommonJsExport(reader: Reader): void {
  const { lexer } = reader;
  const statement = { start: lexer.start, end: lexer.end };
  const isModule = lexer.is('module');
  lexer.next();
  if (isModule) {
    if (lexer.kind === word && !lexer.startsLine && lexer.depth === 0)
      return readOldNamespace(reader);
    if (lexer.kind !== dot) return;
    lexer.next();
    if (!lexer.is('exports')) return;
    lexer.next();
  }
  if (lexer.kind === equals) {
    if (!isModule) return;
    lexer.next();
    return readWholeValue(reader, statement);
  }
  if (lexer.kind !== dot) return;
  lexer.next();
  if (lexer.kind !== word) return;
  const name = lexer.text();
  const { start } = lexer;
  lexer.next();
  if (lexer.kind !== equals) return;
  lexer.next();
  readMemberValue(reader, { name, start, statement });
}

/** Reads the name and what follows it of `module Name {`. */
function readOldNamespace(reader: Reader): void {
  const { lexer } = reader;
  const name = lexer.text();
  const { start } = lexer;
  lexer.next();
  if (lexer.kind === openBrace || lexer.kind === dot) reader.declare(name, start, null);
}

type Named = Pick<Export, 'name' | 'start' | 'statement'>;

function readMemberValue(reader: Reader, named: Named): void {
  const { lexer } = reader;
  const { name, statement } = named;
  if (lexer.is('void')) return;
  if (lexer.is('require')) return readRequiredValue(reader, named);
  if (
    lexer.is('exports') ||
    lexer.is('module') ||
    lexer.is('function') ||
    lexer.is('class') ||
    lexer.is('async')
  ) {
    return reader.export({ ...named, local: name });
  }
  const local = readValueName(reader);
  statement.end = Math.max(statement.end, lexer.previousEnd);
  reader.export({ ...named, local: local ?? name });
}

/** A value that is `require('x')`, or a property of that, passes on what the other module has. */
function readRequiredValue(reader: Reader, named: Named): void {
  const call = readRequireCall(reader.lexer);
  if (!call) return reader.export({ ...named, local: named.name });
  const { specifier, member, isUsed } = call;
  named.statement.end = Math.max(named.statement.end, call.end);
  const origin: Origin = { specifier, imported: member, statement: named.statement };
  if (!isUsed) return reader.export({ ...named, local: named.name, origin });
  const names = member === null ? null : [{ imported: member, local: member }];
  addImport(reader.findings, {
    specifier,
    via: 'require',
    names,
    namespace: null,
    start: named.start,
    end: call.end,
  });
  reader.export({ ...named, local: named.name });
}

/** Reads the value that is the module as a whole (`module.exports =`, `export =`). */
function readWholeValue(reader: Reader, statement: Statement): void {
  const { lexer } = reader;
  while (lexer.is('exports')) {
    lexer.next();
    if (lexer.kind !== equals) return;
    lexer.next();
  }
  const { start } = lexer;
  if (lexer.is('require')) {
    const call = readRequireCall(lexer);
    if (!call) return reader.export({ name: 'default', local: anonymous, start, statement });
    statement.end = call.end;
    const { specifier, member, isUsed } = call;
    const origin: Origin = { specifier, imported: member, statement };
    const name = member === null ? everything : 'default';
    if (isUsed) {
      const names = member === null ? null : [{ imported: member, local: member }];
      addImport(reader.findings, {
        specifier,
        via: 'require',
        names,
        namespace: null,
        start,
        end: call.end,
      });
      return reader.export({ name: 'default', local: anonymous, start, statement });
    }
    return reader.export({ name, local: name, start, statement, origin });
  }
  if (lexer.kind === openBrace) {
    if (!reader.isInObject) readExportedObject(reader, statement);
    return;
  }
  if (lexer.is('Object')) return;
  const local = readValueName(reader);
  statement.end = lexer.previousEnd;
  const origin = local === null ? undefined : reader.findings.origins.get(local);
  if (origin?.imported === null)
    return reader.export({ name: everything, local: local!, start, statement });
  reader.export({ name: 'default', local: local ?? anonymous, start, statement });
}

/** Reads the properties of `{ a, b: c, ...require('./d') }`, and whatever their values hold. */
function readExportedObject(reader: Reader, statement: Statement): void {
  const { lexer } = reader;
  const outside = lexer.depth;
  const inside = outside + 1;
  reader.isInObject = true;
  lexer.next();
  while (lexer.kind !== end && lexer.depth > outside) {
    lexer.level = Infinity;
    readProperty(reader, statement);
    while (
      lexer.kind !== end &&
      lexer.depth >= inside &&
      !(lexer.depth === inside && lexer.kind === comma)
    ) {
      reader.step(inside);
    }
    if (lexer.kind === comma) lexer.next();
  }
  statement.end = lexer.end;
  reader.isInObject = false;
}

const accessors = new Set(['get', 'set', 'async']);

function readProperty(reader: Reader, statement: Statement): void {
  const { lexer } = reader;
  if (lexer.kind === spread) {
    const { start } = lexer;
    lexer.next();
    if (lexer.is('require')) {
      readRequiredValue(reader, { name: everything, start, statement });
    } else if (
      lexer.kind === word &&
      reader.findings.origins.get(lexer.text())?.imported === null
    ) {
      reader.export({ name: everything, local: lexer.text(), start, statement });
    }
    return;
  }
  if (lexer.kind === star) lexer.next();
  let { start } = lexer;
  let isName = lexer.kind === word;
  let name = readName(lexer);
  if (name !== null && accessors.has(name) && (lexer.kind === word || lexer.kind === string)) {
    ({ start } = lexer);
    isName = true;
    name = readName(lexer);
  }
  if (name === null) return;
  const named = { name, start, statement };
  if (lexer.kind === colon) {
    lexer.next();
    readMemberValue(reader, named);
  } else if (lexer.kind === openParen || lexer.kind === openBracket || isName) {
    reader.export({ ...named, local: name });
  }
}

/** Reads `Object.assign(exports, require('./a'))`, which passes on what the other modules have. */
export function readAssign(reader: Reader): void {
  const { lexer } = reader;
  const statement = { start: lexer.start, end: lexer.end };
  lexer.next();
  if (lexer.kind !== dot) return;
  lexer.next();
  if (!lexer.is('assign')) return;
  lexer.next();
  if (lexer.kind !== openParen) return;
  lexer.next();
  if (lexer.is('module')) {
    lexer.next();
    if (lexer.kind === dot) lexer.next();
  }
  if (!lexer.is('exports')) return;
  lexer.next();
  readPassedOn(reader, statement);
}

/** Reads `__exportStar(require('./a'), exports)`, as compilers write it. */
export function readExportStar(reader: Reader): void {
  const { lexer } = reader;
  const statement = { start: lexer.start, end: lexer.end };
  lexer.next();
  if (lexer.kind === openParen) readPassedOn(reader, statement);
}

function readPassedOn(reader: Reader, statement: Statement): void {
  const { lexer } = reader;
  while (lexer.kind === comma || lexer.kind === openParen) {
    lexer.next();
    const { start } = lexer;
    if (!lexer.is('require')) return;
    readRequiredValue(reader, { name: everything, start, statement });
  }
}
