/** The places that stopped to depend on something before it was removed, as far as commits tell that name it. */
import { baseOf } from '../../contributions/paths.ts';
import type { WayId, Ways } from '../../reuse/ways.ts';
import { sampleByHash } from '../../sampling.ts';
import type { Past } from '../past.ts';
import type { Removal } from '../removals.ts';
import { dropped, type Change, type Move } from './move.ts';

/** Dependents that moved longer before the removal than this are not looked for. */
const daysBefore = 366;
/** More changes of files than this are not read. */
const mostRead = 200;

/**
 * Looks into the commits of the removal and into those of the year before it whose subject line names what was removed;
 * in the order of their landing.
 */
export async function findMovedDependents(
  removal: Removal,
  past: Past,
  ways: Ways,
): Promise<readonly Move[]> {
  const { history } = past;
  const gone = new Set(removal.paths);
  const names = namesOf(removal, past);
  const isRemoved = (way: WayId): boolean =>
    ways.goneUnit(way) >= 0 &&
    past.survey.units.members(ways.goneUnit(way)).some((path) => gone.has(path));
  const last = past.day(removal.commits.at(-1)!);
  const own = new Set(removal.commits);
  const changes = past.commits.flatMap((commit) => {
    const day = past.day(commit);
    if (day > last || day < last - daysBefore) return [];
    if (!own.has(commit) && !names?.test(history.subject(commit))) return [];
    return modifications(commit, past);
  });
  const read = sampleByHash(changes, ({ path }) => history.path(path), mostRead);
  const drops = await Promise.all(read.map((change) => dropped(change, past, ways)));
  const moves = new Map<number, Move>();
  for (const [index, { path, commit }] of read.entries()) {
    if ([...drops[index]!].some(isRemoved)) moves.set(path, { place: path, commit });
  }
  return [...moves.values()].toSorted(
    (a, b) => history.rank[a.commit]! - history.rank[b.commit]! || a.place - b.place,
  );
}

function modifications(commit: number, { history, survey }: Past): readonly Change[] {
  const { change, changeStart, changeEnd } = history;
  const found: Change[] = [];
  for (let at = changeStart[commit]!; at < changeEnd[commit]!; at++) {
    const path = change.path[at]!;
    const [before, after] = [change.before[at]!, change.after[at]!];
    if (before >= 0 && after >= 0 && survey.units.languageOf(path))
      found.push({ commit, path, before: { path, blob: before }, after });
  }
  return found;
}

/** Names that a subject line may give to what was removed: its folder, or its only file. */
function namesOf({ area, paths }: Removal, { history }: Past): RegExp | null {
  const name = baseOf(paths.length === 1 ? history.path(paths[0]!) : area).replace(/\..*$/, '');
  const words = name.split(/[^\p{L}\p{N}]+|(?<=[a-z])(?=[A-Z])/u).filter((word) => word !== '');
  if (words.join('').length < 4) return null;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`[\s_./-]{0,2}`)}(?![\p{L}\p{N}])`,
    'iu',
  );
}
