/** A2, recurrence stopped: fixes, hotfixes and reverts in an area before and after the subject hardened it. */
import { isRevert } from '../contributions/themes.ts';
import { changeLogOf, type Change } from './beforeAfter/changeLog.ts';
import { doubtsOf, ownFixes } from './beforeAfter/doubts.ts';
import { evidenceOf, factsOf, inquire, reachesPeriod } from './beforeAfter/inquiry.ts';
import { findHardenings } from './beforeAfter/work.ts';
import { fixes } from './beforeAfter/yardsticks.ts';
import type { RecurrenceStoppedFacts } from './facts.ts';
import { doesNotApply, type PastInsight } from './insight.ts';
import { limits } from './useFacts.ts';

export const recurrenceStopped: PastInsight = {
  id: 'A2',
  async find(contribution, context, past) {
    const works = findHardenings(contribution, changeLogOf(past));
    if (works.length === 0) return doesNotApply('nothing-hardened');
    const finding = inquire(works, contribution, past, fixes);
    if ('applies' in finding) return finding;
    const {
      changes,
      comparison: { area, rest },
    } = finding;
    const reverts = (list: readonly Change[]): number =>
      list.filter(({ commit, isFix }) => isFix && isRevert(past.history.subject(commit))).length;
    const facts: RecurrenceStoppedFacts = {
      insight: 'A2',
      ...factsOf(finding, countFixes),
      fixes: { before: area.before.sum, after: area.after.sum },
      reverts: { before: reverts(changes.before), after: reverts(changes.after) },
      changes: { before: area.before.count, after: area.after.count },
      fixesElsewhere: { before: rest.before.sum, after: rest.after.sum },
    };
    const mended = {
      before: changes.before.filter(({ isFix }) => isFix),
      after: changes.after.filter(({ isFix }) => isFix),
    };
    return {
      lens: 'absence',
      facts,
      standing: 'evidenced',
      inPeriod: reachesPeriod(finding, context),
      evidence: evidenceOf(finding, mended, past),
      counterEvidence: [...doubtsOf(finding, past, countFixes), ...ownFixes(finding, past)],
      notVisible: ['other-reasons', 'incidents-without-fix', ...limits([], context.coverage)],
    };
  },
};

function countFixes(changes: readonly Change[]): number {
  return changes.filter(({ isFix }) => isFix).length;
}
