/** Questions about what git cannot show, each from something that it does show. */
import type { Contribution } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { isDesignPath } from '../contributions/paths.ts';
import { isRevert, overridingTheme } from '../contributions/themes.ts';
import type { Facts } from '../insights/facts.ts';
import type { Period } from '../model.ts';
import { dayOf, isInPeriod } from '../period.ts';
import type { SubjectCommit } from './input.ts';
import type { AboutContribution, ArguedContribution, Prompt } from './summary.ts';

const incident =
  /\b(hot-?fix|incident|outage|roll(ing)?[ -]?back|post-?mortem|emergency|regression)\b/i;
/** More questions than this are not answered. */
const mostPrompts = 6;
const mostContributionsAsked = 2;
const mostAboutArguments = 3;
/** So many fixes in one area may have had one reason. */
const manyFixes = 5;

/** The questions in the order in which they are put; the last one always stands. */
export function findPrompts(
  contributions: readonly ArguedContribution[],
  period: Period,
): readonly Prompt[] {
  const current = contributions
    .flatMap((contribution) => contribution.commits)
    .filter((commit) => commit.excluded === null && isInPeriod(commit.landed, period))
    .toSorted(byLanding);
  const reverts = current.filter((commit) => isRevert(commit.subject));
  const incidents = current.filter(
    (commit) => !isRevert(commit.subject) && incident.test(commit.subject),
  );
  const designs = current.filter(
    (commit) =>
      overridingTheme(commit) === null &&
      commit.paths.some((path) => path.change === 'added' && isDesignPath(path.path)),
  );
  const about = askAboutArguments(contributions);
  const users = contributions.flatMap(ask).slice(0, mostContributionsAsked);
  const prompts: Prompt[] = [];
  if (reverts.length > 0) prompts.push({ kind: 'reverts', commits: reverts });
  if (incidents.length > 0) prompts.push({ kind: 'incidents', commits: incidents });
  prompts.push(...about);
  if (designs.length > 0) prompts.push({ kind: 'design', commits: designs });
  prompts.push(...users);
  if (about.length === 0 && users.length === 0)
    prompts.push(...askAboutWork(contributions, period));
  return [...prompts.slice(0, mostPrompts - 1), { kind: 'no-trace' }];
}

function byLanding(a: SubjectCommit, b: SubjectCommit): number {
  return (dayOf(a.landed) ?? 0) - (dayOf(b.landed) ?? 0) || byCodeUnits(a.commit, b.commit);
}

/** One question of each kind, about what happened in the period. */
function askAboutArguments(contributions: readonly ArguedContribution[]): readonly Prompt[] {
  const found = new Map<AboutContribution, Prompt>();
  for (const contribution of contributions) {
    for (const { facts, inPeriod } of contribution.arguments) {
      const kind = inPeriod ? questionAbout(facts) : null;
      if (kind !== null && !found.has(kind)) found.set(kind, { kind, contribution });
    }
  }
  return [...found.values()].slice(0, mostAboutArguments);
}

function questionAbout(facts: Facts): AboutContribution | null {
  switch (facts.insight) {
    case 'D5':
      return facts.outcome === 'removed' ? 'removal' : 'migration';
    case 'A2':
      return 'hardening';
    case 'A4':
      if (facts.upgrades.length > 0) return 'upgrade';
      return facts.removal === null ? null : 'removal';
    case 'E6':
      return 'road';
    default:
      return null;
  }
}

/** Where nothing was found that others did with it: what most of the work was, and what was fixed again and again. */
function askAboutWork(
  contributions: readonly ArguedContribution[],
  period: Period,
): readonly Prompt[] {
  const inPeriod = ({ commits }: Contribution): number =>
    commits.filter((commit) => commit.excluded === null && isInPeriod(commit.landed, period))
      .length;
  const worked = contributions
    .filter((contribution) => inPeriod(contribution) > 0)
    .toSorted((a, b) => inPeriod(b) - inPeriod(a) || byCodeUnits(a.id, b.id));
  const most = worked.find(({ theme }) => theme?.kind !== 'revert' && theme?.kind !== 'release');
  const fixes = worked.find(
    (contribution) => contribution.theme?.kind === 'fixes' && inPeriod(contribution) >= manyFixes,
  );
  const prompts: Prompt[] = [];
  if (most) prompts.push({ kind: 'most-work', contribution: most });
  if (fixes && fixes !== most) prompts.push({ kind: 'fixes', contribution: fixes });
  return prompts;
}

/** Whom to ask about a contribution: the person whose use in the period came last. */
function ask(contribution: Contribution): readonly Prompt[] {
  const use = contribution.uses.findLast((candidate) => candidate.inPeriod);
  if (!use) return [];
  return [
    { kind: 'ask-user', contribution, person: use.adoption.person, teams: use.adoption.teams },
  ];
}
