/**
 * Who names the subject's merged pull requests: what was built on them later. Nothing tells whether a pull request has
 * a new reference, so that all are asked about each time, fifty at once, the latest references first.
 */
import * as v from 'valibot';

import type { AuthoredPullRequest, Reference } from '../../core/pullRequests/records.ts';
import { failureOfProblem } from '../classify.ts';
import { pagesFrom, type Page } from '../paging.ts';
import { earlierReferences, inboundReferences } from '../queries.ts';
import { referenceTo, withReferences } from '../shapes/references.ts';
import { readByIds, type Batch } from './batches.ts';
import {
  decode,
  gatherNotes,
  recordsOf,
  type Notes,
  type StreamContext,
  type StreamResult,
} from './context.ts';

const usualSize = 50;
const usualEarlier = 100;
const mostEarlierPages = 20;

export async function readReferences(context: StreamContext): Promise<StreamResult> {
  const { client, store, progress } = context;
  const notes = gatherNotes('references', client);
  const merged = recordsOf(store, 'authored').filter((pullRequest) => pullRequest.merged !== null);
  const byId = new Map(merged.map((pullRequest) => [pullRequest.id, pullRequest]));
  const ids = [...byId.keys()];
  let read = 0;
  for await (const batch of readByIds(context, inboundReferences, usualSize, ids)) {
    notes.problems(batch.problems);
    const changed = changedVisibility(batch, byId);
    if (changed.length > 0) await store.keep('authored', changed, store.state('authored') ?? {});
    const found: Reference[] = [];
    for (const node of batch.nodes) {
      if (node !== null) found.push(...(await referencesOf(context, node, notes)));
    }
    await store.keep('references', found, {});
    read += batch.ids.length;
    progress.report('Reading what refers to them', read, ids.length);
  }
  return { from: context.since, notes: notes.list() };
}

/** Those that are not shown any more, and those that are again. */
function changedVisibility(
  { ids, nodes, problems }: Batch,
  byId: ReadonlyMap<string, AuthoredPullRequest>,
): readonly AuthoredPullRequest[] {
  const gone = new Set(
    problems.filter(({ kind }) => kind === 'not-found').map(({ path }) => path[1]),
  );
  return ids.flatMap((id, index) => {
    const known = byId.get(id)!;
    const isVisible = nodes[index] !== null || !gone.has(index);
    return known.isVisible === isVisible ? [] : [{ ...known, isVisible }];
  });
}

/** All references of one pull request that are not kept yet: either all of them are kept, or none. */
async function referencesOf(
  context: StreamContext,
  node: unknown,
  notes: Notes,
): Promise<readonly Reference[]> {
  const known = context.store.records('references');
  const parsed = v.safeParse(withReferences, node);
  if (!parsed.success) {
    notes.unreadable(1);
    return [];
  }
  const { id, page } = parsed.output;
  const found: Reference[] = [];
  /** Whether something of the page is known, so that what is earlier is known too. */
  const take = ({ nodes }: Page): boolean => {
    const { items, unreadable } = decode(nodes, referenceTo(id));
    notes.unreadable(unreadable);
    const references = items.filter((item) => item !== null);
    found.push(...references);
    return references.some((reference) => known.has(reference.id));
  };
  if (take(page) || page.next === null) return found;
  for await (const earlier of pagesFrom(page.next, mostEarlierPages, (cursor) =>
    askEarlier(context, id, cursor),
  )) {
    if (take(earlier)) break;
  }
  return found;
}

function askEarlier(
  { client, sizes, signal }: StreamContext,
  id: string,
  cursor: string | null,
): Promise<Page> {
  return sizes.fit(earlierReferences.name, usualEarlier, async (size) => {
    const { data, problems } = await client.query(earlierReferences, { id, size, cursor }, signal);
    const parsed = v.safeParse(withReferences, data['node']);
    if (parsed.success) return parsed.output.page;
    throw failureOfProblem(problems[0]);
  });
}
