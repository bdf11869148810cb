/** D2, built upon: what others created that depended on it from the first version on, or said to go on from it. */
import type { Use } from '../contributions/contribution.ts';
import { folderOf } from '../contributions/paths.ts';
import { dayOf } from '../period.ts';
import { placeKindOf } from '../placeKind.ts';
import { createdAnew } from './builtUpon/createdAnew.ts';
import { findCreatedPackages } from './builtUpon/createdPackages.ts';
import { findCitations } from './builtUpon/designDocuments.ts';
import { findCounterEvidence, isWithin, type CounterEvidence } from './counterEvidence.ts';
import type { BuiltUponFacts, Mentions } from './facts.ts';
import { doesNotApply, isRemainder, type InsightContext, type PastInsight } from './insight.ts';
import type { Past } from './past.ts';
import { referencesTo } from './referencesTo.ts';
import { countUses, evidenceOf, limits } from './useFacts.ts';

/** Fewer people, or fewer files, are told by the uses alone. */
const fewest = 2;

export const builtUpon: PastInsight = {
  id: 'D2',
  async find(contribution, context, past) {
    const end = dayOf(context.period.to)!;
    const isTold = (commit: number): boolean => past.day(commit) < end;
    const uses = contribution.uses.filter(
      (use) =>
        !isRemainder(contribution) &&
        dayOf(use.adoption.landed)! < end &&
        !isWithin(use, contribution) &&
        isDependence(use.adoption),
    );
    const created = await createdAnew(uses, contribution, past);
    const packages = findCreatedPackages(created, past);
    const naming = referencesTo(contribution.commits, past);
    const buildOn = naming.buildOn.filter(isTold);
    const citations = (await findCitations(contribution, past)).filter(({ commit }) =>
      isTold(commit),
    );
    const all = countUses(created, context.teams);
    const others = packages.length + buildOn.length + citations.length;
    if (others === 0 && (all.people < fewest || all.places < fewest))
      return doesNotApply('nothing-created-on-it');
    const current = created.filter((use) => use.inPeriod);
    const citing = citations.map(({ commit }) => commit);
    const facts: BuiltUponFacts = {
      insight: 'D2',
      created: all,
      inPeriod: countUses(current, context.teams),
      packages: packages.map(({ path }) => path),
      references: mentionsIn(buildOn, context, past),
      documents: [...new Set(citations.map(({ document }) => document))],
      citations: mentionsIn(citing, context, past),
    };
    return {
      lens: 'delayed',
      facts,
      standing: 'evidenced',
      inPeriod: current.length + facts.references.inPeriod + facts.citations.inPeriod > 0,
      evidence: [
        ...evidenceOf(created),
        ...packages.map(({ commit, path }) => past.evidence(commit, path)),
        ...buildOn.map((commit) => past.evidence(commit)),
        ...citations.map(({ commit, place }) => past.evidence(commit, place ?? undefined)),
      ],
      counterEvidence: [
        ...amended(naming.amend, buildOn, past),
        ...(created.length === 0
          ? []
          : findCounterEvidence(created, contribution, context).filter(
              ({ kind }) => kind !== 'single-adopter' || (all.places > 1 && packages.length === 0),
            )),
      ],
      notVisible: ['chosen-or-told', 'references-elsewhere', ...limits(created, context.coverage)],
    };
  },
};

/**
 * A place that shows how it is used, or cannot be dated for sure, shows nothing; nor does configuration, which is alike in
 * every package, nor what was copied or depends on it no longer.
 */
function isDependence({ approximate, copied, ended, place, placeKind }: Use['adoption']): boolean {
  const isExample = placeKindOf(`${folderOf(place)}/`, false) === 'example';
  return !approximate && !copied && ended === null && placeKind === 'code' && !isExample;
}

function mentionsIn(
  commits: readonly number[],
  { period }: InsightContext,
  { credit, isIn }: Past,
): Mentions {
  const distinct = new Set(commits);
  return {
    commits: distinct.size,
    people: new Set([...distinct].map((commit) => credit.person(commit))).size,
    inPeriod: [...distinct].filter((commit) => isIn(commit, period)).length,
  };
}

function amended(
  amend: readonly number[],
  buildOn: readonly number[],
  { history }: Past,
): readonly CounterEvidence[] {
  if (amend.length === 0) return [];
  const commits = amend.map((commit) => history.commitId(commit));
  return [{ kind: 'amended', count: amend.length, of: amend.length + buildOn.length, commits }];
}
