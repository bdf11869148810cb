/**
 * The whole history of one revision in typed arrays: who changed which file from which blob to which, and in what
 * order it reached the first-parent line. Commits, paths and blobs are small integers throughout the core.
 *
 * *Mainline* is the first-parent line of the revision, oldest first; a *position* is an index into it. Every commit has
 * the position at which it landed (`landedAt`): the first mainline commit that contains it.
 */
import type { Identity } from '../model.ts';
import type { CommitRecord, HistorySink, Span } from '../ports.ts';
import { partsReader, partsWriter, type HistoryParts, type PartsReader } from './parts.ts';
import { createByteTable, createIdTable, decodeBytes, decodePath, decodeSpan } from './tables.ts';

export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}

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
      const pathText = (number: number): string => pathTable.text(paths[number]!);
      let pathNumbers: Map<string, number> | undefined;
      const people = renumberIdentities(lines.order, fields.author, coAuthors, identityTable.size);
      const identities = Array.from(people.identities, (identity): Identity => {
        const [name = '', email = ''] = identityTable.text(identity).split('\0');
        return { name, email };
      });
      const none: readonly number[] = [];
      return {
        commitCount: lines.order.length,
        head,
        ...lines,
        author: people.author,
        authored: fields.authored,
        authoredOffset: fields.authoredOffset,
        committed: fields.committed,
        committedOffset: fields.committedOffset,
        identities,
        coAuthors: (commit) => people.coAuthors.get(commit) ?? none,
        parents: parentsOf,
        committedByHost: (commit) => fields.byHost[commit] === 1,
        subject: (commit) =>
          decodeBytes(subjects.bytes(), fields.subjectStart[commit]!, fields.subjectEnd[commit]!),
        commitId: commitIds.hex,
        findCommit: (id) => commitIds.find(id),
        pathCount: paths.length,
        path: pathText,
        findPath(path) {
          if (!pathNumbers) {
            pathNumbers = new Map();
            for (let number = paths.length - 1; number >= 0; number--) {
              pathNumbers.set(pathText(number), number);
            }
          }
          return pathNumbers.get(path) ?? -1;
        },
        blobCount: blobIds.size,
        blobId: blobIds.hex,
        findBlob: (id) => blobIds.find(id),
        change,
        changeStart: fields.changeStart,
        changeEnd: fields.changeEnd,
        ...byPath,
      };
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

