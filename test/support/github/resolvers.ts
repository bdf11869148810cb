/** The world as the values that graphql-js resolves our questions on. */
import { GraphQLError } from 'graphql';

import { mostResults, searchPullRequests } from './search.ts';
import type { World, WorldPullRequest, WorldRepository } from './world.ts';

export interface PageArguments {
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
}

/** An error that carries GitHub's own `type`, which the server copies out of the extensions. */
export function typed(type: string, message: string, more: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { type, ...more } });
}

/** The root value for one question by one person; `cost` and what is left are told by the server. */
export function rootFor(
  world: World,
  login: string,
  rateLimit: object | null,
): Record<string, unknown> {
  const shown = (pullRequest: WorldPullRequest): boolean =>
    !world.hidden.has(pullRequest.id) && !isBehindSso(world, pullRequest.repository);
  return {
    viewer: world.users.get(login.toLowerCase()),
    rateLimit,
    user: ({ login: asked }: { login: string }) => {
      const user = world.users.get(asked.toLowerCase());
      if (!user)
        throw typed('NOT_FOUND', `Could not resolve to a User with the login of '${asked}'.`);
      return {
        ...user,
        pullRequests: (page: PageArguments) => {
          const own = [...world.pullRequests.values()]
            .filter((pullRequest) => pullRequest.author?.id === user.id && shown(pullRequest))
            .toSorted((a, b) => (key(a) < key(b) ? 1 : -1));
          return connection(own, page, (one) => pullRequestValue(world, one), key);
        },
      };
    },
    search: ({ query, ...page }: PageArguments & { query: string }) => {
      const found = searchPullRequests(world, query);
      const value = (one: WorldPullRequest): unknown =>
        isBehindSso(world, one.repository)
          ? ssoError(one.repository)
          : pullRequestValue(world, one);
      return {
        ...connection(found.slice(0, mostResults), page, value),
        issueCount: found.length,
      };
    },
    node: ({ id }: { id: string }) => nodeOf(world, id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => nodeOf(world, id)),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = world.repositories.get(`${owner}/${name}`);
      if (!found)
        throw typed(
          'NOT_FOUND',
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
        );
      return {
        ...repositoryValue(found),
        object: ({ oid }: { oid: string }) => {
          const commit = world.commits.get(oid);
          if (!commit) return null;
          const holding = commit.pullRequests.map((id) => world.pullRequests.get(id)!);
          return {
            __typename: 'Commit',
            oid,
            author: { user: commit.author?.__typename === 'User' ? commit.author : null },
            associatedPullRequests: (page: PageArguments) =>
              connection(holding, page, (one) => pullRequestValue(world, one)),
          };
        },
        releases: (page: PageArguments) =>
          connection(
            world.releases
              .filter(({ repository }) => repository === found.nameWithOwner)
              .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
            page,
            (release) => ({
              ...release,
              name: release.tagName,
              url: `https://github.com/${found.nameWithOwner}/releases/tag/${release.tagName}`,
              isPrerelease: false,
              tagCommit: { __typename: 'Commit', oid: release.oid },
            }),
            (release) => `${release.createdAt} ${release.id}`,
          ),
      };
    },
  };
}

