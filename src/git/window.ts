/** Bytes that came from a stream and were not read yet, kept in one piece without a new buffer per chunk. */
export interface Window {
  bytes: Uint8Array;
  start: number;
  end: number;
}

export function createWindow(): Window {
  return { bytes: new Uint8Array(1 << 18), start: 0, end: 0 };
}

/** Adds a chunk; what was not read before moves to the front. */
export function addChunk(window: Window, chunk: Uint8Array): void {
  const open = window.end - window.start;
  if (window.start > 0) {
    if (open > 0) window.bytes.copyWithin(0, window.start, window.end);
    window.start = 0;
    window.end = open;
  }
  const needed = open + chunk.length;
  if (needed > window.bytes.length) {
    const larger = new Uint8Array(Math.max(window.bytes.length * 2, needed));
    larger.set(window.bytes.subarray(0, open));
    window.bytes = larger;
  }
  window.bytes.set(chunk, open);
  window.end = needed;
}

/** Where `byte` first stands in `[from, end)`, else -1. */
export function findByte(bytes: Uint8Array, byte: number, from: number, end: number): number {
  for (let at = from; at < end; at++) if (bytes[at] === byte) return at;
  return -1;
}
