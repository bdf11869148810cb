/** A3 in words. */
import { isInside } from '../../../core/contributions/paths.ts';
import type { LoadBearingFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list } from '../dates.ts';
import type { Speaker } from '../speaker.ts';
import { laterThan, type Telling } from './claim.ts';

const mostAreas = 4;
/** Who wrote less of its lines of today than this shares it with others. */
const half = 0.5;

export function claimLoadBearing(
  facts: LoadBearingFacts,
  { contribution, speaker }: Telling,
): string {
  const { direct, transitive } = facts;
  const home = contribution.repository;
  const areas = facts.areas
    .slice(0, mostAreas)
    .map(
      ({ repository, area, places }) =>
        `${grouped(places)} in ${speaker.tell(areaName(area, home === repository ? '' : speaker.repository(repository)))}`,
    );
  const elsewhere = facts.areas.slice(mostAreas).reduce((sum, { places }) => sum + places, 0);
  if (elsewhere > 0) areas.push(`${grouped(elsewhere)} elsewhere`);
  const where = areas.length > 1 ? `: ${list(areas)}` : '';
  const part = partOf(facts, contribution, speaker);
  const gone = part === null ? 'If it were gone' : `If ${part} in it were gone`;
  return [
    `${gone}, ${count(transitive, 'file', 'files')} that build on it, directly or through others, would need something in its place.`,
    ...whose(facts, speaker),
    `${count(direct.places, 'place', 'places')} of other people${laterThan(facts.since, speaker, 'came')} ${direct.places === 1 ? 'names' : 'name'} it directly${where}.`,
  ].join(' ');
}

/** What has these dependents, where the work has several parts. */
function partOf(
  { asset: id }: LoadBearingFacts,
  { assets, path }: Telling['contribution'],
  speaker: Speaker,
): string | null {
  const asset = assets.length > 1 ? assets.find((each) => each.id === id) : undefined;
  if (asset === undefined || asset.path === path) return null;
  return speaker.tell(
    isInside(asset.path, path) && path !== '' ? asset.path.slice(path.length + 1) : asset.path,
  );
}

/** Whose it is, where it is not the subject's alone. */
function whose({ originated, share }: LoadBearingFacts, speaker: Speaker): readonly string[] {
  if (originated && (share === null || share >= half)) return [];
  const maker = originated ? speaker.subject : 'Somebody else';
  const lines =
    share === null
      ? ''
      : `; ${speaker.possessive} part of its lines is ${Math.round(share * 100)} % today`;
  return [`${maker} originated it${lines}.`];
}

/** The area, with the name of the repository where that is another one. */
function areaName(area: string, repository: string): string {
  if (repository === '') return area === '' ? 'the top folder' : area;
  return area === '' ? repository : `${repository}: ${area}`;
}
