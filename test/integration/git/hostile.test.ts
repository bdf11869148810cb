import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { BlobText, GitHistory } from '../../../src/core/ports.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { callObservers, type GitCall } from '../../../src/git/run.ts';
import { fakeGit } from '../../support/fakeGit.ts';
import { buildHostileRepository, type HostileRepository } from '../../support/hostileRepository.ts';
import { createRecordingSink } from '../../support/recordingSink.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';

const signal = new AbortController().signal;

/** Every call of git that this product makes on a repository; a call without a row here fails the test. */
const questionPrefix =
  '-c core.fsmonitor=false -c core.hooksPath=/dev/null -c safe.bareRepository=explicit ';
const streamPrefix = '--no-pager -c core.commitGraph=false ';
const logFlags =
  'log --raw -z --no-abbrev --no-renames --root --no-show-signature --no-color --no-decorate --no-notes --no-textconv --no-ext-diff --no-relative --submodule=short --date=raw --encoding=UTF-8 --format=<fields> ';
const rows: readonly string[] = [
  `${questionPrefix}version`,
  `${questionPrefix}rev-parse --absolute-git-dir`,
  `${questionPrefix}rev-parse --show-object-format --git-common-dir --git-path objects --git-path shallow --git-path info/grafts`,
  `${questionPrefix}rev-parse --show-toplevel`,
  `${questionPrefix}rev-parse --quiet --verify HEAD`,
  `${questionPrefix}symbolic-ref --quiet HEAD`,
  `${questionPrefix}for-each-ref --format=%(objectname) %(refname) %(symref)`,
  `${questionPrefix}config -z --get-regexp ^(remote\\..*\\.(url|promisor|partialclonefilter)|extensions\\.partialclone|user\\.(name|email))$`,
  `${streamPrefix}init --quiet --bare --template= --object-format=sha1 <folder>`,
  `${streamPrefix}log --no-walk --no-show-signature --date=raw --format=%H %cd -z --end-of-options <id>^{commit} --`,
  `${streamPrefix}${logFlags}--end-of-options <id> --`,
  `${streamPrefix}${logFlags}--first-parent -m --merges --end-of-options <id> --`,
  `${streamPrefix}${logFlags}--end-of-options <id> ^<id> --`,
  `${streamPrefix}ls-tree -r -z -l --full-tree --end-of-options <id>`,
  `${streamPrefix}cat-file --batch --buffer`,
  `${streamPrefix}grep --no-textconv --no-recurse-submodules --no-color --no-line-number --no-column -I -z -o -w -F -f - <id> --`,
  `${streamPrefix}cat-file --batch-check --buffer`,
  `${streamPrefix}cat-file --batch-command --buffer`,
  `${streamPrefix}diff-tree --stdin -r --root --raw -z --no-abbrev -M -l1000 --always --no-textconv --no-ext-diff --no-relative --diff-filter=R`,
  `${streamPrefix}diff-tree --stdin -r --root --raw -z --no-abbrev -M -l1000 --always --no-textconv --no-ext-diff --no-relative -B --diff-filter=RC`,
];

const environmentOfStreams: Readonly<Record<string, RegExp>> = {
  PATH: /./,
  TMPDIR: /./,
  TEMP: /./,
  TMP: /./,
  LC_ALL: /^C$/,
  HOME: /groundwork-/,
  USERPROFILE: /groundwork-/,
  XDG_CONFIG_HOME: /groundwork-/,
  GIT_ALLOW_PROTOCOL: /^none$/,
  GIT_ATTR_NOSYSTEM: /^1$/,
  GIT_CONFIG_GLOBAL: /^\/dev\/null$/,
  GIT_CONFIG_NOSYSTEM: /^1$/,
  GIT_DIR: /groundwork-/,
  GIT_FLUSH: /^0$/,
  GIT_LITERAL_PATHSPECS: /^1$/,
  GIT_NO_LAZY_FETCH: /^1$/,
  GIT_NO_REPLACE_OBJECTS: /^1$/,
  GIT_OBJECT_DIRECTORY: /objects$/,
  GIT_OPTIONAL_LOCKS: /^0$/,
  GIT_PAGER: /^cat$/,
  GIT_TERMINAL_PROMPT: /^0$/,
};

