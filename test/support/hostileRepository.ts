/**
 * A repository with every trap that git's configuration, refs, attributes and object store allow. Each trap that runs
 * a program runs a *canary*, which leaves a file with the trap's name.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { buildRepository, runGitIn, temporaryFolder, type TestRepository } from './repoBuilder.ts';

export interface HostileRepository {
  readonly repo: TestRepository;
  /** Newest first. */
  readonly commits: readonly string[];
  /** Id of a blob that the repository lacks, so that a remote would have to deliver it. */
  readonly lost: string;
  /** Variables that bend or trap a git which inherits them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Sets the traps; before that, the repository is harmless. */
  arm(port: number): void;
  /** Names of the traps that ran something. */
  sung(): readonly string[];
}

export async function buildHostileRepository(): Promise<HostileRepository> {
  const repo = await buildRepository();
  const nest = temporaryFolder();
  const canary = (name: string): string => {
    const file = path.join(nest, `${name}.sh`);
    writeFileSync(file, `#!/bin/sh\necho >> '${path.join(nest, `${name}.sung`)}'\n`);
    chmodSync(file, 0o755);
    return file;
  };

  const history = writeHistory(repo);
  await history.write();
  // A commit that claims a signature, so that showing signatures runs a program.
  const raw = repo.git('cat-file', 'commit', 'main');
  const signed = raw.replace(
    '\n\n',
    '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n',
  );
  const head = runGitIn(
    repo.folder,
    ['hash-object', '-w', '-t', 'commit', '--stdin'],
    signed,
  ).trim();
  repo.git('update-ref', 'refs/heads/main', head);
  await repo.checkout();
  const commits = repo.git('rev-list', 'main').trim().split('\n');
  const lost = repo.git('rev-parse', 'main:src/lost.ts').trim();
  const gitFolder = path.join(repo.folder, '.git');
  rmSync(path.join(gitFolder, 'objects', lost.slice(0, 2), lost.slice(2)));

  function arm(port: number): void {
    repo.git('update-ref', 'refs/heads/--output=pwned', head);
    repo.git('update-ref', 'refs/heads/-x', head);
    repo.git('update-ref', 'refs/tags/--exec=pwned', head);
    repo.git('update-ref', 'refs/remotes/origin/--upload-pack=pwned', head);
    forgeCommitGraph(repo, head);
    forgeAuthor(repo, head);
    mkdirSync(path.join(gitFolder, 'info'), { recursive: true });
    writeFileSync(path.join(gitFolder, 'info/grafts'), `${head}\n`);
    writeFileSync(
      path.join(gitFolder, 'info/attributes'),
      '*.ts diff=trap text\n*.md filter=trap\n',
    );
    writeFileSync(path.join(gitFolder, 'order'), 'z*\n');
    mkdirSync(path.join(gitFolder, 'traps'));
    for (const hook of hooks) {
      writeFileSync(path.join(gitFolder, 'traps', hook), readFileSync(canary(`hook-${hook}`)), {
        mode: 0o755,
      });
    }
    writeFileSync(
      path.join(gitFolder, 'included'),
      `[core]\n\tfsmonitor = ${canary('included-fsmonitor')}\n`,
    );
    writeFileSync(path.join(gitFolder, 'config'), configuration(canary, port));
    writeFileSync(path.join(repo.folder, 'read.md'), 'em\n');
  }

  return {
    repo,
    commits,
    lost,
    environment: trappedEnvironment(canary, nest),
    arm,
    sung: () =>
      readdirSync(nest)
        .filter((name) => name.endsWith('.sung'))
        .map((name) => name.slice(0, -'.sung'.length))
        .toSorted(),
  };
}

