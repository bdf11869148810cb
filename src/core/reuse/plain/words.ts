/** Words, and qualified ones (`auth.New`), as they stand in a text, whatever a language makes of it. */

const chain = /\w+(?:\.\w+)*/g;

/** How often each word, and each qualified one, stands in the text. */
export function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [found] of text.matchAll(chain)) {
    const words = found.split('.');
    for (const [index, word] of words.entries()) {
      add(word);
      if (index > 0) add(`${words[index - 1]}.${word}`);
    }
  }
  return counts;
}

/** A pattern for any of the words that are made of letters, digits and `_`; null where none is. */
export function patternOf(words: readonly string[]): RegExp | null {
  const plain = words.filter((one) => /^\w+(?:\.\w+)?$/.test(one));
  if (plain.length === 0) return null;
  return new RegExp(`\\b(?:${plain.map((one) => one.replace('.', '\\.')).join('|')})\\b`);
}
