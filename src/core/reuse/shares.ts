/**
 * Whose lines an asset consists of today, by folding the versions of its files: a line that stood in the version before
 * keeps its maker, also where the file was split off another one; a new one belongs to the commit that brought it in
 * (inside a merged branch, the first that had it). Lines are told by their content, so that moving a block within a file
 * changes nobody's share. A licence at the head of a file is nobody's.
 */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import type { PathVersion } from '../history/versions.ts';
import type { BlobLoader } from './blobLoader.ts';
import type { Credit } from './credit.ts';
import { foldLines, nothingStanding, together, unmarked, type Standing } from './foldLines.ts';
import { changesInGroup, pathsInGroup } from './place.ts';
import type { Splits } from './splits.ts';

/** Every so many versions what stands is kept, as other files may have been split off about then. */
const keptEvery = 16;

/** What is known of a file's lines; `kept` by the index of the version. */
interface Fold {
  done: Promise<Standing>;
  readonly kept: Map<number, Standing>;
}

export interface Shares {
  /** The part (0 to 1) of the surviving non-blank lines of the files that is the person's; null where there are none. */
  of(paths: readonly number[], person: number): Promise<number | null>;
  /** The same of their lines as they stood once a mainline position had landed. */
  at(paths: readonly number[], position: number, person: number): Promise<number | null>;
}

export function createShares(
  history: History,
  lineages: Lineages,
  loader: BlobLoader,
  splits: Splits,
  credit: Credit,
): Shares {
  const folds = new Map<number, Fold>();
  const counted = new Map<number, Promise<ReadonlyMap<number, number>>>();

  /** How many lines of the file are whose. */
  const count = async (path: number): Promise<ReadonlyMap<number, number>> =>
    countMarks(await standingBefore(path, Infinity));

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
        .map(({ path, blob }) =>
          loader.read(path, blob, (version) => version?.linesOfWork() ?? null),
        ),
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
    const side = changesInGroup(history, path, position).map(
      (change) => history.change.commit[change]!,
    );
    for (const commit of [...side, history.mainline[position]!]) {
      const split = await splits.find(commit, path);
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
          (version) => new Set(version?.linesOfWork()),
        ),
      })),
    );
    const last = credit.person(mainline);
    return (line) => versions.find(({ lines }) => lines.has(line))?.person ?? last;
  };

  return {
    async of(paths, person) {
      const perFile = await Promise.all(
        paths.map((path) => {
          let counts = counted.get(path);
          if (!counts) counted.set(path, (counts = count(path)));
          return counts;
        }),
      );
      return shareIn(perFile, person);
    },
    async at(paths, position, person) {
      const perFile = await Promise.all(
        paths.map(async (path) => countMarks(await standingBefore(path, position + 1))),
      );
      return shareIn(perFile, person);
    },
  };
}

function countMarks({ marks }: Standing): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const maker of marks) counts.set(maker, (counts.get(maker) ?? 0) + 1);
  return counts;
}

function shareIn(perFile: readonly ReadonlyMap<number, number>[], person: number): number | null {
  let own = 0;
  let all = 0;
  for (const counts of perFile) {
    for (const [maker, lines] of counts) {
      all += lines;
      if (maker === person) own += lines;
    }
  }
  return all === 0 ? null : Math.round((own / all) * 1000) / 1000;
}
