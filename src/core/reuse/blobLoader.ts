/** Lets many independent questions ask for versions one by one while git is asked in few large batches. */
import type { History } from '../history/history.ts';
import type { Language } from '../languages/language.ts';
import type { FactStore, GitHistory } from '../ports.ts';
import { useRemembered, versionOfBlob, type FileRef, type FileVersion } from './fileVersion.ts';

export interface BlobLoader {
  /** What `use` makes of a version of a file, or of null where there is none to read. Its text is not kept any longer. */
  read<T>(path: number, blob: number, use: (version: FileVersion | null) => T): Promise<T>;
  /** Bytes per blob, without reading it; 0 where there is none. */
  sizes(blobs: readonly number[]): Promise<readonly number[]>;
  /** Where answers are kept that need several versions. */
  readonly facts: FactStore | null;
}

/** Texts asked for at once. */
const mostTexts = 1500;

interface Waiting {
  readonly file: FileRef;
  readonly use: (version: FileVersion | null) => void;
  readonly fail: (reason: unknown) => void;
}

export interface LoaderContext {
  readonly git: Pick<GitHistory, 'readBlobs' | 'readSizes'>;
  readonly history: Pick<History, 'blobId' | 'blobCount' | 'change' | 'path'>;
  readonly languageOf: (path: number) => Language | undefined;
  readonly facts: FactStore | null;
  readonly signal: AbortSignal;
}

export function createBlobLoader(context: LoaderContext): BlobLoader {
  const { git, history, languageOf, facts, signal } = context;
  let paths: Int32Array | undefined;
  /** Versions of one file together, newest first: so git reads them several times faster. */
  const inOrder = (a: number, b: number): number => {
    paths ??= pathsOfBlobs(history);
    return paths[a]! - paths[b]! || a - b;
  };

  const waiting = new Map<number, Waiting[]>();
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
          batch.map(([first]) => first!.file.blob),
          (index, blob) => {
            for (const { file, use } of batch[index]!) use(versionOfBlob(file, facts, blob));
          },
          signal,
        );
      } catch (error) {
        // Nothing that waits can be answered any more.
        for (const { fail } of [...batch, ...waiting.values()].flat()) fail(error);
        waiting.clear();
      }
    }
    running = false;
  };

  return {
    facts,
    read(path, blob, use) {
      if (blob < 0) return Promise.resolve(use(null));
      const file = {
        path: history.path(path),
        blob: history.blobId(blob),
        language: languageOf(path),
      };
      const known = useRemembered(file, facts, use);
      if (known) return Promise.resolve(known.value);
      return new Promise((resolve, reject) => {
        const one = {
          file,
          use: (version: FileVersion | null) => resolve(use(version)),
          fail: reject,
        };
        const others = waiting.get(blob);
        if (others) others.push(one);
        else waiting.set(blob, [one]);
        if (!running) void run();
      });
    },
    async sizes(blobs) {
      const real = blobs.filter((blob) => blob >= 0);
      const answers = (
        await git.readSizes(
          real.map((blob) => history.blobId(blob)),
          signal,
        )
      ).values();
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
