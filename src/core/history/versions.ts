/** Versions of a file along the mainline. */
import type { TreeEntry } from '../ports.ts';
import type { History } from './history.ts';
import { HistoryError } from './historyError.ts';

/** One version of one path: it stands from `position` until the next version; `blob` -1 means deleted. */
export interface PathVersion {
  readonly position: number;
  readonly path: number;
  readonly blob: number;
}

/** The versions of a path along the mainline, oldest first. */
export function versionsOfPath(history: History, path: number): PathVersion[] {
  const versions: PathVersion[] = [];
  for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
    const change = history.pathChanges[at]!;
    const commit = history.change.commit[change]!;
    const position = history.landedAt[commit]!;
    if (history.mainline[position] !== commit) continue;
    versions.push({ position, path, blob: history.change.after[change]! });
  }
  return versions;
}

/**
 * Checks that the changes read, folded along the mainline, give exactly the tree of the revision. A stream that was cut
 * or forged cannot pass.
 */
export function checkAgainstTree(history: History, tree: readonly TreeEntry[]): void {
  const expected = new Map<number, number>();
  for (const entry of tree) {
    const path = history.findPath(entry.path);
    if (path < 0) throw new HistoryError(`The history never mentions ${entry.path}; it is cut.`);
    expected.set(path, history.findBlob(entry.blob));
  }
  for (let path = 0; path < history.pathCount; path++) {
    if (lastBlob(history, path) !== (expected.get(path) ?? -1)) {
      throw new HistoryError(
        `The history of ${history.path(path)} does not lead to the revision read.`,
      );
    }
  }
}

/** The blob at the end of the mainline, to which every change must go on from the one before it. */
function lastBlob(history: History, path: number): number {
  let blob = -1;
  for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
    const change = history.pathChanges[at]!;
    const commit = history.change.commit[change]!;
    if (history.mainline[history.landedAt[commit]!] !== commit) continue;
    if (history.change.before[change] !== blob) {
      throw new HistoryError(`The history of ${history.path(path)} has a hole; it is cut.`);
    }
    blob = history.change.after[change]!;
  }
  return blob;
}
