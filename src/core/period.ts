/** Review periods, and the arithmetic of days that they need. A day is a number of days since 1970 in UTC. */
import type { Period } from './model.ts';

/** A calendar day; `month` is 1 to 12. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Number of a calendar day of the Gregorian calendar, before and after 1970 alike. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

/** The calendar day of a day's number. */
export function calendarDay(number: number): CalendarDay {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

const isoDate =
  /^([+-]?\d{4,6})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|([+-])(\d\d):?(\d\d))?)?$/;

/** The UTC day of an ISO date or date-time with its offset; undefined where the text is none. */
export function dayOf(iso: string): number | undefined {
  const match = isoDate.exec(iso);
  if (!match) return undefined;
  const day = dayNumber({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  const minutes = Number(match[4] ?? 0) * 60 + Number(match[5] ?? 0);
  const offset = (Number(match[7] ?? 0) * 60 + Number(match[8] ?? 0)) * (match[6] === '-' ? -1 : 1);
  return day + Math.floor((minutes - offset) / 1440);
}

/** A day as `YYYY-MM-DD`. */
export function formatDay(number: number): string {
  const { year, month, day } = calendarDay(number);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/** Whether a recorded date lies in the period; an unreadable one does not. */
export function isInPeriod(iso: string, period: Period): boolean {
  const day = dayOf(iso);
  return day !== undefined && day >= dayOf(period.from)! && day < dayOf(period.to)!;
}

/** Reads `2026`, `2026-H1`, `2026-Q3` or `FROM..TO` (days, TO excluded); undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const part = /^(\d{4})(?:-([HQ])(\d))?$/.exec(text);
  if (part) {
    const year = Number(part[1]);
    if (part[2] === undefined) return months(text, year, 1, 12);
    const length = part[2] === 'H' ? 6 : 3;
    const index = Number(part[3]);
    return index >= 1 && index <= 12 / length
      ? months(text, year, (index - 1) * length + 1, length)
      : undefined;
  }
  const [from, to, ...rest] = text.split('..');
  if (from === undefined || to === undefined || rest.length > 0) return undefined;
  return isDay(from) && isDay(to) && from < to ? { label: text, from, to } : undefined;
}

/** The half-year that ended last before a day (`YYYY-MM-DD`), or on the eve of it. */
export function defaultPeriod(day: string): Period {
  const { year, month } = calendarDay(dayOf(day) ?? 0);
  return month <= 6 ? months(`${year - 1}-H2`, year - 1, 7, 6) : months(`${year}-H1`, year, 1, 6);
}

function months(label: string, year: number, month: number, length: number): Period {
  const end = month + length > 12 ? { year: year + 1, month: 1 } : { year, month: month + length };
  const first = (at: { year: number; month: number }): string =>
    formatDay(dayNumber({ ...at, day: 1 }));
  return { label, from: first({ year, month }), to: first(end) };
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? dayOf(text) : undefined;
  return day !== undefined && formatDay(day) === text;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
