/** A3 in words. */
import { isInside } from '../../../core/contributions/paths.ts';
import type { LoadBearingFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list } from '../dates.ts';
import type { Speaker } from '../speaker.ts';
import { laterThan, type Telling } from './claim.ts';

const mostAreas = 4;
/** Between these shares of its lines of today, a blame may put more or less than half on the engineer. */
const aboutHalf = { from: 0.4, to: 0.6 };

export function claimLoadBearing(
  facts: LoadBearingFacts,
  { contribution, speaker }: Telling,
): string {
  const { areas: all, direct, since } = facts;
  const home = contribution.repository;
  const areas = all
    .slice(0, mostAreas)
    .map(
      ({ repository, area, places }) =>
        `${grouped(places)} in ${speaker.tell(areaName(area, home === repository ? '' : speaker.repository(repository)))}`,
    );
  const elsewhere = all.slice(mostAreas).reduce((sum, { places }) => sum + places, 0);
  if (elsewhere > 0) areas.push(`${grouped(elsewhere)} elsewhere`);
  const where = areas.length > 1 ? `: ${list(areas)}` : '';
  const part = partOf(facts, contribution, speaker);
  const what = part === null ? 'it' : `${part} in it`;
  // A summary that was read from a file may be of a version that did not count them.
  const { files = direct.places } = facts as Partial<LoadBearingFacts>;
  const number = direct.places === files ? 'All' : grouped(direct.places);
  const those = `${number} of these ${direct.places === 1 ? 'is a use' : 'are uses'}`;
  return [
    `If ${what} were gone, at least ${count(files, 'file that uses it', 'files that use it')} would need something in its place.`,
    `${those} of other people${laterThan(since, speaker, 'came')}, as counted here${where}.`,
    ...whose(facts, speaker),
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
  if (originated && (share === null || share > aboutHalf.to)) return [];
  const maker = originated ? speaker.subject : 'Somebody else';
  return [`${maker} originated it${share === null ? '' : `; ${lines(share, speaker)} today`}.`];
}

function lines(share: number, { possessive }: Speaker): string {
  if (share < aboutHalf.from) return 'most of its lines are other people’s';
  return `${share > aboutHalf.to ? 'most' : 'about half'} of its lines are ${possessive === 'my' ? 'mine' : possessive}`;
}

/** The area, with the name of the repository where that is another one. */
function areaName(area: string, repository: string): string {
  if (repository === '') return area === '' ? 'the top folder' : area;
  return area === '' ? repository : `${repository}: ${area}`;
}
