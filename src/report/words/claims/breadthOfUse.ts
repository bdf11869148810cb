/** E1 in words. */
import type { BreadthOfUseFacts } from '../../../core/insights/facts.ts';
import { count, grouped } from '../dates.ts';
import { laterThan, who, type Telling } from './claim.ts';

export function claimBreadthOfUse(
  { now, since, leftOut, neverWorkedOnIt }: BreadthOfUseFacts,
  { contribution, speaker }: Telling,
): string {
  const { places, people } = now;
  const those = `${count(places, 'place', 'places')} of ${who(now, speaker)}${laterThan(since, speaker, 'began')}`;
  const use = `${those} ${places === 1 ? 'depends' : 'depend'} on it today${leftOut === true ? ', as counted here' : ''}.`;
  return `${use} ${withoutCommit(neverWorkedOnIt, people, whatOf(contribution))}`;
}

/** Who has commits is known of the files that are counted, and not of all in the folder that is named. */
function whatOf({ assets, path }: Telling['contribution']): string {
  if (assets.every((asset) => asset.path === path)) return 'it';
  return assets.length === 1 ? 'this file of it' : 'these files of it';
}

function withoutCommit(none: number, all: number, what: string): string {
  if (all === 1)
    return none === 1
      ? `That person has no commit on ${what}.`
      : `That person has commits on ${what} too, or took part in some.`;
  if (none === all) return `None of them has a commit on ${what}.`;
  return none === 0
    ? `All of them have commits on ${what} too, or took part in some.`
    : `${grouped(none)} of these ${grouped(all)} people ${none === 1 ? 'has' : 'have'} no commit on ${what}.`;
}
