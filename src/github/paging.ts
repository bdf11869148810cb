/** Lists that come in pages, from a server that may never end, repeat itself or need smaller questions. */
import * as v from 'valibot';

import { failureOfProblem } from './classify.ts';
import type { GraphqlAnswer } from './client.ts';
import { GitHubError } from './failure.ts';

export interface Page {
  readonly nodes: readonly unknown[];
  /** Where the next page begins; null after the last one. */
  readonly next: string | null;
  /** How many items the server says there are in all. */
  readonly total: number | null;
}

/** How many items to ask for at once, by operation: what proved too heavy is not tried again. */
export interface PageSizes {
  /** Runs the work with the size that works; a server that cannot is asked for half of it. */
  fit<T>(operation: string, usual: number, work: (size: number) => Promise<T>): Promise<T>;
}

const smallest = 3;

export function createPageSizes(pause: () => Promise<void>): PageSizes {
  const known = new Map<string, number>();
  return {
    async fit(operation, usual, work) {
      for (let failures = 0; ;) {
        const size = known.get(operation) ?? usual;
        try {
          return await work(size);
        } catch (error) {
          if (!(error instanceof GitHubError) || error.kind !== 'heavy') throw error;
          if (size > smallest) known.set(operation, Math.max(smallest, Math.floor(size / 2)));
          else if (++failures > 2) throw error;
          await pause();
        }
      }
    },
  };
}

const count = v.nullish(v.number());
const connection = v.object({
  nodes: v.nullable(v.array(v.unknown())),
  pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
  totalCount: count,
  issueCount: count,
});

/** The page at a place of an answer; throws the reason where the answer has none there. */
export function pageOf(answer: GraphqlAnswer, path: readonly string[]): Page {
  let value: unknown = answer.data;
  for (const step of path) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : null;
  }
  const parsed = v.safeParse(connection, value);
  if (!parsed.success) {
    throw failureOfProblem(answer.problems[0]);
  }
  const { nodes, pageInfo, totalCount, issueCount } = parsed.output;
  return {
    nodes: (nodes ?? []).filter((node) => node !== null),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? '') : null,
    total: totalCount ?? issueCount ?? null,
  };
}

/**
 * The pages of a list from a cursor on. Throws `paging` where they do not lead to an end; a page that leads nowhere is
 * not handed over, so that reading can begin with it again.
 */
export async function* pagesFrom(
  first: string | null,
  mostPages: number,
  ask: (cursor: string | null) => Promise<Page>,
): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string | null>([first]);
  let cursor = first;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await ask(cursor);
    if (page.next !== null && (page.nodes.length === 0 || page.next === '' || seen.has(page.next)))
      throw new GitHubError('paging');
    yield page;
    if (page.next === null) return;
    seen.add(page.next);
    cursor = page.next;
  }
  throw new GitHubError('paging');
}