function nodeOf(world: World, id: string): unknown {
  const found = world.pullRequests.get(id);
  if (!found || world.hidden.has(id))
    return typed('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
  return isBehindSso(world, found.repository)
    ? ssoError(found.repository)
    : pullRequestValue(world, found);
}

function pullRequestValue(world: World, pullRequest: WorldPullRequest): Record<string, unknown> {
  const { repository, mergedAt, createdAt } = pullRequest;
  return {
    ...pullRequest,
    __typename: 'PullRequest',
    url: `https://github.com/${repository.nameWithOwner}/pull/${pullRequest.number}`,
    repository: repositoryValue(repository),
    isDraft: false,
    publishedAt: createdAt,
    closedAt: mergedAt,
    totalCommentsCount: pullRequest.reviews.length,
    baseRefName: 'main',
    headRefName: `change-${pullRequest.number}`,
    mergedBy: mergedAt === null ? null : pullRequest.author,
    mergeCommit: pullRequest.mergeCommit && { __typename: 'Commit', ...pullRequest.mergeCommit },
    milestone: null,
    commits: { totalCount: pullRequest.commitCount },
    labels: (page: PageArguments) => connection(pullRequest.labels, page, (name) => ({ name })),
    closingIssuesReferences: (page: PageArguments) =>
      connection(pullRequest.closes, page, (issue) => ({
        ...issue,
        repository: repositoryValue(issue.repository),
      })),
    reviews: ({ author, ...page }: PageArguments & { author?: string }) => {
      const by = author?.toLowerCase();
      const reviews = pullRequest.reviews.filter(
        (review) => by === undefined || review.author?.login.toLowerCase() === by,
      );
      return connection(reviews, page);
    },
    timelineItems: ({ itemTypes, ...page }: PageArguments & { itemTypes?: readonly string[] }) => {
      const events = pullRequest.events.filter(
        (event) => itemTypes?.includes(enumOf(event.__typename)) ?? true,
      );
      return connection(events, page, (event) => ({
        ...event,
        ...('source' in event ? { source: sourceValue(world, event['source']) } : {}),
      }));
    },
    reviewThreads: (page: PageArguments) =>
      connection(pullRequest.threads, page, (thread) => ({
        ...thread,
        comments: (inner: PageArguments) => connection(thread.comments, inner),
      })),
  };
}

function sourceValue(world: World, source: unknown): unknown {
  if (typeof source !== 'object' || source === null) return null;
  if ('reviews' in source) return pullRequestValue(world, source as WorldPullRequest);
  const issue = source as { readonly repository: WorldRepository };
  return { ...issue, repository: repositoryValue(issue.repository) };
}

function repositoryValue(repository: WorldRepository): Record<string, unknown> {
  const [login] = repository.nameWithOwner.split('/');
  return { ...repository, owner: { __typename: 'Organization', login } };
}

function isBehindSso(world: World, repository: WorldRepository): boolean {
  return world.behindSso.has(repository.nameWithOwner.split('/')[0]!);
}

function ssoError(repository: WorldRepository): GraphQLError {
  return typed(
    'FORBIDDEN',
    `Resource protected by organization SAML enforcement. You must grant your OAuth token access to the '${repository.nameWithOwner.split('/')[0]}' organization.`,
    { saml_failure: true },
  );
}

/**
 * One page of a list. With a key the list descends by it, and a place is a key: what moves in the list meanwhile is
 * neither seen twice nor makes others be passed over.
 */
function connection<T>(
  items: readonly T[],
  page: PageArguments,
  value: (item: T) => unknown = (item) => item,
  key?: (item: T) => string,
): Record<string, unknown> {
  const [from, to] = key ? boundsByKey(items, page, key) : boundsByIndex(items.length, page);
  const shown = items.slice(from, to);
  const cursor = (index: number): string => encode(key ? key(items[index]!) : String(index));
  return {
    totalCount: items.length,
    nodes: shown.map(value),
    pageInfo: {
      hasNextPage: to < items.length,
      endCursor: shown.length === 0 ? null : cursor(to - 1),
      hasPreviousPage: from > 0,
      startCursor: shown.length === 0 ? null : cursor(from),
    },
  };
}

type Bounds = readonly [from: number, to: number];

function boundsByKey<T>(
  items: readonly T[],
  { first = items.length, after }: PageArguments,
  key: (item: T) => string,
): Bounds {
  const place = typeof after === 'string' ? decode(after) : null;
  const found = place === null ? 0 : items.findIndex((item) => key(item) < place);
  const from = found < 0 ? items.length : found;
  return [from, Math.min(items.length, from + first)];
}

function boundsByIndex(length: number, { first, after, last, before }: PageArguments): Bounds {
  if (last !== undefined) {
    const to = typeof before === 'string' ? Number(decode(before)) : length;
    return [Math.max(0, to - last), to];
  }
  const from = typeof after === 'string' ? Number(decode(after)) + 1 : 0;
  return [from, Math.min(length, from + (first ?? length))];
}

function key(pullRequest: WorldPullRequest): string {
  return `${pullRequest.updatedAt} ${pullRequest.id}`;
}

function enumOf(typename: string): string {
  return typename.replaceAll(/(?<!^)([A-Z])/g, '_$1').toUpperCase();
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

function decode(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString();
  if (encode(text) !== cursor)
    throw typed('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return text;
}
