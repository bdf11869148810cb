/** The list of insights, in the order in which they are asked and told. To add one: a file and a line. */
import type { Contribution } from '../contributions/contribution.ts';
import { breadthOfUse } from './breadthOfUse.ts';
import { isArgument, type Argument, type Insight, type InsightContext } from './insight.ts';
import { laterAdoption } from './laterAdoption.ts';
import { loadBearing } from './loadBearing.ts';

export const insights: readonly Insight[] = [laterAdoption, breadthOfUse, loadBearing];

/** Every argument that can be made about a contribution. */
export function findArguments(
  contribution: Contribution,
  context: InsightContext,
): readonly Argument[] {
  return insights.map((insight) => insight.find(contribution, context)).filter(isArgument);
}
