/** Commits that sweep over the repository: renames of a word, migrations, reformatting, imports of other trees. */
import type { History } from '../history/history.ts';

const mostFiles = 50;

/** Whether a commit changes so many files that whoever made it did not work on each of them. */
export function isSweep({ changeStart, changeEnd }: History, commit: number): boolean {
  return changeEnd[commit]! - changeStart[commit]! > mostFiles;
}
