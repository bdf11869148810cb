/** What a hosting service is asked about one person's work in one repository. */
import type { Analysis } from '../analyze.ts';
import { isWorkflow } from '../languages/actions/paths.ts';
import type { Period, Person } from '../model.ts';
import { noreplyAccount } from '../people/names.ts';
import type { PullRequestsRequest } from '../ports.ts';
import type { SubjectCommit } from '../summary/input.ts';

/** So many years before the period are asked for: what was made earlier is seldom discussed any more. */
const yearsBefore = 3;
/** A hundred of them cost a point. */
const mostCommits = 2000;
/** Runs are many: only of the workflows on which the subject worked most. */
const mostWorkflows = 5;

export interface Inquiry {
  readonly repository: string;
  readonly subject: Person;
  /** Whether the subject is the one who asks. */
  readonly confirmed: boolean;
  readonly commits: readonly SubjectCommit[];
  readonly period: Period;
}

/** The request; null where the subject is somebody else and git does not tell their login. */
export function requestOf(
  { repository, subject, confirmed, commits, period }: Inquiry,
  { tree }: Pick<Analysis, 'tree'>,
): PullRequestsRequest | null {
  const login = confirmed ? null : loginOf(subject);
  if (!confirmed && login === null) return null;
  const untold = commits.filter(({ pullRequest, excluded }) => !pullRequest && !excluded);
  const there = new Set(tree.map(({ path }) => path).filter(isWorkflow));
  const worked = new Map<string, number>();
  for (const { path } of commits.flatMap(({ paths }) => paths))
    if (there.has(path)) worked.set(path, (worked.get(path) ?? 0) + 1);
  const workflows = [...worked].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    owner: repository.slice(0, repository.indexOf('/')),
    repositories: [repository],
    commits: untold.slice(-mostCommits).map(({ commit }) => ({ repository, id: commit })),
    workflows: workflows.slice(0, mostWorkflows).map(([path]) => ({ repository, path })),
    login,
    since: `${Number(period.from.slice(0, 4)) - yearsBefore}-01-01T00:00:00Z`,
  };
}

/** The login that the newest noreply address tells. */
function loginOf({ identities }: Person): string | null {
  const accounts = identities.flatMap(({ email }) => noreplyAccount(email) ?? []);
  return accounts.at(-1)?.login ?? null;
}
