/** E1 in words. */
import type { BreadthOfUseFacts } from '../../../core/insights/facts.ts';
import { count, grouped } from '../dates.ts';
import { laterThan, who, type Telling } from './claim.ts';

export function claimBreadthOfUse(
  { now, since, leftOut, neverWorkedOnIt }: BreadthOfUseFacts,
  { speaker }: Telling,
): string {
  const { places, people } = now;
  const those = `${count(places, 'place', 'places')} of ${who(now, speaker)}${laterThan(since, speaker, 'began')}`;
  const use = `${those} ${places === 1 ? 'depends' : 'depend'} on it today${leftOut === true ? `, as counted here` : ''}.`;
  return `${use} ${withoutCommit(neverWorkedOnIt, people)}`;
}

function withoutCommit(none: number, all: number): string {
  if (all === 1)
    return none === 1
      ? 'That person has no commit on it.'
      : 'That person has commits on it too, or took part in some.';
  if (none === all) return 'None of them has a commit on it.';
  return none === 0
    ? 'All of them have commits on it too, or took part in some.'
    : `${grouped(none)} of these ${grouped(all)} people ${none === 1 ? 'has' : 'have'} no commit on it.`;
}