function writeHistory(repo: TestRepository): TestRepository {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join('');
  repo.commit({
    author: 'Mallory <m@x.org>',
    files: {
      'src/a.ts': lines,
      'src/lost.ts': `${lines}lost\n`,
      'naïve.ts': 'é\n',
      'z.ts': 'z\n',
      'read.md': 'me\n',
      '.gitattributes': '*.ts -diff linguist-generated working-tree-encoding=UTF-16\n',
      '.mailmap': 'Innocent <i@x.org> Mallory <m@x.org>\n',
      '--output=pwned': 'option\n',
      // A bare repository hidden in the tree, as files.
      'buried/HEAD': 'ref: refs/heads/main\n',
      'buried/config': '[core]\n\tbare = true\n\tfsmonitor = "echo > /tmp/groundwork-buried"\n',
      'buried/objects/.keep': '',
      'buried/refs/.keep': '',
    },
  });
  repo.branch('topic');
  repo.commit({ renames: { 'src/a.ts': 'src/b.ts' }, files: { 'src/b.ts': `${lines}more\n` } });
  repo.switchTo('main');
  repo.commit({ files: { 'z.ts': null, 'y.ts': 'z\n' } });
  repo.merge('topic');
  repo.commit({ files: { 'src/a.ts': `${lines}again\n` } });
  return repo;
}

const hooks = [
  'post-index-change',
  'pre-auto-gc',
  'post-checkout',
  'reference-transaction',
  'fsmonitor-watchman',
  'pre-commit',
  'post-rewrite',
];

function configuration(canary: (name: string) => string, port: number): string {
  return `
[core]
	repositoryformatversion = 1
	bare = false
	fsmonitor = ${canary('fsmonitor')}
	hooksPath = .git/traps
	pager = ${canary('core-pager')}
	editor = ${canary('editor')}
	askPass = ${canary('askpass')}
	sshCommand = ${canary('ssh-command')}
	gitProxy = ${canary('git-proxy')}
	alternateRefsCommand = ${canary('alternate-refs')}
	attributesFile = .git/info/attributes
	quotePath = true
	abbrev = 4
	commitGraph = true
	useReplaceRefs = true
	preloadIndex = true
	untrackedCache = true
[extensions]
	partialClone = evil
[remote "evil"]
	url = "ext::${canary('remote-ext')}"
	promisor = true
	uploadpack = ${canary('upload-pack')}
	proxy = http://127.0.0.1:${port}
	partialclonefilter = blob:none
[remote "helper"]
	vcs = trap
	promisor = true
[remote "local"]
	url = file:///
	promisor = true
	uploadpack = ${canary('local-upload-pack')}
[remote "http"]
	url = http://127.0.0.1:${port}/x.git
	promisor = true
[remote "git"]
	url = git://127.0.0.1:${port}/x.git
	promisor = true
[remote "ssh"]
	url = ssh://127.0.0.1:${port}/x.git
	promisor = true
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[include]
	path = included
[alias]
	log = !${canary('alias-log')}
	ls-tree = !${canary('alias-ls-tree')}
	rev-parse = !${canary('alias-rev-parse')}
	version = !${canary('alias-version')}
	unknown = !${canary('alias-unknown')}
[pager]
	log = ${canary('pager-log')}
	config = ${canary('pager-config')}
	for-each-ref = ${canary('pager-for-each-ref')}
[diff]
	external = ${canary('diff-external')}
	orderFile = .git/order
	relative = true
	renames = copies
	submodule = log
	ignoreSubmodules = all
	noprefix = true
[diff "trap"]
	textconv = ${canary('textconv')}
	command = ${canary('diff-command')}
	cachetextconv = true
[filter "trap"]
	clean = ${canary('filter-clean')}
	smudge = ${canary('filter-smudge')}
	process = ${canary('filter-process')}
	required = true
[gpg]
	program = ${canary('gpg')}
[gpg "ssh"]
	program = ${canary('gpg-ssh')}
[credential]
	helper = !${canary('credential')}
[log]
	showSignature = true
	date = relative
	follow = true
	mailmap = true
	showRoot = false
	decorate = full
	diffMerges = on
	abbrevCommit = true
[format]
	pretty = "%x00broken"
[i18n]
	logOutputEncoding = UTF-16
	commitEncoding = UTF-16
[color]
	ui = always
[blame]
	ignoreRevsFile = .git/order
[mailmap]
	file = .mailmap
	blob = HEAD:.mailmap
[notes]
	displayRef = refs/notes/*
[attr]
	tree = HEAD
[trailer]
	separators = "#"
[trailer "Co-authored-by"]
	command = ${canary('trailer')}
[fetch]
	fsckObjects = true
[gc]
	auto = 1
[url "ext::${canary('instead-of')} "]
	insteadOf = https://
[trace2]
	eventTarget = ${canary('never-a-program')}.trace
[uploadpack]
	packObjectsHook = ${canary('pack-objects-hook')}
[user]
	name = Eve\u001b[31m
	email = eve@x.org
`;
}

