/**
 * What one version of one file depends on, said in units of today. An import is resolved as it would have been at that
 * time (keys know when they were served), the unit found is followed to what it has become, and names are looked up
 * through barrels as they stand at the revision read.
 */
import type {
  FileFacts,
  Import,
  ImportedName,
  Language,
  Resolver,
  Target,
} from '../languages/language.ts';
import { viaOrder, type Via } from '../model.ts';
import { wholeUnit, type Exports } from './exports.ts';
import type { Packages } from './packages.ts';
import type { UnitLineages, Units } from './units.ts';

/** Something that a place can depend on, as a small integer: units first, then packages, then symbols. */
export type TargetId = number;

/** One dependency of one version. `names` are as the target calls them; null where the whole unit is taken. */
export interface Dependency {
  readonly target: TargetId;
  readonly via: Via;
  readonly line: number;
  readonly names: readonly ImportedName[] | null;
  readonly through: readonly number[];
}

/** An import of something that nothing continues today: a candidate for the former home of a moved name. */
export interface FormerUse {
  readonly unit: number;
  readonly names: readonly ImportedName[] | null;
}

export interface Symbols {
  /** The symbol's target, or -1 where that symbol is not asked about. */
  idOf(unit: number, name: string): TargetId;
  /** The symbol that `name` of a unit was at that time, under which it lives elsewhere now; -1 if none. */
  formerly(unit: number, name: string, position: number): TargetId;
}

export interface World {
  readonly units: Units;
  readonly lineages: UnitLineages;
  readonly packages: Packages;
  readonly exports: Exports;
  readonly resolver: (language: string) => Resolver;
  readonly symbols: Symbols | null;
  /** One past the newest mainline position. */
  readonly end: number;
  /** Day (since 1970) on which a mainline position landed. */
  readonly dayOf: (position: number) => number;
  /** Another repository, whose things files of this one may name; their targets follow those of this one. */
  readonly outside?: Outside;
}

/** What files of another repository can depend on here. */
export interface Outside {
  /** Whether the import may mean something here. */
  names(language: Language, from: string, imported: Import): boolean;
  /** What the imports of a file mean here; `day` is that on which the file's version landed there. */
  read(
    file: { readonly language: Language; readonly from: string; readonly day: number },
    imports: readonly Import[],
    members: Standing['members'],
    receive: (dependency: Dependency) => void,
  ): void;
}

/** The first target of the other repository. */
export function firstOutside({ packages }: Pick<World, 'packages'>): TargetId {
  return packages.target(packages.list.length);
}

export type Members = ReadonlyMap<string, readonly string[]>;

/** A version to be read: its path then, and the span of mainline positions during which it stood. */
export interface Standing {
  readonly path: number;
  readonly from: number;
  readonly until: number;
  /** The members used of the given namespaces. */
  readonly members: (namespaces: ReadonlySet<string>) => Members;
}

export interface DependencyReader {
  /** Everything the version depends on, once per import and target. */
  read(
    facts: Pick<FileFacts, 'imports'>,
    standing: Standing,
    receive: (dependency: Dependency) => void,
    former?: (use: FormerUse) => void,
  ): void;
  /** The same for a file of another repository, as things stood here at `from` or later. */
  readForeign(
    file: Pick<ReadFile, 'language' | 'path'>,
    facts: Pick<FileFacts, 'imports'>,
    standing: StandingTime,
    receive: (dependency: Dependency) => void,
  ): void;
}

/** When a version stood, and what it uses of namespaces. */
type StandingTime = Omit<Standing, 'path'>;

/** Whose imports are read: a file of this repository with its unit and package, or one that has neither here. */
interface ReadFile {
  readonly language: Language;
  readonly path: string;
  readonly homeNow: number;
  readonly homePackage: number;
}

