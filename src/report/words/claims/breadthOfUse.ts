/** E1 in words. */
import type { BreadthOfUseFacts } from '../../../core/insights/facts.ts';
import { count, grouped } from '../dates.ts';
import { laterThan, who, type Telling } from './claim.ts';

export function claimBreadthOfUse(
  { now, since, neverWorkedOnIt }: BreadthOfUseFacts,
  { speaker }: Telling,
): string {
  const { places, people } = now;
  const begun = laterThan(since, speaker, 'began');
  const use = `${count(places, 'place', 'places')} of ${who(now, speaker)}${begun} ${places === 1 ? 'depends' : 'depend'} on it today.`;
  return `${use} ${neverWorked(neverWorkedOnIt, people)}`;
}

function neverWorked(never: number, all: number): string {
  if (all === 1)
    return never === 1 ? 'That person never worked on it.' : 'That person worked on it too.';
  if (never === all) return 'None of them ever worked on it.';
  return never === 0
    ? 'All of them worked on it too.'
    : `${grouped(never)} of these ${grouped(all)} people never worked on it.`;
}
