/** How many other people worked in an area before and after an opening, beside the rest of the repository. */
import { othersIn, within, type Activity, type AreaCommit, type Span } from './areaActivity.ts';
import type { AreaActivity } from './facts.ts';
import type { Opening } from './opening.ts';
import type { Past } from './past.ts';

/** The time looked at on either side, in days: as much as there is between these. */
const shortest = 365;
const longest = 730;
/** With fewer commits than this on one side there is nothing to tell, of this area or another one. */
export const fewestCommits = 10;

/** An opening with equal spans before and after it. */
export interface Sides {
  readonly opening: Opening;
  readonly before: Span;
  readonly after: Span;
}

export interface Growth {
  readonly before: AreaActivity;
  readonly after: AreaActivity;
  /** Others in the span of the same length just before. */
  readonly earlier: number;
  /** Others in the rest of the repository. */
  readonly rest: { readonly before: number; readonly after: number };
  /** Other areas with enough changes, and those of them whose number of people grew as many times. */
  readonly areas: number;
  readonly alike: number;
  /** The first commits there of those others after it who had never changed the area. */
  readonly newcomers: readonly AreaCommit[];
}

/** How many times as many. */
export function times(before: number, after: number): number {
  return after / Math.max(1, before);
}

/** The opening between its spans; null where the area, or the history, is too young on one side. */
export function sidesOf(opening: Opening, { inArea }: Activity, past: Past): Sides | null {
  const oldest = inArea[0]?.day ?? Infinity;
  const newest = past.day(past.history.head);
  const length = Math.min(longest, opening.from - oldest, newest - opening.to);
  if (length < shortest) return null;
  return {
    opening,
    before: { from: opening.from - length, to: opening.from },
    after: { from: opening.to + 1, to: opening.to + 1 + length },
  };
}

export function growthAround(activity: Activity, sides: Sides, subject: number): Growth {
  const { inArea, elsewhere } = activity;
  const { before, after } = sides;
  const then = summed(within(inArea, before), subject);
  const now = summed(within(inArea, after), subject);
  const restBefore = elsewhere(before);
  const restAfter = elsewhere(after);
  const people = (commits: readonly AreaCommit[]): number => othersIn(commits, subject).size;
  const names = new Set([...restBefore, ...restAfter].map(({ area }) => area));
  names.delete('');
  const areas = [...names]
    .map((name) => ({
      first: restBefore.filter(({ area }) => area === name),
      second: restAfter.filter(({ area }) => area === name),
    }))
    .filter(({ first, second }) => Math.min(first.length, second.length) >= fewestCommits);
  return {
    before: then,
    after: now,
    earlier: people(within(inArea, { from: 2 * before.from - before.to, to: before.from })),
    rest: { before: people(restBefore), after: people(restAfter) },
    areas: areas.length,
    alike: areas.filter(
      ({ first, second }) => times(people(first), people(second)) >= times(then.others, now.others),
    ).length,
    newcomers: newcomersOf(activity, after, subject),
  };
}

function summed(commits: readonly AreaCommit[], subject: number): AreaActivity {
  const own = commits.filter(({ person }) => person === subject).length;
  return {
    others: othersIn(commits, subject).size,
    commits: commits.length,
    share: commits.length === 0 ? 0 : Math.round((own / commits.length) * 1000) / 1000,
  };
}

function newcomersOf({ inArea }: Activity, after: Span, subject: number): readonly AreaCommit[] {
  const known = new Set(inArea.filter(({ day }) => day < after.from).map(({ person }) => person));
  const later = within(inArea, after);
  return [...othersIn(later, subject)]
    .filter((person) => !known.has(person))
    .map((person) => later.find((entry) => entry.person === person)!);
}
