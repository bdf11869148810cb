/** What a loopback GitHub knows: plain objects, made by code, the same at each run. */

export interface Actor {
  readonly __typename: 'User' | 'Bot' | 'Mannequin';
  readonly id: string;
  readonly login: string;
}

export interface WorldRepository {
  readonly id: string;
  nameWithOwner: string;
  readonly isPrivate: boolean;
}

export interface WorldReview {
  readonly id: string;
  readonly author: Actor | null;
  readonly state: string;
  readonly submittedAt: string | null;
  readonly body: string;
}

export interface WorldThread {
  readonly id: string;
  readonly path: string;
  readonly isResolved: boolean;
  readonly isOutdated: boolean;
  readonly originalLine: number | null;
  readonly comments: readonly {
    readonly id: string;
    readonly author: Actor | null;
    readonly body: string;
    readonly createdAt: string;
    readonly originalCommit: { readonly oid: string } | null;
  }[];
}

export interface WorldEvent {
  readonly __typename: string;
  readonly id: string;
  readonly createdAt: string;
  readonly [field: string]: unknown;
}

export interface WorldPullRequest {
  readonly id: string;
  readonly number: number;
  repository: WorldRepository;
  title: string;
  body: string;
  state: string;
  readonly author: Actor | null;
  readonly createdAt: string;
  updatedAt: string;
  readonly mergedAt: string | null;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly headRefOid: string;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  readonly commitCount: number;
  readonly labels: readonly string[];
  readonly closes: readonly WorldIssue[];
  readonly reviews: WorldReview[];
  readonly threads: WorldThread[];
  readonly events: WorldEvent[];
}

export interface WorldIssue {
  readonly __typename: 'Issue';
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly createdAt: string;
  readonly author: Actor | null;
  readonly repository: WorldRepository;
}

export interface WorldRelease {
  readonly id: string;
  readonly repository: string;
  readonly tagName: string;
  readonly createdAt: string;
  readonly publishedAt: string | null;
  readonly isDraft: boolean;
  readonly oid: string;
}

export interface WorldRun {
  readonly id: number;
  readonly repository: string;
  readonly workflow: string;
  readonly event: string;
  readonly branch: string | null;
  readonly sha: string;
  readonly conclusion: string;
  readonly createdAt: string;
  readonly seconds: number;
  readonly actor: Actor | null;
  readonly pullRequests: readonly number[];
}

export interface World {
  /** The time that its clock shows. */
  now: string;
  readonly users: Map<string, Actor>;
  /** Accepted tokens and whose they are. */
  readonly tokens: Map<string, string>;
  readonly repositories: Map<string, WorldRepository>;
  readonly pullRequests: Map<string, WorldPullRequest>;
  /** Ids that nobody is shown any more. */
  readonly hidden: Set<string>;
  /** Owners behind single sign-on that was not passed. */
  readonly behindSso: Set<string>;
  /** Commits on the main lines: whose they are, and the pull requests that hold them. */
  readonly commits: Map<
    string,
    { readonly author: Actor | null; readonly pullRequests: readonly string[] }
  >;
  readonly releases: WorldRelease[];
  readonly runs: WorldRun[];
  /** Lines of code that the code search finds, by repository. */
  readonly code: { readonly repository: string; readonly path: string; readonly text: string }[];
}
