/** Packages of the revision read, and which folder was inside which package at which time. */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import { folderOf } from '../history/pathNames.ts';
import type { Package } from '../languages/language.ts';
import type { TargetId } from './dependencies.ts';

export interface Packages {
  readonly list: readonly Package[];
  /** The package of that name, now or formerly; -1 if none. */
  named(name: string): number;
  /** The innermost package around a path as it was at that position; -1 if none. */
  around(path: string, position: number): number;
  target(pack: number): TargetId;
  /** Where a path of today lay when its package's folder was elsewhere; none if it was where it is. */
  formerPaths(path: string, position: number): readonly string[];
  /** Whether any package ever lay elsewhere. */
  readonly anyMoved: boolean;
}

const none: readonly never[] = [];

export function createPackages(
  history: History,
  lineages: Lineages,
  list: readonly Package[],
  /** Those and the ones that are no assets themselves (Go modules). */
  everyPackage: readonly Package[],
  firstTarget: TargetId,
): Packages {
  const byName = new Map<string, number>();
  for (const [index, pack] of list.entries()) {
    for (const former of pack.formerNames) if (!byName.has(former)) byName.set(former, index);
  }
  for (const [index, pack] of list.entries()) byName.set(pack.name, index);
  const byFolder = new Map<string, { from: number; to: number; pack: number }[]>();
  for (const [index, pack] of list.entries()) {
    const manifest = history.findPath(pack.manifest);
    if (manifest < 0) continue;
    for (const stretch of lineages.of(manifest)) {
      const folder = folderOf(history.path(stretch.path));
      const entries = byFolder.get(folder) ?? [];
      entries.push({ from: stretch.from, to: stretch.to, pack: index });
      byFolder.set(folder, entries);
    }
  }
  const enclosing = new Map<string, readonly { from: number; to: number; pack: number }[]>();
  /** What was ever a package's folder around a folder, innermost first. */
  const entriesAround = (folder: string) => {
    const found: { from: number; to: number; pack: number }[] = [];
    for (let at = folder; ; at = folderOf(at)) {
      found.push(...(byFolder.get(at) ?? []));
      if (at === '') return found;
    }
  };
  const moved = everyPackage
    .map(({ folder, manifest }) => ({ folder, stretches: foldersOf(history, lineages, manifest) }))
    .filter(
      ({ folder, stretches }) =>
        folder !== '' && stretches.some((stretch) => stretch.folder !== folder),
    );
  const movedTo = new Map<string, typeof moved>();
  for (const pack of moved) movedTo.set(pack.folder, [...(movedTo.get(pack.folder) ?? []), pack]);
  /** Packages that lie around a path now and lay elsewhere before, in the order of the list. */
  const movedAround = (path: string): typeof moved => {
    const found: typeof moved = [];
    for (let at = path; at !== ''; at = folderOf(at)) found.push(...(movedTo.get(at) ?? none));
    return found.length < 2 ? found : moved.filter((pack) => found.includes(pack));
  };
  return {
    list,
    named: (name) => byName.get(name) ?? -1,
    around(path, position) {
      if (byFolder.size === 0) return -1;
      const folder = folderOf(path);
      let entries = enclosing.get(folder);
      if (!entries) enclosing.set(folder, (entries = entriesAround(folder)));
      for (const entry of entries) {
        if (position >= entry.from && position < entry.to) return entry.pack;
      }
      return -1;
    },
    target: (pack) => firstTarget + pack,
    anyMoved: moved.length > 0,
    formerPaths(path, position) {
      const found: string[] = [];
      for (const { folder, stretches } of movedAround(path)) {
        for (const stretch of stretches) {
          if (stretch.folder === folder || position < stretch.from || position > stretch.to)
            continue;
          const rest = path.slice(folder.length);
          found.push(stretch.folder === '' ? rest.slice(1) : `${stretch.folder}${rest}`);
        }
      }
      return found;
    },
  };
}

function foldersOf(history: History, lineages: Lineages, manifest: string) {
  const path = history.findPath(manifest);
  if (path < 0) return [];
  return lineages
    .of(path)
    .map(({ path: then, from, to }) => ({ folder: folderOf(history.path(then)), from, to }));
}
