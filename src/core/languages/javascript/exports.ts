/** Reader of `export` statements. */
import { equals, openBrace, star } from './characters.ts';
import { readWholeValue } from './commonjs.ts';
import { readDeclaration } from './declarations.ts';
import { addImport, type Statement } from './findings.ts';
import { readImport } from './imports.ts';
import type { Reader } from './reader.ts';
import { readFrom, readName, readSpecifiers } from './specifiers.ts';
import { word } from './tokens.ts';
import { readValueName } from './values.ts';

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
  if (depth > 0) return;
  if (lexer.kind === equals) {
    lexer.next();
    return readWholeValue(reader, statement);
  }
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
