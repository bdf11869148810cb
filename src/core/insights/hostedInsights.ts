/** Insights that rest on what a hosting service told. To add one: a file and a line. */
import type { Hosting } from '../pullRequests/hosting.ts';
import type { ArguedContribution } from '../summary/summary.ts';
import { corroborated } from './corroborated.ts';
import { withAgainstWork } from './counterEvidence.ts';
import { fasterRuns } from './fasterRuns.ts';
import { guardrail } from './guardrail.ts';
import { isArgument, type Argument, type HostedInsight, type InsightContext } from './insight.ts';
import { inTellingOrder } from './insights.ts';
import { namedByOthers } from './namedByOthers.ts';
import { reviewsThatChanged } from './reviewsThatChanged.ts';

export const hostedInsights: readonly HostedInsight[] = [
  namedByOthers,
  reviewsThatChanged,
  guardrail,
  fasterRuns,
];

/** The contribution with what the service tells about it. */
export async function argueFromService(
  contribution: ArguedContribution,
  context: InsightContext,
  hosting: Hosting,
): Promise<ArguedContribution> {
  let argued = corroborated(contribution, context, hosting);
  for (const insight of hostedInsights) {
    const answer = await insight.find(argued, context, hosting);
    if (isArgument(answer))
      argued = withArgument(argued, withAgainstWork(answer, argued, context.subject));
  }
  return argued;
}

function withArgument(contribution: ArguedContribution, argument: Argument): ArguedContribution {
  const others = contribution.arguments.filter(
    ({ facts }) => facts.insight !== argument.facts.insight,
  );
  return { ...contribution, arguments: inTellingOrder([...others, argument]) };
}
