/** Questions to the real repository: fixed ones, none with a word from the repository, a setting or a user. */
import { simpleGit } from 'simple-git';

import { discoveryEnvironment } from './environment.ts';
import { GitError } from './errors.ts';
import { callObservers } from './run.ts';

/** Longest time that one question may take; a configuration can point to a pipe that never answers. */
const patience = 20_000;

const questions = {
  version: ['version'],
  gitFolder: ['rev-parse', '--absolute-git-dir'],
  /** Answered on five lines. */
  places: [
    'rev-parse',
    '--show-object-format',
    '--git-common-dir',
    '--git-path',
    'objects',
    '--git-path',
    'shallow',
    '--git-path',
    'info/grafts',
  ],
  topLevel: ['rev-parse', '--show-toplevel'],
  headCommit: ['rev-parse', '--quiet', '--verify', 'HEAD'],
  headRef: ['symbolic-ref', '--quiet', 'HEAD'],
  refs: ['for-each-ref', '--format=%(objectname) %(refname) %(symref)'],
  settings: [
    'config',
    '-z',
    '--get-regexp',
    '^(remote\\..*\\.(url|promisor|partialclonefilter)|extensions\\.partialclone|user\\.(name|email))$',
  ],
} as const;

export type Question = keyof typeof questions;

/** Answer of git: what it printed, or what it said when it could not answer. */
export type Answer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: number; readonly said: string };

export type Ask = (question: Question) => Promise<Answer>;

export interface Asker {
  readonly git: string;
  /** The folder asked about; it is the working folder, so that git checks who owns the repository. */
  readonly folder: string;
  /** Whether the folder itself may be a repository without working tree, because a person named it. */
  readonly allowBare: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export function createAsk(asker: Asker): Ask {
  const environment = discoveryEnvironment(asker.environment);
  const settings = [
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    `safe.bareRepository=${asker.allowBare ? 'all' : 'explicit'}`,
  ];
  return async (question) => {
    asker.signal.throwIfAborted();
    const deadline = AbortSignal.timeout(patience);
    let code = 0;
    const client = simpleGit({
      baseDir: asker.folder,
      binary: asker.git,
      config: settings,
      abort: AbortSignal.any([asker.signal, deadline]),
      allowEnvironment: Object.keys(environment),
      completion: { onClose: true, onExit: false },
      unsafe: {
        allowUnsafeCustomBinary: true,
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafePager: true,
        allowUnsafeProtocolOverride: true,
      },
      errors(error, result) {
        code = result.exitCode;
        if (error !== undefined || result.exitCode === 0) return error;
        return Buffer.concat(result.stdErr);
      },
    }).env({ ...environment });
    const command = questions[question];
    for (const observe of callObservers) {
      observe({
        arguments: [...settings.flatMap((setting) => ['-c', setting]), ...command],
        folder: asker.folder,
        environment,
      });
    }
    try {
      return { ok: true, text: await client.raw([...command]) };
    } catch (error) {
      asker.signal.throwIfAborted();
      if (deadline.aborted) {
        throw new GitError(
          'failed',
          'git does not answer about this repository; look at the files that its configuration includes.',
        );
      }
      if (code > 0) return { ok: false, code, said: error instanceof Error ? error.message : '' };
      throw error;
    }
  };
}
