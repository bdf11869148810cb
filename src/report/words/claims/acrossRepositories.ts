/** E2 in words. */
import type { AcrossRepositoriesFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list, longDay, monthOf } from '../dates.ts';
import { who, type Telling } from './claim.ts';
import { timeToUse } from './firstUse.ts';

const mostNamed = 4;

export function claimAcrossRepositories(
  { now, inPeriod, first, repositories }: AcrossRepositoriesFacts,
  telling: Telling,
): string {
  const { speaker, phrase } = telling;
  const verb = now.places === 1 ? 'depends' : 'depend';
  const use = `${count(now.places, 'place', 'places')} of ${who(now, speaker)} ${verb} on it today`;
  const named = repositories
    .slice(0, mostNamed)
    .map(
      ({ repository, uses, since }) =>
        `${grouped(uses.places)} in ${speaker.repository(repository)} (since ${monthOf(since)})`,
    );
  const more = repositories.length - mostNamed;
  if (more > 0) named.push(`the others in ${count(more, 'more repository', 'more repositories')}`);
  const today =
    repositories.length === 1
      ? `In one other repository, ${speaker.repository(repositories[0]!.repository)}, ${use}.`
      : `In ${grouped(repositories.length)} other repositories, ${use}: ${list(named)}.`;
  const begun = `The first use outside its own repository came on ${longDay(first.landed)}, in ${speaker.repository(first.repository)}, ${timeToUse(first, telling)}.`;
  const current =
    inPeriod.places === 0
      ? ''
      : ` ${phrase}, ${count(inPeriod.places, 'place', 'places')} of ${count(inPeriod.people, 'person', 'people')} there ${inPeriod.places === 1 ? 'was' : 'were'} added.`;
  const made = repositories.reduce((sum, { created }) => sum + created, 0);
  return `${today} ${begun}${current}${createdOnIt(made, now.places)}`;
}

function createdOnIt(created: number, places: number): string {
  const those =
    places === 1
      ? 'That place'
      : `${created === places ? 'All' : grouped(created)} of these places`;
  const whose = created === 1 ? 'its' : 'their';
  return created === 0 ? '' : ` ${those} depended on it from ${whose} first version on.`;
}
