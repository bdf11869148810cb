/** Where git and the hosting service say the same: who came to use it says so in the pull request that did. */
import type { Hosting } from '../pullRequests/hosting.ts';
import type { ArguedContribution } from '../summary/summary.ts';
import { pullRequestEvidence } from './hostedEvidence.ts';
import type { Argument, InsightContext, InsightId } from './insight.ts';
import { mentionsOf } from './namedByOthers.ts';

/** Insights whose evidence is what others did with it. */
const aboutOthers: ReadonlySet<InsightId> = new Set(['D1', 'E1', 'E3', 'E6', 'A3']);

/**
 * The contribution with those arguments corroborated of which a use came by a pull request that, as the service records,
 * names a pull request of the contribution.
 */
export function corroborated(
  contribution: ArguedContribution,
  context: InsightContext,
  hosting: Hosting,
): ArguedContribution {
  const naming = mentionsOf(contribution, context, hosting).builds.filter(hosting.isHere);
  if (naming.length === 0) return contribution;
  const { history } = hosting.past;
  const withBoth = (argument: Argument): Argument => {
    if (!aboutOthers.has(argument.facts.insight)) return argument;
    const numbers = new Set(
      argument.evidence
        .filter(({ repository }) => repository === 0)
        .map(({ id }) => history.findCommit(id))
        .filter((commit) => commit >= 0)
        .map(hosting.pullRequestOf),
    );
    const found = naming.filter(({ number }) => numbers.has(number));
    if (found.length === 0) return argument;
    return {
      ...argument,
      standing: 'corroborated',
      evidence: [...argument.evidence, ...found.map((item) => pullRequestEvidence(item, hosting))],
    };
  };
  return { ...contribution, arguments: contribution.arguments.map(withBoth) };
}
