/** The one fact that the summary opens with. */
import type { Contribution, Use } from '../contributions/contribution.ts';
import { daysFinishedBefore } from '../contributions/uses.ts';
import { countUses } from '../insights/useFacts.ts';
import type { Period, TeamsUsed } from '../model.ts';
import { isInPeriod } from '../period.ts';
import type { Headline } from './summary.ts';

/** Counts the people who began in the period to build on a contribution that they had not used before. */
export function findHeadline(
  contributions: readonly Contribution[],
  teams: TeamsUsed,
  period: Period,
): Headline {
  const began = contributions.flatMap((contribution) => newcomers(contribution));
  const later = began.filter((use) => daysFinishedBefore(use, period) !== null);
  if (later.length > 0) {
    const unchangedFor = Math.max(...later.map((use) => daysFinishedBefore(use, period) ?? 0));
    return { kind: 'later', count: countUses(later, teams), unchangedFor };
  }
  if (began.length > 0) return { kind: 'within', count: countUses(began, teams) };
  const worked = contributions.some(({ commits }) =>
    commits.some((commit) => isInPeriod(commit.landed, period)),
  );
  return { kind: worked ? 'no-use' : 'no-work' };
}

/** Uses of the period by people who did not use the contribution before it. */
function newcomers(contribution: Contribution): readonly Use[] {
  const known = new Set<string>();
  const current: Use[] = [];
  for (const use of contribution.uses) {
    if (use.inPeriod && !known.has(use.adoption.person)) current.push(use);
    else if (!use.inPeriod) known.add(use.adoption.person);
  }
  return current;
}
