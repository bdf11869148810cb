/** Questions to one host for one person: in turn, repeated where that helps, within the limits of the service. */
import { Octokit } from '@octokit/rest';
import * as v from 'valibot';

import { problemsOf, type Problem } from './classify.ts';
import { GitHubError } from './failure.ts';
import type { GitHubHost } from './hosts.ts';
import { queueOf } from './queue.ts';
import { createTransport, systemClock, type Clock } from './transport.ts';

/** A GraphQL question; what an older server does not know is left out of it. */
export interface Operation {
  readonly name: string;
  /** The text without the given fields. */
  text(without: ReadonlySet<string>): string;
  /** Fields without which the answer is still worth having. */
  readonly optional: readonly string[];
}

export interface GraphqlAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  /** Parts that could not be given. */
  readonly problems: readonly Problem[];
}

export interface Spent {
  readonly requests: number;
  readonly points: number;
  /** What is left of this hour's GraphQL points; null where the server does not count. */
  readonly remaining: number | null;
}

export interface GitHubClient {
  readonly host: GitHubHost;
  readonly clock: Clock;
  query(
    operation: Operation,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<GraphqlAnswer>;
  /** One REST question; the answer is checked against the schema. */
  get<T>(
    ask: (
      rest: Octokit['rest'],
      request: { readonly signal: AbortSignal },
    ) => Promise<{ data: unknown }>,
    schema: v.GenericSchema<unknown, T>,
    signal: AbortSignal,
  ): Promise<T>;
  spent(): Spent;
  /** The time by the server's clock, in milliseconds since 1970, as far as its answers told. */
  serverTime(): number;
  /** Fields that the server did not know and that are not asked for any more. */
  readonly leftOut: ReadonlySet<string>;
}

export interface ClientOptions {
  readonly host: GitHubHost;
  readonly token: string;
  readonly userAgent: string;
  readonly clock?: Clock;
  /** Fires with a `GitHubError` when the user signs out: nothing more is asked from then on. */
  readonly signedOut?: AbortSignal;
  /** Longest time in milliseconds that one answer may take. */
  readonly patience?: number;
}

/** Longer pauses are not slept through: what is there is kept, and the user is told when to go on. */
export const longestPause = 120_000;
const pausesAfterFailure = [1000, 4000];
const mostPauses = 3;

const rateLimit = v.object({ cost: v.number() });

export function createClient(options: ClientOptions): GitHubClient {
  const { host, token, userAgent, clock = systemClock, signedOut, patience } = options;
  const queue = queueOf(new URL(host.api).origin);
  const leftOut = new Set<string>();
  let requests = 0;
  let points = 0;
  let remaining: number | null = null;
  let serverAhead = 0;

  const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const send = createTransport({
    host,
    token,
    clock,
    ...(signedOut === undefined ? {} : { signedOut }),
    ...(patience === undefined ? {} : { patience }),
    onAnswer(headers) {
      requests++;
      const theirs = Date.parse(headers.get('date') ?? '');
      if (!Number.isNaN(theirs)) serverAhead = theirs - clock.now();
      const left = headers.get('x-ratelimit-remaining');
      if (
        headers.get('x-ratelimit-resource') === 'graphql' &&
        left !== null &&
        /^-?\d+$/.test(left)
      )
        remaining = Math.max(0, Number(left));
    },
  });
  const octokit = new Octokit({
    baseUrl: host.api,
    userAgent,
    log: silent,
    request: { fetch: send },
  });

  const ask = <T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> =>
    queue.run(
      () => patiently(work, clock, signedOut ? AbortSignal.any([signal, signedOut]) : signal),
      signal,
    );

  async function query(
    operation: Operation,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<GraphqlAnswer> {
    try {
      const answer = await ask(() => askGraphql(operation, variables, signal), signal);
      const counted = v.safeParse(rateLimit, answer.data['rateLimit']);
      if (counted.success) points += counted.output.cost;
      return answer;
    } catch (error) {
      const field = error instanceof GitHubError ? error.details.field : undefined;
      if (field === undefined || !operation.optional.includes(field) || leftOut.has(field))
        throw error;
      leftOut.add(field);
      return query(operation, variables, signal);
    }
  }

  async function askGraphql(
    operation: Operation,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<GraphqlAnswer> {
    try {
      const data: unknown = await octokit.graphql(operation.text(leftOut), {
        ...variables,
        request: { signal },
      });
      return { data: data as GraphqlAnswer['data'], problems: [] };
    } catch (error) {
      signal.throwIfAborted();
      // Data beside errors that the transport let pass.
      if (isPartial(error)) {
        const sso = error.headers['x-github-sso'] ?? null;
        return { data: error.data, problems: problemsOf({ errors: error.errors }, sso) };
      }
      throw ownError(error);
    }
  }

  return {
    host,
    clock,
    leftOut,
    query,
    async get(askRest, schema, signal) {
      const data = await ask(async () => {
        try {
          return (await askRest(octokit.rest, { signal })).data;
        } catch (error) {
          signal.throwIfAborted();
          throw ownError(error);
        }
      }, signal);
      const parsed = v.safeParse(schema, data);
      if (parsed.success) return parsed.output;
      throw new GitHubError('bad-response');
    },
    serverTime: () => clock.now() + serverAhead,
    spent: () => ({ requests, points, remaining }),
  };
}

/** Repeats the work where the failure says that this may help, after the pause that it asks for. */
async function patiently<T>(work: () => Promise<T>, clock: Clock, signal: AbortSignal): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      const pause = error instanceof GitHubError ? pauseAfter(error, failures, clock.now()) : null;
      if (pause === null) throw error;
      await clock.sleep(pause, signal);
    }
  }
}

function pauseAfter({ kind, details }: GitHubError, failures: number, now: number): number | null {
  if (kind === 'unreachable' || kind === 'transient' || kind === 'bad-response')
    return pausesAfterFailure[failures] ?? null;
  if (details.resumeAt === undefined || failures === mostPauses) return null;
  // Asking again too early makes a secondary limit longer: each pause is twice the one before.
  const pause = (details.resumeAt - now) * (kind === 'secondary' ? 2 ** failures : 1);
  return pause > longestPause ? null : pause;
}

/** What the transport threw, out of the error that the library wrapped around it. */
function ownError(error: unknown): GitHubError {
  if (error instanceof GitHubError) return error;
  if (error instanceof Error && error.cause instanceof GitHubError) return error.cause;
  return new GitHubError('bad-response');
}

interface PartialAnswer {
  readonly data: GraphqlAnswer['data'];
  readonly errors: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

function isPartial(error: unknown): error is PartialAnswer {
  return (
    error instanceof Error &&
    error.name === 'GraphqlResponseError' &&
    'data' in error &&
    typeof error.data === 'object' &&
    error.data !== null
  );
}

function nothing(): void {}
