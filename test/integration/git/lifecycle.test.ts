import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { GitHistory, HistorySink } from '../../../src/core/ports.ts';
import { logArguments } from '../../../src/git/log.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { readGit, runGit } from '../../../src/git/run.ts';
import { fakeGit, realGit } from '../../support/fakeGit.ts';
import { createRecordingSink } from '../../support/recordingSink.ts';
import {
  buildRepository,
  temporaryFolder,
  type TestRepository,
} from '../../support/repoBuilder.ts';

const never = new AbortController().signal;
const ignore: HistorySink = { commit: () => undefined, change: () => undefined };

/** Every method that runs git, on the commits of `repo`. */
function methods(
  ids: readonly [string, string],
  blob: string,
): Record<string, (history: GitHistory, signal: AbortSignal) => Promise<unknown>> {
  return {
    readCommits: (history, signal) => history.readCommits(ignore, signal),
    readMainlineMerges: (history, signal) => history.readMainlineMerges(ignore, signal),
    readUnmerged: (history, signal) => history.readUnmerged(ignore, signal),
    readTree: (history, signal) => history.readTree(signal),
    findRenames: (history, signal) =>
      history.findRenames([{ commit: ids[0], parent: ids[1] }], signal),
    readBlobs: (history, signal) => history.readBlobs([blob], () => undefined, signal),
    readSizes: (history, signal) => history.readSizes([blob], signal),
  };
}

