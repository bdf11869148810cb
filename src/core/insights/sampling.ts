/** Bounded samples that are the same on every machine. */
import { byCodeUnits, stableId } from '../contributions/ids.ts';

/** At most so many of the items, chosen by a hash of their names. */
export function sampleByHash<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  most: number,
): readonly T[] {
  if (items.length <= most) return items;
  const keyed = items.map((item) => ({ item, key: stableId(nameOf(item)) }));
  return keyed
    .toSorted((a, b) => byCodeUnits(a.key, b.key))
    .slice(0, most)
    .map(({ item }) => item);
}
