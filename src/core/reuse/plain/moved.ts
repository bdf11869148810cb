/** Whether a use moved from one file to another, or a file to another content, while each rule by itself sees a new one. */
import type { History } from '../../history/history.ts';
import { versionsOfPath, type PathVersion } from '../../history/versions.ts';
import type { Credit } from '../credit.ts';
import type { Place } from '../place.ts';
import type { Survey } from '../survey.ts';
import { unitsOf, type NamesTaken, type NameTaken } from './namesTaken.ts';
import { countWords } from './words.ts';

/** What one person landed within so many seconds and commits may be one move. */
const oneMove = 86_400;
const mostCommits = 10;
/** Of more files than this that changed about then nobody can tell what moved. */
const mostFiles = 300;
/** A file that is less than this like the one that it continues is another one. */
const leastAlike = 0.5;

/** What a place came to take, and the words by which it does something with that. */
export interface Taking {
  readonly position: number;
  readonly taken: readonly NameTaken[];
  readonly words: readonly string[];
}

export interface Moved {
  /** The first of the mainline positions that one person landed in one go, up to a given one. */
  beginOf(position: number): number;
  /**
   * Whether another file came to hold fewer of the words about then, the asset's own included; or so many files changed
   * that nobody can tell. Where there are no words, whether another file lost all of what was taken.
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

  const versionsAround = (path: number, first: number, last: number): Around => {
    const versions = versionsOfPath(history, path);
    return {
      versions,
      before: versions.findLastIndex((version) => version.position < first),
      after: versions.findLastIndex((version) => version.position <= last),
    };
  };

  const wordsOf = (version: PathVersion | undefined): Promise<ReadonlyMap<string, number>> =>
    !version || version.blob < 0
      ? Promise.resolve(new Map())
      : loader.read(version.path, version.blob, (found) => countWords(found?.text() ?? ''));

  const fewerSince = new Map<string, Promise<ReadonlyMap<string, readonly number[]>>>();
  /** The files that held more of each word before than after; of these positions only, since all their words are kept. */
  const fewer = (
    paths: readonly number[],
    first: number,
    last: number,
  ): Promise<ReadonlyMap<string, readonly number[]>> => {
    const key = `${first} ${last}`;
    let found = fewerSince.get(key);
    if (!found) fewerSince.set(key, (found = findFewer(paths, first, last)));
    return found;
  };
  const findFewer = async (paths: readonly number[], first: number, last: number) => {
    const losing = new Map<string, number[]>();
    await Promise.all(
      paths.map(async (path) => {
        const { versions, before, after } = versionsAround(path, first, last);
        const [old, now] = await Promise.all([wordsOf(versions[before]), wordsOf(versions[after])]);
        for (const [word, times] of old) {
          if ((now.get(word) ?? 0) >= times) continue;
          const known = losing.get(word);
          if (known) known.push(path);
          else losing.set(word, [path]);
        }
      }),
    );
    return losing;
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
    beginOf: (position) => around(position)[0]!,
    async isMovedHere(place, { position, taken, words }) {
      const positions = around(position);
      const [first, last] = [positions[0]!, positions.at(-1)!];
      const own = new Set(lineages.of(place.path).map(({ path }) => path));
      const candidates = changedAt(positions);
      if (candidates.length > mostFiles) return true;
      if (words.length > 0) {
        const losing = await fewer(candidates, first, last);
        return words.some((word) => losing.get(word)?.some((path) => !own.has(path)));
      }
      const all = unitsOf(taken);
      const lost = await Promise.all(
        candidates
          .filter((path) => !own.has(path))
          .map(async (path) => {
            const { versions, before, after } = versionsAround(path, first, last);
            const [old, now] = await Promise.all([
              names.in(versions, before),
              names.in(versions, after),
            ]);
            const kept = unitsOf(now);
            return [...unitsOf(old)].some((unit) => all.has(unit) && !kept.has(unit));
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

/** The versions of a path, and which stood before and after something landed. */
interface Around {
  readonly versions: readonly PathVersion[];
  readonly before: number;
  readonly after: number;
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
