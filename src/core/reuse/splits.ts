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

/** More files than this in one commit are not searched. */
const mostFiles = 400;

export async function findSplit(
  history: History,
  units: Units,
  loader: BlobLoader,
  commit: number,
  path: number,
): Promise<Split | null> {
  const start = history.changeStart[commit]!;
  const end = history.changeEnd[commit]!;
  let created = -1;
  const candidates: number[] = [];
  const language = units.languageOf(path);
  for (let at = start; at < end; at++) {
    const other = history.change.path[at]!;
    if (other === path) created = history.change.before[at]! < 0 ? history.change.after[at]! : -1;
    else if (history.change.before[at]! >= 0 && units.languageOf(other) === language) candidates.push(at);
  }
  if (created < 0 || candidates.length === 0 || candidates.length > mostFiles) return null;
  const text = await loader.text(created);
  if (text === null) return null;
  const wanted = countLines(text);
  let total = 0;
  for (const count of wanted.values()) total += count;
  if (total === 0) return null;

  const parts = await Promise.all(
    candidates.map(async (at) => {
      const [before, after] = await Promise.all([
        loader.text(history.change.before[at]!),
        loader.text(history.change.after[at]!),
      ]);
      const old = countLines(before ?? '', wanted);
      const kept = countLines(after ?? '', wanted);
      return { path: history.change.path[at]!, blob: history.change.before[at]!, old, kept };
    }),
  );
  for (const kind of ['split', 'copy'] as const) {
    const left = new Map(wanted);
    const sources: { path: number; blob: number; lines: number }[] = [];
    let matched = 0;
    for (const part of parts) {
      let lines = 0;
      for (const [line, count] of part.old) {
        const available = kind === 'split' ? count - (part.kept.get(line) ?? 0) : count;
        const needed = left.get(line) ?? 0;
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

function countLines(text: string, only?: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line !== '' && (!only || only.has(line))) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}
