/**
 * Pull requests of others that the subject reviewed. Only a search finds them, and a search shows a thousand results:
 * the time in which they were opened is cut into spans that hold fewer.
 */
import * as v from 'valibot';

import type { ReviewedPullRequest } from '../../core/pullRequests/records.ts';
import { GitHubError } from '../failure.ts';
import { pageOf, pagesFrom, type Page } from '../paging.ts';
import { reviewedPullRequests } from '../queries.ts';
import { reviewedPullRequest } from '../shapes/reviewed.ts';
import { cutSpan, type DaySpan } from '../spans.ts';
import {
  decode,
  gatherNotes,
  isBefore,
  readState,
  withOverlap,
  type Notes,
  type StreamContext,
  type StreamResult,
} from './context.ts';

const stream = 'reviewed';
const usualSize = 25;
const mostPages = 350;
/** What a search shows at most. */
const mostResults = 1000;
/** Before the service began. */
const firstDay = '2008-01-01';

const span = v.object({ from: v.string(), to: v.string() });
const pass = v.object({
  /** Spans that are not read to their end, the current one first. */
  spans: v.array(span),
  cursor: v.nullable(v.string()),
  since: v.nullable(v.string()),
  changedSince: v.nullable(v.string()),
  begun: v.string(),
});
const state = v.object({
  watermark: v.nullable(v.string()),
  from: v.nullable(v.string()),
  pass: v.nullable(pass),
});
type Pass = v.InferOutput<typeof pass>;
type State = v.InferOutput<typeof state>;
const nothing: State = { watermark: null, from: null, pass: null };

export async function readReviewed(context: StreamContext): Promise<StreamResult> {
  const notes = gatherNotes(stream, context.client);
  const before = readState(context, stream, state);
  const result = await readPass(context, before ?? nothing, notes);
  // What changed since a pass was begun is found by the next one.
  return before?.pass?.since === context.since
    ? readPass(context, readState(context, stream, state) ?? nothing, notes)
    : result;
}

async function readPass(
  context: StreamContext,
  before: State,
  notes: Notes,
): Promise<StreamResult> {
  const { store, since, startedAt } = context;
  const isCovered =
    before.watermark !== null &&
    (before.from === null || (since !== null && !isBefore(since, before.from)));
  const pass: Pass =
    before.pass?.since === since
      ? before.pass
      : {
          spans: [{ from: since?.slice(0, 10) ?? firstDay, to: startedAt.slice(0, 10) }],
          cursor: null,
          since,
          changedSince: isCovered ? before.watermark : null,
          begun: startedAt,
        };
  let { spans, cursor } = pass;
  while (spans.length > 0) {
    const here = spans[0]!;
    const rest = spans.slice(1);
    const parts = await readSpan(context, here, { pass, cursor, notes }, (items, next) =>
      store.keep(stream, items, {
        ...before,
        pass: { ...pass, spans: next === null ? rest : spans, cursor: next },
      }),
    );
    spans = [...parts, ...rest];
    cursor = null;
  }
  const from = isCovered ? before.from : since;
  // What could not be seen may be seen the next time, so that the next pass begins where this one did.
  const watermark = notes.hasHoles() ? pass.changedSince : withOverlap(pass.begun);
  await store.keep(stream, [], { watermark, from, pass: null });
  return { from, notes: notes.list() };
}

interface SpanReading {
  readonly pass: Pass;
  readonly cursor: string | null;
  readonly notes: Notes;
}

/** Reads a span to its end; the answer are the shorter ones to read instead, where a search does not show it whole. */
async function readSpan(
  { client, sizes, login, owner, progress, signal }: StreamContext,
  here: DaySpan,
  { pass, cursor, notes }: SpanReading,
  keep: (items: readonly ReviewedPullRequest[], next: string | null) => Promise<void>,
): Promise<readonly DaySpan[]> {
  const shape = reviewedPullRequest(login);
  const q = searchFor(login, owner, here, pass.changedSince);
  const ask = (cursor: string | null): Promise<Page> =>
    sizes.fit(reviewedPullRequests.name, usualSize, async (size) => {
      const answer = await client.query(reviewedPullRequests, { q, login, size, cursor }, signal);
      notes.problems(answer.problems);
      return pageOf(answer, ['search']);
    });
  let read = 0;
  try {
    for await (const page of pagesFrom(cursor, mostPages, ask)) {
      const found = page.total ?? 0;
      if (found > mostResults) {
        const parts = cutSpan(here, Math.ceil(found / (mostResults * 0.8)));
        if (parts.length > 1) return parts;
        notes.add({
          reason: 'result-cap',
          explanation: `Of ${found} pull requests of ${here.from} a search shows ${mostResults}.`,
        });
      }
      const { items, unreadable } = decode(page.nodes, shape);
      notes.unreadable(unreadable);
      read += page.nodes.length;
      progress.report(`Reading your reviews up to ${here.to}`, read, Math.max(read, found));
      await keep(items, page.next);
    }
  } catch (error) {
    // A place in a list that the service does not know any more is no place to go on from.
    if (error instanceof GitHubError && error.kind === 'invalid' && cursor !== null) return [here];
    throw error;
  }
  return [];
}

/** Days are in UTC, both included. */
function searchFor(
  login: string,
  owner: string,
  span: DaySpan,
  changedSince: string | null,
): string {
  const changed = changedSince === null ? '' : ` updated:>=${changedSince}`;
  return `is:pr reviewed-by:${login} -author:${login} user:${owner} created:${span.from}..${span.to}${changed}`;
}
