/** Everything about the revision read that dating needs: its units, packages, exports, and who depends on what. */
import type { History } from '../history/history.ts';
import { createLineages, type Lineages } from '../history/lineage.ts';
import { rememberRenames } from '../history/rememberedRenames.ts';
import type {
  FileFacts,
  Import,
  Language,
  Layout,
  Package,
  Resolution,
  Target,
} from '../languages/language.ts';
import { copyOf, createStringPool, type StringPool } from '../languages/stringPool.ts';
import {
  mostBytes,
  type FactStore,
  type GitHistory,
  type Progress,
  type TreeEntry,
} from '../ports.ts';
import { createBlobLoader, type BlobLoader } from './blobLoader.ts';
import {
  createDependencyReader,
  namespaceOf,
  type DependencyReader,
  type Members,
  type Outside,
  type Symbols,
  type World,
} from './dependencies.ts';
import { createExports, wholeUnit, type Exporter, type ReExport } from './exports.ts';
import type { FileVersion } from './fileVersion.ts';
import { outsideFinder } from './outside.ts';
import { readPackageNames } from './packageNames.ts';
import { createPackages } from './packages.ts';
import { toEdges, type Place } from './place.ts';
import { splitSources } from './splitSources.ts';
import { createUnitLineages, createUnits, type UnitLineages, type Units } from './units.ts';

