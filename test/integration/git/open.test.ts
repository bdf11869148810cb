import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { findGit, judgeVersion } from '../../../src/git/executable.ts';
import { openRepository, type OpenOptions } from '../../../src/git/repository.ts';
import { webUrlOf } from '../../../src/git/webUrl.ts';
import { fakeGit, realGit } from '../../support/fakeGit.ts';
import { createRecordingSink } from '../../support/recordingSink.ts';
import {
  buildRepository,
  runGitIn,
  temporaryFolder,
  type TestRepository,
} from '../../support/repoBuilder.ts';

const signal = new AbortController().signal;

/** What is told about a repository, and how many commits and files were read. */
async function open(folder: string, options: Partial<OpenOptions> = {}) {
  const history = await openRepository(folder, { signal, ...options });
  try {
    const sink = createRecordingSink();
    await history.readCommits(sink, signal);
    const tree = await history.readTree(signal);
    return {
      ...history,
      submodulePaths: history.submodules(),
      commits: sink.commits.map((commit) => commit.id),
      files: tree.map((entry) => entry.path),
      tree,
    };
  } finally {
    await history.close();
  }
}

async function twoCommits(
  options: Parameters<typeof buildRepository>[0] = {},
): Promise<TestRepository> {
  const repo = await buildRepository(options);
  repo.commit({ files: { 'src/a.ts': 'a\n' } });
  repo.commit({ date: '2024-05-06T07:08:09-07:30', files: { b: 'b\n' } });
  await repo.write();
  return repo;
}

describe('revision', () => {
  it('is what the remote calls its default, else main, else master, else HEAD', async () => {
    const repo = await buildRepository();
    const [first, second, third] = [repo.commit(), repo.commit(), repo.commit()];
    await repo.write();
    const expect = async (ref: string, commit: typeof first): Promise<void> => {
      const { repository } = await open(repo.folder);
      assert.deepEqual([repository.ref, repository.head], [ref, repo.id(commit)]);
    };
    await expect('main', third);
    repo.git('update-ref', 'refs/heads/master', repo.id(second));
    repo.git('update-ref', 'refs/remotes/origin/trunk', repo.id(first));
    await expect('main', third);
    repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    await expect('origin/trunk', first);
    repo.git('symbolic-ref', '--delete', 'refs/remotes/origin/HEAD');
    repo.git('update-ref', '-d', 'refs/heads/main');
    await expect('master', second);
    repo.git('update-ref', '-d', 'refs/heads/master');
    repo.git('update-ref', 'refs/heads/work', repo.id(third));
    await assert.rejects(open(repo.folder), {
      reason: 'no-commits',
      message: /main has no commit yet.*--at/,
    });
    repo.git('symbolic-ref', 'HEAD', 'refs/heads/work');
    await expect('work', third);
    repo.git('update-ref', '--no-deref', 'HEAD', repo.id(second));
    await expect('HEAD', second);
  });

  it('is found by branch, tag, remote branch, id and steps to ancestors', async () => {
    const repo = await twoCommits();
    const [head, first] = (await open(repo.folder)).commits as [string, string];
    repo.git('tag', '-m', 'annotated', 'v1', first);
    repo.git('tag', 'both', first);
    repo.git('branch', 'both', head);
    repo.git('update-ref', 'refs/remotes/origin/topic', first);
    const names: readonly (readonly [at: string, ref: string, commit: string])[] = [
      ['main', 'main', head],
      ['v1', 'v1', first],
      ['refs/tags/v1', 'v1', first],
      ['both', 'both', first],
      ['heads/both', 'both', head],
      ['origin/topic', 'origin/topic', first],
      ['HEAD', 'HEAD', head],
      ['@~1', '@~1', first],
      ['main^', 'main^', first],
      [head, head, head],
      [`${head.slice(0, 10)}~`, `${head.slice(0, 10)}~`, first],
    ];
    for (const [at, ref, commit] of names) {
      const { repository } = await open(repo.folder, { at });
      assert.deepEqual([at, repository.ref, repository.head], [at, ref, commit]);
    }
    assert.equal((await open(repo.folder)).repository.headDate, '2024-05-06T07:08:09-07:30');
    for (const at of [
      'nowhere',
      'main~9',
      '--output=/tmp/x',
      'main\n',
      '',
      ':/Change',
      '0'.repeat(40),
    ]) {
      await assert.rejects(
        open(repo.folder, { at }),
        { name: 'GitError', reason: 'unknown-revision' },
        at,
      );
    }
  });

  it('is refused in a repository without a commit', async () => {
    const repo = await buildRepository();
    await assert.rejects(open(repo.folder), { reason: 'no-commits', message: /no commit yet/ });
  });
});

