/**
 * Which earlier file a file continues. A *stretch* is the time during which a lineage lived at one path; a lineage is
 * its stretches, newest first. Rules, in this order: a rename of identical content in the same mainline commit; a rename
 * that git finds by similarity, also from a file that stayed with little in it; the same path coming back (unless what was
 * there had been renamed away); another file that served the same module key before (`log.js` → `log/index.js`, `.js` →
 * `.ts` rewritten).
 */
import type { GitHistory, RenameQuestion } from '../ports.ts';
import type { History } from './history.ts';
import { pairByFolder, pairExact, sameNames } from './pairing.ts';
import {
  birthBefore,
  firstVersion,
  versionBefore,
  versionsOfPath,
  type PathVersion,
} from './versions.ts';

/** `[from, to)` in mainline positions; `to` is Infinity while it lives. */
export interface Stretch {
  readonly path: number;
  readonly from: number;
  readonly to: number;
}

export interface Lineages {
  /** Where the file at `path` comes from, newest first. */
  of(path: number): readonly Stretch[];
  /** The versions of a lineage, oldest first, each with the path that it had then; -1 marks a time in which it was deleted. */
  versions(path: number): readonly PathVersion[];
  /** The path from which `path` was renamed at that mainline position, or -1. */
  renamedFrom(position: number, path: number): number;
  /** The path from which a commit renamed `path`, or -1. */
  renamedIn(commit: number, path: number): number;
  /** Asks git about similarity wherever one of these paths needs it. */
  prepare(paths: readonly number[], signal: AbortSignal): Promise<void>;
  /** Commits in which git could not compare contents (missing objects). */
  readonly failed: readonly string[];
}

export interface LineageRules {
  /** Files are only ever renamed within one family (a language, or the extension). */
  readonly family: (path: number) => string;
  /** Paths, now or in former times, that can be named by a key that also names this one. */
  readonly sameKey: (path: number) => readonly number[];
}

/** A file whose content went elsewhere keeps at most this part of its size, and the new one has at least that part. */
const mostLeft = 1 / 3;
const leastTaken = 1 / 2;
/** Where the new file is what the old one was, to the byte, this part of the old one may stay. */
const mostLeftOfSame = 1 / 2;
/** Git compares no contents beyond this many candidate pairs; these are matched by folder and file name. */
const largestMatrix = 1_000_000;

