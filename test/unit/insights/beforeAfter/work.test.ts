/** Which commits restructure or harden an area, and which only look so. */
import assert from 'node:assert/strict';

import type { Contribution } from '../../../../src/core/contributions/contribution.ts';
import type { ChangeLog } from '../../../../src/core/insights/beforeAfter/changeLog.ts';
import {
  areaOfWork,
  findHardenings,
  findRestructurings,
} from '../../../../src/core/insights/beforeAfter/work.ts';
import type { Past } from '../../../../src/core/insights/past.ts';
import type { PathChange, SubjectCommit } from '../../../../src/core/summary/input.ts';

/** `+a` was added, `-a` deleted, `a` changed. */
function changesOf(paths: string): readonly PathChange[] {
  return paths.split(' ').map((text) => ({
    path: text.replace(/^[+-]/, ''),
    change: text.startsWith('+') ? 'added' : text.startsWith('-') ? 'deleted' : 'modified',
  }));
}

function contributionOf(subject: string, paths: string): Contribution {
  const changes = changesOf(paths);
  const commit: SubjectCommit = {
    repository: 0,
    commit: 'c1',
    authored: '2024-03-01T00:00:00Z',
    landed: '2024-03-01T00:00:00Z',
    subject,
    paths: changes,
    files: changes.length,
    pullRequest: null,
    viaAgent: null,
    excluded: null,
    revertedBy: null,
  };
  return {
    id: 'x',
    repository: 0,
    title: '',
    titleFrom: 'theme',
    about: null,
    path: '',
    theme: null,
    assets: [],
    commits: [commit],
    span: { from: commit.landed, to: commit.landed },
    upkeep: null,
    uses: [],
  };
}

/** Files of today, each with all names that it had; `renames` are by the new name. */
function logOf(
  files: readonly (readonly string[])[],
  renames: Readonly<Record<string, string>> = {},
): { log: ChangeLog; past: Past } {
  const paths = files.flat();
  const numberOf = (path: string): number => files.findIndex((names) => names.includes(path));
  const named = new Map<string, number[]>();
  const inFolder = new Map<string, Set<number>>();
  for (const [file, names] of files.entries()) {
    const name = names[0]!.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
    named.set(name, [...(named.get(name) ?? []), file]);
    for (const path of names) {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      inFolder.set(folder, (inFolder.get(folder) ?? new Set()).add(file));
    }
  }
  const log: ChangeLog = {
    files: files.map(([path]) => ({ path: path!, born: 0 })),
    fileOf: Int32Array.from(paths, numberOf),
    named,
    inFolder,
    changes: [],
    ofFile: [],
    comesBack: () => false,
    formerName: (path) => renames[path] ?? null,
    isFollowed: (path) => !path.includes('gone'),
    from: 0,
    to: 0,
  };
  const past = { history: { findPath: (path: string) => paths.indexOf(path) } } as unknown as Past;
  return { log, past };
}

const { log: empty } = logOf([], {
  'src/xa.ts': 'src/a.ts',
  'src/xb.ts': 'src/b.ts',
  'src/xc.ts': 'src/c.ts',
  'new/a.ts': 'old/a.ts',
  'new/b.ts': 'old/b.ts',
  'new/c.ts': 'old/c.ts',
});

describe('restructuring', () => {
  for (const [what, subject, paths] of [
    ['three files deleted', 'Drop the old parser', '-src/a.ts -src/b.ts -src/c.ts'],
    [
      'three files moved to another folder',
      'Tidy',
      '-old/a.ts -old/b.ts -old/c.ts +new/a.ts +new/b.ts +new/c.ts',
    ],
    ['two files merged into a third', 'Merge the readers', '-src/a.ts -src/b.ts src/c.ts'],
    ['one file that took the place of another', 'Refactor a', '-src/a.ts +src/new.ts src/b.ts'],
    ['one file split in three', 'Split the reader', '-src/a.ts +src/b.ts +src/c.ts +src/d.ts'],
  ] as const)
    it(`is ${what}`, () =>
      assert.equal(findRestructurings(contributionOf(subject, paths), empty).length, 1));

  for (const [what, subject, paths] of [
    [
      'three files renamed in their folder',
      'Rename files',
      '-src/a.ts -src/b.ts -src/c.ts +src/xa.ts +src/xb.ts +src/xc.ts',
    ],
    [
      'a rename that calls itself refactoring',
      'refactor: rename a to xa',
      '-src/a.ts +src/xa.ts src/b.ts src/c.ts',
    ],
    [
      'three files renamed that did not last',
      'Rename files',
      '-src/gone1.css -src/gone2.css -src/gone3.css +src/gonex1.css +src/gonex2.css +src/gonex3.css',
    ],
    ['tests deleted', 'Drop tests', '-src/a.test.ts -src/b.test.ts -src/c.test.ts'],
    ['a revert', 'Revert "Split the reader"', '+src/a.ts -src/b.ts -src/c.ts -src/d.ts -src/e.ts'],
  ] as const)
    it(`is not ${what}`, () =>
      assert.deepEqual(findRestructurings(contributionOf(subject, paths), empty), []));
});

describe('hardening', () => {
  const { log } = logOf([['src/a.ts'], ['src/b.ts'], ['src/c.ts']]);

  it('counts tests that were added', () => {
    const [work] = findHardenings(
      contributionOf('Add tests', '+src/a.test.ts +src/b.test.ts +src/c.test.ts'),
      log,
    );
    assert.deepEqual([work?.kinds, work?.testsAdded], [['tests'], 3]);
  });

  it('is no rewriting of tests that were there', () => {
    const paths =
      '-test/a.ts -test/b.ts -test/c.ts +test/a.test.ts +test/b.test.ts +test/c.test.ts';
    assert.deepEqual(findHardenings(contributionOf('Another test runner', paths), log), []);
  });

  it('is no moving of tests that were there', () => {
    const paths =
      '-test/a.test.ts -test/b.test.ts -test/c.test.ts +src/a.test.ts +src/b.test.ts +src/c.test.ts';
    const renames = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [`src/${name}.test.ts`, `test/${name}.test.ts`]),
    );
    const { log: moved } = logOf([['src/a.ts'], ['src/b.ts'], ['src/c.ts']], renames);
    assert.deepEqual(findHardenings(contributionOf('Tests beside their code', paths), moved), []);
  });
});

describe('the area of work', () => {
  const { log, past } = logOf([
    ['src/xa.ts', 'src/a.ts'],
    ['src/xb.ts', 'src/b.ts'],
    ['src/c.ts'],
    ['src/d.ts'],
  ]);
  const areaOf = (paths: string): readonly string[] => {
    const [work] = findRestructurings(contributionOf('Split the reader', paths), log);
    return areaOfWork(work!, { path: '' }, log, past).map((file) => log.files[file]!.path);
  };

  it('takes in the neighbours of three files', () =>
    assert.deepEqual(areaOf('src/xa.ts src/xb.ts src/c.ts +new/e.ts'), [
      'src/xa.ts',
      'src/xb.ts',
      'src/c.ts',
      'src/d.ts',
    ]));

  it('counts a file under two names once', () =>
    assert.deepEqual(areaOf('-src/a.ts +src/xa.ts src/xb.ts +new/e.ts'), [
      'src/xa.ts',
      'src/xb.ts',
    ]));
});