describe('repository', () => {
  it('is found from a folder inside its working tree, and through a link', async () => {
    const repo = await twoCommits();
    await repo.checkout();
    const link = path.join(temporaryFolder(), 'link');
    symlinkSync(repo.folder, link);
    for (const folder of [
      repo.folder,
      path.join(repo.folder, 'src'),
      link,
      path.join(repo.folder, '.git'),
    ]) {
      const found = await open(folder);
      assert.equal(found.repository.name, path.basename(repo.folder));
      assert.equal(found.topLevel, folder.endsWith('.git') ? null : repo.folder);
      assert.deepEqual(found.files, ['b', 'src/a.ts']);
      assert.deepEqual([found.gaps, found.shallow, found.submodulePaths], [[], [], []]);
    }
  });

  it('may be bare where it is named, but not where it is only found above', async () => {
    const repo = await twoCommits({ bare: true });
    assert.deepEqual((await open(repo.folder)).files, ['b', 'src/a.ts']);
    rmSync(path.join(repo.folder, 'config'));
    assert.deepEqual((await open(repo.folder)).files, ['b', 'src/a.ts']);
    await assert.rejects(open(path.join(repo.folder, 'objects')), { reason: 'buried-bare' });
    const unaware = fakeGit('*safe.bareRepository=explicit*', `shift 6; exec '${realGit}' "$@"`);
    await assert.rejects(open(path.join(repo.folder, 'objects'), { git: unaware }), {
      reason: 'buried-bare',
    });
  });

  it('may have SHA-256 ids', async () => {
    const repo = await buildRepository({ objectFormat: 'sha256' });
    repo.commit({ files: { a: '1\n' } });
    repo.commit({ renames: { a: 'b' } });
    await repo.write();
    const history = await openRepository(repo.folder, { signal });
    const sink = createRecordingSink();
    await history.readCommits(sink, signal);
    const [file] = await history.readTree(signal);
    const [commit, parent] = sink.commits.map(({ id }) => id) as [string, string];
    const { renames } = await history.findRenames([{ commit, parent }], signal);
    const texts: unknown[] = [];
    await history.readBlobs([file!.blob], (_, blob) => texts.push(blob), signal);
    await history.close();
    assert.deepEqual([commit.length, file!.blob.length], [64, 64]);
    assert.deepEqual(renames, [{ commit, from: 'a', to: 'b' }]);
    assert.deepEqual(texts, [{ kind: 'text', text: '1\n' }]);
    assert.equal(sink.commits[0]!.changes.length, 2);
  });

  it('may be a linked working tree', async () => {
    const repo = await twoCommits();
    const linked = path.join(temporaryFolder(), 'linked');
    repo.git('worktree', 'add', '--quiet', '-b', 'side', linked, 'main~1');
    const found = await open(linked, { at: 'HEAD' });
    assert.equal(found.topLevel, linked);
    assert.equal(found.commits.length, 1);
    assert.equal((await open(linked)).repository.ref, 'main');
  });

  it('may be a submodule, and names its own', async () => {
    const inner = await twoCommits();
    const outer = await twoCommits();
    outer.git('reset', '--quiet', '--hard');
    const source = pathToFileURL(inner.folder).href;
    outer.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      source,
      'deps/inner',
    );
    outer.git('commit', '--quiet', '-m', 'Add a submodule');
    const found = await open(outer.folder);
    assert.deepEqual(found.submodulePaths, ['deps/inner']);
    assert.deepEqual(found.files, ['.gitmodules', 'b', 'src/a.ts']);
    const submodule = await open(path.join(outer.folder, 'deps/inner'));
    assert.equal(submodule.topLevel, path.join(outer.folder, 'deps/inner'));
    assert.deepEqual(submodule.files, ['b', 'src/a.ts']);
  });

  it('may borrow its objects', async () => {
    const repo = await twoCommits();
    const parent = temporaryFolder();
    runGitIn(parent, ['clone', '--quiet', '--shared', '--no-checkout', repo.folder, 'borrower']);
    const found = await open(path.join(parent, 'borrower'));
    assert.equal(found.repository.ref, 'origin/main');
    assert.equal(found.commits.length, 2);
  });

  it('may be shallow: the boundary is told and stands without parents', async () => {
    const repo = await buildRepository();
    for (let count = 0; count < 5; count++) repo.commit({ files: { [`f${count}`]: 'x' } });
    await repo.write();
    const parent = temporaryFolder();
    runGitIn(parent, ['clone', '--quiet', '--depth=2', pathToFileURL(repo.folder).href, 'shallow']);
    const found = await open(path.join(parent, 'shallow'));
    assert.equal(found.commits.length, 2);
    assert.deepEqual(found.shallow, [found.commits[1]]);
    assert.deepEqual(found.gaps, []);
  });

  it('may be partial: what is missing is told and nothing is fetched', async () => {
    const repo = await twoCommits();
    repo.git('config', 'uploadpack.allowFilter', 'true');
    const parent = temporaryFolder();
    const url = pathToFileURL(repo.folder).href;
    runGitIn(parent, ['clone', '--quiet', '--no-checkout', '--filter=blob:none', url, 'blobless']);
    const folder = path.join(parent, 'blobless');
    const found = await open(folder);
    assert.deepEqual(found.gaps, [{ source: 'git', reason: 'partial-clone' }]);
    assert.equal(found.commits.length, 2);
    assert.deepEqual(
      found.tree.map((entry) => entry.bytes),
      [-1, -1],
    );
    const packs = (): readonly string[] => readdirSync(path.join(folder, '.git/objects/pack'));
    const before = packs();
    const history = await openRepository(folder, { signal });
    const blobs: unknown[] = [];
    await history.readBlobs(
      found.tree.map((entry) => entry.blob),
      (_, blob) => blobs.push(blob),
      signal,
    );
    await history.close();
    assert.deepEqual(blobs, [{ kind: 'missing' }, { kind: 'missing' }]);
    assert.deepEqual(packs(), before);

    runGitIn(parent, ['clone', '--quiet', '--no-checkout', '--filter=tree:0', url, 'treeless']);
    await assert.rejects(open(path.join(parent, 'treeless')), {
      reason: 'objects-missing',
      message: /lacks objects.*git fetch --refetch/,
    });
  });

  it('tells the identity configured for it, and the page of its remote', async () => {
    const repo = await twoCommits();
    const home = temporaryFolder();
    writeFileSync(path.join(home, '.gitconfig'), '[user]\nname = Global\nemail = global@x.org\n');
    const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: home };
    assert.deepEqual((await open(repo.folder, { environment })).identity, {
      name: 'Global',
      email: 'global@x.org',
    });
    repo.git('config', 'user.email', 'local@x.org');
    repo.git('config', 'remote.fork.url', 'git@github.com:me/tool.git');
    repo.git('config', 'remote.origin.url', 'https://me:secret@github.com/owner/tool.git');
    const found = await open(repo.folder, { environment });
    assert.deepEqual(found.identity, { name: 'Global', email: 'local@x.org' });
    assert.deepEqual(
      [found.webUrl, found.repository.name],
      ['https://github.com/owner/tool', 'tool'],
    );
    const nobody = await open(repo.folder, {
      environment: { PATH: process.env['PATH'], HOME: '/nonexistent' },
    });
    assert.deepEqual(nobody.identity, { name: '', email: 'local@x.org' });
  });

  it('tells that replacements and grafts are not followed', async () => {
    const repo = await twoCommits();
    const [head, first] = (await open(repo.folder)).commits as [string, string];
    repo.git('replace', '--graft', head);
    mkdirSync(path.join(repo.folder, '.git/info'), { recursive: true });
    writeFileSync(path.join(repo.folder, '.git/info/grafts'), `# none\n${head}\n`);
    const found = await open(repo.folder);
    assert.deepEqual(found.commits, [head, first]);
    assert.deepEqual(found.gaps, [
      { source: 'git', reason: 'replacements-ignored', count: 1 },
      { source: 'git', reason: 'grafts-ignored', count: 1 },
    ]);
  });

  it('leaves no temporary folder behind, opened or refused', async () => {
    const repo = await twoCommits();
    const tempFolder = temporaryFolder();
    await open(repo.folder, { tempFolder });
    await assert.rejects(open(repo.folder, { tempFolder, at: 'nowhere' }));
    assert.deepEqual(readdirSync(tempFolder), []);
  });

  it('is refused with a sentence that says what to do', async () => {
    const repo = await twoCommits();
    const empty = temporaryFolder();
    const file = path.join(empty, 'file');
    writeFileSync(file, '');
    await assert.rejects(open(path.join(empty, 'none')), { reason: 'folder-missing' });
    await assert.rejects(open(file), { reason: 'folder-missing' });
    await assert.rejects(open(empty), {
      reason: 'not-a-repository',
      message: /is not in a git repository/,
    });
    const foreign = fakeGit(
      '*" rev-parse "*',
      `GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${realGit}' "$@"`,
    );
    await assert.rejects(open(repo.folder, { git: foreign }), {
      reason: 'foreign-owner',
      message: /git config --global --add safe\.directory/,
    });
    rmSync(path.join(repo.folder, '.git/objects'), { recursive: true });
    await assert.rejects(open(repo.folder), { name: 'GitError' });
  });
});

