/** What was found out about contents, in a few large arrays that go to a file and back as they are. */
import type { FactStore } from '../core/ports.ts';

/** No more than this is remembered; the rest is found out again. */
const mostBytes = 256 << 20;

export interface FactTable extends FactStore {
  /** Whether anything was put since it was made. */
  readonly hasGrown: boolean;
  parts(): ReadonlyMap<string, Uint8Array>;
}

/** Throws where the parts do not fit together. */
export function createFactTable(known: ReadonlyMap<string, Uint8Array> | null): FactTable {
  const words: string[] = known ? readWords(part(known, 'words')) : [];
  const numbers = new Map(words.map((word, number) => [word, number]));
  let keys = known ? new Uint32Array(copy(part(known, 'keys'))) : new Uint32Array(1 << 13);
  let ends = known ? new Uint32Array(copy(part(known, 'ends'))) : new Uint32Array(1 << 12);
  let size = known ? ends.length : 0;
  let values = known ? part(known, 'values').slice() : new Uint8Array(1 << 20);
  let used = size > 0 ? ends[size - 1]! : 0;
  if (keys.length !== ends.length * 2 || used > values.length)
    throw new RangeError('The facts kept from before do not fit together.');
  let slots = new Int32Array(0);
  let hasGrown = false;
  fillSlots();

  function fillSlots(): void {
    let capacity = 1 << 13;
    while (capacity < size * 2 + 2) capacity *= 2;
    slots = new Int32Array(capacity).fill(-1);
    for (let number = 0; number < size; number++) {
      let slot = keys[number * 2]! & (capacity - 1);
      while (slots[slot]! >= 0) slot = (slot + 1) & (capacity - 1);
      slots[slot] = number;
    }
  }

  const hash = new Uint32Array(2);
  function slotOf(key: string): number {
    let a = 0x811c9dc5;
    let b = 0x9747b28c;
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x5bd1e995);
      b ^= b >>> 13;
    }
    hash[0] = a ^ (a >>> 15);
    hash[1] = b;
    const mask = slots.length - 1;
    let slot = hash[0]! & mask;
    for (;;) {
      const found = slots[slot]!;
      if (found < 0) return slot;
      if (keys[found * 2] === hash[0] && keys[found * 2 + 1] === hash[1]) return slot;
      slot = (slot + 1) & mask;
    }
  }

  return {
    get hasGrown() {
      return hasGrown;
    },
    words: {
      numberOf(word) {
        let number = numbers.get(word);
        if (number === undefined) {
          number = words.length;
          // A slice would keep the text alive from which it was cut.
          const own = ` ${word}`.slice(1);
          words.push(own);
          numbers.set(own, number);
        }
        return number;
      },
      word: (number) => words[number]!,
    },
    get(key) {
      const found = slots[slotOf(key)]!;
      return found < 0 ? undefined : values.subarray(found > 0 ? ends[found - 1] : 0, ends[found]);
    },
    put(key, value) {
      const slot = slotOf(key);
      if (slots[slot]! >= 0 || used + value.length > mostBytes) return;
      if (used + value.length > values.length) {
        const larger = new Uint8Array(Math.max(values.length * 2, used + value.length));
        larger.set(values.subarray(0, used));
        values = larger;
      }
      if (size === ends.length) {
        const largerEnds = new Uint32Array(Math.max(size * 2, 1 << 12));
        largerEnds.set(ends);
        ends = largerEnds;
        const largerKeys = new Uint32Array(ends.length * 2);
        largerKeys.set(keys);
        keys = largerKeys;
      }
      values.set(value, used);
      used += value.length;
      keys.set(hash, size * 2);
      ends[size] = used;
      slots[slot] = size++;
      hasGrown = true;
      if (size * 2 > slots.length) fillSlots();
    },
    parts: () =>
      new Map([
        ['words', new TextEncoder().encode(JSON.stringify(words))],
        ['keys', bytesOf(keys.subarray(0, size * 2))],
        ['ends', bytesOf(ends.subarray(0, size))],
        ['values', values.subarray(0, used)],
      ]),
  };
}

function readWords(bytes: Uint8Array): string[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as string[];
}

function part(parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const found = parts.get(name);
  if (!found) throw new RangeError(`The facts kept from before have no ${name}.`);
  return found;
}

/** Numbers must begin at a multiple of their size. */
function copy(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}

function bytesOf(values: Uint32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
