import assert from 'node:assert/strict';

import { parse, validate } from 'graphql';

import type { Operation } from '../../../src/github/client.ts';
import * as queries from '../../../src/github/queries.ts';
import { costOf, schemaWithout } from '../../support/github/schema.ts';

/** Usual sizes, and what a question of that size may cost. */
const budgets: readonly (readonly [
  operation: Operation,
  variables: Readonly<Record<string, unknown>>,
  points: number,
])[] = [
  [queries.whoIs, { login: 'octo', named: true }, 1],
  [queries.authoredPullRequests, { login: 'octo', size: 50 }, 2],
  [queries.reviewedPullRequests, { q: 'is:pr', login: 'octo', size: 25 }, 1],
  [queries.inboundReferences, { ids: Array.from({ length: 50 }, String) }, 1],
  [queries.earlierReferences, { id: 'PR', size: 100 }, 1],
  [queries.commitLinks(100), { owner: 'acme', name: 'platform' }, 1],
  [queries.reviewThreads, { ids: Array.from({ length: 10 }, String) }, 5],
  [queries.releases, { owner: 'acme', name: 'platform', size: 100 }, 1],
];

describe('the questions to GitHub', () => {
  it('are all looked at here', () => {
    const all = Object.values(queries).map((query) =>
      'name' in query && 'text' in query ? query : query(1),
    );
    assert.deepEqual(
      budgets.map(([{ name }]) => name).toSorted(),
      all.map(({ name }) => name).toSorted(),
    );
  });

  for (const [operation, variables, points] of budgets) {
    it(`${operation.name} is valid, uses nothing deprecated, and costs at most ${points}`, () => {
      const schema = schemaWithout();
      const question = parse(operation.text(new Set()));
      assert.deepEqual(validate(schema, question), []);
      const cost = costOf(schema, question, variables);
      assert.equal(cost.error, null);
      assert.ok(cost.points <= points, `${cost.points}`);
      assert.ok(!operation.text(new Set()).includes('«'));
    });

    it(`${operation.name} is valid without each field that can be left out`, () => {
      const owner = 'PullRequest';
      for (const field of operation.optional) {
        const schema = schemaWithout([`${owner}.${field}`]);
        assert.notDeepEqual(validate(schema, parse(operation.text(new Set()))), []);
        assert.deepEqual(validate(schema, parse(operation.text(new Set([field])))), []);
      }
    });
  }
});

describe('the cost of a question', () => {
  const schema = schemaWithout();
  const cost = (text: string) => costOf(schema, parse(text), {});

  it('is that of the documented examples', () => {
    const example = cost(
      `{ viewer { repositories(first: 100) { edges { node { issues(first: 50) { edges { node { labels(first: 60) { edges { node { name } } } } } } } } } } }`,
    );
    assert.equal(example.points, 51);
    const nodes = cost(
      `{ viewer { repositories(first: 50) { edges { repository: node { name pullRequests(first: 20) { edges { pullRequest: node { title comments(first: 10) { edges { comment: node { bodyHTML } } } } } } issues(first: 20) { totalCount edges { issue: node { title bodyHTML comments(first: 10) { edges { comment: node { bodyHTML } } } } } } } } } followers(first: 10) { edges { follower: node { login } } } } }`,
    );
    assert.equal(nodes.nodes, 22_060);
  });

  it('refuses lists without a size, above a hundred, and half a million nodes', () => {
    assert.equal(
      cost('{ viewer { repositories { nodes { name } } } }').error?.type,
      'MISSING_PAGINATION_BOUNDARIES',
    );
    assert.equal(
      cost('{ viewer { repositories(first: 101) { nodes { name } } } }').error?.type,
      'EXCESSIVE_PAGINATION',
    );
    assert.equal(
      cost(
        '{ viewer { repositories(first: 100) { nodes { issues(first: 100) { nodes { comments(first: 100) { nodes { body } } } } } } } }',
      ).error?.type,
      'MAX_NODE_LIMIT_EXCEEDED',
    );
    assert.equal(cost('{ viewer { repositories { totalCount } } }').error, null);
  });
});
