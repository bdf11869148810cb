import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { realDisk, type Disk } from '../../../src/store/atomicFile.ts';
import { takeLease } from '../../../src/store/lease.ts';
import { openRecordStore, ownersIn, recordFile } from '../../../src/store/recordStore.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';

const owner = 'github.com\nU_1\nacme\nU_1';

function newFile(): string {
  return recordFile(path.join(temporaryFolder(), 'github'), owner);
}

/** A disk on which every file that is opened can take so many bytes more. */
function fullAfter(bytes: number): Disk {
  return {
    ...realDisk,
    open: async (...args) => {
      const handle = await realDisk.open(...args);
      const write = handle.writeFile.bind(handle);
      handle.writeFile = async (data) => {
        await write(String(data).slice(0, bytes));
        if (String(data).length > bytes)
          throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      };
      return handle;
    },
  };
}

describe('records that are kept', () => {
  it('come back with where the reading stood, whether or not they were written into one file', async () => {
    const file = newFile();
    const first = await openRecordStore(file, owner);
    await first.keep('a', [{ id: '1' }, { id: '2' }], { at: 1 });
    await first.keep('b', [{ id: '1' }], { at: 5 });
    const second = await openRecordStore(file, owner);
    assert.deepEqual([...second.records('a').keys()], ['1', '2']);
    assert.deepEqual(
      [second.state('a'), second.state('b'), second.state('c')],
      [{ at: 1 }, { at: 5 }, null],
    );
    await second.compact();
    assert.deepEqual((await readdir(path.dirname(file))).length, 1);
    const third = await openRecordStore(file, owner);
    assert.deepEqual([...third.records('a').values()], [{ id: '1' }, { id: '2' }]);
    assert.deepEqual([third.state('a'), third.warning()], [{ at: 1 }, null]);
  });

  it('replace those with the same id, also over a whole file', async () => {
    const file = newFile();
    const store = await openRecordStore(file, owner);
    const many = Array.from({ length: 1201 }, (_, id) => ({ id: String(id), text: 'old' }));
    await store.keep('a', many, {});
    await store.compact();
    await store.keep('a', [{ id: '700', text: 'new' } as { id: string }], { at: 2 });
    const again = await openRecordStore(file, owner);
    assert.equal(again.records('a').size, 1201);
    assert.deepEqual(again.records('a').get('700'), { id: '700', text: 'new' });
    assert.deepEqual(again.state('a'), { at: 2 });
  });

  it('lose a page that was cut with its place, and nothing before it', async () => {
    const file = newFile();
    const store = await openRecordStore(file, owner);
    await store.keep('a', [{ id: '1' }], { at: 1 });
    await appendFile(`${file}.added`, '{"stream":"a","records":[{"id":"2"}],"sta');
    const again = await openRecordStore(file, owner);
    assert.deepEqual([[...again.records('a').keys()], again.state('a')], [['1'], { at: 1 }]);
    assert.equal(again.warning(), null);
    await again.keep('a', [{ id: '3' }], { at: 3 });
    const third = await openRecordStore(file, owner);
    assert.deepEqual([[...third.records('a').keys()], third.state('a')], [['1', '3'], { at: 3 }]);
  });

  it('stay what they were when the disk is full in the middle of a page', async () => {
    const file = newFile();
    const store = await openRecordStore(file, owner);
    await store.keep('a', [{ id: '1' }], { at: 1 });
    const full = await openRecordStore(file, owner, fullAfter(20));
    await full.keep('a', [{ id: '2' }], { at: 2 });
    assert.match(full.warning()!, /ENOSPC/);
    assert.deepEqual([...full.records('a').keys()], ['1', '2']);
    await full.compact();
    const again = await openRecordStore(file, owner);
    assert.deepEqual([[...again.records('a').keys()], again.state('a')], [['1'], { at: 1 }]);
    assert.equal(again.warning(), null);
  });

  it('stay what they were when the disk is full while they are written into one file', async () => {
    const file = newFile();
    const store = await openRecordStore(file, owner);
    await store.keep('a', [{ id: '1' }], { at: 1 });
    await store.compact();
    const full = await openRecordStore(file, owner, fullAfter(30));
    await full.compact();
    assert.match(full.warning()!, /could not be kept/);
    const again = await openRecordStore(file, owner);
    assert.deepEqual([...again.records('a').keys()], ['1']);
  });

  it('that cannot be read are neither used nor changed', async () => {
    const file = newFile();
    await mkdir(file, { recursive: true });
    const store = await openRecordStore(file, owner);
    assert.match(store.warning()!, /could not be read \(EISDIR\)/);
    await store.keep('a', [{ id: '1' }], {});
    await store.compact();
    assert.deepEqual([...store.records('a').keys()], ['1']);
    assert.deepEqual(await readdir(path.dirname(file)), [path.basename(file)]);
  });

  it('of another owner are not taken for these', async () => {
    const file = newFile();
    const store = await openRecordStore(file, owner);
    await store.keep('a', [{ id: '1' }], {});
    await store.compact();
    const other = await openRecordStore(file, 'somebody else');
    assert.equal(other.records('a').size, 0);
    assert.match(other.warning()!, /damaged/);
  });

  it('are for the eyes of the user alone, under a name that tells nothing', async () => {
    const file = newFile();
    const store = await openRecordStore(file, owner);
    await store.keep('a', [{ id: '1' }], {});
    if (process.platform !== 'win32') assert.equal((await stat(`${file}.added`)).mode & 0o077, 0);
    await store.compact();
    if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o077, 0);
    assert.match(path.basename(file), /^[0-9a-f]{24}\.jsonl$/);
    assert.deepEqual(await ownersIn(path.dirname(file)), [owner]);
    await writeFile(path.join(path.dirname(file), 'other.jsonl'), 'nonsense');
    assert.deepEqual(await ownersIn(path.dirname(file)), [owner]);
  });
});

describe('a lease', () => {
  it('is held by one at a time, and is given back', async () => {
    const file = path.join(temporaryFolder(), 'reading');
    const first = await takeLease(file);
    assert.ok(first);
    assert.equal(await takeLease(file), null);
    await first.release();
    const second = await takeLease(file);
    assert.ok(second);
    await second.release();
  });

  it('of a process that ended, or was silent for long, is taken over', async () => {
    const file = path.join(temporaryFolder(), 'reading');
    await writeFile(file, '999999999 1');
    const lease = await takeLease(file);
    assert.ok(lease);
    assert.ok((await readFile(file, 'utf8')).startsWith(`${process.pid} `));
    await lease.release();
    await writeFile(file, `${process.ppid} 1`);
    assert.equal(await takeLease(file), null);
  });
});
