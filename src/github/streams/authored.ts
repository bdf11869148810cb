/** The subject's own pull requests, latest change first: reading stops where the last complete reading began. */
import * as v from 'valibot';

import { GitHubError } from '../failure.ts';
import { pageOf, pagesFrom, type Page } from '../paging.ts';
import { authoredPullRequests } from '../queries.ts';
import { authoredPullRequest } from '../shapes/authored.ts';
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

const stream = 'authored';
const usualSize = 50;
const mostPages = 100;
/** A place in a list is not looked up again after so long. */
const longestPause = 86_400_000;

const state = v.object({
  /** Everything that changed up to here was read; only a complete pass moves it. */
  watermark: v.nullable(v.string()),
  /** From when on; null from the beginning. */
  from: v.nullable(v.string()),
  /** Fields that the server did not know. */
  without: v.array(v.string()),
  /** A pass that has not come to its end. */
  pass: v.nullable(
    v.object({
      cursor: v.string(),
      newest: v.nullable(v.string()),
      since: v.nullable(v.string()),
      begun: v.string(),
    }),
  ),
});
type State = v.InferOutput<typeof state>;
const nothing: State = { watermark: null, from: null, without: [], pass: null };

export async function readAuthored(context: StreamContext): Promise<StreamResult> {
  const notes = gatherNotes(stream, context.client);
  const before = readState(context, stream, state) ?? nothing;
  const pass =
    before.pass?.since === context.since &&
    Date.parse(context.startedAt) - Date.parse(before.pass.begun) < longestPause
      ? before.pass
      : null;
  if (pass === null) return readPass(context, before, null, notes);
  try {
    await readPass(context, before, pass, notes);
  } catch (error) {
    // The place is not known any more: the pass begins again.
    if (!(error instanceof GitHubError) || error.kind !== 'invalid') throw error;
  }
  // What changed since the pass was begun stands above the place at which it went on.
  return readPass(context, readState(context, stream, state) ?? before, null, notes);
}

async function readPass(
  context: StreamContext,
  before: State,
  resumed: State['pass'],
  notes: Notes,
): Promise<StreamResult> {
  const { client, store, sizes, owner, login, since, startedAt, progress, signal } = context;
  const isCovered = before.watermark !== null && coversFrom(before.from, since);
  const from = isCovered ? before.from : since;
  const begun = resumed?.begun ?? startedAt;
  let newest = resumed?.newest ?? null;
  let read = 0;
  const ask = (cursor: string | null): Promise<Page> =>
    sizes.fit(authoredPullRequests.name, usualSize, async (size) => {
      const answer = await client.query(authoredPullRequests, { login, size, cursor }, signal);
      notes.problems(answer.problems);
      return pageOf(answer, ['user', 'pullRequests']);
    });
  for await (const page of pagesFrom(resumed?.cursor ?? null, mostPages, ask)) {
    const { items, unreadable } = decode(page.nodes, authoredPullRequest);
    notes.unreadable(unreadable);
    read += page.nodes.length;
    progress.report('Reading your pull requests', read, Math.max(read, page.total ?? 0));
    newest = items.reduce<string | null>(
      (latest, { updated }) => (latest === null || isBefore(latest, updated) ? updated : latest),
      newest,
    );
    const wanted = items.filter(
      (item) =>
        item.repository.toLowerCase().startsWith(`${owner.toLowerCase()}/`) &&
        (since === null || !isBefore(item.updated, since)),
    );
    const without = [...client.leftOut];
    // A server that knows more than the last time is asked for everything again.
    const floor =
      isCovered && before.without.every((field) => client.leftOut.has(field))
        ? before.watermark
        : since;
    const isEnd =
      page.next === null ||
      (floor !== null && items.some(({ updated }) => isBefore(updated, floor)));
    const isWhole = newest !== null && !notes.hasHoles();
    await store.keep(
      stream,
      wanted,
      isEnd
        ? {
            watermark: isWhole ? withOverlap(newest!) : before.watermark,
            from,
            without,
            pass: null,
          }
        : { ...before, pass: { cursor: page.next, newest, since, begun } },
    );
    if (isEnd) break;
  }
  return { from, notes: notes.list() };
}

/** Whether a reading from one moment on holds what one from another moment on would. */
function coversFrom(from: string | null, since: string | null): boolean {
  return from === null || (since !== null && !isBefore(since, from));
}
