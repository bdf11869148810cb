/**
 * The whole history of one revision in typed arrays: who changed which file from which blob to which, and in what
 * order it reached the first-parent line. Commits, paths and blobs are small integers throughout the core.
 *
 * *Mainline* is the first-parent line of the revision, oldest first; a *position* is an index into it. Every commit has
 * the position at which it landed (`landedAt`): the first mainline commit that contains it.
 */
import type { Identity } from '../model.ts';
import type { CommitRecord, HistorySink, Span } from '../ports.ts';
import {
  checkAllReached,
  checkCompared,
  groupByPath,
  joinChanges,
  markChanges,
  orderCommits,
  renumberIdentities,
  renumberPaths,
} from './arrange.ts';
import {
  changeKeys,
  changeStore,
  commitFields,
  fieldsOf,
  growable,
  growableBytes,
  type ChangeStore,
} from './columns.ts';
import { HistoryError } from './historyError.ts';
import { historyOf } from './historyOf.ts';
import { partsReader, partsWriter, type HistoryParts } from './parts.ts';
import { createByteTable, createIdTable, decodePath, decodeSpan } from './tables.ts';

export interface History {
  readonly commitCount: number;
  readonly head: number;
  /** All commits, parents before children; those that landed together stand together, the mainline commit last. */
  readonly order: Int32Array;
  /** Place of a commit in `order`. */
  readonly rank: Int32Array;
  readonly mainline: Int32Array;
  readonly landedAt: Int32Array;
  /** `order[groupStart[p] .. groupStart[p + 1])` are the commits that landed at position `p`. */
  readonly groupStart: Int32Array;
  readonly author: Int32Array;
  readonly authored: Float64Array;
  readonly authoredOffset: Int16Array;
  readonly committed: Float64Array;
  readonly committedOffset: Int16Array;
  readonly identities: readonly Identity[];
  coAuthors(commit: number): readonly number[];
  parents(commit: number): Int32Array;
  committedByHost(commit: number): boolean;
  subject(commit: number): string;
  commitId(commit: number): string;
  findCommit(id: string): number;
  readonly pathCount: number;
  path(path: number): string;
  findPath(path: string): number;
  readonly blobCount: number;
  blobId(blob: number): string;
  findBlob(id: string): number;
  /** Changes as parallel arrays; a blob is -1 where the file does not exist on that side. */
  readonly change: {
    readonly commit: Int32Array;
    readonly path: Int32Array;
    readonly before: Int32Array;
    readonly after: Int32Array;
  };
  /** Changes of a commit are `[changeStart[commit], changeEnd[commit])`; a mainline merge is compared with its first parent. */
  readonly changeStart: Int32Array;
  readonly changeEnd: Int32Array;
  /** Changes of a path, in `order`: `pathChanges[pathStart[path] .. pathStart[path + 1])`. */
  readonly pathStart: Int32Array;
  readonly pathChanges: Int32Array;
}

export interface HistoryBuilder {
  /** Receives the full log first. */
  readonly commits: HistorySink;
  /** Receives the mainline merges after it. */
  readonly merges: HistorySink;
  build(head: string, shallow: readonly string[]): History;
  /** Everything that was read, for a builder that needs only to read what came since. */
  parts(): HistoryParts;
}

/**
 * `idDigits` is 40 for SHA-1 and 64 for SHA-256 repositories. With the parts of another builder, commits that it read
 * need not be read again; those that the new head does not reach are left aside.
 */
