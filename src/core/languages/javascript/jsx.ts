/**
 * Tells JSX elements from type arguments and assertions, where `<name` stands at the place of an expression: an element
 * with children has a closing tag further down, one without them has a slash or attributes after its name.
 */
import {
  classOf,
  colon,
  dot,
  greater,
  isBlank,
  isDigit,
  isWord,
  isWordClass,
  minus,
  openBrace,
  slash,
} from './characters.ts';

/** Whether the character after `<` begins the name of an element, or ends the tag of a fragment. */
export function opensName(code: number): boolean {
  return code === greater || (isWord(code) && !isDigit(code));
}

export interface Jsx {
  /** Whether `<name` at `start` opens an element that is closed later. */
  opensElement(start: number): boolean;
  /** Whether `<name` at `start` is the tag of an element without children. */
  opensLoneTag(start: number): boolean;
}

/** What stands between `<` and a type. */
const ofTypes = new Set(
  'const extends in infer keyof new out readonly typeof unique abstract asserts'.split(' '),
);

export function createJsx(text: string): Jsx {
  let closers: ReadonlyMap<string, number> | undefined;
  return {
    opensElement(start) {
      closers ??= lastClosers(text);
      return (
        closers.size > 0 &&
        (closers.get(text.slice(start + 1, nameEnd(text, start + 1))) ?? -1) > start
      );
    },
    opensLoneTag(start) {
      let at = nameEnd(text, start + 1);
      if (ofTypes.has(text.slice(start + 1, at))) return false;
      while (at < text.length && isBlank(text.charCodeAt(at))) at++;
      const code = text.charCodeAt(at);
      if (code === slash || code === openBrace) return true;
      return isWord(code) && !ofTypes.has(text.slice(at, nameEnd(text, at)));
    },
  };
}

/** Where each name has its last closing tag; a fragment's name is empty. */
function lastClosers(text: string): ReadonlyMap<string, number> {
  const closers = new Map<string, number>();
  for (let at = text.indexOf('</'); at >= 0; at = text.indexOf('</', at + 2)) {
    closers.set(text.slice(at + 2, nameEnd(text, at + 2)), at);
  }
  return closers;
}

function nameEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (classOf(code) !== isWordClass && code !== dot && code !== minus && code !== colon) break;
  }
  return at;
}
