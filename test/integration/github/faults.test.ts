import assert from 'node:assert/strict';

import type { CoverageReason, Stream } from '../../../src/core/pullRequests/records.ts';
import {
  body,
  changed,
  cutShort,
  errors,
  headers,
  limitReached,
  redirect,
  reset,
  silence,
  status,
} from '../../support/github/faults.ts';
import { makeWorld } from '../../support/github/makeWorld.ts';
import { closeReadings, coverageOf, known, startReading } from '../../support/github/reading.ts';
import type { Fault } from '../../support/github/server.ts';

/** Three pages of pull requests, and of reviews. */
const size = { authored: 130, reviewed: 60, releases: 3, runs: 30 };
const { now } = makeWorld(size);
const minute = 60_000;

interface Case {
  readonly name: string;
  readonly faults: readonly (Fault | null)[];
  /** Pauses that are made, in milliseconds. */
  readonly pauses?: readonly number[];
  /** Why the stream is told to be incomplete; without it, nothing is missing. */
  readonly reason?: CoverageReason;
  readonly link?: string;
  /** Seconds until it makes sense to go on. */
  readonly resumeIn?: number;
}

function times(count: number, fault: Fault): readonly Fault[] {
  return Array.from({ length: count }, () => fault);
}

/** The true answer, and then nothing in this process moves for so many milliseconds. */
function heldUp(milliseconds: number): Fault {
  return (exchange) => {
    exchange.send(exchange.answer());
    const until = Date.now() + milliseconds;
    while (Date.now() < until);
  };
}

const sso = {
  'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?authorization_request=1',
};
const limited = (secondsToReset: number): Fault =>
  limitReached('RATE_LIMITED', secondsToReset, now);
const primary = (secondsToReset: number | null): Fault =>
  status(
    403,
    { message: 'API rate limit exceeded for user ID 1.' },
    {
      date: new Date(now).toUTCString(),
      'x-ratelimit-remaining': '0',
      ...(secondsToReset === null
        ? {}
        : { 'x-ratelimit-reset': String(Date.parse(now) / 1000 + secondsToReset) }),
    },
  );
const secondary = (more: object): Fault =>
  status(403, { message: 'You have exceeded a secondary rate limit.' }, more);

