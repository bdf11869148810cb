/**
 * Uses that ended, found without reading every version: what the files of the revision depended on at one earlier time,
 * and do not depend on now. Files that are gone, and names that are taken from elsewhere now, ended no use.
 */
import type { FileFacts, Import } from '../languages/language.ts';
import { dateQuickly, type Dated, type DatingContext } from './dating.ts';
import type { TargetId } from './dependencies.ts';
import type { FileVersion } from './fileVersion.ts';
import { nameTag, standsUntil, type Edge, type Place } from './place.ts';

export interface EndedUse {
  readonly place: Place;
  /** `ended` is the version without it. */
  readonly dated: Dated & { readonly ended: number };
  readonly edge: null;
  /** Names taken, as `nameTag` writes them. */
  readonly names: readonly string[];
  /** What the version that ended it came to depend on. */
  readonly taken: ReadonlySet<TargetId>;
}

export interface EndedUsesInput {
  /** Files of the revision with what they depend on now, which may be nothing. */
  readonly places: readonly Place[];
  readonly targets: ReadonlySet<TargetId>;
  /** The mainline position at which to look. */
  readonly position: number;
  readonly dating: DatingContext;
  /** What a version that stood during `[from, until)` depends on, by whatever name. */
  readonly edges: (version: FileVersion, path: number, from: number, until: number) => Edge[];
}

/** In the order of the places. */
export async function findEndedUses(input: EndedUsesInput): Promise<readonly EndedUse[]> {
  const found = await Promise.all(input.places.map((place) => endedIn(place, input)));
  return found.flat();
}

async function endedIn(place: Place, input: EndedUsesInput): Promise<readonly EndedUse[]> {
  const { position, targets, dating } = input;
  const then = place.versions.findLastIndex((version) => version.position <= position);
  const last = place.versions.length - 1;
  if (then < 0 || then === last || place.versions[then]!.blob < 0) return [];
  const now = new Set(place.edges.map(({ target }) => target));
  const before = await edgesAt(place, then, input);
  const gone = before.filter(({ target }) => targets.has(target) && !now.has(target));
  const until = { ...place, versions: place.versions.slice(0, then + 1), edges: gone };
  const [begun] = gone.length > 0 ? await dateQuickly(dating, [until]) : [[]];
  const ended = await Promise.all(gone.map((edge) => endOf(place, edge, then, input)));
  return gone.flatMap(({ target, names }, index) => {
    const end = ended[index];
    const start = begun!.find((dated) => dated.target === target);
    if (!end || !start) return [];
    const dated = { ...start, since: null, ended: end.index };
    return [{ place, dated, edge: null, names, taken: end.taken }];
  });
}

/** The version that dropped the dependency; null where its statement stands, or its names are taken from elsewhere. */
async function endOf(
  place: Place,
  { target, names }: Edge,
  then: number,
  input: EndedUsesInput,
): Promise<{ readonly index: number; readonly taken: ReadonlySet<TargetId> } | null> {
  let low = then;
  let high = place.versions.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const edges = await edgesAt(place, middle, input);
    if (edges.some((edge) => edge.target === target)) low = middle;
    else high = middle;
  }
  const [before, after] = await Promise.all([
    edgesAt(place, low, input),
    edgesAt(place, high, input),
  ]);
  const line = before.find((edge) => edge.target === target)?.line;
  const statements = await read(place, low, input, (version) =>
    version.facts().imports.filter((imported) => imported.line === line),
  );
  const still = await read(place, high, input, (version) =>
    standsIn(version.facts(), statements ?? [], names),
  );
  if (still !== false) return null;
  const known = new Set(before.map((edge) => edge.target));
  const taken = after.map((edge) => edge.target).filter((other) => !known.has(other));
  return { index: high, taken: new Set(taken) };
}

/** Whether a statement stands, in part at least, or one of the names is taken from elsewhere. */
function standsIn(
  { imports }: FileFacts,
  statements: readonly Import[],
  names: readonly string[],
): boolean {
  const tagsOf = (imported: Import): readonly string[] => (imported.names ?? []).map(nameTag);
  const tags = new Set(imports.flatMap(tagsOf));
  const isLike = (a: Import, b: Import): boolean =>
    a.specifier === b.specifier &&
    (a.names === null || b.names === null || tagsOf(a).some((tag) => tagsOf(b).includes(tag)));
  return (
    names.some((name) => tags.has(name)) ||
    statements.some((stated) => imports.some((imported) => isLike(stated, imported)))
  );
}

async function edgesAt(
  place: Place,
  index: number,
  input: EndedUsesInput,
): Promise<readonly Edge[]> {
  const { path, position } = place.versions[index]!;
  const until = standsUntil(place.versions, index, input.dating.end);
  const edges = await read(place, index, input, (version) =>
    input.edges(version, path, position, until),
  );
  return edges ?? [];
}

/** Null for a version that cannot be read. */
function read<T>(
  place: Place,
  index: number,
  { dating }: EndedUsesInput,
  use: (version: FileVersion) => T,
): Promise<T | null> {
  const { path, blob } = place.versions[index]!;
  return dating.loader.read(path, blob, (version) => (version?.isText() ? use(version) : null));
}
