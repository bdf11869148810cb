import * as v from 'valibot';

import type { ReviewedPullRequest, Verdict } from '../../core/pullRequests/records.ts';
import { account, count, date, id, linkEntries, linkOf, nodesOf, text } from './parts.ts';

const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ['APPROVED', 'approved'],
  ['CHANGES_REQUESTED', 'changes-requested'],
  ['COMMENTED', 'commented'],
  ['DISMISSED', 'dismissed'],
]);

const review = v.object({ id, state: v.string(), submittedAt: v.nullable(date), body: text });
const asking = v.object({
  createdAt: v.optional(date),
  requestedReviewer: v.nullish(v.object({ login: v.optional(v.string()) })),
});

/** A pull request that the person with this login reviewed. */
export function reviewedPullRequest(login: string) {
  const isMe = (other: string | undefined): boolean => other?.toLowerCase() === login.toLowerCase();
  return v.pipe(
    v.object({
      ...linkEntries,
      publishedAt: v.nullish(date),
      updatedAt: date,
      additions: count,
      deletions: count,
      changedFiles: count,
      mine: v.object({ totalCount: count, nodes: v.nullable(v.array(v.nullable(review))) }),
      early: nodesOf(v.object({ submittedAt: v.nullable(date), author: account })),
      asks: nodesOf(asking),
    }),
    v.transform((found): ReviewedPullRequest => {
      const others = found.early.flatMap(({ submittedAt, author }) =>
        submittedAt === null || author?.kind !== 'user' || author.login === found.author?.login
          ? []
          : [submittedAt],
      );
      const asks = found.asks.flatMap(({ createdAt, requestedReviewer }) =>
        createdAt !== undefined && isMe(requestedReviewer?.login) ? [createdAt] : [],
      );
      return {
        ...linkOf(found),
        published: found.publishedAt ?? null,
        updated: found.updatedAt,
        additions: found.additions,
        deletions: found.deletions,
        files: found.changedFiles,
        // A review that is not submitted yet has no date, and is nobody's business.
        reviews: (found.mine.nodes ?? []).flatMap((mine) =>
          mine === null || mine.submittedAt === null
            ? []
            : [
                {
                  id: mine.id,
                  verdict: verdicts.get(mine.state) ?? 'other',
                  submitted: mine.submittedAt,
                  body: mine.body,
                },
              ],
        ),
        reviewCount: found.mine.totalCount,
        firstReview: others.toSorted()[0] ?? null,
        asked: asks.toSorted()[0] ?? null,
      };
    }),
  );
}
