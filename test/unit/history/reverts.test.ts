/** Which commits were undone, told from subject lines alone. */
import assert from 'node:assert/strict';

import { findReverts } from '../../../src/core/history/reverts.ts';
import { buildHistory, idOf, type FakeCommit } from '../../support/memoryHistory.ts';

/** `undone <- by` in short names, of a line of commits with these subjects (`c0`, `c1`, …). */
function undone(subjects: readonly string[]): readonly string[] {
  const commits = subjects.map((subject, index): FakeCommit => ({
    name: `c${index}`,
    parents: index === 0 ? [] : [`c${index - 1}`],
    subject,
  }));
  return namesOf(commits);
}

function namesOf(commits: readonly FakeCommit[]): readonly string[] {
  const history = buildHistory(commits);
  const name = (commit: number): string =>
    commits.find((item) => idOf(item.name) === history.commitId(commit))!.name;
  return [...findReverts(history)].map(([commit, by]) => `${name(commit)} <- ${name(by)}`);
}

const made = 'Add a budget to all retries';

describe('a commit is undone', () => {
  for (const subject of [
    `Revert "${made}"`,
    `Revert "${made}" (#12)`,
    `Revert: "${made}"`,
    `chore: revert "${made}" (#12)`,
    `revert: ${made}`,
    `revert(retry): ${made} (#12)`,
    'Revert "Add a budget to all r…" (#12)',
  ]) {
    it(subject, () => assert.deepEqual(undone([made, 'Else', subject]), ['c0 <- c2']));
  }

  for (const subject of [
    `Revert "${made} (#7)" (#12)`,
    'fix(retry): revert #7 (#12)',
    'Reverts #7',
    'revert: the budget (#7) (#12)',
  ]) {
    it(`${subject}, by its number`, () =>
      assert.deepEqual(undone([`${made} (#7)`, 'Else', subject]), ['c0 <- c2']));
  }

  it('by its id', () => {
    const id = idOf('c0').slice(0, 9);
    assert.deepEqual(undone([made, `Revert commit ${id}`]), ['c0 <- c1']);
  });

  it('the latest one of that name', () =>
    assert.deepEqual(undone([made, 'Else', made, `Revert "${made}"`]), ['c2 <- c3']));

  it('with everything that landed in the same merge', () => {
    const merge = 'Merge pull request #7 from bo/budget';
    const commits: readonly FakeCommit[] = [
      { name: 'root' },
      { name: 'a', parents: ['root'], subject: 'Budget' },
      { name: 'b', parents: ['a'], subject: 'Tests of it' },
      { name: 'm', parents: ['root', 'b'], subject: merge },
      { name: 'r', parents: ['m'], subject: `Revert "${merge}"` },
    ];
    assert.deepEqual([...namesOf(commits)].sort(), ['a <- r', 'b <- r', 'm <- r']);
  });
});

describe('a commit is not undone', () => {
  for (const [why, subjects] of [
    ['when undoing it was undone', [made, `Revert "${made}"`, `Revert "Revert "${made}""`]],
    ['when it was landed again', [made, `Revert "${made}"`, `${made} (#9)`]],
    ['when it was applied again', [made, `Revert "${made}"`, `Reapply "${made}"`]],
    ['in part', [`${made} (#7)`, 'Partially revert #7']],
    ['by a text that names nothing', [made, 'Revert to the old way of waiting']],
    ['by so short a text that it could be another one', ['Fix typo', 'Revert "Fix typo"']],
    ['by something that came before it', [`Revert "${made}"`, made]],
    ['by a word that is no id', [made, 'Revert defaced']],
  ] as const) {
    it(why, () => {
      const found = undone(subjects).filter((line) => line.startsWith('c0'));
      assert.deepEqual(found, []);
    });
  }
});
