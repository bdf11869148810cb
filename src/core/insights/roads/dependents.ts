/** Infrastructure told by its dependents: configuration that extends it, builds that apply it, tests that stand on it. */
import type { Contribution, Use } from '../../contributions/contribution.ts';
import { adoptionsOf, isOriginatedBy } from '../../contributions/uses.ts';
import type { Adoption, Person } from '../../model.ts';
import { isInPeriod } from '../../period.ts';
import type { SummaryAsset } from '../../summary/input.ts';
import type { InsightContext } from '../insight.ts';
import type { Past } from '../past.ts';
import { isTestSupport, roadKindOf, type RoadKind } from './kinds.ts';

/** Something that is a road, with the places of other people that depend on it. */
export interface Road {
  readonly asset: SummaryAsset;
  readonly kind: RoadKind;
  readonly uses: readonly Use[];
}

/** What is code for the product as well is no road: at least this share of its dependents is infrastructure or tests. */
const leastShare = 0.7;
const fewestPlaces = 3;
/** Tests come in numbers. */
const fewestTests = 5;

/** The assets that the subject originated and that are roads for others. */
export function findRoads(
  { assets }: Contribution,
  context: InsightContext,
  past: Past,
): readonly Road[] {
  const isHuman = humanFinder(past.credit.persons);
  return assets.flatMap((asset): readonly Road[] => {
    if (!isOriginatedBy(asset, context.subject)) return [];
    const uses = adoptionsOf(asset).flatMap((each) => useOf(asset, each, context, isHuman));
    const ofKind = (kinds: readonly Adoption['placeKind'][]): readonly Use[] =>
      uses.filter(({ adoption }) => kinds.includes(adoption.placeKind));
    const config = ofKind(['config']);
    const tests = ofKind(['test']);
    const told = uses.filter(
      ({ adoption }) => adoption.placeKind !== 'docs' && adoption.placeKind !== 'example',
    );
    const least = told.length * leastShare;
    if (isInfrastructure(asset) || config.length >= Math.max(fewestPlaces, least)) {
      const roads = isInfrastructure(asset) ? ofKind(['config', 'code']) : config;
      return roads.length < fewestPlaces
        ? []
        : [{ asset, kind: roadKindOf(asset, false), uses: roads }];
    }
    if (!isTestSupport(asset.path) || tests.length < Math.max(fewestTests, least)) return [];
    return [{ asset, kind: roadKindOf(asset, true), uses: tests }];
  });
}

/** Nothing but builds, runs and other configuration can depend on these. */
function isInfrastructure({ kind }: SummaryAsset): boolean {
  return kind === 'configuration' || kind === 'workflow' || kind === 'action';
}

function humanFinder(persons: readonly Person[]): (id: string) => boolean {
  const humans = new Set(persons.filter(({ kind }) => kind === 'human').map(({ id }) => id));
  return (id) => humans.has(id);
}

/** A use by another person; such a use may be of any kind, as that of a test. */
function useOf(
  asset: SummaryAsset,
  { repository, adoption }: ReturnType<typeof adoptionsOf>[number],
  { subject, period }: InsightContext,
  isHuman: (id: string) => boolean,
): readonly Use[] {
  const { person } = adoption;
  if (adoption.own || person === null || person === subject.id || !isHuman(person)) return [];
  if (adoption.ended !== null || adoption.unclear !== undefined) return [];
  return [
    {
      asset,
      repository,
      adoption: { ...adoption, person },
      otherTeams: adoption.teams.filter((team) => !asset.teams.includes(team)),
      lastChange: null,
      inPeriod: isInPeriod(adoption.landed, period),
    },
  ];
}
