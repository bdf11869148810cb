/** The growing arrays in which a history is gathered. */
import type { Span } from '../ports.ts';
import type { PartsReader } from './parts.ts';

export function commitFields(capacity: number) {
  return {
    seen: new Uint8Array(capacity),
    /** Its changes against its first parent were read. */
    compared: new Uint8Array(capacity),
    byHost: new Uint8Array(capacity),
    author: new Int32Array(capacity),
    authored: new Float64Array(capacity),
    authoredOffset: new Int16Array(capacity),
    committed: new Float64Array(capacity),
    committedOffset: new Int16Array(capacity),
    parentStart: new Int32Array(capacity),
    parentEnd: new Int32Array(capacity),
    subjectStart: new Int32Array(capacity),
    subjectEnd: new Int32Array(capacity),
    changeStart: new Int32Array(capacity),
    changeEnd: new Int32Array(capacity),
  };
}

export type CommitFields = ReturnType<typeof commitFields>;

export function fieldsOf(fields: CommitFields) {
  return Object.entries(fields) as [keyof CommitFields, CommitFields[keyof CommitFields]][];
}

export const changeKeys = ['commit', 'path', 'before', 'after'] as const;

export type ChangeStore = ReturnType<typeof changeStore>;

export function changeStore(read: PartsReader | undefined, prefix: string) {
  const of = (key: (typeof changeKeys)[number]) => growable(read?.int32(`${prefix}-${key}`));
  return { commit: of('commit'), path: of('path'), before: of('before'), after: of('after') };
}

export function growable(known?: Int32Array) {
  let size = known?.length ?? 0;
  let values = new Int32Array(Math.max(1 << 12, size * 2));
  if (known) values.set(known);
  return {
    get size() {
      return size;
    },
    push(value: number): void {
      if (size === values.length) {
        const larger = new Int32Array(size * 2);
        larger.set(values);
        values = larger;
      }
      values[size++] = value;
    },
    view: () => values.subarray(0, size),
  };
}

export function growableBytes(known?: Uint8Array) {
  let size = known?.length ?? 0;
  let values = new Uint8Array(Math.max(1 << 16, size * 2));
  if (known) values.set(known);
  return {
    get size() {
      return size;
    },
    push(span: Span): void {
      const length = span.end - span.start;
      if (size + length > values.length) {
        const larger = new Uint8Array(Math.max(values.length * 2, size + length));
        larger.set(values);
        values = larger;
      }
      values.set(span.bytes.subarray(span.start, span.end), size);
      size += length;
    },
    bytes: () => values,
  };
}
