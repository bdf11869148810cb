/** E2, across repositories: what people of other repositories made depend on it. */
import type { Contribution, Use } from '../contributions/contribution.ts';
import type { MentionKind } from '../summary/input.ts';
import { findCounterEvidence, type CounterEvidence } from './counterEvidence.ts';
import type { AcrossRepositoriesFacts } from './facts.ts';
import { doesNotApply, type InsightContext, type UseInsight } from './insight.ts';
import { continuing, countUses, evidenceOf, firstUseOf, isElsewhere, limits } from './useFacts.ts';

export const acrossRepositories: UseInsight = {
  id: 'E2',
  find(contribution, context) {
    if (contribution.assets.length === 0) return doesNotApply('nothing-to-use');
    const all = contribution.uses.filter(isElsewhere);
    if (all.length === 0) return doesNotApply('no-use-across-repositories');
    const uses = continuing(all);
    if (uses.length === 0) return doesNotApply('no-longer-used');
    const current = all.filter((use) => use.inPeriod);
    const first = all[0]!;
    const facts: AcrossRepositoriesFacts = {
      insight: 'E2',
      now: countUses(uses, context.teams),
      inPeriod: countUses(current, context.teams),
      first: { ...firstUseOf(first, contribution), repository: first.repository },
      repositories: byRepository(uses, contribution, context),
    };
    return {
      lens: 'enables',
      facts,
      standing: 'evidenced',
      inPeriod: current.length > 0,
      evidence: evidenceOf(uses),
      counterEvidence: [
        ...findCounterEvidence(all, contribution, context),
        ...aboutRepositories(uses, contribution),
      ],
      notVisible: ['chosen-or-told', 'repositories-not-at-hand', ...limits(uses, context.coverage)],
    };
  },
};

/** The repositories in the order in which they began. */
function byRepository(
  uses: readonly Use[],
  contribution: Contribution,
  { teams }: InsightContext,
): AcrossRepositoriesFacts['repositories'] {
  const groups = new Map<number, Use[]>();
  for (const use of uses) groups.set(use.repository, [...(groups.get(use.repository) ?? []), use]);
  const created = createdPlaces(contribution);
  return [...groups].map(([repository, there]) => ({
    repository,
    uses: countUses(there, teams),
    created: there.filter((use) => created.has(placeOf(use.repository, use.adoption.place))).length,
    since: there[0]!.adoption.landed,
  }));
}

function placeOf(repository: number, place: string): string {
  return `${repository}\0${place}`;
}

function createdPlaces({ assets }: Contribution): ReadonlySet<string> {
  return new Set(
    assets.flatMap(({ elsewhere = [] }) =>
      elsewhere.flatMap(({ repository, adoptions }) =>
        adoptions.flatMap(({ created, place }) => (created ? [placeOf(repository, place)] : [])),
      ),
    ),
  );
}

/** Repositories that seem to use it and do not, or do so only in part; `of` are all that name it in any way. */
function aboutRepositories(
  uses: readonly Use[],
  { assets }: Contribution,
): readonly CounterEvidence[] {
  const told = assets.flatMap(({ elsewhere = [] }) => elsewhere);
  const all = new Set(told.map(({ repository }) => repository));
  const using = new Set(uses.map(({ repository }) => repository));
  const tested = new Set(
    told.flatMap(({ repository, adoptions }) =>
      adoptions.some(({ placeKind }) => placeKind === 'test') ? [repository] : [],
    ),
  );
  const mentioning = (...kinds: readonly MentionKind[]): ReadonlySet<number> =>
    new Set(
      told.flatMap(({ repository, mentions }) =>
        mentions.some((kind) => kinds.includes(kind)) ? [repository] : [],
      ),
    );
  const others = (found: ReadonlySet<number>): number =>
    [...found].filter((repository) => !using.has(repository)).length;
  const onlyTests = others(tested);
  const named = mentioning('declared', 'locked');
  const onlyNamed = [...named].filter((each) => !using.has(each) && !tested.has(each)).length;
  const counts = [
    { kind: 'tests-only', count: onlyTests, of: all.size },
    { kind: 'named-only', count: onlyNamed, of: all.size },
    { kind: 'kept-copies', count: mentioning('copied').size, of: all.size },
    {
      kind: 'versions-behind',
      count: [...mentioning('behind')].filter((each) => using.has(each)).length,
      of: using.size,
    },
  ] as const;
  return counts.filter(({ count }) => count > 0).map((item) => ({ ...item, commits: [] }));
}
