/** Compact tables that give small integers to the ids and byte strings of a history. */
import type { Span } from '../ports.ts';

const hexValue = new Uint8Array(256).fill(255);
const hexDigits = Uint8Array.from('0123456789abcdef', (sign) => sign.charCodeAt(0));
for (let digit = 0; digit < 16; digit++) {
  const sign = digit.toString(16);
  hexValue[sign.charCodeAt(0)] = digit;
  hexValue[sign.toUpperCase().charCodeAt(0)] = digit;
}

/** Object ids (SHA-1 or SHA-256) by number, in order of first appearance. */
export interface IdTable {
  readonly size: number;
  /** The number of the id written in hexadecimal; -1 for the id that is all zeros. */
  intern(bytes: Uint8Array, start: number, end: number): number;
  /** The number of an id that is known, else -1. */
  find(id: string): number;
  hex(number: number): string;
  /** All ids, to make an equal table from. */
  ids(): Uint32Array;
}

/** Words of 32 bits per id: 5 for SHA-1, 8 for SHA-256. `known` are the ids of another table. */
export function createIdTable(words: 5 | 8, known?: Uint32Array): IdTable {
  let size = (known?.length ?? 0) / words;
  let capacity = 1 << 12;
  while (capacity <= size) capacity *= 2;
  let slots: Int32Array;
  let store = new Uint32Array(capacity * words);
  const scratch = new Uint32Array(words);
  const written = new Uint8Array(words * 8);
  const digits = Array.from({ length: words * 8 }, () => 0);
  if (known) store.set(known);
  fillSlots();

  const parse = (bytes: Uint8Array, start: number, end: number): boolean => {
    if (end - start !== words * 8) throw new RangeError('An object id has an unexpected length.');
    let any = 0;
    let at = start;
    for (let word = 0; word < words; word++) {
      let value = 0;
      for (let digit = 0; digit < 8; digit++) {
        const nibble = hexValue[bytes[at++]!]!;
        if (nibble > 15) throw new RangeError('An object id is not hexadecimal.');
        value = (value << 4) | nibble;
      }
      scratch[word] = value;
      any |= value;
    }
    return any !== 0;
  };

  const slotOf = (): number => {
    const mask = slots.length - 1;
    let slot = scratch[0]! & mask;
    for (;;) {
      const found = slots[slot]!;
      if (found < 0) return slot;
      const base = found * words;
      let word = 0;
      while (word < words && store[base + word] === scratch[word]) word++;
      if (word === words) return slot;
      slot = (slot + 1) & mask;
    }
  };

  const grow = (): void => {
    capacity *= 2;
    const larger = new Uint32Array(capacity * words);
    larger.set(store);
    store = larger;
    fillSlots();
  };

  function fillSlots(): void {
    slots = new Int32Array(capacity * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < size; number++) {
      let slot = store[number * words]! & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
  }

  return {
    get size() {
      return size;
    },
    ids: () => store.subarray(0, size * words),
    intern(bytes, start, end) {
      if (!parse(bytes, start, end)) return -1;
      const slot = slotOf();
      const found = slots[slot]!;
      if (found >= 0) return found;
      store.set(scratch, size * words);
      slots[slot] = size;
      const number = size++;
      if (size === capacity) grow();
      return number;
    },
    find(id) {
      if (id.length !== words * 8) return -1;
      for (let at = 0; at < id.length; at++) written[at] = Math.min(id.charCodeAt(at), 255);
      return parse(written, 0, id.length) ? slots[slotOf()]! : -1;
    },
    hex(number) {
      for (let at = 0; at < digits.length; at++) {
        const word = store[number * words + (at >> 3)]!;
        digits[at] = hexDigits[(word >>> (28 - (at & 7) * 4)) & 15]!;
      }
      return String.fromCharCode(...digits);
    },
  };
}

/** Byte strings (paths, names) by number, in order of first appearance. */
export interface ByteTable {
  readonly size: number;
  intern(bytes: Uint8Array, start: number, end: number): number;
  text(number: number): string;
  /** All byte strings one after the other, and where each ends, to make an equal table from. */
  parts(): { readonly bytes: Uint8Array; readonly ends: Uint32Array };
}

/** `decode` makes text of the bytes, once each. */
export function createByteTable(
  known?: ReturnType<ByteTable['parts']>,
  decode: typeof decodeBytes = decodeBytes,
): ByteTable {
  let arena = new Uint8Array(1 << 16);
  let used = 0;
  let starts = new Uint32Array((1 << 10) + 1);
  let hashes = new Uint32Array(1 << 10);
  let slots = new Int32Array(1 << 11).fill(-1);
  let size = 0;
  const texts: (string | undefined)[] = [];

  const grow = (): void => {
    const larger = new Uint32Array(starts.length * 2 - 1);
    larger.set(starts);
    starts = larger;
    const largerHashes = new Uint32Array(hashes.length * 2);
    largerHashes.set(hashes);
    hashes = largerHashes;
    slots = new Int32Array(slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < size; number++) {
      let slot = hashes[number]! & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
  };

  const table: ByteTable = {
    get size() {
      return size;
    },
    parts: () => ({ bytes: arena.subarray(0, used), ends: starts.subarray(1, size + 1) }),
    intern(bytes, start, end) {
      let hash = 0x811c9dc5;
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
      hash = (hash ^ (hash >>> 15)) >>> 0;
      const mask = slots.length - 1;
      const length = end - start;
      let slot = hash & mask;
      for (;;) {
        const found = slots[slot]!;
        if (found < 0) break;
        if (hashes[found] === hash) {
          const base = starts[found]!;
          if (starts[found + 1]! - base === length) {
            let at = 0;
            while (at < length && arena[base + at] === bytes[start + at]) at++;
            if (at === length) return found;
          }
        }
        slot = (slot + 1) & mask;
      }
      if (used + length > arena.length) {
        const larger = new Uint8Array(Math.max(arena.length * 2, used + length));
        larger.set(arena);
        arena = larger;
      }
      arena.set(bytes.subarray(start, end), used);
      used += length;
      slots[slot] = size;
      hashes[size] = hash;
      starts[size + 1] = used;
      const number = size++;
      if (size === hashes.length) grow();
      return number;
    },
    text(number) {
      return (texts[number] ??= decode(arena, starts[number]!, starts[number + 1]!));
    },
  };
  if (known) {
    let start = 0;
    for (const end of known.ends) {
      table.intern(known.bytes, start, end);
      start = end;
    }
  }
  return table;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Decodes UTF-8; every byte that is none is written as `\xHH`. */
export function decodeBytes(bytes: Uint8Array, start: number, end: number): string {
  const part = bytes.subarray(start, end);
  const text = decoder.decode(part);
  if (!text.includes('\uFFFD')) return text;
  try {
    return strictDecoder.decode(part);
  } catch {
    let escaped = '';
    for (let at = 0; at < part.length;) {
      const length = sequenceLength(part, at);
      if (length === 0) escaped += `\\x${part[at]!.toString(16).padStart(2, '0')}`;
      else escaped += decoder.decode(part.subarray(at, at + length));
      at += length || 1;
    }
    return escaped;
  }
}

/**
 * Decodes a path so that unlike names stay unlike: what is not UTF-8 is written as `\xHH`, and a backslash that would
 * read like one as `\x5c`.
 */
export function decodePath(bytes: Uint8Array, start: number, end: number): string {
  const part = bytes.subarray(start, end);
  let text = '';
  let from = 0;
  for (let at = part.indexOf(0x5c); at >= 0; at = part.indexOf(0x5c, at + 1)) {
    if (part[at + 1] !== 0x78 || !isHex(part[at + 2]) || !isHex(part[at + 3])) continue;
    text += `${decodeBytes(part, from, at)}\\x5c`;
    from = at + 1;
  }
  return text + decodeBytes(part, from, part.length);
}

/** `0` to `9` and `a` to `f`. */
function isHex(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66));
}

/** Length of the well-formed UTF-8 sequence that starts at `at`, else 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    try {
      strictDecoder.decode(bytes.subarray(at, at + length));
      return length;
    } catch {
      // Longer sequences may still be well formed.
    }
  }
  return 0;
}

/** Decodes a span that the adapter handed over. */
export function decodeSpan(span: Span): string {
  return decodeBytes(span.bytes, span.start, span.end);
}
