/** Versions along the mainline, and the check of the whole history against the tree. */
import assert from 'node:assert/strict';

import { HistoryError } from '../../../src/core/history/historyError.ts';
import {
  birthBefore,
  checkAgainstTree,
  firstVersion,
  versionBefore,
  versionsOfPath,
} from '../../../src/core/history/versions.ts';
import { buildHistory, type FakeCommit, treeOf } from '../../support/memoryHistory.ts';

/** A branch that edits, adds and deletes, its merge, and edits on the mainline before and after. */
const golden: readonly FakeCommit[] = [
  {
    name: 'root',
    changes: [
      ['a.ts', null, 'A1'],
      ['gone.ts', null, 'G1'],
    ],
  },
  { name: 'side1', parents: ['root'], changes: [['a.ts', 'A1', 'A2']] },
  { name: 'main1', parents: ['root'], changes: [['b.ts', null, 'B1']] },
  {
    name: 'side2',
    parents: ['side1'],
    changes: [
      ['new.ts', null, 'N1'],
      ['gone.ts', 'G1', null],
    ],
  },
  {
    name: 'merge',
    parents: ['main1', 'side2'],
    changes: [
      ['a.ts', 'A1', 'A2'],
      ['gone.ts', 'G1', null],
      ['new.ts', null, 'N1'],
    ],
  },
  { name: 'head', parents: ['merge'], changes: [['a.ts', 'A2', 'A3']] },
];
const tree = treeOf({ 'a.ts': 'A3', 'b.ts': 'B1', 'new.ts': 'N1' });

describe('versions of a path', () => {
  const history = buildHistory(golden);
  const versionsOf = (path: string): string[] =>
    versionsOfPath(history, history.findPath(path)).map(
      ({ position, blob }) =>
        `${history.subject(history.mainline[position]!)} ${blob < 0 ? 'deleted' : Buffer.from(history.blobId(blob).slice(0, 4), 'hex').toString()}`,
    );

  it('are those of the mainline, where a merge stands for its branch', () => {
    assert.deepEqual(versionsOf('a.ts'), ['root A1', 'merge A2', 'head A3']);
    assert.deepEqual(versionsOf('new.ts'), ['merge N1']);
  });

  it('end with a deletion', () => {
    assert.deepEqual(versionsOf('gone.ts'), ['root G1', 'merge deleted']);
  });

  it('are found one by one as they are in the list', () => {
    const paths = ['a.ts', 'b.ts', 'gone.ts', 'new.ts'].map((path) => history.findPath(path));
    for (const path of paths) {
      const versions = versionsOfPath(history, path);
      assert.deepEqual(firstVersion(history, path), versions[0]);
      for (let position = 0; position <= history.mainline.length; position++) {
        const earlier = versions.filter((version) => version.position < position);
        assert.deepEqual(versionBefore(history, path, position), earlier.at(-1));
      }
    }
  });

  it('begin anew where a file came back', () => {
    const returned = buildHistory([
      { name: 'made', changes: [['a.ts', null, 'A1']] },
      { name: 'changed', parents: ['made'], changes: [['a.ts', 'A1', 'A2']] },
      { name: 'removed', parents: ['changed'], changes: [['a.ts', 'A2', null]] },
      { name: 'back', parents: ['removed'], changes: [['a.ts', null, 'A1']] },
      { name: 'kept', parents: ['back'], changes: [['a.ts', 'A1', 'A3']] },
    ]);
    const births = [0, 1, 2, 3, 4, Infinity].map((before) => birthBefore(returned, 0, before));
    assert.deepEqual(births, [-1, 0, 0, 0, 3, 3]);
  });

  it('leave out a change of nothing but the mode', () => {
    const mode = buildHistory([
      { name: 'root', changes: [['a.sh', null, 'A1']] },
      { name: 'head', parents: ['root'], changes: [['a.sh', 'A1', 'A1']] },
    ]);
    assert.equal(versionsOfPath(mode, mode.findPath('a.sh')).length, 1);
  });
});

describe('check against the tree', () => {
  it('passes the history as it was', () => {
    assert.doesNotThrow(() => checkAgainstTree(buildHistory(golden), tree));
  });

  it('refuses a tree that differs in one file', () => {
    const history = buildHistory(golden);
    const refused = (files: Readonly<Record<string, string>>, message: RegExp): void =>
      assert.throws(() => checkAgainstTree(history, treeOf(files)), {
        name: 'HistoryError',
        message,
      });
    refused({ 'a.ts': 'A2', 'b.ts': 'B1', 'new.ts': 'N1' }, /a\.ts does not lead/);
    refused({ 'a.ts': 'A9', 'b.ts': 'B1', 'new.ts': 'N1' }, /a\.ts does not lead/);
    refused({ 'a.ts': 'A3', 'new.ts': 'N1' }, /b\.ts does not lead/);
    refused({ 'a.ts': 'A3', 'b.ts': 'B1', 'gone.ts': 'G1', 'new.ts': 'N1' }, /gone\.ts does not/);
    refused({ 'a.ts': 'A3', 'b.ts': 'B1', 'new.ts': 'N1', 'z.ts': 'Z' }, /never mentions z\.ts/);
  });

  const passes = (commits: readonly FakeCommit[]): boolean => {
    try {
      checkAgainstTree(buildHistory(commits), tree);
      return true;
    } catch (error) {
      if (error instanceof HistoryError) return false;
      throw error;
    }
  };

  /** Commits of the branch: their changes leave no trace in the tree, because the merge tells the result. */
  const ofBranch = new Set(['side1', 'side2']);

  for (const commit of golden) {
    for (const dropped of commit.changes ?? []) {
      const id = `${commit.name} ${String(dropped[0])}`;
      const unnoticed = ofBranch.has(commit.name);
      it(`${unnoticed ? 'does not notice' : 'notices'} that ${id} was dropped`, () => {
        const changes = (commit.changes ?? []).filter((change) => change !== dropped);
        const cut = golden.map((other) => (other === commit ? { ...commit, changes } : other));
        assert.equal(passes(cut), unnoticed);
      });
    }
  }
});
