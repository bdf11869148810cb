/** The files of one revision, from `git ls-tree -r -z -l`. */
import { decodePath } from '../core/history/tables.ts';
import type { TreeEntry } from '../core/ports.ts';
import { GitError } from './errors.ts';
import { type OutputParser, parseGit, type Place } from './run.ts';
import { addChunk, createWindow, findByte } from './window.ts';

export interface Tree {
  readonly files: readonly TreeEntry[];
  readonly submodules: readonly string[];
}

/** `bytes` of a file whose content is missing from the clone is -1. */
export async function readTree(place: Place, commit: string, signal: AbortSignal): Promise<Tree> {
  const parser = createTreeParser();
  const command = ['ls-tree', '-r', '-z', '-l', '--full-tree', '--end-of-options', commit] as const;
  await parseGit(place, command, parser, signal);
  return parser.tree;
}

/** Reads `<mode> <kind> <id> <size>\t<path>\0` records; symbolic links are left out. */
export function createTreeParser(): OutputParser & { readonly tree: Tree } {
  const files: TreeEntry[] = [];
  const submodules: string[] = [];
  const window = createWindow();

  function readEntry(bytes: Uint8Array, start: number, end: number): void {
    const tab = Math.max(start, findByte(bytes, 9, start, end));
    const head = Buffer.from(bytes.buffer, start, tab - start).toString('latin1');
    const [, mode, id, size] = /^(\d{6}) [a-z]+ ([0-9a-f]+) +(\d+|-|BAD)$/.exec(head) ?? [];
    if (mode === undefined || id === undefined) {
      throw new GitError(
        'malformed',
        'git ls-tree printed something that is no record of it; update git and run it again.',
      );
    }
    const path = decodePath(bytes, tab + 1, end);
    if (mode === '160000') submodules.push(path);
    else if (mode !== '120000')
      files.push({ path, blob: id, bytes: size === 'BAD' ? -1 : Number(size) });
  }

  return {
    tree: { files, submodules },
    push(chunk) {
      addChunk(window, chunk);
      for (;;) {
        const nul = findByte(window.bytes, 0, window.start, window.end);
        if (nul < 0) break;
        readEntry(window.bytes, window.start, nul);
        window.start = nul + 1;
      }
    },
    end() {
      if (window.start < window.end) {
        throw new GitError(
          'cut-short',
          'git ls-tree ended in the middle of a record; run it again.',
        );
      }
    },
  };
}
