/** A hosting service beside a summary: what it is asked, and how its answer is waited for. */
import type { CodeSearch, Progress, PullRequests, PullRequestsRequest } from '../ports.ts';
import {
  streams,
  type CoverageReason,
  type PullRequestFacts,
  type StreamCoverage,
} from './records.ts';

/** Who may be asked about the repository, or why nobody may. */
export type Service =
  | {
      readonly pullRequests: PullRequests;
      /** `owner/name` as the remote tells it. */
      readonly repository: string;
      /** Where the user wants the owner's code searched for use as well. */
      readonly search?: CodeSearch;
    }
  | Refusal;

/** Why a service is not asked; `explanation` is a sentence for a person that says what to do. */
export interface Refusal {
  readonly reason: CoverageReason;
  readonly explanation: string;
}

const unknownLogin: Refusal = {
  reason: 'not-found',
  explanation: 'Git does not tell the login of the person whom this summary is about.',
};

/** Nothing is known, for one reason. */
export function nothingRead({ reason, explanation }: Refusal): PullRequestFacts {
  const coverage = streams.map((stream): StreamCoverage => ({
    stream,
    of: null,
    from: null,
    to: null,
    complete: false,
    reason,
    explanation,
    resumeAt: null,
    link: null,
  }));
  return {
    account: null,
    authored: [],
    references: [],
    reviewed: [],
    commits: [],
    threads: [],
    releases: [],
    runs: [],
    coverage,
  };
}

/** A reading that goes on beside other work. */
export interface Reading {
  /** `owner/name`; empty where nobody is asked. */
  readonly repository: string;
  /** What was read, once it is; from now on a person sees how far it is. */
  facts(): Promise<PullRequestFacts>;
  /** Ends it where it still goes on. */
  stop(): void;
}

/** Begins to read, quietly: the work beside it has a progress of its own. Nothing is asked where `ask` has no request. */
export function beginReading(
  service: Service,
  ask: (repository: string) => PullRequestsRequest | null,
  progress: Progress,
  signal: AbortSignal,
): Reading {
  if ('reason' in service) return alreadyRead(nothingRead(service));
  const request = ask(service.repository);
  if (request === null) return alreadyRead(nothingRead(unknownLogin));
  const stopping = new AbortController();
  let last: Parameters<Progress['report']> | null = null;
  let isAwaited = false;
  const found = service.pullRequests.read(
    request,
    {
      report(...step) {
        last = step;
        if (isAwaited) progress.report(...step);
      },
    },
    AbortSignal.any([signal, stopping.signal]),
  );
  // Whoever never asks for the facts, because the work beside failed, has an error of their own.
  found.catch(() => {});
  return {
    repository: service.repository,
    facts() {
      isAwaited = true;
      if (last) progress.report(...last);
      return found;
    },
    stop: () => stopping.abort(),
  };
}

function alreadyRead(facts: PullRequestFacts): Reading {
  return { repository: '', facts: async () => facts, stop() {} };
}
