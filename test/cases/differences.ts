/** Whether facts hold what a case expects of them. */
import { isDeepStrictEqual } from 'node:util';

/**
 * Where the facts say otherwise: an object must have all that is expected of it, a list of objects one for each that is
 * expected; a number counts at the decimals with which it is written; everything else must be equal.
 */
export function differences(facts: unknown, expected: unknown, at = ''): readonly string[] {
  const wrong = [
    `${at || 'facts'}: ${JSON.stringify(facts)}, expected ${JSON.stringify(expected)}`,
  ];
  if (typeof expected === 'number' && typeof facts === 'number') {
    const decimals = String(expected).split('.')[1]?.length ?? 0;
    return facts.toFixed(decimals) === expected.toFixed(decimals) ? [] : wrong;
  }
  if (Array.isArray(expected) && Array.isArray(facts) && expected.some(isObject)) {
    const isThere = (item: unknown): boolean =>
      facts.some((fact) => differences(fact, item).length === 0);
    return expected.every(isThere) ? [] : wrong;
  }
  if (isObject(expected) && isObject(facts)) {
    return Object.entries(expected).flatMap(([key, want]) =>
      differences(facts[key], want, at === '' ? key : `${at}.${key}`),
    );
  }
  return isDeepStrictEqual(facts, expected) ? [] : wrong;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
