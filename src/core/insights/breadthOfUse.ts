/** E1, breadth of use: distinct people and teams whose code depends on it now. */
import type { Use } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { areaOf } from '../contributions/paths.ts';
import { findCounterEvidence, leftOutOf, makersOf } from './counterEvidence.ts';
import type { BreadthOfUseFacts } from './facts.ts';
import { doesNotApply, isRemainder, type UseInsight } from './insight.ts';
import { continuing, countedSince, countUses, elsewhere, evidenceOf, limits } from './useFacts.ts';

export const breadthOfUse: UseInsight = {
  id: 'E1',
  find(contribution, context) {
    if (contribution.assets.length === 0) return doesNotApply('nothing-to-use');
    if (contribution.uses.length === 0) return doesNotApply('no-use-by-others');
    const uses = continuing(contribution.uses);
    if (uses.length === 0) return doesNotApply('no-longer-used');
    if (isRemainder(contribution)) return doesNotApply('no-single-place');
    const now = countUses(uses, context.teams);
    if (now.people < 2) return doesNotApply('too-few-people');
    const makers = makersOf(contribution, context.subject);
    const people = new Set(uses.map((use) => use.adoption.person));
    const facts: BreadthOfUseFacts = {
      insight: 'E1',
      now,
      since: countedSince(
        uses,
        uses.map(({ asset }) => asset),
        context.subject,
      ),
      ...(leftOutOf(contribution).length > 0 ? { leftOut: true } : {}),
      neverWorkedOnIt: [...people].filter((person) => !makers.has(person)).length,
      areas: byArea(uses),
    };
    return {
      lens: 'enables',
      facts,
      standing: 'evidenced',
      inPeriod: uses.some((use) => use.inPeriod),
      evidence: evidenceOf(uses),
      // How many of them worked on it is in the claim.
      counterEvidence: findCounterEvidence(uses, contribution, context).filter(
        ({ kind }) => kind !== 'co-makers',
      ),
      notVisible: [elsewhere(contribution.uses), ...limits(uses, context.coverage)],
    };
  },
};

/** Areas of the using places, those with the most places first. */
export function byArea(uses: readonly Use[]): BreadthOfUseFacts['areas'] {
  const areas = new Map<string, Use[]>();
  for (const use of uses) {
    const key = `${use.repository}\0${areaOf(use.adoption.place)}`;
    areas.set(key, [...(areas.get(key) ?? []), use]);
  }
  return [...areas.values()]
    .map((there) => ({
      repository: there[0]!.repository,
      area: areaOf(there[0]!.adoption.place),
      places: new Set(there.map((use) => use.adoption.place)).size,
      people: new Set(there.map((use) => use.adoption.person)).size,
    }))
    .toSorted(
      (a, b) => b.places - a.places || a.repository - b.repository || byCodeUnits(a.area, b.area),
    );
}
