/** Where assets were born and who worked on them. */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import { folderOf } from '../history/pathNames.ts';
import type { Maker, Person } from '../model.ts';
import type { Credit } from './credit.ts';
import type { Birth } from './origins.ts';
import { changesInGroup, pathsInGroup } from './place.ts';
import type { UnitLineages, Units } from './units.ts';

/** The commit that first had the file at the beginning of its lineage, inside the merged branch if there was one. */
export function birthOfPath(history: History, lineages: Lineages, path: number): Birth {
  const stretches = lineages.of(path);
  const oldest = stretches.at(-1) ?? { path, from: 0, to: Infinity };
  return firstInGroup(history, lineages, oldest.path, oldest.from);
}

function firstInGroup(history: History, lineages: Lineages, path: number, position: number): Birth {
  const mainline = history.mainline[position]!;
  const changes = pathsInGroup(history, lineages, path, position)
    .flatMap((member) => changesInGroup(history, member, position))
    .filter((change) => history.change.after[change]! >= 0)
    .sort(
      (a, b) => history.rank[history.change.commit[a]!]! - history.rank[history.change.commit[b]!]!,
    );
  const first = changes[0];
  if (first === undefined) {
    return {
      position,
      commit: mainline,
      path,
      approximate: history.parents(mainline).length > 1,
      extractions: [],
    };
  }
  return {
    position,
    commit: history.change.commit[first]!,
    path: history.change.path[first]!,
    approximate: false,
    extractions: [],
  };
}

export function birthOfUnit(
  history: History,
  lineages: Lineages,
  units: Units,
  unitLineages: UnitLineages,
  unit: number,
): Birth {
  if (!units.isFolder(unit)) return birthOfPath(history, lineages, units.members(unit)[0]!);
  const oldest = unitLineages.of(unit).at(-1)!;
  let best: Birth | null = null;
  for (const path of units.members(oldest.unit)) {
    if (
      lineages.of(path).every((stretch) => stretch.from !== oldest.from) &&
      !bornAt(history, path, oldest.from)
    )
      continue;
    const birth = firstInGroup(history, lineages, path, oldest.from);
    if (!best || history.rank[birth.commit]! < history.rank[best.commit]!) best = birth;
  }
  return (
    best ?? {
      position: oldest.from,
      commit: history.mainline[oldest.from]!,
      path: -1,
      approximate: true,
      extractions: [],
    }
  );
}

function bornAt(history: History, path: number, position: number): boolean {
  for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
    const change = history.pathChanges[at]!;
    if (history.landedAt[history.change.commit[change]!] === position) return true;
  }
  return false;
}

/** Everyone who changed one of the paths while it was part of the asset, in the order of first contribution. */
export function makersOf(
  history: History,
  credit: Credit,
  spans: readonly { readonly path: number; readonly from: number; readonly to: number }[],
  originator: number,
): Maker[] {
  const firstRank = new Map<number, number>();
  for (const { path, from, to } of spans) {
    for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
      const commit = history.change.commit[history.pathChanges[at]!]!;
      const position = history.landedAt[commit]!;
      if (position < from || position > to || history.parents(commit).length > 1) continue;
      for (const person of [credit.person(commit), ...credit.coAuthors(commit)]) {
        if (credit.persons[person]!.kind !== 'human') continue;
        const rank = history.rank[commit]!;
        if (rank < (firstRank.get(person) ?? Infinity)) firstRank.set(person, rank);
      }
    }
  }
  const id = (person: number): string => (credit.persons[person] as Person).id;
  const others = [...firstRank.keys()].filter((person) => person !== originator);
  others.sort((a, b) => firstRank.get(a)! - firstRank.get(b)! || a - b);
  const makers: Maker[] = others.map((person) => ({
    person: id(person),
    role: 'extended',
    share: null,
  }));
  return originator >= 0
    ? [{ person: id(originator), role: 'originated', share: null }, ...makers]
    : makers;
}

/** All paths of a unit's lineage with the time they belonged to it. */
export function spansOfUnit(
  lineages: Lineages,
  units: Units,
  unitLineages: UnitLineages,
  unit: number,
) {
  if (!units.isFolder(unit)) return lineages.of(units.members(unit)[0]!);
  return unitLineages
    .of(unit)
    .flatMap((stretch) =>
      units.members(stretch.unit).map((path) => ({ path, from: stretch.from, to: stretch.to })),
    );
}

/** All paths inside a package's folder, with the time the folder was the package. */
export function spansOfPackage(history: History, lineages: Lineages, manifest: number) {
  const folders = lineages.of(manifest).map((stretch) => ({
    folder: folderOf(history.path(stretch.path)),
    from: stretch.from,
    to: stretch.to,
  }));
  const spans: { path: number; from: number; to: number }[] = [];
  for (let path = 0; path < history.pathCount; path++) {
    const text = history.path(path);
    for (const { folder, from, to } of folders) {
      if (folder === '' || text.startsWith(`${folder}/`)) spans.push({ path, from, to });
    }
  }
  return spans;
}
