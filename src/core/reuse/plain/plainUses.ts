/**
 * Which adoptions are plain signs that somebody took up what a person made. The rules of crediting date a dependency of a
 * place on an asset; an argument says more: that what the place takes is that person's, and that the use began there
 * and then. Where that is not plain, a summary does not count it.
 */
import { baseName, folderOf } from '../../history/pathNames.ts';
import type { PathVersion } from '../../history/versions.ts';
import type { Unclear } from '../../model.ts';
import type { DatedUse } from '../dateUses.ts';
import type { DatingContext } from '../dating.ts';
import type { TargetId } from '../dependencies.ts';
import type { Edge, Place } from '../place.ts';
import { calledAfter, didLike, type Ways } from './before.ts';
import { createCopied } from './copied.ts';
import { findEarlier, findReturned, type PlainUse } from './earlier.ts';
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

/** Why those of the uses that are not plain are not. */
export async function findUnclear(
  input: PlainUsesInput,
  assets: readonly UsedAsset[],
): Promise<ReadonlyMap<DatedUse, Unclear>> {
  const questions = assets.flatMap((asset) => asset.uses.map((use) => ({ asset, use })));
  const ask = createQuestions(input, assets);
  const unclear = new Map<DatedUse, Unclear>();
  const plain: PlainUse[] = [];
  for (let start = 0; start < questions.length; start += chunk) {
    const part = questions.slice(start, start + chunk);
    const answers = await Promise.all(part.map(({ asset, use }) => ask(asset, use)));
    for (const [index, { use }] of part.entries()) {
      const answer = answers[index]!;
      if (typeof answer === 'string') unclear.set(use, answer);
      else plain.push({ use, ways: answer });
    }
  }
  for (const [use, reason] of await findEarlier(input, plain)) unclear.set(use, reason);
  const left = plain.flatMap(({ use }) => (unclear.has(use) ? [] : [use]));
  for (const use of await findReturned(input, left)) unclear.set(use, 'returned');
  return unclear;
}

function createQuestions(input: PlainUsesInput, assets: readonly UsedAsset[]) {
  const { history, survey, unitOfTarget } = input;
  const { units } = survey;
  const ofOwner = new Set(assets.flatMap(({ target }) => unitOfTarget(target)?.unit ?? []));
  const pathOf = (target: TargetId): string => {
    const of = unitOfTarget(target);
    return of ? units.name(of.unit) : survey.packages[target - units.count]!.folder;
  };
  const names = createNamesTaken(history, survey);
  const whose = createWhoseNames(input);
  const moved = createMoved(input, names);
  const copied = createCopied(history, survey, input.places);

  /** Whether some of what a place takes stood before that landed, and is the owner's as far as it has names. */
  const isBegunWithOwners = async (
    target: TargetId,
    taken: readonly NameTaken[],
    landing: number,
    { mostlyOwned, hasNames }: { readonly mostlyOwned: boolean; readonly hasNames: boolean },
  ): Promise<boolean> => {
    if (taken.every(({ name }) => name === null)) {
      const whoseWhole = await whose.of(target, taken, mostlyOwned);
      return whoseWhole === 'owner' || (whoseWhole === 'untold' && !hasNames);
    }
    return whose.stoodBefore(await whose.ofOwner(taken), landing);
  };

  return async ({ target, mostlyOwned }: UsedAsset, use: DatedUse): Promise<Unclear | Ways> => {
    const { place, origin, edge } = use;
    const { versions } = place;
    const isOf = whose.isOf(target);
    const now = edge === null ? [] : (await names.in(versions, versions.length - 1)).filter(isOf);
    if (edge !== null) {
      const { path, blob } = versions.at(-1)!;
      const isPassedOn = await survey.loader.read(
        path,
        blob,
        (version) => version !== null && isPassedOnOnly(version, edge),
      );
      if (isPassedOn) return 'passed-on';
      if ((await whose.of(target, now, mostlyOwned)) !== 'owner') return 'names-of-others';
    }
    if (origin.splitOff || (await moved.isRewritten(place, origin.shown)))
      return 'from-another-file';
    const at = versions.indexOf(origin.shown);
    const taken = (await names.in(versions, at)).filter(isOf);
    const hasNames = now.some(({ name }) => name !== null);
    const landing = moved.beginOf(origin.shown.position);
    if (!(await isBegunWithOwners(target, taken, landing, { mostlyOwned, hasNames })))
      return 'began-with-others';
    const locals = localsOf(taken, edge);
    const called = calledAfter(pathOf(target));
    const of = unitOfTarget(target);
    const isName = of !== null && of.name !== null;
    const home = of ? folderOf(pathOf(target)) : pathOf(target);
    const isSameWork = ({ unit }: NameTaken): boolean =>
      !isName && ofOwner.has(unit) && folderOf(units.name(unit)) === home;
    const words = await wordsIn(survey, origin.shown, edge, locals, called);
    const ways: Ways = { words, locals, called: isName ? null : called };
    const before = await names.in(versions, at - 1);
    if (
      before.some((one) => isOf(one) || isSameWork(one)) ||
      (await didLike(survey, versions[at - 1], origin.shown, ways))
    )
      return 'there-before';
    const { commit } = origin;
    const { position } = origin.shown;
    if (await moved.isMovedHere(place, { position, commit, taken, words })) return 'moved-here';
    // Of configuration and the like every use is alike: that it was copied is said against it.
    if (taken.every(({ name }) => name === null)) return ways;
    return origin.copied || (await copied.isCopied(place, origin.shown, { target, commit, words }))
      ? 'copied'
      : ways;
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

/**
 * The words by which a version uses what it takes: qualified where the whole folder is taken, as in Go; what the asset is
 * called where it is taken as a module.
 */
async function wordsIn(
  { loader, units }: PlainUsesInput['survey'],
  { path, blob }: PathVersion,
  edge: Edge | null,
  locals: readonly string[],
  called: string,
): Promise<readonly string[]> {
  if (locals.length === 0) {
    const isModule = await loader.read(path, blob, (version) =>
      (version?.isText() ? version.facts().imports : []).some(
        ({ namespace, names }) =>
          namespace === called || names?.some(({ local }) => local === called) === true,
      ),
    );
    return isModule ? [called] : [];
  }
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
