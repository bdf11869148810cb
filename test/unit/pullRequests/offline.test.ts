import assert from 'node:assert/strict';

import { pullRequestBehind, revertedIn } from '../../../src/core/pullRequests/offline.ts';
import { createOrigins } from '../../../src/core/pullRequests/withService.ts';
import { pullRequestOf } from '../../../src/core/reuse/credit.ts';
import { buildHistory, idOf, type FakeCommit } from '../../support/memoryHistory.ts';

/** What is told of the commit `it` on top of a root. */
function told(commit: Omit<FakeCommit, 'name'>): string | null {
  const history = buildHistory([{ name: 'root' }, { name: 'it', parents: ['root'], ...commit }]);
  const origin = pullRequestBehind(history, history.head);
  return origin && `${origin.number} ${origin.by} ${origin.confidence}`;
}

/** Two commits of a branch, merged under the subject. */
function branch(subject: string, byHost = true): readonly FakeCommit[] {
  return [
    { name: 'root' },
    { name: 'a', parents: ['root'], subject: 'Work (#7)' },
    { name: 'b', parents: ['a'], subject: 'Merge pull request #8 from fork/branch' },
    { name: 'main', parents: ['root'], subject: 'Direct' },
    { name: 'merge', parents: ['main', 'b'], subject, byHost },
  ];
}

describe('the pull request behind a commit, from git alone', () => {
  it('believes the suffix of a commit that the host committed', () => {
    assert.equal(told({ subject: 'Add a thing (#123)', byHost: true }), '123 squash 0.97');
    assert.equal(told({ subject: 'Add a thing (#123)  ', byHost: true }), '123 squash 0.97');
    assert.equal(told({ subject: 'Add a thing (#123)' }), '123 suffix 0.6');
  });

  it('takes the last number: that of the revert or backport, not of what it names', () => {
    assert.equal(
      told({ subject: 'Revert "Add a thing (#12)" (#34)', byHost: true }),
      '34 squash 0.97',
    );
    assert.equal(told({ subject: '[v2] Add a thing (#12) (#56)', byHost: true }), '56 squash 0.97');
  });

  it('takes nothing that is no number of a pull request', () => {
    for (const subject of [
      'Fixes #12',
      'See (#12) for more',
      'Odd (#0)',
      'Odd (#12345678901)',
      'Odd (#-3)',
      'Odd (#１２)',
      'Merge pull request #12 from a/b',
      '(#)',
      '',
    ])
      assert.equal(told({ subject, byHost: true }), null, subject);
  });

  it('gives all commits of a merged branch to its pull request, whatever their own subjects say', () => {
    const history = buildHistory(branch('Merge pull request #42 from fork/branch'));
    const of = (name: string) => pullRequestBehind(history, history.findCommit(idOf(name)));
    for (const name of ['a', 'b', 'merge'])
      assert.deepEqual(of(name), { number: 42, by: 'merge', confidence: 0.99 });
    assert.equal(of('main'), null);
    assert.equal(of('root'), null);
  });

  it('knows a merge under the title of its pull request, and one that a person made', () => {
    const of = (subject: string, byHost: boolean) => {
      const history = buildHistory(branch(subject, byHost));
      const origin = pullRequestBehind(history, history.findCommit(idOf('a')));
      return origin && `${origin.number} ${origin.by} ${origin.confidence}`;
    };
    assert.equal(of('Add a thing (#43)', true), '43 merge 0.97');
    assert.equal(of('Add a thing (#43)', false), '43 suffix 0.6');
    assert.equal(of('Merge pull request #44 from fork/branch', false), '44 merge 0.99');
    assert.equal(of("Merge branch 'develop'", true), null);
  });

  it('knows no pull request at a merge of more than two, unless it says so', () => {
    const history = buildHistory([
      { name: 'root' },
      { name: 'a', parents: ['root'] },
      { name: 'b', parents: ['root'] },
      { name: 'octopus', parents: ['root', 'a', 'b'], subject: 'Merge branches a and b' },
    ]);
    assert.equal(pullRequestBehind(history, history.findCommit(idOf('a'))), null);
  });

  it('tells as a fact only what is certain', () => {
    const numberOf = (commit: Omit<FakeCommit, 'name'>) => {
      const history = buildHistory([
        { name: 'root' },
        { name: 'it', parents: ['root'], ...commit },
      ]);
      return pullRequestOf(history, history.head);
    };
    assert.equal(numberOf({ subject: 'Add (#5)', byHost: true }), 5);
    assert.equal(numberOf({ subject: 'Add (#5)' }), null);
  });

  it('knows what a revert takes back', () => {
    assert.equal(revertedIn('Revert "Add a thing (#12)" (#34)'), 12);
    assert.equal(revertedIn('Revert "Add a thing (#12)"'), 12);
    assert.equal(revertedIn('Merge pull request #34 from acme/revert-12-add-a-thing'), 12);
    assert.equal(revertedIn('Revert the thing (#34)'), null);
    assert.equal(revertedIn('Revert "Revert "Add (#1)" (#2)" (#3)'), 2);
  });
});

