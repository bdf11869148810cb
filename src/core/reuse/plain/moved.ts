/** Whether a use moved from one file to another, or a file to another content, while each rule by itself sees a new one. */
import type { History } from '../../history/history.ts';
import { versionsOfPath, type PathVersion } from '../../history/versions.ts';
import type { Credit } from '../credit.ts';
import type { Place } from '../place.ts';
import type { Survey } from '../survey.ts';
import { keysOf, unitsOf, type NamesTaken, type NameTaken } from './namesTaken.ts';

/** What one person landed within so many seconds and commits may be one move. */
const oneMove = 86_400;
const mostCommits = 10;
/** More files than this changed about then tell of no single move. */
const mostFiles = 300;
/** A file that is less than this like the one that it continues is another one. */
const leastAlike = 0.5;

/** What a place came to take, and the lines in which it does something with that, as hashes. */
export interface Taking {
  readonly position: number;
  readonly taken: readonly NameTaken[];
  readonly lines: ReadonlySet<number>;
}

export interface Moved {
  /**
   * Whether another file lost about then what the place came to take, with a line that uses it; or the asset's own file
   * lost such a line. Where no line does anything with it, a file that lost all of its units is enough.
   */
  isMovedHere(place: Place, taking: Taking): Promise<boolean>;
  /** Whether the place went on, since that version, from a file of mostly other content. */
  isRewritten(place: Place, since: PathVersion): Promise<boolean>;
}

export function createMoved(
  { history, survey, credit }: { history: History; survey: Survey; credit: Credit },
  names: NamesTaken,
): Moved {
  const { units, lineages, loader } = survey;

  /** Mainline positions around one that the same person landed within a short time, that one included. */
  const around = (position: number): readonly number[] => {
    const commit = (at: number): number => history.mainline[at]!;
    const isNear = (at: number): boolean =>
      at >= 0 &&
      at < history.mainline.length &&
      Math.abs(at - position) <= mostCommits &&
      credit.person(commit(at)) === credit.person(commit(position)) &&
      Math.abs(history.committed[commit(at)]! - history.committed[commit(position)]!) <= oneMove;
    let [first, last] = [position, position];
    while (isNear(first - 1)) first--;
    while (isNear(last + 1)) last++;
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  };

  /** Files that were changed or deleted there, and are not continued under another name. */
  const changedAt = (positions: readonly number[]): readonly number[] => {
    const changed = new Set<number>();
    const continued = new Set<number>();
    for (const at of positions) {
      const commit = history.mainline[at]!;
      for (let index = history.changeStart[commit]!; index < history.changeEnd[commit]!; index++) {
        const path = history.change.path[index]!;
        if (history.change.before[index]! < 0) continued.add(lineages.renamedFrom(at, path));
        else if (units.languageOf(path)) changed.add(path);
      }
    }
    return [...changed].filter((path) => !continued.has(path));
  };

  /** Whether one of the lines stood in the older version and does not in the newer one. */
  const lostLine = async (
    older: PathVersion | undefined,
    newer: PathVersion | undefined,
    lines: ReadonlySet<number>,
  ): Promise<boolean> => {
    const read = (version: PathVersion | undefined): Promise<ReadonlySet<number>> =>
      !version || version.blob < 0
        ? Promise.resolve(new Set())
        : loader.read(version.path, version.blob, (found) => new Set(found?.lines()));
    const [before, after] = await Promise.all([read(older), read(newer)]);
    return [...lines].some((line) => before.has(line) && !after.has(line));
  };

  const likeness = async (a: PathVersion, b: PathVersion): Promise<number> => {
    if (a.blob === b.blob) return 1;
    const [one = noLines, other = noLines] = await Promise.all(
      [a, b].map(({ path, blob }) =>
        loader.read(path, blob, (version) => version?.linesOfWork() ?? noLines),
      ),
    );
    const most = Math.max(one.length, other.length);
    return most === 0 ? 1 : countShared(one, other) / most;
  };

  return {
    async isMovedHere(place, { position, taken, lines }) {
      const positions = around(position);
      const [first, last] = [positions[0]!, positions.at(-1)!];
      const own = new Set(lineages.of(place.path).map(({ path }) => path));
      const candidates = changedAt(positions).filter((path) => !own.has(path));
      if (candidates.length > mostFiles) return false;
      const [keys, all] = [keysOf(taken), unitsOf(taken)];
      const lost = await Promise.all(
        candidates.map(async (path) => {
          const versions = versionsOfPath(history, path);
          const before = versions.findLastIndex((version) => version.position < first);
          const after = versions.findLastIndex((version) => version.position <= last);
          const [old, now] = await Promise.all([
            names.in(versions, before),
            names.in(versions, after),
          ]);
          const [kept, keptUnits] = [keysOf(now), unitsOf(now)];
          const isWhole = [...unitsOf(old)].some((unit) => all.has(unit) && !keptUnits.has(unit));
          if (lines.size === 0) return isWhole;
          const isSource =
            isWhole ||
            all.has(units.unitOf(path)) ||
            [...keysOf(old)].some((key) => keys.has(key) && !kept.has(key));
          return isSource && (await lostLine(versions[before], versions[after], lines));
        }),
      );
      return lost.includes(true);
    },
    async isRewritten(place, since) {
      const stretches = lineages.of(place.path).filter(({ to }) => to > since.position);
      for (const [index, older] of stretches.entries()) {
        const newer = stretches[index - 1];
        if (!newer || older.path === newer.path) continue;
        const last = versionsOfPath(history, older.path).findLast(
          ({ position, blob }) => position < newer.from && blob >= 0,
        );
        const next = versionsOfPath(history, newer.path).find(
          ({ position }) => position === newer.from,
        );
        if (!last || !next || (await likeness(last, next)) < leastAlike) return true;
      }
      return false;
    },
  };
}

const noLines = new Float64Array(0);

/** How many lines, in ascending order, two versions have in common. */
function countShared(a: Float64Array, b: Float64Array): number {
  let count = 0;
  for (let at = 0, other = 0; at < a.length && other < b.length;) {
    if (a[at] === b[other]) {
      count++;
      at++;
      other++;
    } else if (a[at]! < b[other]!) at++;
    else other++;
  }
  return count;
}
