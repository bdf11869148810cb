/** What was read of a host goes when the user takes their yes back; what was read of others stays. */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import {
  deleteRecords,
  openRecordStore,
  ownersIn,
  recordFile,
} from '../../../src/store/recordStore.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';

async function keep(folder: string, owner: string): Promise<void> {
  const store = await openRecordStore(recordFile(folder, owner), owner);
  await store.keep('authored', [{ id: '1' }], {});
  await store.compact();
  await store.keep('authored', [{ id: '2' }], {});
}

const isOfGitHub = (owner: string): boolean => owner.startsWith('github.com\n');

describe('deleting what was read', () => {
  it('leaves nothing of the owners that are meant, and everything of the others', async () => {
    const folder = temporaryFolder();
    await keep(folder, 'github.com\nocto\nacme\nocto');
    await keep(folder, 'git.acme.example\nocto\nacme\nocto');
    const other = path.basename(recordFile(folder, 'git.acme.example\nocto\nacme\nocto'));
    await deleteRecords(folder, isOfGitHub);
    assert.deepEqual(await ownersIn(folder), ['git.acme.example\nocto\nacme\nocto']);
    assert.deepEqual(readdirSync(folder).toSorted(), [other, `${other}.added`]);
  });

  it('also takes what cannot be told whose it is', async () => {
    const folder = temporaryFolder();
    await keep(folder, 'git.acme.example\nocto\nacme\nocto');
    const other = path.basename(recordFile(folder, 'git.acme.example\nocto\nacme\nocto'));
    for (const name of ['damaged.jsonl', 'gone.jsonl.added', `${other}.unreadable`])
      writeFileSync(path.join(folder, name), 'private');
    await deleteRecords(folder, isOfGitHub);
    assert.deepEqual(readdirSync(folder).toSorted(), [other, `${other}.added`]);
  });

  it('has nothing to do where nothing was kept', async () => {
    await deleteRecords(path.join(temporaryFolder(), 'none'), () => true);
  });
});
