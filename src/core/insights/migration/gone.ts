/** What became of something that is gone today. */
import { baseOf } from '../../contributions/paths.ts';
import type { Deed } from '../../model.ts';
import { deedOf } from '../../reuse/credit.ts';
import type { Past } from '../past.ts';

/** A file that moved more often than this is followed no further. */
const mostMoves = 8;

/** Who deleted the last file of a unit that is gone, and when; wherever it had moved before. */
export async function removalOf(unit: number, past: Past): Promise<Deed | null> {
  if (unit < 0) return null;
  const { history, credit, survey } = past;
  let last = -1;
  for (const path of survey.units.members(unit)) {
    const end = await endOf(path, past);
    if (end >= 0 && (last < 0 || history.rank[end]! > history.rank[last]!)) last = end;
  }
  return last < 0 ? null : deedOf(history, credit, last);
}

/** The commit that deleted a file for good; -1 where it stands, under whatever name. */
async function endOf(path: number, past: Past, moves = 0): Promise<number> {
  const commit = deletionOf(path, past);
  if (commit < 0 || moves > mostMoves) return -1;
  const next = await renamedTo(path, commit, past);
  return next < 0 ? commit : endOf(next, past, moves + 1);
}

function deletionOf(path: number, { history }: Past): number {
  let last = -1;
  for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
    const change = history.pathChanges[at]!;
    const commit = history.change.commit[change]!;
    if (history.change.after[change]! >= 0 || history.parents(commit).length > 1) continue;
    if (last < 0 || history.rank[commit]! > history.rank[last]!) last = commit;
  }
  return last;
}

/** The path to which a commit renamed a file; -1 where it did not. */
async function renamedTo(path: number, commit: number, past: Past): Promise<number> {
  const { history, survey, signal } = past;
  const added: number[] = [];
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++)
    if (history.change.before[at]! < 0) added.push(history.change.path[at]!);
  const isFrom = (other: number): boolean => survey.lineages.renamedIn(commit, other) === path;
  const known = added.find(isFrom);
  if (known !== undefined) return known;
  const name = baseOf(history.path(path));
  const namesakes = added.filter((other) => baseOf(history.path(other)) === name);
  if (namesakes.length === 0) return -1;
  await survey.lineages.prepare(namesakes, signal);
  return namesakes.find(isFrom) ?? -1;
}
