/**
 * Which adoptions are plain signs that somebody took up what a person made. The rules of crediting date a dependency of a
 * place on an asset; an argument says more: that what the place takes is that person's, and that the use began there
 * and then. Where that is not plain, a summary does not count it.
 */
import { baseName } from '../../history/pathNames.ts';
import type { PathVersion } from '../../history/versions.ts';
import type { Unclear } from '../../model.ts';
import type { DatedUse } from '../dateUses.ts';
import { dateExhaustively, type DatingContext } from '../dating.ts';
import type { TargetId } from '../dependencies.ts';
import type { Edge, Place } from '../place.ts';
import { createCopied, readSpots } from './copied.ts';
import { createMoved } from './moved.ts';
import { createNamesTaken, type NameTaken } from './namesTaken.ts';
import { isPassedOnOnly } from './passedOn.ts';
import { createWhoseNames, type WhoseNamesInput } from './whoseNames.ts';

export interface PlainUsesInput extends WhoseNamesInput {
  readonly dating: DatingContext;
  /** Everything of the revision that depends on something. */
  readonly places: readonly Place[];
}

/** An asset that is asked about, with its uses by others. */
export interface UsedAsset {
  readonly target: TargetId;
  /** Whether the owner made it, or most of its lines of today, as a whole. */
  readonly mostlyOwned: boolean;
  readonly uses: readonly DatedUse[];
}

/** Many questions at once make few large requests of git. */
const chunk = 200;
/** Versions read at most to see whether a use was dropped before. */
const mostVersions = 8_000;

/** Why those of the uses that are not plain are not. */
export async function findUnclear(
  input: PlainUsesInput,
  assets: readonly UsedAsset[],
): Promise<ReadonlyMap<DatedUse, Unclear>> {
  const questions = assets.flatMap((asset) => asset.uses.map((use) => ({ asset, use })));
  const ask = createQuestions(input);
  const unclear = new Map<DatedUse, Unclear>();
  const plain: DatedUse[] = [];
  for (let start = 0; start < questions.length; start += chunk) {
    const part = questions.slice(start, start + chunk);
    const reasons = await Promise.all(part.map(({ asset, use }) => ask(asset, use)));
    for (const [index, { use }] of part.entries()) {
      const reason = reasons[index]!;
      if (reason === null) plain.push(use);
      else unclear.set(use, reason);
    }
  }
  for (const use of await findReturned(input, plain)) unclear.set(use, 'returned');
  return unclear;
}

function createQuestions(input: PlainUsesInput) {
  const { history, survey } = input;
  const names = createNamesTaken(history, survey);
  const whose = createWhoseNames(input);
  const moved = createMoved(input, names);
  const copied = createCopied(history, survey, input.places);

  return async ({ target, mostlyOwned }: UsedAsset, use: DatedUse): Promise<Unclear | null> => {
    const { place, origin, edge } = use;
    const { versions } = place;
    if (edge !== null) {
      const { path, blob } = versions.at(-1)!;
      const isPassedOn = await survey.loader.read(
        path,
        blob,
        (version) => version !== null && isPassedOnOnly(version, edge),
      );
      if (isPassedOn) return 'passed-on';
      const now = await names.in(versions, versions.length - 1);
      if ((await whose.of(target, now, mostlyOwned)) !== 'owner') return 'names-of-others';
    }
    if (origin.splitOff || (await moved.isRewritten(place, origin.shown)))
      return 'from-another-file';
    const at = versions.indexOf(origin.shown);
    const begun = await names.in(versions, at);
    const isOf = whose.isOf(target);
    const taken = begun.filter(isOf);
    const begunWith = await whose.of(target, begun, mostlyOwned);
    // What is called otherwise today may have come with the use, or have been others'.
    const isUntold =
      begunWith === 'untold' &&
      taken.length > 0 &&
      !(mostlyOwned && (await whose.stoodBefore(taken, origin.shown.position)));
    if (begunWith === 'others' || isUntold) return 'began-with-others';
    const locals = localsOf(taken, edge);
    if (
      (await names.in(versions, at - 1)).some(isOf) ||
      (await wasNamedBefore(survey, versions[at - 1], locals))
    )
      return 'there-before';
    const words = await wordsIn(survey, origin.shown, edge, locals);
    const { using } = await survey.loader.read(origin.shown.path, origin.shown.blob, (version) =>
      readSpots(version?.text() ?? '', words),
    );
    const lines = new Set(using);
    if (await moved.isMovedHere(place, { position: origin.shown.position, taken, lines }))
      return 'moved-here';
    // Of configuration and the like every use is alike: that it was copied is said against it.
    if (taken.every(({ name }) => name === null)) return null;
    const { commit } = origin;
    return origin.copied || (await copied.isCopied(place, origin.shown, { target, commit, words }))
      ? 'copied'
      : null;
  };
}

