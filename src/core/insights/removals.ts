/** What the subject removed: files that are gone and went nowhere, by the area in which they lay. */
import type { Contribution } from '../contributions/contribution.ts';
import { isInside, isManifestPath } from '../contributions/paths.ts';
import { birthBefore, versionsOfPath } from '../history/versions.ts';
import type { Period } from '../model.ts';
import { isInPeriod } from '../period.ts';
import { isVendored, placeKindOf } from '../placeKind.ts';
import type { Past } from './past.ts';

export interface Removal {
  /** The folder that held all of it. */
  readonly area: string;
  /** Oldest first. */
  readonly commits: readonly number[];
  /** Paths of code and configuration that were deleted for good. */
  readonly paths: readonly number[];
  /** Files of every kind that these commits deleted there for good. */
  readonly files: number;
  /** Files that they deleted for good elsewhere. */
  readonly elsewhere: number;
  /** Lines of all those files there when they were deleted; null where not every one could be read as text. */
  readonly lines: number | null;
  /** Day on which the oldest of them landed at its path. */
  readonly since: number;
}

/** Removing fewer files than this is tidying up. */
const fewestFiles = 5;
/** What stood for less time than this was an attempt. */
const fewestDays = 180;
/** A folder is what was removed if it held at least this share of the files. */
const leastShare = 0.7;
/** Lines of more files than this are not counted. */
const mostCounted = 1000;

/** The largest removal that landed in the period; null where nothing of size is gone. */
export async function findRemoval(
  { commits }: Contribution,
  period: Period,
  past: Past,
): Promise<Removal | null> {
  const byArea = new Map<string, { commits: number[]; deletions: Deletion[] }>();
  for (const { commit: id, landed, excluded } of commits) {
    if (excluded !== null || !isInPeriod(landed, period)) continue;
    const commit = past.history.findCommit(id);
    const deletions = deletionsOf(commit, past).filter(({ path }) =>
      isSystem(past.history.path(path)),
    );
    if (deletions.length === 0) continue;
    const area = mainFolder(deletions.map(({ path }) => past.history.path(path)));
    const known = [...byArea.keys()].find((other) => other !== '' && isNested(area, other));
    const entry = byArea.get(known ?? area) ?? { commits: [], deletions: [] };
    entry.commits.push(commit);
    entry.deletions.push(...deletions);
    byArea.set(known ?? area, entry);
  }
  const [largest] = [...byArea.values()].toSorted(
    (a, b) => b.deletions.length - a.deletions.length,
  );
  if (!largest) return null;
  const isThere = ({ path }: Deletion): boolean => isInside(past.history.path(path), area);
  const area = mainFolder(largest.deletions.map(({ path }) => past.history.path(path)));
  const paths = [...new Set(largest.deletions.filter(isThere).map(({ path }) => path))];
  if (paths.length < fewestFiles) return null;
  const all = lastDeletions(largest.commits, past);
  const gone = all.filter(isThere);
  const since = Math.min(...gone.map(({ born }) => past.landingDay(born)));
  if (past.day(largest.commits[0]!) - since < fewestDays) return null;
  const lines = await countLines(gone, past);
  const elsewhere = all.length - gone.length;
  return { area, commits: largest.commits, paths, files: gone.length, elsewhere, lines, since };
}

/** The deepest folder that holds most of the paths. */
function mainFolder(paths: readonly string[]): string {
  let main = '';
  for (;;) {
    const counts = new Map<string, number>();
    for (const path of paths) {
      if (!isInside(path, main)) continue;
      const rest = main === '' ? path : path.slice(main.length + 1);
      if (!rest.includes('/')) continue;
      const folder = path.slice(0, path.length - rest.length + rest.indexOf('/'));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const [folder, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
    if (count < paths.length * leastShare) return main;
    main = folder;
  }
}

function isNested(a: string, b: string): boolean {
  return a === b || isInside(a, b) || (a !== '' && isInside(b, a));
}

interface Deletion {
  readonly path: number;
  readonly blob: number;
  /** Where on the mainline its last life began. */
  readonly born: number;
}

/** Of several commits, each file once, as it was when it was deleted last. */
function lastDeletions(commits: readonly number[], past: Past): readonly Deletion[] {
  const last = new Map<number, Deletion>();
  for (const commit of commits)
    for (const deletion of deletionsOf(commit, past)) last.set(deletion.path, deletion);
  return [...last.values()];
}

/** Files that had landed, are still gone at the revision, and whose content went nowhere in that commit. */
function deletionsOf(commit: number, { history, survey }: Past): readonly Deletion[] {
  const moved = new Set<number>();
  const deleted: Deletion[] = [];
  const { change, changeStart, changeEnd } = history;
  for (let at = changeStart[commit]!; at < changeEnd[commit]!; at++) {
    const path = change.path[at]!;
    if (change.before[at]! < 0) moved.add(survey.lineages.renamedIn(commit, path));
    else if (change.after[at]! < 0) {
      const born = birthBefore(history, path, history.landedAt[commit]!);
      if (born >= 0) deleted.push({ path, blob: change.before[at]!, born });
    }
  }
  return deleted.filter(({ path }) => !moved.has(path) && isGone(path, history));
}

/** What runs, or says how something runs; neither tests, documents and locks nor what tools and others wrote. */
function isSystem(path: string): boolean {
  const kind = placeKindOf(path, false);
  return (kind === 'code' || kind === 'config') && !isManifestPath(path) && !isVendored(path);
}

function isGone(path: number, history: Past['history']): boolean {
  return (versionsOfPath(history, path).at(-1)?.blob ?? -1) < 0;
}

async function countLines(deletions: readonly Deletion[], past: Past): Promise<number | null> {
  if (deletions.length > mostCounted) return null;
  const texts = await Promise.all(deletions.map(({ path, blob }) => past.text(path, blob)));
  return texts.reduce<number | null>(
    (sum, text) => (sum === null || text === null ? null : sum + lineCount(text)),
    0,
  );
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
