/** Workflows that the subject made and that say they run on other people's pull requests. */
import type { Contribution } from '../../contributions/contribution.ts';
import { firstVersion } from '../../history/versions.ts';
import { isWorkflow } from '../../languages/actions/paths.ts';
import type { Period } from '../../model.ts';
import { birthOfPath } from '../../reuse/births.ts';
import { isTakenFromOthers } from '../olderModel.ts';
import type { Past } from '../past.ts';
import { findSystems, type SystemSpan } from './ciSystems.ts';
import { pullRequestsOfOthers, type LandedPullRequest } from './pullRequestsOfOthers.ts';
import { readWorkflow, type WorkflowSays } from './triggers.ts';

export interface RunningWorkflow {
  readonly path: number;
  readonly birth: number;
  /** As it is today. */
  readonly says: WorkflowSays;
  /** Pull requests of other people in the period that the triggers and filters matched which it had when they landed. */
  readonly changes: readonly LandedPullRequest[];
  /** Whether every pull request matched in all that time. */
  readonly everywhere: boolean;
  /** Whether no other workflow had been there when it came. */
  readonly first: boolean;
  /** Other systems that were there, or had been until shortly before, and whether it took their place. */
  readonly systems: readonly (SystemSpan & { readonly replaced: boolean })[];
  /** All that was committed on it. */
  readonly commits: readonly number[];
}

export interface WorkflowRuns {
  /** Those on which other people's pull requests ran, the one with most of them first. */
  readonly workflows: readonly RunningWorkflow[];
  /** All pull requests of other people that landed in the period while any of the workflows was there. */
  readonly allChanges: number;
}

/** A system that went within so many days before the first workflow, or after it, gave way to it. */
const daysBefore = 183;
const daysAfter = 366;

/** Looks at the workflows on which the contribution's commits worked. */
export async function findRunningWorkflows(
  { commits }: Contribution,
  period: Period,
  past: Past,
): Promise<WorkflowRuns> {
  const { history, survey } = past;
  const touched = new Set(
    commits.flatMap(({ paths }) => paths.map(({ path }) => path).filter(isWorkflow)),
  );
  const landed = pullRequestsOfOthers(period, past);
  const systems = findSystems(past);
  const workflows: RunningWorkflow[] = [];
  for (const entry of past.tree.filter(({ path }) => touched.has(path))) {
    const path = history.findPath(entry.path);
    const birth = birthOfPath(history, survey.lineages, path);
    if (birth.approximate || past.credit.person(birth.commit) !== past.person) continue;
    const says = await saysIn(path, history.findBlob(entry.blob), past);
    if (says === null || (await isTakenFromOthers([path], past))) continue;
    const { changes, everywhere } = await matchingOf(
      path,
      landed.filter(({ position }) => position > birth.position),
      past,
    );
    const own = survey.lineages.of(path).map((stretch) => stretch.path);
    const first = !wasAnyOther(new Set(own), birth.position, past);
    workflows.push({
      path,
      birth: birth.commit,
      says,
      changes,
      everywhere,
      first,
      systems: systems.flatMap((span) => before(birth.position, span, first, past)),
      commits: past.touching(own),
    });
  }
  const running = workflows.filter(({ changes }) => changes.length > 0);
  const oldest = Math.min(...running.map(({ birth }) => history.landedAt[birth]!));
  return {
    workflows: running.toSorted((a, b) => b.changes.length - a.changes.length || a.path - b.path),
    allChanges: landed.filter(({ position }) => position > oldest).length,
  };
}

/** The pull requests that the version of the workflow matched which stood when they landed. */
async function matchingOf(
  path: number,
  landed: readonly LandedPullRequest[],
  past: Past,
): Promise<Pick<RunningWorkflow, 'changes' | 'everywhere'>> {
  const versions = past.survey.lineages.versions(path);
  const asked = await Promise.all(
    landed.map(async (change) => {
      const version = versions.findLast(({ position }) => position < change.position);
      return { change, says: version ? await saysIn(version.path, version.blob, past) : null };
    }),
  );
  return {
    changes: asked
      .filter(({ change, says }) => says?.runsOn(change.paths, past.branch))
      .map(({ change }) => change),
    everywhere: asked.every(({ says }) => says?.everywhere),
  };
}

async function saysIn(path: number, blob: number, past: Past): Promise<WorkflowSays | null> {
  const text = blob < 0 ? null : await past.text(path, blob);
  return text === null ? null : readWorkflow(text);
}

/** A system that was there when a workflow came; one that went in that commit gave way to it whatever else was there. */
function before(
  birth: number,
  span: SystemSpan,
  first: boolean,
  past: Past,
): RunningWorkflow['systems'] {
  if (span.from >= birth) return [];
  if (span.to === birth) return [{ ...span, replaced: true }];
  if (!first) return [];
  const days = span.to === Infinity ? Infinity : past.landingDay(span.to) - past.landingDay(birth);
  return days < -daysBefore ? [] : [{ ...span, replaced: days <= daysAfter }];
}

function wasAnyOther(own: ReadonlySet<number>, position: number, { history }: Past): boolean {
  for (let path = 0; path < history.pathCount; path++) {
    if (own.has(path) || !isWorkflow(history.path(path))) continue;
    const first = firstVersion(history, path);
    if (first && first.position <= position) return true;
  }
  return false;
}
