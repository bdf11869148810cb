/** E3, unblocked: what the subject added in other people's areas, and what those people then built on there. */
import type { Contribution } from '../contributions/contribution.ts';
import { isInside } from '../contributions/paths.ts';
import type { Adoption, Asset } from '../model.ts';
import { dayOf } from '../period.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import type { UnblockedFacts } from './facts.ts';
import { doesNotApply, type InsightContext, type PastInsight } from './insight.ts';
import type { Past } from './past.ts';
import { referencesTo } from './referencesTo.ts';
import { findAdditions, type Addition, type Additions } from './unblocked/additions.ts';
import type { OtherPeoplesArea } from './unblocked/otherPeoplesAreas.ts';
import { limits } from './useFacts.ts';

/** One place may be the one that the work was done for. */
const fewestPlaces = 2;

export const unblocked: PastInsight = {
  id: 'E3',
  async find(contribution, context, past) {
    const { list, symbols } = await additionsOf(past, context);
    const own = new Set(contribution.commits.map(({ commit }) => past.history.findCommit(commit)));
    const added = list.filter((addition) =>
      addition.name === null
        ? contribution.assets.some((asset) => isOf(addition, asset, past))
        : own.has(addition.commit),
    );
    if (added.length === 0) return doesNotApply('not-in-others-areas');
    const best = byArea(added)
      .map((additions) => lookInto(additions, symbols, contribution, context, past))
      .toSorted((a, b) => b.taken.length - a.taken.length)[0]!;
    const { taken } = best;
    if (taken.length < fewestPlaces) return doesNotApply('not-built-on-there');
    const used = new Set(taken.map(({ addition }) => addition));
    // The area as it was before the first addition that is told.
    const { area } = [...used].reduce((a, b) => (isEarlier(b, a, past) ? b : a));
    const current = taken.filter(({ adoption }) => isIn(adoption, context));
    const facts: UnblockedFacts = {
      insight: 'E3',
      area: area.folder,
      teams: area.teams,
      before: { commits: area.commits, ofOthers: area.ofOthers, people: area.people.size },
      files: distinct([...used].filter(({ name }) => name === null).map(({ path }) => path)),
      names: distinct([...used].flatMap(({ name }) => name ?? [])),
      taken: countTaken(taken),
      inPeriod: countTaken(current),
    };
    return {
      lens: 'enables',
      facts,
      standing: 'evidenced',
      inPeriod: current.length > 0,
      evidence: [
        ...distinct([...used].map(({ commit }) => commit)).map((commit) => past.evidence(commit)),
        ...taken.map(({ adoption, commit }) => past.evidence(commit, adoption.place)),
      ],
      counterEvidence: against(best, contribution, past),
      notVisible: ['asked-for', ...limits([], context.coverage)],
    };
  },
};

function isEarlier(a: Addition, b: Addition, { history }: Past): boolean {
  return history.rank[a.commit]! < history.rank[b.commit]!;
}

/** A place in the area that came to use something added there. */
interface Taken {
  readonly addition: Addition;
  readonly adoption: Adoption;
  readonly commit: number;
}

interface Looked {
  readonly area: OtherPeoplesArea;
  readonly taken: readonly Taken[];
}

const known = new WeakMap<Past, Promise<Additions>>();

/** Found once, for all contributions of the subject. */
function additionsOf(past: Past, { teams }: InsightContext): Promise<Additions> {
  let found = known.get(past);
  const teamsKnown = teams.source !== 'none' && teams.source !== 'areas';
  if (!found) known.set(past, (found = findAdditions(past, teamsKnown)));
  return found;
}

/** Oldest first within an area. */
function byArea(added: readonly Addition[]): readonly (readonly Addition[])[] {
  const areas = new Map<string, Addition[]>();
  for (const addition of added) {
    const list = areas.get(addition.area.folder);
    if (list) list.push(addition);
    else areas.set(addition.area.folder, [addition]);
  }
  return [...areas.values()];
}

