/** Whether a use moved from one file to another, or a file to another content, while each rule by itself sees a new one. */
import type { History } from '../../history/history.ts';
import { versionsOfPath, type PathVersion } from '../../history/versions.ts';
import type { Credit } from '../credit.ts';
import type { Place } from '../place.ts';
import type { Survey } from '../survey.ts';
import { changesBetween, changesBy, findLosing, type FileChange } from './losing.ts';
import { unitsOf, type NamesTaken, type NameTaken } from './namesTaken.ts';

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
  /** That made it depend on it, perhaps in a branch that landed there. */
  readonly commit: number;
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
  const { lineages, loader } = survey;

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

  const known = new Map<string, Promise<ReadonlyMap<string, readonly FileChange[]>>>();
  /** Remembered by what made the changes. */
  const losing = (
    id: string,
    changes: readonly FileChange[],
  ): Promise<ReadonlyMap<string, readonly FileChange[]>> => {
    let found = known.get(id);
    if (!found) known.set(id, (found = findLosing(changes, survey)));
    return found;
  };

  /** What the same person did within a short time in the branch that landed with a commit, that one included. */
  const besideInBranch = (commit: number): readonly number[] => {
    const position = history.landedAt[commit]!;
    const branch = history.order.subarray(
      history.groupStart[position],
      history.groupStart[position + 1],
    );
    return [...branch].filter(
      (one) =>
        one !== history.mainline[position] &&
        credit.person(one) === credit.person(commit) &&
        Math.abs(history.committed[one]! - history.committed[commit]!) <= oneMove &&
        Math.abs(history.rank[one]! - history.rank[commit]!) <= mostCommits,
    );
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
    async isMovedHere(place, { position, commit, taken, words }) {
      const own = new Set(lineages.of(place.path).map(({ path }) => path));
      const isOfOthers = ({ paths }: FileChange): boolean => !paths.some((path) => own.has(path));
      const positions = around(position);
      const changes = changesBetween({ history, survey }, positions);
      if (changes.length > mostFiles) return true;
      if (words.length === 0) {
        const all = unitsOf(taken);
        const lost = await Promise.all(
          changes.filter(isOfOthers).map(async (change) => {
            const [old, now] = await Promise.all([
              names.at(change.paths[0]!, change.before, positions[0]! - 1),
              names.at(change.paths.at(-1)!, change.after, positions.at(-1)!),
            ]);
            const kept = unitsOf(now);
            return [...unitsOf(old)].some((unit) => all.has(unit) && !kept.has(unit));
          }),
        );
        return lost.includes(true);
      }
      const id = `${positions[0]} ${positions.at(-1)}`;
      const landed = await losing(id, changes);
      const made = await Promise.all(
        besideInBranch(commit).map((one) => losing(`${one}`, changesBy({ history, survey }, one))),
      );
      return [landed, ...made].some((of) => words.some((word) => of.get(word)?.some(isOfOthers)));
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
