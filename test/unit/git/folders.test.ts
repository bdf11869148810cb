/** Folders of repositories by path and glob. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { findFolders } from '../../../src/git/folders.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';

describe('folders that a person names', () => {
  const base = temporaryFolder();
  before(() => {
    for (const folder of [
      'apps/shop/.git',
      'apps/stock/.git',
      'apps/notes',
      'apps/deep/inner/.git',
      'apps/.hidden/.git',
      'apps/node_modules/x/.git',
      'bare/HEAD',
      'bare/objects',
    ])
      mkdirSync(path.join(base, folder), { recursive: true });
    symlinkSync(path.join(base, 'apps/shop'), path.join(base, 'apps/link'));
  });
  const found = async (...patterns: readonly string[]): Promise<readonly string[]> =>
    (await findFolders(patterns, base)).map((folder) => path.relative(base, folder));

  it('takes a path as it is, even where there is nothing', async () => {
    assert.deepEqual(await found('apps/notes', './apps/shop', 'nowhere'), [
      'apps/notes',
      'apps/shop',
      'nowhere',
    ]);
  });

  it('takes of a glob the repositories, in order, each once', async () => {
    assert.deepEqual(await found('apps/*', 'apps/s*'), ['apps/shop', 'apps/stock']);
    assert.deepEqual(await found(path.join(base, 'apps/{stock,notes}')), ['apps/stock']);
    assert.deepEqual(await found('*'), ['bare']);
  });

  it('goes down with two stars, but into nothing hidden or installed', async () => {
    assert.deepEqual(await found('**'), ['apps/deep/inner', 'apps/shop', 'apps/stock', 'bare']);
  });

  it('finds nothing where nothing is', async () => {
    assert.deepEqual(await found('nowhere/*'), []);
  });
});
