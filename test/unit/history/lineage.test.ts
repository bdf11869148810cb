/** Which earlier file a file continues. */
import assert from 'node:assert/strict';

import type { History } from '../../../src/core/history/history.ts';
import { createLineages, type LineageRules } from '../../../src/core/history/lineage.ts';
import type { GitHistory, Rename } from '../../../src/core/ports.ts';
import {
  buildHistory,
  type FakeChange,
  type FakeCommit,
  idOf,
} from '../../support/memoryHistory.ts';

const signal = new AbortController().signal;

interface Situation {
  /** Renames that git finds by similarity. */
  readonly similar?: readonly (readonly [commit: string, from: string, to: string])[];
  readonly failed?: readonly string[];
  /** Bytes by name of the blob; 100 where it is not named. */
  readonly sizes?: Readonly<Record<string, number>>;
  readonly sameKey?: Readonly<Record<string, readonly string[]>>;
  /** Paths whose lineages are wanted; all where none is named. */
  readonly wanted?: readonly string[];
}

/** Lineages of a history, told as `path@commit` of each beginning, newest first. */
async function lineagesOf(commits: readonly FakeCommit[], situation: Situation = {}) {
  const { similar = [], failed = [], sameKey = {}, sizes = {}, wanted } = situation;
  const sizeOf = new Map(Object.entries(sizes).map(([name, bytes]) => [idOf(name), bytes]));
  const history = buildHistory(commits);
  const asked: string[] = [];
  const git: Pick<GitHistory, 'findRenames' | 'readSizes'> = {
    readSizes: (ids) => Promise.resolve(ids.map((id) => sizeOf.get(id) ?? 100)),
    async findRenames(pairs) {
      asked.push(
        ...pairs.map(
          ({ commit, withRewritten }) =>
            `${history.subject(history.findCommit(commit))}${withRewritten === true ? ' with rewritten' : ''}`,
        ),
      );
      const renames: Rename[] = similar
        .map(([commit, from, to]) => ({ commit: idOf(commit), from, to }))
        .filter(({ commit }) => pairs.some((pair) => pair.commit === commit));
      return { renames, failed: failed.map((name) => idOf(name)) };
    },
  };
  const rules: LineageRules = {
    family: (path) => history.path(path).split('.').at(-1)!,
    sameKey: (path) => (sameKey[history.path(path)] ?? []).map((other) => history.findPath(other)),
  };
  const lineages = createLineages(history, git, rules);
  await lineages.prepare(
    wanted?.map((path) => history.findPath(path)) ??
      Array.from({ length: history.pathCount }, (_, path) => path),
    signal,
  );
  return {
    asked,
    failed: lineages.failed,
    of: (path: string): string[] =>
      lineages
        .of(history.findPath(path))
        .map((stretch) => `${history.path(stretch.path)}@${nameAt(history, stretch.from)}`),
    versions: (path: string): string[] =>
      lineages
        .versions(history.findPath(path))
        .map(
          ({ position, path: name, blob }) =>
            `${nameAt(history, position)} ${history.path(name)}${blob < 0 ? ' deleted' : ''}`,
        ),
  };
}

function nameAt(history: History, position: number): string {
  return history.subject(history.mainline[position]!);
}

