/** D1 in words. */
import type { FirstUse, LaterAdoptionFacts } from '../../../core/insights/facts.ts';
import { count, duration, longDay, monthSpan } from '../dates.ts';
import { who, type Telling } from './claim.ts';

export function claimLaterAdoption(
  { firstOtherTeam, first, inPeriod, earlier }: LaterAdoptionFacts,
  { contribution, speaker, phrase }: Telling,
): string {
  const built = `Built ${monthSpan(contribution.span.from, contribution.span.to)}.`;
  const begun = firstUse(
    firstOtherTeam ?? first,
    firstOtherTeam ? 'The first use by another team' : 'The first use by somebody else',
  );
  const now = `${phrase}, ${who(inPeriod, speaker)} made ${count(inPeriod.places, 'place', 'places')} depend on it`;
  const before =
    earlier.places > 0
      ? `; before that, ${count(earlier.places, 'place', 'places')} of ${count(earlier.people, 'person', 'people')} already did`
      : '';
  return `${built} ${begun} ${now}${before}.`;
}

function firstUse(use: FirstUse, label: string): string {
  const when = use.since === 'finished' ? 'after it was finished' : 'after it was begun';
  return `${label} came on ${longDay(use.landed)}, ${duration(use.days)} ${when}.`;
}
