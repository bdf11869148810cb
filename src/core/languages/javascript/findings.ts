/** What readers of statements find in one file, by position in its text. */
import type { Import, ImportedName } from '../language.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export type FoundImport = Omit<Import, 'line'> & Range;

/**
 * Where a local name comes from: a name of another module, or (null) that module as a whole. `a.b` is a property of what
 * may be a module that the other one offers as `a`, or a thing of its own.
 */
export interface Origin {
  readonly specifier: string;
  readonly imported: string | null;
  readonly statement: Range;
}

/** A statement that is being read: its end moves. */
export interface Statement {
  readonly start: number;
  end: number;
}

/** A name that the file offers: something of its own, or of another module. */
export interface Export {
  readonly name: string;
  readonly local: string;
  readonly start: number;
  readonly origin: Origin | null;
  /** What exports it, perhaps together with other names. */
  readonly statement: Statement;
}

export interface Findings {
  readonly imports: FoundImport[];
  readonly exports: Export[];
  /** Where the names of the top level are declared. */
  readonly declared: Map<string, number>;
  readonly origins: Map<string, Origin>;
}

export function createFindings(): Findings {
  return { imports: [], exports: [], declared: new Map(), origins: new Map() };
}

export function addImport(findings: Findings, found: FoundImport): void {
  if (found.specifier !== '') findings.imports.push(found);
}

/** Notes an import whose names are those of the top level: to export them is to pass on what was imported. */
export function bindOrigins(findings: Findings, found: FoundImport): void {
  addImport(findings, found);
  const { specifier, namespace } = found;
  const bind = (local: string, imported: string | null): void => {
    if (specifier === '' || findings.origins.has(local)) return;
    findings.origins.set(local, { specifier, imported, statement: found });
  };
  if (namespace !== null) bind(namespace, null);
  for (const { local, imported } of found.names ?? []) bind(local, imported);
}

/** Notes that names are properties of a value: to export them is to pass on what that value offers, if it is a module. */
export function bindProperties(
  findings: Findings,
  value: string,
  names: readonly ImportedName[],
): void {
  const origin = findings.origins.get(value);
  if (!origin) return;
  for (const { imported, local } of names) {
    const path = origin.imported === null ? imported : `${origin.imported}.${imported}`;
    if (!findings.origins.has(local)) findings.origins.set(local, { ...origin, imported: path });
  }
}

/** Whether what is exported may be a thing of its own. */
export function isProperty(origin: Origin): boolean {
  return origin.imported?.includes('.') ?? false;
}

/** Imports that exports of other modules' names amount to, one for each statement and module. */
export function findReExports(findings: Findings): readonly FoundImport[] {
  const found: FoundImport[] = [];
  const named = new Map<object, Map<string, ImportedName[]>>();
  for (const { name, statement, origin } of resolveOrigins(findings)) {
    const { start, end } = statement;
    const { specifier, imported } = origin;
    if (imported === null) {
      const namespace = name === everything ? null : name;
      found.push({ specifier, via: 're-export', names: null, namespace, start, end });
      continue;
    }
    let bySpecifier = named.get(statement);
    if (!bySpecifier) named.set(statement, (bySpecifier = new Map()));
    const names = bySpecifier.get(specifier);
    if (names) names.push({ imported, local: name });
    else {
      const list = [{ imported, local: name }];
      bySpecifier.set(specifier, list);
      found.push({ specifier, via: 're-export', names: list, namespace: null, start, end });
    }
  }
  return found;
}

/** The name of an export that passes on a whole module. */
export const everything = '*';

function resolveOrigins(findings: Findings): readonly (Export & { readonly origin: Origin })[] {
  return findings.exports.flatMap((exported) => {
    const origin = originOf(findings, exported);
    return origin ? [{ ...exported, origin }] : [];
  });
}

export function originOf(findings: Findings, exported: Export): Origin | undefined {
  return exported.origin ?? findings.origins.get(exported.local);
}

/** The parts of the text that do nothing but pass on names of other modules. */
export function findReExportRanges(findings: Findings): readonly Range[] {
  const ranges: Range[] = findings.imports.filter(({ via }) => via === 're-export');
  const own = new Set<object>();
  for (const exported of findings.exports) {
    const origin = originOf(findings, exported);
    if (!origin || isProperty(origin)) own.add(exported.statement);
  }
  for (const { statement, origin } of resolveOrigins(findings)) {
    if (!own.has(statement)) ranges.push(statement, origin.statement);
  }
  return ranges;
}
