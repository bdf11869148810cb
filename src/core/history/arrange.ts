/** From what was gathered to the history of one head: its order, its changes, its numbers. */
import type { ChangeStore, CommitFields } from './columns.ts';
import { HistoryError } from './historyError.ts';

/** The changes of both streams that belong to the history of this head. */
export function joinChanges(
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
export function checkAllReached(
  { order }: { readonly order: Int32Array },
  fields: CommitFields,
): void {
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
export function checkCompared(
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
export function renumberPaths(
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
export function renumberIdentities(
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
export function markChanges(commits: Int32Array, fields: CommitFields): void {
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
export function orderCommits(
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

export function groupByPath(
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
