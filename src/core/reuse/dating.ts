/**
 * Finds the version in which a place first depended on something. *Quick* probes the first version and bisects between a
 * version without and one with the dependency; *exhaustive* reads every version, and so also knows dependencies that
 * were dropped, came back or ended.
 */
import type { BlobLoader } from './blobLoader.ts';
import type { TargetId } from './dependencies.ts';
import type { FileVersion } from './fileVersion.ts';
import { standsUntil, type FormerName, type Place } from './place.ts';

/** When a place began to depend on a target: indices into the place's versions. */
export interface Dated {
  readonly target: TargetId;
  readonly first: number;
  /** Start of the present stretch where the dependency was dropped in between; else null. */
  readonly since: number | null;
  /** Index of the version that ended the dependency; null while it lasts. */
  readonly ended: number | null;
  /** Names that the version before the first one took from units that offer them no more. */
  readonly former: readonly FormerName[];
  /** A version that could not be read stands in the way. */
  readonly approximate: boolean;
}

export interface VersionContent {
  readonly targets: ReadonlySet<TargetId>;
  readonly former: readonly FormerName[];
}

/** Reads one version of a place; null where its blob cannot be read. */
export type ReadVersion = (
  place: Place,
  index: number,
  until: number,
  version: FileVersion,
) => VersionContent;

export interface DatingContext {
  readonly loader: Pick<BlobLoader, 'read'>;
  readonly read: ReadVersion;
  /** One past the newest mainline position. */
  readonly end: number;
  readonly progress: (done: number, total: number) => void;
}

interface Probe {
  readonly place: number;
  readonly index: number;
}

type Content = VersionContent | 'unreadable';
const nothing: VersionContent = { targets: new Set(), former: [] };
/** Places with at most this many versions are read whole: bisecting them would save nothing. */
const fewVersions = 8;
/** Probes that are under way together: enough for large requests of git, few enough to be forgotten soon. */
const mostAtOnce = 3000;
/** A place that did not begin with all of its dependencies is looked at in so many steps as well, at least. */
const fewestSteps = 4;

/** Dates every edge of every place; the result is in the order of the places. */
export async function dateQuickly(
  context: DatingContext,
  places: readonly Place[],
): Promise<Dated[][]> {
  context.progress(0, 0);
  const searches = places.map((place) => startSearch(place));
  let open = [...searches.keys()];
  for (let round = 0; round < 64; round++) {
    const probes: Probe[] = [];
    // One that wants nothing learns nothing, and so never wants anything again.
    open = open.filter((place) => {
      const wanted = searches[place]!.wanted().toSorted((a, b) => b - a);
      for (const index of wanted) probes.push({ place, index });
      return wanted.length > 0;
    });
    if (probes.length === 0) break;
    await readProbes(context, places, probes, (probe, content) =>
      searches[probe.place]!.learn(probe.index, content),
    );
    context.progress(round + 1, 0);
  }
  return searches.map((search) => search.result());
}

function startSearch(place: Place) {
  const last = place.versions.length - 1;
  const known = new Map<number, Content>();
  const open = new Map(
    place.edges.map((edge) => [edge.target, { low: -1, high: last, approximate: false }] as const),
  );
  // Deleted stretches hold nothing and cost nothing.
  for (const [index, version] of place.versions.entries())
    if (version.blob < 0) known.set(index, nothing);
  return {
    wanted(): readonly number[] {
      const indices = new Set<number>();
      for (const [target, search] of open) {
        for (;;) {
          const index = nextProbe(search, last);
          if (index < 0) {
            if (reopen(search, target, known)) continue;
            break;
          }
          const content = known.get(index);
          if (content === undefined) {
            indices.add(index);
            if (last + 1 <= fewVersions)
              for (let other = 0; other < last; other++) indices.add(other);
            else if (index > 0) for (const other of gridOf(last)) indices.add(other);
            break;
          }
          narrow(search, target, index, content);
        }
      }
      return [...indices].filter((index) => !known.has(index));
    },
    learn(index: number, content: Content): void {
      known.set(index, sharedContent(known, content));
    },
    result(): Dated[] {
      if (last + 1 <= fewVersions) {
        return foldVersions(place, (index) =>
          index === last ? ofEdges(place) : known.get(index)!,
        ).filter((dated) => open.has(dated.target));
      }
      return [...open].map(([target, search]) => {
        const before = known.get(search.high - 1);
        return {
          target,
          first: search.high,
          since: null,
          ended: null,
          former: before && before !== 'unreadable' ? before.former : [],
          approximate: search.approximate,
        };
      });
    },
  };
}

/** Most versions of a place depend on the same things: these are held once. */
function sharedContent(known: ReadonlyMap<number, Content>, content: Content): Content {
  if (content === 'unreadable' || content.former.length > 0) return content;
  for (const other of known.values()) {
    if (other === 'unreadable' || other.former.length > 0) continue;
    if (other.targets.size === content.targets.size && holdsAll(other.targets, content.targets))
      return other;
  }
  return content;
}

function holdsAll(held: ReadonlySet<TargetId>, targets: ReadonlySet<TargetId>): boolean {
  for (const target of targets) if (!held.has(target)) return false;
  return true;
}

function ofEdges(place: Place): VersionContent {
  return { targets: new Set(place.edges.map((edge) => edge.target)), former: [] };
}

