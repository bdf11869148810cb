/** Lets many independent questions ask for blobs one by one while git is asked in few large batches. */
import type { History } from '../history/history.ts';
import type { GitHistory } from '../ports.ts';

export interface BlobLoader {
  /** The text of a blob, or null where there is none to read. */
  text(blob: number): Promise<string | null>;
}

/** Texts that are in memory at the same time. */
const mostAtOnce = 1500;

export function createBlobLoader(
  git: Pick<GitHistory, 'readBlobs'>,
  history: Pick<History, 'blobId' | 'blobCount' | 'change'>,
  signal: AbortSignal,
): BlobLoader {
  const waiting = new Map<number, Waiting[]>();
  let running = false;
  let paths: Int32Array | undefined;
  const pathOf = (blob: number): number => (paths ??= pathsOfBlobs(history))[blob]!;

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.size > 0) {
      // Let everything that is about to ask do so first.
      for (let turn = 0; turn < 16; turn++) await Promise.resolve();
      const batch = [...waiting]
        .sort(([a], [b]) => pathOf(a) - pathOf(b) || a - b)
        .slice(0, mostAtOnce);
      for (const [blob] of batch) waiting.delete(blob);
      try {
        await git.readBlobs(
          batch.map(([blob]) => history.blobId(blob)),
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

/**
 * A path of every blob. Versions of one file are stored as differences from each other, so git reads them several times
 * faster when they are asked for together, newest first, which is the order of the blobs' numbers.
 */
function pathsOfBlobs(history: Pick<History, 'blobCount' | 'change'>): Int32Array {
  const paths = new Int32Array(history.blobCount);
  const { path, after } = history.change;
  for (let at = 0; at < after.length; at++) if (after[at]! >= 0) paths[after[at]!] = path[at]!;
  return paths;
}
