/** The output of `git log --raw -z`: its format, and the parser that belongs to it. */
import type { CommitRecord, HistorySink, Span } from '../core/ports.ts';
import { GitError } from './errors.ts';
import type { OutputParser } from './run.ts';
import { addChunk, createWindow, findByte } from './window.ts';

/** In the order of the parser. None of the values can hold a NUL, so none can pass for two. */
const fields = [
  '%H',
  '%P',
  '%ad',
  '%cd',
  '%an',
  '%ae',
  '%ce',
  '%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x02)',
  '%s',
];

/** Arguments that make `git log` print what the parser reads. */
export const logArguments = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--root',
  '--no-show-signature',
  '--no-color',
  '--no-decorate',
  '--no-notes',
  '--no-textconv',
  '--no-ext-diff',
  '--no-relative',
  '--submodule=short',
  '--date=raw',
  '--encoding=UTF-8',
  `--format=${fields.join('%x00')}`,
] as const;

interface OpenSpan extends Span {
  bytes: Uint8Array;
  start: number;
  end: number;
}

type OpenRecord = { -readonly [Key in keyof CommitRecord]: CommitRecord[Key] } & {
  readonly [Key in keyof CommitRecord as CommitRecord[Key] extends Span ? Key : never]: OpenSpan;
};

const newline = 0x0a;
const space = 0x20;
const colon = 0x3a;
const digit0 = 0x30;
const digit1 = 0x31;
const minus = 0x2d;
const longestRecord = 1 << 28;

/**
 * Feeds a sink from the bytes of git's log, in pieces of any size. The record and the spans that the sink receives are
 * the same objects every time. `idDigits` is 40 for SHA-1 and 64 for SHA-256.
 */
export function createLogParser(idDigits: number, sink: HistorySink): OutputParser {
  const window = createWindow();
  const record = openRecord();
  const path = openSpan();
  const before = openSpan();
  const after = openSpan();
  const nothing: Span = { bytes: new Uint8Array(idDigits).fill(digit0), start: 0, end: idDigits };
  const oldId = 15;
  const newId = oldId + idDigits + 1;
  const status = newId + idDigits + 1;
  const changeHead = status + 2;
  /** Ends of the fields of the commit that is being read, relative to its start. */
  const fieldEnds = new Int32Array(fields.length);
  let fieldsFound = 0;
  /** How far the record being read was searched for its next NUL, relative to its start. */
  let searched = 0;
  /** Whether a line feed announced changes, and whether one may come. */
  let changesMayFollow = false;
  let changeMustFollow = false;

  /** Reads one commit; false where it is not complete yet. */
  function readCommit(): boolean {
    const { bytes, start, end } = window;
    while (fieldsFound < fields.length) {
      const nul = findByte(bytes, 0, start + searched, end);
      if (nul < 0) {
        searched = end - start;
        return false;
      }
      fieldEnds[fieldsFound++] = nul - start;
      searched = nul - start + 1;
    }
    if (fieldEnds[0] !== idDigits) throw malformed();
    let field = 0;
    let from = start;
    const take = (span: OpenSpan): void => {
      span.bytes = bytes;
      span.start = from;
      span.end = start + fieldEnds[field++]!;
      from = span.end + 1;
    };
    take(record.id);
    take(record.parents);
    take(path);
    const authored = readSeconds(path);
    record.authoredOffset = readOffset(path);
    take(path);
    const committed = readSeconds(path);
    record.committedOffset = readOffset(path);
    // git prints no date that it cannot read; the other one is the nearest fact.
    record.authored = authored ?? committed ?? 0;
    record.committed = committed ?? authored ?? 0;
    take(record.authorName);
    take(record.authorEmail);
    take(path);
    record.committedByHost = isHost(path);
    take(record.coAuthors);
    take(record.subject);
    window.start = from;
    fieldsFound = 0;
    searched = 0;
    sink.commit(record);
    changesMayFollow = true;
    return true;
  }

  /** Reads one change; false where it is not complete yet. */
  function readChange(): boolean {
    const { bytes, start, end } = window;
    if (end - start < changeHead) return false;
    const nul = findByte(bytes, 0, start + Math.max(changeHead, searched), end);
    if (nul < 0) {
      searched = end - start;
      return false;
    }
    if (bytes[start + status + 1] !== 0 || bytes[start + newId - 1] !== space) throw malformed();
    path.bytes = bytes;
    path.start = start + changeHead;
    path.end = nul;
    const hadFile = isFile(bytes, start + 1);
    const hasFile = isFile(bytes, start + 8);
    window.start = nul + 1;
    searched = 0;
    changeMustFollow = false;
    if (!hadFile && !hasFile) return true;
    before.bytes = bytes;
    before.start = start + oldId;
    before.end = before.start + idDigits;
    after.bytes = bytes;
    after.start = start + newId;
    after.end = after.start + idDigits;
    sink.change(path, hadFile ? before : nothing, hasFile ? after : nothing);
    return true;
  }

  return {
    push(chunk) {
      addChunk(window, chunk);
      while (window.start < window.end) {
        // A commit starts with its id, so neither sign can be the first one of a commit.
        const sign = window.bytes[window.start]!;
        if (sign === newline && changesMayFollow) {
          window.start++;
          changesMayFollow = false;
          changeMustFollow = true;
        } else if (sign === colon && !changesMayFollow) {
          if (!readChange()) break;
        } else {
          if (changeMustFollow) throw malformed();
          if (!readCommit()) break;
        }
      }
      if (window.end - window.start > longestRecord) throw malformed();
    },
    end() {
      if (window.start < window.end || changeMustFollow) {
        throw new GitError('cut-short', 'git log ended in the middle of a record; run it again.');
      }
    },
  };
}

