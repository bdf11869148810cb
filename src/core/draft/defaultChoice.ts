/** What a summary tells before its engineer has chosen: what fits two pages. */
import { daysBetween } from '../contributions/span.ts';
import type { Argument, Lens } from '../insights/insight.ts';
import type { Period } from '../model.ts';
import { isCatchAll } from '../summary/concludeSummary.ts';
import type { ArguedContribution } from '../summary/summary.ts';

/** How many arguments of each lens are told at first. */
const most: Record<Lens, number> = { delayed: 3, enables: 1, absence: 1 };
const fewest = 3;

/** A name for an argument of a contribution. */
export function argumentKey(contribution: string, insight: string): string {
  return `${insight} ${contribution}`;
}

/**
 * The three to five arguments that are included on first opening: those of contributions with payoff in the period, all
 * lenses among them; without such payoff, the first ones of the others.
 */
export function defaultChoice(
  all: readonly ArguedContribution[],
  period: Period,
): ReadonlySet<string> {
  // What was begun after the period is no argument in its review, however much it is used today.
  const contributions = all.filter(({ span }) => daysBetween(span.from, period.to) > 0);
  const paidOff = contributions.filter(
    (contribution) => !isCatchAll(contribution) && contribution.uses.some((use) => use.inPeriod),
  );
  const chosen = new Set<string>();
  const left = { ...most };
  for (const contribution of paidOff) {
    const told = new Set<Lens>();
    for (const { lens, facts } of contribution.arguments.filter(isFirm)) {
      // Under one lens a contribution is argued for once; what else was found is one click away.
      if (told.has(lens) || left[lens]-- <= 0) continue;
      told.add(lens);
      chosen.add(argumentKey(contribution.id, facts.insight));
    }
  }
  for (const contribution of [...paidOff, ...contributions]) {
    for (const argument of contribution.arguments.filter(isFirm)) {
      if (chosen.size < fewest) chosen.add(argumentKey(contribution.id, argument.facts.insight));
    }
  }
  return chosen;
}

/** What may be chance is one click away. */
function isFirm({ facts }: Argument): boolean {
  return !('clear' in facts) || facts.clear;
}
