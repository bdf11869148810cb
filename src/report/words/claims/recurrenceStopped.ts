/** A2 in words. */
import type { RecurrenceStoppedFacts } from '../../../core/insights/facts.ts';
import { count, grouped } from '../dates.ts';
import { besideTheRest, weeksBefore, weeksFrom, workDone } from './beforeAfter.ts';
import type { Telling } from './claim.ts';

export function claimRecurrenceStopped(
  facts: RecurrenceStoppedFacts,
  { speaker }: Telling,
): string {
  const { fixes, fixesElsewhere: rest, reverts, before, after } = facts;
  const reverted = reverts.before + reverts.after;
  const among =
    reverted === 0
      ? ''
      : ` Among these are ${count(reverted, 'revert', 'reverts')}: ${grouped(reverts.before)} before, ${grouped(reverts.after)} after.`;
  const fell = `Fixes there fell from ${grouped(fixes.before)} ${weeksBefore(before)} to ${grouped(fixes.after)} ${weeksFrom(after)}; in the rest of the repository they went from ${grouped(rest.before)} to ${grouped(rest.after)}.`;
  return `${workDone(facts, speaker)} ${fell}${among} ${besideTheRest(facts)}`;
}
