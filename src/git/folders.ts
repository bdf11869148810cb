/** Folders of repositories that a person names: by path or glob. */
import { access, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import picomatch from 'picomatch';

/** More repositories than this are surely not meant. */
const mostFolders = 200;
/** How deep `**` goes. */
const deepest = 4;

/**
 * Absolute paths of the folders, each once. A glob stands for the repositories among the folders that it matches, in the
 * order of their paths; a path for itself, whatever is there. `~/` is the user's own folder.
 */
export async function findFolders(
  patterns: readonly string[],
  base: string,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const whole = path.resolve(base, pattern.replace(/^~(?=\/|\\|$)/, homedir()));
    for (const folder of await matching(whole)) if (found.size < mostFolders) found.add(folder);
  }
  return [...found];
}

async function matching(pattern: string): Promise<readonly string[]> {
  const slashed = pattern.split(path.sep).join('/');
  const { base, glob, isGlob } = picomatch.scan(slashed);
  if (!isGlob) return [pattern];
  const isMatch = picomatch(slashed, { dot: false });
  const depth = glob.includes('**') ? deepest : glob.split('/').length;
  const found: string[] = [];
  const walk = async (folder: string, level: number): Promise<void> => {
    if (isMatch(folder) && (await isRepository(folder))) found.push(path.normalize(folder));
    if (level >= depth || found.length >= mostFolders) return;
    // A folder that may not be read holds nothing that was meant.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = entries
      .filter((entry) => entry.isDirectory() && !/^(?:\..*|node_modules)$/.test(entry.name))
      .map(({ name }) => name);
    for (const name of names.sort()) await walk(`${folder}/${name}`, level + 1);
  };
  await walk(base === '' ? '/' : base, 0);
  return found;
}

/** Whether it is a working tree, or a bare repository. */
async function isRepository(folder: string): Promise<boolean> {
  return (
    (await exists(path.join(folder, '.git'))) ||
    ((await exists(path.join(folder, 'HEAD'))) && (await exists(path.join(folder, 'objects'))))
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
