import assert from 'node:assert/strict';

import { createQueue, queueOf } from '../../../src/github/queue.ts';

const signal = new AbortController().signal;

describe('the queue of a host', () => {
  it('does one work at a time, in the order in which they were given', async () => {
    const queue = createQueue();
    const order: string[] = [];
    const work = (name: string, steps: number) => async () => {
      for (let step = 0; step < steps; step++) {
        order.push(`${name}${step}`);
        await Promise.resolve();
      }
      return name;
    };
    const results = await Promise.all([
      queue.run(work('a', 3), signal),
      queue.run(work('b', 1), signal),
      queue.run(work('c', 2), signal),
    ]);
    assert.deepEqual(results, ['a', 'b', 'c']);
    assert.deepEqual(order, ['a0', 'a1', 'a2', 'b0', 'c0', 'c1']);
  });

  it('goes on after a work that failed', async () => {
    const queue = createQueue();
    const failed = queue.run(() => Promise.reject(new Error('one')), signal);
    const next = queue.run(async () => 'two', signal);
    await assert.rejects(failed, /one/);
    assert.equal(await next, 'two');
  });

  it('never begins a work that was cancelled while it waited, and does not make it wait', async () => {
    const queue = createQueue();
    let finish = (): void => {};
    const first = queue.run(() => new Promise<void>((resolve) => (finish = resolve)), signal);
    const stop = new AbortController();
    let began = false;
    const waiting = queue.run(async () => (began = true), stop.signal);
    stop.abort(new Error('enough'));
    await assert.rejects(waiting, /enough/);
    finish();
    await first;
    await queue.run(async () => {}, signal);
    assert.equal(began, false);
  });

  it('is one for each origin', () => {
    assert.equal(queueOf('https://a.example'), queueOf('https://a.example'));
    assert.notEqual(queueOf('https://a.example'), queueOf('https://b.example'));
  });
});
