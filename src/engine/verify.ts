/** An exported summary against the repositories that are open. */
import type { ExportedSummary } from '../core/exported/exportedSummary.ts';
import { mainRepositories } from '../core/exported/repositories.ts';
import { GitError } from '../git/errors.ts';
import type { RepositoryPlace } from '../protocol.ts';
import { verificationText } from '../report/verification.ts';
import { readExportedFile } from '../store/exportedFile.ts';
import { readKeptTeams } from '../store/teams.ts';
import { verifySummary } from '../verifySummary.ts';
import {
  placeOf,
  withRepository,
  type EngineContext,
  type Request,
  type Result,
} from './context.ts';

export async function verifyExported(
  request: Request<'verify'>,
  context: EngineContext,
): Result<'verify'> {
  const { file, git, teamsFolder } = request;
  const recorded = await readExportedFile(file);
  const repositories = await openable(request, context);
  const teamsFile = await keptTeams(recorded, repositories, teamsFolder);
  const verification = await verifySummary({
    ...context,
    recorded,
    folders: repositories.map(({ folder }) => folder),
    ...(git === null ? {} : { git }),
    ...(teamsFile === null ? {} : { teamsFile }),
  });
  return { text: verificationText(verification) };
}

/** The folders that are repositories; a workspace may have others beside them. */
async function openable(
  { folders, git }: Request<'verify'>,
  context: EngineContext,
): Promise<readonly RepositoryPlace[]> {
  const places: RepositoryPlace[] = [];
  let failure: unknown;
  for (const folder of folders) {
    try {
      places.push(
        await withRepository({ folder, git }, context, async (repository) =>
          placeOf(folder, repository),
        ),
      );
    } catch (error) {
      if (!(error instanceof GitError) || error.reason !== 'not-a-repository') throw error;
      failure = error;
    }
  }
  if (places.length === 0) throw failure;
  return places;
}

/** The team file that is kept here for what it was made from, if it was made with one. */
async function keptTeams(
  recorded: ExportedSummary,
  repositories: readonly RepositoryPlace[],
  folder: string,
): Promise<string | null> {
  if (recorded.teams.source !== 'file') return null;
  const url = mainRepositories(recorded)[0]?.url ?? null;
  for (const { identity } of repositories) {
    const kept = url === null || url === identity ? await readKeptTeams(folder, identity) : null;
    if (kept !== null) return kept;
  }
  return null;
}