describe('children', () => {
  let repo: TestRepository;
  let all: ReturnType<typeof methods>;
  const at = 'main';

  before(async () => {
    repo = await buildRepository();
    const first = repo.commit({ files: { a: '1' } });
    const second = repo.commit({ renames: { a: 'b' } });
    repo.branch('work');
    repo.commit({ files: { c: '1' } });
    await repo.write();
    repo.git('symbolic-ref', 'HEAD', 'refs/heads/work');
    all = methods([repo.id(second), repo.id(first)], repo.git('rev-parse', 'main:b').trim());
  });

  /** A git that never ends by itself, nor when it is asked to; it writes its process id to a file. */
  function stubborn(): { readonly git: string; readonly started: string } {
    const started = path.join(temporaryFolder(), 'pid');
    const script = `trap '' TERM\necho $$ > '${started}.part'; mv '${started}.part' '${started}'\nwhile :; do sleep 0.05; done`;
    return { git: fakeGit('*" --raw "*|*" ls-tree "*|*" cat-file "*', script), started };
  }

  async function appeared(file: string): Promise<number> {
    while (!existsSync(file)) await pause(5);
    return Number(readFileSync(file, 'utf8'));
  }

  function isAlive(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  for (const name of Object.keys(methods(['', ''], ''))) {
    it(`end within a second after ${name} is aborted, even when they do not listen`, async () => {
      const { git, started } = stubborn();
      const history = await openRepository(repo.folder, { signal: never, at, git });
      const controller = new AbortController();
      const reading = all[name]!(history, controller.signal);
      const pid = await appeared(started);
      const reason = new Error('enough');
      const before = performance.now();
      controller.abort(reason);
      await assert.rejects(reading, reason);
      assert.ok(performance.now() - before < 1000);
      assert.equal(isAlive(pid), false);
      await history.close();
    });

    it(`are not started by ${name} after an abort`, async () => {
      const { git, started } = stubborn();
      const history = await openRepository(repo.folder, { signal: never, at, git });
      const reason = new Error('before');
      await assert.rejects(all[name]!(history, AbortSignal.abort(reason)), reason);
      assert.equal(existsSync(started), false);
      await history.close();
    });

    it(`that fail, or are killed after good output, are an error of ${name}`, async () => {
      const endings = [
        'exit 1',
        'exit 128',
        "echo 'fatal: \u001b[31mno' >&2; exit 3",
        'kill -9 $$',
      ];
      for (const ending of endings) {
        const git = fakeGit(
          '*" --raw "*|*" ls-tree "*|*" cat-file "*',
          `'${realGit}' "$@"\n${ending}`,
        );
        const history = await openRepository(repo.folder, { signal: never, at, git });
        // What answers many questions is judged when it ends.
        const toTheEnd = async (): Promise<void> => {
          await all[name]!(history, never);
          await history.close();
        };
        await assert.rejects(toTheEnd(), (error: Error) => {
          assert.equal(error.name, 'GitError');
          assert.ok(!error.message.includes('\u001b'));
          return true;
        });
        await history.close().catch(() => undefined);
      }
    });
  }

  it('end when the repository is closed while they run', async () => {
    const { git, started } = stubborn();
    const tempFolder = temporaryFolder();
    const history = await openRepository(repo.folder, { signal: never, at, git, tempFolder });
    const reading = assert.rejects(history.readCommits(ignore, never), /was closed/);
    const pid = await appeared(started);
    await history.close();
    await reading;
    assert.equal(isAlive(pid), false);
    assert.deepEqual(readdirSync(tempFolder), []);
  });

  it('end when what receives the rows throws', async () => {
    const pidFile = path.join(temporaryFolder(), 'pid');
    const git = fakeGit('*" --raw "*', `echo $$ > '${pidFile}'\n'${realGit}' "$@"\nexec sleep 60`);
    const history = await openRepository(repo.folder, { signal: never, at, git });
    const failure = new Error('full');
    const sink: HistorySink = {
      commit() {
        throw failure;
      },
      change: () => undefined,
    };
    await assert.rejects(history.readCommits(sink, never), failure);
    assert.equal(isAlive(await appeared(pidFile)), false);
    await history.close();
  });

  it('of discovery end on abort too', async () => {
    const pidFile = path.join(temporaryFolder(), 'pid');
    const git = fakeGit(
      '*" for-each-ref "*',
      `echo $$ > '${pidFile}.part'; mv '${pidFile}.part' '${pidFile}'; exec sleep 60`,
    );
    const controller = new AbortController();
    const opening = openRepository(repo.folder, { signal: controller.signal, git });
    const pid = await appeared(pidFile);
    const reason = new Error('enough');
    controller.abort(reason);
    await assert.rejects(opening, reason);
    const deadline = performance.now() + 1000;
    while (isAlive(pid) && performance.now() < deadline) await pause(10);
    assert.equal(isAlive(pid), false);
  });

  it('that cannot be started are an error', async () => {
    const place = {
      git: path.join(temporaryFolder(), 'git'),
      folder: repo.folder,
      environment: {},
    };
    await assert.rejects(readGit(place, ['log'], never), {
      name: 'GitError',
      reason: 'git-missing',
    });
    const noFolder = { git: realGit, folder: path.join(repo.folder, 'none'), environment: {} };
    await assert.rejects(readGit(noFolder, ['cat-file'], never, ['x']), { name: 'GitError' });
  });

  it('run no subcommand but those on the list', async () => {
    const place = { git: realGit, folder: repo.folder, environment: {} };
    for (const subcommand of ['status', 'fetch', 'config', '-c', 'diff']) {
      const stream = runGit(place, [subcommand as 'log'], never);
      await assert.rejects(stream.next(), TypeError);
    }
  });
});

describe('a log that is cut', () => {
  let repo: TestRepository;
  let golden: Buffer;
  let bounds: readonly number[];

  before(async () => {
    repo = await buildRepository();
    repo.commit({ files: { a: '1', b: '1' } });
    repo.commit({ files: { a: '2' } });
    repo.commit({ files: { b: null } });
    await repo.write();
    golden = execFileSync('git', ['log', ...logArguments, 'main', '--'], { cwd: repo.folder });
    bounds = [...golden.toString('latin1').matchAll(/[0-9a-f]{40}\0[0-9a-f]{0,40}\0/g)].map(
      (match) => match.index,
    );
    assert.equal(bounds.length, 3);
  });

  async function readCut(length: number, ending: string): Promise<readonly unknown[]> {
    const file = path.join(temporaryFolder(), 'golden');
    writeFileSync(file, golden.subarray(0, length));
    const git = fakeGit('*" --raw "*', `cat '${file}'\n${ending}`);
    const history = await openRepository(repo.folder, { signal: never, git });
    const sink = createRecordingSink();
    try {
      await history.readCommits(sink, never);
      return sink.commits;
    } finally {
      await history.close();
    }
  }

  it('is whole at its end', async () => {
    assert.equal((await readCut(golden.length, 'exit 0')).length, 3);
  });

  it('is an error inside a record, whatever the exit status says', async () => {
    for (let cut = 1; cut < golden.length; cut += 61) {
      if (!bounds.includes(cut)) await assert.rejects(readCut(cut, 'exit 0'), { name: 'GitError' });
    }
  });

  it('is an error between records: by the exit status, and by the parents that never came', async () => {
    for (const cut of bounds) {
      await assert.rejects(readCut(cut, 'exit 0'), { reason: 'cut-short' });
      await assert.rejects(readCut(cut, 'kill -9 $$'), { reason: 'cut-short', message: /SIGKILL/ });
    }
    await assert.rejects(readCut(golden.length, 'exit 1'), { reason: 'failed' });
  });
});
