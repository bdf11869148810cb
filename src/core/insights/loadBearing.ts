/** A3, load-bearing: what would have to change if it were gone. */
import type { Adoption } from '../model.ts';
import type { SummaryAsset } from '../summary/input.ts';
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
      dependents(asset) > dependents(most) ? asset : most,
    );
    if (dependents(widest) < fewestDependents || direct.places < 2)
      return doesNotApply('too-few-dependents');
    const facts: LoadBearingFacts = {
      insight: 'A3',
      direct,
      transitive: dependents(widest),
      asset: widest.id,
      areas: byArea(uses).map(({ repository, area, places }) => ({ repository, area, places })),
      share: widest.makers.find((maker) => maker.person === context.subject.id)?.share ?? null,
    };
    return {
      lens: 'absence',
      facts,
      standing: 'evidenced',
      inPeriod: uses.some((use) => use.inPeriod),
      evidence: evidenceOf(uses),
      counterEvidence: findCounterEvidence(uses, contribution, context.subject),
      notVisible: ['how-much-it-runs', 'effort-of-replacing', ...limits(uses, context.coverage)],
    };
  },
};

/** Places at home that depend on it directly or through others, and places in other repositories that name it. */
function dependents({ reach, elsewhere = [] }: SummaryAsset): number {
  const named = elsewhere.map(
    ({ adoptions }) => new Set(adoptions.filter(isCounted).map(({ place }) => place)).size,
  );
  return named.reduce((sum, places) => sum + places, reach.transitive);
}

function isCounted({ own, ended, placeKind }: Adoption): boolean {
  return !own && ended === null && (placeKind === 'code' || placeKind === 'config');
}
