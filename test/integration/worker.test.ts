/** The worker in which the editor runs every analysis. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import type { FromEngine } from '../../src/protocol.ts';
import type { SummaryRequest } from '../../src/summarizeRepository.ts';
import { temporaryFolder } from '../support/repoBuilder.ts';

const engine = path.resolve('dist/engine.cjs');

function run(request: SummaryRequest, started?: (worker: Worker) => void): Promise<FromEngine[]> {
  return new Promise((resolve, reject) => {
    const messages: FromEngine[] = [];
    const worker = new Worker(engine, { workerData: request });
    worker.on('message', (message: FromEngine) => messages.push(message));
    worker.on('error', reject);
    worker.on('exit', () => resolve(messages));
    started?.(worker);
  });
}

describe('the worker', function () {
  this.timeout(60_000);
  let request: SummaryRequest;

  before(async () => {
    if (!existsSync(engine)) execFileSync(process.execPath, ['esbuild.js']);
    const folder = path.join(temporaryFolder(), 'storefront');
    await buildDemonstration(folder);
    request = {
      folder,
      me: [],
      period: { label: '2026-H1', from: '2026-01-01', to: '2026-07-01' },
      today: '2026-07-01',
      settings: { people: 'roles', voice: 'first', exhaustive: false },
    };
  });

  it('tells its progress and ends with the Markdown', async () => {
    const messages = await run(request);
    assert.ok(messages.some((message) => message.type === 'progress'));
    const last = messages.at(-1)!;
    assert.equal(last.type, 'done');
    assert.match(last.markdown, /^# Strategic contributions, January to June 2026/);
  });

  it('ends when it is cancelled', async () => {
    const messages = await run(request, (worker) => worker.postMessage({ type: 'cancel' }));
    assert.deepEqual(messages.at(-1), { type: 'cancelled' });
  });

  it('says what is wrong in one sentence', async () => {
    const messages = await run({ ...request, folder: temporaryFolder() });
    const last = messages.at(-1)!;
    assert.equal(last.type, 'failed');
    assert.doesNotMatch(last.sentence, /\n|\bat .*\.ts/);
  });
});
