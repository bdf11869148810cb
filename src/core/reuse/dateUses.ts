/** Dates the dependencies of places and traces each to the commits that made, resumed and ended it. */
import type { History } from '../history/history.ts';
import type { Adoption, PlaceKind } from '../model.ts';
import type { Progress } from '../ports.ts';
import { deedOf, pullRequestOf, type Credit } from './credit.ts';
import { dateExhaustively, dateQuickly, type Dated, type DatingContext } from './dating.ts';
import type { Definitions } from './definitions.ts';
import type { DependencyReader, TargetId } from './dependencies.ts';
import { createOrigins, type Origin, type OriginContext } from './origins.ts';
import { nameTag, readTargets, type Edge, type FormerName, type Place } from './place.ts';
import type { Survey } from './survey.ts';

/** A dependency of a place, with the commits that made, resumed and ended it. */
export interface DatedUse {
  readonly place: Place;
  readonly target: TargetId;
  /** Null where it has ended. */
  readonly edge: Edge | null;
  readonly origin: Origin;
  readonly since: Origin | null;
  readonly ended: Origin | null;
}

/** A use by the versions of its place. */
export interface FoundUse {
  readonly place: Place;
  readonly dated: Dated;
  /** Null where it has ended. */
  readonly edge: Edge | null;
  /** Names taken, as `nameTag` writes them. */
  readonly names: readonly string[];
}

