/** The team file that the editor keeps for a repository, outside of it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { codeOf } from './atomicFile.ts';

/** Where the file of a repository is, in the folder that the editor keeps such files in. */
export function keptTeamsFile(folder: string, repository: string): string {
  const name = createHash('sha256').update(repository).digest('hex').slice(0, 16);
  return path.join(folder, name, 'teams.yml');
}

/** Text of the kept file; null where there is none. */
export async function readKeptTeams(folder: string, repository: string): Promise<string | null> {
  try {
    return await readFile(keptTeamsFile(folder, repository), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
