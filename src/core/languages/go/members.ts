/** Which exported names a Go file takes from packages, as `pkg.Name`. */
import { isExported, isWord, skipToken, wordEnd } from './lexer.ts';

const dot = 0x2e;

export function findMembers(
  text: string,
  namespaces: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  /** Whether what comes next is selected from something else; three dots select nothing. */
  let selected = false;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (!isWord(code)) {
      const end = skipToken(text, at);
      if (code === dot) selected = text.charCodeAt(at - 1) !== dot;
      else if (code > 0x20 && !(code === 0x2f && end > at + 1)) selected = false;
      at = end;
      continue;
    }
    const start = at;
    at = wordEnd(text, at);
    const isMember = selected;
    selected = false;
    if (isMember || text.charCodeAt(at) !== dot) continue;
    const namespace = text.slice(start, at);
    if (!namespaces.has(namespace)) continue;
    at = skipSpace(text, at + 1);
    const end = wordEnd(text, at);
    const name = text.slice(at, end);
    at = end;
    // A lower-case member belongs to a variable of the same name.
    if (name === '' || !isExported(name)) continue;
    const names = found.get(namespace);
    if (names) names.add(name);
    else found.set(namespace, new Set([name]));
  }
  return new Map([...found].map(([namespace, names]) => [namespace, [...names]]));
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}