describe('the pull request behind a commit, once the service told', () => {
  const line: readonly FakeCommit[] = [
    { name: 'root' },
    { name: 'r1', parents: ['root'], subject: 'One' },
    { name: 'r2', parents: ['r1'], subject: 'Two' },
    { name: 'r3', parents: ['r2'], subject: 'Three' },
    { name: 's', parents: ['r3'], subject: 'Squashed, renamed', byHost: true },
    { name: 't', parents: ['s'], subject: 'Direct push about issue (#55)' },
    { name: 'u', parents: ['t'], subject: 'By hand (#60)' },
  ];
  const history = buildHistory(line);
  const at = (name: string) => history.findCommit(idOf(name));
  const origins = (
    list: readonly (readonly [number: number, tip: string | null, commits: number])[],
    covers = true,
  ) => {
    const of = createOrigins(history, {
      list: list.map(([number, tip, commits]) => ({
        number,
        mergeCommit: tip === null ? null : idOf(tip),
        commits,
      })),
      covers: () => covers,
    });
    return (name: string): string | null => {
      const origin = of(at(name));
      return origin && `${origin.number} ${origin.by} ${origin.confidence}`;
    };
  };

  it('finds the commits of a rebased one below its last', () => {
    const of = origins([[9, 'r3', 2]]);
    assert.deepEqual(['root', 'r1', 'r2', 'r3', 's'].map(of), [
      null,
      null,
      '9 rebase 0.9',
      '9 service 1',
      null,
    ]);
  });

  it('ends a rebased row where another pull request, a merge or the host’s own commit stands', () => {
    assert.deepEqual(
      ['r1', 'r2', 'r3'].map(
        origins([
          [9, 'r3', 3],
          [8, 'r2', 1],
        ]),
      ),
      [null, '8 service 1', '9 service 1'],
    );
    assert.deepEqual(['s', 't', 'u'].map(origins([[9, 'u', 3]])), [
      null,
      '9 rebase 0.9',
      '9 service 1',
    ]);
  });

  it('takes a squashed one as one commit, however many it had', () => {
    assert.deepEqual(['r3', 's'].map(origins([[7, 's', 4]])), [null, '7 service 1']);
  });

  it('takes certainty from a number that is not in a list that covers it, and gives it where it is', () => {
    assert.deepEqual(['t', 'u'].map(origins([[60, null, 1]])), ['55 suffix 0.2', '60 suffix 0.9']);
    assert.deepEqual(['t', 'u'].map(origins([], false)), ['55 suffix 0.6', '60 suffix 0.6']);
  });

  it('passes over commits that are not in this history', () => {
    assert.deepEqual(['r3'].map(origins([[7, 'elsewhere', 4]])), [null]);
  });
});