export function createLineages(
  history: History,
  git: Pick<GitHistory, 'findRenames' | 'readSizes'>,
  rules: LineageRules,
): Lineages {
  const exact = new Map<number, ReadonlyMap<number, number>>();
  const similar = new Map<number, ReadonlyMap<number, number>>();
  const noPairs: ReadonlyMap<number, number> = new Map();
  const known = new Map<number, readonly Stretch[]>();
  const sources = new Map<number, ReadonlySet<number>>();
  const failed: string[] = [];

  const sidesOf = (commit: number) => {
    const added: number[] = [];
    const deleted: number[] = [];
    const modified: number[] = [];
    for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
      if (history.change.before[at]! < 0) added.push(at);
      else if (history.change.after[at]! < 0) deleted.push(at);
      else modified.push(at);
    }
    return { added, deleted, modified };
  };

  const exactIn = (commit: number): ReadonlyMap<number, number> => {
    let pairs = exact.get(commit);
    if (!pairs) {
      const { added, deleted } = sidesOf(commit);
      pairs = added.length > 0 && deleted.length > 0 ? pairExact(history, added, deleted) : noPairs;
      exact.set(commit, pairs);
    }
    return pairs;
  };

  const renamedIn = (commit: number, path: number): number =>
    exactIn(commit).get(path) ?? similar.get(commit)?.get(path) ?? -1;

  /** Side commits that created the path among those that landed at the position. */
  const creators = (position: number, path: number): number[] => {
    const found: number[] = [];
    for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
      const change = history.pathChanges[at]!;
      const commit = history.change.commit[change]!;
      if (history.landedAt[commit] !== position || history.mainline[position] === commit) continue;
      if (history.change.before[change]! < 0) found.push(commit);
    }
    return found;
  };

  const aliveBefore = (position: number, path: number): boolean =>
    (versionBefore(history, path, position)?.blob ?? -1) >= 0;

  /** A rename that only the commits of the merged branch show: it may be too far from there to the merge. */
  const renamedInBranch = (position: number, path: number, depth = 0): number => {
    if (depth > 5 || history.parents(history.mainline[position]!).length < 2) return -1;
    for (const commit of creators(position, path)) {
      const from = renamedIn(commit, path);
      if (from < 0) continue;
      if (aliveBefore(position, from)) return from;
      const older = renamedInBranch(position, from, depth + 1);
      if (older >= 0) return older;
    }
    return -1;
  };

  const renamedFrom = (position: number, path: number): number => {
    const direct = renamedIn(history.mainline[position]!, path);
    return direct >= 0 ? direct : renamedInBranch(position, path);
  };

  /** Paths that a commit renamed to others. */
  const sourcesIn = (commit: number): ReadonlySet<number> => {
    let paths = sources.get(commit);
    if (!paths) {
      paths = new Set([...exactIn(commit).values(), ...(similar.get(commit)?.values() ?? [])]);
      sources.set(commit, paths);
    }
    return paths;
  };

  const renamedAway = (position: number, path: number): boolean => {
    const commits = [history.mainline[position]!];
    for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
      const change = history.pathChanges[at]!;
      if (history.change.after[change]! >= 0) continue;
      const commit = history.change.commit[change]!;
      if (history.landedAt[commit] === position) commits.push(commit);
    }
    return commits.some((commit) => sourcesIn(commit).has(path));
  };

  /** The stretch that precedes the one of `path` that begins at `position`, or null at its birth. */
  const before = (path: number, position: number): Stretch | null => {
    const from = renamedFrom(position, path);
    if (from >= 0) return { path: from, from: -1, to: position };
    const earlier = versionBefore(history, path, position);
    if (earlier && earlier.blob < 0 && !renamedAway(earlier.position, path)) {
      return { path, from: -1, to: earlier.position };
    }
    let best: Stretch | null = null;
    for (const other of rules.sameKey(path)) {
      if (other === path) continue;
      const born = firstVersion(history, other);
      const last = versionBefore(history, other, Infinity);
      if (!born || !last || born.position >= position || last.blob >= 0) continue;
      if (renamedAway(last.position, other)) continue;
      const to = Math.min(position, last.position);
      if (!best || to > best.to || (to === best.to && other < best.path))
        best = { path: other, from: -1, to };
    }
    return best;
  };

  const trace = (path: number): readonly Stretch[] => {
    const stretches: Stretch[] = [];
    const visited = new Set<string>();
    let open: Stretch | null = { path, from: -1, to: Infinity };
    while (open !== null && !visited.has(`${open.path}@${open.to}`)) {
      visited.add(`${open.path}@${open.to}`);
      const start = birthBefore(history, open.path, open.to);
      if (start < 0) break;
      stretches.push({ ...open, from: start });
      open = before(open.path, start);
    }
    return stretches;
  };

  const of = (path: number): readonly Stretch[] => {
    let stretches = known.get(path);
    if (!stretches) {
      stretches = trace(path);
      known.set(path, stretches);
    }
    return stretches;
  };

  return {
    of,
    versions(path) {
      const versions: PathVersion[] = [];
      const stretches = of(path);
      for (let index = stretches.length - 1; index >= 0; index--) {
        const stretch = stretches[index]!;
        const later = stretches[index - 1];
        for (const version of versionsOfPath(history, stretch.path)) {
          if (version.position >= stretch.from && version.position < stretch.to)
            versions.push(version);
        }
        if (later && later.from > stretch.to) {
          versions.push({ position: stretch.to, path: stretch.path, blob: -1 });
        }
      }
      return versions;
    },
    renamedFrom,
    renamedIn,
    async prepare(paths, signal) {
      const asked = new Set<number>();
      const looked = new Set<number>();
      const rewritten = new Set<number>();
      for (let round = 0; round < 8; round++) {
        const births: { commit: number; path: number }[] = [];
        for (const path of paths) {
          // Every place where a stretch begins without an identical source may be a rename by similarity.
          for (const stretch of of(path)) {
            const { from, path: name } = stretch;
            const mainline = history.mainline[from]!;
            if (renamedIn(mainline, name) >= 0) continue;
            for (const commit of [mainline, ...creators(from, name)]) {
              if (!asked.has(commit)) births.push({ commit, path: name });
            }
          }
        }
        const fresh = new Set(births.map(({ commit }) => commit).filter((one) => !looked.has(one)));
        for (const commit of fresh) looked.add(commit);
        const found = await findRewritten(fresh, signal);
        for (const commit of found.rewritten) rewritten.add(commit);
        const mayBeRenamed = judgeRenames();
        const commits = new Set<number>();
        for (const { commit, path } of births)
          if (rewritten.has(commit) || mayBeRenamed(commit, path)) commits.add(commit);
        if (commits.size === 0 && !found.isMoved) break;
        for (const commit of commits) asked.add(commit);
        await compare(
          [...commits].sort((a, b) => history.rank[a]! - history.rank[b]!),
          rewritten,
          signal,
        );
        known.clear();
        sources.clear();
      }
    },
    failed,
  };

  /** Tells whether a commit deleted a file of the path's family that is not yet known to have gone elsewhere. */
  function judgeRenames(): (commit: number, path: number) => boolean {
    const lost = new Map<number, ReadonlySet<string>>();
    const familiesLost = (commit: number): ReadonlySet<string> => {
      const taken = new Set(exactIn(commit).values());
      const deleted = sidesOf(commit).deleted.map((at) => history.change.path[at]!);
      return new Set(deleted.filter((path) => !taken.has(path)).map(rules.family));
    };
    return (commit, path) => {
      if (exactIn(commit).has(path)) return false;
      let families = lost.get(commit);
      if (!families) lost.set(commit, (families = familiesLost(commit)));
      return families.has(rules.family(path));
    };
  }

  /**
   * Those of the commits in which most of a file may have gone to a new one of the same name; and whether there were any
   * in which it surely did, as it was.
   */
  async function findRewritten(
    commits: ReadonlySet<number>,
    signal: AbortSignal,
  ): Promise<{ readonly rewritten: ReadonlySet<number>; readonly isMoved: boolean }> {
    const suspects: { commit: number; added: number; modified: number }[] = [];
    for (const commit of commits) {
      const { added, modified } = sidesOf(commit);
      const pairedTo = exactIn(commit);
      for (const [one, other] of sameNames(history, added, modified)) {
        if (!pairedTo.has(history.change.path[one]!))
          suspects.push({ commit, added: one, modified: other });
      }
    }
    const { before, after } = history.change;
    const sizes = await git.readSizes(
      suspects
        .flatMap(({ added, modified }) => [after[added]!, before[modified]!, after[modified]!])
        .map((blob) => history.blobId(blob)),
      signal,
    );
    const rewritten = new Set<number>();
    let isMoved = false;
    for (const [index, { commit, added, modified }] of suspects.entries()) {
      const [taken = -1, whole = -1, left = -1] = sizes.slice(index * 3, index * 3 + 3);
      if (left < 0) continue;
      const { path } = history.change;
      if (after[added] === before[modified] && left <= whole * mostLeftOfSame) {
        exact.set(commit, new Map([...exactIn(commit), [path[added]!, path[modified]!]]));
        isMoved = true;
      } else if (left <= whole * mostLeft && taken >= whole * leastTaken) rewritten.add(commit);
    }
    return { rewritten, isMoved };
  }

  async function compare(
    commits: readonly number[],
    rewritten: ReadonlySet<number>,
    signal: AbortSignal,
  ): Promise<void> {
    const pairs: RenameQuestion[] = [];
    for (const commit of commits) {
      const { added, deleted } = sidesOf(commit);
      const pairedTo = exactIn(commit);
      const pairedFrom = new Set(pairedTo.values());
      const openAdded = added.filter((at) => !pairedTo.has(history.change.path[at]!));
      const openDeleted = deleted.filter((at) => !pairedFrom.has(history.change.path[at]!));
      if (openAdded.length * openDeleted.length > largestMatrix) {
        similar.set(commit, pairByFolder(history, openAdded, openDeleted, pairedTo));
        continue;
      }
      const parent = history.parents(commit)[0];
      if (parent !== undefined) {
        pairs.push({
          commit: history.commitId(commit),
          parent: history.commitId(parent),
          withRewritten: rewritten.has(commit),
        });
      }
    }
    if (pairs.length === 0) return;
    const answer = await git.findRenames(pairs, signal);
    failed.push(...answer.failed);
    const found = new Map<number, Map<number, number>>();
    for (const rename of answer.renames) {
      const commit = history.findCommit(rename.commit);
      const to = history.findPath(rename.to);
      const from = history.findPath(rename.from);
      if (to < 0 || from < 0 || rules.family(to) !== rules.family(from)) continue;
      let pairsHere = found.get(commit);
      if (!pairsHere) found.set(commit, (pairsHere = new Map()));
      pairsHere.set(to, from);
    }
    for (const [commit, pairsHere] of found) similar.set(commit, pairsHere);
  }
}
