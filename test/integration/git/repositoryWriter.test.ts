import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { createRepository } from '../../../src/git/repositoryWriter.ts';
import { buildRepository, temporaryFolder } from '../../support/repoBuilder.ts';

describe('repository writer', () => {
  it('writes commits with the identities, dates and files they were described with', async () => {
    const repo = await buildRepository();
    const first = repo.commit({
      author: 'Ada <ada@x.org>',
      date: '2024-01-02T10:00:00+01:00',
      committer: 'GitHub <noreply@github.com>',
      committed: '2024-01-03T00:00:00-07:30',
      message: 'First\n\nBody\n',
      files: { 'src/a b.ts': 'one\n', 'with "quotes"\n': 'x', empty: '' },
    });
    await repo.write();
    assert.equal(
      repo.git('log', '-1', '--date=raw', '--format=%H|%an|%ae|%ad|%cn|%ce|%cd|%B'),
      `${repo.id(first)}|Ada|ada@x.org|1704186000 +0100|GitHub|noreply@github.com|1704267000 -0730|First\n\nBody\n\n`,
    );
    assert.equal(
      repo.git('ls-tree', '-r', '-z', '--name-only', 'main'),
      'empty\0src/a b.ts\0with "quotes"\n\0',
    );
    assert.equal(repo.git('show', 'main:src/a b.ts'), 'one\n');
  });

  it('gives the same ids for the same description', async () => {
    const ids: string[] = [];
    for (let round = 0; round < 2; round++) {
      const repo = await buildRepository();
      const commit = repo.commit({ files: { a: '1' } });
      await repo.write();
      ids.push(repo.id(commit));
    }
    assert.equal(ids[0], ids[1]);
  });

  it('branches, renames, merges whole files, and goes on after writing', async () => {
    const repo = await buildRepository();
    const base = repo.commit({ files: { a: '1\n', b: '1\n', c: '1\n' } });
    repo.branch('topic');
    const moved = repo.commit({ renames: { a: 'lib/a' }, files: { c: null } });
    repo.switchTo('main');
    const mine = repo.commit({ files: { b: '2\n' } });
    await repo.write();
    const merge = repo.merge('topic');
    await repo.write();
    assert.equal(
      repo.git('log', '-1', '--format=%H %P', 'main').trim(),
      `${repo.id(merge)} ${repo.id(mine)} ${repo.id(moved)}`,
    );
    assert.equal(repo.git('ls-tree', '-r', '--name-only', 'main'), 'b\nlib/a\n');
    assert.equal(repo.git('show', 'main:b'), '2\n');
    assert.equal(repo.git('merge-base', 'main', 'topic~1').trim(), repo.id(base));
    repo.git('fsck', '--strict', '--no-dangling');
  });

  it('asks for the content of a file that both sides changed', async () => {
    const repo = await buildRepository();
    repo.commit({ files: { a: '1' } });
    repo.branch('topic');
    repo.commit({ files: { a: '2' } });
    repo.switchTo('main');
    repo.commit({ files: { a: '3' } });
    assert.throws(() => repo.merge('topic'), /Both sides changed a/);
    repo.merge('topic', { files: { a: '23' } });
    await repo.write();
    assert.equal(repo.git('show', 'main:a'), '23');
  });

  it('fills the working tree', async () => {
    const repo = await buildRepository();
    repo.commit({ files: { 'src/a.ts': 'text\r\n' } });
    await repo.write();
    await repo.checkout();
    assert.equal(readFileSync(path.join(repo.folder, 'src/a.ts'), 'utf8'), 'text\r\n');
    assert.equal(repo.git('status', '--porcelain'), '');
    assert.equal(existsSync(path.join(repo.folder, '.git/hooks')), false);
  });

  it('writes hundreds of commits at once', async () => {
    const repo = await buildRepository();
    for (let count = 0; count < 500; count++)
      repo.commit({ files: { [`f${count % 50}`]: `${count}\n` } });
    await repo.write();
    assert.equal(repo.git('rev-list', '--count', 'main').trim(), '500');
  });

  it('refuses a folder that holds something', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'mine.txt'), 'precious');
    await assert.rejects(createRepository(folder), {
      name: 'GitError',
      reason: 'folder-not-empty',
    });
  });
});
