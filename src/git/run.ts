/** The one place where this product starts git on somebody's data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { pipeline } from 'node:stream/promises';

import { failureOf, GitError } from './errors.ts';

/** What a reader may run, always in a shadow. */
const reading = ['log', 'cat-file', 'ls-tree', 'diff-tree', 'rev-list', 'grep', 'init'] as const;
/** What builds a new repository in an empty folder. */
const writing = ['fast-import', 'reset'] as const;

export type Subcommand = (typeof reading)[number] | (typeof writing)[number];

/** Which git, in which folder, with which environment; nothing of our own environment is inherited. */
export interface Place {
  readonly git: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One start of git, as seen by those who check what the product runs. */
export interface GitCall {
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Called before every start of git, by the streams and by the questions of discovery alike. */
export const callObservers = new Set<(call: GitCall) => void>();

const allowed: ReadonlySet<string> = new Set([...reading, ...writing]);
/** `git grep` ends so where it found nothing, whether or not it could read everything. */
const nothingFound = 1;
const keptOfStderr = 4096;
const graceBeforeKill = 500;

/**
 * Runs git and yields its output. Ends only after git has ended, and throws unless it ended well: a stream that was
 * read to its end is whole as far as git can tell.
 */
export async function* runGit(
  place: Place,
  command: readonly [Subcommand, ...string[]],
  signal: AbortSignal,
  input?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Buffer, void, undefined> {
  const [subcommand] = command;
  if (!allowed.has(subcommand)) throw new TypeError(`git ${subcommand} is not on the list.`);
  signal.throwIfAborted();
  const args = ['--no-pager', '-c', 'core.commitGraph=false', ...command];
  for (const observe of callObservers) {
    observe({ arguments: args, folder: place.folder, environment: place.environment });
  }
  const child = spawn(place.git, args, {
    cwd: place.folder,
    env: { ...place.environment },
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
  });
  const ended = endOf(child);
  const said = keepStderr(child);
  let stopped = false;
  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    void endChild(child);
  };
  signal.addEventListener('abort', stop, { once: true });
  // A git that ends early closes its input; its exit status says why.
  if (input) void pipeline(input, child.stdin!).catch(() => undefined);
  try {
    try {
      for await (const chunk of child.stdout!) yield chunk as Buffer;
    } catch (error) {
      if (!stopped) throw error;
    }
    const { error, code, killer } = await ended;
    signal.throwIfAborted();
    if (error) throw startFailure(place, error);
    const isWell = code === 0 || (subcommand === 'grep' && code === nothingFound);
    if (!isWell || killer !== null) throw failureOf(subcommand, said(), code, killer);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    await ended;
  }
}

/** Reads the output of one kind of call; both methods throw on what is no whole answer. */
export interface OutputParser {
  push(chunk: Uint8Array): void;
  /** Throws where the output ended inside a record. */
  end(): void;
}

/** Runs git to its end and lets a parser read what it prints. */
export async function parseGit(
  place: Place,
  command: readonly [Subcommand, ...string[]],
  parser: OutputParser,
  signal: AbortSignal,
  input?: Iterable<string | Uint8Array>,
): Promise<void> {
  for await (const chunk of runGit(place, command, signal, input)) parser.push(chunk);
  parser.end();
}

/** Runs git to its end and returns the whole of its (short) output as text. */
export async function readGit(
  place: Place,
  command: readonly [Subcommand, ...string[]],
  signal: AbortSignal,
  input?: Iterable<string | Uint8Array>,
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of runGit(place, command, signal, input)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

interface End {
  readonly error: Error | null;
  readonly code: number | null;
  readonly killer: string | null;
}

function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      if (child.pid === undefined) resolve({ error, code: null, killer: null });
    });
    child.once('close', (code, killer) => resolve({ error: null, code, killer }));
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const release = (): void => {
    child.stdin?.destroy();
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  if (child.exitCode !== null || child.signalCode !== null) return release();
  child.once('exit', release);
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceBeforeKill);
  child.once('exit', () => clearTimeout(timer));
}

function keepStderr(child: ChildProcess): () => string {
  let kept = Buffer.alloc(0);
  child.stderr!.on('data', (chunk: Buffer) => {
    if (kept.length < keptOfStderr) {
      kept = Buffer.concat([kept, chunk.subarray(0, keptOfStderr - kept.length)]);
    }
  });
  return () => kept.toString('utf8');
}

function startFailure(place: Place, error: Error): GitError {
  return new GitError(
    'git-missing',
    `${place.git} could not be started: ${error.message}. Install git, or check its path.`,
  );
}
