/**
 * From "the first version of this place that depends on it" to the commit that deserves the credit: inside the merged
 * branch, behind re-routed imports, in the file that a place was split off.
 */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import { versionsOfPath, type PathVersion } from '../history/versions.ts';
import type { StringPool } from '../languages/stringPool.ts';
import type { BlobLoader } from './blobLoader.ts';
import type { Dated } from './dating.ts';
import type { Definitions } from './definitions.ts';
import type { DependencyReader, TargetId } from './dependencies.ts';
import type { Exports } from './exports.ts';
import type { FileVersion } from './fileVersion.ts';
import {
  changesInGroup,
  pathsInGroup,
  readTargets,
  standsUntil,
  type FormerName,
  type Place,
} from './place.ts';
import { createSplits } from './splits.ts';
import type { UnitLineages, Units } from './units.ts';

/** The commit that made the dependency, and how sure that is. */
export interface Origin {
  readonly commit: number;
  readonly approximate: boolean;
  readonly copied: boolean;
  /** The place came out of the same file as the asset, in the commit that extracted it (rule 5). */
  readonly extracted: boolean;
  /** The version that first showed it on the mainline: of the place, or of the file that it was split off. */
  readonly shown: PathVersion;
  readonly splitOff: boolean;
}

export interface OriginContext {
  readonly history: History;
  readonly lineages: Lineages;
  readonly units: Units;
  readonly unitLineages: UnitLineages;
  readonly exports: Exports;
  readonly reader: DependencyReader;
  readonly loader: BlobLoader;
  readonly definitions: Definitions;
  readonly pool: StringPool;
  /** The unit (and, for a symbol, its name) that a target stands for; null for a package. */
  readonly unitOfTarget: (
    target: TargetId,
  ) => { readonly unit: number; readonly name: string | null } | null;
  /** Where the target was born: mainline position and commit. */
  readonly birthOf: (target: TargetId) => Promise<Birth>;
  readonly end: number;
}

export interface Birth {
  readonly position: number;
  readonly commit: number;
  readonly approximate: boolean;
  /** The file in whose creation the target was born. */
  readonly path: number;
  /** Commits that moved its definition out of another file. */
  readonly extractions: readonly { readonly commit: number; readonly from: number }[];
}

interface Reading {
  readonly targets: ReadonlySet<TargetId>;
  readonly former: readonly FormerName[];
}

/** What counts as depending on the target: itself, or names that moved into it from elsewhere. */
interface Wanted {
  readonly target: TargetId;
  readonly tags: readonly string[];
  readonly moved: FormerName[];
}

const deepest = 6;
/** Readings that are kept at hand. */
const mostReadings = 4000;

