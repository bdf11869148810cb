/** The order in which commits reached the first-parent line. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { createHistoryBuilder } from '../../../src/core/history/history.ts';
import { HistoryError } from '../../../src/core/history/historyError.ts';
import { buildHistory, type FakeCommit, idOf, tell } from '../../support/memoryHistory.ts';

const branchAndMerge: readonly FakeCommit[] = [
  { name: 'root' },
  { name: 'side1', parents: ['root'] },
  { name: 'main1', parents: ['root'] },
  { name: 'side2', parents: ['side1'] },
  { name: 'merge', parents: ['main1', 'side2'] },
  { name: 'head', parents: ['merge'] },
];

/** Names in the order of landing, each group with its mainline commit last. */
function landings(commits: readonly FakeCommit[], head?: string): string[][] {
  const history = buildHistory(commits, head === undefined ? {} : { head });
  const names = [...history.order].map((commit) => history.subject(commit));
  return [...history.mainline].map((_, position) =>
    names.slice(history.groupStart[position], history.groupStart[position + 1]),
  );
}

describe('order of landing', () => {
  it('puts what a merge brought in before the merge', () => {
    assert.deepEqual(landings(branchAndMerge), [
      ['root'],
      ['main1'],
      ['side1', 'side2', 'merge'],
      ['head'],
    ]);
  });

  it('follows the first parent, whatever the other parents hold', () => {
    const swapped = branchAndMerge.map((commit) =>
      commit.name === 'merge' ? { ...commit, parents: ['side2', 'main1'] } : commit,
    );
    assert.deepEqual(landings(swapped), [
      ['root'],
      ['side1'],
      ['side2'],
      ['main1', 'merge'],
      ['head'],
    ]);
  });

  it('lands merges of merges, and a second root, with the mainline commit that brings them', () => {
    const commits: readonly FakeCommit[] = [
      { name: 'root' },
      { name: 'other root' },
      { name: 'a', parents: ['root'] },
      { name: 'b', parents: ['root'] },
      { name: 'inner', parents: ['a', 'other root'] },
      { name: 'octopus', parents: ['root', 'inner', 'b'] },
    ];
    assert.deepEqual(landings(commits), [['root'], ['a', 'other root', 'inner', 'b', 'octopus']]);
  });

  it('agrees with reachability on any history', () => {
    const parentsOfEach = fc.array(fc.array(fc.nat(), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(parentsOfEach, (choices) => {
        const commits = choices.map((picks, index) => ({
          name: `c${index}`,
          parents: index === 0 ? [] : [...new Set(picks.map((pick) => `c${pick % index}`))],
        }));
        const reached = reachedFrom(commits);
        const head = commits.at(-1)!.name;
        // git lists what the head reaches and nothing else.
        const listed = commits.filter(({ name }) => reached.get(head)!.has(name));
        const history = buildHistory(listed);
        const mainline = [...history.mainline].map((commit) => history.subject(commit));
        for (const { name, parents } of listed) {
          const commit = history.findCommit(idOf(name));
          assert.equal(history.order[history.rank[commit]!], commit);
          for (const parent of parents) {
            assert.ok(history.rank[history.findCommit(idOf(parent))]! < history.rank[commit]!);
          }
          const first = mainline.findIndex((other) => reached.get(other)!.has(name));
          assert.equal(history.landedAt[commit], first);
        }
        assert.equal(history.commitCount, listed.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a history that is cut', () => {
  it('begins at a shallow boundary, which git lists without parents', () => {
    const history = buildHistory([{ name: 'edge' }, { name: 'head', parents: ['edge'] }], {
      shallow: ['edge'],
    });
    assert.equal(history.subject(history.mainline[0]!), 'edge');
    assert.equal(history.commitCount, 2);
  });

  it('is refused when a parent is missing that is no boundary', () => {
    const commits = [{ name: 'head', parents: ['lost'] }];
    assert.throws(() => buildHistory(commits), refusal(/did not list commit 6c6f7374/));
    assert.throws(() => buildHistory(commits, { shallow: ['head'] }), refusal(/history is cut/));
    assert.equal(buildHistory(commits, { shallow: ['lost'] }).commitCount, 1);
  });

  it('is refused for every commit that is left out', () => {
    for (const missing of branchAndMerge) {
      const rest = branchAndMerge.filter((commit) => commit !== missing);
      assert.throws(() => buildHistory(rest, { head: 'head' }), HistoryError, missing.name);
    }
  });

  it('is refused when nothing was listed', () => {
    assert.throws(() => createHistoryBuilder(40).build(idOf('head'), []), refusal(/newest commit/));
  });
});

describe('a history that was told wrongly', () => {
  it('is refused when a commit comes twice', () => {
    const commits = [{ name: 'root' }, { name: 'root' }];
    assert.throws(() => buildHistory(commits), refusal(/a commit twice/));
  });

  it('is refused when a merge is foreign', () => {
    const builder = createHistoryBuilder(40);
    tell(builder.commits, { name: 'root' });
    tell(builder.merges, { name: 'foreign', changes: [['a.ts', null, 'A']] });
    assert.throws(() => builder.build(idOf('root'), []), HistoryError);
  });

  it('is refused when the changes of a commit come in both readings', () => {
    const builder = createHistoryBuilder(40);
    const head: FakeCommit = { name: 'head', parents: ['root'], changes: [['a.ts', 'A', 'B']] };
    tell(builder.commits, head);
    tell(builder.commits, { name: 'root', changes: [['a.ts', null, 'A']] });
    tell(builder.merges, head);
    assert.throws(() => builder.build(idOf('head'), []), refusal(/changes of a commit twice/));
  });
});

function refusal(message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof HistoryError && message.test(error.message);
}

/** For each commit, given parents first, the names that it reaches, itself included. */
function reachedFrom(
  commits: readonly { readonly name: string; readonly parents: readonly string[] }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const reached = new Map<string, ReadonlySet<string>>();
  for (const { name, parents } of commits) {
    reached.set(name, new Set([name, ...parents.flatMap((parent) => [...reached.get(parent)!])]));
  }
  return reached;
}
