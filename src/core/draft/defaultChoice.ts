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

interface Candidate {
  readonly contribution: ArguedContribution;
  readonly argument: Argument;
}

/**
 * The three to five arguments that are included on first opening: those that tell of the period, every lens that has one
 * among them, a contribution once under each lens; without such ones, the first of the others.
 */
export function defaultChoice(
  all: readonly ArguedContribution[],
  period: Period,
): ReadonlySet<string> {
  // What was begun after the period is no argument in its review, however much it is used today.
  const candidates = all
    .filter(({ span }) => daysBetween(span.from, period.to) > 0)
    .flatMap((contribution) =>
      contribution.arguments.filter(isFirm).map((argument) => ({ contribution, argument })),
    );
  const ofPeriod = candidates.filter(({ argument }) => argument.inPeriod);
  const named = ofPeriod.filter(({ contribution }) => !isCatchAll(contribution));
  const chosen = new Set<string>();
  const told = new Set<string>();
  const left = { ...most };
  const choose = ({ contribution: { id }, argument: { lens, facts } }: Candidate): void => {
    const place = `${lens} ${id}`;
    if (told.has(place)) return;
    told.add(place);
    left[lens]--;
    chosen.add(argumentKey(id, facts.insight));
  };
  for (const candidate of named) if (left[candidate.argument.lens] > 0) choose(candidate);
  for (const candidate of [...named, ...ofPeriod, ...candidates])
    if (chosen.size < fewest) choose(candidate);
  return chosen;
}

/** What may be chance is one click away. */
function isFirm({ facts }: Argument): boolean {
  return !('clear' in facts) || facts.clear;
}
