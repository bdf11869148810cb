/** Lets many independent questions ask for blobs one by one while git is asked in few large batches. */
import type { BlobText, GitHistory } from '../ports.ts';

export interface BlobLoader {
  /** The text of a blob, or null where there is none to read. */
  text(blob: number): Promise<string | null>;
}

export function createBlobLoader(
  git: Pick<GitHistory, 'readBlobs'>,
  blobId: (blob: number) => string,
  signal: AbortSignal,
): BlobLoader {
  let waiting = new Map<number, ((blob: BlobText) => void)[]>();
  let failWaiting: ((reason: unknown) => void)[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.size > 0) {
      // Let everything that is about to ask do so first.
      for (let turn = 0; turn < 16; turn++) await Promise.resolve();
      const batch = [...waiting.entries()];
      const failures = failWaiting;
      waiting = new Map();
      failWaiting = [];
      try {
        await git.readBlobs(
          batch.map(([blob]) => blobId(blob)),
          (index, blob) => {
            for (const receive of batch[index]![1]) receive(blob);
          },
          signal,
        );
      } catch (error) {
        for (const fail of failures) fail(error);
      }
    }
    running = false;
  };

  return {
    text(blob) {
      if (blob < 0) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        const receive = (answer: BlobText): void => resolve(answer.kind === 'text' ? answer.text : null);
        const list = waiting.get(blob);
        if (list) list.push(receive);
        else waiting.set(blob, [receive]);
        failWaiting.push(reject);
        if (!running) void run();
      });
    },
  };
}
