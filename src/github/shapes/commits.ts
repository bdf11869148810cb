import * as v from 'valibot';

import type { CommitLink } from '../../core/pullRequests/records.ts';
import { account, linkEntries, linkOf, nodesOf } from './parts.ts';

const commit = v.object({
  author: v.nullish(v.object({ user: account })),
  associatedPullRequests: nodesOf(v.object(linkEntries)),
});

/** What the service knows about a commit; nothing about one that it does not have, such as one that was never pushed. */
export function commitLink(id: string, repository: string) {
  return v.pipe(
    v.nullable(commit),
    v.transform((found): CommitLink => {
      // A fork's pull request holds the commit too; what brought it here was merged here, and first.
      const merged = (found?.associatedPullRequests ?? [])
        .map(linkOf)
        .filter((link) => link.merged !== null && sameName(link.repository, repository))
        .toSorted((a, b) => Date.parse(a.merged!) - Date.parse(b.merged!));
      return {
        id,
        repository,
        author: found?.author?.user ?? null,
        pullRequest: merged[0] ?? null,
      };
    }),
  );
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
