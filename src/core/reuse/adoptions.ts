/** From a surveyed revision to dated, credited adoptions of the assets asked for. */
import type { History } from '../history/history.ts';
import { folderOf } from '../history/pathNames.ts';
import type { Adoption, Asset, AssetKind, LedgerEntry, PlaceKind } from '../model.ts';
import type { Progress } from '../ports.ts';
import { sampleByHash } from '../sampling.ts';
import { createBeside } from './beside.ts';
import { birthOfPath, birthOfUnit, makersOf, spansOfPackage, spansOfUnit } from './births.ts';
import { deedOf, type Credit } from './credit.ts';
import {
  dateUses,
  datingContext,
  inOrderOfLanding,
  toAdoption,
  traceUses,
  type AdoptionContext,
  type DatedUse,
  type DatingInput,
} from './dateUses.ts';
import { createDefinitions } from './definitions.ts';
import { createDependencyReader, type TargetId } from './dependencies.ts';
import { findEndedUses, type EndedUse } from './endedUses.ts';
import type { Birth } from './origins.ts';
import { toEdges } from './place.ts';
import { lookClosely, type TargetAsset } from './plain/closeLook.ts';
import { createReachCounter } from './reach.ts';
import { createShares } from './shares.ts';
import { createSplits } from './splits.ts';
import { findPlaces, type Survey } from './survey.ts';
import { createSymbols, type SymbolTable } from './symbols.ts';

export interface AdoptionsQuery {
  /** Picks the assets by path as they are at the revision; null takes all. */
  readonly picks: ((path: string) => boolean) | null;
  readonly symbol: string | null;
  readonly allSymbols: boolean;
  /** Only the public symbols of these names, dated quickly and without shares of lines. */
  readonly names?: ReadonlySet<string>;
  /** The person whose assets are wanted and against whom `own` is decided; null decides by who originated. */
  readonly owner: number | null;
  /** Only assets that the owner originated; else also those that the owner extended. */
  readonly originatedOnly: boolean;
  readonly exhaustive: boolean;
  /** A mainline position: a bounded number of uses that stood then and ended since are found too. */
  readonly endedSince?: number;
  /** Assets of the owner whose uses by others are looked at closely, with what is to be told about them. */
  readonly isTold?: (asset: Asset) => boolean;
}

export interface TeamsOf {
  ofPath(path: string): readonly string[];
  ofAdoption(place: string, person: number): readonly string[];
}

export interface AdoptionsInput {
  readonly history: History;
  readonly survey: Survey;
  readonly credit: Credit;
  readonly teams: TeamsOf;
  readonly placeKind: (path: string, generated: boolean) => PlaceKind;
  /** Ids of commits before which the history read knows nothing. */
  readonly boundary: ReadonlySet<number>;
  readonly query: AdoptionsQuery;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Called with everything but the shares of surviving lines, which take as long again. */
  readonly early?: (assets: readonly Asset[]) => Promise<void>;
  /** Told after that what is asked about; answers which of it is used in other repositories, and so is an asset too. */
  readonly elsewhere?: (targets: ReadonlySet<TargetId>) => Promise<ReadonlySet<TargetId>>;
}

export interface FoundAdoptions {
  readonly assets: readonly Asset[];
  /** What each of the assets is in the survey. */
  readonly targets: readonly TargetId[];
  readonly ledger: readonly LedgerEntry[];
}

/** Files that are compared at most with what they depended on before. */
const mostCompared = 300;
/** Versions of files that are folded at most to count surviving lines. */
const mostFolded = 60_000;

