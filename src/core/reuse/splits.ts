/**
 * Whether a new file was split off others in the commit that created it (rule 4): at least half of its non-blank lines
 * stood in files that the commit changed or deleted, and were removed there; or stayed there, which makes it a copy.
 */
import type { History } from '../history/history.ts';
import type { Language } from '../languages/language.ts';
import type { BlobLoader } from './blobLoader.ts';
import { hashLines, hashText } from './lines.ts';
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

/** Changes from which the lines of a new file can have come. */
interface Candidates {
  readonly changes: readonly number[];
  /** Tells their contents, before and after. */
  readonly id: number;
}

/** What one commit did to the files of one language. */
interface Turnover {
  /** Changes of files that stood before. */
  readonly changed: Candidates;
  /** Those among them that made a file smaller, and how many bytes went in all. */
  readonly shrunk: Candidates;
  readonly lost: number;
  /** Bytes of the files that it created, by path. */
  readonly created: ReadonlyMap<number, number>;
}

/** How many lines came from which of the candidates. */
interface Descent {
  readonly kind: Split['kind'];
  readonly taken: readonly { readonly candidate: number; readonly lines: number }[];
}

export function createSplits(history: History, units: Units, loader: BlobLoader): Splits {
  const answers = new Map<string, Promise<Split | null>>();
  const kept = new Map<number, Promise<Lines>>();
  let isWhole = true;
  const linesOf = (path: number, blob: number): Promise<Lines> => {
    if (blob < 0) return Promise.resolve(noLines);
    let lines = kept.get(blob);
    if (!lines) {
      // Only what comes of them is worth keeping between runs: the lines would be most of the index.
      lines = loader.read(path, blob, (version) => {
        if (!version) isWhole = false;
        return hashLines(version?.text() ?? '');
      });
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

  const candidatesFor = async (commit: number, path: number): Promise<Candidates> => {
    const { changed, shrunk, lost, created } = await turnoverOf(commit, units.languageOf(path));
    if (changed.changes.length <= fewFiles) return changed;
    const isTooLittle = lost < created.get(path)! * leastShrunk;
    return isTooLittle || shrunk.changes.length > mostFiles ? noCandidates : shrunk;
  };

  /** The same for the same contents; kept while every text could be read. */
  const descentOf = async (
    created: { readonly path: number; readonly blob: number },
    { changes, id }: Candidates,
  ): Promise<Descent | null> => {
    const key = `${history.blobId(created.blob)} split ${id}`;
    const known = loader.facts?.get(key);
    if (known) return decodeDescent(known);
    const descent = await findDescent(history, linesOf, created, changes);
    if (isWhole) loader.facts?.put(key, encodeDescent(descent));
    return descent;
  };

  const findSplit = async (commit: number, path: number): Promise<Split | null> => {
    const blob = createdBy(history, commit, path);
    if (blob < 0) return null;
    const candidates = await candidatesFor(commit, path);
    if (candidates.changes.length === 0) return null;
    const descent = await descentOf({ path, blob }, candidates);
    if (!descent) return null;
    const sources = descent.taken.map(({ candidate, lines }) => {
      const change = candidates.changes[candidate]!;
      return { path: history.change.path[change]!, blob: history.change.before[change]!, lines };
    });
    sources.sort((a, b) => b.lines - a.lines || a.path - b.path);
    return { kind: descent.kind, sources };
  };

  return {
    find(commit, path) {
      const id = `${commit}:${path}`;
      let answer = answers.get(id);
      if (!answer) answers.set(id, (answer = findSplit(commit, path)));
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
  const idOf = (blob: number): string => (blob < 0 ? '' : history.blobId(blob));
  const candidates = (changes: readonly number[]): Candidates => ({
    changes,
    id: hashText(changes.map((at) => `${idOf(before[at]!)} ${idOf(after[at]!)}`).join(' ')),
  });
  if (changed.length <= fewFiles)
    return { changed: candidates(changed), shrunk: noCandidates, lost: 0, created: new Map() };
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
  return { changed: candidates(changed), shrunk: candidates(shrunk), lost, created };
}

async function findDescent(
  history: History,
  linesOf: (path: number, blob: number) => Promise<Lines>,
  created: { readonly path: number; readonly blob: number },
  candidates: readonly number[],
): Promise<Descent | null> {
  const lines = await linesOf(created.path, created.blob);
  const total = lines.length;
  if (total === 0) return null;
  const { hashes, counts } = countEach(lines);

  // What stood in the old versions bounds what can have been removed from them: most files need no second look.
  const old = await Promise.all(
    candidates.map(async (at, candidate) => ({
      at,
      candidate,
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
    related.map(async ({ at, candidate, stood }) => ({
      candidate,
      stood: stood!,
      stayed: countIn(hashes, await linesOf(history.change.path[at]!, history.change.after[at]!)),
    })),
  );
  for (const kind of kinds) {
    const left = counts.slice();
    const taken: { candidate: number; lines: number }[] = [];
    let matched = 0;
    for (const { candidate, stood, stayed } of parts) {
      let lost = 0;
      for (let index = 0; index < left.length; index++) {
        const available = kind === 'split' ? stood[index]! - (stayed?.[index] ?? 0) : stood[index]!;
        const some = Math.min(Math.max(available, 0), left[index]!);
        left[index]! -= some;
        lost += some;
      }
      if (lost > 0) taken.push({ candidate, lines: lost });
      matched += lost;
    }
    if (matched * 2 >= total) return { kind, taken };
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
const noCandidates: Candidates = { changes: [], id: 0 };

const kinds = ['split', 'copy'] as const;

function encodeDescent(descent: Descent | null): Uint8Array {
  const numbers = descent
    ? [
        kinds.indexOf(descent.kind),
        ...descent.taken.flatMap(({ candidate, lines }) => [candidate, lines]),
      ]
    : [];
  return new Uint8Array(Int32Array.from(numbers).buffer);
}

function decodeDescent(bytes: Uint8Array): Descent | null {
  // Numbers must begin at a multiple of their size.
  const [kind, ...numbers] = new Int32Array(bytes.slice().buffer);
  if (kind === undefined) return null;
  const taken = [];
  for (let at = 0; at < numbers.length; at += 2)
    taken.push({ candidate: numbers[at]!, lines: numbers[at + 1]! });
  return { kind: kinds[kind]!, taken };
}
