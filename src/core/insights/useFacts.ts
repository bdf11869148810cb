/** Counting and listing uses, the same way for every insight. */
import type { Contribution, Use } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { daysShownBetween } from '../contributions/span.ts';
import { adoptionsOf, isInWork, isOriginatedBy, isReach, placeOf } from '../contributions/uses.ts';
import type { Adoption, Coverage, Person, TeamsUsed } from '../model.ts';
import { ofGit } from '../summary/coverage.ts';
import { otherUnread, type SummaryAsset } from '../summary/input.ts';
import type { Count, CountedSince, FirstUse } from './facts.ts';
import type { Evidence, NotVisible } from './insight.ts';

/** Distinct people, other teams and places. Where teams are only inferred areas, or none, no team is counted. */
export function countUses(uses: readonly Use[], teams: TeamsUsed): Count {
  const known = teams.source !== 'none' && teams.source !== 'areas';
  const elsewhere = known ? uses.filter((use) => use.otherTeams.length > 0) : [];
  return {
    people: new Set(uses.map((use) => use.adoption.person)).size,
    ofOtherTeams: new Set(elsewhere.map((use) => use.adoption.person)).size,
    teams: [...new Set(elsewhere.flatMap((use) => use.otherTeams))].toSorted(byCodeUnits),
    places: new Set(uses.map((use) => `${use.repository}\0${use.adoption.place}`)).size,
  };
}

/** A use as the first one, with the days since the subject last changed what is used. */
export function firstUseOf(use: Use, { span }: Contribution): FirstUse {
  const { commit, authored, landed, person, teams } = use.adoption;
  const lastChange = use.lastChange ?? span.from;
  return {
    commit,
    authored,
    landed,
    person,
    teams,
    lastChange,
    sinceChange: Math.max(0, daysShownBetween(lastChange, landed)),
    sinceBegun: isInWork(use) ? daysShownBetween(span.from, landed) : null,
  };
}

/** Each use as a fact to open. */
export function evidenceOf(uses: readonly Use[]): readonly Evidence[] {
  return uses.map(({ asset, repository, adoption }) => ({
    kind: 'adoption',
    repository,
    id: adoption.commit,
    authored: adoption.authored,
    landed: adoption.landed,
    person: adoption.person,
    pullRequest: adoption.pullRequest,
    teams: adoption.teams,
    asset: asset.id,
    place: adoption.place,
    line: adoption.line,
    text: null,
  }));
}

/** What holds for every argument from git alone: gaps of the history, and dates that could not be settled. */
export function limits(uses: readonly Use[], read: Coverage): readonly NotVisible[] {
  const found: NotVisible[] = [];
  const coverage = ofGit(read);
  // A repository that could not be searched takes nothing from the history of this one.
  const isCut = coverage.gaps.some(({ reason }) => reason !== otherUnread);
  if (isCut || (!coverage.complete && coverage.gaps.length === 0))
    found.push('before-the-boundary');
  if (uses.some((use) => use.adoption.approximate)) found.push('approximate-dates');
  return found;
}

/** What is not seen of use in other repositories. */
export function elsewhere(uses: readonly Use[]): NotVisible {
  return uses.some(isElsewhere) ? 'repositories-not-at-hand' : 'use-elsewhere';
}

/** Whether the place is in another repository than what it uses. */
export function isElsewhere({ repository, asset }: Use): boolean {
  return repository !== asset.repository;
}

/** Uses whose place depends on it still. */
export function continuing(uses: readonly Use[]): readonly Use[] {
  return uses.filter((use) => use.adoption.ended === null);
}

/** Places that name the asset today, whatever else of the contribution they name. */
export function placesNaming(asset: SummaryAsset): ReadonlySet<string> {
  return new Set(
    adoptionsOf(asset)
      .filter(({ adoption }) => isCounted(adoption))
      .map(placeOf),
  );
}

/** Whether an adoption of somebody else counts as reach today. */
export function isCounted(adoption: Adoption): boolean {
  return adoption.unclear === undefined && isReach(adoption);
}

/** Since when the uses of the assets are counted: those that leave out places which name them today began later. */
export function countedSince(
  uses: readonly Use[],
  assets: readonly SummaryAsset[],
  subject: Person,
): CountedSince {
  if (assets.some((asset) => !isOriginatedBy(asset, subject))) return 'most-commits';
  const told = new Set(uses.map(placeOf));
  const isPartial = assets.some((asset) =>
    [...placesNaming(asset)].some((place) => !told.has(place)),
  );
  return isPartial ? 'making' : 'ever';
}
