/** How long after the work a first use came. */
import type { FirstUse } from '../../../core/insights/facts.ts';
import { duration } from '../dates.ts';
import type { Telling } from './claim.ts';

/** Told from the last change of what is used, which a reader can look up: `7 months after my last change to it`. */
export function timeToUse(
  { sinceChange, sinceBegun }: FirstUse,
  { contribution, speaker }: Telling,
): string {
  const used = contribution.assets.length > 1 ? 'the part that it uses' : 'it';
  const change = `${speaker.possessive} last change to ${used}`;
  const day =
    sinceChange === 0 ? `the day of ${change}` : `${duration(sinceChange)} after ${change}`;
  if (sinceBegun === null || sinceBegun === sinceChange) return day;
  return `${duration(sinceBegun)} after it was begun and ${sinceChange === 0 ? 'on ' : ''}${day}`;
}