function commitFields(capacity: number) {
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

type CommitFields = ReturnType<typeof commitFields>;

function fieldsOf(fields: CommitFields) {
  return Object.entries(fields) as [keyof CommitFields, CommitFields[keyof CommitFields]][];
}

const changeKeys = ['commit', 'path', 'before', 'after'] as const;

type ChangeStore = ReturnType<typeof changeStore>;

function changeStore(read: PartsReader | undefined, prefix: string) {
  const of = (key: (typeof changeKeys)[number]) => growable(read?.int32(`${prefix}-${key}`));
  return { commit: of('commit'), path: of('path'), before: of('before'), after: of('after') };
}

/** The changes of both streams that belong to the history of this head. */
function joinChanges(
  first: ChangeStore,
  second: ChangeStore,
  belongs: (commit: number, isMerge: boolean) => boolean,
) {
  const size = first.commit.size + second.commit.size;
  const change = {
    commit: new Int32Array(size),
    path: new Int32Array(size),
    before: new Int32Array(size),
    after: new Int32Array(size),
  };
  let used = 0;
  for (const store of [first, second]) {
    const commits = store.commit.view();
    const paths = store.path.view();
    const before = store.before.view();
    const after = store.after.view();
    for (let at = 0; at < commits.length; at++) {
      if (!belongs(commits[at]!, store === second)) continue;
      change.commit[used] = commits[at]!;
      change.path[used] = paths[at]!;
      change.before[used] = before[at]!;
      change.after[used++] = after[at]!;
    }
  }
  return {
    commit: change.commit.subarray(0, used),
    path: change.path.subarray(0, used),
    before: change.before.subarray(0, used),
    after: change.after.subarray(0, used),
  };
}

/** git lists nothing but what the head reaches. */
function checkAllReached({ order }: { readonly order: Int32Array }, fields: CommitFields): void {
  let seen = 0;
  for (const [commit, mark] of fields.seen.entries()) {
    seen += mark;
    if (fields.compared[commit]! > mark)
      throw new HistoryError('git listed a merge that is not part of the history.');
  }
  if (seen !== order.length)
    throw new HistoryError('git listed commits that the newest one does not reach.');
}

/** A merge that was on no mainline when it was read must be compared with its first parent now. */
function checkCompared(
  mainline: Int32Array,
  parentsOf: (commit: number) => Int32Array,
  fields: CommitFields,
): void {
  for (const commit of mainline) {
    if (parentsOf(commit).length > 1 && !fields.compared[commit])
      throw new HistoryError('The history kept from before does not know every merge.');
  }
}

/** Numbers paths in the order in which the history mentions them, however it was read; returns their former numbers. */
function renumberPaths(
  change: { readonly path: Int32Array },
  order: Int32Array,
  fields: CommitFields,
  count: number,
): Int32Array {
  const numbers = new Int32Array(count).fill(-1);
  const former = new Int32Array(count);
  let used = 0;
  for (const commit of order) {
    for (let at = fields.changeStart[commit]!; at < fields.changeEnd[commit]!; at++) {
      const path = change.path[at]!;
      if (numbers[path]! < 0) {
        numbers[path] = used;
        former[used++] = path;
      }
      change.path[at] = numbers[path]!;
    }
  }
  return former.subarray(0, used);
}

/** Numbers identities in the same way. */
function renumberIdentities(
  order: Int32Array,
  authors: Int32Array,
  coAuthors: ReadonlyMap<number, readonly number[]>,
  count: number,
) {
  const numbers = new Int32Array(count).fill(-1);
  const identities = new Int32Array(count);
  let used = 0;
  const numberOf = (identity: number): number => {
    if (numbers[identity]! < 0) {
      numbers[identity] = used;
      identities[used++] = identity;
    }
    return numbers[identity]!;
  };
  const author = new Int32Array(authors.length);
  const others = new Map<number, readonly number[]>();
  for (const commit of order) {
    author[commit] = numberOf(authors[commit]!);
    const list = coAuthors.get(commit);
    if (list) others.set(commit, list.map(numberOf));
  }
  return { author, coAuthors: others, identities: identities.subarray(0, used) };
}

/** The changes of a commit stand together; a commit that has some in both streams is refused. */
function markChanges(commits: Int32Array, fields: CommitFields): void {
  fields.changeStart.fill(0);
  fields.changeEnd.fill(0);
  for (let at = 0; at < commits.length;) {
    const commit = commits[at]!;
    if (!fields.seen[commit])
      throw new HistoryError('git listed a merge that is not part of the history.');
    if (fields.changeEnd[commit]! > 0)
      throw new HistoryError('git listed the changes of a commit twice.');
    fields.changeStart[commit] = at;
    while (at < commits.length && commits[at] === commit) at++;
    fields.changeEnd[commit] = at;
  }
}

/** Walks the mainline oldest first and puts before each of its commits what it brought in, parents first. */
function orderCommits(
  head: number,
  count: number,
  parentsOf: (commit: number) => Int32Array,
  seen: Uint8Array,
) {
  const line: number[] = [];
  for (let commit = head; commit >= 0 && seen[commit]; commit = parentsOf(commit)[0] ?? -1) {
    line.push(commit);
    if (line.length > count) throw new HistoryError('The first-parent line runs in a circle.');
  }
  const mainline = Int32Array.from(line.reverse());
  const landedAt = new Int32Array(count).fill(-1);
  const rank = new Int32Array(count).fill(-1);
  const groupStart = new Int32Array(mainline.length + 1);
  const order = new Int32Array(count);
  let used = 0;
  const stack: number[] = [];
  const next: number[] = [];
  for (let position = 0; position < mainline.length; position++) {
    groupStart[position] = used;
    stack.push(mainline[position]!);
    next.push(0);
    landedAt[mainline[position]!] = position;
    while (stack.length > 0) {
      const commit = stack.at(-1)!;
      const parents = parentsOf(commit);
      const index = next.at(-1)!;
      if (index < parents.length) {
        next[next.length - 1] = index + 1;
        const parent = parents[index]!;
        if (landedAt[parent] === -1 && seen[parent]) {
          landedAt[parent] = position;
          stack.push(parent);
          next.push(0);
        }
      } else {
        rank[commit] = used;
        order[used++] = commit;
        stack.pop();
        next.pop();
      }
    }
  }
  groupStart[mainline.length] = used;
  return { order: order.slice(0, used), rank, mainline, landedAt, groupStart };
}

function groupByPath(
  paths: Int32Array,
  pathCount: number,
  order: Int32Array,
  fields: CommitFields,
) {
  const pathStart = new Int32Array(pathCount + 1);
  for (const path of paths) pathStart[path + 1]!++;
  for (let path = 0; path < pathCount; path++) pathStart[path + 1]! += pathStart[path]!;
  const pathChanges = new Int32Array(paths.length);
  const next = pathStart.slice();
  for (const commit of order) {
    for (let at = fields.changeStart[commit]!; at < fields.changeEnd[commit]!; at++) {
      pathChanges[next[paths[at]!]!++] = at;
    }
  }
  return { pathStart, pathChanges };
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

function growable(known?: Int32Array) {
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

function growableBytes(known?: Uint8Array) {
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
