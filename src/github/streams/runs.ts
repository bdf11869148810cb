/**
 * Runs of a workflow, newest first. The service forgets them after weeks or months: what was read once is kept, and the
 * span that is told begins with the oldest run that was ever seen.
 */
import * as v from 'valibot';

import type { RunOutcome, WorkflowRun } from '../../core/pullRequests/records.ts';
import type { GitHubClient } from '../client.ts';
import { date, webAddress } from '../shapes/parts.ts';
import {
  decode,
  gatherNotes,
  keptAs,
  readState,
  recordsOf,
  withOverlap,
  type StreamContext,
  type StreamResult,
} from './context.ts';

const pageSize = 100;
/** A filtered list shows a thousand runs. */
const mostPages = 10;
/** A run may end long after it was made, and is only told then. */
const longestRun = 86_400_000;

const state = v.object({ watermark: v.nullable(v.string()), from: v.nullable(v.string()) });
const actor = v.nullish(v.object({ login: v.string(), type: v.string() }));
const page = v.object({ total_count: v.number(), workflow_runs: v.array(v.unknown()) });
const run = v.object({
  id: v.union([v.number(), v.bigint()]),
  html_url: webAddress,
  event: v.string(),
  head_branch: v.nullable(v.string()),
  head_sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)),
  conclusion: v.nullable(v.string()),
  run_attempt: v.optional(v.number(), 1),
  created_at: date,
  run_started_at: v.optional(date),
  updated_at: date,
  actor,
  pull_requests: v.nullish(v.array(v.object({ number: v.number() })), []),
});

const outcomes: ReadonlyMap<string, RunOutcome> = new Map([
  ['success', 'passed'],
  ['failure', 'failed'],
  ['timed_out', 'failed'],
]);

export async function readRuns(
  context: StreamContext,
  repository: string,
  workflow: string,
): Promise<StreamResult> {
  const { client, store, since, startedAt, progress, signal } = context;
  const of = `${repository} ${workflow}`;
  const stream = keptAs('runs', of);
  const notes = gatherNotes('runs', client);
  const before = readState(context, stream, state) ?? { watermark: null, from: null };
  const floor = before.watermark ?? since;
  let read = 0;
  let oldest: string | null = null;
  let isWhole = false;
  for (let number = 1; number <= mostPages && !isWhole; number++) {
    const found = await askPage(client, repository, workflow, floor, number, signal);
    const { items, unreadable } = decode(found.workflow_runs, run);
    notes.unreadable(unreadable);
    read += found.workflow_runs.length;
    progress.report(
      'Reading runs of checks',
      read,
      Math.min(found.total_count, mostPages * pageSize),
    );
    oldest = items.at(-1)?.created_at ?? oldest;
    isWhole = found.workflow_runs.length < pageSize || read >= found.total_count;
    await store.keep(
      stream,
      items.map((item) => recordOf(item, repository, workflow)),
      before,
    );
  }
  if (!isWhole) {
    const explanation = `${workflow} runs often: its newest ${read} runs are read.`;
    notes.add({ reason: 'result-cap', explanation });
  }
  const from = isWhole ? (earliest(recordsOf(store, 'runs', of)) ?? startedAt) : oldest;
  await store.keep(stream, [], { watermark: withOverlap(startedAt, longestRun), from });
  return { from, notes: notes.list() };
}

function askPage(
  client: GitHubClient,
  repository: string,
  workflow: string,
  floor: string | null,
  number: number,
  signal: AbortSignal,
) {
  const [owner = '', repo = ''] = repository.split('/');
  return client.get(
    (rest, request) =>
      rest.actions.listWorkflowRuns({
        owner,
        repo,
        workflow_id: workflow.slice(workflow.lastIndexOf('/') + 1),
        status: 'completed',
        per_page: pageSize,
        page: number,
        ...(floor === null ? {} : { created: `>=${floor}` }),
        request,
      }),
    page,
    signal,
  );
}

function recordOf(
  found: v.InferOutput<typeof run>,
  repository: string,
  workflow: string,
): WorkflowRun {
  const started = found.run_started_at ?? found.created_at;
  return {
    id: String(found.id),
    repository,
    workflow,
    url: found.html_url,
    event: found.event,
    branch: found.head_branch,
    commit: found.head_sha,
    actor: found.actor
      ? { login: found.actor.login, kind: found.actor.type === 'Bot' ? 'bot' : 'user' }
      : null,
    pullRequests: (found.pull_requests ?? []).map(({ number }) => number),
    outcome: outcomes.get(found.conclusion ?? '') ?? 'other',
    attempt: found.run_attempt,
    started,
    seconds: Math.max(0, (Date.parse(found.updated_at) - Date.parse(started)) / 1000),
  };
}

function earliest(runs: readonly WorkflowRun[]): string | null {
  return runs.reduce<string | null>(
    (first, { started }) =>
      first === null || Date.parse(started) < Date.parse(first) ? started : first,
    null,
  );
}
