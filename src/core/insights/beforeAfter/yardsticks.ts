/** What is counted before and after. */
import { meanOf, ratioOfCounts, ratioOfMeans } from '../../statistics/ratio.ts';
import type { Change } from './changeLog.ts';
import { isWithinFactor, type Yardstick } from './comparison.ts';

/** On each side; with fewer changes a silence says nothing. */
const fewestChanges = 10;
/** On both sides together. */
const fewestFixes = 10;

/** Fixes: in a time, and beside the other changes, for where less is changed there is less to mend. */
export const fixes: Yardstick = {
  weigh: (change) => Number(change.isFix),
  ratio: ({ before, after }) => ratioOfCounts({ before: before.sum, after: after.sum }),
  suffices: ({ before, after }) =>
    before.count >= fewestChanges &&
    after.count >= fewestChanges &&
    before.sum + after.sum >= fewestFixes,
  levels: ({ count, sum }, quarters) => [sum / quarters, sum / Math.max(1, count - sum)],
  isAlike: (before, other) => Math.abs(before.sum - other.sum) <= Math.max(2, before.sum * 0.25),
};

/** Files of each change by anybody but that person. */
export function filesPerChangeOfOthers(person: number): Yardstick {
  return {
    weigh: (change: Change) => (change.person === person ? null : change.sources),
    ratio: ratioOfMeans,
    suffices: ({ before, after }) => before.count >= fewestChanges && after.count >= fewestChanges,
    levels: (sample) => [meanOf(sample)],
    isAlike: (before, other) =>
      isWithinFactor(before.count, other.count, 2) &&
      isWithinFactor(meanOf(before), meanOf(other), 1.5),
  };
}
