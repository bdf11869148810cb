/** A3, load-bearing: what would have to change if it were gone. */
import { byCodeUnits } from '../contributions/ids.ts';
import { adoptionsOf, isOriginatedBy, placeOf, shareOf } from '../contributions/uses.ts';
import type { Person } from '../model.ts';
import type { SummaryAsset } from '../summary/input.ts';
import { byArea } from './breadthOfUse.ts';
import { findCounterEvidence } from './counterEvidence.ts';
import type { LoadBearingFacts } from './facts.ts';
import { doesNotApply, isRemainder, type UseInsight } from './insight.ts';
import {
  continuing,
  countedSince,
  countUses,
  evidenceOf,
  isCounted,
  limits,
  placesNaming,
} from './useFacts.ts';

/** Fewer dependents than this, directly or through others, are told by the other insights already. */
const fewestDependents = 10;
/** With less of its lines than this, what would be missed today is other people's. */
const leastShare = 0.3;
/** What one place names is that place's own affair. */
const fewestPlaces = 2;

export const loadBearing: UseInsight = {
  id: 'A3',
  find(contribution, context) {
    if (contribution.assets.length === 0) return doesNotApply('nothing-to-use');
    const uses = continuing(contribution.uses);
    if (uses.length === 0) {
      return doesNotApply(contribution.uses.length === 0 ? 'no-use-by-others' : 'no-longer-used');
    }
    if (isRemainder(contribution)) return doesNotApply('no-single-place');
    const [widest] = contribution.assets
      .filter((asset) => isOwnEnough(asset, context.subject))
      .filter((asset) => dependents(asset) >= fewestDependents)
      .filter((asset) => placesNaming(asset).size >= fewestPlaces)
      .toSorted(
        (a, b) =>
          placesNaming(b).size - placesNaming(a).size ||
          dependents(b) - dependents(a) ||
          byCodeUnits(a.path, b.path),
      );
    if (widest === undefined) return doesNotApply('too-few-dependents');
    const named = placesNaming(widest);
    const naming = uses.filter((use) => named.has(placeOf(use)));
    const direct = countUses(naming, context.teams);
    if (direct.places < fewestPlaces) return doesNotApply('too-few-dependents');
    const facts: LoadBearingFacts = {
      insight: 'A3',
      files: usersOf(widest),
      direct,
      since: countedSince(naming, [widest], context.subject),
      transitive: dependents(widest),
      asset: widest.id,
      originated: isOriginatedBy(widest, context.subject),
      areas: byArea(naming).map(({ repository, area, places }) => ({ repository, area, places })),
      share: shareOf(widest, context.subject),
    };
    return {
      lens: 'absence',
      facts,
      standing: 'evidenced',
      inPeriod: naming.some((use) => use.inPeriod),
      evidence: evidenceOf(naming),
      counterEvidence: findCounterEvidence(naming, contribution, context),
      notVisible: ['how-much-it-runs', 'effort-of-replacing', ...limits(naming, context.coverage)],
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

/** Files that use it today, whoever made them do so; those that only pass it on do not. */
function usersOf(asset: SummaryAsset): number {
  const users = adoptionsOf(asset).filter(
    ({ adoption: { ended, placeKind, via, unclear } }) =>
      ended === null &&
      (placeKind === 'code' || placeKind === 'config') &&
      via !== 're-export' &&
      unclear !== 'passed-on',
  );
  return new Set(users.map(placeOf)).size;
}

/** Where lines could not be counted, what somebody else worked on too may be theirs by now. */
function isOwnEnough(asset: SummaryAsset, subject: Person): boolean {
  const share = shareOf(asset, subject);
  return share === null
    ? asset.makers.every(({ person }) => person === subject.id)
    : share >= leastShare;
}
