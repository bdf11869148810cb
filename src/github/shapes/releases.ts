import * as v from 'valibot';

import type { Release } from '../../core/pullRequests/records.ts';
import { date, id, oid, text, webAddress } from './parts.ts';

/** A published release; null for a draft. */
export function release(repository: string) {
  return v.pipe(
    v.object({
      id,
      tagName: v.string(),
      name: v.nullish(text),
      url: webAddress,
      publishedAt: v.nullable(date),
      createdAt: date,
      isPrerelease: v.boolean(),
      isDraft: v.boolean(),
      tagCommit: v.nullable(v.object({ oid })),
    }),
    v.transform((found): Release | null =>
      found.isDraft || found.publishedAt === null
        ? null
        : {
            id: found.id,
            repository,
            tag: found.tagName,
            name: found.name ?? '',
            url: found.url,
            published: found.publishedAt,
            commit: found.tagCommit?.oid ?? null,
            isPrerelease: found.isPrerelease,
          },
    ),
  );
}
