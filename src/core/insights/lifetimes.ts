/**
 * How long lines live, file by file. A file is looked at where a half-year of the calendar ends, and in the revision
 * read: lines that stand at the end of a half-year and did not at its beginning came in it.
 */
import type { History } from '../history/history.ts';
import type { PathVersion } from '../history/versions.ts';
import { calendarDay } from '../period.ts';
import type { Credit } from '../reuse/credit.ts';
import { foldLines, nothingStanding, unmarked } from '../reuse/foldLines.ts';
import type { Splits } from '../reuse/splits.ts';
import type { Survey } from '../reuse/survey.ts';
import { isSweep } from './sweeps.ts';

/** Lines that came in one half-year, and how many of them stand in the revision read. */
export interface Cohort {
  readonly came: number;
  readonly stand: number;
}

/** By half-year, as `halfYearOf` counts them. */
export type Cohorts = ReadonlyMap<number, Cohort>;

/** The lines of a file at the ends of half-years, oldest first, and in the revision read. */
export interface FileAges {
  readonly path: number;
  readonly old: readonly { readonly halfYear: number; readonly lines: Float64Array }[];
  readonly now: Float64Array;
}

export interface Lifetimes {
  /** The first half-year that is too young: it ended less than a year before the newest commit. */
  readonly tooYoung: number;
  /** Whether something stood at the path, under whatever name, in a half-year that is old enough. */
  isOld(path: number): boolean;
  /**
   * A file, alive or deleted, as far as it is old enough; null where nothing of it is. For one person it begins with what
   * stood before their first change.
   */
  read(path: number, person?: number): Promise<FileAges | null>;
  /**
   * Its lines by when they came, without those that are common and those that a sweep over the repository brought, which
   * are nobody's; of one person only where one is given.
   */
  cohorts(file: FileAges, common: ReadonlySet<number>, person?: number): Promise<Cohorts>;
  /** The last version of a file in the half-years that are old enough; null where it had none, or was deleted then. */
  oldVersion(path: number): PathVersion | null;
}

/** Half-years since the year 0. */
export function halfYearOf(day: number): number {
  const { year, month } = calendarDay(day);
  return year * 2 + (month > 6 ? 1 : 0);
}

const leastAge = 365;
/** The mark of lines that are not counted. */
const others = -2;

export function createLifetimes(
  history: History,
  survey: Survey,
  credit: Credit,
  splits: Splits,
): Lifetimes {
  const { lineages, loader } = survey;
  const halfYears = halfYearsOfMainline(history);
  const tooYoung = halfYearOf(newestDay(history) - leastAge);
  const linesOf = (path: number, blob: number): Promise<Float64Array> =>
    loader.read(path, blob, (version) => version?.lines() ?? nothingStanding.lines);

  /** The lines that a person brought into the file, told by what each of their commits changed in it. */
  const broughtBy = async (person: number, changes: readonly Change[]) => {
    const own = changes.filter(({ commit }) => credit.person(commit) === person);
    if (own.length === 0) return noOnes;
    const created = own.some(({ before }) => before < 0);
    if (own.length === changes.length && !created) return everyones;
    const brought = await Promise.all(
      own.map(async (change) => linesBrought(change, await sourcesOf(change))),
    );
    const lines = new Set(brought.flatMap((some) => [...some]));
    return (line: number): boolean => lines.has(line);
  };

  /** The lines that sweeps over the repository brought into a file that was there, under whatever path. */
  const swept = async (changes: readonly Change[]): Promise<ReadonlySet<number>> => {
    const sweeps = changes.filter(({ commit }) => isSweep(history, commit));
    const brought = await Promise.all(
      sweeps.flatMap((change) => {
        const earlier = earlierOf(change);
        return earlier === null ? [] : [linesBrought(change, [earlier])];
      }),
    );
    return new Set(brought.flatMap((lines) => [...lines]));
  };

  const linesBrought = async (
    { path, after }: Change,
    sources: readonly Source[],
  ): Promise<Float64Array> => {
    const [now, ...known] = await Promise.all(
      [{ path, blob: after }, ...sources].map((version) => linesOf(version.path, version.blob)),
    );
    return withoutLinesOf(known, now!);
  };

  /** The mainline position at which a person's first change of the file landed; -1 where they made none. */
  const firstChangeBy = (person: number, path: number): number => {
    let first = -1;
    for (const { path: then, from, to } of lineages.of(path)) {
      for (let at = history.pathStart[then]!; at < history.pathStart[then + 1]!; at++) {
        const commit = history.change.commit[history.pathChanges[at]!]!;
        const position = history.landedAt[commit]!;
        if (position < from || position >= to || credit.person(commit) !== person) continue;
        if (first < 0 || position < first) first = position;
      }
    }
    return first;
  };

  /** What the file was before the change, at that path or where it was moved from; null where it is new. */
  const earlierOf = ({ commit, path, before }: Change): Source | null => {
    if (before >= 0) return { path, blob: before };
    const from = lineages.renamedIn(commit, path);
    return from < 0 ? null : { path: from, blob: blobBefore(history, commit, from) };
  };

  /** Where lines of the new version can have stood: in the file before, or in what a new one was split off from. */
  const sourcesOf = async (change: Change): Promise<readonly Source[]> => {
    const earlier = earlierOf(change);
    if (earlier) return [earlier];
    return (await splits.find(change.commit, change.path))?.sources ?? [];
  };

  return {
    tooYoung,
    isOld(path) {
      const first = history.change.commit[history.pathChanges[history.pathStart[path]!]!]!;
      const born = Math.min(history.landedAt[first]!, lineages.of(path).at(-1)?.from ?? Infinity);
      return halfYears[born]! < tooYoung;
    },
    async read(path, person) {
      const ends = endsOfHalfYears(lineages.versions(path), halfYears);
      const first = person === undefined ? -Infinity : halfYears[firstChangeBy(person, path)];
      if (first === undefined) return null;
      const before = ends.findLastIndex(({ halfYear }) => halfYear < first);
      const old = ends.slice(Math.max(0, before)).filter(({ halfYear }) => halfYear < tooYoung);
      if (old.length === 0) return null;
      const [now, ...texts] = await Promise.all(
        [ends.at(-1)!, ...old].map(({ version }) => linesOf(version.path, version.blob)),
      );
      return {
        path,
        old: old.map(({ halfYear }, index) => ({ halfYear, lines: texts[index]! })),
        now: now!,
      };
    },
    async cohorts({ path, old, now }, common, person) {
      const telling = (lines: Float64Array): Float64Array =>
        lines.filter((line) => !common.has(line));
      const came = new Map<number, number>();
      let standing = nothingStanding;
      for (const { halfYear, lines } of old) {
        standing = foldLines(standing, telling(lines));
        if (!standing.marks.includes(unmarked)) continue;
        const changes = changesIn(history, survey, path, halfYear, halfYears);
        const nobodys = await swept(changes);
        const isTheirs = person === undefined ? everyones : await broughtBy(person, changes);
        for (const [at, line] of standing.lines.entries()) {
          if (standing.marks[at] !== unmarked) continue;
          const counts = isTheirs(line) && !nobodys.has(line);
          standing.marks[at] = counts ? halfYear : others;
          if (counts) came.set(halfYear, (came.get(halfYear) ?? 0) + 1);
        }
      }
      const stand = new Map<number, number>();
      for (const halfYear of foldLines(standing, telling(now)).marks)
        stand.set(halfYear, (stand.get(halfYear) ?? 0) + 1);
      return new Map(
        [...came].map(([halfYear, count]) => [
          halfYear,
          { came: count, stand: stand.get(halfYear) ?? 0 },
        ]),
      );
    },
    oldVersion(path) {
      const end = endsOfHalfYears(lineages.versions(path), halfYears).findLast(
        ({ halfYear }) => halfYear < tooYoung,
      );
      return end && end.version.blob >= 0 ? end.version : null;
    },
  };
}

