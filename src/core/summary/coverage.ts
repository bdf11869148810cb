/** What was read, of git and of a hosting service: what is missing of one takes nothing from the other. */
import type { Coverage, Gap } from '../model.ts';
import type { PullRequestFacts } from '../pullRequests/records.ts';
import type { SummaryCoverage, SummaryGap } from './summary.ts';

const service = 'github:';

/** Whether a hosting service, and not git, has the gap. */
export function isOfService({ source }: Pick<Gap, 'source'>): boolean {
  return source.startsWith(service);
}

interface Read extends Pick<Coverage, 'complete'> {
  readonly gaps: readonly Pick<Gap, 'source'>[];
}

/** The span that was read of git alone. */
export function ofGit<C extends Read>(coverage: C): C {
  const gaps = coverage.gaps.filter((gap) => !isOfService(gap));
  const isCutByService = gaps.length === 0 && coverage.gaps.length > 0;
  return { ...coverage, complete: coverage.complete || isCutByService, gaps };
}

/** The coverage with what a service told about its streams; a stream that is not complete is a gap. */
export function withStreams(
  coverage: SummaryCoverage,
  { coverage: told }: Pick<PullRequestFacts, 'coverage'>,
): SummaryCoverage {
  const streams = told.map((stream) => ({ repository: 0, ...stream }));
  const gaps = streams
    .filter(({ complete }) => !complete)
    .map(({ repository, stream, of, reason }): SummaryGap => ({
      repository,
      source: service + stream,
      reason: reason ?? 'not-read',
      ...(of === null ? {} : { name: of }),
    }));
  return {
    ...coverage,
    complete: coverage.complete && gaps.length === 0,
    gaps: [...coverage.gaps, ...gaps],
    streams,
  };
}
