/** E6, paved roads: infrastructure on which other people's work builds or runs. */
import type { Contribution, Use } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { daysBetween } from '../contributions/span.ts';
import { momentOf } from '../reuse/credit.ts';
import { ofGit } from '../summary/coverage.ts';
import {
  findCounterEvidence,
  leftOutAmong,
  notCountedOf,
  type CounterEvidence,
  type CounterKind,
} from './counterEvidence.ts';
import type { PavedRoadFacts } from './facts.ts';
import {
  doesNotApply,
  type Answer,
  type InsightContext,
  type NotVisible,
  type PastInsight,
} from './insight.ts';
import type { Past } from './past.ts';
import { withCopies } from './roads/copies.ts';
import { findRoads, type Road } from './roads/dependents.ts';
import { roadKinds } from './roads/kinds.ts';
import type { LandedPullRequest } from './roads/pullRequestsOfOthers.ts';
import { findRunningWorkflows, type WorkflowRuns } from './roads/workflows.ts';
import { countUses, evidenceOf, limits } from './useFacts.ts';

/** Use by fewer people than this is help for a colleague, and not a road. */
const fewestPeople = 2;
/** Everybody's changes run through CI; fewer of them, or of fewer people, say nothing. */
const fewestChanges = 10;
const fewestPeopleRunning = 3;
const mostWorkflows = 5;
/** So many changes of each workflow are told as examples. */
const examples = 3;

export const pavedRoads: PastInsight = {
  id: 'E6',
  async find(contribution, context, past) {
    const roads = await findRoads(contribution, context, past);
    const people = new Set(
      roads.flatMap(({ uses }) => uses.map(({ adoption }) => adoption.person)),
    );
    if (people.size >= fewestPeople) return ofRoads(roads, contribution, context, past);
    if (contribution.theme?.kind !== 'build') return doesNotApply('no-infrastructure');
    return ofWorkflows(
      await findRunningWorkflows(contribution, context.period, past),
      context,
      past,
    );
  },
};

function ofRoads(
  roads: readonly Road[],
  contribution: Contribution,
  context: InsightContext,
  past: Past,
): Answer {
  const uses = withCopies(firstPerPlace(roads.flatMap((road) => road.uses)), past);
  const byTests = uses.every(({ adoption }) => adoption.placeKind === 'test');
  const standing = roads.flatMap((road) => road.standing);
  const current = uses.filter((use) => use.inPeriod);
  const kinds = new Set(roads.map(({ kind }) => kind));
  const facts: PavedRoadFacts = {
    insight: 'E6',
    road: 'built-on',
    kinds: roadKinds.filter((kind) => kinds.has(kind)),
    paths: roads.toSorted(byPlaces).map(({ asset }) => asset.path),
    byTests,
    now: countUses(uses, context.teams),
    inPeriod: countUses(current, context.teams),
  };
  return {
    lens: 'enables',
    facts,
    standing: 'evidenced',
    inPeriod: current.length > 0,
    evidence: evidenceOf(uses),
    counterEvidence: [
      ...findCounterEvidence(
        uses,
        { ...contribution, assets: roads.map(({ asset }) => asset), uses },
        context,
      ).filter(({ kind }) => !aboutCode.has(kind)),
      ...notCountedOf(standing, leftOutAmong(standing, uses)),
    ],
    notVisible: ['chosen-or-told', 'use-elsewhere', ...limits(uses, context.coverage)],
  };
}

/** These look at places of code alone, where a road may have others. */
const aboutCode: ReadonlySet<CounterKind> = new Set([
  'usual-here',
  'unused-parts',
  'takes-of-others',
  'came-otherwise',
]);

function byPlaces(a: Road, b: Road): number {
  return b.uses.length - a.uses.length || byCodeUnits(a.asset.path, b.asset.path);
}

/** Each place once, by the use that began first. */
function firstPerPlace(uses: readonly Use[]): readonly Use[] {
  const found = new Map<string, Use>();
  for (const use of uses) {
    const place = `${use.repository} ${use.adoption.place}`;
    const known = found.get(place);
    if (!known || daysBetween(use.adoption.landed, known.adoption.landed) > 0)
      found.set(place, use);
  }
  return [...found.values()].toSorted(
    (a, b) =>
      daysBetween(b.adoption.landed, a.adoption.landed) ||
      byCodeUnits(a.adoption.place, b.adoption.place),
  );
}

function ofWorkflows(runs: WorkflowRuns, context: InsightContext, past: Past): Answer {
  const { history } = past;
  const workflows = runs.workflows.slice(0, mostWorkflows);
  const changes = new Set(workflows.flatMap((workflow) => workflow.changes));
  const people = peopleOf([...changes]);
  if (changes.size < fewestChanges || people < fewestPeopleRunning)
    return doesNotApply('no-infrastructure');
  const facts: PavedRoadFacts = {
    insight: 'E6',
    road: 'run-on',
    workflows: workflows.map(({ path, birth, says, changes: own, everywhere, first, systems }) => ({
      path: history.path(path),
      name: says.name,
      since: momentOf(history, birth).landed,
      jobs: says.jobs,
      changes: own.length,
      people: peopleOf(own),
      everywhere,
      first: first && systems.length === 0,
      systems: systems.map(({ name, path: file, to, replaced }) => ({
        name,
        path: file,
        until: to === Infinity ? null : momentOf(history, history.mainline[to]!).landed,
        replaced,
      })),
    })),
    changes: changes.size,
    people,
    ofChanges: runs.allChanges,
  };
  const notVisible: NotVisible[] = ['whether-it-ran', 'what-it-found'];
  if (!ofGit(context.coverage).complete) notVisible.push('before-the-boundary');
  return {
    lens: 'enables',
    facts,
    standing: 'evidenced',
    inPeriod: true,
    evidence: workflows.flatMap(({ path, birth, changes: own }) => [
      past.evidence(birth, history.path(path)),
      ...own.slice(0, examples).map(({ commit }) => past.evidence(commit)),
    ]),
    counterEvidence: againstWorkflows(workflows, changes.size, runs.allChanges, past),
    notVisible,
  };
}

function peopleOf(changes: readonly LandedPullRequest[]): number {
  return new Set(changes.flatMap(({ people }) => [...people])).size;
}

function againstWorkflows(
  workflows: WorkflowRuns['workflows'],
  changes: number,
  all: number,
  { credit, person }: Past,
): readonly CounterEvidence[] {
  const commits = new Set(workflows.flatMap((workflow) => workflow.commits));
  const byOthers = [...commits].filter((commit) => credit.person(commit) !== person).length;
  return [
    { kind: 'nobody-chooses', count: changes, of: all, commits: [] },
    ...(byOthers > 0
      ? [{ kind: 'changed-by-others' as const, count: byOthers, of: commits.size, commits: [] }]
      : []),
  ];
}