/** The lines that none of the others have; all of them in ascending order. */
function withoutLinesOf(others: readonly Float64Array[], lines: Float64Array): Float64Array {
  return others.reduce((left, other) => {
    let at = 0;
    return left.filter((line) => {
      while (at < other.length && other[at]! < line) at++;
      return other[at] !== line;
    });
  }, lines);
}

interface Change {
  readonly commit: number;
  readonly path: number;
  readonly before: number;
  readonly after: number;
}

interface Source {
  readonly path: number;
  readonly blob: number;
}

const everyones = (): boolean => true;
const noOnes = (): boolean => false;

function newestDay({ mainline, committed }: History): number {
  const newest = mainline.reduce(
    (latest, commit) => Math.max(latest, committed[commit]!),
    -Infinity,
  );
  return Math.floor(newest / 86_400);
}

/** By position; a clock that went backwards is held at what it had reached. */
function halfYearsOfMainline({ mainline, committed }: History): Int32Array {
  let latest = -Infinity;
  return mainline.map((commit) => {
    latest = Math.max(latest, committed[commit]!);
    return halfYearOf(Math.floor(latest / 86_400));
  });
}

/** The last version of each half-year in which there was one, oldest first. */
function endsOfHalfYears(versions: readonly PathVersion[], halfYears: Int32Array) {
  const ends: { halfYear: number; version: PathVersion }[] = [];
  for (const version of versions) {
    const halfYear = halfYears[version.position]!;
    if (ends.at(-1)?.halfYear === halfYear) ends.pop();
    ends.push({ halfYear, version });
  }
  return ends;
}

/** What single commits, no merges, changed in a file during a half-year, under any path that it had then. */
function changesIn(
  history: History,
  { lineages }: Survey,
  path: number,
  halfYear: number,
  halfYears: Int32Array,
): readonly Change[] {
  const found: Change[] = [];
  for (const { path: then, from, to } of lineages.of(path)) {
    for (let at = history.pathStart[then]!; at < history.pathStart[then + 1]!; at++) {
      const change = history.pathChanges[at]!;
      const commit = history.change.commit[change]!;
      const position = history.landedAt[commit]!;
      if (position < from || position >= to || halfYears[position] !== halfYear) continue;
      if (history.parents(commit).length > 1 || history.change.after[change]! < 0) continue;
      const { before, after } = history.change;
      found.push({ commit, path: then, before: before[change]!, after: after[change]! });
    }
  }
  return found;
}

/** The blob that a commit took away from a path, or changed there. */
function blobBefore(history: History, commit: number, path: number): number {
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    if (history.change.path[at] === path) return history.change.before[at]!;
  }
  return -1;
}