export function createHistoryBuilder(idDigits: number, known?: HistoryParts): HistoryBuilder {
  const words = idDigits === 64 ? 8 : 5;
  const read = known && partsReader(known);
  const commitIds = createIdTable(words, read?.uint32('commits'));
  const blobIds = createIdTable(words, read?.uint32('blobs'));
  const pathTable = createByteTable(read?.byteTable('paths'), decodePath);
  const identityTable = createByteTable(read?.byteTable('identities'));
  const subjects = growableBytes(read?.bytes('subjects'));
  const parents = growable(read?.int32('parents'));
  const ofCommits = changeStore(read, 'change');
  const ofMerges = changeStore(read, 'merge');
  const coAuthors = new Map(read?.lists('coAuthors'));

  let capacity = 1 << 12;
  while (capacity <= commitIds.size) capacity *= 2;
  let fields = commitFields(capacity);
  if (read) for (const [name, field] of fieldsOf(fields)) read.into(name, field);
  const ensure = (commit: number): void => {
    if (commit < capacity) return;
    while (commit >= capacity) capacity *= 2;
    const larger = commitFields(capacity);
    for (const [name, field] of fieldsOf(fields)) larger[name].set(field);
    fields = larger;
  };

  let identityBytes = new Uint8Array(256);
  const internIdentity = (name: Span, email: Span): number => {
    const trimmedName = trim(name);
    const trimmedEmail = trim(email);
    const nameLength = trimmedName[1] - trimmedName[0];
    const length = nameLength + 1 + trimmedEmail[1] - trimmedEmail[0];
    if (identityBytes.length < length) identityBytes = new Uint8Array(length * 2);
    identityBytes.set(name.bytes.subarray(trimmedName[0], trimmedName[1]), 0);
    identityBytes[nameLength] = 0;
    identityBytes.set(email.bytes.subarray(trimmedEmail[0], trimmedEmail[1]), nameLength + 1);
    return identityTable.intern(identityBytes, 0, length);
  };

  let currentCommit = -1;
  let isKnown = false;
  const commits: HistorySink = {
    commit(record) {
      const commit = commitIds.intern(record.id.bytes, record.id.start, record.id.end);
      ensure(commit);
      currentCommit = commit;
      isKnown = fields.seen[commit] === 1;
      if (isKnown && known) return;
      if (isKnown) throw new HistoryError('git listed a commit twice.');
      fields.seen[commit] = 1;
      fields.parentStart[commit] = parents.size;
      eachParent(record.parents, (start, end) => {
        const parent = commitIds.intern(record.parents.bytes, start, end);
        ensure(parent);
        parents.push(parent);
      });
      fields.parentEnd[commit] = parents.size;
      fields.author[commit] = internIdentity(record.authorName, record.authorEmail);
      fields.authored[commit] = record.authored;
      fields.authoredOffset[commit] = record.authoredOffset;
      fields.committed[commit] = record.committed;
      fields.committedOffset[commit] = record.committedOffset;
      fields.byHost[commit] = record.committedByHost ? 1 : 0;
      fields.subjectStart[commit] = subjects.size;
      subjects.push(record.subject);
      fields.subjectEnd[commit] = subjects.size;
      const others = readCoAuthors(record, internIdentity);
      if (others.length > 0) coAuthors.set(commit, others);
    },
    change(path, before, after) {
      if (!isKnown) addChange(ofCommits, currentCommit, path, before, after);
    },
  };
  let currentMerge = -1;
  let isCompared = false;
  const merges: HistorySink = {
    commit(record) {
      currentMerge = commitIds.intern(record.id.bytes, record.id.start, record.id.end);
      ensure(currentMerge);
      isCompared = fields.compared[currentMerge] === 1;
      fields.compared[currentMerge] = 1;
    },
    change(path, before, after) {
      if (!isCompared) addChange(ofMerges, currentMerge, path, before, after);
    },
  };
  function addChange(
    store: ChangeStore,
    commit: number,
    path: Span,
    before: Span,
    after: Span,
  ): void {
    const old = blobIds.intern(before.bytes, before.start, before.end);
    const now = blobIds.intern(after.bytes, after.start, after.end);
    if (old === now) return;
    store.commit.push(commit);
    store.path.push(pathTable.intern(path.bytes, path.start, path.end));
    store.before.push(old);
    store.after.push(now);
  }

  return {
    commits,
    merges,
    build(headId, shallow) {
      const head = commitIds.find(headId);
      if (head < 0 || !fields.seen[head]) {
        throw new HistoryError('git ended before the newest commit was listed; run it again.');
      }
      const boundary = new Set(shallow.map((id) => commitIds.find(id)));
      const count = commitIds.size;
      const parentsOf = (commit: number): Int32Array =>
        parents.view().subarray(fields.parentStart[commit], fields.parentEnd[commit]);
      const lines = orderCommits(head, count, parentsOf, fields.seen);
      for (const commit of lines.order) {
        for (const parent of parentsOf(commit)) {
          if (fields.seen[parent] || boundary.has(parent)) continue;
          throw new HistoryError(
            `git did not list commit ${commitIds.hex(parent)}; history is cut.`,
          );
        }
      }
      if (known) checkCompared(lines.mainline, parentsOf, fields);
      else checkAllReached(lines, fields);
      const isOnLine = (commit: number): boolean =>
        lines.mainline[lines.landedAt[commit]!] === commit;
      const change = joinChanges(ofCommits, ofMerges, (commit, isMerge) =>
        isMerge ? isOnLine(commit) : lines.rank[commit]! >= 0,
      );
      markChanges(change.commit, fields);
      const paths = renumberPaths(change, lines.order, fields, pathTable.size);
      const byPath = groupByPath(change.path, paths.length, lines.order, fields);
      const people = renumberIdentities(lines.order, fields.author, coAuthors, identityTable.size);
      return historyOf({
        head,
        lines,
        fields,
        parents,
        change,
        byPath,
        paths,
        people,
        identities: Array.from(people.identities, (identity) => identityTable.text(identity)),
        tables: { commitIds, blobIds, pathTable, subjects },
      });
    },
    parts() {
      const parts = partsWriter();
      parts.add('commits', commitIds.ids());
      parts.add('blobs', blobIds.ids());
      parts.addByteTable('paths', pathTable.parts());
      parts.addByteTable('identities', identityTable.parts());
      parts.add('subjects', subjects.bytes().subarray(0, subjects.size));
      parts.add('parents', parents.view());
      for (const [prefix, store] of [
        ['change', ofCommits],
        ['merge', ofMerges],
      ] as const) {
        for (const key of changeKeys) parts.add(`${prefix}-${key}`, store[key].view());
      }
      parts.addLists('coAuthors', coAuthors);
      for (const [name, field] of fieldsOf(fields))
        parts.add(name, field.subarray(0, commitIds.size));
      return parts.done();
    },
  };
}

