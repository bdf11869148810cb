/** The worker in which the editor runs every analysis. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serialize } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';

import type { SubjectIdentities } from '../../src/core/people/subject.ts';
import { unpackSummary } from '../../src/core/summary/packed.ts';
import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import type { EngineRequest, EngineTasks, FromEngine, ToEngine } from '../../src/protocol.ts';
import { isRunning } from '../../src/store/atomicFile.ts';
import { fakeGit } from '../support/fakeGit.ts';
import { buildHosted, type Hosted } from '../support/github/hostedStory.ts';
import { sentinel } from '../support/github/makeWorld.ts';
import { startGitHub, type LoopbackGitHub } from '../support/github/server.ts';
import { buildMedia, buildOrders, buildPlatform } from '../support/platformAndProducts.ts';
import { temporaryFolder } from '../support/repoBuilder.ts';

const engine = path.resolve('dist/engine.cjs');

/** Runs a task and answers its questions with what is surely the user's. */
function run(
  request: EngineRequest,
  started?: (worker: Worker) => void,
  options: WorkerOptions = {},
): Promise<FromEngine[]> {
  return new Promise((resolve, reject) => {
    const messages: FromEngine[] = [];
    const worker = new Worker(engine, {
      ...options,
      workerData: request,
      env: { ...process.env, XDG_CACHE_HOME: temporaryFolder() },
    });
    worker.on('message', (message: FromEngine) => {
      messages.push(message);
      if (message.type !== 'identities') return;
      const identities: SubjectIdentities = { own: message.offer.sure, notOwn: [], agents: true };
      worker.postMessage({ type: 'identities', identities } satisfies ToEngine);
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve(messages));
    started?.(worker);
  });
}

function resultOf<Kind extends keyof EngineTasks>(
  _kind: Kind,
  messages: readonly FromEngine[],
): EngineTasks[Kind]['result'] {
  const last = messages.at(-1);
  assert.equal(last?.type, 'done', JSON.stringify(last));
  return last.result as EngineTasks[Kind]['result'];
}

describe('the worker', function () {
  this.timeout(60_000);
  let folder: string;
  let request: Extract<EngineRequest, { kind: 'summary' }>;

  before(async () => {
    if (!existsSync(engine)) execFileSync(process.execPath, ['esbuild.js']);
    folder = path.join(temporaryFolder(), 'storefront');
    await buildDemonstration(folder);
    request = {
      kind: 'summary',
      repositories: [{ folder, git: null }],
      others: [],
      teamsFolder: temporaryFolder(),
      accesses: [],
      period: { label: '2026-H1', from: '2026-01-01', to: '2026-07-01' },
      today: '2026-07-01',
      settings: { people: 'roles', voice: 'first', exhaustive: false },
    };
  });

  it('asks who the user is, and ends with the summary of that person', async () => {
    const messages = await run(request);
    const asked = messages.filter((message) => message.type === 'identities');
    assert.equal(asked.length, 1);
    const { packed, places, subject } = resultOf('summary', messages);
    const summary = unpackSummary(new TextDecoder().decode(packed));
    assert.equal(summary.period.label, '2026-H1');
    assert.equal(summary.confirmed, true);
    assert.equal(summary.subject.name, subject.name);
    assert.ok(summary.contributions.length > 3);
    assert.equal(places[0]!.topLevel, folder);
  });

  it('tells a fraction of the whole that never goes back', async () => {
    const messages = await run(request);
    const shares = messages.flatMap((message) =>
      message.type === 'progress' ? [message.done / message.total] : [],
    );
    assert.ok(shares.length > 3, `${shares.length} reports`);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    assert.ok(shares.at(-1)! > 0.5 && shares.at(-1)! <= 1, `${shares.at(-1)}`);
  });

  it('ends when it is cancelled, also while it waits for an answer', async () => {
    const messages = await run(request, (worker) => worker.postMessage({ type: 'cancel' }));
    assert.deepEqual(messages.at(-1), { type: 'cancelled' });
    const unanswered = await new Promise<FromEngine>((resolve) => {
      const worker = new Worker(engine, {
        workerData: request,
        env: { ...process.env, XDG_CACHE_HOME: temporaryFolder() },
      });
      worker.on('message', (message: FromEngine) => {
        if (message.type === 'identities')
          worker.postMessage({ type: 'identities', identities: null } satisfies ToEngine);
        if (message.type === 'cancelled' || message.type === 'done') resolve(message);
      });
    });
    assert.equal(unanswered.type, 'cancelled');
  });

  it('ends git within a second when it is cancelled', async function () {
    if (process.platform === 'win32') return;
    const pids = path.join(temporaryFolder(), 'pids');
    const slow = fakeGit('*--raw*', `echo $$ >> ${pids}; exec sleep 60`);
    const repositories = [{ folder, git: slow }];
    let cancelled = 0;
    const messages = await run({ ...request, repositories }, (worker) => {
      const timer = setInterval(() => {
        if (!existsSync(pids)) return;
        clearInterval(timer);
        cancelled = Date.now();
        worker.postMessage({ type: 'cancel' } satisfies ToEngine);
      }, 10);
    });
    assert.deepEqual(messages.at(-1), { type: 'cancelled' });
    assert.ok(Date.now() - cancelled < 1000, `${Date.now() - cancelled} ms`);
    for (const pid of readFileSync(pids, 'utf8').trim().split('\n'))
      assert.equal(isRunning(Number(pid)), false, `git ${pid} is still there`);
  });

  it('searches others for use, says where they are, and what it could not read', async () => {
    const [platform, orders, media] = await Promise.all([
      buildPlatform(),
      buildOrders(),
      buildMedia(),
    ]);
    platform.repository.git('config', 'user.email', 'ada@example.org');
    const messages = await run({
      ...request,
      repositories: [{ folder: platform.folder, git: null }],
      others: [media.folder, path.join(orders.folder, '..', '*[!x]', 'nowhere'), orders.folder],
    });
    const { packed, places, others } = resultOf('summary', messages);
    const { repositories, coverage } = unpackSummary(new TextDecoder().decode(packed));
    assert.deepEqual(
      [...places, ...others].map(({ topLevel, head }) => [topLevel, head]),
      [platform, media, orders].map((built, index) => [built.folder, repositories[index]!.head]),
    );
    assert.ok(coverage.complete);
  });

  it('summarises several repositories as one, and tells the first while it reads the next', async () => {
    const second = path.join(temporaryFolder(), 'second');
    await buildDemonstration(second);
    const repositories = [folder, second].map((one) => ({ folder: one, git: null }));
    const messages = await run({ ...request, repositories });
    const partial = messages.find((message) => message.type === 'partial');
    assert.equal(partial?.result.places.length, 1);
    const { packed, places } = resultOf('summary', messages);
    const summary = unpackSummary(new TextDecoder().decode(packed));
    assert.deepEqual(
      places.map((place) => place.topLevel),
      [folder, second],
    );
    assert.equal(summary.repositories.length, 2);
    assert.ok(summary.contributions.some(({ repository }) => repository === 1));
  });

  it('asks no network for anything', async () => {
    const execArgv = ['--require', path.resolve('test/support/noNetwork.cjs')];
    const task = { folder, git: null };
    for (const one of [
      request,
      { kind: 'identities', ...task },
      { kind: 'teams', ...task },
    ] as const) {
      const messages = await run(one, undefined, { execArgv });
      assert.equal(messages.at(-1)?.type, 'done', JSON.stringify(messages.at(-1)));
    }
    for (const bundle of ['dist/extension.cjs', 'dist/engine.cjs']) {
      const text = readFileSync(bundle, 'utf8');
      const used = [...text.matchAll(/require\("(?:node:)?([\w/]+)"\)/g)].map(([, name]) => name!);
      const network = /^(?:https?|http2|net|tls|dgram|dns(?:\/promises)?)$/;
      assert.ok(used.includes('path'), 'the bundle names what it uses');
      assert.deepEqual(
        used.filter((name) => network.test(name)),
        [],
        bundle,
      );
      assert.doesNotMatch(text, /\bnew WebSocket\b|\bEventSource\b/, bundle);
      // The worker holds what reads GitHub, and nothing of it was taken above: no access was given.
      if (bundle === 'dist/extension.cjs') assert.doesNotMatch(text, /\bfetch\(/, bundle);
    }
  });

  describe('with an access', () => {
    let hosted: Hosted;
    let github: LoopbackGitHub;

    before(async () => {
      hosted = await buildHosted((story) => {
        story.pullRequest({
          number: 1,
          who: 'Ada',
          on: '2026-02-01',
          title: 'Add a retry budget',
          files: { 'packages/client/retry.ts': 'export const retry = () => 1;\n' },
        });
      });
      github = await startGitHub(hosted.world);
    });
    after(() => github.close());

    const asked = (): Extract<EngineRequest, { kind: 'summary' }> => ({
      ...request,
      repositories: [{ folder: hosted.repository.folder, git: null }],
      accesses: [{ host: 'github.com', api: github.api, token: sentinel }],
    });
    const streamsIn = (messages: readonly FromEngine[]) => {
      const { packed } = resultOf('summary', messages);
      return unpackSummary(new TextDecoder().decode(packed)).coverage.streams ?? [];
    };

    it('reads that host, and lets the token into no message', async () => {
      const messages = await run(asked());
      assert.ok(streamsIn(messages).length > 3);
      assert.ok(streamsIn(messages).every(({ complete }) => complete));
      assert.ok(github.asked.every(({ authorization }) => authorization === `bearer ${sentinel}`));
      for (const message of messages)
        assert.ok(!Buffer.from(serialize(message)).toString('latin1').includes(sentinel));
    });

    it('asks no other host', async () => {
      const before = github.asked.length;
      const elsewhere = { host: 'git.acme.example', api: github.api, token: sentinel };
      assert.deepEqual(streamsIn(await run({ ...asked(), accesses: [elsewhere] })), []);
      assert.equal(github.asked.length, before);
    });

    it('ends with what is there when it is told that the user signed out', async () => {
      let worker: Worker | undefined;
      github.fail('ReviewedPullRequests', () =>
        worker?.postMessage({ type: 'signed-out', host: 'github.com' } satisfies ToEngine),
      );
      const messages = await run(asked(), (started) => (worker = started));
      const reasons = new Map(streamsIn(messages).map(({ stream, reason }) => [stream, reason]));
      assert.equal(reasons.get('authored'), null);
      assert.equal(reasons.get('reviewed'), 'signed-out');
      assert.equal(reasons.get('releases'), 'signed-out');
    });
  });

  it('says what is wrong in one sentence, with the reason', async () => {
    const repositories = [{ folder: temporaryFolder(), git: null }];
    const last = (await run({ ...request, repositories })).at(-1)!;
    assert.equal(last.type, 'failed');
    assert.equal(last.reason, 'not-a-repository');
    assert.doesNotMatch(last.sentence, /\n|\bat .*\.ts/);
  });

  it('shows a commit and a file of it', async () => {
    const { places } = resultOf('summary', await run(request));
    const { head } = places[0]!;
    const task = { folder, git: null, commit: head };
    const { text } = resultOf('commit', await run({ kind: 'commit', ...task }));
    assert.match(text, new RegExp(`^commit ${head}`));
    assert.match(text, /^diff --git /m);
    const path = 'CODEOWNERS';
    const file = resultOf('file', await run({ kind: 'file', ...task, path: `.github/${path}` }));
    assert.match(file.text, /@/);
  });

  it('finds who built on a file', async () => {
    const { report } = resultOf(
      'adoptions',
      await run({
        kind: 'adoptions',
        folder,
        git: null,
        file: path.join(folder, 'packages/http-client'),
        teamsFolder: request.teamsFolder,
      }),
    );
    assert.ok(report.assets.some((asset) => asset.adoptions.some((adoption) => !adoption.own)));
  });

  it('seeds a team file that it reads itself', async () => {
    const { seed, people, folders } = resultOf(
      'teams',
      await run({ kind: 'teams', folder, git: null }),
    );
    assert.match(seed, /^teams:$/m);
    assert.ok(people.length > 3);
    assert.ok(folders.includes('/packages/'));
  });
});
