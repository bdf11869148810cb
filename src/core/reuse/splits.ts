/**
 * Whether a new file was split off others in the commit that created it (rule 4): at least half of its non-blank lines
 * stood in files that the commit changed or deleted, and were removed there; or stayed there, which makes it a copy.
 */
import type { History } from '../history/history.ts';
import type { BlobLoader } from './blobLoader.ts';
import type { Units } from './units.ts';

export interface Split {
  readonly kind: 'split' | 'copy';
  /** Files from which the lines came (as they were before), the one with most of them first. */
  readonly sources: readonly { readonly path: number; readonly blob: number }[];
}

/** Up to so many changed files are all read. */
const fewFiles = 12;
/** Among more, only those that shrank can have lost lines: to this share of the new file's size, in sum. */
const leastShrunk = 0.3;
/** More files than this are not searched. */
const mostFiles = 400;
/** Files whose lines are kept at hand: files of one commit are compared with the same few others. */
const mostKept = 1500;

export interface Splits {
  /** How the file that `commit` created at `path` came about; null where it was written anew. */
  find(commit: number, path: number): Promise<Split | null>;
}

type Lines = ReadonlyMap<number, number>;

export function createSplits(history: History, units: Units, loader: BlobLoader): Splits {
  const answers = new Map<string, Promise<Split | null>>();
  const kept = new Map<number, Promise<Lines>>();
  const linesOf = (blob: number): Promise<Lines> => {
    if (blob < 0) return Promise.resolve(noLines);
    let lines = kept.get(blob);
    if (!lines) {
      lines = loader.text(blob).then((text) => (text === null ? noLines : countLines(text)));
      kept.set(blob, lines);
      if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    }
    return lines;
  };
  return {
    find(commit, path) {
      const id = `${commit}:${path}`;
      let answer = answers.get(id);
      if (!answer)
        answers.set(id, (answer = findSplit(history, units, loader, linesOf, commit, path)));
      return answer;
    },
  };
}

async function findSplit(
  history: History,
  units: Units,
  loader: BlobLoader,
  linesOf: (blob: number) => Promise<Lines>,
  commit: number,
  path: number,
): Promise<Split | null> {
  const start = history.changeStart[commit]!;
  const end = history.changeEnd[commit]!;
  let created = -1;
  let candidates: number[] = [];
  const language = units.languageOf(path);
  for (let at = start; at < end; at++) {
    const other = history.change.path[at]!;
    if (other === path) created = history.change.before[at]! < 0 ? history.change.after[at]! : -1;
    else if (history.change.before[at]! >= 0 && units.languageOf(other) === language)
      candidates.push(at);
  }
  if (created < 0 || candidates.length === 0) return null;
  if (candidates.length > fewFiles)
    candidates = await keepShrunk(history, loader, created, candidates);
  if (candidates.length === 0 || candidates.length > mostFiles) return null;
  const wanted = await linesOf(created);
  let total = 0;
  for (const count of wanted.values()) total += count;
  if (total === 0) return null;

  // What stood in the old versions bounds what can have been removed from them: most files need no second look.
  const before = await Promise.all(candidates.map((at) => linesOf(history.change.before[at]!)));
  const related = candidates.flatMap((at, index) => {
    const old = before[index]!;
    return sharesLines(wanted, old) ? [{ at, old }] : [];
  });
  const stood = [...wanted].reduce(
    (sum, [line, count]) =>
      sum +
      Math.min(
        count,
        related.reduce((lines, { old }) => lines + (old.get(line) ?? 0), 0),
      ),
    0,
  );
  if (stood * 2 < total) return null;
  const parts = await Promise.all(
    related.map(async ({ at, old }) => ({
      path: history.change.path[at]!,
      blob: history.change.before[at]!,
      old,
      kept: await linesOf(history.change.after[at]!),
    })),
  );
  for (const kind of ['split', 'copy'] as const) {
    const left = new Map(wanted);
    const sources: { path: number; blob: number; lines: number }[] = [];
    let matched = 0;
    for (const part of parts) {
      let lines = 0;
      for (const [line, needed] of left) {
        if (needed === 0) continue;
        const count = part.old.get(line);
        if (count === undefined) continue;
        const available = kind === 'split' ? count - (part.kept.get(line) ?? 0) : count;
        const taken = Math.min(Math.max(available, 0), needed);
        if (taken > 0) {
          lines += taken;
          left.set(line, needed - taken);
        }
      }
      if (lines > 0) sources.push({ path: part.path, blob: part.blob, lines });
      matched += lines;
    }
    if (matched * 2 >= total) {
      return { kind, sources: sources.toSorted((a, b) => b.lines - a.lines || a.path - b.path) };
    }
  }
  return null;
}

/** The files that became smaller or went, if together they lost enough for the new file to have come from them. */
async function keepShrunk(
  history: History,
  loader: BlobLoader,
  created: number,
  candidates: readonly number[],
): Promise<number[]> {
  const size = await loader.size(created);
  const lost = await Promise.all(
    candidates.map(async (at) => {
      const [before, after] = await Promise.all([
        loader.size(history.change.before[at]!),
        loader.size(history.change.after[at]!),
      ]);
      return before - after;
    }),
  );
  const sum = lost.reduce((total, bytes) => total + Math.max(bytes, 0), 0);
  return sum < size * leastShrunk ? [] : candidates.filter((_, index) => lost[index]! > 0);
}

function sharesLines(a: Lines, b: Lines): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  for (const line of fewer.keys()) if (more.has(line)) return true;
  return false;
}

const noLines: Lines = new Map();

/** How often each non-blank line occurs, by a hash of what is between its indentation and its end. */
function countLines(text: string): Lines {
  const counts = new Map<number, number>();
  const length = text.length;
  for (let at = 0; at < length;) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = length;
    let start = at;
    let stop = end;
    while (start < stop && text.charCodeAt(start) <= 32) start++;
    while (stop > start && text.charCodeAt(stop - 1) <= 32) stop--;
    if (stop > start) {
      const hash = hashOf(text, start, stop);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
    at = end + 1;
  }
  return counts;
}

/** 52 bits of two FNV-like hashes: wide enough that unlike lines do not meet. */
function hashOf(text: string, start: number, end: number): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
  }
  return (a >>> 0) * 0x100000 + (b >>> 12);
}
