/** Who changed the code of an area in a span of days, and the same for the rest of the repository. */
import { areaOf } from '../contributions/paths.ts';
import type { Past } from './past.ts';
import { isSweep } from './sweeps.ts';

/** Days since 1970, the last one not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface AreaCommit {
  readonly commit: number;
  readonly person: number;
  readonly day: number;
}

/** A commit with the paths of code and tests that it changed. */
export interface CodeChange extends AreaCommit {
  readonly paths: readonly number[];
}

/** Changes of code or tests by humans, without sweeping commits; oldest first. */
export interface Activity {
  readonly inArea: readonly AreaCommit[];
  /** What was changed outside the area in a span. */
  elsewhere(span: Span): readonly ElsewhereCommit[];
}

export interface ElsewhereCommit extends AreaCommit {
  /** The area that it mostly changed; empty where it was none alone. */
  readonly area: string;
}

export function activityOf(area: string, past: Past): Activity {
  const changes = past.codeChanges();
  const inside = new Set(past.below(area));
  return {
    inArea: changes.filter(({ paths }) => isMostly(paths, (path) => inside.has(path))),
    elsewhere: (span) =>
      within(changes, span)
        .map((change) => ({ ...change, area: mainArea(change.paths, inside, past) }))
        .filter((change): change is ElsewhereCommit & CodeChange => change.area !== null),
  };
}

/** A commit is work on what at least half of its code lies in. */
function isMostly(paths: readonly number[], test: (path: number) => boolean): boolean {
  return paths.filter(test).length * 2 >= paths.length;
}

/** The area that a commit worked on; empty where it was several, null where it was the one that is left out. */
function mainArea(
  paths: readonly number[],
  leftOut: ReadonlySet<number>,
  { history }: Past,
): string | null {
  if (isMostly(paths, (path) => leftOut.has(path))) return null;
  const names = paths.map((path) => areaOf(history.path(path)));
  return names.find((name) => isMostly(paths, (path) => names[paths.indexOf(path)] === name)) ?? '';
}

/** The changes of `past.commits` without those that sweep over the repository; only paths of code and tests. */
export function codeChangesOf(
  past: Pick<Past, 'history' | 'survey' | 'credit' | 'commits' | 'paths' | 'day'>,
): readonly CodeChange[] {
  return past.commits.flatMap((commit) => {
    if (isSweep(past.history, commit)) return [];
    const paths = past
      .paths(commit)
      .filter((path) => past.survey.units.languageOf(path) !== undefined);
    const person = past.credit.person(commit);
    return paths.length === 0 ? [] : [{ commit, person, day: past.day(commit), paths }];
  });
}

export function within<T extends AreaCommit>(commits: readonly T[], span: Span): readonly T[] {
  return commits.filter(({ day }) => day >= span.from && day < span.to);
}

/** The persons other than the subject who made changes on two days or more. */
export function othersIn(commits: readonly AreaCommit[], subject: number): ReadonlySet<number> {
  const firstDays = new Map<number, number>();
  const regular = new Set<number>();
  for (const { person, day } of commits) {
    if (person === subject) continue;
    const first = firstDays.get(person);
    if (first === undefined) firstDays.set(person, day);
    else if (first !== day) regular.add(person);
  }
  return regular;
}