export interface SurveyInput {
  readonly history: History;
  readonly git: Pick<GitHistory, 'readBlobs' | 'readSizes' | 'findRenames' | 'findWords'>;
  readonly facts: FactStore | null;
  readonly tree: readonly TreeEntry[];
  readonly languages: readonly Language[];
  /** Neither asset nor place: other people's code kept in the repository. */
  readonly isVendored: (path: string) => boolean;
  readonly isGenerated: (path: string) => boolean;
  /** Generated files count like others. */
  readonly countsGenerated: boolean;
  /** Name of the repository at its host, if known. */
  readonly repositoryName: string | null;
  /** Also read what is used of namespaces and packages by name, which symbols need. */
  readonly withMembers: boolean;
  /** Another repository, whose things files of this one may name. */
  readonly outside?: Outside;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** A file of the revision as far as it matters to others and to itself. */
export interface SourceFile {
  readonly path: number;
  readonly facts: FileFacts;
  /** Neither asset nor adopter, since a tool wrote it. */
  readonly generated: boolean;
  readonly looksGenerated: boolean;
  readonly members: Members;
  /** Packages from outside the repository that it depends on. */
  readonly outside: readonly string[];
}

export interface Survey {
  readonly world: World;
  readonly units: Units;
  readonly lineages: Lineages;
  readonly unitLineages: UnitLineages;
  readonly reader: DependencyReader;
  readonly files: readonly SourceFile[];
  /** Public definitions by unit: name → file and line. */
  readonly definitions: ReadonlyMap<
    number,
    ReadonlyMap<string, { readonly path: number; readonly line: number }>
  >;
  readonly packages: readonly Package[];
  /** Every package of a language, also those that are no assets themselves. */
  readonly packagesOf: (language: string) => readonly Package[];
  /** Current text of a manifest. */
  readonly manifestText: (path: string) => string | undefined;
  readonly pathText: (path: number) => string;
  readonly findPath: (path: string) => number;
  /** One past the newest mainline position. */
  readonly end: number;
  readonly loader: BlobLoader;
  /** The files of a commit that hold each of the words. */
  readonly findWords: (
    commit: string,
    words: readonly string[],
  ) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Owns the names and specifiers of every version that is read. */
  readonly pool: StringPool;
  readonly unreadable: readonly {
    readonly path: string;
    readonly reason: 'too-large' | 'unreadable';
  }[];
}

export async function surveyRevision(input: SurveyInput): Promise<Survey> {
  const { history, git, tree, languages, signal, progress } = input;
  const end = history.mainline.length;
  const units = createUnits(history, languages, input.isVendored);
  const loader = createBlobLoader({
    git,
    history,
    languageOf: (path) =>
      units.languageOf(path) ??
      languages.find((language) => language.isManifest(history.path(path))),
    facts: input.facts,
    signal,
  });
  const alive = tree.map((entry) => history.findPath(entry.path));
  const family = (path: number): string =>
    units.languageOf(path)?.id ?? extension(history.path(path));
  const lineages = createLineages(
    history,
    {
      ...rememberRenames(git, input.facts ?? undefined),
      readSizes: (ids, given) => git.readSizes(ids, given),
    },
    { family, sameKey: units.sameKey },
  );
  const manifests = tree.filter(
    (entry) =>
      !input.isVendored(entry.path) &&
      languages.some((language) => language.isManifest(entry.path)),
  );
  const sources = alive.filter((path) => units.languageOf(path) !== undefined);
  progress.report('Following renames', 0, 0);
  await lineages.prepare(
    [
      // Of a repository that is searched, only the files matter that name something of the other one.
      ...(input.outside ? [] : sources),
      ...manifests.map((entry) => history.findPath(entry.path)),
    ],
    signal,
  );

  const texts = new Map<string, string>();
  await git.readBlobs(
    manifests.map((entry) => entry.blob),
    (index, blob) => {
      if (blob.kind === 'text') texts.set(manifests[index]!.path, blob.text);
    },
    signal,
  );
  const formerNames = await readPackageNames(history, lineages, loader, languages, texts);
  const layout: Layout = {
    paths: tree.map((entry) => entry.path).filter((path) => !input.isVendored(path)),
    text: (path) => texts.get(path),
    isKnown: units.isKnown,
    formerNames: (manifest) => formerNames.get(manifest) ?? [],
    repositoryName: input.repositoryName,
  };
  const resolvers = new Map(languages.map((language) => [language.id, language.resolver(layout)]));
  const resolver = (id: string) => resolvers.get(id)!;

  const current = [...new Set(alive.map((path) => units.unitOf(path)).filter((unit) => unit >= 0))];
  const unitLineages = createUnitLineages(history, units, lineages, current);
  const packagesOf = new Map(
    languages.map((language) => [language.id, language.packages(layout)] as const),
  );
  const everyPackage = [...packagesOf.values()].flat();
  // A Go module is no asset of its own: its package folders are.
  const modules = new Set(packagesOf.get('go'));
  const packageList = everyPackage.filter((pack) => !modules.has(pack));
  const packages = createPackages(history, lineages, packageList, everyPackage, units.count);

  const isInside = (group: readonly Target[]): boolean =>
    group.some((target) =>
      target.key.startsWith('pkg:')
        ? packages.named(target.key.slice(4)) >= 0
        : units.serverAt(target.key, end - 1, end) >= 0,
    );
  /** The part of an import that means something of this repository; null where none does. */
  const keepInside = (imported: Import, resolution: Resolution): Import | null => {
    const inside = resolution.map(isInside);
    if (!inside.includes(true)) return null;
    // One group per name: only the names that are ours need to be remembered.
    const { names } = imported;
    const perName = names !== null && names.length > 1 && names.length === resolution.length;
    return perName ? { ...imported, names: names.filter((_, index) => inside[index]) } : imported;
  };

  const findOutside = outsideFinder(units, packages);
  const pool = createStringPool();
  const ownFacts = (facts: FileFacts): FileFacts => ({
    ...facts,
    imports: pool.ownImports(facts.imports),
    definitions: pool.ownDefinitions(facts.definitions),
    summary: facts.summary && copyOf(facts.summary),
  });

  const files: SourceFile[] = [];
  const leaving: number[] = [];
  const unreadable: { path: string; reason: 'too-large' | 'unreadable' }[] = [];
  const entries = new Map(tree.map((entry) => [history.findPath(entry.path), entry]));
  const read = await Promise.all(
    sources.map((path, index) =>
      loader.read(path, history.findBlob(entries.get(path)!.blob), (version) => {
        if (index % 500 === 0) progress.report('Reading files', index, sources.length);
        if (!version) return 'unreadable';
        if (version.isText()) return readSource(path, history.path(path), version);
        return entries.get(path)!.bytes > mostBytes ? 'too-large' : 'binary';
      }),
    ),
  );
  for (const [index, answer] of read.entries()) {
    if (typeof answer === 'object') files.push(answer);
    else if (answer !== 'binary')
      unreadable.push({ path: history.path(sources[index]!), reason: answer });
  }

  if (input.outside) {
    await lineages.prepare(leaving, signal);
    await lineages.prepare(splitSources(history, lineages, leaving), signal);
  }

  function readSource(path: number, name: string, version: FileVersion): SourceFile {
    const language = units.languageOf(path)!;
    const facts = ownFacts(version.facts());
    const looksGenerated = facts.generated || input.isGenerated(name);
    const { resolve } = resolver(language.id);
    const kept: Import[] = [];
    const namespaces = new Set<string>();
    for (const imported of facts.imports) {
      const inside = keepInside(imported, resolve(name, imported));
      if (inside) {
        kept.push(inside);
        for (const [group, targets] of resolve(name, inside).entries()) {
          const isWhole = targets.some((target) => target.names === null);
          const namespace = isWhole ? namespaceOf(inside, group) : null;
          if (namespace !== null) namespaces.add(namespace);
        }
      } else if (input.outside?.names(language, name, imported)) {
        kept.push(imported);
        if (leaving.at(-1) !== path) leaving.push(path);
        for (const namespace of namespacesOf(imported)) namespaces.add(namespace);
      }
    }
    const wantsMembers = namespaces.size > 0 && (input.withMembers || language.id !== 'go');
    return {
      path,
      facts: { ...facts, imports: kept },
      generated: looksGenerated && !input.countsGenerated,
      looksGenerated,
      members: wantsMembers ? pool.ownMembers(version.members(namespaces)) : new Map(),
      outside: findOutside(language.id, resolver(language.id), name, facts.imports),
    };
  }
  const exporters = new Map<number, Exporter>();
  const definitions = new Map<number, Map<string, { path: number; line: number }>>();
  for (const file of files) {
    const unit = units.unitOf(file.path);
    if (unit < 0) continue;
    const names = definitions.get(unit) ?? new Map<string, { path: number; line: number }>();
    for (const definition of file.facts.definitions) {
      if (!names.has(definition.name))
        names.set(definition.name, { path: file.path, line: definition.line });
    }
    definitions.set(unit, names);
    const reExports = file.facts.imports.filter((imported) => imported.via === 're-export');
    exporters.set(unit, {
      definitions: new Set(names.keys()),
      reExports: reExports.flatMap((imported) => resolveReExport(file.path, imported)),
      barrel: reExports.length >= 2 && file.facts.reExportShare > 0.8 && !units.isFolder(unit),
    });
  }

  function resolveReExport(path: number, imported: Import): ReExport[] {
    const language = units.languageOf(path)!;
    const found: ReExport[] = [];
    for (const group of resolver(language.id).resolve(history.path(path), imported)) {
      for (const target of group) {
        if (target.key.startsWith('pkg:')) break;
        const unit = units.serverAt(target.key, end - 1, end);
        if (unit < 0) continue;
        const { namespace } = imported;
        const whole = namespace === null ? null : [{ imported: wholeUnit, local: namespace }];
        found.push({ unit, names: target.names ?? whole });
        break;
      }
    }
    return found;
  }

  const exports = createExports(exporters);
  const world: World = {
    units,
    lineages: unitLineages,
    packages,
    exports,
    resolver,
    symbols: null,
    end,
    dayOf: (position) => Math.floor(history.committed[history.mainline[position]!]! / 86_400),
    ...(input.outside === undefined ? {} : { outside: input.outside }),
  };
  return {
    world,
    units,
    lineages,
    unitLineages,
    reader: createDependencyReader(world, history.path),
    files,
    definitions,
    packages: packageList,
    packagesOf: (language) => packagesOf.get(language) ?? [],
    manifestText: (path) => texts.get(path),
    pathText: history.path,
    findPath: history.findPath,
    end,
    unreadable,
    pool,
    loader,
    findWords: (commit, words) => git.findWords(commit, words, signal),
  };
}

/** The places among the given files, with their edges as they stand at the revision. */
export function findPlaces(survey: Survey, symbols: Symbols | null, history: History): Place[] {
  const reader = symbols
    ? createDependencyReader({ ...survey.world, symbols }, history.path)
    : survey.reader;
  const places: Place[] = [];
  for (const file of survey.files) {
    if (file.facts.imports.length === 0) continue;
    const edges = toEdges(reader, file.facts, {
      path: file.path,
      from: survey.end - 1,
      until: survey.end,
      members: (namespaces) =>
        new Map([...file.members].filter(([namespace]) => namespaces.has(namespace))),
    });
    if (edges.length > 0)
      places.push({ path: file.path, edges, versions: survey.lineages.versions(file.path) });
  }
  return places;
}

/** Names by which a file may know whole units of another repository. */
function namespacesOf({ namespace, names }: Import): readonly string[] {
  return [...(namespace === null ? [] : [namespace]), ...(names ?? []).map(({ local }) => local)];
}

function extension(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') ? path.slice(dot) : '';
}
