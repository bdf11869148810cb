/** Opens a repository for reading: discovery first, everything else through a shadow. */
import path from 'node:path';

import type { GitHistory, HistorySink, Log } from '../core/ports.ts';
import { readBlobs } from './blobs.ts';
import { checkParents } from './completeness.ts';
import { discover } from './discovery.ts';
import { GitError } from './errors.ts';
import { findGit, judgeVersion } from './executable.ts';
import { assertId } from './ids.ts';
import { createLogParser, logArguments } from './log.ts';
import { createObjectSession } from './objectSession.ts';
import { createAsk } from './questions.ts';
import { findRenames } from './renames.ts';
import { resolveRevision } from './revision.ts';
import { parseGit, type Place } from './run.ts';
import { createShadow } from './shadow.ts';
import { showCommit } from './show.ts';
import { readSizes } from './sizes.ts';
import { readTree } from './tree.ts';
import { findWords } from './words.ts';

export interface OpenOptions {
  /** Revision to read: a branch, tag or commit id, with `~N` and `^N`; without it the default branch known here. */
  readonly at?: string | undefined;
  readonly log?: Log | undefined;
  readonly signal: AbortSignal;
  /** Where the shadow is put; the system's folder for temporary files without it. */
  readonly tempFolder?: string | undefined;
  /** Absolute path of git; without it the first one on the search path. */
  readonly git?: string | undefined;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface OpenedRepository extends GitHistory {
  /** Root of the working tree, where there is one. */
  readonly topLevel: string | null;
  /** Where its objects are: the same for all working trees of one repository. */
  readonly objectFolder: string;
  /** Text of a commit with its changes, for a reader. */
  showCommit(commit: string, signal: AbortSignal): Promise<string>;
}

/** Opens the repository that `folder` lies in (or is); throws a `GitError` that says what to do. */
export async function openRepository(
  folder: string,
  options: OpenOptions,
): Promise<OpenedRepository> {
  const { signal, log, environment = process.env } = options;
  const git = await findGit(options.git, environment);
  const hasBatchCommand = await checkVersion(git, environment, signal, log);
  const found = await discover(folder, { git, environment, signal });
  if (found.promisorPacks)
    log?.info('This is a partial clone; contents that it lacks are not fetched.');
  const shadow = await createShadow({
    ...found,
    git,
    environment,
    signal,
    tempFolder: options.tempFolder,
  });
  const session = hasBatchCommand ? createObjectSession(shadow.place) : null;
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  /** Lets `close` end what still runs. */
  function track<T>(given: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const task = work(AbortSignal.any([given, closing.signal]));
    running.add(task);
    const forget = () => running.delete(task);
    task.then(forget, forget);
    return task;
  }

  async function close(): Promise<void> {
    closing.abort(new GitError('failed', 'The repository was closed while it was read.'));
    await Promise.allSettled(running);
    try {
      await session?.close();
    } finally {
      await shadow.remove();
    }
  }

  try {
    const { place, idDigits } = shadow;
    const revision = await resolveRevision(place, found, options.at, signal);
    const { commit } = revision;
    let submodules: readonly string[] | undefined;
    const since = (known: string | undefined): readonly string[] => {
      if (known === undefined) return [commit];
      assertId(known);
      return [commit, `^${known}`];
    };
    return {
      repository: { name: found.name, head: commit, headDate: revision.date, ref: revision.ref },
      topLevel: found.topLevel,
      objectFolder: found.objectFolder,
      shallow: found.shallow,
      gaps: found.gaps,
      identity: found.identity,
      webUrl: found.webUrl,
      readCommits: (sink, given, known) =>
        track(given, async (both) => {
          if (known !== undefined) return readLog(place, idDigits, since(known), sink, both);
          const checked = checkParents(idDigits, sink);
          await readLog(place, idDigits, [commit], checked, both);
          return checked.assertComplete(commit, found.shallow);
        }),
      readMainlineMerges: (sink, given, known) =>
        track(given, (both) =>
          readLog(place, idDigits, since(known), sink, both, ['--first-parent', '-m', '--merges']),
        ),
      readUnmerged: (sink, given) =>
        track(given, async (both) => {
          const head = found.head.id;
          if (head === null || head === commit) return both.throwIfAborted();
          await readLog(place, idDigits, [head, `^${commit}`], sink, both);
        }),
      readTree: (given) =>
        track(given, async (both) => {
          const tree = await readTree(place, commit, both);
          submodules = tree.submodules;
          return tree.files;
        }),
      submodules() {
        if (!submodules) throw new TypeError('Submodules are known once the tree was read.');
        return submodules;
      },
      findRenames: (pairs, given) => track(given, (both) => findRenames(place, pairs, both)),
      readBlobs: (ids, receive, given) =>
        track(given, (both) => readBlobs(place, ids, receive, both, session)),
      async findWords(id, words, given) {
        assertId(id);
        return track(given, (both) => findWords(place, id, words, both));
      },
      async showCommit(id, given) {
        assertId(id);
        return track(given, (both) => showCommit(place, id, both));
      },
      readSizes: (ids, given) => track(given, (both) => readSizes(place, ids, both, session)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readLog(
  place: Place,
  idDigits: number,
  revisions: readonly string[],
  sink: HistorySink,
  signal: AbortSignal,
  selection: readonly string[] = [],
): Promise<void> {
  const parser = createLogParser(idDigits, sink);
  const command = [
    'log',
    ...logArguments,
    ...selection,
    '--end-of-options',
    ...revisions,
    '--',
  ] as const;
  await parseGit(place, command, parser, signal);
}

async function checkVersion(
  git: string,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
  log: Log | undefined,
): Promise<boolean> {
  const folder = path.dirname(git);
  const answer = await createAsk({ git, folder, allowBare: false, environment, signal })('version');
  if (!answer.ok)
    throw new GitError('git-missing', `${git} does not work: ${answer.said}. Install git again.`);
  const { warning, hasBatchCommand } = judgeVersion(answer.text);
  if (warning !== null) log?.warn(warning);
  return hasBatchCommand;
}
