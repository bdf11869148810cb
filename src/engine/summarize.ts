/** Summarises the repositories that the user picked, one after the other. */
import { homedir } from 'node:os';

import { overallProgress } from '../core/progress.ts';
import { combineSummaries } from '../core/summary/combineSummaries.ts';
import type { Repository } from '../core/summary/input.ts';
import { packSummary } from '../core/summary/packed.ts';
import type { Summary } from '../core/summary/summary.ts';
import { findFolders } from '../git/folders.ts';
import type { RepositoryPlace, SummaryResult } from '../protocol.ts';
import { readKeptTeams } from '../store/teams.ts';
import { summarizeRepository } from '../summarizeRepository.ts';
import { placeOf, type EngineContext, type Request, type Result } from './context.ts';

export async function summarizeAll(
  request: Request<'summary'>,
  context: EngineContext,
): Result<'summary'> {
  const { repositories, teamsFolder, accesses, period, today, settings } = request;
  const summaries: Summary[] = [];
  const places: RepositoryPlace[] = [];
  const searched: RepositoryPlace[] = [];
  const others = await findFolders(request.others, homedir());
  for (const [index, { folder, git }] of repositories.entries()) {
    const summary = await summarizeRepository(
      {
        folder,
        me: [],
        period,
        today,
        settings,
        others: [
          ...repositories.map((other) => other.folder).filter((other) => other !== folder),
          ...others,
        ],
        accesses,
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
        otherOpened(where, repository) {
          searched.push(placeOf(where, repository));
        },
        partial: async (summary) => {
          context.partial(resultOf([...summaries, summary], places, searched));
          // The message leaves before the work goes on.
          await new Promise((resolve) => setImmediate(resolve));
        },
        signedOut: (host) => context.signedOut(host),
        teamsFile: () => readKeptTeams(teamsFolder, places.at(-1)!.identity),
        confirm: (offer) => context.confirm(places.at(-1)!, offer),
      },
    );
    summaries.push(summary);
    if (index + 1 < repositories.length) context.partial(resultOf(summaries, places, searched));
  }
  return resultOf(summaries, places, searched);
}

function resultOf(
  summaries: readonly Summary[],
  places: readonly RepositoryPlace[],
  searched: readonly RepositoryPlace[],
): SummaryResult {
  const summary = combineSummaries(summaries);
  const { subject, period } = summary;
  const emails = subject.identities.map(({ email }) => email);
  return {
    packed: new TextEncoder().encode(packSummary(summary)),
    places: [...places],
    others: summary.repositories
      .filter(({ searchedOnly }) => searchedOnly)
      .map((repository) => searched.find((place) => isPlaceOf(place, repository))!),
    subject: { name: subject.name, emails: [...new Set(emails)].toSorted() },
    period,
  };
}

function isPlaceOf(place: RepositoryPlace, { name, head, webUrl }: Repository): boolean {
  return place.head === head && place.name === name && place.webUrl === webUrl;
}
