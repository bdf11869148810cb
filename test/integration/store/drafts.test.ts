/** What the user typed outlives whatever happens to the process, the disk and the file. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import path from 'node:path';

import { writeAtomically, type Disk } from '../../../src/store/atomicFile.ts';
import { openDraft } from '../../../src/store/drafts.ts';
import { edit, someSubject } from '../../support/edits.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';

const idsOf = (draft: { readonly edits: readonly { readonly id: string }[] }) =>
  draft.edits.map(({ id }) => id);

function startWriter(folder: string, name: string, count: number) {
  const script = path.resolve('test/support/draftWriter.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  return { child, saved: () => said.split('\n').slice(0, -1), ended: once(child, 'exit') };
}

describe('drafts on disk', function () {
  this.timeout(60_000);

  it('come back in the order in which they were made, with every kind of edit', async () => {
    const folder = path.join(temporaryFolder(), 'drafts');
    const draft = await openDraft(folder, someSubject);
    const edits = [
      edit('1', {
        kind: 'claim',
        contribution: 'c',
        insight: 'D1',
        text: 'line\nbreak “ü” \u2028',
      }),
      edit('2', { kind: 'merge', into: 'c', others: ['d', 'e'] }),
      edit('3', { kind: 'undo', edit: '1' }),
    ];
    for (const one of edits) await draft.add([one]);
    const again = await (await openDraft(folder, someSubject)).read();
    assert.deepEqual(again, { edits, warning: null, readOnly: false });
    assert.equal((await readdir(folder)).length, 1, 'nothing but the draft is left');
  });

  it('are found again when the person has more addresses, or another first one', async () => {
    const folder = temporaryFolder();
    await (await openDraft(folder, someSubject)).add([edit('1')]);
    const grown = { ...someSubject, emails: ['aaa@example.com', 'ann@example.com'] };
    assert.deepEqual(idsOf(await (await openDraft(folder, grown)).read()), ['1']);
    const other = { ...someSubject, emails: ['bo@example.com'] };
    assert.deepEqual(idsOf(await (await openDraft(folder, other)).read()), []);
    const later = { ...someSubject, from: '2026-07-01', to: '2027-01-01' };
    assert.deepEqual(idsOf(await (await openDraft(folder, later)).read()), []);
  });

  it('join the edits of two processes that write at once', async () => {
    const folder = temporaryFolder();
    const writers = ['a', 'b'].map((name) => startWriter(folder, name, 40));
    for (const { ended } of writers) assert.deepEqual(await ended, [0, null]);
    const { edits, warning } = await (await openDraft(folder, someSubject)).read();
    assert.equal(warning, null);
    assert.equal(edits.length, 80);
    assert.deepEqual(
      idsOf({ edits }).toSorted(),
      ['a', 'b']
        .flatMap((name) => Array.from({ length: 40 }, (_, at) => `${name}-${at}`))
        .toSorted(),
    );
  });

  it('hold everything that was saved when the process is killed in the middle of a write', async () => {
    const folder = temporaryFolder();
    const saved: string[] = [];
    for (let round = 0; round < 8; round++) {
      const writer = startWriter(folder, `r${round}`, 10_000);
      await once(writer.child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, 20 + round * 7));
      writer.child.kill('SIGKILL');
      await writer.ended;
      saved.push(...writer.saved());
    }
    const { edits, warning } = await (await openDraft(folder, someSubject)).read();
    assert.equal(warning, null, 'no half of a file is ever seen');
    assert.ok(saved.length > 8, `${saved.length} edits were saved`);
    const there = new Set(idsOf({ edits }));
    assert.deepEqual(
      saved.filter((id) => !there.has(id)),
      [],
    );
    // The next writer breaks the lock of the dead one, and what they left is swept.
    await (await openDraft(folder, someSubject)).add([edit('after')]);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => !name.endsWith('.jsonl')),
      [],
    );
  });

  it('are the old or the new ones whichever call to the disk fails, once or for ever', async () => {
    for (const forEver of [false, true]) {
      for (let failing = 1; ; failing++) {
        const file = path.join(temporaryFolder(), 'drafts', 'draft');
        await writeAtomically(file, 'old');
        const disk = faultyDisk(failing, forEver);
        const error = await writeAtomically(file, 'new', disk.disk).then(
          () => null,
          (reason: unknown) => reason,
        );
        const content = await readFile(file, 'utf8');
        if (error === null) assert.equal(content, 'new');
        else assert.ok(['old', 'new'].includes(content), content);
        if (disk.calls() < failing) {
          assert.ok(failing > 6, `${failing} calls`);
          break;
        }
      }
    }
  });

  it('retry a rename that somebody holds up', async () => {
    const file = path.join(temporaryFolder(), 'draft');
    let refusals = 3;
    await writeAtomically(file, 'new', {
      ...realDisk,
      rename: async (from, to) => {
        if (refusals-- > 0) throw Object.assign(new Error('held'), { code: 'EBUSY' });
        return rename(from, to);
      },
    });
    assert.equal(await readFile(file, 'utf8'), 'new');
  });

  it('say that the disk is full and keep what was there', async () => {
    const file = path.join(temporaryFolder(), 'draft');
    await writeAtomically(file, 'old');
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const disk: Disk = {
      ...realDisk,
      open: async (...given) => {
        const handle = await open(...given);
        if (given[1] === 'wx') handle.writeFile = () => Promise.reject(full);
        return handle;
      },
    };
    await assert.rejects(writeAtomically(file, 'new', disk), full);
    assert.equal(await readFile(file, 'utf8'), 'old');
    assert.deepEqual(await readdir(path.dirname(file)), ['draft']);
  });

  it('are refused in a folder that may not be written to', async function () {
    const folder = temporaryFolder();
    await (await openDraft(folder, someSubject)).add([edit('1')]);
    // The user who may everything is stopped by no permission: a file in the place of the folder stops anybody.
    const blocked = path.join(folder, 'blocked');
    await writeFile(blocked, '');
    await assert.rejects((await openDraft(blocked, someSubject)).add([edit('1')]));
    if (process.getuid?.() === 0) return;
    await chmod(folder, 0o500);
    const draft = await openDraft(folder, someSubject);
    await assert.rejects(draft.add([edit('2')]), { code: 'EACCES' });
    assert.deepEqual(idsOf(await draft.read()), ['1']);
    await chmod(folder, 0o700);
  });

  it('of a newer version are shown as far as they can be read, and never written', async () => {
    const folder = temporaryFolder();
    const draft = await openDraft(folder, someSubject);
    await draft.add([edit('1')]);
    const newer = (await readFile(draft.file, 'utf8')).replace('"version":1', '"version":2');
    await writeFile(draft.file, newer);
    const stored = await draft.read();
    assert.equal(stored.readOnly, true);
    assert.match(stored.warning ?? '', /newer version/);
    assert.deepEqual(idsOf(stored), ['1']);
    await assert.rejects(draft.add([edit('2')]), /newer version/);
    assert.equal(await readFile(draft.file, 'utf8'), newer);
  });

  it('that were damaged are set aside byte for byte, and lose only the damaged edits', async () => {
    const folder = temporaryFolder();
    const draft = await openDraft(folder, someSubject);
    await draft.add(['1', '2', '3'].map((id) => edit(id)));
    const whole = await readFile(draft.file);
    const lines = whole.toString('utf8').split('\n');
    for (const [what, at, left] of [
      ['the header', 3, ['1', '2', '3']],
      ['an edit', lines[0]!.length + 5, ['2', '3']],
      ['the last edit', whole.length - 20, ['1', '2']],
    ] as const) {
      const damaged = Buffer.from(whole);
      damaged[at] = 0xff;
      await writeFile(draft.file, damaged);
      const stored = await draft.read();
      assert.deepEqual(idsOf(stored), left, what);
      const aside = / kept as (.+)\.$/.exec(stored.warning ?? '')?.[1];
      assert.ok(aside, what);
      assert.deepEqual(await readFile(aside), damaged, what);
      await draft.add([edit('4')]);
      assert.deepEqual(await draft.read(), {
        edits: [...stored.edits, edit('4')],
        warning: null,
        readOnly: false,
      });
      assert.deepEqual(await readFile(aside), damaged, what);
    }
  });

  it('that were cut at any byte are told about, and never taken for whole', async () => {
    const folder = temporaryFolder();
    const draft = await openDraft(folder, someSubject);
    await draft.add([edit('1'), edit('2')]);
    const whole = await readFile(draft.file);
    for (let length = 0; length < whole.length; length += 7) {
      await writeFile(draft.file, whole.subarray(0, length));
      const { warning, edits } = await draft.read();
      assert.notEqual(warning, null, `cut at ${length}`);
      assert.ok(edits.length <= 2);
    }
  });

  it('are not held up by a lock whose process has ended', async () => {
    const folder = temporaryFolder();
    const draft = await openDraft(folder, someSubject);
    await writeFile(`${draft.file}.lock`, '999999999 gone');
    await draft.add([edit('1')]);
    assert.deepEqual(idsOf(await draft.read()), ['1']);
  });
});

const realDisk: Disk = { mkdir, open, rename, rm };

/** Counts every call to the disk, those of opened files too, and lets one fail, or all from it on. */
function faultyDisk(failing: number, forEver: boolean) {
  let calls = 0;
  const step = (): void => {
    calls++;
    if (calls === failing || (forEver && calls > failing))
      throw Object.assign(new Error('broken disk'), { code: 'EIO' });
  };
  const disk = {
    mkdir: async (...given: Parameters<typeof mkdir>) => {
      step();
      return mkdir(...given);
    },
    rename: async (...given: Parameters<typeof rename>) => {
      step();
      return rename(...given);
    },
    rm: async (...given: Parameters<typeof rm>) => {
      step();
      return rm(...given);
    },
    open: async (...given: Parameters<typeof open>) => {
      step();
      const handle = await open(...given);
      for (const name of ['writeFile', 'sync', 'close'] as const) {
        const real = handle[name].bind(handle) as (...values: unknown[]) => Promise<void>;
        handle[name] = (async (...values: unknown[]) => {
          try {
            step();
          } catch (error) {
            if (name === 'close') await real();
            throw error;
          }
          return real(...values);
        }) as never;
      }
      return handle;
    },
  } as Disk;
  return { disk, calls: () => calls };
}
