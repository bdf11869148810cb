/** Which members a Java file takes from types, as `Name.member` or `Name::member`. */
import * as kind from './lexer.ts';
import { isSelected, kindOf, skipSpace, skipToken, wordEnd } from './lexer.ts';

export function findMembers(
  text: string,
  namespaces: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  let tokenEnd = 0;
  for (let at = 0; at < text.length;) {
    const sign = kindOf(text.charCodeAt(at));
    if (sign === kind.token) at = tokenEnd = skipToken(text, at);
    else if (sign !== kind.lower && sign !== kind.upper)
      at = sign === kind.digit ? wordEnd(text, at) : at + 1;
    else {
      const end = wordEnd(text, at);
      const name = text.slice(at, end);
      if (namespaces.has(name) && !isSelected(text, at, tokenEnd)) {
        const names = found.get(name) ?? new Set();
        found.set(name, names.add(memberAfter(text, end) || '*'));
      }
      at = end;
    }
  }
  return new Map([...found].map(([name, members]) => [name, [...members]]));
}

function memberAfter(text: string, end: number): string {
  const at = skipSpace(text, end);
  const length = text.startsWith('::', at)
    ? 2
    : text.startsWith('.', at) && !text.startsWith('..', at)
      ? 1
      : 0;
  if (length === 0) return '';
  const member = skipSpace(text, at + length);
  return text.slice(member, wordEnd(text, member));
}
