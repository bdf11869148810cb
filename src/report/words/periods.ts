/** The review period in words. */
import type { Summary } from '../../core/summary/summary.ts';
import { longDay } from './dates.ts';

/** `this half-year` and the like would be ambiguous in a document; the label is not. */
export function periodName({ period }: Pick<Summary, 'period'>): string {
  const half = /^(\d{4})-H([12])$/.exec(period.label);
  if (half) return `${half[2] === '1' ? 'January to June' : 'July to December'} ${half[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period.label);
  if (quarter)
    return `${['January to March', 'April to June', 'July to September', 'October to December'][Number(quarter[2]) - 1]} ${quarter[1]}`;
  return /^\d{4}$/.test(period.label)
    ? period.label
    : `the time from ${longDay(period.from)} to before ${longDay(period.to)}`;
}

/** The period as a sentence begins with it: `From January to June 2026`, `In 2026`. */
export function periodPhrase(summary: Pick<Summary, 'period'>): string {
  const { label, from, to } = summary.period;
  if (/^\d{4}-[HQ]\d$/.test(label)) return `From ${periodName(summary)}`;
  return /^\d{4}$/.test(label) ? `In ${label}` : `From ${longDay(from)} to before ${longDay(to)}`;
}
