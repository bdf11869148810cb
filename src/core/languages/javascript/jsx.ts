/** Tells JSX elements from type arguments and assertions: an element with children has a closing tag further down. */
import { classOf, dot, isWordClass, minus, colon } from './characters.ts';

export interface Jsx {
  /** Whether `<name` at `start` opens an element that is closed later. */
  opensElement(start: number): boolean;
}

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
