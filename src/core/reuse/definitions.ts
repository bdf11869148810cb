/**
 * Follows the definition of a name back through extractions: at the commit in which a file first defines it, another
 * file that the same commit changed or deleted and that lost the definition is where it lived before (rule 6).
 */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import type { BlobLoader } from './blobLoader.ts';
import { changesInGroup, pathsInGroup } from './place.ts';
import type { Units } from './units.ts';

/** A file that defined the name since a mainline position. */
export interface Home {
  readonly path: number;
  readonly from: number;
  /** The commit in which the definition appeared there. */
  readonly commit: number;
  readonly approximate: boolean;
  /** Files that lost the definition in that commit. */
  readonly sources: readonly number[];
}

export interface Definitions {
  /** The files that defined `name`, newest first; the last one is where it was born. Empty if it never was defined. */
  homes(path: number, name: string): Promise<readonly Home[]>;
}

/** More files than this in one commit are not searched for a lost definition. */
const mostFiles = 500;

export function createDefinitions(
  history: History,
  lineages: Lineages,
  units: Units,
  loader: BlobLoader,
): Definitions {
  const known = new Map<string, Promise<readonly Home[]>>();

  const defines = (path: number, blob: number, name: string): Promise<boolean> =>
    loader.read(path, blob, (version) => version?.defines(name) ?? false);

  /** The first appearance in the lineage of `path` at or before a position. */
  const firstIn = async (path: number, name: string, until: number): Promise<Home | null> => {
    const versions = lineages
      .versions(path)
      .filter((version) => version.blob >= 0 && version.position <= until);
    let high = versions.length - 1;
    if (high < 0) return null;
    if (!(await defines(versions[high]!.path, versions[high]!.blob, name))) {
      // The newest version may be the one that lost it.
      high--;
      if (high < 0 || !(await defines(versions[high]!.path, versions[high]!.blob, name)))
        return null;
    }
    let low = -1;
    let probe = 0;
    while (high - low > 1) {
      const version = versions[probe]!;
      if (await defines(version.path, version.blob, name)) high = probe;
      else low = probe;
      probe = (low + high) >> 1;
    }
    return inGroup(versions[high]!.path, versions[high]!.position, name);
  };

  /** The very commit, inside a merged branch if there was one. */
  const inGroup = async (path: number, position: number, name: string): Promise<Home> => {
    const mainline = history.mainline[position]!;
    const changes = pathsInGroup(history, lineages, path, position)
      .flatMap((member) => changesInGroup(history, member, position))
      .sort(
        (a, b) =>
          history.rank[history.change.commit[a]!]! - history.rank[history.change.commit[b]!]!,
      );
    for (const change of changes) {
      if (await defines(history.change.path[change]!, history.change.after[change]!, name)) {
        return {
          path: history.change.path[change]!,
          from: position,
          commit: history.change.commit[change]!,
          approximate: false,
          sources: [],
        };
      }
    }
    return {
      path,
      from: position,
      commit: mainline,
      approximate: history.parents(mainline).length > 1,
      sources: [],
    };
  };

  /** The files that lost the definition in the commit in which `home` gained it. */
  const lostBy = async (home: Home, name: string): Promise<readonly number[]> => {
    const start = history.changeStart[home.commit]!;
    const end = history.changeEnd[home.commit]!;
    if (end - start > mostFiles) return [];
    const language = units.languageOf(home.path);
    const candidates: number[] = [];
    for (let at = start; at < end; at++) {
      const path = history.change.path[at]!;
      if (path === home.path || history.change.before[at]! < 0) continue;
      if (units.languageOf(path) === language) candidates.push(at);
    }
    const lost = await Promise.all(
      candidates.map(async (at) => {
        const path = history.change.path[at]!;
        if (!(await defines(path, history.change.before[at]!, name))) return false;
        return (
          history.change.after[at]! < 0 || !(await defines(path, history.change.after[at]!, name))
        );
      }),
    );
    return candidates.filter((_, index) => lost[index]).map((at) => history.change.path[at]!);
  };

  /** Where a source first defined the name before `home` did. */
  const earlierIn = async (source: number, name: string, home: Home): Promise<Home | null> => {
    const isEarlier = (other: Home): boolean =>
      history.rank[other.commit]! < history.rank[home.commit]!;
    const found = await firstIn(source, name, home.from);
    if (found && isEarlier(found)) return found;
    // It may have lived there only inside the branch.
    const early = await inGroup(source, home.from, name);
    return isEarlier(early) ? early : null;
  };

  const trace = async (path: number, name: string): Promise<readonly Home[]> => {
    const homes: Home[] = [];
    let home = await firstIn(path, name, Infinity);
    while (home && homes.length < 10) {
      const current: Home = home;
      const sources = (await lostBy(current, name)).filter((source) =>
        homes.every((other) => other.path !== source),
      );
      homes.push({ ...current, sources });
      const earlier = await Promise.all(sources.map((source) => earlierIn(source, name, current)));
      home = earlier.reduce<Home | null>((best, other) => {
        if (!best || !other) return best ?? other;
        return history.rank[other.commit]! < history.rank[best.commit]! ? other : best;
      }, null);
    }
    return homes;
  };

  return {
    homes(path, name) {
      const id = `${path}:${name}`;
      let answer = known.get(id);
      if (!answer) {
        answer = trace(path, name);
        known.set(id, answer);
      }
      return answer;
    },
  };
}
