/** Reads a whole file, statement by statement where it matters, and otherwise from one word of interest to the next. */
import {
  colon,
  comma,
  dot,
  equals,
  greater,
  isBlank,
  isWord,
  less,
  semicolon,
} from './characters.ts';
import { readAssign, readCommonJsExport, readExportStar } from './commonjs.ts';
import { readDeclaration, readDeclarators, readVariables } from './declarations.ts';
import { readExport } from './exports.ts';
import { createFindings, type Export, type Findings, type Statement } from './findings.ts';
import { readImport } from './imports.ts';
import { createLexer, type Lexer } from './lexer.ts';
import type { Binding } from './patterns.ts';
import { readRequire } from './requires.ts';
import { createWordFilter, end, word } from './tokens.ts';

export interface Reader {
  readonly lexer: Lexer;
  readonly findings: Findings;
  /** Whether an exported object is being read. */
  isInObject: boolean;
  export(exported: Omit<Export, 'origin'> & Partial<Pick<Export, 'origin'>>): void;
  /** Notes a name of the top level, and its export where a statement exports it. */
  declare(name: string, start: number, exported: Statement | null): void;
  /** Further declarators may follow the initial value that begins here. */
  openVariables(exported: Statement | null): void;
  /** Goes on by one statement of interest or by one token; down to `level` every token is seen. */
  step(level: number): void;
}

const filter = createWordFilter(
  'import require export exports module const let var Object __exportStar __export'.split(' '),
);
const declaring = new Set(
  'function class interface enum namespace type declare abstract async'.split(' '),
);
/** Words that go on with an expression although they begin a line. */
const continuing = new Set(['in', 'of', 'instanceof', 'as', 'satisfies']);

/** What stands before `const` in a list of type parameters. */
const ofTypes = new Set([less, comma]);

export function readModule(text: string): Findings {
  const findings = createFindings();
  const lexer = createLexer(text, filter);
  const open: { variables: boolean; exported: Statement | null; angles: number } = {
    variables: false,
    exported: null,
    angles: 0,
  };

  const readStatement = (read: () => void): boolean => {
    const { level } = lexer;
    lexer.level = Infinity;
    read();
    lexer.level = level;
    return true;
  };

  const assignedTo = (start: number): Binding | null => {
    const name = nameAssigned(text, start);
    if (name === null) return null;
    return { name, names: null, isTopLevel: findings.declared.has(name), locals: [] };
  };

  const readWord = (): boolean => {
    const name = lexer.text();
    if (lexer.previous === dot) {
      return name === '__exportStar' && readStatement(() => readExportStar(reader));
    }
    switch (name) {
      case 'import':
        return readStatement(() => readImport(lexer, findings));
      case 'require':
        return readStatement(() => readRequire(lexer, findings, assignedTo(lexer.start)));
      case 'export':
        open.variables = false;
        return readStatement(() => readExport(reader));
      case 'exports':
      case 'module':
        return readStatement(() => readCommonJsExport(reader));
      case 'Object':
        return readStatement(() => readAssign(reader));
      case '__exportStar':
      case '__export':
        return readStatement(() => readExportStar(reader));
      case 'const':
      case 'let':
      case 'var':
        if (lexer.follows('as') || ofTypes.has(lexer.previous)) return false;
        return readStatement(() => readVariables(reader, null));
      default:
        return false;
    }
  };

  /** Declarations of the top level, and the declarators of a variable statement that is still open. */
  const readTopLevel = (): boolean => {
    if (lexer.kind === word) {
      if (lexer.previous === dot) return false;
      const name = lexer.text();
      const startsStatement = lexer.startsStatement();
      if (startsStatement && lexer.startsLine && !continuing.has(name)) open.variables = false;
      if (!declaring.has(name)) return false;
      if (startsStatement) return readStatement(() => readDeclaration(reader, null));
      // The function of an expression; what stands before it tells, not `async`.
      if (name !== 'async') return false;
      lexer.next();
      if (lexer.is('function')) lexer.next();
      return true;
    }
    if (!open.variables) return false;
    if (lexer.kind === semicolon) open.variables = false;
    else if (lexer.kind === less) {
      if (lexer.previousEnd === lexer.start || !lexer.startsStatement()) open.angles++;
    } else if (lexer.kind === greater) open.angles = Math.max(0, open.angles - 1);
    else if (lexer.kind === comma && open.angles === 0) {
      return readStatement(() => {
        lexer.next();
        readDeclarators(reader, open.exported, lexer.start, 0);
      });
    }
    return false;
  };

  const reader: Reader = {
    lexer,
    findings,
    isInObject: false,
    export: (exported) => findings.exports.push({ origin: null, ...exported }),
    declare(name, start, exported) {
      if (!findings.declared.has(name)) findings.declared.set(name, start);
      if (exported) reader.export({ name, local: name, start, statement: exported });
    },
    openVariables(exported) {
      open.variables = true;
      open.exported = exported;
      open.angles = 0;
    },
    step(level) {
      lexer.level = level;
      if (lexer.kind !== word || !readWord()) lexer.next();
    },
  };
  while (lexer.kind !== end) {
    if (lexer.depth > 0 || !readTopLevel()) reader.step(0);
  }
  return findings;
}

/** The variable to which the value at `start` is assigned, as `name = `; null where there is none. */
function nameAssigned(text: string, start: number): string | null {
  let at = blankBefore(text, start);
  if (text.charCodeAt(at - 1) !== equals) return null;
  at = blankBefore(text, at - 1);
  const to = at;
  while (at > 0 && isWord(text.charCodeAt(at - 1))) at--;
  const before = text.charCodeAt(blankBefore(text, at) - 1);
  return at === to || before === dot || before === colon ? null : text.slice(at, to);
}

function blankBefore(text: string, at: number): number {
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
