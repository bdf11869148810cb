/** Texts of many blobs, from one `git cat-file --batch`. */
import { mostBytes, type BlobText } from '../core/ports.ts';
import { GitError } from './errors.ts';
import { assertId, inParts } from './ids.ts';
import type { AnswerParser, ObjectSession } from './objectSession.ts';
import { parseGit, type Place } from './run.ts';
import { addChunk, createWindow, findByte } from './window.ts';

const searchedForNul = 8000;
const longestHead = 256;
const newline = 0x0a;

export type Receive = (index: number, blob: BlobText) => void;

export async function readBlobs(
  place: Place,
  ids: readonly string[],
  receive: Receive,
  signal: AbortSignal,
  session?: ObjectSession | null,
): Promise<void> {
  if (ids.length === 0) return signal.throwIfAborted();
  for (const id of ids) assertId(id);
  const parser = createBatchParser(ids, receive);
  if (session)
    return session.ask(
      inParts(ids, (id) => `contents ${id}`),
      parser,
      signal,
    );
  const input = inParts(ids, (id) => id);
  return parseGit(place, ['cat-file', '--batch', '--buffer'], parser, signal, input);
}

/** Reads `<id> blob <size>\n<bytes>\n` and `<id> missing\n`; what is too large passes by without being kept. */
export function createBatchParser(ids: readonly string[], receive: Receive): AnswerParser {
  const window = createWindow();
  let index = 0;
  /** Size of the blob that is being read, or -1 where a head line comes next. */
  let size = -1;
  let isBlob = true;
  /** Bytes of a too large blob (and its line feed) that are still to pass by. */
  let toSkip = 0;

  function readHead(): boolean {
    const feed = findByte(window.bytes, newline, window.start, window.end);
    if (feed < 0) {
      if (window.end - window.start > longestHead) throw malformed();
      return false;
    }
    const head = text(window.bytes, window.start, feed, 'latin1');
    window.start = feed + 1;
    const [id, kind, length] = head.split(' ');
    if (index >= ids.length || id !== ids[index]) throw malformed();
    if (kind === 'missing') {
      receive(index++, { kind: 'missing' });
      return true;
    }
    size = Number(length);
    isBlob = kind === 'blob';
    if (!Number.isSafeInteger(size) || size < 0) throw malformed();
    if (size > mostBytes) toSkip = size + 1;
    return true;
  }

  function readContent(): boolean {
    const { bytes, start, end } = window;
    if (toSkip > 0) {
      const passed = Math.min(toSkip, end - start);
      toSkip -= passed;
      window.start += passed;
      if (toSkip > 0) return false;
      answer({ kind: 'too-large', bytes: size });
      return true;
    }
    if (end - start < size + 1) return false;
    if (bytes[start + size] !== newline) throw malformed();
    window.start += size + 1;
    const nul = bytes.subarray(start, start + Math.min(size, searchedForNul)).includes(0);
    answer(
      nul ? { kind: 'binary' } : { kind: 'text', text: text(bytes, start, start + size, 'utf8') },
    );
    return true;
  }

  function answer(blob: BlobText): void {
    size = -1;
    // A submodule's commit or a tree is no file.
    receive(index++, isBlob ? blob : { kind: 'missing' });
  }

  return {
    push(chunk) {
      addChunk(window, chunk);
      while (window.start < window.end) {
        if (!(size < 0 ? readHead() : readContent())) break;
      }
    },
    isDone: () => index >= ids.length && size < 0 && window.start >= window.end,
    end() {
      if (index < ids.length || window.start < window.end || size >= 0) {
        throw new GitError(
          'cut-short',
          'git cat-file ended before every object was read; run it again.',
        );
      }
    },
  };
}

function text(bytes: Uint8Array, start: number, end: number, encoding: 'latin1' | 'utf8'): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString(encoding);
}

function malformed(): GitError {
  return new GitError(
    'malformed',
    'git cat-file gave an answer that was not asked for; update git and run it again.',
  );
}
