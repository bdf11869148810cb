/** D1 in words. */
import type { FirstUse, LaterAdoptionFacts } from '../../../core/insights/facts.ts';
import { count, grouped, longDay, monthOf, monthSpan, timeAfter } from '../dates.ts';
import { who, type Telling } from './claim.ts';

export function claimLaterAdoption(
  { firstOtherTeam, first, inPeriod, earlier, parts, trend }: LaterAdoptionFacts,
  { contribution, speaker, phrase }: Telling,
): string {
  const months = `${monthSpan(contribution.span.from, contribution.span.to)}${laterWork(contribution)}`;
  const noneStands = trend === 'over' && earlier.places === 0;
  const begun = firstUse(
    firstOtherTeam ?? first,
    firstOtherTeam ? 'by another team' : 'by somebody else',
    noneStands ? 'use' : 'of today’s uses',
    parts.extended > 0,
  );
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

/** What came after a long silence, where that is most of the work. */
function laterWork({ upkeep, commits }: Telling['contribution']): string {
  if (upkeep === null || upkeep.commits * 2 <= commits.length) return '';
  return `, with later work until ${monthOf(upkeep.last)}`;
}

function firstUse(use: FirstUse, by: string, what: string, extended: boolean): string {
  const work = extended ? 'this work' : 'it';
  const done =
    use.since === 'part-finished'
      ? 'the part that it uses was finished'
      : `${work} was ${use.since}`;
  const since = extended ? ' since then' : '';
  return `The first ${what}${since} ${by} came on ${longDay(use.landed)}, ${timeAfter(use.days, done)}.`;
}
