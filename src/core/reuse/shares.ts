/**
 * Whose lines an asset consists of today, by folding the versions of its files: a line that stood in the version before
 * keeps its maker, a new one belongs to the commit that brought it in (inside a merged branch, the first that had it).
 * Lines are told by their content, so that moving a block within a file changes nobody's share.
 */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import type { BlobLoader } from './blobLoader.ts';
import type { Credit } from './credit.ts';
import { foldLines, nothingStanding, unmarked } from './foldLines.ts';
import { changesInGroup, pathsInGroup } from './place.ts';

export interface Shares {
  /** The part (0 to 1) of the surviving non-blank lines of the files that is the person's; null where there are none. */
  of(paths: readonly number[], person: number): Promise<number | null>;
}

export function createShares(
  history: History,
  lineages: Lineages,
  loader: BlobLoader,
  credit: Credit,
): Shares {
  const known = new Map<number, Promise<ReadonlyMap<number, number>>>();

  const fold = async (path: number): Promise<ReadonlyMap<number, number>> => {
    const versions = lineages.versions(path);
    const texts = await Promise.all(
      versions.map(({ path: then, blob }) =>
        loader.read(then, blob, (version) => version?.lines() ?? null),
      ),
    );
    let standing = nothingStanding;
    for (const [index, { position, path: then }] of versions.entries()) {
      const lines = texts[index];
      if (!lines) continue;
      const next = foldLines(standing, lines);
      if (next.marks.includes(unmarked)) {
        const makerOf = await makersAt(position, then);
        for (let at = 0; at < lines.length; at++) {
          if (next.marks[at] === unmarked) next.marks[at] = makerOf(lines[at]!);
        }
      }
      standing = next;
    }
    const counts = new Map<number, number>();
    for (const maker of standing.marks) counts.set(maker, (counts.get(maker) ?? 0) + 1);
    return counts;
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
      const folded = await Promise.all(
        paths.map((path) => {
          let counts = known.get(path);
          if (!counts) known.set(path, (counts = fold(path)));
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
