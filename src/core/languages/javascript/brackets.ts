/** What is open at a place of the text: brackets, substitutions of templates, and elements of JSX. */
import { closeBracket, closeParen } from './characters.ts';

export const paren: number = 1;
/** Of `if`, `while`, `for` and `with`: an expression may begin after them. */
export const controlParen: number = 2;
export const bracket: number = 3;
export const block: number = 4;
export const object: number = 5;
export const substitution: number = 6;
/** From the `<` of an opening JSX tag to its `>`. */
export const tag: number = 7;
/** The same of an element without children. */
export const loneTag: number = 8;
export const children: number = 9;

export interface Brackets {
  /** What was opened last and is still open; 0 if nothing is. */
  readonly top: number;
  readonly depth: number;
  open(kind: number): void;
  /** Leaves what was opened last. */
  leave(): number;
  /**
   * Closes the last open bracket that a character closes, together with what was left open inside, and returns it; 0
   * where none is open.
   */
  close(code: number): number;
}

export function createBrackets(): Brackets {
  const stack: number[] = [];
  /** How many of each kind are open, so that a bracket is only searched for where there is one. */
  const counts = new Uint32Array(children + 1);

  const leave = (): number => {
    const kind = stack.pop() ?? 0;
    counts[kind]!--;
    brackets.depth = stack.length;
    brackets.top = stack.at(-1) ?? 0;
    return kind;
  };
  const closeLast = (first: number, last: number): number => {
    let open = 0;
    for (let kind = first; kind <= last; kind++) open += counts[kind]!;
    if (open === 0) return 0;
    while (brackets.top < first || brackets.top > last) leave();
    return leave();
  };
  const brackets = {
    top: 0,
    depth: 0,
    open(kind: number) {
      stack.push(kind);
      counts[kind]!++;
      brackets.depth = stack.length;
      brackets.top = kind;
    },
    leave,
    close(code: number) {
      if (code === closeParen) return closeLast(paren, controlParen);
      if (code === closeBracket) return closeLast(bracket, bracket);
      return closeLast(block, substitution);
    },
  };
  return brackets;
}
