/** Which file of a commit another one may have come from, by content, by name and by folder; git is not asked. */
import type { History } from './history.ts';
import { baseName, folderOf } from './pathNames.ts';

const emptyBlobs = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

/** Files of a commit that were deleted and added with the same content; of several, those of one name, then of like folders. */
export function pairExact(
  history: History,
  added: readonly number[],
  deleted: readonly number[],
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  if (added.length === 0 || deleted.length === 0) return pairs;
  const byBlob = new Map<number, number[]>();
  for (const at of deleted) {
    const blob = history.change.before[at]!;
    const list = byBlob.get(blob);
    if (list) list.push(history.change.path[at]!);
    else byBlob.set(blob, [history.change.path[at]!]);
  }
  for (const at of added) {
    const blob = history.change.after[at]!;
    const candidates = byBlob.get(blob);
    if (!candidates || candidates.length === 0) continue;
    const path = history.change.path[at]!;
    const name = baseName(history.path(path));
    let best = candidates.findIndex((candidate) => baseName(history.path(candidate)) === name);
    if (best < 0) {
      if (emptyBlobs.has(history.blobId(blob))) continue;
      best = 0;
    } else if (candidates.length > 1) {
      best = closestFolder(history, candidates, path, name);
    }
    pairs.set(path, candidates[best]!);
    candidates.splice(best, 1);
  }
  return pairs;
}

/** A name that more files of a commit have (`index.js`) says nothing about which of them is meant. */
const mostNamesakes = 8;

/** The pairs of changes, one of each list, whose files have the same name; none of a name that many files have. */
export function sameNames(
  history: History,
  some: readonly number[],
  others: readonly number[],
): readonly (readonly [number, number])[] {
  if (some.length === 0 || others.length === 0) return [];
  const nameOf = (at: number): string => baseName(history.path(history.change.path[at]!));
  const byName = new Map<string, number[]>(some.map((at) => [nameOf(at), []]));
  for (const other of others) byName.get(nameOf(other))?.push(other);
  return some.flatMap((at) => {
    const namesakes = byName.get(nameOf(at))!;
    return namesakes.length > mostNamesakes ? [] : namesakes.map((other) => [at, other] as const);
  });
}

/** Of several files with the same name and content, the one whose folder ends most alike. */
function closestFolder(
  history: History,
  candidates: readonly number[],
  path: number,
  name: string,
): number {
  const text = history.path(path);
  let best = 0;
  let bestScore = -1;
  for (const [index, candidate] of candidates.entries()) {
    const other = history.path(candidate);
    if (baseName(other) !== name) continue;
    const score = sharedParts(text, other);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

const slash = 0x2f;

/** How many parts two paths have in common at their end. */
function sharedParts(a: string, b: string): number {
  let parts = 0;
  for (let back = 1; ; back++) {
    const sign = back > a.length ? slash : a.charCodeAt(a.length - back);
    if (sign !== (back > b.length ? slash : b.charCodeAt(b.length - back))) return parts;
    if (sign === slash) parts++;
    if (back > a.length || back > b.length) return parts;
  }
}

/** In a mass move, a file goes where most identical files of its folder went, under the same name. */
export function pairByFolder(
  history: History,
  added: readonly number[],
  deleted: readonly number[],
  exact: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const votes = new Map<string, Map<string, number>>();
  for (const [to, from] of exact) {
    const target = folderOf(history.path(to));
    const source = folderOf(history.path(from));
    const counts = votes.get(target) ?? new Map<string, number>();
    counts.set(source, (counts.get(source) ?? 0) + 1);
    votes.set(target, counts);
  }
  const open = new Map<string, number>();
  for (const at of deleted)
    open.set(history.path(history.change.path[at]!), history.change.path[at]!);
  const pairs = new Map<number, number>();
  for (const at of added) {
    const path = history.change.path[at]!;
    const text = history.path(path);
    let chosen: string | undefined;
    let most = 0;
    for (const [source, count] of votes.get(folderOf(text)) ?? []) {
      if (count > most) {
        most = count;
        chosen = source;
      }
    }
    if (chosen === undefined) continue;
    const candidate = `${chosen === '' ? '' : `${chosen}/`}${baseName(text)}`;
    const from = open.get(candidate);
    if (from === undefined) continue;
    open.delete(candidate);
    pairs.set(path, from);
  }
  return pairs;
}
