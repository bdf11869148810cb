/** In which months other people did upkeep as well. */
import type { Past } from '../past.ts';
import {
  kindsBySubject,
  maySoundLike,
  needsReading,
  upkeepKindsOf,
  type UpkeepKind,
} from './kinds.ts';
import { isCalledUpgrade, manifestChanges } from './raises.ts';

/** More changes of manifests than this are not read. */
const mostRead = 4000;
/** Commits whose manifests are read at once. */
const atOnce = 16;

export interface WorkOfOthers {
  /** By month, a commit that shows it. */
  readonly shown: ReadonlyMap<string, number>;
  /** Whether there may be more: in another month a subject line sounds like it. */
  readonly mayBeMore: boolean;
}

/**
 * Of each of the months in which other people did work of these kinds, one commit that shows it; null where that is too much
 * to read. `commitsIn` are those of other people.
 */
export async function findWorkOfOthers(
  months: ReadonlySet<string>,
  kinds: ReadonlySet<UpkeepKind>,
  commitsIn: (month: string) => readonly number[],
  past: Past,
): Promise<WorkOfOthers | null> {
  const found = new Map<string, number>();
  let budget = mostRead;
  for (const month of months) {
    const commits = commitsIn(month);
    const plain = commits.find((commit) => isOf(kindsBySubject(commit, past)));
    if (plain !== undefined) {
      found.set(month, plain);
      continue;
    }
    if (!kinds.has('dependencies') && !kinds.has('security')) continue;
    // Those that say so first: then the others need not be read.
    const likely = commits
      .filter((commit) => needsReading(commit, past))
      .toSorted((a, b) => rank(a) - rank(b));
    for (let at = 0; at < likely.length && !found.has(month); at += atOnce) {
      const some = likely.slice(at, at + atOnce);
      budget -= some.reduce((sum, commit) => sum + manifestChanges(commit, past).length, 0);
      if (budget < 0) return null;
      const read = await Promise.all(some.map((commit) => upkeepKindsOf(commit, past)));
      const hit = read.findIndex((of) => isOf([...of]));
      if (hit >= 0) found.set(month, some[hit]!);
    }
  }
  const mayBeMore = [...months].some(
    (month) => !found.has(month) && commitsIn(month).some(soundsLikeIt),
  );
  return { shown: found, mayBeMore };

  function soundsLikeIt(commit: number): boolean {
    return [...kinds].some((kind) => maySoundLike(kind, commit, past));
  }

  function isOf(those: readonly UpkeepKind[]): boolean {
    return those.some((kind) => kinds.has(kind));
  }

  function rank(commit: number): number {
    return isCalledUpgrade(commit, past) ? 0 : 1;
  }
}
