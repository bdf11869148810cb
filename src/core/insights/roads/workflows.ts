/** Workflows that the subject made and that say they run on other people's changes. */
import type { Contribution } from '../../contributions/contribution.ts';
import { versionsOfPath } from '../../history/versions.ts';
import { isWorkflow } from '../../languages/actions/paths.ts';
import type { Period } from '../../model.ts';
import { dayOf } from '../../period.ts';
import { birthOfPath } from '../../reuse/births.ts';
import type { Past } from '../past.ts';
import { findSystems, type SystemSpan } from './ciSystems.ts';
import { readWorkflow, type WorkflowSays } from './triggers.ts';

export interface RunningWorkflow {
  readonly path: number;
  readonly birth: number;
  readonly says: WorkflowSays;
  /** Changes of other people in the period that its triggers and filters match, as mainline commits. */
  readonly changes: readonly number[];
  /** Whether no other workflow was there when it came. */
  readonly first: boolean;
  /** Other systems that were there, or had been until shortly before, and whether it took their place. */
  readonly systems: readonly (SystemSpan & { readonly replaced: boolean })[];
  /** All that was committed on it. */
  readonly commits: readonly number[];
}

export interface WorkflowRuns {
  /** Those on which other people's changes ran, the one with most of them first. */
  readonly workflows: readonly RunningWorkflow[];
  /** All changes of other people that landed in the period while any of the workflows was there. */
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
  const { history } = past;
  const touched = new Set(
    commits.flatMap(({ paths }) => paths.map(({ path }) => path).filter(isWorkflow)),
  );
  const landed = changesOfOthers(period, past);
  const systems = findSystems(past);
  const workflows: RunningWorkflow[] = [];
  for (const entry of past.tree.filter(({ path }) => touched.has(path))) {
    const path = history.findPath(entry.path);
    const birth = birthOfPath(history, past.survey.lineages, path);
    if (birth.approximate || past.credit.person(birth.commit) !== past.person) continue;
    const text = await past.text(path, history.findBlob(entry.blob));
    const says = text === null ? null : readWorkflow(text);
    if (says === null) continue;
    const changes = landed.filter(
      (commit) =>
        history.landedAt[commit]! > birth.position &&
        says.runsOn(past.paths(commit).map((each) => history.path(each))),
    );
    const worked = past.touching(past.survey.lineages.of(path).map((stretch) => stretch.path));
    const first = !isAnyOtherThere(path, birth.position, past);
    workflows.push({
      path,
      birth: birth.commit,
      says,
      changes,
      first,
      systems: systems.flatMap((span) => before(birth.position, span, first, past)),
      commits: worked,
    });
  }
  const running = workflows.filter(({ changes }) => changes.length > 0);
  const oldest = Math.min(...running.map(({ birth }) => history.landedAt[birth]!));
  return {
    workflows: running.toSorted((a, b) => b.changes.length - a.changes.length || a.path - b.path),
    allChanges: landed.filter((commit) => history.landedAt[commit]! > oldest).length,
  };
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

/** Mainline commits of the period in which only other people's work landed. */
function changesOfOthers(period: Period, past: Past): readonly number[] {
  const { history } = past;
  const [from, to] = [dayOf(period.from)!, dayOf(period.to)!];
  const found: number[] = [];
  for (const [position, commit] of history.mainline.entries()) {
    const day = past.landingDay(position);
    if (day >= from && day < to && othersIn(position, past).size > 0) found.push(commit);
  }
  return found;
}

/** The people whose work landed at a position; nobody where the subject is among them. */
export function othersIn(position: number, { history, credit, person }: Past): ReadonlySet<number> {
  const people = new Set<number>();
  for (let at = history.groupStart[position]!; at < history.groupStart[position + 1]!; at++) {
    const commit = history.order[at]!;
    if (history.parents(commit).length > 1) continue;
    const author = credit.person(commit);
    if (author === person) return new Set();
    if (credit.persons[author]!.kind === 'human') people.add(author);
  }
  return people;
}

function isAnyOtherThere(own: number, position: number, { history }: Past): boolean {
  for (let path = 0; path < history.pathCount; path++) {
    if (path === own || !isWorkflow(history.path(path))) continue;
    const standing = versionsOfPath(history, path).findLast((at) => at.position <= position);
    if (standing && standing.blob >= 0) return true;
  }
  return false;
}
