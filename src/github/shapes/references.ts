import * as v from 'valibot';

import type { Reference } from '../../core/pullRequests/records.ts';
import type { Page } from '../paging.ts';
import {
  account,
  date,
  id,
  issueEntries,
  issueOf,
  linkEntries,
  linkOf,
  oid,
  text,
} from './parts.ts';

const source = v.union([
  v.pipe(
    v.object({ __typename: v.literal('PullRequest'), ...linkEntries }),
    v.transform((found) => ({ kind: 'pull-request' as const, ...linkOf(found) })),
  ),
  v.pipe(
    v.object({ __typename: v.literal('Issue'), ...issueEntries }),
    v.transform((found) => ({
      kind: 'issue' as const,
      isPrivate: found.repository.isPrivate,
      ...issueOf(found),
    })),
  ),
]);
const event = { id, createdAt: date, isCrossRepository: v.boolean(), actor: account };
const mention = v.object({ ...event, source: v.nullable(source) });
const commitMention = v.object({
  ...event,
  commitRepository: v.object({ nameWithOwner: v.string() }),
  commit: v.nullable(v.object({ oid, messageHeadline: text })),
});

/** One event that names the pull request; null for one whose source this sign-in may not see. */
export function referenceTo(pullRequest: string) {
  return v.pipe(
    v.union([mention, commitMention]),
    v.transform((found): Reference | null => {
      const told = {
        id: found.id,
        pullRequest,
        at: found.createdAt,
        actor: found.actor,
        acrossRepositories: found.isCrossRepository,
      };
      if ('source' in found) return found.source && { ...told, source: found.source };
      return (
        found.commit && {
          ...told,
          source: {
            kind: 'commit',
            repository: found.commitRepository.nameWithOwner,
            commit: found.commit.oid,
            headline: found.commit.messageHeadline,
          },
        }
      );
    }),
  );
}

/** A pull request with one page of what names it; pages go back in time. */
export const withReferences = v.pipe(
  v.object({
    id,
    timelineItems: v.object({
      pageInfo: v.object({ hasPreviousPage: v.boolean(), startCursor: v.nullable(v.string()) }),
      nodes: v.nullable(v.array(v.unknown())),
    }),
  }),
  v.transform(({ id, timelineItems: { pageInfo, nodes } }): { id: string; page: Page } => ({
    id,
    page: {
      nodes: (nodes ?? []).filter((node) => node !== null),
      next: pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? '') : null,
      total: null,
    },
  })),
);
