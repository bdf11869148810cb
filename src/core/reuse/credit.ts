/** Who is credited for a commit, and how a commit is shown. */
import { toIso } from '../dates.ts';
import type { History } from '../history/history.ts';
import type { Deed, Moment, Person } from '../model.ts';
import { certain, pullRequestBehind } from '../pullRequests/offline.ts';

/** Persons by number; a commit's person is who deserves the credit (an agent's commit counts for its human). */
export interface Credit {
  readonly persons: readonly Person[];
  person(commit: number): number;
  coAuthors(commit: number): readonly number[];
  /** The agent that wrote the commit on its person's behalf, or null. */
  agent(commit: number): number | null;
}

/** The commit with its dates: authored as recorded, landed when it reached the line read. */
export function momentOf(history: History, commit: number): Moment {
  const landing = history.mainline[history.landedAt[commit]!]!;
  return {
    commit: history.commitId(commit),
    authored: toIso(history.authored[commit]!, history.authoredOffset[commit]!),
    landed: toIso(history.committed[landing]!, history.committedOffset[landing]!),
  };
}

export function deedOf(history: History, credit: Credit, commit: number): Deed {
  return { ...momentOf(history, commit), person: credit.persons[credit.person(commit)]!.id };
}

/** The pull request that git alone tells for certain. */
export function pullRequestOf(history: History, commit: number): number | null {
  const origin = pullRequestBehind(history, commit);
  return origin !== null && origin.confidence >= certain ? origin.number : null;
}
