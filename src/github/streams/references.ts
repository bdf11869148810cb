/**
 * Who names the subject's merged pull requests: what was built on them later. Nothing tells whether a pull request has
 * a new reference, so that all are asked about each time, fifty at once.
 */
import * as v from 'valibot';

import type { AuthoredPullRequest } from '../../core/pullRequests/records.ts';
import { inboundReferences } from '../queries.ts';
import { nodeWith } from '../shapes/parts.ts';
import { referenceTo } from '../shapes/references.ts';
import { readByIds } from './batches.ts';
import {
  decode,
  gatherNotes,
  recordsOf,
  type StreamContext,
  type StreamResult,
} from './context.ts';

const usualSize = 50;
const node = nodeWith('timelineItems');

export async function readReferences(context: StreamContext): Promise<StreamResult> {
  const { client, store, progress } = context;
  const notes = gatherNotes('references', client);
  const merged = recordsOf(store, 'authored').filter((pullRequest) => pullRequest.merged !== null);
  const byId = new Map(merged.map((pullRequest) => [pullRequest.id, pullRequest]));
  const ids = [...byId.keys()];
  let read = 0;
  let cut = 0;
  for await (const batch of readByIds(context, inboundReferences, usualSize, ids)) {
    notes.problems(batch.problems);
    const gone = new Set(
      batch.problems.filter(({ kind }) => kind === 'not-found').map(({ path }) => path[1]),
    );
    const changed: AuthoredPullRequest[] = [];
    const found = batch.nodes.flatMap((given, index) => {
      const known = byId.get(batch.ids[index]!)!;
      const isVisible = given !== null || !gone.has(index);
      if (known.isVisible !== isVisible) changed.push({ ...known, isVisible });
      if (given === null) return [];
      const parsed = v.safeParse(node, given);
      if (!parsed.success) {
        notes.unreadable(1);
        return [];
      }
      const { totalCount, nodes } = parsed.output.timelineItems;
      if (totalCount > (nodes?.length ?? 0)) cut++;
      const events = (nodes ?? []).filter((event) => event !== null);
      const { items, unreadable } = decode(events, referenceTo(known.id));
      notes.unreadable(unreadable);
      return items.filter((item) => item !== null);
    });
    if (changed.length > 0) await store.keep('authored', changed, store.state('authored') ?? {});
    read += batch.ids.length;
    progress.report('Reading what refers to them', read, ids.length);
    await store.keep('references', found, {});
  }
  if (cut > 0) {
    const explanation = `Of ${cut} often named pull ${cut === 1 ? 'request' : 'requests'} only the first fifty references are read.`;
    notes.add({ reason: 'result-cap', explanation });
  }
  return { from: context.since, notes: notes.list() };
}
