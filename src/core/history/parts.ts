/** A history as named byte strings, to be kept between runs. */
import type { ByteTable } from './tables.ts';

export type HistoryParts = ReadonlyMap<string, Uint8Array>;

type Numbers = Uint8Array | Int16Array | Int32Array | Uint32Array | Float64Array;

export function partsWriter() {
  const parts = new Map<string, Uint8Array>();
  const add = (name: string, values: Numbers): void => {
    parts.set(name, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  };
  return {
    add,
    addByteTable(name: string, table: ReturnType<ByteTable['parts']>): void {
      add(`${name}-bytes`, table.bytes);
      add(`${name}-ends`, table.ends);
    },
    addLists(name: string, lists: ReadonlyMap<number, readonly number[]>): void {
      add(name, Int32Array.from([...lists].flatMap(([key, list]) => [key, list.length, ...list])));
    },
    done: (): HistoryParts => parts,
  };
}

export type PartsReader = ReturnType<typeof partsReader>;

/** Throws where a part is missing. */
export function partsReader(parts: HistoryParts) {
  const bytes = (name: string): Uint8Array => {
    const part = parts.get(name);
    if (!part) throw new RangeError(`The history kept from before has no ${name}.`);
    return part;
  };
  // Numbers must begin at a multiple of their size.
  const buffer = (name: string): ArrayBuffer => bytes(name).slice().buffer as ArrayBuffer;
  const int32 = (name: string): Int32Array => new Int32Array(buffer(name));
  const uint32 = (name: string): Uint32Array => new Uint32Array(buffer(name));
  return {
    bytes,
    int32,
    uint32,
    byteTable: (name: string) => ({ bytes: bytes(`${name}-bytes`), ends: uint32(`${name}-ends`) }),
    lists(name: string): [number, readonly number[]][] {
      const values = int32(name);
      const lists: [number, readonly number[]][] = [];
      for (let at = 0; at < values.length; at += 2 + values[at + 1]!) {
        lists.push([values[at]!, [...values.subarray(at + 2, at + 2 + values[at + 1]!)]]);
      }
      return lists;
    },
    /** Fills the beginning of an array. */
    into(name: string, target: Numbers): void {
      const part = bytes(name);
      new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(part);
    },
  };
}
