/** How many places used the old and the new way at the end of each quarter. */
import { calendarDay, dayNumber } from '../../period.ts';
import { dateQuickly } from '../../reuse/dating.ts';
import type { Place } from '../../reuse/place.ts';
import type { WayId, Ways } from '../../reuse/ways.ts';
import type { MigrationQuarter } from '../facts.ts';
import type { Past } from '../past.ts';
import type { Move } from './move.ts';

/** More places than this are not dated. */
const mostDated = 300;

/** The day on which each place began to use the old way; null where they are too many to be read. */
export async function datedBeginnings(
  old: WayId,
  moves: readonly Move[],
  left: readonly number[],
  past: Past,
  ways: Ways,
): Promise<ReadonlyMap<number, number> | null> {
  if (moves.length + left.length > mostDated) return null;
  const movedAt = new Map(moves.map((move) => [move.place, past.history.landedAt[move.commit]!]));
  const places = [...new Set([...movedAt.keys(), ...left])].map((path): Place => {
    const until = left.includes(path) ? Infinity : movedAt.get(path)!;
    return {
      path,
      versions: past.survey.lineages
        .versions(path)
        .filter((version, index) => version.position < until || index === 0),
      edges: [{ target: old, via: 'import', line: 1, through: [], names: [] }],
    };
  });
  const dated = await dateQuickly(
    { loader: past.survey.loader, read: ways.read, end: past.survey.end, progress() {} },
    places,
  );
  const days = new Map<number, number>();
  for (const [index, place] of places.entries()) {
    const first = dated[index]!.find(({ target }) => target === old)?.first ?? 0;
    days.set(place.path, past.landingDay(place.versions[first]!.position));
  }
  return days;
}

/** A use from a day on, to before another one; Infinity where it lasts. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Counts at the ends of quarters, from the last one before the first move to the day given. */
export function countByQuarter(
  old: readonly Stretch[],
  taken: readonly Stretch[],
  firstMove: number,
  lastDay: number,
): readonly MigrationQuarter[] {
  const quarters: MigrationQuarter[] = [];
  for (let end = quarterEnd(firstMove, -1); ; end = quarterEnd(end, 1)) {
    const day = Math.min(end, lastDay);
    const at = ({ from, to }: Stretch): boolean => from <= day && to > day;
    const { year, month } = calendarDay(day);
    quarters.push({
      quarter: `${year}-Q${Math.ceil(month / 3)}`,
      old: old.filter(at).length,
      new: taken.filter(at).length,
    });
    if (end >= lastDay) return quarters;
  }
}

/** The last day of the quarter so many quarters after the one of the day. */
function quarterEnd(day: number, after: number): number {
  const { year, month } = calendarDay(day);
  const next = Math.ceil(month / 3) + after;
  return (
    dayNumber({
      year: year + Math.floor(next / 4),
      month: (((next % 4) + 4) % 4) * 3 + 1,
      day: 1,
    }) - 1
  );
}