describe('git executable', () => {
  it('must be there, absolute, and new enough', async () => {
    const repo = await twoCommits();
    await assert.rejects(open(repo.folder, { git: '/nowhere/git' }), { reason: 'git-missing' });
    await assert.rejects(open(repo.folder, { git: 'git' }), { reason: 'git-missing' });
    const old = fakeGit('*" version "*', 'echo git version 2.30.6');
    await assert.rejects(open(repo.folder, { git: old }), {
      reason: 'git-too-old',
      message: /install git/,
    });
    const warnings: string[] = [];
    const log = { info: () => undefined, warn: (sentence: string) => void warnings.push(sentence) };
    await open(repo.folder, { git: fakeGit('*" version "*', 'echo git version 2.31.0'), log });
    assert.equal(warnings.length, 1);
    assert.throws(() => judgeVersion('not git'), { reason: 'git-too-old' });
    for (const good of [
      'git version 2.39.5',
      'git version 2.50.1 (Apple Git-155)',
      'git version 3.0.0.windows.1',
    ]) {
      assert.equal(judgeVersion(good).warning, null);
    }
  });

  it('is never taken from a relative entry of the search path, and on Windows only as .exe', async () => {
    const folder = temporaryFolder();
    symlinkSync(realGit, path.join(folder, 'git'));
    const relative = path.relative(process.cwd(), folder);
    assert.equal(
      await findGit(undefined, { PATH: `:.:${relative}:${folder}` }, 'aix'),
      path.join(folder, 'git'),
    );
    await assert.rejects(findGit(undefined, { PATH: `.:${relative}` }, 'aix'), {
      reason: 'git-missing',
    });
    await assert.rejects(findGit(undefined, { Path: folder }, 'win32'), { reason: 'git-missing' });
    symlinkSync(realGit, path.join(folder, 'git.exe'));
    assert.equal(await findGit(undefined, { Path: folder }, 'win32'), path.join(folder, 'git.exe'));
  });
});

