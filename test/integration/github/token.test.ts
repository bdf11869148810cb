import assert from 'node:assert/strict';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { findToken } from '../../../src/github/token.ts';
import { cutShort, reset, status } from '../../support/github/faults.ts';
import { sentinel } from '../../support/github/makeWorld.ts';
import { closeReadings, startReading } from '../../support/github/reading.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';

const signal = new AbortController().signal;

describe('the token', () => {
  after(closeReadings);

  it('is in no file, message, fact or error after a run with faults', async () => {
    const { github, read, folder, messages } = await startReading();
    const said: string[] = [];
    const streams = [process.stdout, process.stderr] as const;
    const writers = streams.map((stream) => stream.write.bind(stream));
    for (const stream of streams)
      stream.write = (chunk: string | Uint8Array) => {
        said.push(String(chunk));
        return true;
      };
    const told: unknown[] = [];
    try {
      // What comes back says the token too, as a careless proxy does.
      const echo = { message: `Bad credentials ${sentinel}`, token: sentinel };
      github.fail('AuthoredPullRequests', status(502, echo), reset, status(403, echo));
      github.fail('ReviewedPullRequests', cutShort, status(422, echo));
      github.fail(
        'ReviewThreads',
        status(302, '', { location: `http://localhost:1/?t=${sentinel}` }),
      );
      github.fail(
        'Releases',
        status(403, echo, { 'x-github-sso': `required; url=https://evil.example/${sentinel}` }),
      );
      told.push(await read());
      github.fail('WhoIs', status(401, echo));
      told.push(await read());
      github.fail('WhoIs', reset, reset, reset);
      told.push(await read());
      const stop = new AbortController();
      github.fail('InboundReferences', () => stop.abort());
      told.push(await read({ signal: stop.signal }).catch((error: unknown) => inside(error)));
      told.push(await read());
      assert.equal(github.unusedFaults(), 0);
    } finally {
      streams.forEach((stream, index) => (stream.write = writers[index]!));
    }
    assert.ok(github.asked.every(({ authorization }) => authorization?.endsWith(sentinel)));
    const files = await Promise.all(
      (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
    );
    assert.ok(files.some((text) => text.length > 10_000));
    const everything = [...files, ...said, ...messages, inside(told)].join('\n');
    assert.ok(!everything.includes(sentinel.slice(4)));
  });

  it('comes from the environment, in its order, for the host that it is meant for', async () => {
    const find = (
      environment: Record<string, string>,
      host = 'github.com',
      isNamedByUser = false,
    ) => findToken({ environment: { PATH: '', ...environment }, host, isNamedByUser, signal });
    assert.equal(await find({ GITHUB_TOKEN: ' one\n', GH_TOKEN: 'two' }), 'one');
    assert.equal(await find({ GITHUB_TOKEN: '', GH_TOKEN: 'two' }), 'two');
    assert.equal(await find({ GITHUB_TOKEN: 'a b' }), null);
    assert.equal(await find({ GITHUB_TOKEN: 'a\nX-Header: b' }), null);
    assert.equal(await find({ GITHUB_TOKEN: 'one' }, 'octo.ghe.com'), 'one');
    for (const host of [
      'evilgithub.com',
      'github.com.evil.io',
      'evil.octo.ghe.com.io',
      'git.example.org',
    ])
      assert.equal(await find({ GITHUB_TOKEN: 'one', GH_TOKEN: 'two' }, host), null, host);
    assert.equal(await find({ GITHUB_TOKEN: 'one' }, 'git.example.org', true), 'one');
    assert.equal(await find({ GH_ENTERPRISE_TOKEN: 'three' }, 'git.example.org'), 'three');
  });

  it('comes from GitHub’s own tool where the environment has none', async function () {
    if (process.platform === 'win32') return;
    const folder = temporaryFolder();
    const tool = path.join(folder, 'gh');
    await writeFile(
      tool,
      `#!/bin/sh\n[ "$*" = "auth token --hostname git.example.org" ] && echo gho_fromTool\n`,
    );
    await chmod(tool, 0o755);
    const environment = { PATH: `${folder}:${process.env['PATH']}` };
    const find = (host: string) => findToken({ environment, host, isNamedByUser: false, signal });
    assert.equal(await find('git.example.org'), 'gho_fromTool');
    assert.equal(await find('github.com'), null);
    await writeFile(tool, '#!/bin/sh\nexec sleep 20\n');
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await assert.rejects(
      findToken({ environment, host: 'github.com', isNamedByUser: false, signal: stop.signal }),
      /enough/,
    );
  });
});

/** Everything that can be reached from a value, errors with all they carry. */
function inside(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.has(value)) return '';
  seen.add(value);
  return Reflect.ownKeys(value)
    .map((key) => `${String(key)}: ${inside(Reflect.get(value, key), seen)}`)
    .join('\n');
}
