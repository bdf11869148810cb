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
    const position = mainlinePosition(history, at);
    if (position >= 0) versions.push(versionAt(history, at, position));
  }
  return versions;
}

/** The first version of a path; undefined where it never stood on the mainline. */
export function firstVersion(history: History, path: number): PathVersion | undefined {
  for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
    const position = mainlinePosition(history, at);
    if (position >= 0) return versionAt(history, at, position);
  }
  return undefined;
}

/** The version of a path that stood last before a position; undefined where there was none. */
export function versionBefore(
  history: History,
  path: number,
  before: number,
): PathVersion | undefined {
  for (let at = history.pathStart[path + 1]! - 1; at >= history.pathStart[path]!; at--) {
    const position = mainlinePosition(history, at);
    if (position >= 0 && position < before) return versionAt(history, at, position);
  }
  return undefined;
}

/** Where the last life of a path that began before a position began; -1 if there was none. */
export function birthBefore(history: History, path: number, before: number): number {
  let birth = -1;
  let alive = false;
  for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
    const position = mainlinePosition(history, at);
    if (position < 0) continue;
    if (position >= before) break;
    const { blob } = versionAt(history, at, position);
    if (blob >= 0 && !alive) birth = position;
    alive = blob >= 0;
  }
  return birth;
}

/** Position of the change at that place in `pathChanges`; -1 where it is a side commit's. */
function mainlinePosition(history: History, at: number): number {
  const commit = history.change.commit[history.pathChanges[at]!]!;
  const position = history.landedAt[commit]!;
  return history.mainline[position] === commit ? position : -1;
}

function versionAt(history: History, at: number, position: number): PathVersion {
  const change = history.pathChanges[at]!;
  return { position, path: history.change.path[change]!, blob: history.change.after[change]! };
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
    if (mainlinePosition(history, at) < 0) continue;
    const change = history.pathChanges[at]!;
    if (history.change.before[change] !== blob) {
      throw new HistoryError(`The history of ${history.path(path)} has a hole; it is cut.`);
    }
    blob = history.change.after[change]!;
  }
  return blob;
}