export interface DatingInput {
  readonly history: History;
  readonly survey: Survey;
  readonly definitions: Definitions;
  readonly reader: DependencyReader;
  readonly unitOfTarget: OriginContext['unitOfTarget'];
  readonly birthOf: OriginContext['birthOf'];
  readonly wants: (target: TargetId) => boolean;
  /** Reads every version, also of files that are gone. */
  readonly exhaustive: boolean;
  /** Few places are read whole: that also tells what was dropped and came back. */
  readonly fewPlaces: boolean;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Versions of few places, at most. */
const fewVersions = 20_000;
/** Many questions at once make few large requests of git. */
const chunk = 500;

/** Every wanted dependency of the places, in the order in which the first versions with it landed. */
export async function dateUses(
  input: DatingInput,
  wantedPlaces: readonly Place[],
): Promise<readonly DatedUse[]> {
  const { history, survey, wants } = input;
  const gone = input.exhaustive ? deletedPlaces(history, survey, wantedPlaces) : [];
  const places = [...wantedPlaces, ...gone];
  const dating = datingContext(input);
  const versions = places.reduce((sum, place) => sum + place.versions.length, 0);
  const dated =
    input.exhaustive || (input.fewPlaces && versions <= fewVersions)
      ? await dateExhaustively(dating, places)
      : await dateQuickly(dating, places);

  const jobs: FoundUse[] = [];
  for (const [index, place] of places.entries()) {
    const edges = new Map(place.edges.map((edge) => [edge.target, edge]));
    for (const found of dated[index]!) {
      if (!wants(found.target)) continue;
      const edge = edges.get(found.target) ?? null;
      if (edge !== null || input.exhaustive)
        jobs.push({ place, dated: found, edge, names: edge?.names ?? [] });
    }
  }
  return traceUses(input, jobs);
}

/** The commits of uses whose versions are known, in the order in which the first versions landed. */
export async function traceUses(
  input: DatingInput,
  found: readonly FoundUse[],
): Promise<readonly DatedUse[]> {
  const { history, survey, signal, progress } = input;
  const stage = 'Following branches, splits and moves';
  progress.report(stage, 0, 0);
  const positionOf = (job: FoundUse): number => job.place.versions[job.dated.first]!.position;
  // Questions about one commit share what they read.
  const jobs = found.toSorted(
    (a, b) =>
      positionOf(a) - positionOf(b) ||
      a.place.path - b.place.path ||
      a.dated.target - b.dated.target,
  );

  const { lineages, units, unitLineages, loader, pool, end } = survey;
  const origins = createOrigins({
    history,
    lineages,
    units,
    unitLineages,
    exports: survey.world.exports,
    reader: input.reader,
    loader,
    definitions: input.definitions,
    pool,
    unitOfTarget: input.unitOfTarget,
    birthOf: input.birthOf,
    end,
  });
  const uses: DatedUse[] = [];
  for (let start = 0; start < jobs.length; start += chunk) {
    signal.throwIfAborted();
    const part = jobs.slice(start, start + chunk);
    const at = (index: number | null, job: FoundUse, ends: boolean) =>
      index === null ? Promise.resolve(null) : origins.at(job.place, index, job.dated.target, ends);
    const begun = await Promise.all(
      part.map(async ({ place, dated: { target, ...when }, edge, names }) => {
        const origin = await origins.find(place, { target, ...when }, names);
        const birth = await input.birthOf(target);
        return (await isOlderBarrel(input, place, when.first, edge, origin.commit, birth.commit))
          ? { ...origin, commit: birth.commit }
          : origin;
      }),
    );
    const since = await Promise.all(part.map((job) => at(job.dated.since, job, false)));
    const ended = await Promise.all(part.map((job) => at(job.dated.ended, job, true)));
    for (const [
      index,
      {
        place,
        dated: { target },
        edge,
      },
    ] of part.entries()) {
      const origin = begun[index]!;
      uses.push({ place, target, edge, origin, since: since[index]!, ended: ended[index]! });
    }
    progress.report(stage, start + part.length, jobs.length);
  }
  return uses;
}

/** Who took a barrel whole depends on a part of it once there is such a part: from the part's birth on. */
async function isOlderBarrel(
  { history, survey }: DatingInput,
  place: Place,
  first: number,
  edge: Edge | null,
  commit: number,
  birth: number,
): Promise<boolean> {
  if (edge === null || edge.through.length === 0 || birth < 0) return false;
  if (history.rank[commit]! >= history.rank[birth]!) return false;
  if (edge.names.length === 0) return true;
  const { path, blob } = place.versions[first]!;
  const names = await survey.loader.read(path, blob, (version) =>
    (version?.imports() ?? []).flatMap((imported) => imported.names?.map(nameTag) ?? []),
  );
  return !names.some((name) => edge.names.includes(name));
}

export function datingContext({ survey, reader, progress }: DatingInput): DatingContext {
  const { units, pool, loader, end } = survey;
  return {
    loader,
    end,
    progress: (done, total) => progress.report('Dating adoptions', done, total),
    read(place, index, until, version) {
      const { path, position } = place.versions[index]!;
      if (!units.languageOf(path)) return { targets: new Set(), former: [] };
      const former: FormerName[] = [];
      const targets = readTargets(
        reader,
        { imports: pool.ownSpecifiers(version.imports()) },
        { path, from: position, until, members: version.members },
        former,
        pool,
      );
      const tags = new Set(place.edges.flatMap((edge) => edge.names));
      return { targets, former: former.filter((use) => tags.has(use.tag)) };
    },
  };
}

/** Places of files that are gone, with no edges of today: only exhaustive dating reads them. */
function deletedPlaces(history: History, survey: Survey, wanted: readonly Place[]): Place[] {
  const alive = new Set(survey.files.map((file) => file.path));
  const continued = new Set<number>();
  for (const file of survey.files)
    for (const stretch of survey.lineages.of(file.path)) continued.add(stretch.path);
  const places: Place[] = [];
  const known = new Set(wanted.map((place) => place.path));
  for (let path = 0; path < history.pathCount; path++) {
    if (!survey.units.languageOf(path) || known.has(path)) continue;
    if (alive.has(path) || !continued.has(path)) {
      places.push({ path, versions: survey.lineages.versions(path), edges: [] });
    }
  }
  return places;
}

export interface AdoptionContext {
  readonly history: History;
  readonly survey: Pick<Survey, 'units'>;
  readonly credit: Credit;
  readonly isGenerated: (path: number) => boolean;
  readonly placeKind: (path: string, generated: boolean) => PlaceKind;
  readonly teamsOf: (place: string, person: number) => readonly string[];
}

/** The use as an entry; whether the commit is bulk is known once all entries are. */
export function toAdoption(
  { place, edge, origin, since, ended }: DatedUse,
  own: boolean,
  context: AdoptionContext,
): Adoption {
  const { history, credit } = context;
  const path = history.path(place.path);
  return {
    ...deedOf(history, credit, origin.commit),
    place: path,
    line: edge?.line ?? null,
    placeKind: context.placeKind(path, context.isGenerated(place.path)),
    since: since ? deedOf(history, credit, since.commit) : null,
    coAuthors: credit.coAuthors(origin.commit).map((other) => credit.persons[other]!.id),
    teams: context.teamsOf(path, credit.person(origin.commit)),
    pullRequest: pullRequestOf(history, origin.commit),
    via: edge?.via ?? 'import',
    through: (edge?.through ?? []).map((unit) => context.survey.units.name(unit)),
    own,
    bulk: false,
    copied: origin.copied,
    approximate: origin.approximate,
    ended: ended ? deedOf(history, credit, ended.commit) : null,
  };
}

/** A change of this many places in one commit is bulk. */
const bulkPlaces = 8;

/** The entries in the order in which they came about, with the bulk ones marked; several of one commit by place. */
export function inOrderOfLanding<T extends Adoption>(
  adoptions: readonly T[],
  history: History,
): readonly T[] {
  const perCommit = new Map<string, number>();
  for (const { commit } of adoptions) perCommit.set(commit, (perCommit.get(commit) ?? 0) + 1);
  const rank = ({ commit }: Adoption): number => history.rank[history.findCommit(commit)]!;
  return adoptions
    .map((adoption) => ({ ...adoption, bulk: perCommit.get(adoption.commit)! >= bulkPlaces }))
    .sort((a, b) => rank(a) - rank(b) || (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}
