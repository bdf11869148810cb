/** One commit as a person reads it: who, when, why, and what changed. */
import { type Place, runGit } from './run.ts';

const mostBytes = 2 << 20;

/** Text of a commit with its difference to its first parent; what is longer than 2 MiB is cut, and says so. */
export async function showCommit(
  place: Place,
  commit: string,
  signal: AbortSignal,
): Promise<string> {
  const command = [
    'log',
    '--max-count=1',
    '--format=fuller',
    '--date=iso-strict',
    '--patch',
    '--stat',
    '-m',
    '--first-parent',
    '-M',
    '--root',
    '--no-show-signature',
    '--no-color',
    '--no-decorate',
    '--no-notes',
    '--no-textconv',
    '--no-ext-diff',
    '--no-relative',
    '--submodule=short',
    '--encoding=UTF-8',
    '--end-of-options',
    commit,
    '--',
  ] as const;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of runGit(place, command, signal)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  const text = Buffer.concat(chunks).toString('utf8', 0, mostBytes);
  return bytes > mostBytes ? `${text}\n\nThe rest of this commit is not shown.\n` : text;
}
