/** Who later built on one file or folder, and on each of its public symbols. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';

import { adoptionsReport, analyze } from '../core/analyze.ts';
import { overallProgress } from '../core/progress.ts';
import { readKeptTeams } from '../store/teams.ts';
import {
  placeOf,
  withRepository,
  type EngineContext,
  type Request,
  type Result,
} from './context.ts';

export function showAdoptions(
  request: Request<'adoptions'>,
  context: EngineContext,
): Result<'adoptions'> {
  return withRepository(request, context, async (repository) => {
    const place = placeOf(request.folder, repository);
    const wanted = await pathInside(place.topLevel, request.file);
    const teamsFile = await readKeptTeams(request.teamsFolder, place.identity);
    const progress = overallProgress(context.progress, 0, 1);
    const analysis = await analyze(repository, {
      tool: context.tool,
      signal: context.signal,
      progress,
      withMembers: true,
      ...(teamsFile === null ? {} : { teamsFile }),
    });
    const report = await adoptionsReport(
      analysis,
      {
        picks: (candidate) => candidate === wanted || candidate.startsWith(`${wanted}/`),
        symbol: null,
        allSymbols: true,
        owner: null,
        originatedOnly: true,
        exhaustive: false,
      },
      context.signal,
      progress,
    );
    if (report.assets.length === 0) {
      throw new Error(
        `At ${report.repository.ref} there is nothing in ${wanted} that others could build on. A file that is new, unknown to git or in a language that is not read has no adoptions.`,
      );
    }
    return { place, report };
  });
}

/** The path as git says it, from the top of the repository. */
async function pathInside(topLevel: string | null, file: string): Promise<string> {
  const relative = topLevel === null ? '..' : path.relative(topLevel, await realpath(file));
  if (relative === '' || path.isAbsolute(relative) || relative.split(path.sep)[0] === '..')
    throw new Error(`${file} is not in the repository.`);
  return relative.split(path.sep).join('/');
}
