/** Which pull request a commit came from, once the hosting service has told which ones the subject opened. */
import type { History } from '../history/history.ts';
import { pullRequestBehind, type PullRequestOrigin } from './offline.ts';

/** What the service told of one of the subject's pull requests in the repository of the history. */
export interface KnownPullRequest {
  readonly number: number;
  readonly mergeCommit: string | null;
  readonly commits: number;
}

export interface KnownPullRequests {
  readonly list: readonly KnownPullRequest[];
  /** Whether the commit is the subject's, and lies in the span that the list covers. */
  covers(commit: number): boolean;
}

/** As `pullRequestBehind`, with the certainty that the service adds or takes away. */
export function createOrigins(
  history: History,
  known: KnownPullRequests,
): (commit: number) => PullRequestOrigin | null {
  const numbers = new Set(known.list.map(({ number }) => number));
  const byLanding = new Map<number, PullRequestOrigin>();
  const rebased: { readonly tip: number; readonly pullRequest: KnownPullRequest }[] = [];
  for (const pullRequest of known.list) {
    const tip = pullRequest.mergeCommit === null ? -1 : history.findCommit(pullRequest.mergeCommit);
    if (tip < 0 || !isOnLine(history, tip)) continue;
    byLanding.set(tip, { number: pullRequest.number, by: 'service', confidence: 1 });
    if (isRebased(history, tip)) rebased.push({ tip, pullRequest });
  }
  // After all tips are known: a rebased row ends where another pull request begins.
  for (const { tip, pullRequest } of rebased) {
    const last = history.landedAt[tip]!;
    for (let at = last - 1; at > last - pullRequest.commits && at >= 0; at--) {
      const commit = history.mainline[at]!;
      if (byLanding.has(commit) || !isRebased(history, commit)) break;
      byLanding.set(commit, { number: pullRequest.number, by: 'rebase', confidence: 0.9 });
    }
  }
  return (commit) => {
    const told = byLanding.get(history.mainline[history.landedAt[commit]!]!);
    if (told) return told;
    const found = pullRequestBehind(history, commit);
    if (found?.by !== 'suffix') return found;
    if (numbers.has(found.number)) return { ...found, confidence: 0.9 };
    return known.covers(commit) ? { ...found, confidence: 0.2 } : found;
  };
}

/** A commit that was put on the line as it is: neither a merge nor one that the service made out of several. */
function isRebased(history: History, commit: number): boolean {
  return history.parents(commit).length === 1 && !history.committedByHost(commit);
}

function isOnLine(history: History, commit: number): boolean {
  return history.mainline[history.landedAt[commit]!] === commit;
}
