/** What many answers are made of. The API's shapes end in this folder: an item that does not fit is no record. */
import * as v from 'valibot';

import type {
  Account,
  IssueLink,
  PullRequestLink,
  PullRequestState,
} from '../../core/pullRequests/records.ts';

/** Longer texts are cut; nothing is ever concluded from what stands there. */
const longestText = 16_000;

export const text = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((value) => value.slice(0, longestText)),
);
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
/** A day of four-digit years with its time, as the service writes all of its moments. */
export const date = v.pipe(
  v.string(),
  v.check((value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))),
);
export const oid = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
export const webAddress = v.pipe(
  v.string(),
  v.check((value) => /^https?:\/\/[^\s"'<>\\]+$/.test(value) && URL.canParse(value)),
);

export const account = v.pipe(
  v.nullable(v.object({ __typename: v.string(), login: v.string() })),
  v.transform((actor): Account | null => {
    if (actor === null) return null;
    const isBot = actor.__typename === 'Bot' || actor.login.endsWith('[bot]');
    return {
      login: actor.login,
      kind: isBot ? 'bot' : actor.__typename === 'User' ? 'user' : 'other',
    };
  }),
);

/** The nodes of a small inner list; nulls are left out. */
export function nodesOf<T>(item: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.nullish(v.object({ nodes: v.nullable(v.array(v.nullable(item))) }), { nodes: [] }),
    v.transform((list) => (list?.nodes ?? []).filter((node) => node !== null)),
  );
}

export const counted = v.pipe(
  v.object({ totalCount: count }),
  v.transform((list) => list.totalCount),
);

export const linkEntries = {
  id,
  number: positive,
  url: webAddress,
  title: text,
  createdAt: date,
  mergedAt: v.nullable(date),
  state: v.string(),
  author: account,
  repository: v.object({
    nameWithOwner: v.string(),
    isPrivate: v.boolean(),
    owner: v.object({ login: v.string() }),
  }),
};
type Link = v.InferOutput<ReturnType<typeof linkObject>>;
const linkObject = () => v.object(linkEntries);

export function linkOf(link: Link): PullRequestLink {
  return {
    id: link.id,
    repository: link.repository.nameWithOwner,
    isPrivate: link.repository.isPrivate,
    number: link.number,
    url: link.url,
    title: link.title,
    author: link.author,
    created: link.createdAt,
    merged: link.mergedAt,
    state: states.get(link.state) ?? 'other',
  };
}

const states: ReadonlyMap<string, PullRequestState> = new Map([
  ['OPEN', 'open'],
  ['MERGED', 'merged'],
  ['CLOSED', 'closed'],
]);

export const issueEntries = {
  number: positive,
  url: webAddress,
  title: text,
  createdAt: date,
  author: account,
  repository: linkEntries.repository,
};
export const issueObject = v.object(issueEntries);

export function issueOf(issue: v.InferOutput<typeof issueObject>): IssueLink {
  return {
    repository: issue.repository.nameWithOwner,
    number: issue.number,
    url: issue.url,
    title: issue.title,
    author: issue.author,
    created: issue.createdAt,
  };
}
