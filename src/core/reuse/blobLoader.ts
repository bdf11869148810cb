/** Lets many independent questions ask for blobs one by one while git is asked in few large batches. */
import type { History } from '../history/history.ts';
import type { GitHistory } from '../ports.ts';

export interface BlobLoader {
  /** The text of a blob, or null where there is none to read. */
  text(blob: number): Promise<string | null>;
  /** Bytes of a blob, without reading it; 0 where there is none. */
  size(blob: number): Promise<number>;
}

/** Texts that are in memory at the same time, and sizes asked for at once. */
const mostTexts = 1500;
const mostSizes = 50_000;

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
  const text = createBatcher<string | null>(mostTexts, inOrder, async (blobs, answer) => {
    await git.readBlobs(
      ids(blobs),
      (index, blob) => answer(index, blob.kind === 'text' ? blob.text : null),
      signal,
    );
  });
  const known = new Map<number, Promise<number>>();
  const size = createBatcher<number>(mostSizes, inOrder, async (blobs, answer) => {
    for (const [index, bytes] of (await git.readSizes(ids(blobs), signal)).entries()) {
      answer(index, Math.max(bytes, 0));
    }
  });
  return {
    text: (blob) => (blob < 0 ? Promise.resolve(null) : text(blob)),
    size(blob) {
      if (blob < 0) return Promise.resolve(0);
      let bytes = known.get(blob);
      if (!bytes) known.set(blob, (bytes = size(blob)));
      return bytes;
    },
  };
}

interface Waiting<T> {
  readonly resolve: (answer: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** While one batch is under way, the next one gathers. */
function createBatcher<T>(
  most: number,
  inOrder: (a: number, b: number) => number,
  ask: (blobs: readonly number[], answer: (index: number, value: T) => void) => Promise<void>,
): (blob: number) => Promise<T> {
  const waiting = new Map<number, Waiting<T>[]>();
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.size > 0) {
      // Let everything that is about to ask do so first.
      for (let turn = 0; turn < 16; turn++) await Promise.resolve();
      const batch = [...waiting].sort(([a], [b]) => inOrder(a, b)).slice(0, most);
      for (const [blob] of batch) waiting.delete(blob);
      try {
        await ask(
          batch.map(([blob]) => blob),
          (index, value) => {
            for (const { resolve } of batch[index]![1]) resolve(value);
          },
        );
      } catch (error) {
        // Nothing that waits can be answered any more.
        for (const [, list] of [...batch, ...waiting]) {
          for (const { reject } of list) reject(error);
        }
        waiting.clear();
      }
    }
    running = false;
  };

  return (blob) =>
    new Promise((resolve, reject) => {
      const list = waiting.get(blob);
      if (list) list.push({ resolve, reject });
      else waiting.set(blob, [{ resolve, reject }]);
      if (!running) void run();
    });
}

/** A path of every blob; their numbers already run from new to old. */
function pathsOfBlobs(history: Pick<History, 'blobCount' | 'change'>): Int32Array {
  const paths = new Int32Array(history.blobCount);
  const { path, after } = history.change;
  for (let at = 0; at < after.length; at++) if (after[at]! >= 0) paths[after[at]!] = path[at]!;
  return paths;
}
