/** The search for pull requests, with the qualifiers that are asked for; any other one is an error, never ignored. */
import type { World, WorldPullRequest } from './world.ts';

/** Results beyond these are counted, and not shown. */
export const mostResults = 1000;

type Test = (pullRequest: WorldPullRequest) => boolean;

export function searchPullRequests(world: World, query: string): readonly WorldPullRequest[] {
  if (query.length > 256) throw new Error('The search is longer than 256 characters.');
  const tests = query.split(/\s+/).filter(Boolean).map(testOf);
  return [...world.pullRequests.values()]
    .filter((pullRequest) => tests.every((test) => test(pullRequest)))
    .toSorted((a, b) =>
      a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? -1 : 1,
    );
}

function testOf(term: string): Test {
  const [, sign, name, value] = /^(-?)([a-z-]+):(\S+)$/.exec(term) ?? [];
  if (name === undefined || value === undefined) throw new Error(`Unknown search term ${term}.`);
  const test = qualifier(name, value);
  return sign === '-' ? (pullRequest) => !test(pullRequest) : test;
}

function qualifier(name: string, value: string): Test {
  const same = (login: string | undefined): boolean => login?.toLowerCase() === value.toLowerCase();
  switch (name) {
    case 'is':
      if (value !== 'pr') throw new Error(`Unknown qualifier is:${value}.`);
      return () => true;
    case 'author':
      return ({ author }) => same(author?.login);
    case 'reviewed-by':
      return ({ reviews }) =>
        reviews.some(({ author, submittedAt }) => submittedAt !== null && same(author?.login));
    case 'user':
      return ({ repository }) => same(repository.nameWithOwner.split('/')[0]);
    case 'created':
      return within(value, ({ createdAt }) => createdAt);
    case 'updated':
      return within(value, ({ updatedAt }) => updatedAt);
    default:
      throw new Error(`Unknown qualifier ${name}.`);
  }
}

/** `A..B` in days, both included, or `>=` a moment. */
function within(value: string, of: (pullRequest: WorldPullRequest) => string): Test {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
  if (from !== undefined && to !== undefined)
    return (pullRequest) =>
      of(pullRequest).slice(0, 10) >= from && of(pullRequest).slice(0, 10) <= to;
  const [, since] = /^>=(\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(value) ?? [];
  if (since === undefined) throw new Error(`Unknown span of time ${value}.`);
  return (pullRequest) => Date.parse(of(pullRequest)) >= Date.parse(since);
}
