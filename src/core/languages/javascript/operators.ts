/** Operators of several characters, as far as they must not be taken for their first one. */
import { bang, dot, equals, greater, isDigit, less, minus, plus, question } from './characters.ts';
import { arrow, comparison, spread, step } from './tokens.ts';

/** The kind of the token that begins with the punctuation at `start`. */
export function operatorKind(text: string, start: number): number {
  const code = text.charCodeAt(start);
  const following = text.charCodeAt(start + 1);
  switch (code) {
    case equals:
      if (following === greater) return arrow;
      return following === equals ? comparison : code;
    case less:
    case greater:
    case bang:
      return following === equals ? comparison : code;
    case plus:
    case minus:
      return following === code ? step : code;
    case question:
      return following === dot && !isDigit(text.charCodeAt(start + 2)) ? dot : code;
    case dot:
      return following === dot && text.charCodeAt(start + 2) === dot ? spread : code;
    default:
      return code;
  }
}

/** Where the token of that kind ends. */
export function operatorEnd(text: string, start: number, kind: number): number {
  const code = text.charCodeAt(start);
  if (kind === code) return start + 1;
  if (kind === spread) return start + 3;
  const isStrict =
    kind === comparison &&
    (code === equals || code === bang) &&
    text.charCodeAt(start + 2) === equals;
  return start + (isStrict ? 3 : 2);
}
