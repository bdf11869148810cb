/** Where two values first differ. */

export interface Difference {
  /** `adoption.landed`; empty where the values differ as a whole. */
  readonly at: string;
  readonly told: unknown;
  readonly found: unknown;
}

/** The first difference; null where there is none. `loosely` overlooks members that only one of them has. */
export function findDifference(
  told: unknown,
  found: unknown,
  loosely: boolean,
  at = '',
): Difference | null {
  if (Object.is(told, found)) return null;
  if (!isObject(told) || !isObject(found) || Array.isArray(told) !== Array.isArray(found))
    return { at, told, found };
  if (Array.isArray(told) && Array.isArray(found) && told.length !== found.length)
    return { at, told, found };
  const keys = new Set([...Object.keys(told), ...Object.keys(found)]);
  for (const key of keys) {
    if (loosely && !(Object.hasOwn(told, key) && Object.hasOwn(found, key))) continue;
    const difference = findDifference(
      Object.hasOwn(told, key) ? told[key] : undefined,
      Object.hasOwn(found, key) ? found[key] : undefined,
      loosely,
      at === '' ? key : `${at}.${key}`,
    );
    if (difference) return difference;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
