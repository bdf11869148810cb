/** The world as the values that graphql-js resolves our questions on. */
import { GraphQLError } from 'graphql';

import { mostResults, searchPullRequests } from './search.ts';
import type { World, WorldPullRequest, WorldRepository } from './world.ts';

export interface PageArguments {
  readonly first?: number;
  readonly after?: string | null;
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
          return connection(
            own.map((one) => [key(one), pullRequestValue(world, one)]),
            page,
            true,
          );
        },
      };
    },
    search: ({ query, ...page }: PageArguments & { query: string }) => {
      const found = searchPullRequests(world, query);
      const values = found
        .slice(0, mostResults)
        .map((one, index): [string, unknown] => [
          String(index).padStart(6, '0'),
          isBehindSso(world, one.repository)
            ? ssoError(one.repository)
            : pullRequestValue(world, one),
        ]);
      return { ...connection(values, page), issueCount: found.length };
    },
    nodes: ({ ids }: { ids: readonly string[] }) =>
      ids.map((id) => {
        const found = world.pullRequests.get(id);
        if (!found || world.hidden.has(id))
          return typed('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
        return isBehindSso(world, found.repository)
          ? ssoError(found.repository)
          : pullRequestValue(world, found);
      }),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = world.repositories.get(`${owner}/${name}`);
      if (!found)
        throw typed(
          'NOT_FOUND',
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
        );
      return {
        ...repositoryValue(found),
        releases: (page: PageArguments) =>
          connection(
            world.releases
              .filter(({ repository }) => repository === found.nameWithOwner)
              .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
              .map((release): [string, unknown] => [
                `${release.createdAt} ${release.id}`,
                {
                  ...release,
                  name: release.tagName,
                  url: `https://github.com/${found.nameWithOwner}/releases/tag/${release.tagName}`,
                  isPrerelease: false,
                  tagCommit: { __typename: 'Commit', oid: release.oid },
                },
              ]),
            page,
            true,
          ),
      };
    },
  };
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
    labels: (page: PageArguments) =>
      connection(indexed(pullRequest.labels.map((name) => ({ name }))), page),
    closingIssuesReferences: (page: PageArguments) =>
      connection(
        indexed(
          pullRequest.closes.map((issue) => ({
            ...issue,
            repository: repositoryValue(issue.repository),
          })),
        ),
        page,
      ),
    reviews: ({ author, ...page }: PageArguments & { author?: string }) =>
      connection(
        indexed(
          pullRequest.reviews.filter(
            (review) =>
              author === undefined || review.author?.login.toLowerCase() === author.toLowerCase(),
          ),
        ),
        page,
      ),
    timelineItems: ({ itemTypes, ...page }: PageArguments & { itemTypes?: readonly string[] }) =>
      connection(
        indexed(
          pullRequest.events
            .filter((event) => itemTypes?.includes(enumOf(event.__typename)) ?? true)
            .map((event) => ({
              ...event,
              ...('source' in event ? { source: sourceValue(world, event['source']) } : {}),
            })),
        ),
        page,
      ),
    reviewThreads: (page: PageArguments) =>
      connection(
        indexed(
          pullRequest.threads.map((thread) => ({
            ...thread,
            comments: (inner: PageArguments) => connection(indexed(thread.comments), inner),
          })),
        ),
        page,
      ),
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

/** One page of a list of keyed values. A key is a place: what moves in the list meanwhile is not seen twice. */
function connection(
  all: readonly (readonly [key: string, value: unknown])[],
  { first, after }: PageArguments,
  isDescending = false,
): Record<string, unknown> {
  const place = after === null || after === undefined ? null : decode(after);
  const rest =
    place === null ? all : all.filter(([key]) => (isDescending ? key < place : key > place));
  const page = rest.slice(0, first ?? rest.length);
  return {
    totalCount: all.length,
    nodes: page.map(([, value]) => value),
    pageInfo: {
      hasNextPage: rest.length > page.length,
      endCursor: page.length === 0 ? null : encode(page.at(-1)![0]),
    },
  };
}

function indexed(values: readonly unknown[]): readonly (readonly [string, unknown])[] {
  return values.map((value, index) => [String(index).padStart(6, '0'), value]);
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
