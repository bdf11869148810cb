/** Releases of a repository, newest first: reading stops at those of the last complete reading. */
import * as v from 'valibot';

import { pageOf, pagesFrom, type Page } from '../paging.ts';
import { releases } from '../queries.ts';
import { release } from '../shapes/releases.ts';
import {
  decode,
  gatherNotes,
  keptAs,
  readState,
  type StreamContext,
  type StreamResult,
} from './context.ts';

const usualSize = 100;
const mostPages = 30;
const state = v.object({ complete: v.boolean() });

export async function readReleases(
  context: StreamContext,
  repository: string,
): Promise<StreamResult> {
  const { client, store, sizes, progress, signal } = context;
  const stream = keptAs('releases', repository);
  const notes = gatherNotes('releases', client);
  const known = new Set(store.records(stream).keys());
  const isComplete = readState(context, stream, state)?.complete ?? false;
  const [owner, name] = repository.split('/');
  const ask = (cursor: string | null): Promise<Page> =>
    sizes.fit(releases.name, usualSize, async (size) => {
      const answer = await client.query(releases, { owner, name, size, cursor }, signal);
      notes.problems(answer.problems);
      return pageOf(answer, ['repository', 'releases']);
    });
  let read = 0;
  for await (const page of pagesFrom(null, mostPages, ask)) {
    const { items, unreadable } = decode(page.nodes, release(repository));
    notes.unreadable(unreadable);
    const found = items.filter((item) => item !== null);
    read += page.nodes.length;
    progress.report('Reading releases', read, Math.max(read, page.total ?? 0));
    const isEnd = page.next === null || (isComplete && found.some(({ id }) => known.has(id)));
    await store.keep(stream, found, { complete: isComplete || isEnd });
    if (isEnd) break;
  }
  return { from: null, notes: notes.list() };
}
