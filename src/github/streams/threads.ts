/** Review threads that the subject began, on the pull requests that they discussed most. */
import * as v from 'valibot';

import type { ReviewedPullRequest, ReviewThread } from '../../core/pullRequests/records.ts';
import { reviewThreads } from '../queries.ts';
import { reviewThread, withThreads } from '../shapes/threads.ts';
import { readByIds } from './batches.ts';
import {
  decode,
  gatherNotes,
  readState,
  recordsOf,
  type StreamContext,
  type StreamResult,
} from './context.ts';

const stream = 'threads';
const usualSize = 10;
const mostPullRequests = 200;
/** When each pull request had last changed when its threads were read. */
const state = v.object({ read: v.record(v.string(), v.string()) });

export async function readThreads(context: StreamContext): Promise<StreamResult> {
  const { client, store, login, progress } = context;
  const notes = gatherNotes(stream, client);
  const reviewed = recordsOf(store, 'reviewed').filter(isDiscussed);
  const chosen = reviewed.toSorted(byDiscussion).slice(0, mostPullRequests);
  const readBefore = readState(context, stream, state)?.read ?? {};
  const updated = new Map(chosen.map((pullRequest) => [pullRequest.id, pullRequest.updated]));
  const ids = [...updated.keys()].filter((id) => readBefore[id] !== updated.get(id));
  const read: Record<string, string> = { ...readBefore };
  let done = 0;
  for await (const batch of readByIds(context, reviewThreads, usualSize, ids)) {
    notes.problems(batch.problems);
    const found: ReviewThread[] = [];
    for (const [index, given] of batch.nodes.entries()) {
      const id = batch.ids[index]!;
      if (given === null) continue;
      const parsed = v.safeParse(withThreads, given);
      if (!parsed.success) {
        notes.unreadable(1);
        continue;
      }
      const { totalCount, nodes } = parsed.output.reviewThreads;
      const { items, unreadable } = decode((nodes ?? []).filter(isThere), reviewThread(id));
      notes.unreadable(unreadable + Math.max(0, totalCount - (nodes?.length ?? 0)));
      read[id] = updated.get(id)!;
      found.push(...items.filter((thread) => isBy(thread, login)));
    }
    done += batch.ids.length;
    progress.report('Reading review threads', done, ids.length);
    await store.keep(stream, found, { read });
  }
  if (reviewed.length > chosen.length) {
    const explanation = `Threads are read of the ${mostPullRequests} pull requests that you discussed most, of ${reviewed.length}.`;
    notes.add({ reason: 'chosen', explanation });
  }
  return { from: context.since, notes: notes.list() };
}

function isDiscussed({ reviews }: ReviewedPullRequest): boolean {
  return reviews.some(({ verdict, body }) => verdict !== 'approved' || body !== '');
}

function byDiscussion(a: ReviewedPullRequest, b: ReviewedPullRequest): number {
  return b.reviewCount - a.reviewCount || sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1);
}

function sizeOf({ additions, deletions }: ReviewedPullRequest): number {
  return additions + deletions;
}

function isBy({ comments }: ReviewThread, login: string): boolean {
  return comments[0]?.author?.login.toLowerCase() === login.toLowerCase();
}

function isThere(value: unknown): boolean {
  return value !== null;
}
