import type { Count } from '../../../core/insights/facts.ts';
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

/** Who used it: `6 people in Checkout and Search`. */
export function who(number: Count, speaker: Speaker): string {
  const people = count(number.people, 'person', 'people');
  const where = number.teams.length > 0 ? ` in ${list(number.teams.map(speaker.teamName))}` : '';
  return `${people}${where}`;
}
