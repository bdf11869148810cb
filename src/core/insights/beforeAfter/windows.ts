/** The times that are compared: whole quarters before some work, and as many after it. */
import type { Sides } from '../../statistics/ratio.ts';

/** Days `[from, to)`. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

export interface Windows extends Sides<Days> {
  /** Of each side. */
  readonly quarters: number;
}

/** Days of a quarter; whole weeks, so that all quarters have as many working days. */
export const quarter = 91;
/** The quarter before the work is left out: what led to the work is not what the work is compared with. */
const leftOut = quarter;
const fewestQuarters = 2;
const mostQuarters = 4;

/** Two to four quarters on both sides of the work, or null where the days read do not suffice. */
export function windowsAround(work: Days, read: Days): Windows | null {
  const end = work.from - leftOut;
  const available = Math.min(end - read.from, read.to - work.to);
  const quarters = Math.min(mostQuarters, Math.floor(available / quarter));
  if (quarters < fewestQuarters) return null;
  const length = quarters * quarter;
  return {
    quarters,
    before: { from: end - length, to: end },
    after: { from: work.to, to: work.to + length },
  };
}

export function isWithin(day: number, { from, to }: Days): boolean {
  return day >= from && day < to;
}
