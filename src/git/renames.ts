/** Renames by similarity, from `git diff-tree --stdin -M`, and with `-B` from files that were rewritten and stayed. */
import { decodePath } from '../core/history/tables.ts';
import type { Rename, RenameQuestion } from '../core/ports.ts';
import { GitError } from './errors.ts';
import { assertId, inParts } from './ids.ts';
import { type OutputParser, parseGit, type Place } from './run.ts';
import { addChunk, createWindow, findByte } from './window.ts';

export interface RenamesFound {
  readonly renames: readonly Rename[];
  readonly failed: readonly string[];
}

const command = [
  'diff-tree',
  '--stdin',
  '-r',
  '--root',
  '--raw',
  '-z',
  '--no-abbrev',
  '-M',
  '-l1000',
  '--always',
  '--no-textconv',
  '--no-ext-diff',
  '--no-relative',
] as const;
/** git tells a rename away from a file that stays as a copy. */
const [plain, withRewritten] = [['--diff-filter=R'], ['-B', '--diff-filter=RC']] as const;

/** So many pairs in a row that git cannot answer, and the rest is not asked for. */
const patience = 50;

/**
 * git dies on a pair whose files are missing from the clone; that pair counts as failed and the rest is asked for
 * again.
 */
export async function findRenames(
  place: Place,
  pairs: readonly RenameQuestion[],
  signal: AbortSignal,
): Promise<RenamesFound> {
  for (const { commit, parent } of pairs) {
    assertId(commit);
    assertId(parent);
  }
  const renames: Rename[] = [];
  const failed: string[] = [];
  const isWith = (pair: RenameQuestion): boolean => pair.withRewritten ?? false;
  for (const [options, asked] of [
    [plain, pairs.filter((pair) => !isWith(pair))],
    [withRewritten, pairs.filter(isWith)],
  ] as const) {
    failed.push(...(await askGit(place, [...command, ...options], asked, renames, signal)));
  }
  return { renames, failed };
}

/** Adds the renames of the pairs; returns the commits that git could not compare. */
async function askGit(
  place: Place,
  call: Parameters<typeof parseGit>[1],
  pairs: readonly RenameQuestion[],
  renames: Rename[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const failed: string[] = [];
  let next = 0;
  let inARow = 0;
  while (next < pairs.length) {
    const rest = pairs.slice(next);
    const parser = createRenameParser(rest, renames);
    try {
      const input = inParts(rest, (pair) => `${pair.commit} ${pair.parent}`);
      await parseGit(place, call, parser, signal, input);
      next = pairs.length;
    } catch (error) {
      if (!(error instanceof GitError) || error.reason !== 'objects-missing') throw error;
      const answered = parser.answered();
      inARow = answered === 0 ? inARow + 1 : 1;
      next += answered;
      const lost = inARow < patience ? pairs.slice(next, next + 1) : pairs.slice(next);
      failed.push(...lost.map((pair) => pair.commit));
      next += lost.length;
    }
  }
  return failed;
}

interface RenameParser extends OutputParser {
  /** How many pairs were answered in full before git ended. */
  answered(): number;
}

/** Reads `<commit>\0` once per pair, each followed by `:modes ids R|C<score>\0<from>\0<to>\0` records. */
export function createRenameParser(
  pairs: readonly Pick<RenameQuestion, 'commit'>[],
  renames: Rename[],
): RenameParser {
  const window = createWindow();
  let headers = 0;
  const fields: string[] = [];

  function read(field: string): void {
    if (fields.length > 0) {
      fields.push(field);
      if (fields.length < 3) return;
      const [head = '', from = '', to = ''] = fields.splice(0);
      if (isFile(head, 1) && isFile(head, 8))
        renames.push({ commit: pairs[headers - 1]!.commit, from, to });
    } else if (field.startsWith(':')) {
      if (headers === 0) throw malformed();
      fields.push(field);
    } else {
      if (field !== pairs[headers]?.commit) throw malformed();
      headers++;
    }
  }

  return {
    push(chunk) {
      addChunk(window, chunk);
      for (;;) {
        const nul = findByte(window.bytes, 0, window.start, window.end);
        if (nul < 0) break;
        read(decodePath(window.bytes, window.start, nul));
        window.start = nul + 1;
      }
    },
    end() {
      if (headers < pairs.length || fields.length > 0 || window.start < window.end) {
        throw new GitError(
          'cut-short',
          'git diff-tree ended before every commit was compared; run it again.',
        );
      }
    },
    answered: () => headers,
  };
}

function isFile(head: string, mode: number): boolean {
  return head.startsWith('10', mode);
}

function malformed(): GitError {
  return new GitError(
    'malformed',
    'git diff-tree printed something that is no record of it; update git and run it again.',
  );
}
