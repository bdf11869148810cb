import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import * as v from 'valibot';

import { createClient } from '../../../src/github/client.ts';
import { GitHubError } from '../../../src/github/failure.ts';
import { hostAt, hostOf } from '../../../src/github/hosts.ts';
import { createTransport } from '../../../src/github/transport.ts';
import { redirect } from '../../support/github/faults.ts';
import { sentinel } from '../../support/github/makeWorld.ts';
import {
  closeReadings,
  instantClock,
  startReading,
  workflow,
} from '../../support/github/reading.ts';

const signal = new AbortController().signal;
const runs = '/api/v3/repos/acme/platform/actions/workflows/contracts.yml/runs';

function kindOf(error: unknown): string {
  assert.ok(error instanceof GitHubError, String(error));
  return error.kind;
}

describe('the door to the network', () => {
  const foreign: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    foreign.push(request);
    response.end('{}');
  });
  let elsewhere = '';
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await closeReadings();
  });

  it('lets nothing through but GET and GraphQL queries to the one origin', async () => {
    const { github } = await startReading();
    const host = hostAt(github.api)!;
    const send = createTransport({ host, token: sentinel, clock: instantClock() });
    const query = JSON.stringify({ query: 'query { viewer { login } }' });
    const asked: readonly (readonly [string, RequestInit])[] = [
      [`${elsewhere}/api/v3/user`, { method: 'GET' }],
      [`${elsewhere}/api/graphql`, { method: 'POST', body: query }],
      ['https://api.github.com/user', { method: 'GET' }],
      [host.api.replace('127.0.0.1', 'localhost') + '/user', { method: 'GET' }],
      [host.api.replace('http:', 'https:') + '/user', { method: 'GET' }],
      [`${host.api}/user`, { method: 'POST', body: '{}' }],
      [`${host.api}/user`, { method: 'DELETE' }],
      [`${host.api}/user`, { method: 'HEAD' }],
      [`${host.api}/user`, {}],
      [host.graphql, { method: 'GET' }],
      [host.graphql, { method: 'PUT', body: query }],
      [host.graphql, { method: 'POST' }],
      [host.graphql, { method: 'POST', body: '{"query": 7}' }],
      [host.graphql, { method: 'POST', body: 'no JSON' }],
      ...[
        'mutation { addStar(input: {}) { clientMutationId } }',
        ' \n mutation Named($x: ID!) { a }',
        'query A { viewer { login } } mutation B { a }',
        'query A { viewer { login } }mutation B { a }',
        'fragment F on User { login } mutation B { a }',
        'query A { viewer { login } },mutation B { a }',
        'fragment F on User { login }',
        '{ viewer { login } }',
        'subscription { a }',
        'query A { viewer { login } }\nsubscription B { a }',
        '# query\nmutation { a }',
      ].map(
        (text) =>
          [host.graphql, { method: 'POST', body: JSON.stringify({ query: text }) }] as const,
      ),
    ];
    for (const [url, init] of asked) {
      await assert.rejects(
        send(url, init),
        (error) => kindOf(error) === 'refused',
        `${url} ${JSON.stringify(init)}`,
      );
    }
    assert.deepEqual([github.asked.length, foreign.length], [0, 0]);
    const answer = await send(host.graphql, { method: 'POST', body: query });
    assert.deepEqual(await answer.json(), { data: { viewer: { login: 'octo' } } });
  });

  it('asks only reading questions in a whole run, with the token in the header alone', async () => {
    const { github, read } = await startReading();
    await read();
    assert.ok(github.asked.length > 5);
    for (const { method, path, authorization, variables } of github.asked) {
      assert.ok(method === 'GET' || (method === 'POST' && path === '/api/graphql'));
      assert.equal(authorization, `bearer ${sentinel}`);
      assert.ok(!JSON.stringify([path, variables]).includes(sentinel));
    }
  });

  it('follows a moved repository on the same host', async () => {
    const { github, read } = await startReading();
    github.fail(runs, redirect(301, '/api/v3/repositories/1/moved'));
    github.fail('/api/v3/repositories/1/moved', redirect(302, `${runs}?page=1&per_page=100`));
    const facts = await read();
    assert.equal(facts.runs.length, 30);
    assert.equal(github.unusedFaults(), 0);
  });

  for (const [name, to] of [
    ['another port', () => `${elsewhere}/runs`],
    ['another host', () => 'http://localhost:1/runs'],
    ['another scheme', () => 'https://127.0.0.1/runs'],
    ['itself for ever', () => runs],
    ['no address', () => 'http://['],
  ] as const) {
    it(`does not follow to ${name}`, async () => {
      const { github, read } = await startReading();
      github.fail(runs, ...Array.from({ length: 5 }, () => redirect(302, to())));
      const facts = await read();
      assert.equal(facts.coverage.at(-1)!.reason, 'bad-answers');
      assert.deepEqual(foreign, []);
      assert.equal(facts.authored.length, 11);
    });
  }

  it('takes no answer beyond any sensible size', async () => {
    const { github, read } = await startReading();
    let sent = 0;
    const flood = ({
      response,
    }: Parameters<Parameters<typeof github.fail>[1] & object>[0]): void => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1 << 20, 0x20);
      const push = (): void => {
        while (sent < 200 << 20 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', push);
        }
      };
      push();
    };
    github.fail('Releases', flood, flood, flood);
    const facts = await read();
    assert.equal(facts.coverage.find(({ stream }) => stream === 'releases')!.reason, 'bad-answers');
    assert.ok(sent < 150 << 20, `${sent}`);
  });

  it('checks the shape of a REST answer', async () => {
    const { github } = await startReading();
    const client = createClient({
      host: hostAt(github.api)!,
      token: sentinel,
      userAgent: 'groundwork/test',
      clock: instantClock(),
    });
    const ask = client.get(
      (rest, request) => rest.users.getAuthenticated({ request }),
      v.object({ login: v.number() }),
      signal,
    );
    await assert.rejects(ask, (error) => kindOf(error) === 'bad-response');
  });

  it('knows where each kind of host answers', () => {
    const bases = (name: string) => {
      const host = hostOf(name);
      return host && [host.name, host.api, host.graphql];
    };
    assert.deepEqual(bases('GitHub.com'), [
      'github.com',
      'https://api.github.com',
      'https://api.github.com/graphql',
    ]);
    assert.deepEqual(bases('octo.ghe.com'), [
      'octo.ghe.com',
      'https://api.octo.ghe.com',
      'https://api.octo.ghe.com/graphql',
    ]);
    assert.deepEqual(bases('git.example.org:8443'), [
      'git.example.org:8443',
      'https://git.example.org:8443/api/v3',
      'https://git.example.org:8443/api/graphql',
    ]);
    for (const name of [
      'gist.github.com',
      'raw.githubusercontent.com',
      'octo.github.io',
      'a.b.ghe.com',
      'ghe.com',
      'localhost',
      'a/b',
      'user@git.example.org',
      '',
      'git.example.org:x',
      '-x.example.org',
      '-oProxyCommand.ghe.com',
    ])
      assert.equal(bases(name), null, name);
    for (const name of ['evilgithub.com', 'github.com.evil.io', 'evilghe.com'])
      assert.equal(bases(name)![1], `https://${name}/api/v3`);
  });

  it('takes a given base of the API only where nobody can listen', () => {
    assert.equal(hostAt('https://api.github.com/')!.kind, 'github.com');
    assert.equal(hostAt('https://api.octo.ghe.com')!.name, 'octo.ghe.com');
    assert.deepEqual(hostAt('https://git.example.org/api/v3/'), hostOf('git.example.org'));
    assert.deepEqual(
      hostAt('http://127.0.0.1:7/api/v3')!.graphql,
      'http://127.0.0.1:7/api/graphql',
    );
    for (const api of [
      'http://git.example.org/api/v3',
      'https://a:b@git.example.org/api/v3',
      'https://a@git.example.org/api/v3',
      'ftp://127.0.0.1/',
      'git.example.org',
      'https://git.example.org/api/v3?x=1',
      'http://127.0.0.1.evil.io/',
    ])
      assert.equal(hostAt(api), null, api);
  });

  it('reads the same with the slash at the end of a base', async () => {
    const { github } = await startReading();
    const host = hostAt(`${github.api}/`)!;
    const client = createClient({ host, token: sentinel, userAgent: 'groundwork/test' });
    await client.get(
      (rest, request) => rest.users.getAuthenticated({ request }),
      v.object({ login: v.string() }),
      signal,
    );
    assert.equal(github.asked[0]!.path, '/api/v3/user');
    assert.equal(workflow.repository, 'acme/platform');
  });
});
