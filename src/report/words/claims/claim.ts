import type { Count, CountedSince } from '../../../core/insights/facts.ts';
/** What every claim is told with. */
import type { ArguedContribution } from '../../../core/summary/summary.ts';
import { count, list } from '../dates.ts';
import type { Speaker } from '../speaker.ts';

export interface Telling {
  readonly contribution: ArguedContribution;
  readonly speaker: Speaker;
  /** The review period, which stands at the top, as a sentence begins with it. */
  readonly phrase: string;
}

/** Of more teams than one more than this, the rest is counted. */
const mostTeams = 4;

/**
 * Who used it: `6 people in Checkout and Search`, or `6 people (4 of them in Search)` where not all of them are; `in code of
 * Search` where no more is known than who owns the code.
 */
export function who({ people, ofOtherTeams, teams }: Count, speaker: Speaker): string {
  const all = count(people, 'person', 'people');
  if (teams.length === 0) return all;
  const named = teams.length > mostTeams + 1 ? teams.slice(0, mostTeams) : teams;
  const more = teams.length - named.length;
  const names = named.map(speaker.teamName);
  const where = `${speaker.ownersOnly ? 'in code of' : 'in'} ${list(more > 0 ? [...names, `${more} more teams`] : names)}`;
  return ofOtherTeams < people ? `${all} (${ofOtherTeams} of them ${where})` : `${all} ${where}`;
}

/** Which uses are counted, where these are not all: ` that began after it was made`. */
export function laterThan(since: CountedSince, speaker: Speaker, began: 'began' | 'came'): string {
  if (since === 'ever') return '';
  return ` that ${began} after ${since === 'making' ? 'it was made' : `most of ${speaker.possessive} commits to it`}`;
}
