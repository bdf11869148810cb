/** D2, built upon: what others created that depended on it from the first version on, or said to go on from it. */
import type { Use } from '../contributions/contribution.ts';
import { dayOf } from '../period.ts';
import { birthOfPath } from '../reuse/births.ts';
import { findCreatedPackages } from './builtUpon/createdPackages.ts';
import { findCitations } from './builtUpon/designDocuments.ts';
import { findCounterEvidence, type CounterEvidence } from './counterEvidence.ts';
import type { BuiltUponFacts, Mentions } from './facts.ts';
import { doesNotApply, type InsightContext, type PastInsight } from './insight.ts';
import type { Past } from './past.ts';
import { referencesTo } from './referencesTo.ts';
import { countUses, evidenceOf, limits } from './useFacts.ts';

export const builtUpon: PastInsight = {
  id: 'D2',
  async find(contribution, context, past) {
    const end = dayOf(context.period.to)!;
    const isTold = (commit: number): boolean => past.day(commit) < end;
    const uses = contribution.uses.filter(({ adoption }) => dayOf(adoption.landed)! < end);
    const created = uses.filter((use) => isCreatedOnIt(use, past));
    const packages = findCreatedPackages(uses, past);
    const naming = referencesTo(contribution, past);
    const buildOn = naming.buildOn.filter(isTold);
    const citations = (await findCitations(contribution, past)).filter(({ commit }) =>
      isTold(commit),
    );
    if (created.length === 0 && packages.length === 0 && buildOn.length + citations.length === 0)
      return doesNotApply('nothing-created-on-it');
    const current = created.filter((use) => use.inPeriod);
    const citing = citations.map(({ commit }) => commit);
    const facts: BuiltUponFacts = {
      insight: 'D2',
      created: countUses(created, context.teams),
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
      inPeriod:
        current.length + facts.references.inPeriod + facts.citations.inPeriod > 0 ||
        packages.some((item) => item.inPeriod),
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
          : findCounterEvidence(created, contribution, context.subject)),
      ],
      notVisible: ['chosen-or-told', 'references-elsewhere', ...limits(created, context.coverage)],
    };
  },
};

/** The commit that made the place depend on it is the one that created the place, and not as a copy. */
function isCreatedOnIt({ adoption }: Use, { history, survey }: Past): boolean {
  if (adoption.copied || adoption.approximate) return false;
  const path = history.findPath(adoption.place);
  if (path < 0) return false;
  const birth = birthOfPath(history, survey.lineages, path);
  return history.commitId(birth.commit) === adoption.commit;
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