export function createDependencyReader(
  world: World,
  pathText: (path: number) => string,
): DependencyReader {
  const { units, lineages, packages, exports, symbols, outside } = world;
  const base = firstOutside(world);

  /** The package named or around the unit then, and the one in which its continuation lives now. */
  const packagesOf = (target: Served, standing: StandingTime): readonly number[] => {
    if (target.unit < 0) return [target.pack];
    const then = packages.around(units.name(target.unit), standing.from);
    const unit = unitNow(lineages, target.unit, standing);
    const now = unit < 0 ? -1 : packages.around(units.name(unit), world.end - 1);
    if (then < 0 || then === now) return now < 0 ? [] : [now];
    return now < 0 ? [then] : [then, now];
  };

  const readIn = (
    { language, path, homeNow, homePackage }: ReadFile,
    { imports }: Pick<FileFacts, 'imports'>,
    standing: StandingTime,
    receive: (dependency: Dependency) => void,
    former?: (use: FormerUse) => void,
  ): void => {
    const hits = resolveImports(world, world.resolver(language.id), path, imports, standing);
    const used = membersUsed(world, hits, standing);

    const take = (imported: Import, served: Served): void => {
      const { unit, names } = served;
      const now = unitNow(lineages, unit, standing);
      if (now < 0) {
        former?.({ unit, names: names ?? used.get(served) ?? null });
        if (symbols && names) {
          for (const name of names)
            emitSymbol(formerSymbol(symbols, unit, name, standing), imported, name, []);
        }
        return;
      }
      if (now === homeNow) return;
      const wanted = names ?? used.get(served) ?? null;
      if (wanted === null) {
        if (!exports.isBarrel(now)) emit(now, imported, null, []);
        else if (imported.via === 're-export') {
          for (const found of exports.behind(now)) {
            if (found.unit !== homeNow) emit(found.unit, imported, null, found.through);
          }
        }
        return;
      }
      for (const name of wanted) {
        const found = exports.find(now, name.imported);
        if (found && found.unit === homeNow) continue;
        if (!found) former?.({ unit, names: [name] });
        const target = found?.unit ?? now;
        const isWhole = found?.name === wholeUnit;
        if (!exports.isBarrel(target) || (found !== null && !isWhole)) {
          const taken = [{ imported: found?.name ?? name.imported, local: name.local }];
          emit(target, imported, isWhole ? null : taken, found?.through ?? []);
        }
        if (symbols) {
          const defined = found
            ? symbols.idOf(found.unit, found.name)
            : symbols.idOf(now, name.imported);
          const id = defined >= 0 ? defined : formerSymbol(symbols, unit, name, standing);
          emitSymbol(id, imported, name, found?.through ?? []);
        }
      }
    };
    const emit = (
      target: TargetId,
      imported: Import,
      names: readonly ImportedName[] | null,
      through: readonly number[],
    ): void => receive({ target, via: imported.via, line: imported.line, names, through });
    const emitSymbol = (
      id: TargetId,
      imported: Import,
      name: ImportedName,
      through: readonly number[],
    ): void => {
      if (id >= 0) emit(id, imported, [name], through);
    };

    for (const { imported, served } of hits) {
      for (const pack of packagesOf(served, standing)) {
        if (pack !== homePackage) emit(packages.target(pack), imported, served.names, []);
      }
      if (served.unit >= 0) take(imported, served);
    }
    if (!outside) return;
    const inside = new Set(hits.map(({ imported }) => imported));
    const leaving = imports.filter((imported) => !inside.has(imported));
    if (leaving.length === 0) return;
    const file = { language, from: path, day: world.dayOf(standing.from) };
    outside.read(file, leaving, standing.members, (dependency) =>
      // The units on the way are the other repository's.
      receive({ ...dependency, target: base + dependency.target, through: [] }),
    );
  };

  return {
    read(facts, standing, receive, former) {
      const language = units.languageOf(standing.path);
      if (!language) return;
      const path = pathText(standing.path);
      const home = units.homeOf(standing.path);
      const homeNow = home < 0 ? -1 : unitNow(lineages, home, standing);
      const homePackage = packages.around(path, standing.from);
      readIn({ language, path, homeNow, homePackage }, facts, standing, receive, former);
    },
    readForeign(file, facts, standing, receive) {
      readIn({ ...file, homeNow: -1, homePackage: -1 }, facts, standing, receive);
    },
  };
}

/** A default export that is a named one today is taken for the one that the place called by that name. */
function formerSymbol(
  symbols: Symbols,
  unit: number,
  { imported, local }: ImportedName,
  { from }: StandingTime,
): TargetId {
  const id = symbols.formerly(unit, imported, from);
  return id < 0 && imported === 'default' ? symbols.formerly(unit, local, from) : id;
}

