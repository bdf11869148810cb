/**
 * The only door to the network. Nothing but GET and GraphQL queries passes, to one origin, and only there the token is
 * added; what comes back is whole, of bounded size and of the promised form, or it is a `GitHubError`.
 */
import { setTimeout as delay } from 'node:timers/promises';

import { failureOf } from './classify.ts';
import { GitHubError } from './failure.ts';
import type { GitHubHost } from './hosts.ts';

export interface Clock {
  now(): number;
  /** Rejects with the signal's reason as soon as it fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    signal.throwIfAborted();
    await delay(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
  },
};

export interface TransportOptions {
  readonly host: GitHubHost;
  readonly token: string;
  readonly clock: Clock;
  /** Ends every question with its reason, as soon as the user has signed out. */
  readonly signedOut?: AbortSignal;
  /** Longest time in milliseconds that one answer may take. */
  readonly patience?: number;
  /** Is told of every answer: what it used up, by resource. */
  readonly onAnswer?: (headers: Headers) => void;
}

export type Send = (url: string, init: RequestInit) => Promise<Response>;

const usualPatience = 30_000;
const mostBytes = 16 << 20;
const mostRedirects = 3;

export function createTransport(options: TransportOptions): Send {
  const { host, token, clock, signedOut, patience = usualPatience, onAnswer } = options;
  const { origin } = new URL(host.api);

  async function ask(target: URL, init: RequestInit): Promise<readonly [Response, string]> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `bearer ${token}`);
    const deadline = startDeadline(patience);
    const signal = AbortSignal.any(
      [init.signal, signedOut, deadline.signal].filter((one) => one !== null && one !== undefined),
    );
    try {
      // Looked up at each call: an editor replaces it to go through its proxy.
      const response = await globalThis.fetch(target, {
        ...init,
        headers,
        redirect: 'manual',
        signal,
      });
      return [response, await readText(response)];
    } catch (error) {
      init.signal?.throwIfAborted();
      throw error instanceof GitHubError ? error : new GitHubError('unreachable');
    } finally {
      deadline.end();
    }
  }

  /** Where a moved thing is now; only another place on the same host is believed. */
  function placeAfter({ status, headers }: Response, from: URL): URL | null {
    const location = headers.get('location');
    if (location === null || ![301, 302, 307, 308].includes(status)) return null;
    const next = URL.canParse(location, from) ? new URL(location, from) : null;
    if (next?.origin !== origin || from.href === host.graphql)
      throw new GitHubError('bad-redirect');
    return next;
  }

  return async (url, init) => {
    let target = new URL(url);
    const isGraphql = target.href === host.graphql;
    if (target.origin !== origin || !isReading(init, isGraphql)) throw new GitHubError('refused');
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const [response, text] = await ask(target, init);
      onAnswer?.(response.headers);
      const next = placeAfter(response, target);
      if (next === null) return checked(response, text, isGraphql, clock.now());
      target = next;
    }
    throw new GitHubError('bad-redirect');
  };
}

const ticks = 20;

/** Fires after so much time in which this process could have taken an answer: work beside the reading blocks it for seconds. */
function startDeadline(patience: number): { readonly signal: AbortSignal; end(): void } {
  const late = new AbortController();
  let left = ticks;
  const timer = setInterval(() => {
    if (--left === 0) late.abort(new GitHubError('unreachable'));
  }, patience / ticks);
  return { signal: late.signal, end: () => clearInterval(timer) };
}

/** The answer as one that the library cannot misread; throws where it is none. */
function checked(
  { status, headers }: Response,
  text: string,
  isGraphql: boolean,
  now: number,
): Response {
  const failure = failureOf({ isGraphql, status, headers, json: parse(text) }, now);
  if (failure) throw failure;
  const sso = headers.get('x-github-sso') ?? '';
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-github-sso': sso },
  });
}

function isReading(init: RequestInit, isGraphql: boolean): boolean {
  if (!isGraphql) return init.method === 'GET' && (init.body === undefined || init.body === null);
  if (init.method !== 'POST' || typeof init.body !== 'string') return false;
  const asked = parse(init.body);
  const query =
    typeof asked === 'object' && asked !== null && 'query' in asked ? asked.query : null;
  return (
    typeof query === 'string' &&
    /^\s*query\b/.test(query) &&
    !/\b(mutation|subscription)\b/.test(query)
  );
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new GitHubError('bad-response');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