describe('lineage', () => {
  it('follows a rename of identical content without asking git', async () => {
    const { of, versions, asked } = await lineagesOf([
      { name: 'root', changes: [['a.ts', null, 'A']] },
      { name: 'edit', parents: ['root'], changes: [['a.ts', 'A', 'A2']] },
      move('move', 'edit', 'a.ts', 'b.ts', 'A2'),
    ]);
    assert.deepEqual(of('b.ts'), ['b.ts@move', 'a.ts@root']);
    assert.deepEqual(versions('b.ts'), ['root a.ts', 'edit a.ts', 'move b.ts']);
    assert.deepEqual(asked, []);
  });

  it('follows a rename that git finds by similarity, through further ones', async () => {
    const { of } = await lineagesOf(
      [
        { name: 'root', changes: [['a.ts', null, 'A']] },
        move('one', 'root', 'a.ts', 'b.ts', 'A', 'B'),
        move('two', 'one', 'b.ts', 'c.ts', 'B', 'C'),
      ],
      {
        similar: [
          ['one', 'a.ts', 'b.ts'],
          ['two', 'b.ts', 'c.ts'],
        ],
      },
    );
    assert.deepEqual(of('c.ts'), ['c.ts@two', 'b.ts@one', 'a.ts@root']);
  });

  it('begins anew where git finds nothing alike', async () => {
    const { of, asked } = await lineagesOf([
      { name: 'root', changes: [['a.ts', null, 'A']] },
      move('head', 'root', 'a.ts', 'b.ts', 'A', 'B'),
    ]);
    assert.deepEqual(of('b.ts'), ['b.ts@head']);
    assert.deepEqual(asked, ['head']);
  });

  it('never crosses from one family to another by similarity', async () => {
    const { of, asked } = await lineagesOf(
      [
        {
          name: 'root',
          changes: [
            ['a.ts', null, 'A'],
            ['x.py', null, 'X'],
          ],
        },
        {
          name: 'head',
          parents: ['root'],
          changes: [
            ['a.py', null, 'B'],
            ['a.ts', 'A', null],
            ['x.py', 'X', null],
          ],
        },
      ],
      { similar: [['head', 'a.ts', 'a.py']] },
    );
    assert.deepEqual(asked, ['head']);
    assert.deepEqual(of('a.py'), ['a.py@head']);
  });

  const leftBehind: readonly FakeCommit[] = [
    { name: 'root', changes: [['a.ts', null, 'A']] },
    {
      name: 'head',
      parents: ['root'],
      changes: [
        ['a.ts', 'A', 'rest'],
        ['lib/a.ts', null, 'B'],
      ],
    },
  ];

  it('follows a file whose content went elsewhere while a rest of it stayed', async () => {
    const { of, asked } = await lineagesOf(leftBehind, {
      sizes: { A: 900, rest: 40, B: 920 },
      similar: [['head', 'a.ts', 'lib/a.ts']],
    });
    assert.deepEqual(asked, ['head with rewritten']);
    assert.deepEqual(of('lib/a.ts'), ['lib/a.ts@head', 'a.ts@root']);
    assert.deepEqual(of('a.ts'), ['a.ts@root']);
  });

  it('follows content that went elsewhere as it was without asking git, again and again', async () => {
    const { of, asked } = await lineagesOf(
      [
        ...leftBehind.slice(0, 1),
        {
          name: 'move',
          parents: ['root'],
          changes: [
            ['a.ts', 'A', 'rest'],
            ['lib/a.ts', null, 'A'],
          ],
        },
        {
          name: 'again',
          parents: ['move'],
          changes: [
            ['lib/a.ts', 'A', 'rest'],
            ['base/a.ts', null, 'A'],
          ],
        },
      ],
      { sizes: { A: 100, rest: 40 }, wanted: ['base/a.ts'] },
    );
    assert.deepEqual(asked, []);
    assert.deepEqual(of('base/a.ts'), ['base/a.ts@again', 'lib/a.ts@move', 'a.ts@root']);
  });

  it('takes a copy for a copy where the old file stayed as long', async () => {
    const { of } = await lineagesOf(
      [
        ...leftBehind.slice(0, 1),
        {
          name: 'copy',
          parents: ['root'],
          changes: [
            ['a.ts', 'A', 'changed'],
            ['lib/a.ts', null, 'A'],
          ],
        },
      ],
      { sizes: { A: 100, changed: 90 } },
    );
    assert.deepEqual(of('lib/a.ts'), ['lib/a.ts@copy']);
  });

  it('asks for no rest where the old file kept its size, or the new one is small', async () => {
    for (const sizes of [
      { A: 900, rest: 400, B: 920 },
      { A: 900, rest: 40, B: 300 },
    ]) {
      const { of, asked } = await lineagesOf(leftBehind, { sizes });
      assert.deepEqual(asked, []);
      assert.deepEqual(of('lib/a.ts'), ['lib/a.ts@head']);
    }
  });

  /** So many build files, each rewritten in the commit that moves them all to another folder; the notes stay as they are. */
  const massMove = (count: number): readonly FakeCommit[] => {
    const build = Array.from({ length: count }, (_, at) => `${at}/build.ts`);
    const files = [...build, '0/note.ts'];
    const name = (path: string, version: string): string =>
      path === '0/note.ts' ? 'note' : `${version}${path}`;
    return [
      {
        name: 'root',
        changes: files.map((path): FakeChange => [`old/${path}`, null, name(path, 'A')]),
      },
      {
        name: 'head',
        parents: ['root'],
        changes: files.flatMap((path): FakeChange[] => [
          [`new/${path}`, null, name(path, 'B')],
          [`old/${path}`, name(path, 'A'), null],
        ]),
      },
    ];
  };

  it('asks git about a mass move in which every file was rewritten', async () => {
    const { of, asked } = await lineagesOf(massMove(300), {
      similar: [['head', 'old/7/build.ts', 'new/7/build.ts']],
    });
    assert.deepEqual(asked, ['head']);
    assert.deepEqual(of('new/7/build.ts'), ['new/7/build.ts@head', 'old/7/build.ts@root']);
  });

  it('goes by the folders where git would compare nothing', async () => {
    const { of, asked } = await lineagesOf(massMove(1001));
    assert.deepEqual(asked, []);
    assert.deepEqual(of('new/0/build.ts'), ['new/0/build.ts@head', 'old/0/build.ts@root']);
    assert.deepEqual(of('new/7/build.ts'), ['new/7/build.ts@head']);
  });

  it('tells which commits git could not compare', async () => {
    const { failed } = await lineagesOf(
      [
        { name: 'root', changes: [['a.ts', null, 'A']] },
        move('head', 'root', 'a.ts', 'b.ts', 'A', 'B'),
      ],
      { failed: ['head'] },
    );
    assert.deepEqual(failed, [idOf('head')]);
  });

  const comesBack: readonly FakeCommit[] = [
    { name: 'root', changes: [['a.ts', null, 'A']] },
    { name: 'drop', parents: ['root'], changes: [['a.ts', 'A', null]] },
    { name: 'pause', parents: ['drop'], changes: [['x.md', null, 'X']] },
    { name: 'back', parents: ['pause'], changes: [['a.ts', null, 'B']] },
  ];

  it('goes on where the same path comes back, and marks the time between', async () => {
    const { of, versions } = await lineagesOf(comesBack);
    assert.deepEqual(of('a.ts'), ['a.ts@back', 'a.ts@root']);
    assert.deepEqual(versions('a.ts'), ['root a.ts', 'drop a.ts deleted', 'back a.ts']);
  });

  it('begins anew at a path from which the earlier file was renamed away', async () => {
    const { of } = await lineagesOf([
      { name: 'root', changes: [['a.ts', null, 'A']] },
      move('away', 'root', 'a.ts', 'b.ts', 'A'),
      { name: 'other', parents: ['away'], changes: [['a.ts', null, 'O']] },
    ]);
    assert.deepEqual(of('a.ts'), ['a.ts@other']);
    assert.deepEqual(of('b.ts'), ['b.ts@away', 'a.ts@root']);
  });

  it('continues the file that served the same key before', async () => {
    const { of } = await lineagesOf(
      [
        { name: 'root', changes: [['log.js', null, 'A']] },
        move('rewrite', 'root', 'log.js', 'log/index.js', 'A', 'B'),
      ],
      { sameKey: { 'log/index.js': ['log.js', 'log/index.js'] } },
    );
    assert.deepEqual(of('log/index.js'), ['log/index.js@rewrite', 'log.js@root']);
  });

  it('does not continue a file of the same key that still lives', async () => {
    const { of } = await lineagesOf(
      [
        { name: 'root', changes: [['log.js', null, 'A']] },
        { name: 'add', parents: ['root'], changes: [['log/index.js', null, 'B']] },
        { name: 'edit', parents: ['add'], changes: [['log.js', 'A', 'A2']] },
      ],
      { sameKey: { 'log/index.js': ['log.js'] } },
    );
    assert.deepEqual(of('log/index.js'), ['log/index.js@add']);
  });

  it('sees a rename that only the commits of a merged branch show', async () => {
    const { of } = await lineagesOf([
      { name: 'root', changes: [['a.ts', null, 'A']] },
      move('side1', 'root', 'a.ts', 'b.ts', 'A'),
      { name: 'side2', parents: ['side1'], changes: [['b.ts', 'A', 'Z']] },
      { name: 'main1', parents: ['root'], changes: [['x.md', null, 'X']] },
      {
        name: 'merge',
        parents: ['main1', 'side2'],
        changes: [
          ['a.ts', 'A', null],
          ['b.ts', null, 'Z'],
        ],
      },
    ]);
    assert.deepEqual(of('b.ts'), ['b.ts@merge', 'a.ts@root']);
  });

  it('of several identical files takes the one with the same name in the folder most alike', async () => {
    const { of } = await lineagesOf([
      {
        name: 'root',
        changes: [
          ['a/src/index.ts', null, 'A'],
          ['b/src/index.ts', null, 'A'],
        ],
      },
      {
        name: 'move',
        parents: ['root'],
        changes: [
          ['a/src/index.ts', 'A', null],
          ['b/src/index.ts', 'A', null],
          ['x/b/src/index.ts', null, 'A'],
          ['y/a/src/index.ts', null, 'A'],
        ],
      },
    ]);
    assert.deepEqual(of('x/b/src/index.ts'), ['x/b/src/index.ts@move', 'b/src/index.ts@root']);
    assert.deepEqual(of('y/a/src/index.ts'), ['y/a/src/index.ts@move', 'a/src/index.ts@root']);
  });

  it('comes to an end where two files change places for ever', async () => {
    const { of } = await lineagesOf([
      { name: 'root', changes: [['a.ts', null, 'A']] },
      move('there', 'root', 'a.ts', 'b.ts', 'A'),
      move('back', 'there', 'b.ts', 'a.ts', 'A'),
    ]);
    assert.deepEqual(of('a.ts'), ['a.ts@back', 'b.ts@there', 'a.ts@root']);
  });
});

/** A commit that deletes one file and adds another. */
function move(
  name: string,
  parent: string,
  from: string,
  to: string,
  before: string,
  after = before,
): FakeCommit {
  return {
    name,
    parents: [parent],
    changes: [
      [from, before, null],
      [to, null, after],
    ],
  };
}
