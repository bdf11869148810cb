/** What the terminal and the editor's worker share: opens a repository, summarises it, closes it. */
import type { Period, ToolRef } from './core/model.ts';
import { defaultPeriod } from './core/period.ts';
import type { Log, Progress } from './core/ports.ts';
import { summarize } from './core/summarize.ts';
import type { SummarySettings } from './core/summary/input.ts';
import type { Summary } from './core/summary/summary.ts';
import { openIndexed } from './openIndexed.ts';

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
  /** The cache folder; without it nothing is kept. */
  readonly cache?: string | null;
}

export async function summarizeRepository(
  request: SummaryRequest,
  tool: ToolRef,
  signal: AbortSignal,
  progress: Progress,
  log?: Log,
): Promise<Summary> {
  const git = await openIndexed(request.folder, {
    cache: request.cache ?? null,
    signal,
    ...(request.at === undefined ? {} : { at: request.at }),
    ...(log === undefined ? {} : { log }),
  });
  try {
    return await summarize(git, {
      me: request.me,
      period: request.period ?? defaultPeriod(request.today),
      settings: request.settings,
      ...(request.teamsFile === undefined ? {} : { teamsFile: request.teamsFile }),
      tool,
      signal,
      progress,
    });
  } finally {
    await git.close();
  }
}