/** Regular files have modes 100644 and 100755; links (120000) and submodules (160000) are no files to read. */
function isFile(bytes: Uint8Array, mode: number): boolean {
  return bytes[mode] === digit1 && bytes[mode + 1] === digit0;
}

/** Seconds of a raw date (`1704186000 +0100`); undefined where git printed none. */
function readSeconds(date: Span): number | undefined {
  let at = date.start;
  const negative = date.bytes[at] === minus;
  if (negative) at++;
  const first = at;
  let seconds = 0;
  for (; at < date.end; at++) {
    const digit = date.bytes[at]! - digit0;
    if (digit < 0 || digit > 9) break;
    seconds = seconds * 10 + digit;
  }
  if (at === first) return undefined;
  return negative ? -seconds : seconds;
}

/** Minutes east of UTC of a raw date; what is not a possible offset counts as UTC. */
function readOffset(date: Span): number {
  if (date.end - date.start < 6) return 0;
  let value = 0;
  for (let at = date.end - 4; at < date.end; at++) value = value * 10 + date.bytes[at]! - digit0;
  const minutes = Math.trunc(value / 100) * 60 + (value % 100);
  if (!(minutes < 24 * 60)) return 0;
  return date.bytes[date.end - 5] === minus ? 0 - minutes : minutes;
}

const host = Buffer.from('noreply@github.com');

function isHost(email: Span): boolean {
  if (email.end - email.start !== host.length) return false;
  for (let at = 0; at < host.length; at++)
    if (email.bytes[email.start + at] !== host[at]) return false;
  return true;
}

function openSpan(): OpenSpan {
  return { bytes: new Uint8Array(0), start: 0, end: 0 };
}

function openRecord(): OpenRecord {
  return {
    id: openSpan(),
    parents: openSpan(),
    authorName: openSpan(),
    authorEmail: openSpan(),
    authored: 0,
    authoredOffset: 0,
    committed: 0,
    committedOffset: 0,
    committedByHost: false,
    coAuthors: openSpan(),
    subject: openSpan(),
  };
}

function malformed(): GitError {
  return new GitError(
    'malformed',
    'git log printed something that is no record of it; update git and run it again.',
  );
}
