/** A5, CI made faster or steadier: runs of a workflow before and after the subject changed it. */
import { isWorkflow } from '../languages/actions/paths.ts';
import { dayOf, formatDay } from '../period.ts';
import type { Hosting } from '../pullRequests/hosting.ts';
import type { WorkflowRun } from '../pullRequests/records.ts';
import { medianOf } from '../pullRequests/runs.ts';
import { calibrate, isClearFall } from '../statistics/placebo.ts';
import {
  intervalOf,
  ratioOfMeans,
  sampleOf,
  type Interval,
  type LogRatio,
} from '../statistics/ratio.ts';
import type { ArguedContribution } from '../summary/summary.ts';
import { round } from './beforeAfter/inquiry.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import type { RunsOfTime } from './facts.ts';
import { runEvidence } from './hostedEvidence.ts';
import { doesNotApply, type HostedInsight, type InsightContext } from './insight.ts';
import type { Past } from './past.ts';

/** Fewer runs on one side, or fewer days, tell little; more days hold other changes. */
const fewestRuns = 30;
const fewestDays = 14;
const mostDays = 90;
/** What is too little to be noticed is not told, however sure it is. */
const leastFall = 0.9;
/** Fewer failures before cannot have fallen. */
const fewestFailures = 8;
/** No straight fall goes on to nothing. */
const leastLeft = 0.05;
/** Runs on either side of a day on which nothing was changed. */
const fewestAside = 5;

export const fasterRuns: HostedInsight = {
  id: 'A5',
  async find(contribution, context, hosting) {
    if (!hosting.isRead('runs')) return doesNotApply('not-read');
    const paths = new Set(
      contribution.commits.flatMap((commit) =>
        commit.paths.map(({ path }) => path).filter(isWorkflow),
      ),
    );
    if (paths.size === 0) return doesNotApply('no-workflow');
    const all = [...paths].flatMap((path) => changesOf(path, contribution, context, hosting));
    if (all.length === 0) return doesNotApply('too-few-runs');
    const found = all
      .map((change) => ({ change, ...compare(change) }))
      .filter(({ faster, steadier }) => faster !== null || steadier !== null)
      .toSorted((a, b) => sizeOf(b.change) - sizeOf(a.change))[0];
    if (!found) return doesNotApply('may-be-chance');
    const { change, faster, steadier } = found;
    const { workflow, event, commits, before, after } = change;
    return {
      lens: 'absence',
      facts: {
        insight: 'A5',
        workflow,
        event,
        commits: commits.length,
        before: timeOf(before),
        after: timeOf(after),
        faster,
        steadier,
      },
      standing: 'evidenced',
      inPeriod: change.inPeriod,
      evidence: [
        ...commits.map((commit) => hosting.past.evidence(commit)),
        runEvidence(typical(before)),
        runEvidence(typical(after)),
      ],
      counterEvidence: against(before),
      notVisible: ['other-reasons', 'machines', 'forgotten-runs'],
    };
  },
};

/** One change of a workflow by the subject, with the runs until the next and since the last change by anybody. */
interface Change {
  readonly workflow: string;
  readonly event: string;
  readonly commits: readonly number[];
  readonly before: readonly WorkflowRun[];
  readonly after: readonly WorkflowRun[];
  readonly inPeriod: boolean;
}

function changesOf(
  workflow: string,
  { commits }: ArguedContribution,
  { period }: InsightContext,
  { facts, past, isHere }: Hosting,
): readonly Change[] {
  const own = new Set(commits.map(({ commit }) => past.history.findCommit(commit)));
  const end = dayOf(period.to)!;
  const runs = facts.runs
    .filter((run) => run.workflow === workflow && isHere(run) && run.attempt === 1)
    .filter(({ outcome, started }) => outcome !== 'other' && dayOf(started)! < end)
    .toSorted((a, b) => Date.parse(a.started) - Date.parse(b.started));
  const stretches = stretchesOf(workflow, own, past);
  return stretches.flatMap((stretch, index): readonly Change[] => {
    if (!stretch.isOwn) return [];
    const from = Math.max(stretches[index - 1]?.last ?? 0, stretch.first - mostDays * day);
    const to = Math.min(stretches[index + 1]?.first ?? Infinity, stretch.last + mostDays * day);
    return [...new Set(runs.map(({ event }) => event))].flatMap((event) => {
      const within = (since: number, until: number): readonly WorkflowRun[] =>
        runs.filter((run) => {
          const started = Date.parse(run.started);
          return run.event === event && started > since && started < until;
        });
      const before = within(from, stretch.first);
      const after = within(stretch.last, to);
      if (!isEnough(before) || !isEnough(after)) return [];
      const inPeriod = after.some(({ started }) => dayOf(started)! >= dayOf(period.from)!);
      return [{ workflow, event, commits: stretch.commits, before, after, inPeriod }];
    });
  });
}

const day = 86_400_000;

interface Stretch {
  readonly isOwn: boolean;
  readonly commits: readonly number[];
  /** When the first and the last of them landed, in milliseconds. */
  readonly first: number;
  readonly last: number;
}

