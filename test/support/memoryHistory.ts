/** Histories told to the core in memory, as git would tell them. */
import { createHistoryBuilder, type History } from '../../src/core/history/history.ts';
import type { Span, TreeEntry } from '../../src/core/ports.ts';

/** Path (text or bytes), name of the blob before and after; null where the file does not exist. */
export type FakeChange = readonly [
  path: string | Uint8Array,
  before: string | null,
  after: string | null,
];

/** A commit of a fake history; commits and blobs have short names, from which `idOf` makes ids. */
export interface FakeCommit {
  readonly name: string;
  readonly parents?: readonly string[];
  readonly author?: readonly [name: string, email: string];
  readonly coAuthors?: readonly string[];
  readonly seconds?: number;
  readonly offset?: number;
  readonly subject?: string;
  /** Committed by the hosting service. */
  readonly byHost?: boolean;
  /** Of a merge: its changes against the first parent, told with the mainline merges. */
  readonly changes?: readonly FakeChange[];
}

/** The id of a commit or blob with a short name; all zeros for null. */
export function idOf(name: string | null, digits = 40): string {
  return Buffer.from(name ?? '')
    .toString('hex')
    .padEnd(digits, '0');
}

export interface FakeOptions {
  readonly head?: string;
  readonly shallow?: readonly string[];
  readonly digits?: 40 | 64;
}

/** Tells the commits, given oldest first, newest first as git does; `head` is the last one unless given. */
export function buildHistory(commits: readonly FakeCommit[], options: FakeOptions = {}): History {
  const { digits = 40, shallow = [], head = commits.at(-1)!.name } = options;
  const builder = createHistoryBuilder(digits);
  const isMerge = (commit: FakeCommit): boolean => (commit.parents?.length ?? 0) > 1;
  for (const commit of commits.toReversed()) {
    tell(builder.commits, isMerge(commit) ? { ...commit, changes: [] } : commit, digits);
  }
  for (const commit of commits.toReversed()) {
    if (isMerge(commit) && commit.changes) tell(builder.merges, commit, digits);
  }
  return builder.build(
    idOf(head, digits),
    shallow.map((name) => idOf(name, digits)),
  );
}

/** Files as git lists them at a revision. */
export function treeOf(files: Readonly<Record<string, string>>): readonly TreeEntry[] {
  return Object.entries(files).map(([path, blob]) => ({ path, blob: idOf(blob), bytes: 1 }));
}

/** Tells one commit to a sink, and overwrites each buffer after the call, as an adapter may. */
export function tell(
  sink: ReturnType<typeof createHistoryBuilder>['commits'],
  commit: FakeCommit,
  digits = 40,
): void {
  const { author = ['Ada', 'ada@example.org'], seconds = 0, offset = 0 } = commit;
  const given: Uint8Array[] = [];
  const span = (value: string | Uint8Array): Span => {
    const text = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    // What stands around a span is none of the reader's business.
    const bytes = Uint8Array.from([0x58, ...text, 0x58]);
    given.push(bytes);
    return { bytes, start: 1, end: bytes.length - 1 };
  };
  sink.commit({
    id: span(idOf(commit.name, digits)),
    parents: span((commit.parents ?? []).map((name) => idOf(name, digits)).join(' ')),
    authorName: span(author[0]),
    authorEmail: span(author[1]),
    authored: seconds,
    authoredOffset: offset,
    committed: seconds,
    committedOffset: offset,
    committedByHost: commit.byHost ?? false,
    coAuthors: span((commit.coAuthors ?? []).join('\u0002')),
    subject: span(commit.subject ?? commit.name),
  });
  for (const [path, before, after] of commit.changes ?? []) {
    sink.change(span(path), span(idOf(before, digits)), span(idOf(after, digits)));
  }
  for (const bytes of given) bytes.fill(0xff);
}
