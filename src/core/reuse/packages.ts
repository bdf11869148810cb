/** Packages of the revision read, and which folder was inside which package at which time. */
import type { History } from '../history/history.ts';
import { folderOf, type Lineages } from '../history/lineage.ts';
import type { Package } from '../languages/language.ts';
import type { TargetId } from './dependencies.ts';

export interface Packages {
  readonly list: readonly Package[];
  /** The package of that name, now or formerly; -1 if none. */
  named(name: string): number;
  /** The innermost package around a path as it was at that position; -1 if none. */
  around(path: string, position: number): number;
  target(pack: number): TargetId;
}

export function createPackages(
  history: History,
  lineages: Lineages,
  list: readonly Package[],
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
  return {
    list,
    named: (name) => byName.get(name) ?? -1,
    around(path, position) {
      for (let folder = folderOf(path); ; folder = folderOf(folder)) {
        for (const entry of byFolder.get(folder) ?? []) {
          if (position >= entry.from && position < entry.to) return entry.pack;
        }
        if (folder === '') return -1;
      }
    },
    target: (pack) => firstTarget + pack,
  };
}
