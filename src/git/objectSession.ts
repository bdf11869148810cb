/**
 * One `git cat-file --batch-command` that lives as long as the repository is open and answers one request after the
 * other (git 2.36 and newer). Starting git anew for every question costs more than most answers. An answer is whole
 * when every object asked for is in it to its last byte; whether git ended well is judged when the session ends.
 */
import { GitError } from './errors.ts';
import { runGit, type OutputParser, type Place } from './run.ts';

/** A parser that knows when its answer is whole: the process goes on afterwards. */
export interface AnswerParser extends OutputParser {
  isDone(): boolean;
}

export interface ObjectSession {
  /** Sends the commands and lets the parser read until its answer is whole. */
  ask(commands: Iterable<string>, parser: AnswerParser, signal: AbortSignal): Promise<void>;
  /** Ends git; rejects where it did not end well by itself, since then its answers cannot be trusted. */
  close(): Promise<void>;
}

interface Request {
  readonly parser: AnswerParser;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface Running {
  readonly input: Channel;
  readonly stop: AbortController;
  /** Null where git ended well, or because it was told to. */
  readonly ended: Promise<Error | null>;
  current: Request | null;
}

/** How long git may take to end after its input has ended. */
const graceMilliseconds = 1000;

export function createObjectSession(place: Place): ObjectSession {
  let running: Running | null = null;
  let failure: Error | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const start = (): Running => {
    const input = createChannel();
    const stop = new AbortController();
    const session: Running = { input, stop, ended: serve(), current: null };
    return session;

    /** A function of its own: what waits for the next chunk must not hold on to a request that was answered. */
    function take(chunk: Uint8Array): void {
      const { current } = session;
      if (!current) throw new GitError('malformed', 'git cat-file spoke without being asked.');
      current.parser.push(chunk);
      if (!current.parser.isDone()) return;
      session.current = null;
      current.resolve();
    }

    async function serve(): Promise<Error | null> {
      let reason: Error | null = null;
      try {
        const command = ['cat-file', '--batch-command', '--buffer'] as const;
        for await (const chunk of runGit(place, command, stop.signal, input.read())) take(chunk);
        // It ended by itself: a request that still waits was cut short.
        session.current?.parser.end();
      } catch (error) {
        reason = error as Error;
      }
      input.end();
      if (running === session) running = null;
      session.current?.reject(reason);
      session.current = null;
      return stop.signal.aborted ? null : (failure ??= reason);
    }
  };

  const askNow = async (
    commands: Iterable<string>,
    parser: AnswerParser,
    signal: AbortSignal,
  ): Promise<void> => {
    signal.throwIfAborted();
    const session = (running ??= start());
    const stop = (): void => session.stop.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        session.current = { parser, resolve, reject };
        for (const part of commands) session.input.send(part);
        session.input.send('flush\n');
      });
    } finally {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) await session.ended;
    }
  };

  return {
    ask(commands, parser, signal) {
      const answer = last.then(() => askNow(commands, parser, signal));
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      await last;
      if (running) {
        const { input, stop, ended } = running;
        input.end();
        const timer = setTimeout(() => stop.abort(), graceMilliseconds);
        await ended;
        clearTimeout(timer);
      }
      if (failure) throw failure;
    },
  };
}

type Channel = ReturnType<typeof createChannel>;

/** Texts that are written at one end and read at the other, in order. */
function createChannel() {
  const texts: string[] = [];
  let wake: (() => void) | null = null;
  let open = true;
  return {
    send(text: string): void {
      texts.push(text);
      wake?.();
    },
    end(): void {
      open = false;
      wake?.();
    },
    async *read(): AsyncGenerator<string, void, undefined> {
      for (;;) {
        const text = texts.shift();
        if (text !== undefined) yield text;
        else if (!open) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          wake = null;
        }
      }
    },
  };
}
