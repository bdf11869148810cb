/** Later commits of other people that name commits of the subject. */
import type { SubjectCommit } from '../summary/input.ts';
import type { Past } from './past.ts';

export interface Naming {
  /** Commits that say that they go on from it, oldest first. */
  readonly buildOn: readonly number[];
  /** Commits that say that they correct or tidy it, oldest first. */
  readonly amend: readonly number[];
}

export function referencesTo(
  commits: readonly SubjectCommit[],
  { history, credit, person, references }: Past,
): Naming {
  const kinds = new Map<number, 'builds-on' | 'amends'>();
  for (const own of commits) {
    const made = history.findCommit(own.commit);
    const { pullRequest } = own;
    for (const { commit, kind } of [
      ...(pullRequest === null ? [] : references().toPullRequest(pullRequest)),
      ...references().toCommit(own.commit),
    ]) {
      const isLater = history.landedAt[commit]! > history.landedAt[made]!;
      const people = [credit.person(commit), ...credit.coAuthors(commit)];
      if (isLater && !people.includes(person)) kinds.set(commit, kind);
    }
  }
  const of = (kind: 'builds-on' | 'amends'): number[] =>
    [...kinds]
      .filter(([, found]) => found === kind)
      .map(([commit]) => commit)
      .sort((a, b) => history.rank[a]! - history.rank[b]!);
  return { buildOn: of('builds-on'), amend: of('amends') };
}
