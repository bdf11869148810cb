/** A loopback GitHub with what reads it, for tests: a clock that does not wait, and what was read. */
import path from 'node:path';

import type { PullRequestsRequest } from '../../../src/core/ports.ts';
import type {
  PullRequestFacts,
  Stream,
  StreamCoverage,
} from '../../../src/core/pullRequests/records.ts';
import type { Spent } from '../../../src/github/client.ts';
import { hostAt } from '../../../src/github/hosts.ts';
import { createPullRequests } from '../../../src/github/syncGitHub.ts';
import type { Clock } from '../../../src/github/transport.ts';
import { temporaryFolder } from '../repoBuilder.ts';
import { makeWorld, sentinel } from './makeWorld.ts';
import { startGitHub, type LoopbackGitHub } from './server.ts';
import type { World } from './world.ts';

export const workflow = { repository: 'acme/platform', path: '.github/workflows/contracts.yml' };

export interface ReadOptions extends Partial<PullRequestsRequest> {
  readonly signal?: AbortSignal;
  readonly token?: string;
  readonly clock?: Clock;
  readonly signedOut?: AbortSignal;
}

export interface Reading {
  readonly github: LoopbackGitHub;
  /** Where what was read is kept. */
  readonly folder: string;
  /** The pauses that were asked for, in milliseconds. */
  readonly pauses: number[];
  readonly spent: () => Spent;
  readonly messages: string[];
  read(options?: ReadOptions): Promise<PullRequestFacts>;
}

/** Stands still but for its sleeps, which take no time and are remembered. */
export function instantClock(pauses: number[] = []): Clock {
  let now = Date.now();
  return {
    now: () => now,
    async sleep(milliseconds, signal) {
      signal.throwIfAborted();
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
}

export async function startReading(world: World = makeWorld()): Promise<Reading> {
  const github = await startGitHub(world);
  open.push(github);
  const folder = path.join(temporaryFolder(), 'github');
  const pauses: number[] = [];
  const messages: string[] = [];
  let spent: Spent = { requests: 0, points: 0, remaining: null };
  return {
    github,
    folder,
    pauses,
    messages,
    spent: () => spent,
    read({
      signal = new AbortController().signal,
      token = sentinel,
      clock,
      signedOut,
      ...request
    } = {}) {
      const pullRequests = createPullRequests({
        host: hostAt(github.api)!,
        token,
        folder,
        userAgent: 'groundwork/test',
        clock: clock ?? instantClock(pauses),
        patience: 2000,
        ...(signedOut === undefined ? {} : { signedOut }),
        onSpent: (told) => (spent = told),
      });
      return pullRequests.read(
        {
          owner: 'acme',
          repositories: ['acme/platform'],
          commits: [],
          workflows: [workflow],
          login: null,
          since: '2023-07-01T00:00:00Z',
          ...request,
        },
        { report: (stage) => messages.push(stage) },
        signal,
      );
    },
  };
}

const open: LoopbackGitHub[] = [];

/** Ends what the tests of a file started. */
export async function closeReadings(): Promise<void> {
  for (const github of open.splice(0)) await github.close();
}

export function coverageOf(facts: PullRequestFacts, stream: Stream): StreamCoverage {
  const found = facts.coverage.find((coverage) => coverage.stream === stream);
  if (!found) throw new Error(`Nothing is told about ${stream}.`);
  return found;
}

/** The lists of the facts without what is said about their coverage. */
export function known(facts: PullRequestFacts): Omit<PullRequestFacts, 'coverage'> {
  const { coverage: _, ...lists } = facts;
  return lists;
}
