/** One request at a time to each host: the service asks for it, and limits are counted per person. */

export interface Queue {
  /** Runs the work when all that was asked before is done; one that is cancelled while it waits gives up its place. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

const queues = new Map<string, Queue>();

/** The queue of a host in this process. */
export function queueOf(origin: string): Queue {
  const known = queues.get(origin);
  if (known) return known;
  const queue = createQueue();
  queues.set(origin, queue);
  return queue;
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run(work, signal) {
      const turn = last.then(() => {
        signal.throwIfAborted();
        return work();
      });
      last = turn.catch(() => undefined);
      return untilAborted(turn, signal);
    },
  };
}

/** The promise, or the signal's reason as soon as it fires. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