/** The next version to look at: first the oldest, then the middle; -1 when the answer is known. */
function nextProbe(search: { low: number; high: number }, last: number): number {
  if (search.high - search.low <= 1) return -1;
  if (search.low === -1 && search.high === last) return 0;
  return roundest(search.low, search.high);
}

/**
 * The number between two others that the highest power of two divides: near the middle, and the same one when versions
 * are added at the end, so that what was read before need not be read again.
 */
function roundest(low: number, high: number): number {
  let between = high - 1;
  while ((between & (between - 1)) > low) between &= between - 1;
  return between;
}

/** Evenly spread versions, the same ones until their number has doubled. */
function gridOf(last: number): readonly number[] {
  const step = 2 ** Math.floor(Math.log2(last / fewestSteps));
  return Array.from({ length: Math.floor((last - 1) / step) }, (_, index) => (index + 1) * step);
}

/**
 * Whether a version before the one found is known to hold the target too: it was dropped in between, and the search goes
 * on there. What other edges of the place made known, and a coarse grid, find most of such stretches.
 */
function reopen(
  search: { low: number; high: number },
  target: TargetId,
  known: ReadonlyMap<number, Content>,
): boolean {
  let high = search.high;
  for (const [index, content] of known) {
    if (index < high && content !== 'unreadable' && content.targets.has(target)) high = index;
  }
  if (high === search.high) return false;
  let low = -1;
  for (const [index, content] of known) {
    if (index < high && index > low && content !== 'unreadable') low = index;
  }
  search.high = high;
  search.low = low;
  return true;
}

function narrow(
  search: { low: number; high: number; approximate: boolean },
  target: TargetId,
  index: number,
  content: Content,
): void {
  if (content === 'unreadable') {
    search.approximate = true;
    search.low = index;
  } else if (content.targets.has(target)) search.high = index;
  else search.low = index;
}

/** Reads every version of every place; `edges` of a place only say what its last version holds. */
export async function dateExhaustively(
  context: DatingContext,
  places: readonly Place[],
): Promise<Dated[][]> {
  const results: Dated[][] = Array.from({ length: places.length }, () => []);
  context.progress(0, places.length);
  const chunk = 400;
  for (let start = 0; start < places.length; start += chunk) {
    const part = places.slice(start, start + chunk);
    const probes: Probe[] = [];
    for (const [place, { versions }] of part.entries()) {
      for (let index = versions.length - 2; index >= 0; index--) {
        if (versions[index]!.blob >= 0) probes.push({ place, index });
      }
    }
    const contents = part.map(() => new Map<number, Content>());
    await readProbes(context, part, probes, (probe, content) =>
      contents[probe.place]!.set(probe.index, content),
    );
    for (const [index, place] of part.entries()) {
      const last = place.versions.length - 1;
      results[start + index] = foldVersions(place, (version) => {
        // The newest version is judged as the revision stands, not as things stood when it landed.
        if (version === last && place.versions[last]!.blob >= 0) return ofEdges(place);
        return contents[index]!.get(version) ?? nothing;
      });
    }
    context.progress(Math.min(start + chunk, places.length), places.length);
  }
  return results;
}

/** Folds the contents of all versions, newest first, into first use, present stretch and end per target. */
function foldVersions(place: Place, contentOf: (index: number) => Content): Dated[] {
  const found = new Map<
    TargetId,
    {
      first: number;
      stretch: number;
      ended: number | null;
      former: readonly FormerName[];
      approximate: boolean;
    }
  >();
  const last = place.versions.length - 1;
  let later: ReadonlySet<TargetId> = new Set();
  let pending: TargetId[] = [];
  for (let index = last; index >= 0; index--) {
    const content = contentOf(index);
    if (content === 'unreadable') {
      for (const target of later) {
        const entry = found.get(target);
        if (entry && entry.first === index + 1) entry.approximate = true;
      }
      pending = [...later];
      continue;
    }
    for (const target of content.targets) {
      const entry = found.get(target);
      if (!entry) {
        found.set(target, {
          first: index,
          stretch: index,
          ended: index === last ? null : index + 1,
          former: [],
          approximate: false,
        });
      } else {
        if (later.has(target) && entry.stretch === entry.first) entry.stretch = index;
        entry.first = index;
        if (pending.includes(target)) entry.approximate = false;
      }
    }
    for (const target of later) {
      if (content.targets.has(target)) continue;
      const entry = found.get(target)!;
      entry.former = content.former;
    }
    pending = [];
    later = content.targets;
  }
  return [...found].map(([target, entry]) => ({
    target,
    first: entry.first,
    since: entry.ended === null && entry.stretch !== entry.first ? entry.stretch : null,
    ended: entry.ended,
    former: entry.first > 0 ? entry.former : [],
    approximate: entry.approximate,
  }));
}

async function readProbes(
  context: DatingContext,
  places: readonly Place[],
  probes: readonly Probe[],
  learn: (probe: Probe, content: Content) => void,
): Promise<void> {
  for (let start = 0; start < probes.length; start += mostAtOnce) {
    await Promise.all(
      probes.slice(start, start + mostAtOnce).map((probe) => {
        const place = places[probe.place]!;
        const { path, blob } = place.versions[probe.index]!;
        return context.loader.read(path, blob, (version) => {
          const until = standsUntil(place.versions, probe.index, context.end);
          learn(probe, version ? context.read(place, probe.index, until, version) : 'unreadable');
        });
      }),
    );
  }
}
