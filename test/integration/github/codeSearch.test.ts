import assert from 'node:assert/strict';

import { createCodeSearch } from '../../../src/github/codeSearch.ts';
import { hostAt } from '../../../src/github/hosts.ts';
import { status } from '../../support/github/faults.ts';
import { makeWorld, sentinel } from '../../support/github/makeWorld.ts';
import { instantClock } from '../../support/github/reading.ts';
import { startGitHub, type LoopbackGitHub } from '../../support/github/server.ts';

const signal = new AbortController().signal;

describe('searching code on GitHub', () => {
  let github: LoopbackGitHub;
  const pauses: number[] = [];
  const open = () => {
    pauses.length = 0;
    return createCodeSearch({
      host: hostAt(github.api)!,
      token: sentinel,
      userAgent: 'groundwork/test',
      clock: instantClock(pauses),
    });
  };
  before(async () => {
    const world = makeWorld();
    for (let index = 0; index < 230; index++)
      world.code.push({
        repository: 'acme/search',
        path: `src/${index}.ts`,
        text: `import '@acme/client'`,
      });
    world.code.push({ repository: 'elsewhere/side', path: 'x.ts', text: '@acme/client' });
    for (let index = 0; index < 1100; index++)
      world.code.push({ repository: 'acme/platform', path: `lib/${index}.ts`, text: 'logger' });
    github = await startGitHub(world);
  });
  after(() => github.close());

  it('finds where a name is used in the repositories of an owner, not too fast', async () => {
    const found = await open().search('@acme/client', 'acme', null, signal);
    assert.equal(found.findings.length, 230);
    assert.equal(found.total, 230);
    assert.ok(found.complete && found.resume === null && found.explanation === null);
    assert.equal(found.query, '"@acme/client" user:acme');
    assert.deepEqual(found.findings[0], {
      repository: 'acme/search',
      isPrivate: true,
      path: 'src/0.ts',
      url: 'https://github.com/acme/search/blob/main/src/0.ts',
    });
    assert.deepEqual(pauses, [7500, 7500]);
  });

  it('goes on where a limit stopped it', async () => {
    const search = open();
    github.fail(
      '/api/v3/search/code',
      null,
      status(403, { message: 'secondary rate limit' }, { 'retry-after': '600' }),
    );
    const first = await search.search('@acme/client', 'acme', null, signal);
    assert.deepEqual([first.findings.length, first.complete, first.resume], [100, false, '2']);
    assert.ok(first.explanation!.length > 10);
    const rest = await search.search('@acme/client', 'acme', first.resume, signal);
    assert.deepEqual([rest.findings.length, rest.complete, rest.resume], [130, true, null]);
  });

  it('says that a search shows a thousand results', async () => {
    const found = await open().search('logger', 'acme', null, signal);
    assert.equal(found.findings.length, 1000);
    assert.equal(found.complete, false);
    assert.match(found.explanation!, /1000 of 1100/);
  });

  it('asks nothing that would be another question', async () => {
    github.asked.length = 0;
    for (const [name, owner] of [
      ['a" org:other "', 'acme'],
      ['ok', 'acme'],
      ['client', 'acme repo:x/y'],
      ['a\nb', 'acme'],
    ] as const) {
      const found = await open().search(name, owner, null, signal);
      assert.deepEqual([found.findings, found.complete], [[], false]);
    }
    assert.deepEqual(github.asked, []);
  });

  it('stops when it is cancelled', async () => {
    await assert.rejects(
      open().search('logger', 'acme', null, AbortSignal.abort(new Error('no'))),
      /no/,
    );
  });
});