function trappedEnvironment(
  canary: (name: string) => string,
  nest: string,
): Readonly<Record<string, string>> {
  const program = canary('environment');
  const bin = path.join(nest, 'exec');
  mkdirSync(bin);
  for (const name of [
    'git',
    'git-log',
    'git-rev-parse',
    'git-cat-file',
    'git-ls-tree',
    'git-diff-tree',
  ]) {
    writeFileSync(path.join(bin, name), readFileSync(program), { mode: 0o755 });
  }
  return {
    GIT_DIR: '/nonexistent',
    GIT_WORK_TREE: '/etc',
    GIT_COMMON_DIR: '/nonexistent',
    GIT_INDEX_FILE: '/nonexistent',
    GIT_OBJECT_DIRECTORY: '/nonexistent',
    GIT_ALTERNATE_OBJECT_DIRECTORIES: '/nonexistent',
    GIT_NAMESPACE: 'evil',
    GIT_EXEC_PATH: bin,
    GIT_CONFIG_GLOBAL: '/nonexistent',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: program,
    GIT_CONFIG_PARAMETERS: `'core.pager=${program}'`,
    GIT_EXTERNAL_DIFF: program,
    GIT_DIFF_OPTS: '--unified=9',
    GIT_SSH: program,
    GIT_SSH_COMMAND: program,
    GIT_PROXY_COMMAND: program,
    GIT_ASKPASS: program,
    GIT_EDITOR: program,
    GIT_PAGER: program,
    PAGER: program,
    GIT_SHALLOW_FILE: path.join(nest, 'none'),
    GIT_GRAFT_FILE: path.join(nest, 'none'),
    GIT_REPLACE_REF_BASE: 'refs/heads/',
    GIT_TRACE: path.join(nest, 'trace.sung'),
    GIT_TRACE2_EVENT: path.join(nest, 'trace2.sung'),
    GIT_CEILING_DIRECTORIES: '/',
    GIT_ATTR_SOURCE: 'HEAD',
    GIT_TEMPLATE_DIR: '/etc',
    GIT_DEFAULT_HASH: 'sha256',
    GIT_LITERAL_PATHSPECS: '0',
    GIT_FLUSH: '1',
  };
}

/** Makes the head look like the only commit, for whoever believes the commit-graph. */
function forgeCommitGraph(repo: TestRepository, head: string): void {
  repo.git('commit-graph', 'write', '--reachable');
  const file = path.join(repo.folder, '.git/objects/info/commit-graph');
  const graph = readFileSync(file);
  const chunk = (name: string): number => Number(graph.readBigUInt64BE(graph.indexOf(name, 8) + 4));
  const ids = chunk('OIDL');
  const data = chunk('CDAT');
  const noParent = 0x70000000;
  for (let index = 0; ; index++) {
    if (graph.toString('hex', ids + index * 20, ids + index * 20 + 20) !== head) continue;
    graph.writeUInt32BE(noParent, data + index * 36 + 20);
    break;
  }
  chmodSync(file, 0o644);
  writeFileSync(file, graph);
}

/** Replaces the head by a commit of somebody else. */
function forgeAuthor(repo: TestRepository, head: string): void {
  const forged = repo.git('cat-file', 'commit', head).replaceAll('Ada', 'Eve');
  const id = runGitIn(repo.folder, ['hash-object', '-w', '-t', 'commit', '--stdin'], forged).trim();
  repo.git('update-ref', `refs/replace/${head}`, id);
}
