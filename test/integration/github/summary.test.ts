/** A summary of a repository and its GitHub, by the terminal: what arrives, what is said to be missing, what never leaks. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { limitReached, silence, status } from '../../support/github/faults.ts';
import { buildHosted, type Hosted, type Story } from '../../support/github/hostedStory.ts';
import { sentinel } from '../../support/github/makeWorld.ts';
import { startGitHub, type Fault, type LoopbackGitHub } from '../../support/github/server.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';

const client = 'packages/client/retry.ts';

/** Ada's retry module, and others who use it. */
function platform(story: Story): void {
  story.pullRequest({
    number: 1,
    who: 'Ada',
    on: '2025-09-01',
    title: 'Add a retry budget for every host',
    files: { [client]: 'export const retry = (): number => 1;\n' },
    closes: [77],
  });
  story.push('2025-09-05', 'Ada', { 'docs/notes.md': 'Notes\n' }, 'Write notes');
  story.release('v1.1.0', '2025-09-10');
  story.pullRequest({
    number: 2,
    who: 'Bo',
    on: '2026-02-01',
    title: 'Use the budget in checkout',
    files: {
      'apps/checkout/pay.ts': "import { retry } from '../../packages/client/retry';\nretry();\n",
    },
  });
  story.pullRequest({
    number: 3,
    who: 'Ada',
    on: '2026-03-01',
    title: 'Tell when the budget of a host is used up',
    files: { [client]: 'export const retry = (): number => 2;\nexport const left = 3;\n' },
    closes: [78],
  });
  story.release('v1.2.0', '2026-03-10');
  story.pullRequest({
    number: 4,
    who: 'Cy',
    on: '2026-04-01',
    title: 'Search waits as the budget says',
    files: { 'apps/search/ask.ts': "import { left } from '../../packages/client/retry';\nleft;\n" },
  });
  story.reference(2, 1, '2026-02-01');
  story.reference(4, 3, '2026-04-01');
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('a summary with GitHub', function () {
  this.timeout(120_000);
  let hosted: Hosted;
  const open: LoopbackGitHub[] = [];

  before(async () => {
    hosted = await buildHosted(platform);
  });

  after(async () => {
    for (const github of open) await github.close();
  });

  async function start(): Promise<LoopbackGitHub> {
    const github = await startGitHub(hosted.world);
    open.push(github);
    return github;
  }

  /** Runs `groundwork summary` as a person does. */
  function run(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = { GITHUB_TOKEN: sentinel },
  ): Promise<Ran> {
    const words = ['--import', 'tsx', 'src/cli.ts', 'summary', hosted.repository.folder];
    const quiet = args.includes('--verbose') ? [] : ['--quiet'];
    const child = spawn(process.execPath, [...words, '--period', '2026-H1', ...quiet, ...args], {
      env: { PATH: '/usr/bin:/bin', HOME: temporaryFolder(), ...environment },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    return new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, out, err }));
    });
  }

  const withGitHub = (github: LoopbackGitHub, cache: string): readonly string[] => [
    '--format',
    'json',
    '--github',
    '--github-api',
    github.api,
    '--cache',
    cache,
  ];

  it('asks nothing without the option', async () => {
    const github = await start();
    const { code, out } = await run(['--format', 'json', '--no-cache']);
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).coverage.streams, undefined);
    assert.equal(github.asked.length, 0);
  });

  it('tells of every stream how far it was read, and asks less the next time', async () => {
    const github = await start();
    const cache = temporaryFolder();
    const first = await run([...withGitHub(github, cache), '--strict']);
    assert.equal(first.code, 0, first.err);
    const { coverage } = JSON.parse(first.out);
    assert.deepEqual(
      coverage.streams.map(({ stream }: { stream: string }) => stream),
      ['authored', 'reviewed', 'references', 'commits', 'threads', 'releases'],
    );
    assert.ok(coverage.streams.every(({ complete }: { complete: boolean }) => complete));
    assert.deepEqual(coverage.gaps, []);
    const asked = github.asked.length;
    const again = await run(withGitHub(github, cache));
    assert.deepEqual(JSON.parse(again.out).contributions, JSON.parse(first.out).contributions);
    assert.ok(github.asked.length - asked < asked);
  });

  it('says without a token what to do, and is complete otherwise', async () => {
    const { code, out } = await run(['--format', 'json', '--github', '--no-cache', '--strict'], {});
    assert.equal(code, 3);
    const { coverage, contributions } = JSON.parse(out);
    assert.equal(coverage.streams[0].reason, 'signed-out');
    assert.match(coverage.streams[0].explanation, /GITHUB_TOKEN or GH_TOKEN/);
    assert.deepEqual(coverage.gaps[0], {
      repository: 0,
      source: 'github:authored',
      reason: 'signed-out',
    });
    assert.ok(contributions.length > 0);
  });

  it('keeps what git says apart from what GitHub lacks', async () => {
    const { out } = await run(['--github', '--no-cache'], {});
    assert.match(out, /git history September 2025 to 1 April 2026, complete/);
    assert.match(out, /GitHub, pull requests, .*: not read\. There is no token/);
  });

  const hour = 3600;
  const faults: readonly (readonly [string, string, Fault, string])[] = [
    [
      'a token that is not accepted',
      'WhoIs',
      status(401, { message: 'Bad credentials' }),
      'signed-out',
    ],
    [
      'a limit for an hour',
      'ReviewedPullRequests',
      limitReached('RATE_LIMITED', hour, '2026-07-01T00:00:00Z'),
      'rate-limit',
    ],
    [
      'an organisation behind single sign-on',
      'AuthoredPullRequests',
      status(
        403,
        { message: 'Resource protected by organization SAML enforcement.' },
        { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?x=1' },
      ),
      'sso',
    ],
  ];
  for (const [name, operation, fault, reason] of faults) {
    it(`comes all the same after ${name}, and is completed the next time`, async () => {
      const github = await start();
      const cache = temporaryFolder();
      github.fail(operation, fault);
      const first = await run([...withGitHub(github, cache), '--strict']);
      assert.equal(first.code, 3, first.err);
      const told = JSON.parse(first.out);
      assert.ok(told.coverage.gaps.some((gap: { reason: string }) => gap.reason === reason));
      assert.ok(told.contributions.length > 0);
      const next = await run([...withGitHub(github, cache), '--strict']);
      assert.equal(next.code, 0, next.err);
    });
  }

  it('tells where to sign on, and in no document', async () => {
    const github = await start();
    const link = 'https://github.com/orgs/acme/sso?authorization_request=1';
    const answer = { 'x-github-sso': `required; url=${link}` };
    for (const format of ['json', 'md']) {
      github.fail('AuthoredPullRequests', status(403, { message: 'Resource protected.' }, answer));
      const args = [...withGitHub(github, temporaryFolder()), '--format', format, '--verbose'];
      const { out, err } = await run(args);
      assert.ok(err.includes(link), err);
      assert.ok(!out.includes('authorization_request'));
      if (format === 'md')
        assert.match(
          out,
          /GitHub, pull requests: not read\. An organisation asks for single sign-on first\./,
        );
    }
  });

  it('says when to go on after a limit', async () => {
    const github = await start();
    github.fail('ReviewedPullRequests', limitReached('RATE_LIMITED', hour, '2026-07-01T00:00:00Z'));
    const { out } = await run([...withGitHub(github, temporaryFolder()), '--format', 'md']);
    assert.match(
      out,
      /The hourly limit of requests is used up\. Run it again after \d+ \w+ 20\d\d, \d\d:\d\d UTC\./,
    );
  });

  it('ends within seconds when it is interrupted while it waits', async () => {
    const github = await start();
    github.fail('AuthoredPullRequests', silence);
    const words = ['--import', 'tsx', 'src/cli.ts', 'summary', hosted.repository.folder];
    const args = ['--period', '2026-H1', ...withGitHub(github, temporaryFolder())];
    const child = spawn(process.execPath, [...words, ...args], {
      env: { PATH: '/usr/bin:/bin', HOME: temporaryFolder(), GITHUB_TOKEN: sentinel },
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', resolve);
    });
    while (github.asked.every(({ operation }) => operation !== 'AuthoredPullRequests'))
      await new Promise((resolve) => setTimeout(resolve, 50));
    const since = Date.now();
    child.kill('SIGINT');
    assert.equal(await ended, 130);
    assert.ok(Date.now() - since < 5000);
  });

  it('lets the token appear nowhere', async () => {
    const github = await start();
    const cache = temporaryFolder();
    github.fail('AuthoredPullRequests', status(502, `<html>${sentinel}`));
    const { out, err } = await run([...withGitHub(github, cache), '--verbose']);
    assert.ok(github.asked.some(({ authorization }) => authorization?.includes(sentinel)));
    for (const text of [out, err, ...filesBelow(cache).map((file) => readFileSync(file, 'latin1'))])
      assert.ok(!text.includes(sentinel));
  });
});

function filesBelow(folder: string): readonly string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file).isFile());
  assert.ok(found.length > 0);
  return found;
}
