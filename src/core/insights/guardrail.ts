/** A1, guardrail fired: a workflow of the subject that failed on other people's changes and passed there after a change. */
import { isWorkflow } from '../languages/actions/paths.ts';
import { dayOf, formatDay, isInPeriod } from '../period.ts';
import type { Hosting } from '../pullRequests/hosting.ts';
import type { WorkflowRun } from '../pullRequests/records.ts';
import { stopsOf, type Stop } from '../pullRequests/runs.ts';
import { birthOfPath } from '../reuse/births.ts';
import { momentOf } from '../reuse/credit.ts';
import type { ArguedContribution } from '../summary/summary.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import { runEvidence } from './hostedEvidence.ts';
import {
  doesNotApply,
  type HostedInsight,
  type InsightContext,
  type NotVisible,
} from './insight.ts';
import type { Past } from './past.ts';

/** One failure that went away may be the machine's. */
const fewestStops = 2;

export const guardrail: HostedInsight = {
  id: 'A1',
  async find(contribution, context, hosting) {
    if (!hosting.isRead('runs')) return doesNotApply('not-read');
    const made = workflowsMadeIn(contribution, hosting.past);
    if (made.length === 0) return doesNotApply('no-workflow');
    const found = made
      .map((workflow) => lookInto(workflow, context, hosting))
      .toSorted((a, b) => b.stops.length - a.stops.length);
    const best = found.find(({ runs }) => runs.length > 0);
    if (!best) return doesNotApply('no-runs');
    const { workflow, runs, stops } = best;
    if (stops.length < fewestStops) return doesNotApply('nothing-stopped');
    const inPeriod = stops.filter(({ passed }) => isInPeriod(passed.started, context.period));
    const days = runs.map(({ started }) => dayOf(started)!);
    const notVisible: NotVisible[] = ['what-failed', 'forgotten-runs'];
    return {
      lens: 'absence',
      facts: {
        insight: 'A1',
        workflow: workflow.path,
        since: momentOf(hosting.past.history, workflow.birth).landed,
        stops: stops.length,
        people: new Set(stops.map(({ failed }) => failed.actor!.login.toLowerCase())).size,
        inPeriod: inPeriod.length,
        from: formatDay(Math.min(...days)),
        to: formatDay(Math.max(...days)),
      },
      standing: 'evidenced',
      inPeriod: inPeriod.length > 0,
      evidence: [
        hosting.past.evidence(workflow.birth),
        ...stops.map(({ failed }) => runEvidence(failed, personOf(failed, hosting))),
      ],
      counterEvidence: against(workflow, runs, hosting.past),
      notVisible,
    };
  },
};

interface Made {
  readonly path: string;
  readonly birth: number;
}

/** Workflows of today that a commit of the contribution began. */
function workflowsMadeIn({ commits }: ArguedContribution, past: Past): readonly Made[] {
  const { history, survey } = past;
  const own = new Set(commits.map(({ commit }) => history.findCommit(commit)));
  return past.tree.flatMap(({ path }) => {
    if (!isWorkflow(path)) return [];
    const birth = birthOfPath(history, survey.lineages, history.findPath(path));
    return birth.approximate || !own.has(birth.commit) ? [] : [{ path, birth: birth.commit }];
  });
}

function lookInto(
  workflow: Made,
  { period }: InsightContext,
  hosting: Hosting,
): {
  readonly workflow: Made;
  readonly runs: readonly WorkflowRun[];
  readonly stops: readonly Stop[];
} {
  const end = dayOf(period.to)!;
  const runs = hosting.facts.runs.filter(
    (run) => run.workflow === workflow.path && hosting.isHere(run) && dayOf(run.started)! < end,
  );
  const onMain = runs
    .filter(({ event, outcome }) => event === 'push' && outcome !== 'other')
    .toSorted((a, b) => Date.parse(a.started) - Date.parse(b.started));
  /** What failed on the main line at that time fails on everybody's change. */
  const failedAnyway = ({ started }: WorkflowRun): boolean =>
    onMain.findLast((run) => Date.parse(run.started) <= Date.parse(started))?.outcome === 'failed';
  const stops = stopsOf(runs).filter(
    ({ failed }) => hosting.isOther(failed.actor) && !failedAnyway(failed),
  );
  return { workflow, runs, stops };
}

/** Whoever made the pull request that the run was for, where git tells it. */
function personOf({ pullRequests }: WorkflowRun, { past, commitsOf }: Hosting): string | null {
  const [first] = pullRequests.length === 1 ? commitsOf(pullRequests[0]!) : [];
  return first === undefined ? null : past.credit.persons[past.credit.person(first)]!.id;
}

function against(
  { path }: Made,
  runs: readonly WorkflowRun[],
  past: Past,
): readonly CounterEvidence[] {
  const { history, credit, person, survey } = past;
  const found: CounterEvidence[] = [];
  const passed = runs.filter(({ outcome }) => outcome === 'passed');
  const repeated = passed.filter(({ attempt }) => attempt > 1);
  if (repeated.length > 0)
    found.push({ kind: 'repeated-runs', count: repeated.length, of: passed.length, commits: [] });
  const paths = survey.lineages.of(history.findPath(path)).map((stretch) => stretch.path);
  const worked = past.touching(paths);
  const byOthers = worked.filter((commit) => credit.person(commit) !== person);
  if (byOthers.length > 0) {
    found.push({
      kind: 'changed-by-others',
      count: byOthers.length,
      of: worked.length,
      commits: byOthers.map((commit) => history.commitId(commit)),
    });
  }
  return found;
}
