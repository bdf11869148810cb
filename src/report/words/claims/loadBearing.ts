/** A3 in words. */
import type { LoadBearingFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list } from '../dates.ts';
import type { Telling } from './claim.ts';

const mostAreas = 4;

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
  return `If it were gone, ${count(transitive, 'file', 'files')} that build on it, directly or through others, would need something in its place. ${count(direct.places, 'place', 'places')} of other people ${direct.places === 1 ? 'names' : 'name'} it directly${where}.`;
}

/** The area, with the name of the repository where that is another one. */
function areaName(area: string, repository: string): string {
  if (repository === '') return area === '' ? 'the top folder' : area;
  return area === '' ? repository : `${repository}: ${area}`;
}