/** A call as a row: without the folders and ids of one run. */
function rowOf(call: GitCall): string {
  return call.arguments
    .map((argument) =>
      argument
        .replace(/^--format=%H%x00.*$/, '--format=<fields>')
        .replace(/[0-9a-f]{40}(~\d+)?/g, '<id>')
        .replace(/^\/.*groundwork-.*$/, '<folder>'),
    )
    .join(' ');
}

/** Everything that every method of the adapter says about a repository. */
async function readAll(
  history: GitHistory,
  commits: readonly string[],
): Promise<Record<string, unknown>> {
  const sinks = [createRecordingSink(), createRecordingSink(), createRecordingSink()] as const;
  await history.readCommits(sinks[0], signal);
  await history.readMainlineMerges(sinks[1], signal);
  await history.readUnmerged(sinks[2], signal);
  const tree = await history.readTree(signal);
  const pairs = commits
    .slice(0, -1)
    .map((commit, index) => ({ commit, parent: commits[index + 1]! }));
  const renames = await history.findRenames(
    [...pairs, ...pairs.map((pair) => ({ ...pair, withRewritten: true }))],
    signal,
  );
  const blobs: BlobText[] = [];
  await history.readBlobs(
    tree.map((entry) => entry.blob),
    (_, blob) => blobs.push(blob),
    signal,
  );
  const sizes = await history.readSizes(
    tree.map((entry) => entry.blob),
    signal,
  );
  const words = await Promise.all(
    commits.map(async (id) => [...(await history.findWords(id, ['secret', 'plain'], signal))]),
  );
  return {
    words,
    sizes,
    commits: sinks[0].commits,
    merges: sinks[1].commits,
    unmerged: sinks[2].commits,
    tree,
    submodules: history.submodules(),
    renames,
    blobs,
  };
}

/** All methods: at the default revision, and at an older one with a git that cannot answer one question after the other. */
async function readTwice(hostile: HostileRepository): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  const older = fakeGit('*" version "*', 'echo git version 2.35.8');
  for (const options of [{}, { at: 'main~1', git: older }]) {
    const history = await openRepository(hostile.repo.folder, { signal, ...options });
    try {
      answers.push(history.repository, await readAll(history, hostile.commits));
    } finally {
      await history.close();
    }
  }
  return answers;
}

