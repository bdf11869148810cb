/** What the terminal and the editor's worker share: opens a repository, summarises it, closes it. */
import path from 'node:path';

import type { Period, ToolRef } from './core/model.ts';
import type { ConfirmSubject } from './core/people/subject.ts';
import { defaultPeriod } from './core/period.ts';
import type { Log, Progress } from './core/ports.ts';
import { summarize } from './core/summarize.ts';
import type { SummarySettings } from './core/summary/input.ts';
import type { Summary } from './core/summary/summary.ts';
import type { OpenedRepository } from './git/repository.ts';
import type { HostAccess } from './github/hosts.ts';
import { findService, type FindAccess, type Hosted } from './hostedRepository.ts';
import { openIndexed, type IndexedOptions } from './openIndexed.ts';

export interface SummaryRequest {
  readonly folder: string;
  readonly at?: string;
  readonly me: readonly string[];
  /** Without it the half-year that ended last before `today`. */
  readonly period?: Period;
  /** Today as `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly settings: SummarySettings;
  readonly teamsFile?: string;
  /** Folders of other repositories, which are searched for use of the subject's work. */
  readonly others?: readonly string[];
  /** Hosts that may be asked for pull requests; without one for the repository's host nothing touches the network. */
  readonly accesses?: readonly HostAccess[];
  /** Whether code of the repository's owner is searched for use of the subject's packages, where its host may be asked. */
  readonly searchCode?: boolean;
  /** The cache folder; without it nothing is kept. */
  readonly cache?: string | null;
  /** Absolute path of git; without it the first one on the search path. */
  readonly git?: string;
}

export interface SummaryHooks {
  readonly confirm?: ConfirmSubject;
  /** Takes a summary in which only the shares of surviving lines are missing. */
  readonly partial?: (summary: Summary) => Promise<void>;
  /** Called once it is known which repository the folder belongs to. */
  readonly opened?: (repository: OpenedRepository) => void;
  /** The same for each of the others. */
  readonly otherOpened?: (folder: string, repository: OpenedRepository) => void;
  /** Says who may be asked about a repository, in place of `accesses`; a refusal is told as a gap. */
  readonly access?: FindAccess;
  /** Fires when the user signs out of a host: what was read of it by then is told. */
  readonly signedOut?: (host: string) => AbortSignal;
  /** The team file to use where the request names none. */
  readonly teamsFile?: () => Promise<string | null>;
}

export async function summarizeRepository(
  request: SummaryRequest,
  tool: ToolRef,
  signal: AbortSignal,
  progress: Progress,
  log?: Log,
  hooks: SummaryHooks = {},
): Promise<Summary> {
  const options: IndexedOptions = {
    cache: request.cache ?? null,
    signal,
    ...(log === undefined ? {} : { log }),
    ...(request.git === undefined ? {} : { git: request.git }),
  };
  const git = await openIndexed(request.folder, {
    ...options,
    ...(request.at === undefined ? {} : { at: request.at }),
  });
  const others = (request.others ?? []).map((folder) => ({
    name: path.basename(folder),
    async open() {
      const other = await openIndexed(folder, options);
      hooks.otherOpened?.(folder, other);
      return other;
    },
  }));
  let hosted: Hosted | undefined;
  try {
    hooks.opened?.(git);
    hosted = await findService(git.webUrl, hooks.access ?? request.accesses ?? [], {
      cache: request.cache ?? null,
      tool,
      signedOut: hooks.signedOut,
      searchCode: request.searchCode ?? false,
    });
    const teamsFile = request.teamsFile ?? (await hooks.teamsFile?.()) ?? undefined;
    return await summarize(git, {
      me: request.me,
      ...(hooks.confirm === undefined ? {} : { confirm: hooks.confirm }),
      ...(hooks.partial === undefined ? {} : { partial: hooks.partial }),
      period: request.period ?? defaultPeriod(request.today),
      settings: request.settings,
      others,
      ...(hosted.service === undefined ? {} : { service: hosted.service }),
      ...(teamsFile === undefined ? {} : { teamsFile }),
      tool,
      signal,
      progress,
    });
  } finally {
    await hosted?.close();
    await git.close();
  }
}
