/**
 * The shadow: an empty git directory of our own whose object store is the repository's. Whatever a repository's
 * configuration, hooks, attributes or remotes say is never read there, and nothing of the user's bends the answers.
 */
import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { shadowEnvironment } from './environment.ts';
import { type Place, readGit } from './run.ts';

export interface Shadow {
  readonly place: Place;
  readonly idDigits: 40 | 64;
  remove(): Promise<void>;
}

export interface ShadowOptions {
  readonly git: string;
  readonly objectFolder: string;
  readonly objectFormat: 'sha1' | 'sha256';
  /** Commits at which history was cut; the shadow must know them too. */
  readonly shallow: readonly string[];
  readonly tempFolder: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

const everything = { recursive: true, force: true } as const;
/** Shadows that nobody removed; a process that ends takes them along. */
const leftAtExit = new Set<string>();
process.once('exit', () => {
  for (const folder of leftAtExit) rmSync(folder, everything);
});

export async function createShadow(options: ShadowOptions): Promise<Shadow> {
  const { git, environment } = options;
  const parent = await realpath(options.tempFolder ?? tmpdir());
  const folder = await mkdtemp(path.join(parent, 'groundwork-'));
  leftAtExit.add(folder);
  const remove = async (): Promise<void> => {
    await rm(folder, { ...everything, maxRetries: 3 });
    leftAtExit.delete(folder);
  };
  try {
    const outside = { git, folder, environment: shadowEnvironment(environment, folder, null) };
    const format = `--object-format=${options.objectFormat}`;
    await readGit(
      outside,
      ['init', '--quiet', '--bare', '--template=', format, folder],
      options.signal,
    );
    if (options.shallow.length > 0) {
      await writeFile(path.join(folder, 'shallow'), `${options.shallow.join('\n')}\n`);
    }
    return {
      place: {
        git,
        folder,
        environment: shadowEnvironment(environment, folder, options.objectFolder),
      },
      idDigits: options.objectFormat === 'sha256' ? 64 : 40,
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