describe('web address of a remote', () => {
  const page = 'https://github.com/owner/na.me';
  const cases: readonly (readonly [remote: string, page: string | null])[] = [
    ['https://github.com/owner/na.me.git', page],
    ['https://github.com/owner/na.me/', page],
    ['https://user:token@GitHub.com/owner/na.me', page],
    ['http://github.com/owner/na.me', page],
    ['git@github.com:owner/na.me.git', page],
    ['github.com:owner/na.me', page],
    ['ssh://git@github.com/owner/na.me.git', page],
    ['ssh://git@ssh.github.com:443/owner/na.me.git', page],
    ['git+ssh://git@github.com/owner/na.me', page],
    ['git://github.com/owner/na.me.git', page],
    ['https://git.example.com:8443/o/n.git', 'https://git.example.com:8443/o/n'],
    ['http://git.example.com:8080/o/n.git', null],
    ['https://gitlab.com/group/sub/name', null],
    ['https://github.com/owner', null],
    ['https://github.com/../..', null],
    ['/srv/git/owner/name.git', null],
    ['../owner/name', null],
    ['file:///srv/owner/name', null],
    ['C:\\repos\\owner\\name', null],
    ['C:/owner/name', null],
    ['ext::sh -c evil/x', null],
    ['javascript:alert(1)//a/b', null],
    ['https://github.com/owner/na me"><script>', null],
    ['', null],
  ];
  for (const [remote, expected] of cases) {
    it(`${remote} → ${expected}`, () => assert.equal(webUrlOf(remote), expected));
  }
});
