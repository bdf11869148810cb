/** Where a user's caches belong on each platform. */
import { homedir } from 'node:os';
import path from 'node:path';

/** Where in the cache answers of GitHub are kept, apart from the index. */
export function githubFolder(cache: string): string {
  return path.join(cache, 'github');
}

/** The folder of Groundwork's own cache, by the conventions of the platform. */
export function defaultCacheFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
    return path.join(local, 'Groundwork', 'Cache');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'Groundwork');
  const given = environment['XDG_CACHE_HOME'];
  // The XDG base directory specification: a relative path is to be ignored.
  const base = given !== undefined && path.isAbsolute(given) ? given : path.join(home, '.cache');
  return path.join(base, 'groundwork');
}
