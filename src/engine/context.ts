/** What every task of the worker is given, and how it opens a repository. */
import type { ToolRef } from '../core/model.ts';
import type { SubjectIdentities, SubjectOffer } from '../core/people/subject.ts';
import type { Log, Progress } from '../core/ports.ts';
import type { OpenedRepository } from '../git/repository.ts';
import { openIndexed } from '../openIndexed.ts';
import type { EngineKind, EngineTasks, RepositoryPlace, SummaryResult } from '../protocol.ts';

export type Request<Kind extends EngineKind> = EngineTasks[Kind]['request'];
export type Result<Kind extends EngineKind> = Promise<EngineTasks[Kind]['result']>;

export interface EngineContext {
  readonly tool: ToolRef;
  /** The cache folder. */
  readonly cache: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly log: Log;
  /** Fires when the user signs out of that host. */
  signedOut(host: string): AbortSignal;
  partial(result: SummaryResult): void;
  /** Asks the user; rejects where they give no answer. */
  confirm(place: RepositoryPlace, offer: SubjectOffer): Promise<SubjectIdentities>;
}

/** Opens a repository for the time of the work. `at` is a commit; without it the default branch known here. */
export async function withRepository<T>(
  { folder, git, at }: { folder: string; git: string | null; at?: string },
  { signal, log, cache }: EngineContext,
  work: (repository: OpenedRepository) => Promise<T>,
): Promise<T> {
  const repository = await openIndexed(folder, {
    cache,
    signal,
    log,
    ...(git === null ? {} : { git }),
    ...(at === undefined ? {} : { at }),
  });
  try {
    return await work(repository);
  } finally {
    await repository.close();
  }
}

export function placeOf(folder: string, repository: OpenedRepository): RepositoryPlace {
  const { topLevel, webUrl } = repository;
  return {
    identity: webUrl ?? topLevel ?? folder,
    name: repository.repository.name,
    folder,
    topLevel,
    webUrl,
    head: repository.repository.head,
  };
}
