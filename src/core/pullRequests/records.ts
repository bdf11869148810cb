/**
 * What a hosting service knows and git does not. Dates are ISO 8601 as the service tells them; a repository is
 * `owner/name` as it is called now. Texts are a stranger's and are shown only as such.
 */

/** Who acted, by login; null wherever the account is deleted. */
export interface Account {
  readonly login: string;
  readonly kind: 'user' | 'bot' | 'other';
}

export type PullRequestState = 'open' | 'merged' | 'closed' | 'other';

/** What every mention of a pull request tells. */
export interface PullRequestLink {
  readonly id: string;
  readonly repository: string;
  readonly isPrivate: boolean;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly author: Account | null;
  readonly created: string;
  readonly merged: string | null;
  readonly state: PullRequestState;
}

export interface IssueLink {
  readonly repository: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly author: Account | null;
  readonly created: string;
}

/** A pull request of the subject. */
export interface AuthoredPullRequest extends PullRequestLink {
  readonly body: string;
  readonly isDraft: boolean;
  readonly published: string | null;
  readonly updated: string;
  readonly closed: string | null;
  readonly mergedBy: Account | null;
  /** The commit on the base branch that a merge of any kind ended in. */
  readonly mergeCommit: string | null;
  /** The last commit of the branch. */
  readonly headCommit: string;
  readonly commits: number;
  readonly base: string;
  readonly head: string;
  readonly additions: number;
  readonly deletions: number;
  readonly files: number;
  readonly comments: number | null;
  readonly labels: readonly string[];
  readonly milestone: string | null;
  /** Issues that it closes, up to five. */
  readonly closes: readonly IssueLink[];
  /** False once the service no longer shows it: kept, and left out of what is given away. */
  readonly isVisible: boolean;
}

/** Something that names a pull request of the subject. */
export type ReferenceSource =
  | ({ readonly kind: 'pull-request' } & PullRequestLink)
  | ({ readonly kind: 'issue'; readonly isPrivate: boolean } & IssueLink)
  | {
      readonly kind: 'commit';
      readonly repository: string;
      readonly commit: string;
      readonly headline: string;
    };

export interface Reference {
  readonly id: string;
  /** Id of the pull request that is named. */
  readonly pullRequest: string;
  readonly at: string;
  readonly actor: Account | null;
  readonly acrossRepositories: boolean;
  readonly source: ReferenceSource;
}

export type Verdict = 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'other';

export interface Review {
  readonly id: string;
  readonly verdict: Verdict;
  readonly submitted: string;
  readonly body: string;
}

/** A pull request of somebody else that the subject reviewed. */
export interface ReviewedPullRequest extends PullRequestLink {
  readonly published: string | null;
  readonly updated: string;
  readonly additions: number;
  readonly deletions: number;
  readonly files: number;
  /** Reviews of the subject, oldest first, up to ten of `reviewCount`. */
  readonly reviews: readonly Review[];
  readonly reviewCount: number;
  /** When somebody other than its author and bots first reviewed it, where that is among its first five reviews. */
  readonly firstReview: string | null;
  /** When the subject was asked by name. */
  readonly asked: string | null;
}

export interface ThreadComment {
  readonly id: string;
  readonly author: Account | null;
  readonly created: string;
  readonly body: string;
}

/** A review thread that the subject began. */
export interface ReviewThread {
  readonly id: string;
  readonly pullRequest: string;
  readonly path: string;
  /** The line as it was when the thread began; null for a whole file. */
  readonly line: number | null;
  /** The commit that the thread began on. */
  readonly commit: string | null;
  readonly isResolved: boolean;
  /** A later commit changed those lines. */
  readonly isOutdated: boolean;
  /** The first comments, up to five of `commentCount`. */
  readonly comments: readonly ThreadComment[];
  readonly commentCount: number;
}

/** A commit as the service knows it; its `id` is the commit's. */
export interface CommitLink {
  readonly id: string;
  readonly repository: string;
  /** The account that its author's address belongs to. */
  readonly author: Account | null;
  /** The merged pull request that brought it. */
  readonly pullRequest: PullRequestLink | null;
}

export interface Release {
  readonly id: string;
  readonly repository: string;
  readonly tag: string;
  readonly name: string;
  readonly url: string;
  readonly published: string;
  readonly commit: string | null;
  readonly isPrerelease: boolean;
}

export type RunOutcome = 'passed' | 'failed' | 'other';

/** One ended run of a workflow, its first attempt where that is known. */
export interface WorkflowRun {
  readonly id: string;
  readonly repository: string;
  /** Path of the workflow's file. */
  readonly workflow: string;
  readonly url: string;
  readonly event: string;
  readonly branch: string | null;
  readonly commit: string;
  readonly actor: Account | null;
  readonly pullRequests: readonly number[];
  readonly outcome: RunOutcome;
  readonly attempt: number;
  readonly started: string;
  readonly seconds: number;
}

/** The streams of facts, the ones worth most first. */
export const streams = [
  'authored',
  'reviewed',
  'references',
  'commits',
  'threads',
  'releases',
  'runs',
] as const;
export type Stream = (typeof streams)[number];

export type CoverageReason =
  | 'signed-out'
  | 'sso'
  | 'forbidden'
  | 'not-found'
  | 'rate-limit'
  | 'budget'
  | 'unreachable'
  | 'bad-answers'
  | 'older-server'
  | 'not-kept'
  | 'being-read'
  | 'page-cap'
  | 'result-cap'
  | 'chosen'
  | 'unreadable-items';

/** The span of a stream that was really read: `from` null is "from the beginning", `to` null is "nothing was read". */
export interface StreamCoverage {
  readonly stream: Stream;
  /** The repository or workflow that it is about, where the stream is read for each. */
  readonly of: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly complete: boolean;
  readonly reason: CoverageReason | null;
  /** A sentence for a person: what is missing and what to do; null where nothing is. */
  readonly explanation: string | null;
  /** When reading on makes sense. */
  readonly resumeAt: string | null;
  /** A page where the user can give access. */
  readonly link: string | null;
}

/** Everything that is known, each list in the order of its ids. */
export interface PullRequestFacts {
  readonly account: Account | null;
  readonly authored: readonly AuthoredPullRequest[];
  readonly references: readonly Reference[];
  readonly reviewed: readonly ReviewedPullRequest[];
  readonly commits: readonly CommitLink[];
  readonly threads: readonly ReviewThread[];
  readonly releases: readonly Release[];
  readonly runs: readonly WorkflowRun[];
  readonly coverage: readonly StreamCoverage[];
}