describe('hostile repository', () => {
  let hostile: HostileRepository;
  let server: Server;
  let port: number;
  let connections = 0;
  let calls: GitCall[];
  const inherited = { ...process.env };
  const observe = (call: GitCall): void => void calls.push(call);

  before(async () => {
    server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });

  after(() => new Promise((resolve) => server.close(resolve)));

  beforeEach(async () => {
    hostile = await buildHostileRepository();
    calls = [];
    connections = 0;
    callObservers.add(observe);
  });

  afterEach(() => {
    callObservers.delete(observe);
    for (const name of Object.keys(process.env)) if (!(name in inherited)) delete process.env[name];
    Object.assign(process.env, inherited);
  });

  it('has traps that catch a careless git', async () => {
    hostile.arm(port);
    const careless = (...args: readonly string[]): Promise<string> =>
      new Promise((resolve) => {
        const options = { cwd: hostile.repo.folder, timeout: 5000 };
        execFile('git', args, options, (_, printed) => resolve(printed)).stdin!.end();
      });
    for (const words of [
      'log -1 --format=%H main',
      'log -1 --format=%H -p topic',
      'log -1 --format=%H -p --ext-diff topic',
      'status',
      'unknown',
      `cat-file -p ${hostile.lost}`,
      ...['http', 'git', 'ssh', 'local'].map((remote) => `ls-remote ${remote}`),
    ]) {
      await careless(...words.split(' '));
    }
    const sung = new Set(hostile.sung());
    const expected = [
      'alias-unknown',
      'diff-command',
      'filter-process',
      'git-proxy',
      'gpg',
      'included-fsmonitor',
      'local-upload-pack',
      'remote-ext',
      'ssh-command',
      'textconv',
    ];
    assert.deepEqual(
      expected.filter((name) => !sung.has(name)),
      [],
    );
    assert.ok(connections > 0);
    rmSync(path.join(hostile.repo.folder, '.git/info/grafts'));
    const replaced = await careless('log', '--encoding=UTF-8', '--format=%an', 'main');
    assert.match(replaced, /Eve/);
    hostile.repo.git('replace', '-d', hostile.commits[0]!);
    assert.equal(await careless('rev-list', '--count', 'main'), '1\n');
  });

  it('runs nothing, opens no connection and bends no answer', async () => {
    const harmless = await readTwice(hostile);
    hostile.arm(port);
    Object.assign(process.env, hostile.environment);
    const armed = await readTwice(hostile);
    await pause(50);
    assert.deepEqual(hostile.sung(), []);
    assert.equal(connections, 0);
    assert.deepEqual(armed, harmless);
  });

  it('is asked nothing but what has a row in the table', async () => {
    hostile.arm(port);
    hostile.repo.git('update-ref', '--no-deref', 'HEAD', hostile.commits[0]!);
    await readTwice(hostile);
    assert.deepEqual([...new Set(calls.map(rowOf))].toSorted(), rows.toSorted());
  });

  it('is read with an environment built from nothing', async () => {
    Object.assign(process.env, hostile.environment);
    await readTwice(hostile);
    for (const call of calls) {
      const inDiscovery = call.arguments.includes('core.fsmonitor=false');
      for (const [name, value] of Object.entries(call.environment)) {
        if (inDiscovery && /^(HOME|XDG_CONFIG_HOME)$/.test(name)) continue;
        assert.match(value, environmentOfStreams[name] ?? /^\b$/, name);
      }
    }
    assert.ok(calls.some((call) => call.environment['GIT_DIR'] !== undefined));
    for (const call of calls.filter(({ arguments: args }) =>
      args.includes('core.fsmonitor=false'),
    )) {
      assert.equal(call.environment['GIT_DIR'], undefined);
      assert.equal(call.environment['GIT_CONFIG_GLOBAL'], undefined);
    }
  });

  it('is not even looked at by the streams: its own files may be broken once it is open', async () => {
    const harmless = await readTwice(hostile);
    const history = await openRepository(hostile.repo.folder, { signal });
    for (const file of [
      'config',
      'HEAD',
      'index',
      'packed-refs',
      'info/attributes',
      'refs/heads/main',
    ]) {
      const target = path.join(hostile.repo.folder, '.git', file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, '[broken\n');
    }
    writeFileSync(path.join(hostile.repo.folder, '.gitattributes'), '* broken="\n');
    assert.deepEqual(await readAll(history, hostile.commits), harmless[1]);
    await history.close();
  });

  it('is left as it was', async () => {
    hostile.arm(port);
    const before = fingerprint(hostile.repo.folder);
    await readTwice(hostile);
    assert.deepEqual(fingerprint(hostile.repo.folder), before);
  });

  it('does not choose the folder that it is read in', async () => {
    hostile.repo.git('config', 'core.worktree', '/etc');
    const history = await openRepository(hostile.repo.folder, { signal });
    assert.equal(history.topLevel, null);
    assert.equal(history.repository.name, path.basename(hostile.repo.folder));
    await history.close();
  });

  it('does not run what a bare repository hidden in it says', async () => {
    const buried = path.join(hostile.repo.folder, 'buried');
    const canary = path.join(temporaryFolder(), 'sung');
    writeFileSync(
      path.join(buried, 'config'),
      `[core]\n\tbare = false\n\tworktree = ..\n\tfsmonitor = "touch ${canary}; false"\n`,
    );
    await assert.rejects(openRepository(path.join(buried, 'objects'), { signal }), {
      reason: 'buried-bare',
    });
    await assert.rejects(openRepository(buried, { signal }), { reason: 'no-commits' });
    assert.equal(existsSync(canary), false);
  });

  it('cannot keep an abort waiting by a configuration that never ends', async () => {
    const pipe = path.join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    hostile.repo.git('config', 'include.path', pipe);
    const reason = new Error('enough');
    const controller = new AbortController();
    const opening = openRepository(hostile.repo.folder, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 200);
    await assert.rejects(opening, reason);
  });

  it('cannot speak to the terminal through an error', async () => {
    const said = String.raw`printf 'fatal: \033]0;owned\007 \342\200\256no' >&2; exit 128`;
    const git = fakeGit('*" --absolute-git-dir "*', said);
    await assert.rejects(openRepository(hostile.repo.folder, { signal, git }), {
      name: 'GitError',
      message: /\\u001b\]0;owned\\u0007 \\u202eno/,
    });
  });
});

/** All files of a folder with their size, time and content's length, so that any write shows. */
function fingerprint(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const { mtimeMs, size } = statSync(file);
      return `${file} ${size} ${mtimeMs}`;
    })
    .toSorted();
}
