/** What a hosting service told, beside the history of the repository: as summaries and insights ask about it. */
import type { Past } from '../insights/past.ts';
import { kindOf } from '../people/names.ts';
import { certain } from './offline.ts';
import type {
  Account,
  AuthoredPullRequest,
  PullRequestFacts,
  PullRequestLink,
  Stream,
} from './records.ts';
import { createOrigins } from './withService.ts';

/** Commits and persons are the numbers that the history and the credit give them. */
export interface Hosting {
  readonly facts: PullRequestFacts;
  readonly past: Past;
  /** The subject's merged pull requests in this repository that are still shown, by number. */
  readonly own: ReadonlyMap<number, AuthoredPullRequest>;
  /** Whether anything of the stream was ever read. */
  isRead(stream: Stream): boolean;
  isComplete(stream: Stream): boolean;
  /** The service says that not everybody can see this repository. */
  readonly isPrivate: boolean;
  isHere(item: { readonly repository: string }): boolean;
  isSubject(account: Account | null): boolean;
  /** Somebody else who is neither a bot nor an agent; nobody where the account is deleted. */
  isOther(account: Account | null): account is Account;
  /** The pull request that brought a commit, where that is certain. */
  pullRequestOf(commit: number): number | null;
  /** What a pull request brought to the main line, oldest first, without merges; none where git does not tell. */
  commitsOf(number: number): readonly number[];
  /** The person of the history who made most of a pull request of this repository; null where git does not tell. */
  personOf(pullRequest: PullRequestLink): string | null;
}

export function createHosting(facts: PullRequestFacts, repository: string, past: Past): Hosting {
  const { history, credit, person } = past;
  const names = new Set([repository.toLowerCase()]);
  // A repository that was renamed is told by its name of now.
  for (const { mergeCommit, repository: name } of facts.authored)
    if (mergeCommit !== null && history.findCommit(mergeCommit) >= 0) names.add(name.toLowerCase());
  const isHere: Hosting['isHere'] = (item) => names.has(item.repository.toLowerCase());
  const own = new Map(
    facts.authored
      .filter((found) => found.state === 'merged' && found.isVisible && isHere(found))
      .map((found) => [found.number, found]),
  );
  const told = new Map(
    facts.commits.flatMap(({ id, pullRequest }) =>
      pullRequest && isHere(pullRequest) ? [[id, pullRequest] as const] : [],
    ),
  );
  const authored = facts.coverage.find(({ stream }) => stream === 'authored');
  const originOf = createOrigins(history, {
    list: [...own.values()],
    covers: (commit) =>
      credit.person(commit) === person &&
      authored?.complete === true &&
      (authored.from === null || history.committed[commit]! * 1000 >= Date.parse(authored.from)),
  });
  const pullRequestOf = (commit: number): number | null => {
    const known = told.get(history.commitId(commit));
    if (known) return known.number;
    const origin = originOf(commit);
    return origin && origin.confidence >= certain ? origin.number : null;
  };
  let byNumber: Map<number, number[]> | undefined;
  const commitsOf = (number: number): readonly number[] => {
    byNumber ??= groupByNumber(history.order, (commit) =>
      history.parents(commit).length > 1 ? null : pullRequestOf(commit),
    );
    return byNumber.get(number) ?? [];
  };
  const isSubject: Hosting['isSubject'] = (account) =>
    account !== null && account.login.toLowerCase() === facts.account?.login.toLowerCase();
  return {
    facts,
    past,
    own,
    isHere,
    isPrivate: [...facts.authored, ...facts.reviewed, ...told.values()].some(
      (found) => found.isPrivate && isHere(found),
    ),
    isSubject,
    pullRequestOf,
    commitsOf,
    isRead: (stream) => facts.coverage.some((part) => part.stream === stream && part.to !== null),
    isComplete: (stream) => facts.coverage.every((part) => part.stream !== stream || part.complete),
    isOther: (account): account is Account =>
      account !== null &&
      account.kind === 'user' &&
      kindOf(account.login, '') === 'human' &&
      !isSubject(account),
    personOf(pullRequest) {
      if (!isHere(pullRequest)) return null;
      const makers = commitsOf(pullRequest.number).map((commit) => credit.person(commit));
      const most = mostFrequent(makers);
      return most === null || most === person ? null : credit.persons[most]!.id;
    },
  };
}

function groupByNumber(
  commits: Iterable<number>,
  numberOf: (commit: number) => number | null,
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const commit of commits) {
    const number = numberOf(commit);
    if (number === null) continue;
    const known = groups.get(number);
    if (known) known.push(commit);
    else groups.set(number, [commit]);
  }
  return groups;
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}

/** More signs of another account than this are no accident. */
const fewestSigns = 2;

/** Whether all that was read is of somebody else than the subject: a sign-in of a colleague, or of a machine. */
export function isOfSomebodyElse({ facts, past, own, commitsOf, isSubject }: Hosting): boolean {
  const { history, credit, person } = past;
  const isBySubject = (commit: number): boolean =>
    credit.person(commit) === person || credit.coAuthors(commit).includes(person);
  const signs = [
    ...[...own.keys()]
      .map(commitsOf)
      .filter((commits) => commits.length > 0)
      .map((commits) => commits.some(isBySubject)),
    ...facts.commits
      .filter(({ id, author }) => author !== null && isBySubject(history.findCommit(id)))
      .map(({ author }) => isSubject(author)),
  ];
  return signs.length >= fewestSigns && !signs.includes(true);
}

/** Logins of everybody but the subject. */
export function otherLogins({ facts, isSubject }: Hosting): readonly string[] {
  const accounts = [
    ...facts.authored.flatMap(({ mergedBy, closes }) => [mergedBy, ...authorsOf(closes)]),
    ...facts.reviewed.map(({ author }) => author),
    ...facts.references.flatMap(({ actor, source }) => [
      actor,
      source.kind === 'commit' ? null : source.author,
    ]),
    ...facts.threads.flatMap(({ comments }) => authorsOf(comments)),
    ...facts.commits.flatMap(({ author, pullRequest }) => [author, pullRequest?.author ?? null]),
    ...facts.runs.map(({ actor }) => actor),
  ];
  const logins = accounts.flatMap((account) =>
    account === null || isSubject(account) ? [] : account.login,
  );
  return [...new Set(logins)].toSorted();
}

function authorsOf(
  items: readonly { readonly author: Account | null }[],
): readonly (Account | null)[] {
  return items.map(({ author }) => author);
}
