/** Infrastructure told by its dependents: configuration that extends it, builds that apply it, tests that stand on it. */
import type { Contribution, Use } from '../../contributions/contribution.ts';
import { isInside } from '../../contributions/paths.ts';
import { adoptionsOf, isOriginatedBy } from '../../contributions/uses.ts';
import type { Adoption, Person } from '../../model.ts';
import { isInPeriod } from '../../period.ts';
import { isTestFile, isTestSupport } from '../../placeKind.ts';
import type { SummaryAsset } from '../../summary/input.ts';
import type { InsightContext } from '../insight.ts';
import { isTakenFromOthers } from '../olderModel.ts';
import type { Past } from '../past.ts';
import { roadKindOf, type RoadKind } from './kinds.ts';

type Standing = ReturnType<typeof adoptionsOf>;

/** Something that is a road, with the places of other people that depend on it. */
export interface Road {
  readonly asset: SummaryAsset;
  readonly kind: RoadKind;
  readonly uses: readonly Use[];
  /** All such places of today, also those that are no plain sign of use. */
  readonly standing: Standing;
}

/** What is code for the product as well is no road: at least this share of its dependents is infrastructure or tests. */
const leastShare = 0.7;
const fewestPlaces = 3;
/** Tests come in numbers. */
const fewestTests = 5;

/** The assets that the subject made anew and that are roads for others. */
export async function findRoads(
  { assets }: Contribution,
  context: InsightContext,
  past: Past,
): Promise<readonly Road[]> {
  const isHuman = humanFinder(past.credit.persons);
  const roads = assets.flatMap((asset) => roadOf(asset, context, isHuman));
  const taken = await Promise.all(
    roads.map(({ asset }) => isTakenFromOthers(filesOf(asset, past), past)),
  );
  return roads.filter((_, index) => !taken[index]);
}

function roadOf(
  asset: SummaryAsset,
  context: InsightContext,
  isHuman: (id: string) => boolean,
): readonly Road[] {
  if (!isOriginatedBy(asset, context.subject)) return [];
  const all = adoptionsOf(asset).filter(({ adoption }) => isOfOthers(adoption, context, isHuman));
  const plain = all.filter(({ adoption }) => adoption.unclear === undefined);
  const ofKind = (...kinds: readonly Adoption['placeKind'][]): Standing =>
    all.filter(({ adoption }) => kinds.includes(adoption.placeKind));
  const count = (some: Standing): number => some.filter((each) => plain.includes(each)).length;
  const told = plain.filter(
    ({ adoption }) => adoption.placeKind !== 'docs' && adoption.placeKind !== 'example',
  );
  const least = told.length * leastShare;
  const road = (standing: Standing, byTests: boolean): readonly Road[] => [
    {
      asset,
      kind: roadKindOf(asset, byTests),
      uses: standing
        .filter(({ adoption }) => adoption.unclear === undefined)
        .map((each) => useOf(asset, each, context)),
      standing,
    },
  ];
  const config = ofKind('config');
  if (isInfrastructure(asset) || count(config) >= Math.max(fewestPlaces, least)) {
    const standing = isInfrastructure(asset) ? ofKind('config', 'code') : config;
    return count(standing) < fewestPlaces ? [] : road(standing, false);
  }
  const tests = ofKind('test').filter(({ adoption }) => isTestFile(adoption.place));
  if (!isTestSupport(asset.path) || count(tests) < Math.max(fewestTests, least)) return [];
  return road(tests, true);
}

/** Nothing but builds, runs and other configuration can depend on these. */
function isInfrastructure({ kind }: SummaryAsset): boolean {
  return kind === 'configuration' || kind === 'workflow' || kind === 'action';
}

/** The asset's files of today. */
function filesOf({ path }: SummaryAsset, { history, tree }: Past): readonly number[] {
  return tree
    .filter((entry) => entry.path === path || isInside(entry.path, path))
    .map((entry) => history.findPath(entry.path));
}

function humanFinder(persons: readonly Person[]): (id: string) => boolean {
  const humans = new Set(persons.filter(({ kind }) => kind === 'human').map(({ id }) => id));
  return (id) => humans.has(id);
}

/** Whether another person made the place depend on it, and it does today; such a place may be of any kind, as a test. */
function isOfOthers(
  { own, person, ended }: Adoption,
  { subject }: InsightContext,
  isHuman: (id: string) => boolean,
): boolean {
  return !own && ended === null && person !== null && person !== subject.id && isHuman(person);
}

function useOf(
  asset: SummaryAsset,
  { repository, adoption }: Standing[number],
  { period }: InsightContext,
): Use {
  return {
    asset,
    repository,
    adoption: { ...adoption, person: adoption.person! },
    otherTeams: adoption.teams.filter((team) => !asset.teams.includes(team)),
    lastChange: null,
    inPeriod: isInPeriod(adoption.landed, period),
  };
}
