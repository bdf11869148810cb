/** Which names a Python file takes from modules that it imported whole, as `module.name`. */
import {
  isQuote,
  isStringPrefix,
  isWord,
  skipBackslash,
  skipBlank,
  skipComment,
  skipString,
  wordEnd,
} from './lexer.ts';

/** How deep formatted strings are looked into. */
const deepestFormat = 3;

export function findMembers(
  text: string,
  namespaces: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const heads = new Set<string>();
  let longest = 1;
  for (const namespace of namespaces) {
    const segments = namespace.split('.');
    heads.add(segments[0]!);
    longest = Math.max(longest, segments.length);
  }

  /** Notes the longest namespace that the chain of names begins with, and the name after it. */
  const note = (chain: readonly string[]): void => {
    for (let length = Math.min(longest, chain.length); length > 0; length--) {
      const namespace = chain.slice(0, length).join('.');
      if (!namespaces.has(namespace)) continue;
      const member = chain[length] ?? '*';
      const members = found.get(namespace);
      if (members) members.add(member);
      else found.set(namespace, new Set([member]));
      return;
    }
  };

  const readFormat = (from: number, to: number, depth: number): void => {
    for (let at = from; at < to; at++) {
      if (text.charAt(at) !== '{') continue;
      if (text.charAt(at + 1) === '{') at++;
      else at = read(at + 1, to, depth + 1);
    }
  };

  /** Reads code up to `end`, or, inside a formatted string, to the brace that closes the field. */
  const read = (start: number, end: number, depth: number): number => {
    let braces = 0;
    let at = start;
    let last = '\n';
    while (at < end) {
      const code = text.charCodeAt(at);
      if (isWord(code)) {
        const wordStop = Math.min(wordEnd(text, at), end);
        const word = wordStop - at < 256 ? text.slice(at, wordStop) : '';
        if (isQuote(text.charCodeAt(wordStop)) && isStringPrefix(word)) {
          const stop = Math.min(skipString(text, wordStop), end);
          if (/[ft]/i.test(word) && depth < deepestFormat) readFormat(wordStop + 1, stop, depth);
          at = stop;
          last = '"';
        } else if (word === 'import') {
          at = skipImport(text, wordStop, end);
        } else if (word === 'from' && '\n;:'.includes(last)) {
          at = skipModule(text, wordStop, end);
        } else if (heads.has(word) && last !== '.') {
          const { chain, stop } = readChain(text, at, end, longest);
          if (!isAssigned(text, stop)) note(chain);
          at = stop;
          last = 'a';
        } else {
          at = wordStop;
          last = 'a';
        }
      } else if (isQuote(code)) {
        at = Math.min(skipString(text, at), end);
        last = '"';
      } else if (code === 0x23 && depth === 0) at = skipComment(text, at);
      else if (code === 0x5c) at = skipBackslash(text, at);
      else {
        const character = text.charAt(at);
        if (depth > 0 && character === '}' && --braces < 0) return at;
        if (depth > 0 && character === '{') braces++;
        // A line that begins with a dot goes on with the expression before it.
        if (character > ' ' || character === '\n') last = character;
        at++;
      }
    }
    return end;
  };

  read(0, text.length, 0);
  return new Map([...found].map(([namespace, members]) => [namespace, [...members]]));
}

/** The names joined by dots from `at` on, one more than the longest namespace has. */
function readChain(
  text: string,
  at: number,
  end: number,
  longest: number,
): { readonly chain: readonly string[]; readonly stop: number } {
  const chain: string[] = [];
  for (;;) {
    const stop = Math.min(wordEnd(text, at), end);
    chain.push(text.slice(at, stop));
    if (chain.length > longest) return { chain, stop };
    const dot = skipBlank(text, stop, true);
    if (text.charAt(dot) !== '.') return { chain, stop };
    at = skipBlank(text, dot + 1, true);
    if (at >= end || !isWord(text.charCodeAt(at))) return { chain, stop };
  }
}

/** Whether a name alone is given a value, as a variable or as the name of an argument. */
function isAssigned(text: string, at: number): boolean {
  const sign = skipBlank(text, at, false);
  return text.charAt(sign) === '=' && text.charAt(sign + 1) !== '=';
}

/** From the word `import` to the end of what is imported. */
function skipImport(text: string, at: number, end: number): number {
  at = skipBlank(text, at, false);
  if (text.charAt(at) === '(') {
    const close = text.indexOf(')', at);
    return close < 0 ? end : Math.min(close + 1, end);
  }
  while (at < end && text.charAt(at) !== '\n' && text.charAt(at) !== ';') {
    at = Math.max(skipBlank(text, at, false), at + 1);
  }
  return at;
}

/** From the word `from` to the word `import`. */
function skipModule(text: string, at: number, end: number): number {
  for (;;) {
    at = skipBlank(text, at, false);
    if (
      at < end &&
      (text.charAt(at) === '.' || (isWord(text.charCodeAt(at)) && !text.startsWith('import', at)))
    )
      at = Math.max(wordEnd(text, at), at + 1);
    else return at;
  }
}
