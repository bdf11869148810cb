/** Places that dropped an old way in the commit in which they took a new one. */
import type { Contribution } from '../../contributions/contribution.ts';
import { byCodeUnits } from '../../contributions/ids.ts';
import { daysBetween } from '../../contributions/span.ts';
import type { Adoption, Period, Unclear } from '../../model.ts';
import type { WayId, Ways } from '../../reuse/ways.ts';
import { sampleByHash } from '../../sampling.ts';
import type { SummaryAsset } from '../../summary/input.ts';
import type { Past } from '../past.ts';
import { isDetour } from './detours.ts';
import { dropped, type Change, type Move } from './move.ts';
import { isOwnModule, isSameText } from './sameThing.ts';

/** An asset that took the place of something. */
export interface Replacement {
  readonly asset: SummaryAsset;
  readonly old: WayId;
  /** What most of the places took of it by name; empty where they took the whole, or unlike things. */
  readonly names: readonly string[];
  /** In the order of their landing. */
  readonly moves: readonly Move[];
  /** Places that stood before they took the asset. */
  readonly taken: number;
}

/** Fewer places do not tell a migration from a coincidence. */
export const fewestMoved = 5;
/** The old way is what at least this share of the places dropped that took the new one. */
const leastShare = 1 / 3;
/** Assets with most such places are looked at. */
const mostAssets = 2;
/** So many of their places are read to see whether anything is dropped regularly. */
const sample = 12;
/** Of those, so many have to show it. */
const fewestSampled = 3;
/** More places than this are not read. */
const mostRead = 1000;

/** A change of a place that stood before. */
interface Taking extends Change {
  readonly place: number;
}

/** What the contribution's assets replaced until the end of the period: of all of them the one that most places left. */
export async function findReplacement(
  contribution: Contribution,
  period: Period,
  past: Past,
  ways: Ways,
): Promise<Replacement | null> {
  const candidates = contribution.assets
    .map((asset) => ({ asset, takings: takingsOf(asset, period, past) }))
    .filter(({ takings }) => takings.length >= fewestMoved)
    .toSorted((a, b) => b.takings.length - a.takings.length)
    .slice(0, mostAssets);
  let best: Replacement | null = null;
  for (const { asset, takings } of candidates) {
    const found = await replacementBy(asset, takings, contribution, past, ways);
    if (found && (best === null || found.moves.length > best.moves.length)) best = found;
  }
  return best;
}

async function replacementBy(
  asset: SummaryAsset,
  takings: readonly Taking[],
  contribution: Contribution,
  past: Past,
  ways: Ways,
): Promise<Replacement | null> {
  const ownNames = new Set(
    contribution.assets.flatMap(({ path, formerPaths }) => [path, ...formerPaths]),
  );
  // The package of the whole repository is no way of its own.
  const isOther = (way: WayId): boolean =>
    ways.name(way).name !== '.' && !ownNames.has(ways.name(way).name);
  const nameOf = ({ place }: Taking): string => past.history.path(place);
  const sampled = sampleByHash(takings, nameOf, sample);
  const seen = countDropped(
    await Promise.all(sampled.map((taking) => dropped(taking, past, ways))),
  );
  const [old, count] = mostDropped(seen, isOther, ways) ?? [-1, 0];
  if (old < 0 || count < Math.max(fewestSampled, sampled.length * leastShare)) return null;
  const all = sampleByHash(takings, nameOf, mostRead);
  const drops = await Promise.all(all.map((taking) => dropped(taking, past, ways)));
  const dropping = all.filter((_, index) => drops[index]!.has(old));
  const names = await namesOf(old, dropping, past, ways);
  // Of a folder, only what stood in it by these names was the old way.
  if (ways.isFolder(old) && names.length === 0) return null;
  const moved = ways.isFolder(old) ? await takingAny(names, old, dropping, past, ways) : dropping;
  const moves = moved
    .map(({ place, commit }) => ({ place, commit }))
    .toSorted(
      (a, b) => past.history.rank[a.commit]! - past.history.rank[b.commit]! || a.place - b.place,
    );
  if (moves.length < fewestMoved || moves.length < all.length * leastShare) return null;
  if (!isCarriedBy(past.person, asset, moves, past)) return null;
  if (await isDetour(old, asset, moves, past, ways)) return null;
  const { name, from } = ways.name(old);
  if (from === 'outside' && (await isOwnModule(moved[0]!, name, past))) return null;
  if (await isSameText(old, asset, moves, past, ways)) return null;
  return { asset, old, names, moves, taken: all.length };
}

