import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { GitHubError } from '../../../src/github/failure.ts';
import { systemClock } from '../../../src/github/transport.ts';
import { limitReached, reset, silence, status } from '../../support/github/faults.ts';
import { makeWorld, sentinel } from '../../support/github/makeWorld.ts';
import { closeReadings, coverageOf, known, startReading } from '../../support/github/reading.ts';
import type { Fault } from '../../support/github/server.ts';

const size = { authored: 130, reviewed: 60, releases: 3, runs: 30 };

async function filesOf(folder: string, ending: string): Promise<readonly string[]> {
  const names: readonly string[] = await readdir(folder);
  return names.filter((name) => name.endsWith(ending)).map((name) => path.join(folder, name));
}

describe('reading GitHub, interrupted', function () {
  this.timeout(60_000);
  after(closeReadings);

  for (const operation of [
    'AuthoredPullRequests',
    'ReviewedPullRequests',
    'InboundReferences',
    'ReviewThreads',
  ]) {
    it(`cancelled at the second page of ${operation}, goes on there the next time`, async () => {
      const whole = known(await (await startReading(makeWorld(size))).read());
      const { github, read } = await startReading(makeWorld(size));
      const stop = new AbortController();
      const reason = new Error('The user closed the window');
      github.fail(operation, null, () => stop.abort(reason));
      await assert.rejects(read({ signal: stop.signal }), reason);

      const before = github.asked.filter((asked) => asked.operation === operation).length;
      assert.equal(before, 2);
      github.asked.length = 0;
      assert.deepEqual(known(await read()), whole);
      if (operation === 'AuthoredPullRequests') {
        const cursors = github.asked
          .filter((asked) => asked.operation === operation)
          .map(({ variables }) => variables['cursor']);
        // The second and the third page, and once more from the top for what changed meanwhile.
        assert.deepEqual(
          cursors.map((cursor) => cursor !== null),
          [true, true, false],
        );
      }
    });
  }

  it('cancelled in a pause, ends at once', async () => {
    const { github, read } = await startReading(makeWorld(size));
    github.fail('ReviewedPullRequests', limitReached('RATE_LIMITED', 100, github.world.now));
    const stop = new AbortController();
    const started = performance.now();
    setTimeout(() => stop.abort(new Error('enough')), 1500);
    await assert.rejects(read({ signal: stop.signal, clock: systemClock }), /enough/);
    assert.ok(performance.now() - started < 10_000);
    assert.equal(github.unusedFaults(), 0);
  });

  it('signed out of at the second page, tells what came and asks nothing more; the next time completes it', async () => {
    const whole = known(await (await startReading(makeWorld(size))).read());
    const { github, read } = await startReading(makeWorld(size));
    const signedOut = new AbortController();
    let since = 0;
    github.fail('ReviewedPullRequests', null, () => {
      since = performance.now();
      signedOut.abort(new GitHubError('auth'));
    });
    const facts = await read({ signedOut: signedOut.signal });
    assert.ok(performance.now() - since < 1500, 'no answer is waited for');
    assert.equal(coverageOf(facts, 'authored').complete, true);
    assert.ok(facts.authored.length > 100);
    for (const stream of ['reviewed', 'references', 'runs'] as const) {
      assert.equal(coverageOf(facts, stream).reason, 'signed-out', stream);
      assert.match(coverageOf(facts, stream).explanation ?? '', /Sign in again/);
    }
    assert.equal(github.asked.at(-1)?.operation, 'ReviewedPullRequests');
    assert.deepEqual(known(await read()), whole);
  });

  it('signed out of in a pause, ends at once', async () => {
    const { github, read } = await startReading(makeWorld(size));
    github.fail('ReviewedPullRequests', limitReached('RATE_LIMITED', 100, github.world.now));
    const signedOut = new AbortController();
    const started = performance.now();
    setTimeout(() => signedOut.abort(new GitHubError('auth')), 1500);
    const facts = await read({ signedOut: signedOut.signal, clock: systemClock });
    assert.ok(performance.now() - started < 10_000);
    assert.equal(coverageOf(facts, 'reviewed').reason, 'signed-out');
  });

  it('cancelled before it begins, asks nothing', async () => {
    const { github, read } = await startReading();
    await assert.rejects(read({ signal: AbortSignal.abort(new Error('no')) }), /no/);
    assert.deepEqual(github.asked, []);
  });

  it('cancelled while another reading has its turn, gives up its place', async () => {
    const { github, read } = await startReading();
    const first = new AbortController();
    github.fail('WhoIs', silence);
    const waiting = read({ signal: first.signal });
    const second = new AbortController();
    const queued = read({ signal: second.signal });
    second.abort(new Error('second'));
    await assert.rejects(queued, /second/);
    assert.equal(github.asked.length <= 1, true);
    first.abort(new Error('first'));
    await assert.rejects(waiting, /first/);
  });

  const away: readonly (readonly [string, readonly Fault[], string])[] = [
    ['the server away', [reset, reset, reset], 'unreachable'],
    ['the sign-in gone', [status(401)], 'signed-out'],
  ];
  for (const [name, faults, reason] of away) {
    it(`${name} from the beginning: what was known before is told, with its span`, async () => {
      const { github, read } = await startReading();
      const first = await read();
      github.fail('WhoIs', ...faults);
      const facts = await read();
      assert.deepEqual(known(facts), known(first));
      for (const [index, coverage] of facts.coverage.entries()) {
        assert.deepEqual([coverage.complete, coverage.reason], [false, reason]);
        assert.equal(coverage.to, first.coverage[index]!.to);
        assert.equal(coverage.from, first.coverage[index]!.from);
      }
    });

    it(`${name} from the beginning, with nothing known`, async () => {
      const { github, read } = await startReading();
      github.fail('WhoIs', ...faults);
      const facts = await read();
      assert.equal(facts.account, null);
      assert.deepEqual(facts.authored, []);
      assert.ok(facts.coverage.every(({ to, complete }) => to === null && !complete));
    });
  }

  it('what one account read is never told to another', async () => {
    const { github, read, folder } = await startReading();
    github.world.tokens.set('ghp_other', 'ada');
    await read();
    const other = await read({ token: 'ghp_other' });
    assert.equal(other.account?.login, 'ada');
    assert.ok(other.authored.every(({ author }) => author?.login === 'ada'));
    assert.equal((await filesOf(folder, '.jsonl')).length, 2);
    github.fail('WhoIs', status(401), status(401));
    const signedOut = await read({ token: 'ghp_other', login: 'octo' });
    assert.equal(signedOut.account?.login, 'octo');
  });

  it('the sign-in is revoked while it reads: what came before is kept, nothing more is asked', async () => {
    const { github, read } = await startReading(makeWorld(size));
    const whole = known(await (await startReading(makeWorld(size))).read());
    github.fail('ReviewedPullRequests', null, (exchange) => {
      github.world.tokens.delete(sentinel);
      exchange.send(exchange.answer());
    });
    const facts = await read();
    assert.equal(facts.authored.length, whole.authored.length);
    assert.equal(facts.reviewed.length, 25);
    assert.deepEqual(
      facts.coverage.map(({ complete }) => complete),
      [true, false, false, false, false, false],
    );
    assert.ok(facts.coverage.slice(1).every(({ reason }) => reason === 'signed-out'));
    assert.equal(github.asked.at(-1)!.operation, 'ReviewedPullRequests');
    github.world.tokens.set(sentinel, 'octo');
    assert.deepEqual(known(await read()), whole);
  });

  it('two windows at once: one reads, the other tells what was known', async () => {
    const { github, read } = await startReading(makeWorld(size));
    const [one, two] = await Promise.all([read(), read()]);
    const busy = [one, two].filter(({ coverage }) => coverage[0]!.reason === 'being-read');
    assert.equal(busy.length, 1);
    assert.equal(github.asked.filter(({ operation }) => operation === 'WhoIs').length, 2);
    assert.equal(
      github.asked.filter(({ operation }) => operation === 'AuthoredPullRequests').length,
      3,
    );
    const after = await read();
    assert.ok(after.coverage.every(({ reason }) => reason === null));
  });

  it('a window that died while it was reading stops no other', async () => {
    const { folder, read } = await startReading();
    await read();
    const [file] = await filesOf(folder, '.jsonl');
    await writeFile(`${file}.reading`, '999999999 0');
    const facts = await read();
    assert.equal(coverageOf(facts, 'authored').reason, null);
  });

  it('a file that is damaged is read again, kept aside and told', async () => {
    const { folder, read } = await startReading();
    const whole = known(await read());
    const [file] = await filesOf(folder, '.jsonl');
    const text = await readFile(file!, 'utf8');
    await writeFile(file!, text.slice(0, text.length / 2));
    const facts = await read();
    assert.deepEqual(known(facts), whole);
    assert.match(coverageOf(facts, 'authored').explanation!, /damaged/);
    assert.equal((await filesOf(folder, '.unreadable')).length, 1);
    assert.equal(coverageOf(await read(), 'authored').explanation, null);
  });

  it('a file of a newer version is neither used nor changed', async () => {
    const { folder, read } = await startReading();
    const whole = known(await read());
    const [file] = await filesOf(folder, '.jsonl');
    const newer = (await readFile(file!, 'utf8')).replace('"format":1', '"format":2');
    await writeFile(file!, newer);
    const facts = await read();
    assert.deepEqual(known(facts), whole);
    assert.deepEqual(
      [coverageOf(facts, 'authored').reason, coverageOf(facts, 'authored').complete],
      ['not-kept', true],
    );
    assert.equal(await readFile(file!, 'utf8'), newer);
  });

  it('a folder that cannot be written: the facts are told, and that they are not kept', async () => {
    const { folder, read } = await startReading();
    await writeFile(folder, 'in the way');
    const facts = await read();
    assert.equal(facts.authored.length, 11);
    assert.equal(coverageOf(facts, 'authored').reason, 'not-kept');
    assert.match(coverageOf(facts, 'authored').explanation!, /could not be kept/);
  });

  it('little is left of the hour: what can wait is left out, and comes the next time', async () => {
    const { github, read } = await startReading();
    const whole = known(await (await startReading()).read());
    github.budget.left = 503;
    const facts = await read();
    assert.deepEqual(
      facts.coverage.map(({ stream, reason }) => [stream, reason]),
      [
        ['authored', null],
        ['reviewed', null],
        ['references', null],
        ['threads', 'budget'],
        ['releases', 'budget'],
        ['runs', 'budget'],
      ],
    );
    github.budget.left = 5000;
    assert.deepEqual(known(await read()), whole);
  });

  it('a clock that is wrong by days changes nothing', async () => {
    const whole = await (await startReading()).read();
    const { github, read } = await startReading();
    const wrong = { ...systemClock, now: () => Date.now() - 40 * 86_400_000 };
    const first = await read({ clock: wrong });
    assert.deepEqual(known(first), known(whole));
    assert.equal(coverageOf(first, 'authored').to!.slice(0, 16), github.world.now.slice(0, 16));
    const one = [...github.world.pullRequests.values()].find(
      ({ author }) => author?.login === 'octo',
    );
    one!.title = 'Changed';
    one!.updatedAt = '2026-06-30T00:20:00Z';
    github.world.now = '2026-06-30T01:00:00Z';
    const next = await read({ clock: wrong });
    assert.ok(next.authored.some(({ title }) => title === 'Changed'));
  });
});
