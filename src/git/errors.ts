/** The one error of this folder: why git could not answer, and a sentence that says what to do about it. */
import { visible } from './visible.ts';

export type GitErrorReason =
  | 'git-missing'
  | 'git-too-old'
  | 'folder-missing'
  | 'not-a-repository'
  | 'foreign-owner'
  | 'buried-bare'
  | 'no-commits'
  | 'unknown-revision'
  | 'objects-missing'
  | 'cut-short'
  | 'malformed'
  | 'failed'
  | 'folder-not-empty';

export class GitError extends Error {
  override readonly name = 'GitError';
  readonly reason: GitErrorReason;

  constructor(reason: GitErrorReason, sentence: string) {
    super(visible(sentence));
    this.reason = reason;
  }
}

const missingObject =
  /unable to read|could not read|bad object|missing (blob|tree|commit|object)|unable to find all commit-graph|not a valid object|failed to (read|traverse)/i;

/** What an unsuccessful end of git means; `said` is what it wrote to standard error. */
export function failureOf(
  command: string,
  said: string,
  code: number | null,
  signal: string | null,
): GitError {
  const words = said.trim().replace(/\s+/g, ' ');
  if (signal !== null) {
    return new GitError(
      'cut-short',
      `git ${command} was ended by ${signal} before it was done; run it again.`,
    );
  }
  if (missingObject.test(words)) {
    return new GitError(
      'objects-missing',
      `This clone lacks objects that git ${command} needs (${words}). Complete it with "git fetch --refetch", or check it with "git fsck".`,
    );
  }
  return new GitError(
    'failed',
    `git ${command} ended with status ${code}${words === '' ? '' : ` and said: ${words}`}. Check the repository with "git fsck".`,
  );
}
