/**
 * Whose lines an asset consists of today, by folding the versions of its files: a line that stood in the version before
 * keeps its maker, also where the file was split off another one; a new one belongs to the commit that brought it in
 * (inside a merged branch, the first that had it). Lines are told by their content, so that moving a block within a file
 * changes nobody's share; those that many of the files have (licences, brackets) are nobody's.
 */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import type { PathVersion } from '../history/versions.ts';
import type { BlobLoader } from './blobLoader.ts';
import type { Credit } from './credit.ts';
import { foldLines, nothingStanding, together, unmarked, type Standing } from './foldLines.ts';
import { changesInGroup, pathsInGroup } from './place.ts';
import type { Splits } from './splits.ts';

/** A line is usual in so many of the files, and in this share of them. */
const fewestUsual = 5;
const usualShare = 0.2;
/** Every so many versions what stands is kept, as other files may have been split off about then. */
const keptEvery = 16;

/** What is known of a file's lines; `kept` by the index of the version. */
interface Fold {
  done: Promise<Standing>;
  readonly kept: Map<number, Standing>;
}

export interface Shares {
  /** The part (0 to 1) of the surviving telling lines of some of the files that is the person's; null where there are none. */
  of(paths: readonly number[], person: number): Promise<number | null>;
}

/** `files` are all that will be asked about. */
export function createShares(
  history: History,
  lineages: Lineages,
  loader: BlobLoader,
  splits: Splits,
  credit: Credit,
  files: readonly number[],
): Shares {
  let makers: Promise<ReadonlyMap<number, ReadonlyMap<number, number>>> | undefined;
  const folds = new Map<number, Fold>();

  /** By file, how many of its telling lines are whose. */
  const countAll = async (): Promise<ReadonlyMap<number, ReadonlyMap<number, number>>> => {
    const all = await Promise.all(files.map((path) => standingBefore(path, Infinity)));
    const usual = usualLines(all);
    return new Map(files.map((path, index) => [path, countMakers(all[index]!, usual)]));
  };

  /** The lines of a file as it stood before a mainline position, each with its maker. */
  const standingBefore = async (path: number, end: number): Promise<Standing> => {
    const versions = lineages.versions(path);
    const last = versions.findLastIndex(({ position }) => position < end);
    if (last < 0) return nothingStanding;
    let fold = folds.get(path);
    if (!fold)
      folds.set(path, (fold = { done: Promise.resolve(nothingStanding), kept: new Map() }));
    const { done, kept } = fold;
    // One after another, so that each goes on from what the one before has kept.
    return (fold.done = done.then(() => foldTo(last, versions, kept)));
  };

  const foldTo = async (
    last: number,
    versions: readonly PathVersion[],
    kept: Map<number, Standing>,
  ): Promise<Standing> => {
    const from = Math.max(-1, ...[...kept.keys()].filter((index) => index <= last));
    const texts = await Promise.all(
      versions
        .slice(from + 1, last + 1)
        .map(({ path, blob }) => loader.read(path, blob, (version) => version?.lines() ?? null)),
    );
    let standing = kept.get(from) ?? nothingStanding;
    for (let index = from + 1; index <= last; index++) {
      const { position, path } = versions[index]!;
      const lines = texts[index - from - 1];
      if (lines) {
        const before = index === 0 ? await sourcesOf(position, path) : standing;
        standing = await nextStanding(before, lines, position, path);
      }
      if (index === last || index % keptEvery === 0) kept.set(index, standing);
    }
    return standing;
  };

  const nextStanding = async (
    before: Standing,
    lines: Float64Array,
    position: number,
    path: number,
  ): Promise<Standing> => {
    const next = foldLines(before, lines);
    if (next.marks.includes(unmarked)) {
      const makerOf = await makersAt(position, path);
      for (let at = 0; at < lines.length; at++) {
        if (next.marks[at] === unmarked) next.marks[at] = makerOf(lines[at]!);
      }
    }
    return next;
  };

  /** What stood in the files from which a file that came at that position was split off. */
  const sourcesOf = async (position: number, path: number): Promise<Standing> => {
    const { commit: commits, path: paths } = history.change;
    const created = pathsInGroup(history, lineages, path, position)
      .flatMap((member) => changesInGroup(history, member, position))
      .map((change) => ({ commit: commits[change]!, at: paths[change]! }));
    for (const { commit, at } of [...created, { commit: history.mainline[position]!, at: path }]) {
      const split = await splits.find(commit, at);
      if (split === null) continue;
      return together(
        await Promise.all(split.sources.map((source) => standingBefore(source.path, position))),
      );
    }
    return nothingStanding;
  };

  /** Who brought a new line in at that mainline position. */
  const makersAt = async (position: number, path: number): Promise<(line: number) => number> => {
    const mainline = history.mainline[position]!;
    const changes = pathsInGroup(history, lineages, path, position)
      .flatMap((member) => changesInGroup(history, member, position))
      .sort(
        (a, b) =>
          history.rank[history.change.commit[a]!]! - history.rank[history.change.commit[b]!]!,
      );
    const versions = await Promise.all(
      changes.map(async (change) => ({
        person: credit.person(history.change.commit[change]!),
        lines: await loader.read(
          path,
          history.change.after[change]!,
          (version) => new Set(version?.lines()),
        ),
      })),
    );
    const last = credit.person(mainline);
    return (line) => versions.find(({ lines }) => lines.has(line))?.person ?? last;
  };

  return {
    async of(paths, person) {
      const counts = await (makers ??= countAll());
      let own = 0;
      let all = 0;
      for (const path of paths) {
        for (const [maker, count] of counts.get(path) ?? []) {
          all += count;
          if (maker === person) own += count;
        }
      }
      return all === 0 ? null : Math.round((own / all) * 1000) / 1000;
    },
  };
}

function usualLines(all: readonly Standing[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { lines } of all)
    for (const line of new Set(lines)) counts.set(line, (counts.get(line) ?? 0) + 1);
  const least = Math.max(fewestUsual, all.length * usualShare);
  return new Set([...counts].filter(([, count]) => count >= least).map(([line]) => line));
}

function countMakers(
  { lines, marks }: Standing,
  usual: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const [at, maker] of marks.entries()) {
    if (!usual.has(lines[at]!)) counts.set(maker, (counts.get(maker) ?? 0) + 1);
  }
  return counts;
}
