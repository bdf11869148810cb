/**
 * A file whose whole content moved to another one of the same name, and that stays as a stub which passes it on: what
 * moved was born where it stood.
 */
import type { History } from '../history/history.ts';
import { baseName, type Lineages } from '../history/lineage.ts';
import { birthOfPath } from './births.ts';
import type { BlobLoader } from './blobLoader.ts';
import type { Birth } from './origins.ts';
import type { Splits } from './splits.ts';

/** More of the old file than this part stays, and it is a file of its own. */
const mostOfStub = 1 / 3;
/** Content that moved on and on is followed this far. */
const deepest = 4;

export interface StubsContext {
  readonly history: History;
  readonly lineages: Lineages;
  readonly loader: BlobLoader;
  readonly splits: Splits;
}

/** The birth of what was in the file when it was born, which may lie in a file that is a stub since. */
export async function birthBeforeStubs(
  context: StubsContext,
  birth: Birth,
  depth = 0,
): Promise<Birth> {
  const { history, lineages } = context;
  if (birth.path < 0 || depth === deepest) return birth;
  for (const at of sameName(history, birth)) {
    const path = history.change.path[at]!;
    if (!(await isStubOf(context, at, birth))) continue;
    return birthBeforeStubs(context, birthOfPath(history, lineages, path), depth + 1);
  }
  return birth;
}

/** Changes of files of that name in the commit which created the file. */
function sameName(history: History, { commit, path }: Birth): readonly number[] {
  const { change, changeStart, changeEnd } = history;
  const name = baseName(history.path(path));
  const found: number[] = [];
  for (let at = changeStart[commit]!; at < changeEnd[commit]!; at++) {
    if (change.before[at]! < 0 || change.after[at]! < 0 || change.path[at] === path) continue;
    if (baseName(history.path(change.path[at]!)) === name) found.push(at);
  }
  return found;
}

async function isStubOf(
  { history, loader, splits }: StubsContext,
  at: number,
  { commit, path }: Birth,
): Promise<boolean> {
  const { change } = history;
  const from = change.path[at]!;
  const count = (blob: number): Promise<number> =>
    loader.read(from, blob, (version) => version?.lines().length ?? 0);
  const [before, after] = await Promise.all([count(change.before[at]!), count(change.after[at]!)]);
  if (after > before * mostOfStub) return false;
  const split = await splits.find(commit, path);
  return split?.kind === 'split' && split.sources[0]?.path === from;
}