function eachParent(parents: Span, visit: (start: number, end: number) => void): void {
  let start = parents.start;
  for (let at = parents.start; at <= parents.end; at++) {
    if (at === parents.end || parents.bytes[at] === 0x20) {
      if (at > start) visit(start, at);
      start = at + 1;
    }
  }
}

function trim(span: Span): [number, number] {
  let { start, end } = span;
  while (start < end && span.bytes[start]! <= 0x20) start++;
  while (end > start && span.bytes[end - 1]! <= 0x20) end--;
  return [start, end];
}

const encoder = new TextEncoder();

/** Trailer values look like `Name <email>`; others (a name without an email) keep an empty email. */
function readCoAuthors(
  record: CommitRecord,
  intern: (name: Span, email: Span) => number,
): readonly number[] {
  if (record.coAuthors.end === record.coAuthors.start) return [];
  const found: number[] = [];
  for (const value of decodeSpan(record.coAuthors).split('\x02')) {
    const open = value.lastIndexOf('<');
    const close = value.indexOf('>', open);
    const name = encoder.encode(open < 0 ? value : value.slice(0, open));
    const email = encoder.encode(open < 0 || close < 0 ? '' : value.slice(open + 1, close));
    if (name.length + email.length === 0) continue;
    const identity = intern(
      { bytes: name, start: 0, end: name.length },
      { bytes: email, start: 0, end: email.length },
    );
    if (!found.includes(identity)) found.push(identity);
  }
  return found;
}
