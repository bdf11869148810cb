/** When something was built: from its beginning to the first long silence. What comes after is upkeep. */
import { dayOf } from '../period.ts';
import type { WorkSpan } from './contribution.ts';

/** So many days without a commit end the building. */
export const silence = 90;

/** The first stretch of dates (ISO) without a silence; the dates need no order. At least one is needed. */
export function firstStretch(dates: readonly string[]): WorkSpan {
  const ordered = dates.toSorted((a, b) => (dayOf(a) ?? 0) - (dayOf(b) ?? 0));
  const from = ordered[0]!;
  let to = from;
  for (const date of ordered) {
    if (daysBetween(to, date) > silence) break;
    to = date;
  }
  return { from, to };
}

/** Days from one date to another as they are shown, each in the time zone in which it was recorded. */
export function daysShownBetween(from: string, to: string): number {
  return daysBetween(from.slice(0, 10), to.slice(0, 10));
}

/** Days from one recorded date to another; 0 where one cannot be read. */
export function daysBetween(from: string, to: string): number {
  const start = dayOf(from);
  const end = dayOf(to);
  return start === undefined || end === undefined ? 0 : end - start;
}
