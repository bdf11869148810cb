/** Which words stood anywhere in the texts of a commit. */
import { readGit, type Place } from './run.ts';

/** What `git grep` can be asked for line by line, and finds as a whole word. */
const isWord = /^\w+$/;

const command = [
  'grep',
  '--no-textconv',
  '--no-recurse-submodules',
  '--no-color',
  '--no-line-number',
  '--no-column',
  '-I',
  '-h',
  '-o',
  '-w',
  '-F',
  '-f',
  '-',
] as const;

/** Those of the words (letters, digits, `_`) that stand, as whole words, in any text of the commit; what is not there is passed over. */
export async function findWords(
  place: Place,
  commit: string,
  words: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const asked = words.filter((word) => isWord.test(word));
  if (asked.length === 0) return new Set();
  const patterns = `${asked.join('\n')}\n`;
  const printed = await readGit(place, [...command, commit, '--'], signal, [patterns]);
  return new Set(printed.split('\n').filter((word) => word !== ''));
}