export function createOrigins(context: OriginContext) {
  const { history, lineages, units, loader, reader, pool } = context;
  const splits = createSplits(history, units, loader);

  const readings = new Map<string, Promise<Reading | null>>();
  /** Several edges of one place ask for the same few versions. */
  const readVersion = (
    path: number,
    blob: number,
    from: number,
    until: number,
  ): Promise<Reading | null> => {
    const id = `${path}:${blob}:${from}:${until}`;
    let reading = readings.get(id);
    if (!reading) {
      reading = loader.read(path, blob, (version) =>
        version ? readOne(path, version, from, until) : null,
      );
      readings.set(id, reading);
      if (readings.size > mostReadings) readings.delete(readings.keys().next().value!);
    }
    return reading;
  };

  const readOne = (
    path: number,
    version: FileVersion,
    from: number,
    until: number,
  ): Reading | null => {
    if (!units.languageOf(path)) return null;
    const former: FormerName[] = [];
    const standing = { path, from, until, members: version.members };
    const imports = pool.ownSpecifiers(version.imports());
    const targets = readTargets(reader, { imports }, standing, former, pool);
    return { targets, former };
  };

  const depends = (reading: Reading | null, wanted: Wanted): boolean =>
    reading !== null &&
    (reading.targets.has(wanted.target) ||
      reading.former.some((use) =>
        wanted.moved.some((moved) => moved.unit === use.unit && moved.tag === use.tag),
      ));

  /** The commit at that position that made the path depend on it. */
  const commitAt = async (path: number, position: number, wanted: Wanted) => {
    const mainline = history.mainline[position]!;
    if (history.parents(mainline).length < 2) return { commit: mainline, path, approximate: false };
    const changes = pathsInGroup(history, lineages, path, position)
      .flatMap((member) => changesInGroup(history, member, position))
      .filter((change) => history.change.after[change]! >= 0)
      .sort(
        (a, b) =>
          history.rank[history.change.commit[a]!]! - history.rank[history.change.commit[b]!]!,
      );
    const readings = await Promise.all(
      changes.map((change) =>
        readVersion(
          history.change.path[change]!,
          history.change.after[change]!,
          position,
          position + 1,
        ),
      ),
    );
    const index = readings.findIndex((reading) => depends(reading, wanted));
    if (index < 0) return { commit: mainline, path, approximate: true };
    const change = changes[index]!;
    return {
      commit: history.change.commit[change]!,
      path: history.change.path[change]!,
      approximate: false,
    };
  };

  /** Index of the first of the given versions that depends on it, when the last one does. */
  const firstOf = async (
    versions: readonly PathVersion[],
    last: number,
    wanted: Wanted,
  ): Promise<number> => {
    const read = async (index: number): Promise<boolean> => {
      const { path, blob, position } = versions[index]!;
      return depends(
        await readVersion(path, blob, position, standsUntil(versions, index, context.end)),
        wanted,
      );
    };
    let low = -1;
    let high = last;
    for (let probe = 0; high - low > 1; probe = (low + high) >> 1) {
      if (await read(probe)) high = probe;
      else low = probe;
    }
    return high;
  };

  /** Whether a version of `path` passes a name on from the target. */
  const passesOn = (
    path: number,
    version: FileVersion,
    use: FormerName,
    wanted: Wanted,
    position: number,
  ): boolean => {
    let passed = false;
    reader.read(
      { imports: version.imports().filter((imported) => imported.via === 're-export') },
      { path, from: position, until: position + 1, members: version.members },
      (dependency) => {
        if (dependency.target !== wanted.target) return;
        passed ||=
          dependency.names === null ||
          dependency.names.some((name) => name.local === use.name || name.imported === use.name);
      },
    );
    return passed;
  };

  /** Whether a name that the place took from `use.unit` before is the one that it takes from the target now. */
  const hasMoved = async (use: FormerName, wanted: Wanted, position: number): Promise<boolean> => {
    const goal = context.unitOfTarget(wanted.target);
    if (!goal) return false;
    const local = use.name === 'default' ? use.tag.slice('default:'.length) : use.name;
    for (const member of units.members(use.unit)) {
      const version = lineages
        .versions(member)
        .findLast((candidate) => candidate.position <= position && candidate.path === member);
      if (!version || version.blob < 0) continue;
      const passed = await loader.read(
        member,
        version.blob,
        (found) => found !== null && passesOn(member, found, use, wanted, position),
      );
      if (passed) return true;
    }
    for (const path of units.members(goal.unit)) {
      if (lineages.of(path)[0]?.to !== Infinity) continue;
      const homes = await context.definitions.homes(path, local);
      if (
        homes.some((home) =>
          [home.path, ...home.sources].some((former) => units.homeOf(former) === use.unit),
        )
      )
        return true;
    }
    return false;
  };

  /** Whether the lines or names of the target stood in `path` before the commit that extracted the target. */
  const cameOutOf = async (wanted: Wanted, commit: number, path: number): Promise<boolean> => {
    const birth = await context.birthOf(wanted.target);
    if (
      birth.extractions.some(
        (extraction) => extraction.commit === commit && extraction.from === path,
      )
    )
      return true;
    if (birth.commit !== commit) return false;
    const before = blobBefore(history, commit, path);
    if (before < 0 || !units.languageOf(path)) return false;
    const names = wanted.tags.map((tag) => (tag.startsWith('default:') ? tag.slice(8) : tag));
    if (names.length > 0) {
      const stood = await loader.read(path, before, (version) =>
        version ? names.some((name) => version.defines(name)) : null,
      );
      if (stood !== false) return stood ?? false;
    }
    const split = await splits.find(commit, birth.path);
    return split?.kind === 'split' && split.sources.some((source) => source.path === path);
  };

  const trace = async (
    versions: readonly PathVersion[],
    first: number,
    wanted: Wanted,
    candidates: readonly FormerName[] | null,
    depth: number,
  ): Promise<Origin> => {
    const version = versions[first]!;
    const before = versions[first - 1];
    const found = await commitAt(version.path, version.position, wanted);
    const plain: Origin = {
      commit: found.commit,
      approximate: found.approximate,
      copied: false,
      extracted: false,
      shown: version,
      splitOff: false,
    };
    if (depth > deepest) return plain;

    if (before && before.blob >= 0) {
      let former = candidates;
      if (former === null) {
        const reading = await readVersion(
          before.path,
          before.blob,
          before.position,
          version.position,
        );
        former = reading?.former ?? [];
      }
      const uses = former.filter((use) => wanted.tags.includes(use.tag));
      for (const use of uses) {
        if (wanted.moved.some((moved) => moved.unit === use.unit && moved.tag === use.tag))
          continue;
        if (!(await hasMoved(use, wanted, before.position))) continue;
        const wider: Wanted = { ...wanted, moved: [...wanted.moved, use] };
        const earlier = await firstOf(versions, first - 1, wider);
        return trace(versions, earlier, wider, null, depth + 1);
      }
      if (await cameOutOf(wanted, found.commit, version.path)) return { ...plain, extracted: true };
      return plain;
    }
    if (first > 0 && before) return plain;

    const split = await splits.find(found.commit, found.path);
    if (!split) return copyOfWhole(version, found, plain);
    const position = history.landedAt[found.commit]!;
    for (const source of split.sources) {
      if (split.kind === 'split' && (await cameOutOf(wanted, found.commit, source.path))) {
        return { ...plain, extracted: true };
      }
      const reading = await readVersion(source.path, source.blob, position - 1, position);
      if (!depends(reading, wanted)) continue;
      if (split.kind === 'copy') return { ...plain, copied: true };
      const older = lineages
        .versions(source.path)
        .filter((candidate) => candidate.position < position);
      if (older.length === 0) return plain;
      const earlier = await firstOf(older, older.length - 1, wanted);
      return { ...(await trace(older, earlier, wanted, null, depth + 1)), splitOff: true };
    }
    return plain;
  };

  /** A file that appears with exactly the content of another one that stood before and stays is a copy. */
  const copyOfWhole = (version: PathVersion, found: { path: number }, plain: Origin): Origin => {
    for (const path of pathsWithBlob(version.blob)) {
      if (path === version.path || path === found.path) continue;
      const then = versionsOfPath(history, path).findLast(
        (candidate) => candidate.position < version.position,
      );
      if (then?.blob === version.blob) return { ...plain, copied: true };
    }
    return plain;
  };
  let placesOfBlobs: ReturnType<typeof pathsByBlob> | undefined;
  const pathsWithBlob = (blob: number): ReadonlySet<number> => {
    placesOfBlobs ??= pathsByBlob(history, (path) => units.languageOf(path) !== undefined);
    const { start, paths } = placesOfBlobs;
    return new Set(paths.subarray(start[blob], start[blob + 1]));
  };

  return {
    /** Who first made the place depend on the target. `tags` are the names that it takes today. */
    async find(place: Place, dated: Dated, tags: readonly string[]): Promise<Origin> {
      const wanted: Wanted = { target: dated.target, tags, moved: [] };
      const origin = await trace(place.versions, dated.first, wanted, dated.former, 0);
      return dated.approximate ? { ...origin, approximate: true } : origin;
    },
    /** The commit behind a later version: the start of the present stretch, or the end of the dependency. */
    async at(place: Place, index: number, target: TargetId, ends: boolean): Promise<Origin> {
      const version = place.versions[index]!;
      const wanted: Wanted = { target, tags: [], moved: [] };
      if (!ends) {
        const found = await commitAt(version.path, version.position, wanted);
        return {
          commit: found.commit,
          approximate: found.approximate,
          copied: false,
          extracted: false,
          shown: version,
          splitOff: false,
        };
      }
      return endOf(version);
    },
  };

  /** The newest commit at that position that touched the path: the one that left it without the dependency. */
  function endOf(version: PathVersion): Origin {
    const mainline = history.mainline[version.position]!;
    const changes = pathsInGroup(history, lineages, version.path, version.position)
      .flatMap((member) => changesInGroup(history, member, version.position))
      .sort(
        (a, b) =>
          history.rank[history.change.commit[b]!]! - history.rank[history.change.commit[a]!]!,
      );
    const exact = changes.find((change) => history.change.after[change] === version.blob);
    return {
      commit: exact === undefined ? mainline : history.change.commit[exact]!,
      approximate: exact === undefined && history.parents(mainline).length > 1,
      copied: false,
      extracted: false,
      shown: version,
      splitOff: false,
    };
  }
}

/** The paths of mainline versions by blob: those of `blob` are `paths[start[blob] .. start[blob + 1])`. */
function pathsByBlob(history: History, isWanted: (path: number) => boolean) {
  const { after, path, commit } = history.change;
  const isCounted = (at: number): boolean =>
    after[at]! >= 0 &&
    history.mainline[history.landedAt[commit[at]!]!] === commit[at] &&
    isWanted(path[at]!);
  const start = new Int32Array(history.blobCount + 1);
  for (let at = 0; at < after.length; at++) if (isCounted(at)) start[after[at]! + 1]!++;
  for (let blob = 0; blob < history.blobCount; blob++) start[blob + 1]! += start[blob]!;
  const next = start.slice();
  const paths = new Int32Array(start[history.blobCount]!);
  for (let at = 0; at < after.length; at++)
    if (isCounted(at)) paths[next[after[at]!]!++] = path[at]!;
  return { start, paths };
}

function blobBefore(history: History, commit: number, path: number): number {
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    if (history.change.path[at] === path) return history.change.before[at]!;
  }
  return -1;
}
