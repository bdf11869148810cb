/** What a summary needs to know of the subject's assets beyond the rules of crediting. */
import type { Adoption, Asset, PlaceKind } from '../../model.ts';
import { isTestSupport } from '../../placeKind.ts';
import type { DatedUse } from '../dateUses.ts';
import type { TargetId } from '../dependencies.ts';
import type { Birth } from '../origins.ts';
import type { Shares } from '../shares.ts';
import { isMadeAnew } from './madeAnew.ts';
import { findUnclear, type PlainUsesInput } from './plainUses.ts';

export interface CloseLookInput extends PlainUsesInput {
  readonly shares: Shares;
  /** The files of an asset as they are at the revision. */
  readonly filesOf: (target: TargetId) => readonly number[];
  readonly births: ReadonlyMap<TargetId, Birth>;
  readonly uses: readonly DatedUse[];
  readonly placeKind: (path: string, generated: boolean) => PlaceKind;
  /** Assets whose uses are to be told, once it is known whether they were made anew. */
  readonly isTold: (asset: Asset) => boolean;
}

export interface TargetAsset {
  readonly target: TargetId;
  readonly asset: Asset;
}

/** The assets with `anew` where the owner originated them, and adoptions that are no plain signs of use marked as `unclear`. */
export async function lookClosely(
  input: CloseLookInput,
  assets: readonly TargetAsset[],
): Promise<readonly Asset[]> {
  const { history, credit, uses, isTold, owner } = input;
  const person = credit.persons[owner]!.id;
  const known = await Promise.all(assets.map((each) => withOrigin(each, person, input)));
  const byPlace = new Map(
    uses.map((use) => [`${use.target} ${history.path(use.place.path)}`, use] as const),
  );
  const useOf = (target: TargetId, { place }: Adoption): DatedUse =>
    byPlace.get(`${target} ${place}`)!;
  const humans = new Set(credit.persons.filter(({ kind }) => kind === 'human').map(({ id }) => id));
  const unclear = await findUnclear(
    input,
    known
      .filter(({ asset }) => isTold(asset))
      .map(({ target, asset }) => {
        // Tests use what is made for them; of anything else they say nothing.
        const isForTests =
          isTestSupport(asset.path) || input.placeKind(asset.path, false) === 'test';
        const kinds = isForTests ? ofTests : ofCode;
        const ofOthers = asset.adoptions.filter(
          ({ own, placeKind, person: who }) =>
            !own && kinds.has(placeKind) && who !== null && humans.has(who),
        );
        return {
          target,
          mostlyOwned: isMostlyOwned(asset, person),
          uses: ofOthers.map((adoption) => useOf(target, adoption)),
        };
      }),
  );
  return known.map(({ target, asset }) => ({
    ...asset,
    adoptions: asset.adoptions.map((adoption) => {
      const reason = unclear.get(useOf(target, adoption));
      return reason === undefined ? adoption : { ...adoption, unclear: reason };
    }),
  }));
}

const ofCode: ReadonlySet<PlaceKind> = new Set(['code', 'config']);
const ofTests: ReadonlySet<PlaceKind> = new Set(['code', 'config', 'test']);

async function withOrigin(
  { target, asset }: TargetAsset,
  person: string,
  input: CloseLookInput,
): Promise<TargetAsset> {
  const { history, credit, shares, births, survey, owner } = input;
  const isSymbol = (input.unitOfTarget(target)?.name ?? null) !== null;
  if (asset.born.person !== person || isSymbol) return { target, asset };
  const { lineages } = survey;
  const found = { history, lineages, credit, shares };
  const anew = await isMadeAnew(births.get(target)!, input.filesOf(target), owner, found);
  return { target, asset: { ...asset, anew } };
}

/** Whether the person made the asset anew, or most of its lines of today are theirs. */
function isMostlyOwned({ born, anew, makers }: Asset, person: string): boolean {
  const share = makers.find((maker) => maker.person === person)?.share ?? null;
  return share === null ? born.person === person && anew !== false : share >= 0.5;
}
