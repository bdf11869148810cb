/** What many runs of a workflow come to: how long and how often failing by month, and where it stopped a change. */
import type { WorkflowRun } from './records.ts';

/** The first attempts of one month (UTC) that passed or failed; those that were cancelled or skipped tell nothing. */
export interface MonthOfRuns {
  readonly month: string;
  readonly runs: number;
  readonly failed: number;
  readonly medianSeconds: number;
}

/** The workflow failed on a branch, and passed on it after the branch was changed. */
export interface Stop {
  readonly failed: WorkflowRun;
  readonly passed: WorkflowRun;
}

/** Month by month, the earliest first; a month without runs is left out, not zero. */
export function monthsOfRuns(runs: readonly WorkflowRun[]): readonly MonthOfRuns[] {
  const counted = runs.filter(({ attempt, outcome }) => attempt === 1 && outcome !== 'other');
  const months = new Map<string, WorkflowRun[]>();
  for (const run of counted) {
    const month = monthOf(run.started);
    const found = months.get(month);
    if (found) found.push(run);
    else months.set(month, [run]);
  }
  return [...months]
    .map(([month, found]) => ({
      month,
      runs: found.length,
      failed: found.filter(({ outcome }) => outcome === 'failed').length,
      medianSeconds: medianOf(found.map(({ seconds }) => seconds)),
    }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/**
 * Where one workflow stopped a change, in order of time. A run that passed on the commit that failed before stopped
 * nothing: it was only repeated.
 */
export function stopsOf(runs: readonly WorkflowRun[]): readonly Stop[] {
  const stops: Stop[] = [];
  const failing = new Map<string, WorkflowRun>();
  const inOrder = runs.toSorted((a, b) => Date.parse(a.started) - Date.parse(b.started));
  for (const run of inOrder) {
    if (run.branch === null || !run.event.startsWith('pull_request')) continue;
    const place = `${run.repository} ${run.workflow} ${run.branch}`;
    const failed = failing.get(place);
    if (run.outcome === 'failed' && !failed) failing.set(place, run);
    if (run.outcome !== 'passed' || !failed) continue;
    failing.delete(place);
    if (run.commit !== failed.commit) stops.push({ failed, passed: run });
  }
  return stops;
}

function monthOf(moment: string): string {
  return new Date(moment).toISOString().slice(0, 7);
}

/** The value in the middle; 0 where there is none. */
export function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
