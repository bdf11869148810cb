/** D1 in words. */
import type { FirstUse, LaterAdoptionFacts } from '../../../core/insights/facts.ts';
import { count, duration, grouped, longDay } from '../dates.ts';
import { who, type Telling } from './claim.ts';

export function claimLaterAdoption(
  { inPeriod, earlier, parts, leftOut, first }: LaterAdoptionFacts,
  telling: Telling,
): string {
  const { speaker, phrase } = telling;
  const now = `${phrase}, ${who(inPeriod, speaker)} made ${count(inPeriod.places, 'place', 'places')} depend on it${leftOut === true ? ', as counted here' : ''}`;
  const before =
    earlier.places > 0
      ? `; before that, ${count(earlier.places, 'place', 'places')} of ${count(earlier.people, 'person', 'people')} already did, and ${earlier.places === 1 ? 'does' : 'do'} today`
      : '';
  const sentences = [originOf(parts, telling), `${now}${before}.`];
  // A summary that was read from a file may be of a version that told the first use of all.
  const isOfPeriod = (first as Partial<FirstUse>).lastChange !== undefined;
  return [...sentences, ...(isOfPeriod ? [firstOf(first, inPeriod.places, telling)] : [])].join(
    ' ',
  );
}

/** Work on what somebody else had originated is told as that. */
function originOf({ used, extended }: LaterAdoptionFacts['parts'], { speaker }: Telling): string {
  if (extended === 0) return `${speaker.subject} originated it.`;
  if (extended === used) return `Somebody else originated it; ${speaker.subject} extended it.`;
  return `${speaker.subject} originated it, but for ${grouped(extended)} of its ${grouped(used)} parts that others use.`;
}

/** How long after the work the first of these uses came, between the two days that are shown. */
function firstOf(
  { landed, lastChange, sinceChange }: FirstUse,
  places: number,
  { contribution, speaker }: Telling,
): string {
  const use = places === 1 ? 'This use' : `The first of these ${grouped(places)} uses`;
  const used = contribution.assets.length > 1 ? 'what it uses' : 'it';
  const change = `${speaker.possessive} last commit to ${used} until then`;
  return sinceChange === 0
    ? `${use} landed on ${longDay(landed)}, the day on which ${change} landed.`
    : `${use} landed on ${longDay(landed)}; ${change} had landed ${duration(sinceChange)} before, on ${longDay(lastChange)}.`;
}
