/** Opens a repository together with what is kept about it between runs. */
import { openRepository, type OpenedRepository, type OpenOptions } from './git/repository.ts';
import { openIndex } from './store/repositoryIndex.ts';
import { factsVersion } from './version.ts';

export interface IndexedOptions extends OpenOptions {
  /** The cache folder; null keeps nothing. */
  readonly cache: string | null;
}

/** Closing it keeps what was learnt. */
export async function openIndexed(
  folder: string,
  { cache, ...options }: IndexedOptions,
): Promise<OpenedRepository> {
  const git = await openRepository(folder, options);
  if (cache === null) return git;
  const index = await openIndex({
    folder: cache,
    repository: { name: git.repository.name, objectFolder: git.objectFolder },
    factsVersion,
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  return {
    ...git,
    index,
    async close() {
      await git.close();
      if (!options.signal.aborted) await index.save();
    },
  };
}
