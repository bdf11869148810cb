/** Upkeep that comes month after month. */
import type { Period } from '../../model.ts';
import { calendarDay, dayNumber, dayOf, formatDay } from '../../period.ts';
import type { CounterEvidence } from '../counterEvidence.ts';
import type { UpkeepFacts } from '../facts.ts';
import type { Past } from '../past.ts';
import { upkeepKinds, type UpkeepKind } from './kinds.ts';
import { findWorkOfOthers } from './ofOthers.ts';

/** Upkeep in a smaller share of the months, or in fewer months than this, is a task and not a duty. */
const leastShare = 1 / 3;
const fewestMonths = 3;
/** Upkeep that others do as well in more than this share of the months does not rest on anybody. */
const mostShared = 0.5;

/** Commits with the kinds of upkeep that they are. */
export type Upkeep = ReadonlyMap<number, ReadonlySet<UpkeepKind>>;

/** Months of upkeep that rest on one person. */
export interface Duty {
  readonly kinds: UpkeepFacts['kinds'];
  readonly months: number;
  /** By month, a commit of somebody else, or one made with somebody else. */
  readonly ofOthers: ReadonlyMap<string, number>;
  /** Whether others may have done it in more months than was found. */
  readonly mayBeMore: boolean;
}

/** The months of upkeep, if they are many and others did no such work in most of them; null where that cannot be told. */
export async function findDuty(own: Upkeep, period: Period, past: Past): Promise<Duty | null> {
  const all = monthsIn(period, past);
  const monthsOf = (kind?: UpkeepKind): ReadonlySet<string> =>
    new Set(
      [...own].flatMap(([commit, kinds]) =>
        kind === undefined || kinds.has(kind) ? [monthOf(commit, past)] : [],
      ),
    );
  const months = monthsOf();
  const fewest = Math.max(Math.ceil(all * leastShare), Math.min(fewestMonths, all - 1));
  if (months.size === 0 || months.size < fewest) return null;
  const kinds = upkeepKinds
    .map((kind) => ({ kind, months: monthsOf(kind).size }))
    .filter((each) => each.months > 0);
  const others = new Map<string, number[]>();
  const isIn = within(period, past);
  for (const commit of past.commits) {
    if (past.credit.person(commit) === past.person || !isIn(commit)) continue;
    const month = monthOf(commit, past);
    others.set(month, [...(others.get(month) ?? []), commit]);
  }
  const found = await findWorkOfOthers(
    months,
    new Set(kinds.map(({ kind }) => kind)),
    (month) => others.get(month) ?? [],
    past,
  );
  if (found === null) return null;
  const together = [...own.keys()].filter((commit) => isMadeTogether(commit, past));
  const ofOthers = new Map([
    ...together.map((commit) => [monthOf(commit, past), commit] as const),
    ...found.shown,
  ]);
  return ofOthers.size > months.size * mostShared
    ? null
    : { kinds, months: months.size, ofOthers, mayBeMore: found.mayBeMore };
}

function isMadeTogether(commit: number, { credit, person }: Past): boolean {
  return credit
    .coAuthors(commit)
    .some((other) => other !== person && credit.persons[other]!.kind === 'human');
}

/** Tells of a commit whether it landed in the period. */
export function within(period: Period, past: Past): (commit: number) => boolean {
  const [from, to] = [dayOf(period.from)!, dayOf(period.to)!];
  return (commit) => past.day(commit) >= from && past.day(commit) < to;
}

function monthOf(commit: number, past: Past): string {
  return formatDay(past.day(commit)).slice(0, 7);
}

/** Months of the period that have begun when the history ends. */
export function monthsIn(period: Period, past: Past): number {
  const last = Math.min(dayOf(period.to)! - 1, past.landingDay(past.survey.end - 1));
  let months = 0;
  for (let day = dayOf(period.from)!; day <= last; months++) {
    const { year, month } = calendarDay(day);
    day = dayNumber(
      month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 },
    );
  }
  return months;
}

/** What others did of it (in how many months only where no more sounds like it), and that it rests on one person where nothing even sounds like such work of others. */
export function againstDuty(
  { months, ofOthers, mayBeMore }: Duty,
  past: Past,
): readonly CounterEvidence[] {
  if (ofOthers.size === 0)
    return mayBeMore ? [] : [{ kind: 'sole-upkeeper', count: months, of: months, commits: [] }];
  return [
    {
      kind: mayBeMore ? 'others-did-it-at-times' : 'others-did-it-too',
      count: ofOthers.size,
      of: months,
      commits: [...new Set([...ofOthers.values()].map(past.history.commitId))].toSorted(),
    },
  ];
}
