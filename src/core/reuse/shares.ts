/**
 * Whose lines an asset consists of today, by folding the versions of its files: a line that stood in the version before
 * keeps its maker, a new one belongs to the commit that brought it in (inside a merged branch, the first that had it).
 * Lines are told by their content, so that moving a block changes nobody's share, neither within a file nor where a file
 * was split off or copied from others.
 */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import type { PathVersion } from '../history/versions.ts';
import type { BlobLoader } from './blobLoader.ts';
import type { Credit } from './credit.ts';
import { foldLines, nothingStanding, unmarked, type Standing } from './foldLines.ts';
import { changesInGroup, pathsInGroup } from './place.ts';
import type { Splits } from './splits.ts';

export interface Shares {
  /** The part (0 to 1) of the surviving non-blank lines of the files that is the person's; null where there are none. */
  of(paths: readonly number[], person: number): Promise<number | null>;
}

/** Files split off files that were split off others are followed this far. */
const deepest = 4;

export function createShares(
  history: History,
  lineages: Lineages,
  loader: BlobLoader,
  splits: Splits,
  credit: Credit,
): Shares {
  const known = new Map<number, Promise<ReadonlyMap<number, number>>>();

  const count = async (path: number): Promise<ReadonlyMap<number, number>> => {
    const { marks } = await fold(lineages.versions(path), 0);
    const counts = new Map<number, number>();
    for (const maker of marks) counts.set(maker, (counts.get(maker) ?? 0) + 1);
    return counts;
  };

  /** The lines of the last of the versions, marked with the persons who brought them in. */
  const fold = async (versions: readonly PathVersion[], depth: number): Promise<Standing> => {
    const texts = await Promise.all(
      versions.map(({ path, blob }) =>
        loader.read(path, blob, (version) => version?.lines() ?? null),
      ),
    );
    let standing = nothingStanding;
    for (const [index, version] of versions.entries()) {
      const lines = texts[index];
      if (!lines) continue;
      const next = foldLines(standing, lines);
      if (next.marks.includes(unmarked)) {
        const makerOf = await makersAt(version);
        const formerly = index === 0 ? await makersBefore(version, depth) : null;
        for (let at = 0; at < lines.length; at++) {
          if (next.marks[at] !== unmarked) continue;
          next.marks[at] = formerly?.get(lines[at]!) ?? makerOf(lines[at]!);
        }
      }
      standing = next;
    }
    return standing;
  };

  /** Who brought a new line in with that version. */
  const makersAt = async (version: PathVersion): Promise<(line: number) => number> => {
    const versions = await Promise.all(
      changesOf(version).map(async (change) => ({
        person: credit.person(history.change.commit[change]!),
        lines: await loader.read(
          version.path,
          history.change.after[change]!,
          (read) => new Set(read?.lines()),
        ),
      })),
    );
    const last = credit.person(history.mainline[version.position]!);
    return (line) => versions.find(({ lines }) => lines.has(line))?.person ?? last;
  };

  /** Who had brought the lines in that a file, as it was created, took from others; null where it was written anew. */
  const makersBefore = async (
    version: PathVersion,
    depth: number,
  ): Promise<ReadonlyMap<number, number> | null> => {
    if (depth >= deepest) return null;
    const inBranch = changesOf(version)[0];
    const commit =
      inBranch === undefined
        ? history.mainline[version.position]!
        : history.change.commit[inBranch]!;
    const path = inBranch === undefined ? version.path : history.change.path[inBranch]!;
    const split = await splits.find(commit, path);
    if (!split) return null;
    const makers = new Map<number, number>();
    for (const source of split.sources) {
      const { lines, marks } = await fold(
        lineages.versions(source.path).filter(({ position }) => position < version.position),
        depth + 1,
      );
      for (const [at, line] of lines.entries()) if (!makers.has(line)) makers.set(line, marks[at]!);
    }
    return makers;
  };

  /** The changes inside a merged branch that made the version, oldest first. */
  const changesOf = ({ path, position }: PathVersion): readonly number[] =>
    pathsInGroup(history, lineages, path, position)
      .flatMap((member) => changesInGroup(history, member, position))
      .sort(
        (a, b) =>
          history.rank[history.change.commit[a]!]! - history.rank[history.change.commit[b]!]!,
      );

  return {
    async of(paths, person) {
      const folded = await Promise.all(
        paths.map((path) => {
          let counts = known.get(path);
          if (!counts) known.set(path, (counts = count(path)));
          return counts;
        }),
      );
      let own = 0;
      let all = 0;
      for (const counts of folded) {
        for (const [maker, count] of counts) {
          all += count;
          if (maker === person) own += count;
        }
      }
      return all === 0 ? null : Math.round((own / all) * 1000) / 1000;
    },
  };
}