export async function findAdoptions(input: AdoptionsInput): Promise<FoundAdoptions> {
  const { history, survey, credit, query, signal, progress } = input;
  const { units, lineages, unitLineages, loader } = survey;
  const definitions = createDefinitions(history, lineages, units, loader);
  const pathOf = (target: number): string => {
    const symbol = symbolOf(target);
    return symbol ? history.path(symbol.path) : targetPath(survey, target);
  };

  const humans = new Set(
    credit.persons.filter((person) => person.kind === 'human').map((person) => person.id),
  );
  const aliveNow = new Set(survey.files.map((file) => file.path));
  const generated = new Set(survey.files.filter((file) => file.generated).map((file) => file.path));
  const isAsset = (unit: number): boolean =>
    !survey.world.exports.isBarrel(unit) &&
    units.members(unit).some((path) => !generated.has(path));
  const chosenUnits = new Set<number>();
  for (const file of survey.files) {
    const unit = units.unitOf(file.path);
    if (
      unit >= 0 &&
      !file.generated &&
      (!query.picks || query.picks(units.name(unit)) || query.picks(history.path(file.path)))
    )
      chosenUnits.add(unit);
  }

  let symbols: SymbolTable | null = null;
  if (query.symbol !== null || query.allSymbols || query.names) {
    progress.report('Following definitions', 0, 0);
    symbols = await createSymbols(
      survey,
      definitions,
      chosenUnits,
      (name) => query.names?.has(name) ?? (query.symbol === null || name === query.symbol),
      units.count + survey.packages.length,
    );
  }
  const allPlaces = findPlaces(survey, symbols, history);
  const targets = chooseTargets();
  const births = new Map<TargetId, Birth>();
  const splits = createSplits(history, units, loader);
  const lineShares = createShares(history, lineages, loader, splits, credit);
  for (const target of targets) births.set(target, birthOf(target));
  const owners = new Map<TargetId, number | null>();
  for (const target of targets) owners.set(target, query.owner ?? originatorOf(target));
  if (query.owner !== null) {
    for (const target of targets) {
      const originated = originatorOf(target) === query.owner;
      if (
        !originated &&
        (query.originatedOnly ||
          !makers(target).some((maker) => maker.person === credit.persons[query.owner!]!.id))
      )
        targets.delete(target);
    }
  }

  const wanted = allPlaces
    .map((place) => ({ ...place, edges: place.edges.filter((edge) => targets.has(edge.target)) }))
    .filter((place) => place.edges.length > 0);
  const reader = symbols
    ? createDependencyReader({ ...survey.world, symbols }, history.path)
    : survey.reader;
  const context: AdoptionContext = {
    history,
    survey,
    credit,
    isGenerated: (path) => generated.has(path),
    placeKind: input.placeKind,
    teamsOf: input.teams.ofAdoption,
  };
  const dating: DatingInput = {
    history,
    survey,
    definitions,
    reader,
    unitOfTarget(target) {
      if (target < units.count) return { unit: target, name: null };
      const symbol = symbolOf(target);
      return symbol ? { unit: symbol.unit, name: symbol.name } : null;
    },
    birthOf: (target) => Promise.resolve(births.get(target) ?? birthOf(target)),
    wants: (target) => targets.has(target),
    exhaustive: query.exhaustive,
    fewPlaces: query.picks !== null && !query.names,
    signal,
    progress,
  };
  const ended =
    query.endedSince === undefined || query.exhaustive ? [] : await endedUses(query.endedSince);
  const uses = [
    ...(await dateUses(dating, wanted)),
    ...(ended.length === 0 ? [] : await traceUses(dating, ended)),
  ];
  const entries = new Map<TargetId, Adoption[]>();
  const ledger = { boundary: [] as string[], boundaryCount: 0 };
  for (const use of uses) add(use);

  const reach = createReachCounter(allPlaces, survey, isCounted);
  const beside =
    query.endedSince === undefined
      ? null
      : createBeside(history, survey, allPlaces, ended, isCounted);
  const make = (isWanted: (target: TargetId) => boolean) =>
    [...targets]
      .filter(isWanted)
      .sort((a, b) => compare(pathOf(a), pathOf(b)) || a - b)
      .map((target) => {
        const adoptions = inOrderOfLanding(entries.get(target) ?? [], history);
        return { target, asset: toAsset(target, adoptions) };
      });
  const isUsedHere = (target: TargetId): boolean => query.picks !== null || entries.has(target);
  const usedHere = make(isUsedHere);
  await input.early?.(usedHere.map(({ asset }) => asset));
  const elsewhere = (await input.elsewhere?.(targets)) ?? new Set();
  const made =
    elsewhere.size === 0 ? usedHere : make((target) => isUsedHere(target) || elsewhere.has(target));
  const shares = await readShares(made.map(({ target }) => target));
  const shared = made.map(({ target, asset }) => ({
    target,
    asset: {
      ...asset,
      makers: asset.makers.map((maker) =>
        maker.person === shares.person(target)
          ? { ...maker, share: shares.get(target) ?? null }
          : maker,
      ),
    },
  }));
  return {
    targets: made.map(({ target }) => target),
    assets: await lookedAtClosely(shared),
    ledger:
      ledger.boundaryCount > 0
        ? [
            {
              what: 'edge',
              count: ledger.boundaryCount,
              reason: 'boundary',
              examples: ledger.boundary,
            },
          ]
        : [],
  };

  /** Of files of the revision that changed since; which ones, where they are many, is decided by their paths alone. */
  function endedUses(position: number): Promise<readonly EndedUse[]> {
    const edges = new Map(allPlaces.map((place) => [place.path, place.edges]));
    const changed = survey.files
      .filter((file) => !file.generated && isCounted(file.path))
      .map(({ path }) => ({
        path,
        versions: lineages.versions(path),
        edges: edges.get(path) ?? [],
      }))
      .filter(({ versions }) => versions.at(-1)!.position > position);
    return findEndedUses({
      places: sampleByHash(changed, ({ path }) => history.path(path), mostCompared),
      targets,
      position,
      dating: datingContext(dating),
      edges: (version, path, from, until) =>
        toEdges(
          reader,
          { imports: survey.pool.ownSpecifiers(version.imports()) },
          { path, from, until, members: version.members },
        ),
    });
  }

  function isCounted(path: number): boolean {
    const kind = input.placeKind(history.path(path), generated.has(path));
    return kind === 'code' || kind === 'config';
  }

  function chooseTargets(): Set<TargetId> {
    if (symbols) return new Set(symbols.list.map((symbol) => symbol.target));
    const chosen = new Set<TargetId>();
    const whole: string[] = [];
    for (const [index, pack] of survey.packages.entries()) {
      if (pack.folder === '' && survey.packages.length > 1) continue;
      if (query.picks && !query.picks(pack.folder)) continue;
      chosen.add(units.count + index);
      whole.push(pack.folder);
    }
    for (const unit of chosenUnits) {
      // A folder that was asked for and is a package is one asset.
      const inside =
        query.picks !== null &&
        whole.some(
          (folder) => units.name(unit).startsWith(`${folder}/`) && !query.picks!(units.name(unit)),
        );
      if (!inside && (query.picks !== null || isAsset(unit))) chosen.add(unit);
    }
    return chosen;
  }

  function symbolOf(target: TargetId) {
    return symbols?.list[target - units.count - survey.packages.length];
  }

  function birthOf(target: TargetId): Birth {
    const symbol = symbolOf(target);
    if (symbol) {
      const home = symbol.homes.at(-1);
      if (home) {
        const extractions = symbol.homes.flatMap(({ commit, sources }) =>
          sources.map((from) => ({ commit, from })),
        );
        return {
          position: history.landedAt[home.commit]!,
          commit: home.commit,
          path: home.path,
          approximate: home.approximate,
          extractions,
        };
      }
      return birthOfPath(history, lineages, symbol.path);
    }
    if (target >= units.count) {
      return birthOfPath(
        history,
        lineages,
        history.findPath(survey.packages[target - units.count]!.manifest),
      );
    }
    return birthOfUnit(history, lineages, units, unitLineages, target);
  }

  function originatorOf(target: TargetId): number | null {
    const birth = births.get(target)!;
    return input.boundary.has(birth.commit) ? null : credit.person(birth.commit);
  }

  /** Shares of surviving lines, where few enough versions are asked about. */
  async function readShares(of: readonly TargetId[]) {
    const found = new Map<TargetId, number | null>();
    const person = (target: TargetId): string | null => {
      const owner = query.owner ?? originatorOf(target);
      return owner === null ? null : credit.persons[owner]!.id;
    };
    if (query.names || (query.picks === null && query.owner === null))
      return { person, get: (target: TargetId) => found.get(target) };
    progress.report('Counting surviving lines', 0, 0);
    const asked = of.flatMap((target) => {
      const owner = query.owner ?? originatorOf(target);
      return owner === null ? [] : [{ target, owner, paths: filesOf(target) }];
    });
    await Promise.all(
      withinBudget(asked).map(async ({ target, owner, paths }) => {
        found.set(target, await lineShares.of(paths, owner));
      }),
    );
    return { person, get: (target: TargetId) => found.get(target) };
  }

  /** Those that others use, then those with short histories, until so many versions are to be folded; each counts once. */
  function withinBudget<T extends { readonly target: TargetId; readonly paths: readonly number[] }>(
    asked: readonly T[],
  ): readonly T[] {
    const isUsed = ({ target }: T): boolean =>
      entries.get(target)?.some(({ own }) => !own) === true;
    const lengthOf = ({ paths }: T): number =>
      paths.reduce((sum, path) => sum + lineages.versions(path).length, 0);
    const folded = new Set<number>();
    let versions = 0;
    const found: T[] = [];
    for (const one of asked.toSorted(
      (a, b) => Number(isUsed(b)) - Number(isUsed(a)) || lengthOf(a) - lengthOf(b),
    )) {
      const anew = one.paths.filter((path) => !folded.has(path));
      versions += lengthOf({ ...one, paths: anew });
      if (versions > mostFolded) break;
      for (const path of anew) folded.add(path);
      found.push(one);
    }
    return found;
  }

  /** The files of an asset as they are at the revision. */
  function filesOf(target: TargetId): number[] {
    const symbol = symbolOf(target);
    if (symbol) return [symbol.path];
    if (target < units.count) {
      return units
        .members(target)
        .filter((path) => lineages.of(path)[0]?.to === Infinity && aliveNow.has(path));
    }
    const folder = survey.packages[target - units.count]!.folder;
    return survey.files
      .filter((file) => history.path(file.path).startsWith(folder === '' ? '' : `${folder}/`))
      .map((file) => file.path);
  }

  async function lookedAtClosely(of: readonly TargetAsset[]): Promise<readonly Asset[]> {
    const { isTold, owner } = query;
    if (isTold === undefined || owner === null) return of.map(({ asset }) => asset);
    progress.report('Looking closely at uses', 0, 0);
    const { placeKind } = input;
    const { unitOfTarget } = dating;
    const found = { definitions, births, uses, places: allPlaces, unitOfTarget };
    return lookClosely(
      {
        history,
        survey,
        credit,
        owner,
        isTold,
        placeKind,
        shares: lineShares,
        filesOf,
        dating: datingContext(dating),
        ...found,
      },
      of,
    );
  }

  function spansOf(target: TargetId) {
    const symbol = symbolOf(target);
    if (symbol) return lineages.of(symbol.path);
    if (target >= units.count)
      return spansOfPackage(
        history,
        lineages,
        history.findPath(survey.packages[target - units.count]!.manifest),
      );
    return spansOfUnit(lineages, units, unitLineages, target);
  }

  function makers(target: TargetId) {
    return makersOf(history, credit, spansOf(target), originatorOf(target) ?? -1);
  }

  function add(use: DatedUse): void {
    if (input.boundary.has(use.origin.commit)) {
      ledger.boundaryCount++;
      if (ledger.boundary.length < 5) ledger.boundary.push(history.path(use.place.path));
      return;
    }
    const person = credit.person(use.origin.commit);
    const isByOwner = person === owners.get(use.target);
    const human = credit.persons[person]!.kind === 'human';
    const entry = toAdoption(use, use.origin.extracted || (human && isByOwner), context);
    const list = entries.get(use.target);
    if (list) list.push(entry);
    else entries.set(use.target, [entry]);
  }

  function toAsset(target: TargetId, adoptions: readonly Adoption[]): Asset {
    const symbol = symbolOf(target);
    const birth = births.get(target)!;
    const path = pathOf(target);
    const kind = kindOf(target);
    const known = !input.boundary.has(birth.commit);
    const deed = deedOf(history, credit, birth.commit);
    const former = [...new Set(formerNames(target))].filter((name) => name !== path);
    const own = new Set(
      adoptions.filter((adoption) => adoption.own).map((adoption) => adoption.place),
    );
    return {
      id: symbol ? `${kind}:${path}#${symbol.name}` : `${kind}:${path}`,
      kind,
      path,
      symbol: symbol ? symbol.name : null,
      formerPaths: former,
      born: known ? deed : { ...deed, person: null },
      makers: makers(target),
      teams: input.teams.ofPath(path),
      adoptions,
      reach: reach.count(
        symbol ? symbol.unit : target,
        adoptions,
        own,
        (id) => humans.has(id),
        symbol !== undefined,
      ),
      ...(beside ? { beside: beside(target) } : {}),
    };
  }

  function formerNames(target: TargetId): string[] {
    const symbol = symbolOf(target);
    if (symbol)
      return [
        ...symbol.homes.map((home) => history.path(home.path)),
        ...lineages.of(symbol.path).map((stretch) => history.path(stretch.path)),
      ];
    if (target >= units.count) {
      const manifest = history.findPath(survey.packages[target - units.count]!.manifest);
      return lineages.of(manifest).map((stretch) => folderOf(history.path(stretch.path)));
    }
    return unitLineages.of(target).map((stretch) => units.name(stretch.unit));
  }

  function kindOf(target: TargetId): AssetKind {
    if (symbolOf(target)) return 'symbol';
    if (target >= units.count) return 'package';
    const language = units.language(target).id;
    if (language === 'gha') return units.isFolder(target) ? 'action' : 'workflow';
    if (language === 'cfg' || language === 'gradle') return 'configuration';
    return units.isFolder(target) && language !== 'tf' ? 'package' : 'module';
  }
}

function targetPath(survey: Survey, target: TargetId): string {
  const { units, packages } = survey;
  if (target < units.count) return units.name(target);
  const pack = packages[target - units.count];
  return pack ? pack.folder || '.' : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
