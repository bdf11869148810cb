/** E4, A1 and A5 in words: what rests on the records of a hosting service. */
import type {
  FasterRunsFacts,
  GuardrailFacts,
  ReviewsFacts,
  RunsOfTime,
} from '../../../core/insights/facts.ts';
import type { Interval } from '../../../core/statistics/ratio.ts';
import { count, grouped, list, longDay } from '../dates.ts';
import type { Telling } from './claim.ts';

export function claimReviews({ threads, firsts }: ReviewsFacts, { speaker }: Telling): string {
  const on = threads.map(({ path, pullRequest }) => `${speaker.tell(path)} (#${pullRequest})`);
  const them = threads.length === 1 ? 'that file' : 'each of these files';
  return [
    threads.length > 0
      ? `${speaker.subject} began review threads on ${list(on)}; after that, ${them} was changed before the merge.`
      : '',
    firsts.length > 0
      ? `${speaker.subject} reviewed first pull requests of people who were new here: ${list(firsts.map((number) => `#${number}`))}.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

export function claimGuardrail(facts: GuardrailFacts, { speaker, phrase }: Telling): string {
  const { workflow, since, stops, people, inPeriod, from, to } = facts;
  const period = phrase.charAt(0).toLowerCase() + phrase.slice(1);
  const when =
    inPeriod === stops
      ? ` ${period}`
      : inPeriod > 0
        ? `, ${grouped(inPeriod)} of them ${period}`
        : '';
  return `${speaker.subject} added ${speaker.tell(workflow)} on ${longDay(since)}. In its known runs, of ${longDay(from)} to ${longDay(to)}, it failed on ${count(stops, 'change', 'changes')} of ${count(people, 'other person', 'other people')} and passed there after the change was altered${when}.`;
}

export function claimFasterRuns(facts: FasterRunsFacts, { speaker }: Telling): string {
  const { workflow, event, commits, before, after, faster, steadier } = facts;
  const changed = `${speaker.subject} changed ${speaker.tell(workflow)} (${count(commits, 'commit', 'commits')}); the runs of ${speaker.tell(event, 30)} before and after it, with no other change of the file between, are compared.`;
  const took = ({ medianSeconds }: RunsOfTime): string => time(medianSeconds);
  const share = ({ failed, runs }: RunsOfTime): string => `${grouped(failed)} of ${grouped(runs)}`;
  return [
    changed,
    `Before is ${daysOf(before)}, after is ${daysOf(after)}.`,
    faster
      ? `Half of those that passed took ${took(before)} or less before and ${took(after)} or less after${ratio(faster)}.`
      : '',
    steadier ? `${share(before)} failed before, ${share(after)} after${ratio(steadier)}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function ratio({ ratio, low, high }: Interval): string {
  return ` (ratio ${ratio}, 95 % interval ${low} to ${high})`;
}

function daysOf({ from, to }: RunsOfTime): string {
  return `${longDay(from)} to ${longDay(to)}`;
}

/** `4 min 10 s`. */
function time(seconds: number): string {
  const all = Math.round(seconds);
  const minutes = Math.floor(all / 60);
  return minutes === 0 ? `${all} s` : `${grouped(minutes)} min ${all % 60} s`;
}
