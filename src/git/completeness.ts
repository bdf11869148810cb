/** Notices a history that lacks a commit which another one names as its parent. */
import { createIdTable } from '../core/history/tables.ts';
import type { CommitRecord, HistorySink } from '../core/ports.ts';
import { GitError } from './errors.ts';

export interface CheckedSink extends HistorySink {
  /** Throws unless the head and every parent of every commit came by, but for the boundary of a shallow clone. */
  assertComplete(head: string, shallow: readonly string[]): void;
}

export function checkParents(idDigits: number, sink: HistorySink): CheckedSink {
  const ids = createIdTable(idDigits === 64 ? 8 : 5);
  let seen = new Uint8Array(1 << 12);

  function note(record: CommitRecord): void {
    const { bytes, start, end } = record.id;
    const commit = ids.intern(bytes, start, end);
    while (commit >= seen.length) {
      const larger = new Uint8Array(seen.length * 2);
      larger.set(seen);
      seen = larger;
    }
    seen[commit] = 1;
    const parents = record.parents;
    for (let at = parents.start; at < parents.end; at += idDigits + 1) {
      ids.intern(parents.bytes, at, at + idDigits);
    }
  }

  return {
    commit(record) {
      note(record);
      sink.commit(record);
    },
    change: (path, before, after) => sink.change(path, before, after),
    assertComplete(head, shallow) {
      if (ids.find(head) < 0 || !seen[ids.find(head)]) throw cut(head);
      const boundary = new Set(shallow.map((id) => ids.find(id)));
      for (let commit = 0; commit < ids.size; commit++) {
        if (!seen[commit] && !boundary.has(commit)) throw cut(ids.hex(commit));
      }
    },
  };
}

function cut(commit: string): GitError {
  return new GitError(
    'cut-short',
    `git did not list commit ${commit}, on which others are built; run it again.`,
  );
}
