import assert from 'node:assert/strict';

import type { Contribution } from '../../../src/core/contributions/contribution.ts';
import { titledByPullRequests } from '../../../src/core/contributions/pullRequestTitles.ts';
import type { SubjectCommit } from '../../../src/core/summary/input.ts';

interface Told {
  readonly number: number;
  readonly title: string;
  readonly commits?: number;
  readonly landed?: string;
}

function contribution(told: readonly Told[], more: Partial<Contribution> = {}): Contribution {
  const commits = told.flatMap(({ number, title, commits: count = 1, landed = '2026-01-10' }) =>
    Array.from({ length: count }, (_, index): SubjectCommit => ({
      repository: 0,
      commit: `${number}${index}`.padEnd(40, '0'),
      authored: `${landed}T00:00:00+00:00`,
      landed: `${landed}T00:00:00+00:00`,
      subject: 'Change',
      paths: [],
      files: 1,
      pullRequest: number,
      details: { number, title, url: '', merged: null, closes: [], release: null },
      viaAgent: null,
      excluded: null,
      revertedBy: null,
    })),
  );
  return {
    id: 'c',
    repository: 0,
    title: 'Retry',
    titleFrom: 'module',
    about: null,
    path: 'src/retry.ts',
    theme: null,
    assets: [],
    commits,
    span: { from: '2026-01-01T00:00:00+00:00', to: '2026-01-31T00:00:00+00:00' },
    upkeep: null,
    uses: [],
    ...more,
  };
}

function titleOf(told: readonly Told[], more?: Partial<Contribution>): string {
  return titledByPullRequests([contribution(told, more)])[0]!.title;
}

describe('titles from pull requests', () => {
  const good = 'Add a limit for every host';

  it('are taken from the one that brought four fifths of the building', () => {
    assert.equal(titleOf([{ number: 1, title: good }]), good);
    assert.equal(
      titleOf([
        { number: 1, title: good, commits: 4 },
        { number: 2, title: 'Let it be seen by all' },
      ]),
      good,
    );
    assert.equal(
      titleOf([
        { number: 1, title: good, commits: 3 },
        { number: 2, title: 'Let it be seen by all' },
      ]),
      'Retry',
    );
  });

  it('pass over what came after the building', () => {
    const later = { number: 2, title: 'Keep it going for years', landed: '2026-06-01', commits: 9 };
    assert.equal(titleOf([{ number: 1, title: good }, later]), good);
  });

  it('lose type, scope and line breaks', () => {
    assert.equal(
      titleOf([{ number: 1, title: 'feat(http)!: add a limit\n for every  host (#12)' }]),
      good,
    );
  });

  for (const title of [
    'Retry',
    'Fix typo',
    'WIP: more things',
    'Update dependencies of client',
    'Revert "Add a limit for every host"',
    'Bump client to v2',
    'Cleanup of the client',
    `Add a limit ${'for every host '.repeat(9)}`,
    '1 2 3',
    '…',
  ])
    it(`say no more than the name: ${title.slice(0, 40)}`, () => {
      const told = titleOf([{ number: 1, title }]);
      assert.equal(told, 'Retry');
    });

  it('never take the place of a document, the engineer’s word, or what holds many things', () => {
    const told = [{ number: 1, title: good }];
    assert.equal(titleOf(told, { titleFrom: 'document' }), 'Retry');
    assert.equal(titleOf(told, { titleFrom: 'user' }), 'Retry');
    assert.equal(titleOf(told, { titleFrom: 'theme' }), 'Retry');
    assert.equal(
      titleOf(told, { titleFrom: 'theme', theme: { kind: 'dependencies', area: '' } }),
      'Retry',
    );
    assert.equal(titleOf(told, { titleFrom: 'theme', theme: { kind: 'work', area: 'src' } }), good);
  });

  it('name one contribution only', () => {
    const both = titledByPullRequests([
      contribution([{ number: 1, title: good }]),
      contribution([{ number: 1, title: good }], { id: 'd', title: 'Wait' }),
    ]);
    assert.deepEqual(
      both.map(({ title }) => title),
      ['Retry', 'Wait'],
    );
  });
});
