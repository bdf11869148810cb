/** A history sink that keeps what it receives as plain data. */
import { decodeSpan } from '../../src/core/history/tables.ts';
import type { HistorySink } from '../../src/core/ports.ts';

export interface RecordedCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly authorName: string;
  readonly authorEmail: string;
  readonly authored: number;
  readonly authoredOffset: number;
  readonly committed: number;
  readonly committedOffset: number;
  readonly committedByHost: boolean;
  readonly coAuthors: readonly string[];
  readonly subject: string;
  /** Path, old blob and new blob of each change, separated by spaces; ids of seven digits. */
  readonly changes: string[];
}

export interface RecordingSink extends HistorySink {
  readonly commits: readonly RecordedCommit[];
}

export function createRecordingSink(): RecordingSink {
  const commits: RecordedCommit[] = [];
  return {
    commits,
    commit(record) {
      const parents = decodeSpan(record.parents);
      const coAuthors = decodeSpan(record.coAuthors);
      commits.push({
        id: decodeSpan(record.id),
        parents: parents === '' ? [] : parents.split(' '),
        authorName: decodeSpan(record.authorName),
        authorEmail: decodeSpan(record.authorEmail),
        authored: record.authored,
        authoredOffset: record.authoredOffset,
        committed: record.committed,
        committedOffset: record.committedOffset,
        committedByHost: record.committedByHost,
        coAuthors: coAuthors === '' ? [] : coAuthors.split('\u0002'),
        subject: decodeSpan(record.subject),
        changes: [],
      });
    },
    change(path, before, after) {
      const short = [before, after].map((span) => decodeSpan(span).slice(0, 7));
      commits.at(-1)!.changes.push([decodeSpan(path), ...short].join(' '));
    },
  };
}
