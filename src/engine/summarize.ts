/** Summarises the repositories that the user picked, one after the other. */
import { overallProgress } from '../core/progress.ts';
import { combineSummaries } from '../core/summary/combineSummaries.ts';
import { packSummary } from '../core/summary/packed.ts';
import type { Summary } from '../core/summary/summary.ts';
import type { RepositoryPlace, SummaryResult } from '../protocol.ts';
import { readKeptTeams } from '../store/teams.ts';
import { summarizeRepository } from '../summarizeRepository.ts';
import { placeOf, type EngineContext, type Request, type Result } from './context.ts';

export async function summarizeAll(
  request: Request<'summary'>,
  context: EngineContext,
): Result<'summary'> {
  const { repositories, teamsFolder, period, today, settings } = request;
  const summaries: Summary[] = [];
  const places: RepositoryPlace[] = [];
  for (const [index, { folder, git }] of repositories.entries()) {
    const summary = await summarizeRepository(
      {
        folder,
        me: [],
        period,
        today,
        settings,
        cache: context.cache,
        ...(git === null ? {} : { git }),
      },
      context.tool,
      context.signal,
      overallProgress(context.progress, index, repositories.length),
      context.log,
      {
        opened(repository) {
          places.push(placeOf(folder, repository));
        },
        partial: async (summary) => {
          context.partial(resultOf([...summaries, summary], places));
          // The message leaves before the work goes on.
          await new Promise((resolve) => setImmediate(resolve));
        },
        teamsFile: () => readKeptTeams(teamsFolder, places.at(-1)!.identity),
        confirm: (offer) => context.confirm(places.at(-1)!, offer),
      },
    );
    summaries.push(summary);
    if (index + 1 < repositories.length) context.partial(resultOf(summaries, places));
  }
  return resultOf(summaries, places);
}

function resultOf(
  summaries: readonly Summary[],
  places: readonly RepositoryPlace[],
): SummaryResult {
  const summary = combineSummaries(summaries);
  const { subject, period } = summary;
  const emails = subject.identities.map(({ email }) => email);
  return {
    packed: new TextEncoder().encode(packSummary(summary)),
    places: [...places],
    subject: { name: subject.name, emails: [...new Set(emails)].toSorted() },
    period,
  };
}
