/**
 * The only door to the network. Nothing but GET and GraphQL queries passes, to one origin, and only there the token is
 * added; what comes back is whole, of bounded size and of the promised form, or it is a `GitHubError`.
 */
import { setTimeout as delay } from 'node:timers/promises';

import { failureOf, failureOfKind } from './classify.ts';
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
  const { host, token, clock, patience = usualPatience, onAnswer } = options;
  const origin = new URL(host.api).origin;
  return async (url, init) => {
    let target = new URL(url);
    const isGraphql = target.href === host.graphql;
    const asked = isGraphql ? 'GitHub' : `GitHub, ${target.pathname}`;
    if (target.origin !== origin || !isReading(init, isGraphql))
      throw failureOfKind('refused', asked);
    const headers = new Headers(init.headers);
    headers.set('authorization', `bearer ${token}`);
    const signal = init.signal ?? new AbortController().signal;
    for (let hops = 0; ; hops++) {
      const deadline = AbortSignal.timeout(patience);
      const inTime = AbortSignal.any([signal, deadline]);
      let response: Response;
      let text: string;
      try {
        // Looked up at each call: an editor replaces it to go through its proxy.
        response = await globalThis.fetch(target, {
          ...init,
          headers,
          redirect: 'manual',
          signal: inTime,
        });
        text = await readText(response, asked);
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof GitHubError ? error : failureOfKind('unreachable', asked);
      }
      signal.throwIfAborted();
      onAnswer?.(response.headers);
      const location = response.headers.get('location');
      if (location !== null && [301, 302, 307, 308].includes(response.status)) {
        const next = URL.canParse(location, target) ? new URL(location, target) : null;
        if (isGraphql || next?.origin !== origin || hops === mostRedirects)
          throw failureOfKind('bad-redirect', asked);
        target = next;
        continue;
      }
      const json = parse(text);
      const { status } = response;
      const failure = failureOf(
        { asked, isGraphql, status, headers: response.headers, json },
        clock.now(),
      );
      if (failure) throw failure;
      return new Response(text, {
        status,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-github-sso': response.headers.get('x-github-sso') ?? '',
        },
      });
    }
  };
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

async function readText(response: Response, asked: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw failureOfKind('bad-response', asked);
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
