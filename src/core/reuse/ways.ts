/**
 * What any version of any file depends on: units of today, units that are gone, and packages from outside. Each has a
 * number, so that what a place dropped can be compared with what it took.
 */
import type { History } from '../history/history.ts';
import { baseName } from '../history/pathNames.ts';
import type { Import, ImportedName } from '../languages/language.ts';
import type { ReadVersion } from './dating.ts';
import type { TargetId } from './dependencies.ts';
import type { FileVersion } from './fileVersion.ts';
import { outsideFinder } from './outside.ts';
import { nameTag } from './place.ts';
import type { SourceFile, Survey } from './survey.ts';

/** A unit or package of today has the number of the target that it is for adoptions. */
export type WayId = TargetId;

export interface WayName {
  /** Path of a file or folder of the repository, or name of a package from outside. */
  readonly name: string;
  readonly from: 'here' | 'gone' | 'outside';
}

export interface Ways {
  /** The ways that a version of the file took which stood during `[from, until)`. */
  of(version: FileVersion, path: number, from: number, until: number): ReadonlySet<WayId>;
  /** Those among them that the version only passes on. */
  passedOn(version: FileVersion, path: number, from: number, until: number): ReadonlySet<WayId>;
  /** The names that a version takes of a unit or package, also of one that is gone; null where it takes the whole. */
  names(
    version: FileVersion,
    path: number,
    span: readonly [from: number, until: number],
    way: WayId,
  ): ReadonlySet<string> | null;
  /** All ways of a version, for the dating of places. */
  readonly read: ReadVersion;
  name(way: WayId): WayName;
  /** Files, of all times, of the unit that the way is; those of the revision for packages. */
  files(way: WayId): readonly number[];
  /** Whether a file of the revision takes the way. */
  isTakenBy(file: SourceFile, way: WayId): boolean;
  /** The unit that is gone; -1 for other ways. */
  goneUnit(way: WayId): number;
  /** Whether the way is a folder of the repository, of which a place may take one thing and leave another. */
  isFolder(way: WayId): boolean;
}

/** What a version uses of a namespace that is called after a folder; null where it names none, or takes the whole. */
function membersOf(folder: string, version: FileVersion): ReadonlySet<string> | null {
  const namespaces = version
    .facts()
    .imports.flatMap(({ specifier, namespace }) =>
      namespace !== null && baseName(specifier) === folder ? [namespace] : [],
    );
  const used = [...version.members(new Set(namespaces)).values()].flat();
  return used.length === 0 || used.includes('*') ? null : new Set(used);
}

export function createWays(history: History, survey: Survey): Ways {
  const { units, packages } = survey.world;
  const firstGone = units.count + packages.list.length;
  const firstOutside = firstGone + units.count;
  const outside: string[] = [];
  const numbers = new Map<string, number>();
  const isAlive = (unit: number): boolean => units.aliveAt(unit, survey.end - 1);
  const outsideWay = (name: string): WayId => {
    let number = numbers.get(name);
    if (number === undefined) {
      number = outside.length;
      numbers.set(name, number);
      outside.push(survey.pool.own(name));
    }
    return firstOutside + number;
  };

  const findOutside = outsideFinder(units, packages);
  const waysOf = (
    version: FileVersion,
    path: number,
    [from, until]: readonly [number, number],
    isMeant: (imported: Import) => boolean,
  ): ReadonlySet<WayId> => {
    const language = units.languageOf(path);
    const ways = new Set<WayId>();
    if (!language || !version.isText()) return ways;
    const facts = version.facts();
    const imports = survey.pool.ownSpecifiers(facts.imports.filter(isMeant));
    survey.reader.read(
      { ...facts, imports },
      { path, from, until, members: version.members },
      ({ target }) => ways.add(target),
      ({ unit }) => {
        if (!isAlive(unit)) ways.add(firstGone + unit);
      },
    );
    const resolver = survey.world.resolver(language.id);
    for (const name of findOutside(language.id, resolver, history.path(path), imports))
      ways.add(outsideWay(name));
    return ways;
  };
  const filesIn = (folder: string): readonly number[] =>
    survey.files
      .map((file) => file.path)
      .filter((path) => folder === '' || history.path(path).startsWith(`${folder}/`));
  const name: Ways['name'] = (way) => {
    if (way >= firstOutside) return { name: outside[way - firstOutside]!, from: 'outside' };
    if (way >= firstGone) return { name: units.name(way - firstGone), from: 'gone' };
    const pack = packages.list[way - units.count];
    return { name: pack ? pack.folder || '.' : units.name(way), from: 'here' };
  };
  const isFolder: Ways['isFolder'] = (way) => {
    if (way >= firstOutside) return false;
    if (way >= units.count && way < firstGone) return true;
    return units.isFolder(way >= firstGone ? way - firstGone : way);
  };
  const of: Ways['of'] = (version, path, from, until) =>
    waysOf(version, path, [from, until], () => true);
  return {
    of,
    passedOn: (version, path, from, until) =>
      waysOf(version, path, [from, until], ({ via }) => via === 're-export'),
    names(version, path, [from, until], way) {
      const taken = new Set<string>();
      let isWhole = false;
      const take = (names: readonly ImportedName[] | null): void => {
        if (names === null) isWhole = true;
        for (const name of names ?? []) taken.add(nameTag(name));
      };
      const facts = version.facts();
      const imports = survey.pool.ownSpecifiers(facts.imports);
      const members = isFolder(way) ? membersOf(baseName(name(way).name), version) : null;
      if (members) return members;
      survey.reader.read(
        { ...facts, imports },
        { path, from, until, members: version.members },
        ({ target, names }) => {
          if (target === way) take(names);
        },
        ({ unit, names }) => {
          if (!isAlive(unit) && firstGone + unit === way) take(names);
        },
      );
      return isWhole ? null : taken;
    },
    read(place, index, until, version) {
      const { path, position } = place.versions[index]!;
      return { targets: of(version, path, position, until), former: [] };
    },
    name,
    files(way) {
      const pack = way < firstGone ? packages.list[way - units.count] : undefined;
      if (pack) return filesIn(pack.folder);
      const unit = way >= firstGone ? way - firstGone : way;
      return unit < units.count ? units.members(unit) : [];
    },
    isTakenBy: ({ outside: names }, way) =>
      way >= firstOutside && names.includes(outside[way - firstOutside]!),
    goneUnit: (way) => (way >= firstGone && way < firstOutside ? way - firstGone : -1),
    isFolder,
  };
}
