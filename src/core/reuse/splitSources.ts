/** The files from which others may have been split off. */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';

/** A commit that changed more files than this is not searched for sources. */
const mostFiles = 400;

/** Files that the commits which created the given ones changed or deleted. */
export function splitSources(
  history: History,
  lineages: Lineages,
  paths: readonly number[],
): readonly number[] {
  const { change, pathChanges, pathStart } = history;
  const found = new Set<number>();
  const creators = new Set<number>();
  for (const path of paths) {
    const oldest = lineages.of(path).at(-1);
    if (!oldest) continue;
    for (let at = pathStart[oldest.path]!; at < pathStart[oldest.path + 1]!; at++) {
      const index = pathChanges[at]!;
      const commit = change.commit[index]!;
      if (history.landedAt[commit] === oldest.from && change.before[index]! < 0)
        creators.add(commit);
    }
  }
  for (const commit of creators) {
    const [start, end] = [history.changeStart[commit]!, history.changeEnd[commit]!];
    if (end - start > mostFiles) continue;
    for (let at = start; at < end; at++) if (change.before[at]! >= 0) found.add(change.path[at]!);
  }
  return [...found];
}