/** Uses count where somebody of the area made a place of the area depend on it, after it was added. */
function lookInto(
  additions: readonly Addition[],
  symbols: Additions['symbols'],
  contribution: Contribution,
  { period }: InsightContext,
  past: Past,
): Looked {
  const { history, credit, person } = past;
  const { area } = additions[0]!;
  const end = dayOf(period.to)!;
  const taken = new Map<string, Taken>();
  for (const addition of additions) {
    for (const adoption of adoptionsOf(addition, symbols, contribution, past)) {
      const { place, placeKind, own, approximate, unclear } = adoption;
      const commit = history.findCommit(adoption.commit);
      const who = credit.person(commit);
      const counts = !own && !approximate && unclear === undefined && placeKind === 'code';
      if (!counts || !isInside(place, area.folder) || past.day(commit) >= end) continue;
      if (who === person || !area.people.has(who)) continue;
      if (history.rank[commit]! <= history.rank[addition.commit]!) continue;
      const earlier = taken.get(place);
      if (!earlier || history.rank[commit]! < history.rank[earlier.commit]!)
        taken.set(place, { addition, adoption, commit });
    }
  }
  const order = ({ commit }: Taken): number => history.rank[commit]!;
  return { area, taken: [...taken.values()].sort((a, b) => order(a) - order(b)) };
}

function adoptionsOf(
  addition: Addition,
  symbols: Additions['symbols'],
  contribution: Contribution,
  past: Past,
): readonly Adoption[] {
  const among: readonly Asset[] = addition.name === null ? contribution.assets : symbols;
  return among.filter((asset) => isOf(addition, asset, past)).flatMap((asset) => asset.adoptions);
}

/** Whether the asset is what was added, and was born with it. */
function isOf({ commit, path, name }: Addition, asset: Asset, { history }: Past): boolean {
  const { symbol, born, formerPaths } = asset;
  if (symbol !== name || born.commit !== history.commitId(commit)) return false;
  return path === asset.path || formerPaths.includes(path);
}

function isIn({ landed }: Adoption, { period }: InsightContext): boolean {
  const day = dayOf(landed)!;
  return day >= dayOf(period.from)! && day < dayOf(period.to)!;
}

function countTaken(taken: readonly Taken[]): UnblockedFacts['taken'] {
  return {
    people: new Set(taken.map(({ adoption }) => adoption.person)).size,
    places: new Set(taken.map(({ adoption }) => adoption.place)).size,
  };
}

function against(
  { area, taken }: Looked,
  contribution: Contribution,
  past: Past,
): readonly CounterEvidence[] {
  const { history, credit, person } = past;
  const found: CounterEvidence[] = [];
  const commits = distinct(taken.map(({ commit }) => commit));
  const ids = (list: readonly number[]): readonly string[] =>
    list.map((commit) => history.commitId(commit));
  const { people, places } = countTaken(taken);
  const added = new Set(taken.map(({ addition }) => history.commitId(addition.commit)));
  const { buildOn, amend } = referencesTo(
    contribution.commits.filter(({ commit }) => added.has(commit)),
    past,
  );
  if (amend.length > 0) {
    const of = amend.length + buildOn.length;
    found.push({ kind: 'amended', count: amend.length, of, commits: ids(amend) });
  }
  if (people === 1)
    found.push({ kind: 'single-adopter', count: places, of: places, commits: ids(commits) });
  if (places > 2 && commits.length === 1)
    found.push({ kind: 'one-commit', count: places, of: places, commits: ids(commits) });
  const helped = commits.filter((commit) => credit.coAuthors(commit).includes(person));
  if (helped.length > 0) {
    const of = commits.length;
    found.push({ kind: 'with-makers-help', count: helped.length, of, commits: ids(helped) });
  }
  const since = past
    .touching(past.below(area.folder))
    .filter((commit) => history.rank[commit]! > history.rank[taken[0]!.addition.commit]!);
  const own = since.filter((commit) => credit.person(commit) === person);
  if (own.length * 2 > since.length)
    found.push({ kind: 'stayed-there', count: own.length, of: since.length, commits: [] });
  return found;
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
