/** D2, built upon: what others created that depended on it from the first version on. */
import type { Use } from '../contributions/contribution.ts';
import { birthOfPath } from '../reuse/births.ts';
import { findCounterEvidence } from './counterEvidence.ts';
import type { BuiltUponFacts } from './facts.ts';
import { doesNotApply, type PastInsight } from './insight.ts';
import type { Past } from './past.ts';
import { countUses, evidenceOf, limits } from './useFacts.ts';

export const builtUpon: PastInsight = {
  id: 'D2',
  async find(contribution, context, past) {
    if (contribution.assets.length === 0) return doesNotApply('nothing-to-use');
    const created = contribution.uses.filter((use) => isCreatedOnIt(use, past));
    if (created.length === 0) return doesNotApply('nothing-created-on-it');
    const current = created.filter((use) => use.inPeriod);
    const facts: BuiltUponFacts = {
      insight: 'D2',
      created: countUses(created, context.teams),
      inPeriod: countUses(current, context.teams),
    };
    return {
      lens: 'delayed',
      facts,
      standing: 'evidenced',
      inPeriod: current.length > 0,
      evidence: evidenceOf(created),
      counterEvidence: findCounterEvidence(created, contribution, context.subject),
      notVisible: ['chosen-or-told', ...limits(created, context.coverage)],
    };
  },
};

/** The commit that made the place depend on it is the one that created the place, and not as a copy. */
function isCreatedOnIt({ adoption }: Use, { history, survey }: Past): boolean {
  if (adoption.copied || adoption.approximate) return false;
  const path = history.findPath(adoption.place);
  if (path < 0) return false;
  const birth = birthOfPath(history, survey.lineages, path);
  return history.commitId(birth.commit) === adoption.commit;
}
