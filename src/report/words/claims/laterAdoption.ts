/** D1 in words. */
import type { LaterAdoptionFacts } from '../../../core/insights/facts.ts';
import { count, grouped, longDay, monthOf, monthSpan } from '../dates.ts';
import { who, type Telling } from './claim.ts';
import { timeToUse } from './firstUse.ts';

export function claimLaterAdoption(
  { firstOtherTeam, first, leftOut, inPeriod, earlier, parts, trend }: LaterAdoptionFacts,
  telling: Telling,
): string {
  const { contribution, speaker, phrase } = telling;
  const months = `${monthSpan(contribution.span.from, contribution.span.to)}${laterWork(contribution)}`;
  const noneStands = trend === 'over' && earlier.places === 0;
  const extended = parts.extended > 0;
  const counted = leftOut === true ? 'use counted here' : 'of today’s uses';
  const what = `${noneStands ? 'use' : counted}${extended ? ' since then' : ''}`;
  const use = firstOtherTeam ?? first;
  const time = timeToUse(use, telling, extended ? 'this work' : 'it');
  const begun = `The first ${what} by ${firstOtherTeam ? 'another team' : 'somebody else'} came on ${longDay(use.landed)}, ${time}.`;
  const now = `${phrase}, ${who(inPeriod, speaker)} made ${count(inPeriod.places, 'place', 'places')} depend on it`;
  const before =
    earlier.places > 0
      ? `; before that, ${count(earlier.places, 'place', 'places')} of ${count(earlier.people, 'person', 'people')} already did, and ${earlier.places === 1 ? 'does' : 'do'} today`
      : '';
  return `${made(months, parts)} ${begun} ${now}${before}.`;
}

/** Work on what somebody else had originated is told as that. */
function made(months: string, { used, extended }: LaterAdoptionFacts['parts']): string {
  if (extended === 0) return `Built ${months}.`;
  if (extended === used) return `Extended ${months}; somebody else had originated it.`;
  return `Built and extended ${months}; somebody else had originated ${grouped(extended)} of its ${grouped(used)} parts that others use.`;
}

/** What came after a long silence. */
function laterWork({ upkeep }: Telling['contribution']): string {
  return upkeep === null ? '' : `, with later work until ${monthOf(upkeep)}`;
}
