/** What a hosting service adds to a summary that git alone has made. */
import { titledByPullRequests } from '../contributions/pullRequestTitles.ts';
import { argueFromService } from '../insights/hostedInsights.ts';
import type { Evidence } from '../insights/insight.ts';
import type { Past } from '../insights/past.ts';
import { reviewsOf } from '../insights/reviewsThatChanged.ts';
import { detailsOf } from '../pullRequests/details.ts';
import {
  createHosting,
  isOfSomebodyElse,
  otherLogins,
  type Hosting,
} from '../pullRequests/hosting.ts';
import type { PullRequestFacts } from '../pullRequests/records.ts';
import { nothingRead, type Refusal } from '../pullRequests/service.ts';
import type { SummaryFacts } from './concludeSummary.ts';
import { withStreams } from './coverage.ts';
import type { SubjectCommit } from './input.ts';
import type { ArguedContribution } from './summary.ts';

/** The summary with all that the service tells about it; what it does not tell takes nothing away. */
export async function tellService(
  summary: SummaryFacts,
  facts: PullRequestFacts,
  repository: string,
  past: Past,
): Promise<SummaryFacts> {
  const hosting = createHosting(facts, repository, past);
  if (isOfSomebodyElse(hosting)) {
    const nothing = nothingRead(otherAccount);
    return { ...summary, coverage: withStreams(summary.coverage, nothing) };
  }
  const reviews = reviewsOf(summary, hosting);
  const contributions = [
    ...titledByPullRequests(withPullRequests(summary.contributions, hosting)),
    ...(reviews ? [reviews] : []),
  ];
  const argued = await Promise.all(
    contributions.map((contribution) => argueFromService(contribution, summary, hosting)),
  );
  return {
    ...summary,
    repositories: summary.repositories.map((home, index) =>
      index === 0 && hosting.isPrivate ? { ...home, isPrivate: true } : home,
    ),
    logins: otherLogins(hosting),
    coverage: withStreams(summary.coverage, facts),
    // Reviews about which nothing can be told are no piece of work to show.
    contributions: argued.filter(
      ({ theme, arguments: list }) => theme?.kind !== 'reviews' || list.length > 0,
    ),
  };
}

const otherAccount: Refusal = {
  reason: 'signed-out',
  explanation:
    'The account that was asked about made none of these commits: sign in as the person whom this summary is about.',
};

/** Commits and evidence with the pull requests that brought them. */
function withPullRequests(
  contributions: readonly ArguedContribution[],
  hosting: Hosting,
): readonly ArguedContribution[] {
  const { history } = hosting.past;
  const details = detailsOf(hosting);
  const numberOf = (id: string, known: number | null): number | null => {
    const commit = history.findCommit(id);
    return commit < 0 ? known : hosting.pullRequestOf(commit);
  };
  const ofCommit = (commit: SubjectCommit): SubjectCommit => {
    const pullRequest = numberOf(commit.commit, commit.pullRequest);
    const told = pullRequest === null ? undefined : details.get(pullRequest);
    return { ...commit, pullRequest, ...(told === undefined ? {} : { details: told }) };
  };
  const ofEvidence = (item: Evidence): Evidence =>
    item.repository === 0 ? { ...item, pullRequest: numberOf(item.id, item.pullRequest) } : item;
  return contributions.map((contribution) => ({
    ...contribution,
    commits: contribution.commits.map(ofCommit),
    arguments: contribution.arguments.map((argument) => ({
      ...argument,
      evidence: argument.evidence.map(ofEvidence),
    })),
  }));
}
