/** Dates and spans as a person writes them; always the day that was recorded. */
import { calendarDay, dayOf } from '../../core/period.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `3 December 2025`. */
export function longDay(iso: string): string {
  const day = dayOf(iso.slice(0, 10));
  if (day === undefined) return iso;
  const { year, month, day: date } = calendarDay(day);
  return `${date} ${months[month - 1]} ${year}`;
}

/** `3 Dec 2025`. */
export function shortDay(iso: string): string {
  return longDay(iso).replace(/^(\d+ \p{L}{3})\p{L}+/u, '$1');
}

/** `December 2025`. */
export function monthOf(iso: string): string {
  return longDay(iso).replace(/^\d+ /, '');
}

/** `February to April 2025`, or a single month. */
export function monthSpan(from: string, to: string): string {
  const first = monthOf(from);
  const last = monthOf(to);
  if (first === last) return `in ${first}`;
  const sameYear = first.slice(-4) === last.slice(-4);
  return `from ${sameYear ? first.replace(/ \S+$/, '') : first} to ${last}`;
}

/** `24 days`, `7 months`, `2 years`, `32 months`, `4 years and 1 month`: as far as a reader would count them by hand. */
export function duration(days: number): string {
  if (days < 61) return count(Math.max(days, 0), 'day', 'days');
  const inMonths = Math.round(days / 30.44);
  const rest = inMonths % 12;
  const years = count(Math.floor(inMonths / 12), 'year', 'years');
  if (inMonths >= 24 && rest === 0) return years;
  if (inMonths < 36) return count(inMonths, 'month', 'months');
  return `${years} and ${count(rest, 'month', 'months')}`;
}

/** A number with its noun. */
export function count(number: number, one: string, many: string): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}
