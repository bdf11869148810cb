/** Questions about what git cannot show, each from something that it does show. */
import type { Contribution } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { isDesignPath } from '../contributions/paths.ts';
import { isRevert, overridingTheme } from '../contributions/themes.ts';
import type { Period } from '../model.ts';
import { dayOf, isInPeriod } from '../period.ts';
import type { SubjectCommit } from './input.ts';
import type { Prompt } from './summary.ts';

const incident =
  /\b(hot-?fix|incident|outage|roll(ing)?[ -]?back|post-?mortem|emergency|regression)\b/i;
/** More questions than this are not answered. */
const mostContributionsAsked = 2;

/** The questions in the order in which they are put; the last one always stands. */
export function findPrompts(
  contributions: readonly Contribution[],
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
  const prompts: Prompt[] = [];
  if (reverts.length > 0) prompts.push({ kind: 'reverts', commits: reverts });
  if (incidents.length > 0) prompts.push({ kind: 'incidents', commits: incidents });
  if (designs.length > 0) prompts.push({ kind: 'design', commits: designs });
  prompts.push(...contributions.flatMap(ask).slice(0, mostContributionsAsked));
  return [...prompts, { kind: 'no-trace' }];
}

function byLanding(a: SubjectCommit, b: SubjectCommit): number {
  return (dayOf(a.landed) ?? 0) - (dayOf(b.landed) ?? 0) || byCodeUnits(a.commit, b.commit);
}

/** Whom to ask about a contribution: the person whose use in the period came last. */
function ask(contribution: Contribution): readonly Prompt[] {
  const use = contribution.uses.findLast((candidate) => candidate.inPeriod);
  if (!use) return [];
  return [
    { kind: 'ask-user', contribution, person: use.adoption.person, teams: use.adoption.teams },
  ];
}
