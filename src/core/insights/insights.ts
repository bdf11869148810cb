/** Insights about use, and the order in which all arguments are told. To add an insight: a file and a line. */
import type { Contribution } from '../contributions/contribution.ts';
import { acrossRepositories } from './acrossRepositories.ts';
import { breadthOfUse } from './breadthOfUse.ts';
import { withAgainstWork } from './counterEvidence.ts';
import {
  isArgument,
  isBegunAfter,
  lenses,
  type Argument,
  type InsightContext,
  type InsightId,
  type UseInsight,
} from './insight.ts';
import { laterAdoption } from './laterAdoption.ts';
import { loadBearing } from './loadBearing.ts';

export const useInsights: readonly UseInsight[] = [
  laterAdoption,
  acrossRepositories,
  breadthOfUse,
  loadBearing,
];

/** Every argument that the contribution alone supports. */
export function findArguments(
  contribution: Contribution,
  context: InsightContext,
): readonly Argument[] {
  if (isBegunAfter(contribution, context.period)) return [];
  return useInsights
    .map((insight) => insight.find(contribution, context))
    .filter(isArgument)
    .map((argument) => withAgainstWork(argument, contribution, context.subject));
}

/** Whether the insight needs nothing but the contribution. */
export function isAboutUse(id: InsightId): boolean {
  return useInsights.some((insight) => insight.id === id);
}

/** Arguments in the order in which they are told: by lens, within one those about use first, in their order, then by id. */
export function inTellingOrder(all: readonly Argument[]): readonly Argument[] {
  const rank = ({ facts: { insight }, lens }: Argument): string =>
    `${lenses.indexOf(lens)} ${isAboutUse(insight) ? orderOf(insight) : 'then'} ${insight}`;
  return all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function orderOf(id: InsightId): number {
  return useInsights.findIndex((insight) => insight.id === id);
}
