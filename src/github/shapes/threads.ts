import * as v from 'valibot';

import type { ReviewThread } from '../../core/pullRequests/records.ts';
import { account, count, date, id, oid, positive, text } from './parts.ts';

const comment = v.object({
  id,
  body: text,
  createdAt: date,
  author: account,
  originalCommit: v.nullish(v.object({ oid })),
});

export function reviewThread(pullRequest: string) {
  return v.pipe(
    v.object({
      id,
      path: v.string(),
      isResolved: v.boolean(),
      isOutdated: v.boolean(),
      originalLine: v.nullish(positive),
      comments: v.object({ totalCount: count, nodes: v.nullable(v.array(v.nullable(comment))) }),
    }),
    v.transform((found): ReviewThread => {
      const comments = (found.comments.nodes ?? []).filter((node) => node !== null);
      return {
        id: found.id,
        pullRequest,
        path: found.path,
        line: found.originalLine ?? null,
        commit: comments[0]?.originalCommit?.oid ?? null,
        isResolved: found.isResolved,
        isOutdated: found.isOutdated,
        comments: comments.map(({ id, author, createdAt, body }) => ({
          id,
          author,
          created: createdAt,
          body,
        })),
        commentCount: found.comments.totalCount,
      };
    }),
  );
}

/** A pull request with its threads. */
export const withThreads = v.object({
  id,
  reviewThreads: v.object({ totalCount: count, nodes: v.nullable(v.array(v.unknown())) }),
});
