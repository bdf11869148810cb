/** Insights that look into the whole history. To add one: a file and a line. */
import type { Progress } from '../ports.ts';
import type { ArguedContribution, Summary } from '../summary/summary.ts';
import { builtUpon } from './builtUpon.ts';
import { changeGotEasier } from './changeGotEasier.ts';
import { withAgainstWork } from './counterEvidence.ts';
import {
  doesNotApply,
  isArgument,
  isBegunAfter,
  type Argument,
  type InsightContext,
  type PastInsight,
} from './insight.ts';
import { inTellingOrder } from './insights.ts';
import { keptTheLightsOn } from './keptTheLightsOn.ts';
import { knowledgeSpread } from './knowledgeSpread.ts';
import { migration } from './migration.ts';
import type { Past } from './past.ts';
import { pavedRoads } from './pavedRoads.ts';
import { recurrenceStopped } from './recurrenceStopped.ts';
import { stillStanding } from './stillStanding.ts';
import { unblocked } from './unblocked.ts';

export const pastInsights: readonly PastInsight[] = [
  builtUpon,
  migration,
  unblocked,
  pavedRoads,
  keptTheLightsOn,
  knowledgeSpread,
  stillStanding,
  changeGotEasier,
  recurrenceStopped,
];

/**
 * The contributions with what the history tells about them; `told` takes them after each insight that found something,
 * so that a reader need not wait for the last one.
 */
export async function argueFromPast(
  contributions: Summary['contributions'],
  context: InsightContext,
  past: Past,
  progress: Progress,
  told: (contributions: Summary['contributions']) => Promise<void>,
): Promise<Summary['contributions']> {
  let argued = contributions;
  for (const [index, insight] of pastInsights.entries()) {
    past.signal.throwIfAborted();
    progress.report('Looking into the history', index, pastInsights.length);
    const answers = await Promise.all(
      argued.map(async (contribution) =>
        isBegunAfter(contribution, context.period)
          ? doesNotApply('begun-after-the-period')
          : await insight.find(atHome(contribution), context, past),
      ),
    );
    const found = answers.map((answer, index) =>
      isArgument(answer) ? withAgainstWork(answer, argued[index]!, context.subject) : null,
    );
    if (found.every((argument) => argument === null)) continue;
    argued = argued.map((contribution, index) => withArgument(contribution, found[index]!));
    await told(argued);
  }
  return argued;
}

/** The history looked into is that of one repository: uses in others are told by the insights about use. */
function atHome(contribution: ArguedContribution): ArguedContribution {
  const { repository } = contribution;
  const uses = contribution.uses.filter((use) => use.repository === repository);
  return uses.length === contribution.uses.length ? contribution : { ...contribution, uses };
}

function withArgument(
  contribution: ArguedContribution,
  argument: Argument | null,
): ArguedContribution {
  if (argument === null) return contribution;
  return { ...contribution, arguments: inTellingOrder([...contribution.arguments, argument]) };
}
