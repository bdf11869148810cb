/** Reads one Python file: what it imports, what it names at the top level, which of that is public. */
import type { Definition, FileFacts, Import } from '../language.ts';
import { isGenerated, summaryOf } from './docstring.ts';
import { findCalls, readFrom, readImport, stringStart, type ImportClause } from './imports.ts';
import { lineCounter, skipBlank, skipString, quoteWidth, wordEnd } from './lexer.ts';
import { readStatements, type Statement } from './statements.ts';
import { readPublicNames, readTargets } from './targets.ts';

interface FoundImport {
  readonly clause: ImportClause;
  readonly line: number;
  readonly typing: boolean;
  /** Written so that others can take the names from here. */
  readonly offered: boolean;
  readonly lines: number;
}

interface Source {
  readonly imports: readonly FoundImport[];
  /** Every name defined at the top level, public or not, once. */
  readonly names: ReadonlyMap<string, number>;
  /** The names in `__all__`; null where there is none that is written out. */
  readonly publicNames: ReadonlySet<string> | null;
  readonly docstring: string | null;
  /** Lines of code, without documentation, `__future__` and what is assigned to names like `__all__`. */
  readonly codeLines: number;
}

const packageFile = /(?:^|\/)__init__\.pyi?$/;
const dunder = /^__\w+__$/;

function readSource(text: string, path: string): Source {
  const imports: FoundImport[] = [];
  const names = new Map<string, number>();
  const listed = new Set<string>();
  const folders = packageFile.test(path) ? new Set(path.split('/').slice(0, -1)) : null;
  const lineAt = lineCounter(text);
  let isListed: boolean | null = null;
  let docstring: string | null = null;
  let codeLines = 0;
  let isFirst = true;

  const isOwn = ({ specifier }: ImportClause): boolean =>
    folders !== null &&
    (specifier.startsWith('.') || folders.has(specifier.slice(0, endOfSegment(specifier))));

  const define = (name: string, line: number): void => {
    if (name !== '' && !names.has(name)) names.set(name, line);
  };

  /** Notes what the statement says; gives whether it counts as a line of code. */
  const read = (statement: Statement, line: number, lines: () => number): boolean => {
    const { word, start, end, typing, nested } = statement;
    if (nested && word !== 'import' && word !== 'from') return true;
    switch (word) {
      case 'import':
        for (const clause of readImport(text, start + 6, end))
          imports.push({ clause, line, typing, offered: false, lines: 0 });
        return true;
      case 'from': {
        const clause = readFrom(text, start + 4, end);
        if (!clause) return true;
        const offered = !nested && isOwn(clause);
        const mayBeListed = !nested && folders !== null;
        imports.push({ clause, line, typing, offered, lines: mayBeListed ? lines() : 0 });
        return clause.specifier !== '__future__';
      }
      case 'def':
      case 'class':
        define(wordAt(text, start + word.length), line);
        return true;
      case 'async': {
        const at = skipBlank(text, start + 5, true);
        if (wordAt(text, at) === 'def') define(wordAt(text, at + 3), line);
        return true;
      }
      case 'type': {
        const at = skipBlank(text, start + 4, false);
        const name = wordAt(text, at);
        if (name !== '' && statement.equals.length > 0) {
          define(name, line);
          return true;
        }
        break;
      }
      case '__all__': {
        const added = readPublicNames(text, statement);
        if (added === undefined) break;
        isListed = added !== null && isListed !== false;
        for (const name of added ?? []) listed.add(name);
        break;
      }
    }
    if (statement.equals.length === 0 && statement.colon < 0) return word !== '__all__';
    const targets = readTargets(text, statement);
    for (const name of targets) define(name, line);
    return !(targets.length > 0 ? targets.every((name) => dunder.test(name)) : word === '__all__');
  };

  readStatements(text, folders !== null, (statement) => {
    const line = lineAt(statement.start);
    if (isFirst) {
      isFirst = false;
      docstring = readDocstring(text, statement);
      if (docstring !== null) return;
    }
    let counted = -1;
    const lines = (): number => {
      if (counted < 0) counted = lineAt(statement.end) - line + 1;
      return counted;
    };
    const isCode = read(statement, line, lines);
    if (folders && isCode && statement.first) codeLines += lines();
  });
  // What a package lists as its own it offers, wherever it takes it from.
  const isOffered = ({ offered, lines, clause }: FoundImport): boolean =>
    offered ||
    (isListed === true &&
      lines > 0 &&
      (clause.names?.every(({ local }) => listed.has(local)) ?? false));
  return {
    imports: imports.map((found) => ({ ...found, offered: isOffered(found) })),
    names,
    publicNames: isListed === true ? listed : null,
    docstring,
    codeLines,
  };
}

function endOfSegment(specifier: string): number {
  const dot = specifier.indexOf('.');
  return dot < 0 ? specifier.length : dot;
}

function wordAt(text: string, at: number): string {
  const start = skipBlank(text, at, false);
  return text.slice(start, wordEnd(text, start));
}

function readDocstring(text: string, { start, end }: Statement): string | null {
  const opened = stringStart(text, start);
  if (opened < 0 || /[bft]/i.test(text.slice(start, opened))) return null;
  const closed = skipString(text, opened);
  if (skipBlank(text, closed, true) < end) return null;
  const width = quoteWidth(text, opened);
  return text.slice(opened + width, closed - width);
}

/** All that one version of a Python file says. */
export function scanSource(text: string, path: string): FileFacts {
  const source = readSource(text, path);
  // A module that answers for names lazily still offers what it imports for type checkers only.
  const isLazy = source.names.has('__getattr__');
  let reExportLines = 0;
  const imports: Import[] = source.imports.map(({ clause, line, typing, offered, lines }) => {
    const { specifier, names, namespace } = clause;
    const isReExport = offered && (!typing || isLazy);
    if (isReExport) reExportLines += lines;
    const via = isReExport ? 're-export' : typing ? 'type-import' : 'import';
    return { specifier, via, names, namespace, line };
  });
  return {
    imports: withCalls(text, imports),
    definitions: publicDefinitions(source),
    reExportShare: source.codeLines === 0 ? 0 : Math.min(1, reExportLines / source.codeLines),
    generated: isGenerated(text),
    summary: source.docstring === null ? null : summaryOf(source.docstring),
  };
}

function withCalls(text: string, imports: Import[]): readonly Import[] {
  const calls = findCalls(text);
  if (calls.length === 0) return imports;
  const lineAt = lineCounter(text);
  for (const { specifier, position } of calls) {
    const line = lineAt(position);
    imports.push({ specifier, via: 'dynamic-import', names: null, namespace: null, line });
  }
  return imports.sort((a, b) => a.line - b.line);
}

function publicDefinitions({ names, publicNames }: Source): readonly Definition[] {
  const definitions: Definition[] = [];
  for (const [name, line] of names) {
    if (publicNames ? publicNames.has(name) : !name.startsWith('_'))
      definitions.push({ name, local: name, line });
  }
  return definitions;
}

/** Whether the file defines the name at the top level, public or not. */
export function definesName(text: string, name: string): boolean {
  return text.includes(name) && readSource(text, '').names.has(name);
}
