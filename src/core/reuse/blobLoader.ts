/** Lets many independent questions ask for blobs one by one while git is asked in few large batches. */
import type { GitHistory } from '../ports.ts';

export interface BlobLoader {
  /** The text of a blob, or null where there is none to read. */
  text(blob: number): Promise<string | null>;
}

/** Texts that are in memory at the same time. */
const mostAtOnce = 1500;

export function createBlobLoader(
  git: Pick<GitHistory, 'readBlobs'>,
  blobId: (blob: number) => string,
  signal: AbortSignal,
): BlobLoader {
  const waiting = new Map<number, Waiting[]>();
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.size > 0) {
      // Let everything that is about to ask do so first.
      for (let turn = 0; turn < 16; turn++) await Promise.resolve();
      const batch = [...waiting].sort(([a], [b]) => a - b).slice(0, mostAtOnce);
      for (const [blob] of batch) waiting.delete(blob);
      try {
        await git.readBlobs(
          batch.map(([blob]) => blobId(blob)),
          (index, answer) => {
            for (const { resolve } of batch[index]![1])
              resolve(answer.kind === 'text' ? answer.text : null);
          },
          signal,
        );
      } catch (error) {
        // Nothing that waits can be answered any more.
        for (const [, list] of [...batch, ...waiting]) for (const { reject } of list) reject(error);
        waiting.clear();
      }
    }
    running = false;
  };

  return {
    text(blob) {
      if (blob < 0) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        const list = waiting.get(blob);
        if (list) list.push({ resolve, reject });
        else waiting.set(blob, [{ resolve, reject }]);
        if (!running) void run();
      });
    },
  };
}

interface Waiting {
  readonly resolve: (text: string | null) => void;
  readonly reject: (reason: unknown) => void;
}
