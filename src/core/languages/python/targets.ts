/** Reads the names that an assignment binds, and the list of public names in `__all__`. */
import { isQuote, isWord, quoteWidth, skipBlank, skipString, wordEnd } from './lexer.ts';
import type { Statement } from './statements.ts';

const keywords = new Set(
  'lambda not await yield return del assert raise global nonlocal print pass'.split(' '),
);

/** Names bound by an assignment: `a = b = …`, `a, (b, *c) = …`, `a: T`, `a: T = …`. */
export function readTargets(text: string, statement: Statement): readonly string[] {
  const { start, equals, colon, word } = statement;
  const isAnnotated = colon >= 0 && (equals.length === 0 || colon < equals[0]!);
  if (isAnnotated) {
    const isName = word !== '' && skipBlank(text, start + word.length, true) === colon;
    return isName && !keywords.has(word) && !/^\d/.test(word) ? [word] : [];
  }
  const names: string[] = [];
  let from = start;
  for (const to of equals) {
    const targets = readTargetList(text, from, to);
    if (!targets) break;
    names.push(...targets);
    from = to + 1;
  }
  return names;
}

/** The plain names in a list of targets; attributes and items of other things bind none. */
function readTargetList(text: string, from: number, to: number): readonly string[] | undefined {
  const names: string[] = [];
  let at = skipBlank(text, from, true);
  let afterValue = false;
  let inside = 0;
  while (at < to) {
    const code = text.charCodeAt(at);
    const character = text.charAt(at);
    if (isWord(code)) {
      const end = wordEnd(text, at);
      const next = text.charAt(skipBlank(text, end, true));
      if (inside === 0) {
        if (afterValue || keywords.has(text.slice(at, end))) return undefined;
        if (next !== '.' && next !== '[' && next !== '(') names.push(text.slice(at, end));
      }
      afterValue = true;
      at = end;
    } else if (isQuote(code)) {
      if (inside === 0) return undefined;
      at = skipString(text, at);
    } else {
      if (character === '(' || character === '[' || character === '{') {
        if (inside > 0 || afterValue) inside++;
      } else if (character === ')' || character === ']' || character === '}') {
        if (inside > 0) inside--;
        afterValue = true;
      } else if (character === '.' && inside === 0) {
        at = wordEnd(text, skipBlank(text, at + 1, true));
        afterValue = true;
        at = skipBlank(text, at, true);
        continue;
      } else if (inside === 0 && (character === ',' || character === '*')) afterValue = false;
      else if (inside === 0) return undefined;
      at++;
    }
    at = skipBlank(text, at, true);
  }
  return names;
}

/** What a statement that begins with `__all__` adds to it: null where that is not written out, undefined for nothing. */
export function readPublicNames(
  text: string,
  statement: Statement,
): readonly string[] | null | undefined {
  const { start, end, equals } = statement;
  const from = equals.at(-1);
  if (from !== undefined) return readStrings(text, from + 1, end);
  const call = /^__all__\s*(?:\+=|\.\s*(?:extend|append)\s*(?=\())/.exec(
    text.slice(start, Math.min(end, start + 64)),
  );
  return call ? readStrings(text, start + call[0].length, end) : undefined;
}

function readStrings(text: string, from: number, to: number): readonly string[] | null {
  const names: string[] = [];
  let at = skipBlank(text, from, true);
  while (at < to) {
    if (isQuote(text.charCodeAt(at))) {
      const end = skipString(text, at);
      const width = quoteWidth(text, at);
      names.push(text.slice(at + width, end - width));
      at = end;
    } else if ('[](),+'.includes(text.charAt(at))) at++;
    else return null;
    at = skipBlank(text, at, true);
  }
  return names;
}
