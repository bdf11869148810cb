/** Whether a name was first defined by the commit that defines it where it is known, or somewhere else before. */
import type { History } from '../../history/history.ts';
import { versionBefore } from '../../history/versions.ts';
import type { Survey } from '../survey.ts';

export interface Coined {
  /** Whether no file of the repository defined the name before what landed at a mainline position. */
  isCoinedAt(position: number, name: string): Promise<boolean>;
}

/** Names that are asked for about the same time are looked for together. */
export function createCoined(history: History, survey: Survey): Coined {
  const { units, loader } = survey;
  const answers = new Map<string, Promise<boolean>>();
  let waiting = new Map<number, Set<string>>();
  let searched: Promise<ReadonlyMap<number, Holding>> | null = null;

  /** What stood before each position, of all that is asked for until the reading of files comes to rest. */
  const search = async (): Promise<ReadonlyMap<number, Holding>> => {
    await new Promise((resolve) => setTimeout(resolve, gathering));
    const asked = waiting;
    waiting = new Map();
    searched = null;
    const found = new Map<number, Holding>();
    for (const [position, words] of asked) {
      const before = history.commitId(history.mainline[position - 1]!);
      found.set(position, await survey.findWords(before, [...words]));
    }
    return found;
  };

  const isDefinedIn = async (
    files: ReadonlySet<string>,
    name: string,
    position: number,
  ): Promise<boolean> => {
    const code = [...files]
      .map(history.findPath)
      .filter((path) => path >= 0 && units.languageOf(path));
    if (code.length > mostFiles) return true;
    const found = await Promise.all(
      code.map((path) => {
        const blob = versionBefore(history, path, position)?.blob ?? -1;
        return loader.read(path, blob, (version) => version?.defines(name) ?? false);
      }),
    );
    return found.includes(true);
  };

  return {
    isCoinedAt(position, name) {
      if (position <= 0) return Promise.resolve(true);
      const key = `${position} ${name}`;
      let answer = answers.get(key);
      if (!answer) {
        const words = waiting.get(position) ?? new Set();
        waiting.set(position, words.add(name));
        searched ??= search();
        answer = searched.then(async (found) => {
          const files = found.get(position)!.get(name);
          return files === undefined || !(await isDefinedIn(files, name, position));
        });
        answers.set(key, answer);
      }
      return answer;
    },
  };
}

/** The files that hold each word. */
type Holding = ReadonlyMap<string, ReadonlySet<string>>;

/** What more files than this name is a common word: one of them may define it. */
const mostFiles = 300;
/** Milliseconds in which questions come together. */
const gathering = 20;
