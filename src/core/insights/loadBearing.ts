/** A3, load-bearing: what would have to change if it were gone. */
import { byArea } from './breadthOfUse.ts';
import { findCounterEvidence } from './counterEvidence.ts';
import type { LoadBearingFacts } from './facts.ts';
import { doesNotApply, type UseInsight } from './insight.ts';
import { continuing, countUses, evidenceOf, limits } from './useFacts.ts';

/** Fewer dependents than this, directly or through others, are told by the other insights already. */
const fewestDependents = 10;

export const loadBearing: UseInsight = {
  id: 'A3',
  find(contribution, context) {
    if (contribution.assets.length === 0) return doesNotApply('nothing-to-use');
    const uses = continuing(contribution.uses);
    if (uses.length === 0) {
      return doesNotApply(contribution.uses.length === 0 ? 'no-use-by-others' : 'no-longer-used');
    }
    const direct = countUses(uses, context.teams);
    const used = contribution.assets.filter((asset) =>
      uses.some((use) => use.asset.id === asset.id),
    );
    const widest = used.reduce((most, asset) =>
      asset.reach.transitive > most.reach.transitive ? asset : most,
    );
    if (widest.reach.transitive < fewestDependents || direct.places < 2)
      return doesNotApply('too-few-dependents');
    const facts: LoadBearingFacts = {
      insight: 'A3',
      direct,
      transitive: widest.reach.transitive,
      asset: widest.id,
      areas: byArea(uses).map(({ area, places }) => ({ area, places })),
      share: widest.makers.find((maker) => maker.person === context.subject.id)?.share ?? null,
    };
    return {
      lens: 'absence',
      facts,
      standing: 'evidenced',
      inPeriod: uses.some((use) => use.inPeriod),
      evidence: evidenceOf(uses),
      counterEvidence: findCounterEvidence(contribution.uses, contribution, context.subject),
      notVisible: ['how-much-it-runs', 'effort-of-replacing', ...limits(uses, context.coverage)],
    };
  },
};
