/** E4, A1 and A5 in words: what rests on the records of a hosting service. */
import type {
  DaySpan,
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
  const began = `${speaker.subject} began review threads on ${list(on)}; after that, and before the merge, ${threads.length === 1 ? 'it was' : 'these were'} changed.`;
  const reviewed = `${speaker.subject} reviewed first pull requests of people who were new here: ${list(firsts.map((number) => `#${number}`))}.`;
  if (threads.length === 0) return reviewed;
  return firsts.length === 0 ? began : `${began} ${reviewed}`;
}

export function claimGuardrail(facts: GuardrailFacts, { speaker, phrase }: Telling): string {
  const { workflow, since, stops, people, inPeriod } = facts;
  const changes = `${count(stops, 'change', 'changes')} of ${count(people, 'other person', 'other people')}`;
  return `${speaker.subject} added ${speaker.tell(workflow)} on ${longDay(since)}. In its known runs, ${daysOf(facts)}, it failed on ${changes} and passed there after the change was altered. ${phrase}, ${grouped(inPeriod)} of these passed.`;
}

export function claimFasterRuns(facts: FasterRunsFacts, { speaker }: Telling): string {
  const { workflow, event, commits, before, after, faster, steadier } = facts;
  const what = `${speaker.subject} changed ${speaker.tell(workflow)} (${count(commits, 'commit', 'commits')}). Its runs by ${speaker.tell(event, 30)} of ${daysOf(before)} and of ${daysOf(after)} are compared; it was not changed otherwise in that time.`;
  const shorter = faster
    ? ` Half of those that passed took ${time(before)} or less before, ${time(after)} or less after${ratio(faster)}.`
    : '';
  const fewer = steadier
    ? ` ${before.failed} of ${before.runs} failed before, ${after.failed} of ${after.runs} after${ratio(steadier)}.`
    : '';
  return what + shorter + fewer;
}

function ratio({ ratio, low, high }: Interval): string {
  return ` (ratio ${ratio}, 95 % interval ${low} to ${high})`;
}

function daysOf({ from, to }: DaySpan): string {
  return `${longDay(from)} to ${longDay(to)}`;
}

/** `4 min 10 s`. */
function time({ medianSeconds }: RunsOfTime): string {
  const all = Math.round(medianSeconds);
  return all < 60 ? `${all} s` : `${Math.floor(all / 60)} min ${all % 60} s`;
}
