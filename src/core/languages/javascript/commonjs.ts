/** Readers of what CommonJS modules assign to `exports`. */
import {
  colon,
  comma,
  dot,
  equals,
  openBrace,
  openBracket,
  openParen,
  star,
} from './characters.ts';
import { addImport, everything, type Export, type Origin, type Statement } from './findings.ts';
import type { Reader } from './reader.ts';
import { readRequireCall } from './requires.ts';
import { readName } from './specifiers.ts';
import { end, spread, string, word } from './tokens.ts';
import { readValueName } from './values.ts';

const anonymous = 'default';

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
export function readWholeValue(reader: Reader, statement: Statement): void {
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
