/** Reads `import …`, `from … import …` and the calls that import by a name in a string. */
import type { ImportedName } from '../language.ts';
import {
  isQuote,
  isStringPrefix,
  isWord,
  quoteWidth,
  skipBlank,
  skipComment,
  skipString,
  wordEnd,
} from './lexer.ts';

export interface ImportClause {
  readonly specifier: string;
  readonly names: readonly ImportedName[] | null;
  readonly namespace: string | null;
}

/** Reads tokens of one statement, whose line ends are all inside brackets or escaped. */
function createCursor(text: string, start: number, end: number) {
  let at = start;
  const blank = (): void => {
    at = Math.min(skipBlank(text, at, true), end);
  };
  const word = (): string => {
    blank();
    const from = at;
    at = Math.min(wordEnd(text, at), end);
    return text.slice(from, at);
  };
  const accept = (sign: string): boolean => {
    blank();
    if (at >= end || text.charAt(at) !== sign) return false;
    at++;
    return true;
  };
  const acceptWord = (expected: string): boolean => {
    const before = at;
    if (word() === expected) return true;
    at = before;
    return false;
  };
  const dotted = (): string => {
    let name = word();
    while (name !== '' && accept('.')) name += `.${word()}`;
    return name;
  };
  return { word, accept, acceptWord, dotted };
}

/** What stands after the word `import`: one clause for each module. */
export function readImport(text: string, start: number, end: number): readonly ImportClause[] {
  const cursor = createCursor(text, start, end);
  const clauses: ImportClause[] = [];
  do {
    const specifier = cursor.dotted();
    if (specifier === '' || specifier.endsWith('.')) break;
    const namespace = cursor.acceptWord('as') ? cursor.word() || null : specifier;
    clauses.push({ specifier, names: null, namespace });
  } while (cursor.accept(','));
  return clauses;
}

/** What stands after the word `from`. */
export function readFrom(text: string, start: number, end: number): ImportClause | undefined {
  const cursor = createCursor(text, start, end);
  let dots = '';
  while (cursor.accept('.')) dots += '.';
  const isBare = dots !== '' && cursor.acceptWord('import');
  const specifier = isBare ? dots : dots + cursor.dotted();
  if (!isBare && (specifier === dots || !cursor.acceptWord('import'))) return undefined;
  if (cursor.accept('*')) return { specifier, names: null, namespace: null };
  cursor.accept('(');
  const names: ImportedName[] = [];
  do {
    const imported = cursor.word();
    if (imported === '') break;
    names.push({ imported, local: cursor.acceptWord('as') ? cursor.word() : imported });
  } while (cursor.accept(','));
  return names.length === 0 ? undefined : { specifier, names, namespace: null };
}

const moduleName = /^\.*[^\W\d]\w*(?:\.[^\W\d]\w*)*$/u;
const longestModuleName = 256;

/** Modules imported by `import_module('…')` and `__import__('…')`, each with the position of the call. */
export function findCalls(text: string): readonly { specifier: string; position: number }[] {
  if (!text.includes('import_module') && !text.includes('__import__')) return [];
  const found: { specifier: string; position: number }[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWord(code)) {
      const start = at;
      at = wordEnd(text, at);
      const word = at - start < 16 ? text.slice(start, at) : '';
      if (word !== 'import_module' && word !== '__import__') continue;
      const specifier = readArgument(text, at);
      if (specifier !== null) found.push({ specifier, position: start });
    } else if (isQuote(code)) at = skipString(text, at);
    else if (code === 0x23) at = skipComment(text, at);
    else at++;
  }
  return found;
}

function readArgument(text: string, at: number): string | null {
  at = skipBlank(text, at, false);
  if (text.charAt(at) !== '(') return null;
  at = skipBlank(text, at + 1, true);
  const opened = wordEnd(text, at);
  if (opened > at && !/^[ru]$/i.test(text.slice(at, opened))) return null;
  if (!isQuote(text.charCodeAt(opened))) return null;
  const end = skipString(text, opened);
  const width = quoteWidth(text, opened);
  if (end - opened > longestModuleName || !/[,)]/.test(text.charAt(skipBlank(text, end, true))))
    return null;
  const specifier = text.slice(opened + width, end - width);
  return moduleName.test(specifier) ? specifier : null;
}

/** Where the string literal at `at` begins, past its prefix; -1 where none begins there. */
export function stringStart(text: string, at: number): number {
  const end = wordEnd(text, at);
  if (!isQuote(text.charCodeAt(end))) return -1;
  return end === at || isStringPrefix(text.slice(at, end)) ? end : -1;
}