/** What one group of one import meant at that time. */
interface Hit {
  readonly imported: Import;
  readonly group: number;
  readonly served: Served;
}

function resolveImports(
  world: World,
  resolver: Resolver,
  path: string,
  imports: readonly Import[],
  standing: StandingTime,
): readonly Hit[] {
  const hits: Hit[] = [];
  for (const imported of imports) {
    const groups = resolver.resolve(path, imported);
    for (let group = 0; group < groups.length; group++) {
      // Most names of a package's neighbours mean nothing here.
      if (groups[group]!.length === 0) continue;
      const served = firstServed(world, groups[group]!, standing);
      if (served) hits.push({ imported, group, served });
    }
  }
  return hits;
}

/** What a unit of that time is now; the span is tried from its start, its end and the step before it. */
function unitNow(lineages: UnitLineages, unit: number, standing: StandingTime): number {
  for (const position of [standing.from, standing.until - 1, standing.from - 1]) {
    const now = lineages.descendant(unit, position);
    if (now >= 0) return now;
  }
  return -1;
}

interface Served {
  readonly unit: number;
  readonly pack: number;
  readonly names: readonly ImportedName[] | null;
}

function firstServed(
  world: World,
  group: readonly Target[],
  standing: StandingTime,
): Served | null {
  for (const target of group) {
    if (target.key.startsWith('pkg:')) {
      const pack = world.packages.named(target.key.slice(4));
      if (pack >= 0) return { unit: -1, pack, names: target.names };
      continue;
    }
    let unit = world.units.serverAt(target.key, standing.from, standing.until);
    if (unit < 0) unit = world.units.serverAt(target.key, standing.from - 1, standing.from);
    if (unit >= 0) return { unit, pack: -1, names: target.names };
  }
  if (!world.packages.anyMoved) return null;
  for (const target of group) {
    const unit = servedElsewhere(world, target.key, standing);
    if (unit >= 0) return { unit, pack: -1, names: target.names };
  }
  return null;
}

/** The unit that served the key's path at that time in the folder where its package lay then; -1 if none. */
function servedElsewhere(world: World, key: string, standing: StandingTime): number {
  const colon = key.indexOf(':');
  for (const former of world.packages.formerPaths(key.slice(colon + 1), standing.from)) {
    const unit = world.units.serverAt(
      `${key.slice(0, colon)}:${former}`,
      standing.from - 1,
      standing.until,
    );
    if (unit >= 0) return unit;
  }
  return -1;
}

/** For imports of a whole unit: the members that the text uses, where they are needed to look further. */
function membersUsed(
  world: World,
  hits: readonly Hit[],
  standing: StandingTime,
): ReadonlyMap<Served, readonly ImportedName[]> {
  const wanted = new Map<string, Served>();
  for (const { imported, group, served } of hits) {
    if (served.unit < 0 || served.names !== null) continue;
    const namespace = namespaceOf(imported, group);
    if (namespace === null) continue;
    const now = unitNow(world.lineages, served.unit, standing);
    if (world.symbols !== null || (now >= 0 && world.exports.passesOn(now))) {
      wanted.set(namespace, served);
    }
  }
  const used = new Map<Served, readonly ImportedName[]>();
  if (wanted.size === 0) return used;
  for (const [namespace, names] of standing.members(new Set(wanted.keys()))) {
    const served = wanted.get(namespace);
    const real = names.filter((name) => name !== '*');
    if (served && real.length > 0) {
      used.set(
        served,
        real.map((name) => ({ imported: name, local: name })),
      );
    }
  }
  return used;
}

/** What the text calls the whole unit that a group of an import means: a namespace, or a name that is a unit itself. */
export function namespaceOf(imported: Import, group: number): string | null {
  return imported.names === null ? imported.namespace : (imported.names[group]?.local ?? null);
}

/** Which of two forms is told where both occur. */
export function strongerVia(a: Via, b: Via): Via {
  return viaOrder.indexOf(a) <= viaOrder.indexOf(b) ? a : b;
}
