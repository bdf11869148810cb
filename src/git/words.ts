/** Which words stood where in the texts of a commit. */
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
  '-z',
  '-o',
  '-w',
  '-F',
  '-f',
  '-',
] as const;

/** The files of a commit that hold each of the words (letters, digits, `_`) as a whole word; what is not there is passed over. */
export async function findWords(
  place: Place,
  commit: string,
  words: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  const asked = words.filter((word) => isWord.test(word));
  if (asked.length === 0) return found;
  const patterns = `${asked.join('\n')}\n`;
  const printed = await readGit(place, [...command, commit, '--'], signal, [patterns]);
  for (const [, path, word] of printed.matchAll(/^[^:\0]+:([^\0]+)\0(\w+)$/gm)) {
    found.set(word!, (found.get(word!) ?? new Set()).add(path!));
  }
  return found;
}
