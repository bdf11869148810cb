/** D3 in words. */
import type { StillStandingFacts } from '../../../core/insights/facts.ts';
import { dayOf, formatDay } from '../../../core/period.ts';
import { count, grouped, monthSpan } from '../dates.ts';
import { who, type Telling } from './claim.ts';

export function claimStillStanding(facts: StillStandingFacts, { speaker }: Telling): string {
  const { came, stand, cohort, names, use, counted, files } = facts;
  const sampled = counted < files ? `; in ${grouped(counted)} of ${grouped(files)} files` : '';
  const lines = `Of ${count(came, 'line', 'lines')} that ${speaker.possessive} commits brought into it ${between(facts)} (without those that many files have${sampled}), ${percent(stand / came)} % stand today.`;
  const others = `Of the repository’s code of that age, looked at in ${count(cohort.files, 'file', 'files')}, ${percent(cohort.all.share)} % does (± ${percent(cohort.all.margin)}), and ${percent(cohort.living.share)} % (± ${percent(cohort.living.margin)}) in files that are still there.`;
  const defined =
    names.came > 0
      ? ` ${grouped(names.stand)} of ${count(names.came, 'public name', 'public names')} of that time ${names.stand === 1 ? 'is' : 'are'} still defined.`
      : '';
  const used = `It is still in use: ${count(use.places, 'place', 'places')} of ${who(use, speaker)} ${use.places === 1 ? 'depends' : 'depend'} on it, as counted here.`;
  return `${lines} ${others}${defined} ${used}`;
}

/** The half-years in which they came: `between January and June 2020`. */
function between({ from, to }: StillStandingFacts): string {
  return monthSpan(from, dayBefore(to)).replace('from', 'between').replace(' to ', ' and ');
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}

function dayBefore(iso: string): string {
  return formatDay(dayOf(iso)! - 1);
}
