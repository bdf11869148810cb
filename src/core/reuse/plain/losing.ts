/** Which files held a word less often after something landed than before: where code that moved came from. */
import type { History } from '../../history/history.ts';
import { versionsOfPath } from '../../history/versions.ts';
import type { Survey } from '../survey.ts';
import { countWords } from './words.ts';

/** What something did to one file: contents before and after, none (-1) where there was none. */
export interface FileChange {
  /** Its path, and the one that it had before where it was renamed. */
  readonly paths: readonly number[];
  readonly before: number;
  readonly after: number;
}

/** Changes of code by what landed at mainline positions from the first to the last; new files are left out. */
export function changesBetween(
  { history, survey }: { readonly history: History; readonly survey: Survey },
  positions: readonly number[],
): readonly FileChange[] {
  const { units, lineages } = survey;
  const [first, last] = [positions[0]!, positions.at(-1)!];
  const changed = new Set<number>();
  const continuedBy = new Map<number, number>();
  for (const at of positions) {
    for (const { path, before } of changesOf(history, history.mainline[at]!)) {
      if (!units.languageOf(path)) continue;
      const source = before < 0 ? lineages.renamedFrom(at, path) : path;
      if (source >= 0 && source !== path) continuedBy.set(source, path);
      else if (before >= 0) changed.add(path);
    }
  }
  for (const source of continuedBy.keys()) changed.add(source);
  return [...changed].flatMap((path) => {
    const now = continuedBy.get(path) ?? path;
    const before = versionsOfPath(history, path).findLast(({ position }) => position < first);
    const after = versionsOfPath(history, now).findLast(({ position }) => position <= last);
    if (!before || before.blob < 0) return [];
    return [{ paths: [path, now], before: before.blob, after: after?.blob ?? -1 }];
  });
}

/** Changes of code by one commit; new files are left out. */
export function changesBy(
  { history, survey }: { readonly history: History; readonly survey: Survey },
  commit: number,
): readonly FileChange[] {
  const { units, lineages } = survey;
  const all = changesOf(history, commit).filter(({ path }) => units.languageOf(path));
  const renamed = new Map(
    all
      .filter(({ before }) => before < 0)
      .map(({ path, after }) => [lineages.renamedIn(commit, path), { path, after }] as const),
  );
  return all
    .filter(({ before }) => before >= 0)
    .map(({ path, before, after }) => {
      const now = after < 0 ? renamed.get(path) : undefined;
      return { paths: [path, now?.path ?? path], before, after: now?.after ?? after };
    });
}

function changesOf(
  { change, changeStart, changeEnd }: History,
  commit: number,
): readonly { readonly path: number; readonly before: number; readonly after: number }[] {
  return Array.from({ length: changeEnd[commit]! - changeStart[commit]! }, (_, index) => {
    const at = changeStart[commit]! + index;
    return { path: change.path[at]!, before: change.before[at]!, after: change.after[at]! };
  });
}

/** The changes in which each word became rarer. */
export async function findLosing(
  changes: readonly FileChange[],
  { loader }: Pick<Survey, 'loader'>,
): Promise<ReadonlyMap<string, readonly FileChange[]>> {
  const wordsOf = (path: number, blob: number): Promise<ReadonlyMap<string, number>> =>
    loader.read(path, blob, (found) => countWords(found?.text() ?? ''));
  const losing = new Map<string, FileChange[]>();
  await Promise.all(
    changes.map(async (change) => {
      const [old, now] = await Promise.all([
        wordsOf(change.paths[0]!, change.before),
        wordsOf(change.paths.at(-1)!, change.after),
      ]);
      for (const [word, times] of old) {
        if ((now.get(word) ?? 0) >= times) continue;
        const known = losing.get(word);
        if (known) known.push(change);
        else losing.set(word, [change]);
      }
    }),
  );
  return losing;
}