/** Changes of a file in the order of landing, those of the contribution that follow each other within a week as one. */
function stretchesOf(path: string, own: ReadonlySet<number>, past: Past): readonly Stretch[] {
  const { history } = past;
  const stretches: Stretch[] = [];
  const landed = (commit: number): number =>
    history.committed[history.mainline[history.landedAt[commit]!]!]! * 1000;
  const start = history.pathStart[history.findPath(path)]!;
  const end = history.pathStart[history.findPath(path) + 1]!;
  for (let at = start; at < end; at++) {
    const commit = history.change.commit[history.pathChanges[at]!]!;
    if (history.parents(commit).length > 1) continue;
    const [isOwn, moment] = [own.has(commit), landed(commit)];
    const last = stretches.at(-1);
    if (isOwn && last?.isOwn && moment - last.last <= 7 * day)
      stretches.splice(-1, 1, { ...last, commits: [...last.commits, commit], last: moment });
    else stretches.push({ isOwn, commits: [commit], first: moment, last: moment });
  }
  return stretches;
}

function isEnough(runs: readonly WorkflowRun[]): boolean {
  if (runs.length < fewestRuns) return false;
  return dayOf(runs.at(-1)!.started)! - dayOf(runs[0]!.started)! >= fewestDays;
}

function sizeOf({ before, after }: Change): number {
  return Math.min(before.length, after.length);
}

interface Found {
  readonly faster: Interval | null;
  readonly steadier: Interval | null;
}

function compare({ before, after }: Change): Found {
  const [passedBefore, passedAfter] = [passed(before), passed(after)];
  const enoughPassed = Math.min(passedBefore.length, passedAfter.length) >= fewestRuns;
  return {
    faster: enoughPassed ? clearFall(passedBefore, passedAfter, ratioOfSeconds) : null,
    steadier:
      before.length - passedBefore.length >= fewestFailures
        ? clearFall(before, after, ratioOfFailures)
        : null,
  };
}

type Ratio = (before: readonly WorkflowRun[], after: readonly WorkflowRun[]) => LogRatio;

/** The ratio with its interval, where it is below nearly all that days without a change show; else null. */
function clearFall(
  before: readonly WorkflowRun[],
  after: readonly WorkflowRun[],
  ratioOf: Ratio,
): Interval | null {
  const placebos = [before, after].flatMap((runs) =>
    runs
      .slice(fewestAside, runs.length - fewestAside + 1)
      .map((_, index) =>
        ratioOf(runs.slice(0, index + fewestAside), runs.slice(index + fewestAside)),
      ),
  );
  const ratio = ratioOf(before, after);
  const calibrated = calibrate(ratio, placebos);
  const { interval, widened } = calibrated;
  const beyondTrend = intervalOf(
    { log: ratio.log - trendOf(before, after, ratioOf), error: ratio.error },
    widened,
  );
  if (beyondTrend.high >= 1) return null;
  if (!isClearFall(calibrated) || interval.ratio > leastFall) return null;
  const { low, high } = interval;
  return { ratio: round(interval.ratio, 2), low: round(low, 2), high: round(high, 2) };
}

/** How far (as a logarithm) they would have fallen in any case, had they gone on straight as they fell before; 0 where they did not. */
function trendOf(
  before: readonly WorkflowRun[],
  after: readonly WorkflowRun[],
  ratioOf: Ratio,
): number {
  const half = before.length >> 1;
  const ofHalves = Math.exp(ratioOf(before.slice(0, half), before.slice(half)).log);
  const fallOfHalf = (2 * (1 - ofHalves)) / (1 + ofHalves);
  const halves = (before.length + after.length) / before.length;
  return Math.min(0, Math.log(Math.max(leastLeft, 1 - fallOfHalf * halves)));
}

function ratioOfSeconds(before: readonly WorkflowRun[], after: readonly WorkflowRun[]): LogRatio {
  const seconds = (runs: readonly WorkflowRun[]) =>
    sampleOf(runs.map((run) => Math.max(1, run.seconds)));
  return ratioOfMeans({ before: seconds(before), after: seconds(after) });
}

/** Failures for each run, half a failure added on either side. */
function ratioOfFailures(before: readonly WorkflowRun[], after: readonly WorkflowRun[]): LogRatio {
  const failures = (runs: readonly WorkflowRun[]): number =>
    runs.length - passed(runs).length + 0.5;
  return {
    log: Math.log(failures(after) / (after.length + 1) / (failures(before) / (before.length + 1))),
    error: Math.sqrt(1 / failures(before) + 1 / failures(after)),
  };
}

function passed(runs: readonly WorkflowRun[]): readonly WorkflowRun[] {
  return runs.filter(({ outcome }) => outcome === 'passed');
}

function timeOf(runs: readonly WorkflowRun[]): RunsOfTime {
  return {
    from: formatDay(dayOf(runs[0]!.started)!),
    to: formatDay(dayOf(runs.at(-1)!.started)!),
    runs: runs.length,
    failed: runs.length - passed(runs).length,
    medianSeconds: medianOf(passed(runs).map(({ seconds }) => seconds)),
  };
}

/** The run that took as long as half of them did. */
function typical(runs: readonly WorkflowRun[]): WorkflowRun {
  const all = passed(runs).toSorted((a, b) => a.seconds - b.seconds);
  return all[all.length >> 1] ?? runs[0]!;
}

/** Whether they had become faster before anything was changed. */
function against(before: readonly WorkflowRun[]): readonly CounterEvidence[] {
  const all = passed(before).map(({ seconds }) => seconds);
  const [first, second] = [all.slice(0, all.length >> 1), all.slice(all.length >> 1)];
  if (first.length < fewestAside) return [];
  const [of, count] = [Math.round(medianOf(first)), Math.round(medianOf(second))];
  return count < of * leastFall ? [{ kind: 'falling-runs', count, of, commits: [] }] : [];
}
