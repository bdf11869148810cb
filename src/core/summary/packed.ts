/**
 * A summary as text for the way to the page and to the disk. Its objects refer to each other (every use to its asset,
 * every asset to all its adoptions), so that plain JSON would repeat them without end; here each is written once.
 */
import type { Summary } from './summary.ts';

/** Values as JSON holds them; objects and arrays hold the numbers of others in the list. */
type Packed = readonly unknown[];

/** The summary as text; equal summaries give equal texts. */
export function packSummary(summary: Summary): string {
  return JSON.stringify(pack(summary));
}

/** The summary that `packSummary` made the text of; throws on any other text. */
export function unpackSummary(text: string): Summary {
  return unpack(JSON.parse(text) as Packed) as Summary;
}

/** Every value once; what a list or an object holds are positions in the list. */
function pack(root: object): Packed {
  const positions = new Map<unknown, number>();
  const values: unknown[] = [];
  const positionOf = (value: unknown): number => {
    let position = positions.get(value);
    if (position === undefined) {
      position = values.push(value) - 1;
      positions.set(value, position);
    }
    return position;
  };
  positionOf(root);
  const packed: unknown[] = [];
  for (const value of values) {
    if (typeof value !== 'object' || value === null) packed.push(value);
    else if (Array.isArray(value)) packed.push(value.map(positionOf));
    else {
      const members = Object.entries(value).filter(([, member]) => member !== undefined);
      packed.push(Object.fromEntries(members.map(([key, member]) => [key, positionOf(member)])));
    }
  }
  return packed;
}

/** Puts the values where their positions stand, in the parsed objects themselves. */
function unpack(values: Packed): unknown {
  if (!Array.isArray(values) || values.length === 0) throw notPacked();
  const valueAt = (position: unknown): unknown => {
    if (typeof position !== 'number' || !(position in values)) throw notPacked();
    return (values as Packed)[position];
  };
  for (const value of values as Packed) {
    if (Array.isArray(value)) {
      for (const [index, position] of value.entries()) value[index] = valueAt(position);
    } else if (typeof value === 'object' && value !== null) {
      const members = value as Record<string, unknown>;
      for (const key of Object.keys(members)) members[key] = valueAt(members[key]);
    }
  }
  return values[0];
}

function notPacked(): TypeError {
  return new TypeError('This is no packed summary.');
}