const cases: readonly Case[] = [
  // Things that pass.
  { name: 'a 502', faults: [status(502, '<html>Bad gateway')], pauses: [1000] },
  { name: '504 twice', faults: times(2, status(504, 'timeout')), pauses: [1000, 1000] },
  { name: 'a 503 without JSON', faults: [status(503, 'Unicorn!')], pauses: [1000] },
  { name: 'a 500', faults: [status(500)], pauses: [1000] },
  { name: 'a 202', faults: [status(202, {})], pauses: [1000] },
  { name: 'a connection that is reset', faults: [reset], pauses: [1000] },
  { name: 'an answer cut in the middle, twice', faults: times(2, cutShort), pauses: [1000, 4000] },
  { name: 'bad JSON', faults: [body('{"data": {"user": ')], pauses: [1000] },
  { name: 'null', faults: [body('null')], pauses: [1000] },
  { name: 'an empty body', faults: [body('')], pauses: [1000] },
  { name: 'a 204', faults: [status(204, '')], pauses: [1000] },
  {
    name: 'a page of a proxy',
    faults: [body('<html>Please log in</html>', 'text/html')],
    pauses: [1000],
  },
  { name: 'JSON that is no answer', faults: [body('{"hello": "world"}')], pauses: [1000] },
  {
    name: 'an answer of a gzip that is none',
    faults: [headers({ 'content-encoding': 'gzip' })],
    pauses: [1000],
  },
  { name: 'a malformed content type', faults: [headers({ 'content-type': ';;;' })] },
  { name: 'no answer in time', faults: [silence], pauses: [1000] },
  { name: 'other work that holds the answer up', faults: [heldUp(3000)], pauses: [] },
  {
    name: 'resource limits',
    faults: [
      errors({
        type: 'RESOURCE_LIMITS_EXCEEDED',
        message: 'Resource limits for this query exceeded.',
      }),
    ],
    pauses: [1000],
  },
  {
    name: 'something went wrong',
    faults: [
      errors({
        message:
          'Something went wrong while executing your query. This may be the result of a timeout',
      }),
    ],
    pauses: [1000],
  },
  { name: 'a limit that ends in 90 seconds', faults: [limited(90)], pauses: [90_000] },
  {
    name: 'the limit under its other name',
    faults: [limitReached('RATE_LIMIT', 30, now)],
    pauses: [30_000],
  },
  {
    name: 'a limit that is told in words alone',
    faults: [errors({ message: 'API rate limit already exceeded for user ID 1.' })],
    pauses: [],
    reason: 'rate-limit',
  },
  { name: 'a limit that ended in the past', faults: [limited(-500)], pauses: [1000] },
  { name: 'a limit by 403 that ends soon', faults: [primary(20)], pauses: [20_000] },
  { name: 'a limit by 429', faults: [status(429, {}, { 'retry-after': '7' })], pauses: [7000] },
  {
    name: 'a secondary limit with a date, which is kept to and then doubled',
    faults: times(2, secondary({ 'retry-after': '30' })),
    pauses: [30_000, 60_000],
  },
  { name: 'a secondary limit without a date', faults: [secondary({})], pauses: [minute] },
  {
    name: 'a secondary limit inside a good status',
    faults: [errors({ message: 'You have exceeded a secondary rate limit. Please wait.' })],
    pauses: [minute],
  },
  // Things that do not.
  {
    name: 'the server failing on',
    faults: times(3, status(503)),
    pauses: [1000, 4000],
    reason: 'unreachable',
  },
  {
    name: 'the network gone',
    faults: times(3, reset),
    pauses: [1000, 4000],
    reason: 'unreachable',
  },
  {
    name: 'truncated answers only',
    faults: times(3, cutShort),
    pauses: [1000, 4000],
    reason: 'unreachable',
  },
  {
    name: 'a proxy that wants a login',
    faults: times(3, body('<html>', 'text/html')),
    pauses: [1000, 4000],
    reason: 'bad-answers',
  },
  {
    name: 'a limit for half an hour',
    faults: [limited(1800)],
    pauses: [],
    reason: 'rate-limit',
    resumeIn: 1800,
  },
  {
    name: 'a limit by 403 for half an hour',
    faults: [primary(1800)],
    pauses: [],
    reason: 'rate-limit',
    resumeIn: 1800,
  },
  {
    name: 'a limit without an end',
    faults: [primary(null)],
    pauses: [],
    reason: 'rate-limit',
    resumeIn: 3600,
  },
  {
    name: 'a secondary limit of an hour',
    faults: [secondary({ 'retry-after': '3600' })],
    pauses: [],
    reason: 'rate-limit',
    resumeIn: 3600,
  },
  {
    name: 'a secondary limit that comes again and again',
    faults: times(3, secondary({})),
    pauses: [minute, 2 * minute],
    reason: 'rate-limit',
  },
  {
    name: 'a token that was revoked',
    faults: [status(401, { message: 'Bad credentials' })],
    pauses: [],
    reason: 'signed-out',
  },
  {
    name: 'single sign-on',
    faults: [status(403, { message: 'Resource protected' }, sso)],
    pauses: [],
    reason: 'sso',
    link: sso['x-github-sso'].slice('required; url='.length),
  },
  {
    name: 'single sign-on at a foreign address',
    faults: [
      status(403, {}, { 'x-github-sso': 'required; url=https://github.com.evil.example/sso' }),
    ],
    pauses: [],
    reason: 'sso',
  },
  {
    name: 'an application that the organisation blocks',
    faults: [status(403, { message: 'OAuth App access restrictions' })],
    pauses: [],
    reason: 'forbidden',
  },
  { name: 'a 404', faults: [status(404)], pauses: [], reason: 'not-found' },
  { name: 'a 410', faults: [status(410)], pauses: [], reason: 'not-found' },
  { name: 'a 451', faults: [status(451)], pauses: [], reason: 'not-found' },
  { name: 'a 422', faults: [status(422)], pauses: [], reason: 'forbidden' },
  {
    name: 'a redirect',
    faults: [redirect(301, '/api/elsewhere')],
    pauses: [],
    reason: 'bad-answers',
  },
  {
    name: 'a redirect to a foreign host',
    faults: [redirect(307, 'http://localhost:9/api/graphql')],
    pauses: [],
    reason: 'bad-answers',
  },
  {
    name: 'a 304 that was not asked for',
    faults: [status(304, '')],
    pauses: [],
    reason: 'bad-answers',
  },
  {
    name: 'an error of an unknown kind',
    faults: [errors({ type: 'NEVER_HEARD', message: 'x' })],
    pauses: [],
    reason: 'forbidden',
  },
  {
    name: 'an account that is gone',
    faults: [errors({ type: 'NOT_FOUND', path: ['user'], message: 'x' })],
    pauses: [],
    reason: 'not-found',
  },
  {
    name: 'pages that lead back',
    faults: [
      changed((data, { asked }) => (pages(data).pageInfo.endCursor = asked.variables['cursor'])),
    ],
    pauses: [],
    reason: 'page-cap',
  },
  {
    name: 'a page without items before the end',
    faults: [changed((data) => (pages(data).nodes = []))],
    pauses: [],
    reason: 'page-cap',
  },
  {
    name: 'a next page without a place',
    faults: [changed((data) => (pages(data).pageInfo.endCursor = null))],
    pauses: [],
    reason: 'page-cap',
  },
];

