/**
 * Which pull request a commit came from, as far as git alone can tell. A number in a subject is proof only where the
 * hosting service wrote it: on the first-parent line, in a merge of its own wording or a commit that it committed.
 * Elsewhere `(#123)` may as well be an issue, or another repository's pull request.
 */
import type { History } from '../history/history.ts';

/** How a pull request was found out, and how often that is right (0 to 1). */
export interface PullRequestOrigin {
  readonly number: number;
  readonly by: 'merge' | 'squash' | 'suffix' | 'rebase' | 'service';
  readonly confidence: number;
}

/** What is certain enough to be told as a fact. */
export const certain = 0.9;

const mergeSubject = /^Merge pull request #(\d{1,9}) from /;
/** The last number counts: reverts and backports carry that of the original before their own. */
const suffix = /\(#(\d{1,9})\)\s*$/;

/** The pull request with which a commit reached the line read; null where its landing names none. */
export function pullRequestBehind(history: History, commit: number): PullRequestOrigin | null {
  const landing = history.mainline[history.landedAt[commit]!]!;
  const subject = history.subject(landing);
  const isMerge = history.parents(landing).length > 1;
  const merged = numberIn(mergeSubject, subject);
  if (merged !== null && isMerge) return { number: merged, by: 'merge', confidence: 0.99 };
  const suffixed = numberIn(suffix, subject);
  if (suffixed === null) return null;
  if (!history.committedByHost(landing)) return { number: suffixed, by: 'suffix', confidence: 0.6 };
  return { number: suffixed, by: isMerge ? 'merge' : 'squash', confidence: 0.97 };
}

/** The pull request that a subject takes back: `Revert "Title (#12)"`, or a merged branch `revert-12-title`. */
export function revertedIn(subject: string): number | null {
  return (
    numberIn(/^Revert ".*\(#(\d{1,9})\)"/, subject) ??
    numberIn(/^Merge pull request #\d{1,9} from [^/\s]+\/revert-(\d{1,9})-/, subject)
  );
}

function numberIn(form: RegExp, subject: string): number | null {
  const number = Number(form.exec(subject)?.[1] ?? 0);
  return number > 0 ? number : null;
}
