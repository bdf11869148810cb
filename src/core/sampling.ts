/** Bounded samples that are the same on every machine. */
import { byCodeUnits } from './contributions/ids.ts';
import { hashText } from './reuse/lines.ts';

/** At most so many of the items, chosen by a hash of their names. */
export function sampleByHash<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  most: number,
): readonly T[] {
  if (items.length <= most) return items;
  return items
    .map((item) => ({ item, name: nameOf(item), hash: hashText(nameOf(item)) }))
    .toSorted((a, b) => a.hash - b.hash || byCodeUnits(a.name, b.name))
    .slice(0, most)
    .map(({ item }) => item);
}
