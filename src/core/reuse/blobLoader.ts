/** Lets many independent questions ask for blobs one by one while git is asked in few large batches. */
import type { History } from '../history/history.ts';
import type { GitHistory } from '../ports.ts';

export interface BlobLoader {
  /** What `read` makes of a blob's text, or of null where there is none to read. The text is not kept any longer. */
  read<T>(blob: number, read: (text: string | null) => T): Promise<T>;
  /** Bytes per blob, without reading it; 0 where there is none. */
  sizes(blobs: readonly number[]): Promise<readonly number[]>;
}

/** Texts asked for at once. */
const mostTexts = 1500;

type Read = (text: string | null) => void;

export function createBlobLoader(
  git: Pick<GitHistory, 'readBlobs' | 'readSizes'>,
  history: Pick<History, 'blobId' | 'blobCount' | 'change'>,
  signal: AbortSignal,
): BlobLoader {
  let paths: Int32Array | undefined;
  /** Versions of one file together, newest first: so git reads them several times faster. */
  const inOrder = (a: number, b: number): number => {
    paths ??= pathsOfBlobs(history);
    return paths[a]! - paths[b]! || a - b;
  };
  const ids = (blobs: readonly number[]): string[] => blobs.map((blob) => history.blobId(blob));

  interface Waiting {
    readonly reads: Read[];
    readonly fail: ((reason: unknown) => void)[];
  }
  const waiting = new Map<number, Waiting>();
  let running = false;

  /** While one batch is under way, the next one gathers. */
  const run = async (): Promise<void> => {
    running = true;
    while (waiting.size > 0) {
      // Let everything that is about to ask do so first.
      for (let turn = 0; turn < 16; turn++) await Promise.resolve();
      const blobs = [...waiting.keys()].sort(inOrder).slice(0, mostTexts);
      const batch = blobs.map((blob) => waiting.get(blob)!);
      for (const blob of blobs) waiting.delete(blob);
      try {
        await git.readBlobs(
          ids(blobs),
          (index, blob) => {
            const text = blob.kind === 'text' ? blob.text : null;
            for (const read of batch[index]!.reads) read(text);
          },
          signal,
        );
      } catch (error) {
        // Nothing that waits can be answered any more.
        for (const { fail } of [...batch, ...waiting.values()]) {
          for (const reject of fail) reject(error);
        }
        waiting.clear();
      }
    }
    running = false;
  };

  return {
    read(blob, read) {
      if (blob < 0) return Promise.resolve(read(null));
      return new Promise((resolve, reject) => {
        const entry = waiting.get(blob) ?? { reads: [], fail: [] };
        entry.reads.push((text) => resolve(read(text)));
        entry.fail.push(reject);
        waiting.set(blob, entry);
        if (!running) void run();
      });
    },
    async sizes(blobs) {
      const real = blobs.filter((blob) => blob >= 0);
      const answers = (await git.readSizes(ids(real), signal)).values();
      return blobs.map((blob) => (blob < 0 ? 0 : Math.max(answers.next().value ?? 0, 0)));
    },
  };
}

/** A path of every blob; their numbers already run from new to old. */
function pathsOfBlobs(history: Pick<History, 'blobCount' | 'change'>): Int32Array {
  const paths = new Int32Array(history.blobCount);
  const { path, after } = history.change;
  for (let at = 0; at < after.length; at++) if (after[at]! >= 0) paths[after[at]!] = path[at]!;
  return paths;
}
