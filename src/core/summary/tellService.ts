/** What a hosting service adds to a summary that git alone has made. */
import type { Past } from '../insights/past.ts';
import type { PullRequestFacts } from '../pullRequests/records.ts';
import type { SummaryFacts } from './concludeSummary.ts';
import { withStreams } from './coverage.ts';

/** The summary with all that the service tells about it; what it does not tell takes nothing away. */
export async function tellService(
  summary: SummaryFacts,
  facts: PullRequestFacts,
  _past: Past,
): Promise<SummaryFacts> {
  return { ...summary, coverage: withStreams(summary.coverage, facts) };
}
