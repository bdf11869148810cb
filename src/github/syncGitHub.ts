/** The adapter's one entry: what GitHub knows about a person's work in one owner's repositories. */
import type { Progress, PullRequests, PullRequestsRequest } from '../core/ports.ts';
import type {
  Account,
  PullRequestFacts,
  Stream,
  StreamCoverage,
} from '../core/pullRequests/records.ts';
import { takeLease } from '../store/lease.ts';
import { openRecordStore, recordFile, type RecordStore } from '../store/recordStore.ts';
import { createClient, type GitHubClient, type Spent } from './client.ts';
import { coverageAfterFailure, coverageOf, isFinal, missing, withBasis } from './coverage.ts';
import { coverageBefore, factsOf, keepCoverage, partsOf, type Part } from './facts.ts';
import { GitHubError } from './failure.ts';
import type { GitHubHost } from './hosts.ts';
import { createPageSizes } from './paging.ts';
import { sparing } from './sparing.ts';
import { readAuthored } from './streams/authored.ts';
import { readCommits } from './streams/commits.ts';
import type { StreamContext, StreamResult } from './streams/context.ts';
import { readReferences } from './streams/references.ts';
import { readReleases } from './streams/releases.ts';
import { readReviewed } from './streams/reviewed.ts';
import { readRuns } from './streams/runs.ts';
import { readThreads } from './streams/threads.ts';
import { findSubject, keepAccount, keptOf, type Subject } from './subject.ts';
import type { Clock } from './transport.ts';

export interface GitHubOptions {
  readonly host: GitHubHost;
  /** Goes into the header of requests to the host, and nowhere else. */
  readonly token: string;
  /** Where what was read is kept. */
  readonly folder: string;
  readonly userAgent: string;
  readonly clock?: Clock;
  /** Fires with a `GitHubError` when the user signs out: what is there by then is the answer. */
  readonly signedOut?: AbortSignal;
  /** Longest time in milliseconds that one answer may take. */
  readonly patience?: number;
  /** Is told at the end what the reading has cost. */
  readonly onSpent?: (spent: Spent) => void;
}

/** Pull requests, reviews and runs of checks on GitHub, kept between readings. */
export function createPullRequests(options: GitHubOptions): PullRequests {
  return {
    async read(request, progress, signal) {
      const client = createClient(options);
      try {
        const subject = await findSubject(client, request, signal);
        return await syncGitHub(options, client, subject, { request, progress, signal });
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        return await knownBefore(options, request, error);
      } finally {
        options.onSpent?.(client.spent());
      }
    },
  };
}

interface Asked {
  readonly request: PullRequestsRequest;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

async function syncGitHub(
  { folder }: GitHubOptions,
  client: GitHubClient,
  { account, owner }: Subject,
  { request, progress, signal }: Asked,
): Promise<PullRequestFacts> {
  const file = recordFile(folder, owner);
  const lease = await takeLease(`${file}.reading`);
  try {
    const store = await openRecordStore(file, owner);
    if (lease === null) return beingRead(store, request, account);
    await keepAccount(store, account);
    const context: StreamContext = {
      client,
      store,
      sizes: createPageSizes(() => client.clock.sleep(1000, signal)),
      owner: request.owner,
      login: account.login,
      since: request.since,
      startedAt: new Date(client.serverTime()).toISOString(),
      progress: {
        report(...step) {
          void lease.renew();
          progress.report(...step);
        },
      },
      signal,
    };
    const coverage = await readParts(context, request);
    await store.compact();
    return factsOf(store, request, account, coverage.map(told(store.warning())));
  } finally {
    await lease?.release();
  }
}

function beingRead(
  store: RecordStore,
  request: PullRequestsRequest,
  account: Account,
): PullRequestFacts {
  const why = 'Another window is reading it at this moment; what was known before is shown.';
  const coverage = partsOf(request).map((part) =>
    missing(part.stream, part.of, 'being-read', why, coverageBefore(store, part)),
  );
  return factsOf(store, request, account, coverage);
}

/** Streams that are asked about what another one gave. */
const basedOn: ReadonlyMap<Stream, Stream> = new Map([
  ['references', 'authored'],
  ['threads', 'reviewed'],
]);

async function readParts(
  context: StreamContext,
  request: PullRequestsRequest,
): Promise<readonly StreamCoverage[]> {
  const { store, signal, startedAt } = context;
  const coverage: StreamCoverage[] = [];
  let stopped: GitHubError | null = null;
  for (const part of partsOf(request)) {
    const { stream, of } = part;
    try {
      if (stopped) throw stopped;
      const result = await readPart(context, request, part);
      const basis = coverage.find((other) => other.stream === basedOn.get(stream));
      const found = withBasis(coverageOf(stream, of, result, startedAt), basis);
      await keepCoverage(store, found);
      coverage.push(found);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof GitHubError)) throw error;
      if (isFinal(error)) stopped = error;
      coverage.push(coverageAfterFailure(stream, of, error, coverageBefore(store, part)));
    }
  }
  return coverage;
}

function readPart(
  context: StreamContext,
  { commits, workflows }: PullRequestsRequest,
  { stream, of }: Part,
): Promise<StreamResult> {
  const whatCanWait = { ...context, client: sparing(context.client) };
  switch (stream) {
    case 'authored':
      return readAuthored(context);
    case 'reviewed':
      return readReviewed(context);
    case 'references':
      return readReferences(context);
    case 'commits': {
      const ids = commits.filter(({ repository }) => repository === of).map(({ id }) => id);
      return readCommits(whatCanWait, of!, ids);
    }
    case 'threads':
      return readThreads(whatCanWait);
    case 'releases':
      return readReleases(whatCanWait, of!);
    case 'runs': {
      const workflow = workflows.find(({ repository, path }) => `${repository} ${path}` === of)!;
      return readRuns(whatCanWait, workflow.repository, workflow.path);
    }
  }
}

/** What was kept of the same person, where the service cannot even say who asks. */
async function knownBefore(
  { folder, host }: GitHubOptions,
  request: PullRequestsRequest,
  error: GitHubError,
): Promise<PullRequestFacts> {
  const kept = await keptOf(folder, host.name, request);
  const store = kept?.store ?? null;
  const coverage = partsOf(request).map((part) =>
    coverageAfterFailure(part.stream, part.of, error, coverageBefore(store, part)),
  );
  return factsOf(store, request, kept?.account ?? null, coverage);
}

/** A coverage with what the store has to say, where nothing else is said: the facts are all there, this time. */
function told(warning: string | null): (coverage: StreamCoverage) => StreamCoverage {
  return (coverage) =>
    warning === null || coverage.reason !== null
      ? coverage
      : { ...coverage, reason: 'not-kept', explanation: warning };
}
