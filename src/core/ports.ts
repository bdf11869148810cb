/** What the core needs from outside. Adapters implement these; tests use in-memory fakes. */
import type { Gap, Identity, RepositoryRef } from './model.ts';
import type { PullRequestFacts } from './pullRequests/records.ts';

/** Tells a person what is going on; `done` of `total` steps is a true fraction, `total` 0 means not known yet. */
export interface Progress {
  report(stage: string, done: number, total: number): void;
}

export interface Log {
  info(sentence: string): void;
  warn(sentence: string): void;
}

/** Bytes inside a buffer that may be reused after the call: copy or decode at once. */
export interface Span {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** One commit as recorded. Seconds since 1970 may be negative or past 2100; offsets are minutes east of UTC. */
export interface CommitRecord {
  readonly id: Span;
  /** Ids of the parents, each in hexadecimal, separated by single spaces; empty for a root. */
  readonly parents: Span;
  readonly authorName: Span;
  readonly authorEmail: Span;
  readonly authored: number;
  readonly authoredOffset: number;
  readonly committed: number;
  readonly committedOffset: number;
  /** Committed by the hosting service itself (a squash or merge made on GitHub). */
  readonly committedByHost: boolean;
  /** Values of Co-authored-by trailers separated by byte 2; empty where there are none. */
  readonly coAuthors: Span;
  readonly subject: Span;
}

/**
 * Receives a history, commit by commit; the changes of a commit follow it. Blob ids are hexadecimal spans, all zeros
 * where the file does not exist on that side (symbolic links and submodules count as not existing).
 */
export interface HistorySink {
  commit(record: CommitRecord): void;
  change(path: Span, oldBlob: Span, newBlob: Span): void;
}

export interface TreeEntry {
  readonly path: string;
  readonly blob: string;
  readonly bytes: number;
}

/** A file that one commit renamed, in git's own judgement of similarity. */
export interface Rename {
  readonly commit: string;
  readonly from: string;
  readonly to: string;
}

/** Larger blobs are not read: 1 MiB. */
export const mostBytes = 1 << 20;

/** Answer for one blob: its text, or why there is none. */
export type BlobText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'missing' };

/** Two commits to be compared for renames. */
export interface RenameQuestion {
  readonly commit: string;
  readonly parent: string;
  /** Also from files whose content went to another one and that were left with something else (`git diff -B`). */
  readonly withRewritten?: boolean;
}

/**
 * Read access to one repository at one revision. Every method rejects on a git that fails, is killed, or ends in the
 * middle of a record; an aborted signal rejects with its reason and leaves no child process behind.
 */
export interface GitHistory {
  readonly repository: RepositoryRef;
  /** Where the revision's first-parent line may end before the true beginning: ids of shallow boundary commits. */
  readonly shallow: readonly string[];
  /** What is known beforehand to be missing (a partial clone, ignored grafts or replacements). */
  readonly gaps: readonly Gap[];
  /** The repository's configured git identity. */
  readonly identity: Identity | null;
  /** Web address of the hosting page (`https://github.com/owner/name`), where the remote tells it. */
  readonly webUrl: string | null;
  /** Every commit reachable from the revision but not from `known`, non-merges with their changes against their parent. */
  readCommits(sink: HistorySink, signal: AbortSignal, known?: string): Promise<void>;
  /** The merges of the first-parent line (those not reachable from `known`), each with its changes against its first parent. */
  readMainlineMerges(sink: HistorySink, signal: AbortSignal, known?: string): Promise<void>;
  /** Commits reachable from `HEAD` but not from the revision (the user's unmerged work), newest first. */
  readUnmerged(sink: HistorySink, signal: AbortSignal): Promise<void>;
  /** The files at the revision, in git's order; symbolic links and submodules are left out. */
  readTree(signal: AbortSignal): Promise<readonly TreeEntry[]>;
  /** Submodule paths at the revision. */
  readonly submodules: () => readonly string[];
  /** Renames by similarity in the given commits against the given parents; a pair that git cannot answer is reported in `failed`. */
  findRenames(
    pairs: readonly RenameQuestion[],
    signal: AbortSignal,
  ): Promise<{ readonly renames: readonly Rename[]; readonly failed: readonly string[] }>;
  /**
   * Texts of blobs, handed over in the order asked for. Decoded as UTF-8, line ends as they are; more than
   * `mostBytes` is not read.
   */
  readBlobs(
    ids: readonly string[],
    receive: (index: number, blob: BlobText) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** Bytes per blob in the order asked for, without reading them; -1 where one is missing. */
  readSizes(ids: readonly string[], signal: AbortSignal): Promise<readonly number[]>;
  /** The files of a commit, as far as they are there, that hold each of the words as a whole word; words of unusual letters are never found. */
  findWords(
    commit: string,
    words: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** What is kept about it between runs, where something is. */
  readonly index?: Index;
  /** Ends the long-lived children. */
  close(): Promise<void>;
}

/** Words by number, in order of first appearance. */
export interface WordTable {
  numberOf(word: string): number;
  word(number: number): string;
}

/** What was found out about contents before. It never holds anything that cannot be found out again. */
export interface FactStore {
  readonly words: WordTable;
  get(key: string): Uint8Array | undefined;
  put(key: string, value: Uint8Array): void;
}

/** A history that was read before, and the commit up to which it goes. */
export interface KnownHistory {
  readonly head: string;
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** What is kept between runs about one repository. Without it everything is found out again. */
export interface Index {
  readonly facts: FactStore;
  readonly history: KnownHistory | null;
  keepHistory(history: KnownHistory): void;
}

/** What of a hosting service is asked for: one owner's repositories, one person. */
export interface PullRequestsRequest {
  /** The user or organisation whose repositories are meant. */
  readonly owner: string;
  /** Repositories (`owner/name`) whose releases and workflow runs are wanted. */
  readonly repositories: readonly string[];
  /** Commits whose pull requests are wanted, because git alone does not tell them. */
  readonly commits: readonly { readonly repository: string; readonly id: string }[];
  /** Workflow files whose runs are wanted, by repository. */
  readonly workflows: readonly { readonly repository: string; readonly path: string }[];
  /** The subject's login; null for the account that is signed in. */
  readonly login: string | null;
  /** Nothing that was last touched before this moment is asked for; null for no limit. */
  readonly since: string | null;
}

/** Reads what a hosting service knows, and remembers it: the next reading asks only for what changed. */
export interface PullRequests {
  /**
   * What is known now, after reading what changed. A service that fails rejects nothing: the facts of before come
   * back with a coverage that says what is missing. Rejects only when the signal fires.
   */
  read(
    request: PullRequestsRequest,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<PullRequestFacts>;
}

/** One file in which a code search engine found a name. It is a claim of that engine on that day, not a git fact. */
export interface CodeFinding {
  readonly repository: string;
  readonly isPrivate: boolean;
  readonly path: string;
  readonly url: string;
}

export interface CodeFindings {
  /** What was asked, as a person can ask it again. */
  readonly query: string;
  readonly foundAt: string;
  readonly findings: readonly CodeFinding[];
  /** What the engine says there is in all; null where it did not answer. */
  readonly total: number | null;
  readonly complete: boolean;
  readonly explanation: string | null;
  /** Hand it to the next search to read on; null where there is nothing more to read. */
  readonly resume: string | null;
}

/** An organisation-wide code search engine; asked only on a person's request. */
export interface CodeSearch {
  search(
    name: string,
    owner: string,
    resume: string | null,
    signal: AbortSignal,
  ): Promise<CodeFindings>;
}
