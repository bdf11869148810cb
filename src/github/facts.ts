/** What is kept, as the core takes it. */
import type { PullRequestsRequest } from '../core/ports.ts';
import type {
  Account,
  PullRequestFacts,
  Stream,
  StreamCoverage,
} from '../core/pullRequests/records.ts';
import type { RecordStore, StoredRecord } from '../store/recordStore.ts';
import { keptAs, recordsOf } from './streams/context.ts';

/** A stream, and what it is about where it is read for each repository or workflow. */
export interface Part {
  readonly stream: Stream;
  readonly of: string | null;
}

/** Every part of a request, those worth most first. */
export function partsOf({
  repositories,
  commits,
  workflows,
}: PullRequestsRequest): readonly Part[] {
  const each = (stream: Stream, of: readonly string[]): readonly Part[] =>
    [...new Set(of)].map((one) => ({ stream, of: one }));
  return [
    { stream: 'authored', of: null },
    { stream: 'reviewed', of: null },
    { stream: 'references', of: null },
    ...each(
      'commits',
      commits.map(({ repository }) => repository),
    ),
    { stream: 'threads', of: null },
    ...each('releases', repositories),
    ...each(
      'runs',
      workflows.map(({ repository, path }) => `${repository} ${path}`),
    ),
  ];
}

/** The facts of a request; nothing is known where there is no store. */
export function factsOf(
  store: RecordStore | null,
  request: PullRequestsRequest,
  account: Account | null,
  coverage: readonly StreamCoverage[],
): PullRequestFacts {
  const of = <S extends Stream>(stream: S) =>
    partsOf(request)
      .filter((part) => part.stream === stream)
      .flatMap((part) => (store ? recordsOf(store, stream, part.of).toSorted(byId) : []));
  return {
    account,
    authored: of('authored'),
    references: of('references'),
    reviewed: of('reviewed'),
    commits: of('commits'),
    threads: of('threads'),
    releases: of('releases'),
    runs: of('runs'),
    coverage,
  };
}

/** How far an earlier reading of a part came; null where there was none. */
export function coverageBefore(
  store: RecordStore | null,
  { stream, of }: Part,
): StreamCoverage | null {
  const kept = store?.records('coverage').get(keptAs(stream, of));
  return kept === undefined ? null : (kept as StoredRecord & StreamCoverage);
}

/** Remembers how far a part was read. */
export async function keepCoverage(store: RecordStore, coverage: StreamCoverage): Promise<void> {
  await store.keep('coverage', [{ id: keptAs(coverage.stream, coverage.of), ...coverage }], {});
}

function byId(a: StoredRecord, b: StoredRecord): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