function pages(data: Record<string, any>): any {
  return data['user']?.pullRequests ?? data['search'];
}

const operations: readonly (readonly [operation: string, stream: Stream])[] = [
  ['AuthoredPullRequests', 'authored'],
  ['ReviewedPullRequests', 'reviewed'],
];

describe('GitHub failing in the middle of a list', function () {
  this.timeout(60_000);
  after(closeReadings);

  for (const [operation, stream] of operations) {
    describe(operation, () => {
      let whole: ReturnType<typeof known>;
      before(async () => {
        whole = known(await (await startReading(makeWorld(size))).read());
      });
      for (const { name, faults, pauses = [], reason, link, resumeIn } of cases) {
        // What passes does so in the client, which is the same for both.
        if (stream === 'reviewed' && reason === undefined) continue;
        it(name, async () => {
          const { github, read, pauses: made } = await startReading(makeWorld(size));
          github.fail(operation, null, ...faults);
          const facts = await read();
          assert.equal(github.unusedFaults(), 0);
          assert.deepEqual(made, pauses);
          const coverage = coverageOf(facts, stream);
          if (reason === undefined) {
            assert.deepEqual([coverage.complete, coverage.reason], [true, null]);
            assert.deepEqual(known(facts), whole);
            return;
          }
          assert.deepEqual([coverage.complete, coverage.reason], [false, reason]);
          assert.ok(coverage.explanation!.length > 20);
          const dependent = stream === 'authored' ? 'references' : 'threads';
          assert.equal(coverageOf(facts, dependent).complete, false);
          assert.equal(coverage.link, link ?? null);
          if (resumeIn !== undefined) {
            const wait = Date.parse(coverage.resumeAt!) - Date.now();
            assert.ok(Math.abs(wait - resumeIn * 1000) < 5000, `${wait}`);
          }
          const kept = facts[stream as 'authored' | 'reviewed'];
          const all = whole[stream as 'authored' | 'reviewed'];
          assert.ok(
            kept.length >= 20 && kept.length < all.length,
            `${kept.length} of ${all.length}`,
          );

          const next = await read();
          assert.ok(coverageOf(next, stream).complete);
          assert.deepEqual(known(next), whole);
        });
      }
    });
  }
});