/** What the place calls what it takes. */
function localsOf(taken: readonly NameTaken[], edge: Edge | null): readonly string[] {
  return [
    ...new Set([
      ...taken.flatMap(({ name }) => (name === null || name === 'default' ? [] : [name])),
      ...(edge?.names ?? []).map((tag) => tag.replace(/^default:/, '')),
    ]),
  ];
}

/** Whether the version before took things of these names from elsewhere: a re-routed import, or a converted file. */
async function wasNamedBefore(
  { loader, units }: PlainUsesInput['survey'],
  version: PathVersion | undefined,
  locals: readonly string[],
): Promise<boolean> {
  if (!version || version.blob < 0 || !units.languageOf(version.path)) return false;
  return loader.read(version.path, version.blob, (found) =>
    (found?.isText() ? found.facts().imports : []).some(
      ({ names, namespace }) =>
        (namespace !== null && locals.includes(namespace)) ||
        names?.some(({ local }) => locals.includes(local)),
    ),
  );
}

/** The words by which a version uses what it takes: qualified where the whole folder is taken, as in Go. */
async function wordsIn(
  { loader, units }: PlainUsesInput['survey'],
  { path, blob }: PathVersion,
  edge: Edge | null,
  locals: readonly string[],
): Promise<readonly string[]> {
  if (edge === null || edge.target >= units.count || !units.isFolder(edge.target)) return locals;
  const folder = baseName(units.name(edge.target));
  const namespaces = await loader.read(path, blob, (version) =>
    (version?.isText() ? version.facts().imports : []).flatMap(({ specifier, namespace }) =>
      namespace !== null && baseName(specifier) === folder ? [namespace] : [],
    ),
  );
  return namespaces.length === 0
    ? locals
    : namespaces.flatMap((namespace) => locals.map((local) => `${namespace}.${local}`));
}

/**
 * Uses of places that had it before and dropped it, which bisecting missed, or that the owner brought back; as far as few
 * enough versions tell.
 */
async function findReturned(
  { dating, history, credit, owner }: PlainUsesInput,
  uses: readonly DatedUse[],
): Promise<readonly DatedUse[]> {
  const byPlace = new Map<Place, DatedUse[]>();
  for (const use of uses) {
    if (use.edge !== null) byPlace.set(use.place, [...(byPlace.get(use.place) ?? []), use]);
  }
  const places: Place[] = [];
  let versions = 0;
  for (const place of [...byPlace.keys()].toSorted(byVersions)) {
    versions += place.versions.length;
    if (versions > mostVersions) break;
    places.push(place);
  }
  const dated = await dateExhaustively(dating, places);
  return places.flatMap((place, index) =>
    byPlace.get(place)!.filter(({ target, origin }) => {
      const found = dated[index]!.find((one) => one.target === target);
      if (!found) return false;
      const since = found.since === null ? null : place.versions[found.since]!.position;
      const isOwners = since !== null && credit.person(history.mainline[since]!) === owner;
      return isOwners || place.versions[found.first]!.position < origin.shown.position;
    }),
  );
}

function byVersions(a: Place, b: Place): number {
  return a.versions.length - b.versions.length || a.path - b.path;
}
