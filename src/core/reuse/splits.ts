/**
 * Whether a new file was split off others in the commit that created it (rule 4): at least half of its non-blank lines
 * stood in files that the commit changed or deleted, and were removed there; or stayed there, which makes it a copy.
 */
import type { History } from '../history/history.ts';
import type { Language } from '../languages/language.ts';
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

/** A hash per non-blank line, in ascending order. */
type Lines = Float64Array;

/** What one commit did to the files of one language. */
interface Turnover {
  /** Changes of files that stood before. */
  readonly changed: readonly number[];
  /** Those among them that made a file smaller, and how many bytes went in all. */
  readonly shrunk: readonly number[];
  readonly lost: number;
  /** Bytes of the files that it created, by path. */
  readonly created: ReadonlyMap<number, number>;
}

export function createSplits(history: History, units: Units, loader: BlobLoader): Splits {
  const answers = new Map<string, Promise<Split | null>>();
  const kept = new Map<number, Promise<Lines>>();
  const linesOf = (path: number, blob: number): Promise<Lines> => {
    if (blob < 0) return Promise.resolve(noLines);
    let lines = kept.get(blob);
    if (!lines) {
      lines = loader.read(path, blob, (version) => version?.lines() ?? noLines);
      kept.set(blob, lines);
      if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    }
    return lines;
  };
  const turnovers = new Map<string, Promise<Turnover>>();
  const turnoverOf = (commit: number, language: Language | undefined): Promise<Turnover> => {
    const id = `${commit}:${language?.id}`;
    let turnover = turnovers.get(id);
    if (!turnover)
      turnovers.set(id, (turnover = readTurnover(history, units, loader, commit, language)));
    return turnover;
  };

  /** The changes from which the lines of a file created in that commit can have come. */
  const candidatesFor = async (commit: number, path: number): Promise<readonly number[]> => {
    const { changed, shrunk, lost, created } = await turnoverOf(commit, units.languageOf(path));
    if (changed.length <= fewFiles) return changed;
    return lost < created.get(path)! * leastShrunk || shrunk.length > mostFiles ? [] : shrunk;
  };

  return {
    find(commit, path) {
      const id = `${commit}:${path}`;
      let answer = answers.get(id);
      if (!answer) {
        const created = createdBy(history, commit, path);
        answer =
          created < 0
            ? Promise.resolve(null)
            : candidatesFor(commit, path).then((candidates) =>
                findSplit(history, linesOf, { path, blob: created }, candidates),
              );
        answers.set(id, answer);
      }
      return answer;
    },
  };
}

/** The blob that the commit created at a path; -1 where it did not create it. */
function createdBy(history: History, commit: number, path: number): number {
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    if (history.change.path[at] === path)
      return history.change.before[at]! < 0 ? history.change.after[at]! : -1;
  }
  return -1;
}

async function readTurnover(
  history: History,
  units: Units,
  loader: BlobLoader,
  commit: number,
  language: Language | undefined,
): Promise<Turnover> {
  const { path, before, after } = history.change;
  const changed: number[] = [];
  const added: number[] = [];
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    if (units.languageOf(path[at]!) === language) (before[at]! < 0 ? added : changed).push(at);
  }
  if (changed.length <= fewFiles) return { changed, shrunk: [], lost: 0, created: new Map() };
  const sizes = await loader.sizes([
    ...changed.flatMap((at) => [before[at]!, after[at]!]),
    ...added.map((at) => after[at]!),
  ]);
  const shrunk: number[] = [];
  let lost = 0;
  for (const [index, at] of changed.entries()) {
    const bytes = sizes[index * 2]! - sizes[index * 2 + 1]!;
    if (bytes <= 0) continue;
    shrunk.push(at);
    lost += bytes;
  }
  const created = new Map(
    added.map((at, index) => [path[at]!, sizes[changed.length * 2 + index]!]),
  );
  return { changed, shrunk, lost, created };
}

async function findSplit(
  history: History,
  linesOf: (path: number, blob: number) => Promise<Lines>,
  created: { readonly path: number; readonly blob: number },
  candidates: readonly number[],
): Promise<Split | null> {
  if (candidates.length === 0) return null;
  const lines = await linesOf(created.path, created.blob);
  const total = lines.length;
  if (total === 0) return null;
  const { hashes, counts } = countEach(lines);

  // What stood in the old versions bounds what can have been removed from them: most files need no second look.
  const old = await Promise.all(
    candidates.map(async (at) => ({
      at,
      stood: countIn(hashes, await linesOf(history.change.path[at]!, history.change.before[at]!)),
    })),
  );
  const related = old.filter((part) => part.stood !== null);
  let found = 0;
  for (const [index, count] of counts.entries()) {
    found += Math.min(
      count,
      related.reduce((sum, { stood }) => sum + stood![index]!, 0),
    );
  }
  if (found * 2 < total) return null;
  const parts = await Promise.all(
    related.map(async ({ at, stood }) => ({
      path: history.change.path[at]!,
      blob: history.change.before[at]!,
      stood: stood!,
      stayed: countIn(hashes, await linesOf(history.change.path[at]!, history.change.after[at]!)),
    })),
  );
  for (const kind of ['split', 'copy'] as const) {
    const left = counts.slice();
    const sources: { path: number; blob: number; lines: number }[] = [];
    let matched = 0;
    for (const { path: from, blob, stood, stayed } of parts) {
      let taken = 0;
      for (let index = 0; index < left.length; index++) {
        const available = kind === 'split' ? stood[index]! - (stayed?.[index] ?? 0) : stood[index]!;
        const some = Math.min(Math.max(available, 0), left[index]!);
        left[index]! -= some;
        taken += some;
      }
      if (taken > 0) sources.push({ path: from, blob, lines: taken });
      matched += taken;
    }
    if (matched * 2 >= total) {
      return { kind, sources: sources.toSorted((a, b) => b.lines - a.lines || a.path - b.path) };
    }
  }
  return null;
}

/** The unlike lines, in ascending order, and how often each occurs. */
function countEach(lines: Lines): { readonly hashes: Lines; readonly counts: Int32Array } {
  const hashes = new Float64Array(lines.length);
  const counts = new Int32Array(lines.length);
  let size = 0;
  for (const hash of lines) {
    if (size === 0 || hashes[size - 1] !== hash) hashes[size++] = hash;
    counts[size - 1]!++;
  }
  return { hashes: hashes.subarray(0, size), counts: counts.subarray(0, size) };
}

/** How often each of the lines occurs among others; null where none does. */
function countIn(hashes: Lines, lines: Lines): Int32Array | null {
  let found: Int32Array | null = null;
  let at = 0;
  for (let index = 0; index < hashes.length && at < lines.length; index++) {
    const hash = hashes[index]!;
    while (at < lines.length && lines[at]! < hash) at++;
    while (at < lines.length && lines[at] === hash) {
      found ??= new Int32Array(hashes.length);
      found[index]!++;
      at++;
    }
  }
  return found;
}

const noLines: Lines = new Float64Array(0);
