/** Whether a new file was written anew, or goes on from what stood elsewhere. */
import type { History } from '../../history/history.ts';
import type { Lineages } from '../../history/lineage.ts';
import { baseName } from '../../history/pathNames.ts';
import { birthOfPath } from '../births.ts';
import type { Credit } from '../credit.ts';
import type { Splits } from '../splits.ts';

/**
 * False where the file that `commit` created at `path` was split off or copied from a file that somebody else than
 * `person` had originated, or takes the place of one of its name (whatever its extension) that the commit deleted.
 */
export async function isMadeAnew(
  commit: number,
  path: number,
  person: number,
  {
    history,
    lineages,
    credit,
    splits,
  }: {
    readonly history: History;
    readonly lineages: Lineages;
    readonly credit: Credit;
    readonly splits: Splits;
  },
): Promise<boolean> {
  const isOthers = (source: number): boolean =>
    credit.person(birthOfPath(history, lineages, source).commit) !== person;
  if (replacedBy(history, commit, path).some(isOthers)) return false;
  const split = await splits.find(commit, path);
  return split === null || !isOthers(split.sources[0]!.path);
}

/** Files of the same name that the commit deleted. */
function replacedBy(history: History, commit: number, path: number): readonly number[] {
  const found: number[] = [];
  const name = stem(history.path(path));
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    const other = history.change.path[at]!;
    if (history.change.after[at]! < 0 && stem(history.path(other)) === name) found.push(other);
  }
  return found;
}

/** The name without its extension; of a file that is called as many others are, with its folder. */
function stem(path: string): string {
  const name = baseName(path)
    .replace(/(?<=.)\..*$/, '')
    .toLowerCase();
  if (!/^(index|__init__|mod|main|init|doc|types|package-info)$/.test(name)) return name;
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}
