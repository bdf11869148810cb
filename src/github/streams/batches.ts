/** Nodes that are asked for by their ids, so many at a time as the server can answer. */
import * as v from 'valibot';

import { failureOfProblem, type Problem } from '../classify.ts';
import type { Operation } from '../client.ts';
import type { StreamContext } from './context.ts';

export interface Batch {
  /** In the order of the ids; null where the server has none, or shows none. */
  readonly nodes: readonly unknown[];
  readonly ids: readonly string[];
  readonly problems: readonly Problem[];
}

const answer = v.array(v.unknown());

export async function* readByIds(
  context: StreamContext,
  operation: Operation,
  usualSize: number,
  ids: readonly string[],
): AsyncGenerator<Batch, void, undefined> {
  for (let done = 0; done < ids.length;) {
    const from = done;
    const batch = await context.sizes.fit(operation.name, usualSize, async (size) => {
      const asked = ids.slice(from, from + size);
      const { data, problems } = await context.client.query(
        operation,
        { ids: asked },
        context.signal,
      );
      const nodes = v.safeParse(answer, data['nodes']);
      if (!nodes.success || nodes.output.length !== asked.length)
        throw failureOfProblem(problems[0]);
      return { nodes: nodes.output, ids: asked, problems };
    });
    done += batch.ids.length;
    yield batch;
  }
}
