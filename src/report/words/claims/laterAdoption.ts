/** D1 in words. */
import type { FirstUse, LaterAdoptionFacts } from '../../../core/insights/facts.ts';
import type { ArguedContribution } from '../../../core/summary/summary.ts';
import { count, longDay, monthSpan, timeAfter } from '../dates.ts';
import { who, type Telling } from './claim.ts';

/** Whether somebody else originated all that is used of it. */
function isExtendedOnly({ arguments: all }: ArguedContribution): boolean {
  return all.some(({ counterEvidence }) =>
    counterEvidence.some(({ kind, count: parts, of }) => kind === 'extended-only' && parts === of),
  );
}

export function claimLaterAdoption(
  { firstOtherTeam, first, inPeriod, earlier }: LaterAdoptionFacts,
  { contribution, speaker, phrase }: Telling,
): string {
  const months = monthSpan(contribution.span.from, contribution.span.to);
  const extended = isExtendedOnly(contribution);
  const built = extended
    ? `Extended ${months}; somebody else had originated it.`
    : `Built ${months}.`;
  const begun = firstUse(
    firstOtherTeam ?? first,
    firstOtherTeam ? 'by another team' : 'by somebody else',
    extended,
  );
  const now = `${phrase}, ${who(inPeriod, speaker)} made ${count(inPeriod.places, 'place', 'places')} depend on it`;
  const before =
    earlier.places > 0
      ? `; before that, ${count(earlier.places, 'place', 'places')} of ${count(earlier.people, 'person', 'people')} already did`
      : '';
  return `${built} ${begun} ${now}${before}.`;
}

function firstUse(use: FirstUse, by: string, extended: boolean): string {
  const done = `${extended ? 'this work' : 'it'} was ${use.since}`;
  const label = extended ? 'The first new use since then' : 'The first use';
  return `${label} ${by} came on ${longDay(use.landed)}, ${timeAfter(use.days, done)}.`;
}
