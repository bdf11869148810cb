/** Imports and top-level names of a Go file, in one pass that never looks back. */
import type { Definition, Import } from '../language.ts';
import { lineCounter, skipBlank, skipToken, wordEnd } from './lexer.ts';

export interface Declarations {
  readonly imports: readonly Import[];
  /** Every top-level func, type, var and const, exported or not; methods belong to their type. */
  readonly names: readonly Definition[];
}

const keywords = ['func', 'type', 'var', 'const', 'import'] as const;
type Keyword = (typeof keywords)[number];
const keywordStart = /[ftvci]/;

/** What matters between declarations, and inside of their bodies. */
const signAtTop = /[\n;{}"'`/]/g;
const signInBody = /[{}"'`/]/g;

export function readDeclarations(text: string): Declarations {
  return read(text, () => false);
}

/** The imports alone: nothing is read beyond the first declaration of another kind. */
export function readImports(text: string): readonly Import[] {
  return read(text, (reader) => reader.importsAreOver()).imports;
}

function read(text: string, isEnough: (reader: Reader) => boolean): Declarations {
  const reader = createReader(text);
  let at = reader.statement(0);
  let depth = 0;
  for (;;) {
    if (isEnough(reader)) return reader;
    at = find(depth === 0 ? signAtTop : signInBody, text, at);
    if (at < 0) return reader;
    switch (text.charCodeAt(at)) {
      case newline:
      case semicolon:
        at = reader.statement(at + 1);
        break;
      case curlyOpen:
        depth++;
        at++;
        break;
      case curlyClose:
        if (depth > 0) depth--;
        at++;
        break;
      default:
        at = skipToken(text, at);
    }
  }
}

function find(sign: RegExp, text: string, from: number): number {
  sign.lastIndex = from;
  return sign.test(text) ? sign.lastIndex - 1 : -1;
}

interface Reader extends Declarations {
  /** Reads the declaration that begins at `at`, if one does, up to where nothing more is to be learnt from it. */
  statement(at: number): number;
  /** Whether no import can come any more. */
  importsAreOver(): boolean;
}

function createReader(text: string): Reader {
  const imports: Import[] = [];
  const names: Definition[] = [];
  const lineAt = lineCounter(text);
  let importsOver = false;

  const define = (from: number, to: number): void => {
    const name = text.slice(from, to);
    if (name !== '' && name !== '_') names.push({ name, local: name, line: lineAt(from) });
  };

  /** `a, B, C = …`: all names before the type or the value; a type has only one. */
  const specification = (at: number, several: boolean): number => {
    for (;;) {
      const end = wordEnd(text, at);
      define(at, end);
      at = skipBlank(text, end, false);
      if (!several || text.charCodeAt(at) !== comma) return at;
      at = skipBlank(text, at + 1, true);
      if (wordEnd(text, at) === at) return at;
    }
  };

  /** The specifications between the parentheses of `var (…)`, which begin on lines of their own. */
  const group = (at: number, several: boolean): number => {
    let depth = 0;
    let fresh = true;
    let last = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (fresh && depth === 0) {
        fresh = false;
        at = skipBlank(text, at, true);
        if (wordEnd(text, at) > at) {
          at = specification(at, several);
          last = 0;
        }
        continue;
      }
      if (code === newline || code === semicolon) {
        fresh = depth === 0 && (code === semicolon || !continues.has(last));
        at++;
      } else if (
        code === doubleQuote ||
        code === singleQuote ||
        code === backtick ||
        code === slash
      ) {
        const end = skipToken(text, at);
        if (code !== slash || end === at + 1) last = code;
        at = end;
      } else {
        if (code === roundOpen || code === squareOpen || code === curlyOpen) depth++;
        else if (code === roundClose && depth === 0) return at + 1;
        else if (code === roundClose || code === squareClose || code === curlyClose) depth--;
        if (depth < 0) return at;
        if (code !== space && code !== tab && code !== carriageReturn) last = code;
        at++;
      }
    }
    return at;
  };

  const importSpec = (at: number): number => {
    const start = at;
    let alias: string | null = null;
    if (text.charCodeAt(at) === dot) {
      alias = '.';
      at++;
    } else if (wordEnd(text, at) > at) {
      const end = wordEnd(text, at);
      alias = text.slice(at, end);
      at = end;
    }
    at = skipBlank(text, at, false);
    const quote = text.charCodeAt(at);
    if (quote !== doubleQuote && quote !== backtick) return -1;
    const end = skipToken(text, at);
    const specifier = text.slice(at + 1, end - 1);
    if (text.charCodeAt(end - 1) !== quote || end < at + 2 || !importPath.test(specifier))
      return -1;
    if (specifier !== 'C') {
      imports.push({
        specifier,
        via: 'import',
        names: null,
        namespace: namespaceOf(specifier, alias),
        line: lineAt(start),
      });
    }
    return end;
  };

  const importGroup = (at: number): number => {
    for (;;) {
      at = skipBlank(text, at, true);
      const code = text.charCodeAt(at);
      if (code === roundClose) return at + 1;
      if (code === semicolon) {
        at++;
        continue;
      }
      const end = at < text.length ? importSpec(at) : -1;
      if (end < 0) return at;
      at = end;
    }
  };

  const declaration = (keyword: Keyword, at: number): number => {
    const grouped = text.charCodeAt(at) === roundOpen;
    switch (keyword) {
      case 'import': {
        if (importsOver) return at;
        if (grouped) return importGroup(at + 1);
        const end = importSpec(at);
        return end < 0 ? at : end;
      }
      case 'func':
        importsOver = true;
        // Nothing is defined before a parenthesis: that is a receiver, or a literal.
        define(at, wordEnd(text, at));
        return at;
      default:
        importsOver = true;
        return grouped ? group(at + 1, keyword !== 'type') : specification(at, keyword !== 'type');
    }
  };

  return {
    imports,
    names,
    importsAreOver: () => importsOver,
    statement(at) {
      at = skipBlank(text, at, true);
      if (!keywordStart.test(text.charAt(at))) return at;
      for (const keyword of keywords) {
        if (!text.startsWith(keyword, at)) continue;
        const end = at + keyword.length;
        const next = skipBlank(text, end, false);
        if (wordEnd(text, end) === end) return declaration(keyword, next);
      }
      return at;
    },
  };
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const backtick = 0x60;
const comma = 0x2c;
const dot = 0x2e;
const slash = 0x2f;
const semicolon = 0x3b;
const roundOpen = 0x28;
const roundClose = 0x29;
const squareOpen = 0x5b;
const squareClose = 0x5d;
const curlyOpen = 0x7b;
const curlyClose = 0x7d;
/** After one of these at the end of a line, Go goes on with the same statement. */
const continues = new Set(Array.from('+-*/%&|^<>=!,.:', (character) => character.charCodeAt(0)));
const importPath = /^[^\s"'`<>{}()[\]|\\^?*!;,&$=]{1,512}$/;

/** The name by which a file calls an imported package, as far as the import path tells it. */
function namespaceOf(specifier: string, alias: string | null): string | null {
  if (alias !== null) return alias === '.' || alias === '_' ? null : alias;
  const segments = specifier.split('/');
  let last = segments.pop() ?? '';
  if (/^v[0-9]+$/.test(last) && segments.length > 0) last = segments.pop() ?? '';
  return last.replace(/\.v[0-9]+$/, '') || null;
}
