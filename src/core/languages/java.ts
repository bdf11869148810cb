/** Java: the unit is a file, named by its class; neighbours in a package use each other without an import. */
import { abroad } from './java/abroad.ts';
import { firstSentence, isGenerated } from './java/javadoc.ts';
import { lineCounter } from './java/lexer.ts';
import { findProjects, isPom, parsePom } from './java/maven.ts';
import { findMembers } from './java/members.ts';
import { readSource, type ImportStatement, type Source } from './java/source.ts';
import type {
  Definition,
  FileFacts,
  Import,
  ImportedName,
  Language,
  Layout,
  Resolver,
  Target,
} from './language.ts';
import { copyOf } from './stringPool.ts';

const sourceRoot = /^(?:.*\/)?src\/[^/]+\/(?:java(?:[0-9]+|Templates)?|kotlin|resources)\//;
const anyRoot = /^(?:.*\/)?(?:java|kotlin|src)\//;
/** Older projects keep tests in `test/org/…`, or classes at the top: packages begin with a domain, else below such a folder. */
const domainRoot =
  /^(?:[^/]+\/)*?(?=(?:com|org|net|io|edu|gov|dev|javax?|jakarta|me|co|info|de|fr|ru|ch|jp|nl|se|pl|cz|eu|cn|be|br|uk|au|dk|es|kr|tv)\/[a-z][^/]*\/)/;
const plainRoot = /^(?:.*\/)?(?:tests?|sources?)\//;
const unnamed = /(?:^|\/)(?:package|module)-info\.java$/;

/** The class that a path holds, by the folders between it and the root of its sources. */
function classOf(path: string): string {
  const root =
    sourceRoot.exec(path) ?? anyRoot.exec(path) ?? domainRoot.exec(path) ?? plainRoot.exec(path);
  return path.slice(root ? root[0].length : 0, -'.java'.length).replaceAll('/', '.');
}

const keyOf = (name: string): string => `java:${name}`;

type Placed = Omit<Import, 'line'> & { readonly position: number };

function toImports(source: Source, lineAt: (position: number) => number): readonly Import[] {
  const explicit = new Set(source.imports.map(({ name }) => lastSegment(name)));
  const used: (readonly [name: string, position: number])[] = [];
  for (const use of source.uses) if (!explicit.has(use[0])) used.push(use);
  used.sort((a, b) => a[1] - b[1]);
  const names: readonly ImportedName[] = used.map(([name]) => ({ imported: name, local: name }));

  const placed = source.imports.map((statement) => placeImport(statement, names));
  for (const [specifier, position] of source.qualified) {
    placed.push({ specifier, via: 'import', names: null, namespace: null, position });
  }
  const first = used[0];
  if (first) {
    const specifier = source.packageName === '' ? '*' : `${source.packageName}.*`;
    placed.push({ specifier, via: 'same-package', names, namespace: null, position: first[1] });
  }
  return placed
    .sort((a, b) => a.position - b.position)
    .map(({ specifier, via, names: taken, namespace, position }) => ({
      specifier,
      via,
      names: taken,
      namespace,
      line: lineAt(position),
    }));
}

/** `names` are those that a wildcard may stand for. */
function placeImport(statement: ImportStatement, names: readonly ImportedName[]): Placed {
  const { name, isStatic, position } = statement;
  const member = lastSegment(name);
  if (member === '*') {
    const taken = isStatic ? null : names;
    return { specifier: name, via: 'import', names: taken, namespace: null, position };
  }
  if (!isStatic) {
    return { specifier: name, via: 'import', names: null, namespace: member, position };
  }
  const specifier = name.slice(0, -member.length - 1);
  const taken = [{ imported: member, local: member }];
  return { specifier, via: 'import', names: taken, namespace: null, position };
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The top-level types of the file, and what others can name through the first of them. */
function toDefinitions(
  source: Source,
  lineAt: (position: number) => number,
): readonly Definition[] {
  const found = new Map<string, Definition>();
  for (const { name, position, isType, depth, isPublicStatic, owner } of source.declared) {
    const isNameable = isType && depth === 0 ? true : isPublicStatic && owner === 0;
    if (isNameable && !found.has(name))
      found.set(name, { name, local: name, line: lineAt(position) });
  }
  return [...found.values()];
}

function scan(text: string): FileFacts {
  const source = readSource(text);
  return {
    imports: toImports(source, lineCounter(text)),
    definitions: toDefinitions(source, lineCounter(text)),
    reExportShare: 0,
    generated: isGenerated(text),
    summary: source.doc === null ? null : firstSentence(source.doc),
  };
}

const deepestNesting = 4;

/** The file of a class, or of the class that it is nested in: `a.b.C.D`, then `D` of `a.b.C`. */
function alternatives(name: string, names: readonly ImportedName[] | null): readonly Target[] {
  const targets: Target[] = [{ key: keyOf(name), names }];
  let outer = name;
  for (let level = 0; level < deepestNesting; level++) {
    const inner = lastSegment(outer);
    outer = outer.slice(0, -inner.length - 1);
    if (!startsUpper(lastSegment(outer))) break;
    targets.push({ key: keyOf(outer), names: [{ imported: inner, local: inner }] });
  }
  return targets;
}

function startsUpper(segment: string): boolean {
  return /^\p{Lu}/u.test(segment);
}

const nowhere: readonly Target[] = [];

/** Most names that a file takes from its package are none of it; each is looked up once for the whole history. */
function createResolver({ isKnown = () => true }: Layout): Resolver {
  const packages = new Map<string, Map<string, readonly Target[]>>();
  const find = (prefix: string, name: string, known: Map<string, readonly Target[]>) => {
    let group = known.get(name);
    if (!group) {
      const key = keyOf(prefix + name);
      group = isKnown(key) ? [{ key, names: null }] : nowhere;
      known.set(copyOf(name), group);
    }
    return group;
  };
  return {
    resolve(_from, { specifier, names }) {
      if (!specifier.endsWith('*')) return [alternatives(specifier, names)];
      const whole = specifier.slice(0, -2);
      if (names === null || startsUpper(lastSegment(whole))) return [alternatives(whole, null)];
      const prefix = specifier.slice(0, -1);
      let known = packages.get(prefix);
      if (!known) packages.set(prefix, (known = new Map()));
      const members = known;
      return names.map(({ imported }) => find(prefix, imported, members));
    },
  };
}

export const java: Language = {
  id: 'java',
  reads: (path) => path.endsWith('.java'),
  isManifest: isPom,
  packageName: (_manifest, text) => parsePom(text),
  unitOf: (path) => path,
  keysOf: (path) => (unnamed.test(path) ? [] : [keyOf(classOf(path))]),
  packages: findProjects,
  resolver: createResolver,
  scan,
  imports: (text) => toImports(readSource(text), lineCounter(text)),
  members: findMembers,
  defines: (text, name) =>
    text.includes(name) &&
    readSource(text).declared.some(
      (declared) => declared.name === name && (declared.isType || declared.depth === 1),
    ),
  abroad,
};