/** What a place took of the old way by name before it moved; null where it took the whole. */
function takenBefore(
  { commit, before }: Taking,
  old: WayId,
  { history, survey }: Past,
  ways: Ways,
): Promise<ReadonlySet<string> | null> {
  const position = history.landedAt[commit]!;
  return survey.loader.read(before.path, before.blob, (version) =>
    version ? ways.names(version, before.path, [position, position + 1], old) : null,
  );
}

async function takingAny(
  names: readonly string[],
  old: WayId,
  places: readonly Taking[],
  past: Past,
  ways: Ways,
): Promise<readonly Taking[]> {
  const taken = await Promise.all(places.map((place) => takenBefore(place, old, past, ways)));
  return places.filter((_, index) => names.some((name) => taken[index]?.has(name)));
}

/** The names that at least half of the places took of the old way; of a folder every one that any of them took. */
async function namesOf(
  old: WayId,
  moved: readonly Taking[],
  past: Past,
  ways: Ways,
): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  for (const names of await Promise.all(moved.map((each) => takenBefore(each, old, past, ways)))) {
    for (const name of names ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => ways.isFolder(old) || count * 2 >= moved.length)
    .map(([name]) => name)
    .toSorted(byCodeUnits);
}

/** Whoever made the new way carried the migration, and whoever moved most of the places. */
function isCarriedBy(
  person: number,
  asset: SummaryAsset,
  moves: readonly Move[],
  { credit }: Past,
): boolean {
  if (asset.born.person === credit.persons[person]!.id) return true;
  return moves.filter(({ commit }) => credit.person(commit) === person).length * 2 >= moves.length;
}

/**
 * Adoptions by places that stood before. Those of the commit that made the asset are left out where it may be the old
 * thing under another name.
 */
function takingsOf(asset: SummaryAsset, period: Period, past: Past): readonly Taking[] {
  const found = new Map<number, Taking>();
  for (const adoption of asset.adoptions) {
    if (daysBetween(adoption.landed, period.to) <= 0) continue;
    const taking = takingOf(adoption, past);
    if (taking && adoption.commit !== asset.born.commit && !found.has(taking.place))
      found.set(taking.place, taking);
  }
  return [...found.values()];
}

/** Where a use began otherwise than by that commit of that place, nothing moved there and then. */
const begunOtherwise: ReadonlySet<Unclear | undefined> = new Set<Unclear>([
  'from-another-file',
  'passed-on',
  'returned',
]);

function takingOf(adoption: Adoption, { history, survey }: Past): Taking | null {
  if (adoption.copied || adoption.approximate || adoption.placeKind === 'generated') return null;
  if (begunOtherwise.has(adoption.unclear)) return null;
  const place = history.findPath(adoption.place);
  const commit = history.findCommit(adoption.commit);
  if (place < 0 || commit < 0) return null;
  const paths = new Set(survey.lineages.of(place).map((stretch) => stretch.path));
  const { change, changeStart, changeEnd } = history;
  for (let at = changeStart[commit]!; at < changeEnd[commit]!; at++) {
    const path = change.path[at]!;
    if (!paths.has(path) || change.after[at]! < 0) continue;
    const before =
      change.before[at]! >= 0
        ? { path, blob: change.before[at]! }
        : formerOf(survey.lineages.renamedIn(commit, path), commit, history);
    return before && { place, commit, path, before, after: change.after[at]! };
  }
  return null;
}

function formerOf(
  path: number,
  commit: number,
  { change, changeStart, changeEnd }: Past['history'],
) {
  for (let at = changeStart[commit]!; at < changeEnd[commit]!; at++) {
    if (change.path[at] === path) return { path, blob: change.before[at]! };
  }
  return null;
}

function countDropped(drops: readonly ReadonlySet<WayId>[]): ReadonlyMap<WayId, number> {
  const counts = new Map<WayId, number>();
  for (const ways of drops) for (const way of ways) counts.set(way, (counts.get(way) ?? 0) + 1);
  return counts;
}

function mostDropped(
  counts: ReadonlyMap<WayId, number>,
  isOther: (way: WayId) => boolean,
  ways: Ways,
): readonly [WayId, number] | undefined {
  return [...counts]
    .filter(([way]) => isOther(way))
    .toSorted((a, b) => b[1] - a[1] || byCodeUnits(ways.name(a[0]).name, ways.name(b[0]).name))[0];
}
