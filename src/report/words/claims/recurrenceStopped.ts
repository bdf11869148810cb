/** A2 in words. */
import type { RecurrenceStoppedFacts } from '../../../core/insights/facts.ts';
import { count, grouped } from '../dates.ts';
import { besideTheRest, weeksBefore, weeksFrom, workDone } from './beforeAfter.ts';
import type { Telling } from './claim.ts';

export function claimRecurrenceStopped(
  facts: RecurrenceStoppedFacts,
  { speaker }: Telling,
): string {
  const { fixes, fixesElsewhere: rest, reverts, before, after, clear } = facts;
  const reverted = reverts.before + reverts.after;
  const among =
    reverted === 0
      ? ''
      : ` Among these are ${count(reverted, 'revert', 'reverts')}: ${grouped(reverts.before)} before, ${grouped(reverts.after)} after.`;
  const here = clear
    ? `Fixes there fell from ${grouped(fixes.before)} ${weeksBefore(before)} to ${grouped(fixes.after)} ${weeksFrom(after)}`
    : `Fixes there: ${grouped(fixes.before)} ${weeksBefore(before)}, ${grouped(fixes.after)} ${weeksFrom(after)}`;
  const elsewhere = `in the rest of the repository ${grouped(rest.before)} before, ${grouped(rest.after)} after`;
  return `${workDone(facts, speaker)} ${here}; ${elsewhere}.${among} ${besideTheRest(facts)}`;
}
