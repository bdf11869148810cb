/** Whether a name came into the repository with the commit that defines it, or had stood somewhere in it before. */
import type { History } from '../../history/history.ts';
import type { Survey } from '../survey.ts';

export interface Coined {
  /** Whether the word stood nowhere in the repository before what landed at a mainline position. */
  isCoinedAt(position: number, word: string): Promise<boolean>;
}

/** Words that are asked for about the same time are looked for together. */
export function createCoined(history: History, survey: Pick<Survey, 'findWords'>): Coined {
  const answers = new Map<string, Promise<boolean>>();
  let waiting = new Map<number, Set<string>>();
  let searched: Promise<ReadonlyMap<number, ReadonlySet<string>>> | null = null;

  /** What stood before each position, of all that is asked for until the reading of files comes to rest. */
  const search = async (): Promise<ReadonlyMap<number, ReadonlySet<string>>> => {
    await new Promise((resolve) => setTimeout(resolve, gathering));
    const asked = waiting;
    waiting = new Map();
    searched = null;
    const found = new Map<number, ReadonlySet<string>>();
    for (const [position, words] of asked) {
      const before = history.commitId(history.mainline[position - 1]!);
      found.set(position, await survey.findWords(before, [...words]));
    }
    return found;
  };

  return {
    isCoinedAt(position, word) {
      if (position <= 0) return Promise.resolve(true);
      const key = `${position} ${word}`;
      let answer = answers.get(key);
      if (!answer) {
        const words = waiting.get(position) ?? new Set();
        waiting.set(position, words.add(word));
        searched ??= search();
        answer = searched.then((found) => !found.get(position)!.has(word));
        answers.set(key, answer);
      }
      return answer;
    },
  };
}

/** Milliseconds in which questions come together. */
const gathering = 20;
