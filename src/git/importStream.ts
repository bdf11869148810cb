/** Described commits in the language of `git fast-import`. */
/** A file's content; a symbolic link or submodule has its mode and its target or commit as content. */
export type FileContent =
  | string
  | Uint8Array
  | { readonly mode: '100755' | '120000' | '160000'; readonly content: string };

export interface CommitSpec {
  /** `Ada <ada@example.org>` */
  readonly author: string;
  /** ISO 8601 with offset, as `2024-01-02T10:00:00+01:00`. */
  readonly date: string;
  /** The author, where not given. */
  readonly committer?: string;
  /** The author's date, where not given. */
  readonly committed?: string;
  readonly message: string;
  /** New contents by path; null deletes the file. */
  readonly files?: Readonly<Record<string, FileContent | null>>;
  /** Old path to new path, before `files` is applied. */
  readonly renames?: Readonly<Record<string, string>>;
}

export interface NotedCommit {
  /** Number of the commit, from 0; fast-import counts from 1. */
  readonly mark: number;
  readonly branch: string;
  readonly parents: readonly number[];
  readonly spec: CommitSpec;
  readonly changes: ReadonlyMap<string, FileContent | null>;
}

/** All commits, then the branches at their tips. */
export function* importStream(
  commits: readonly NotedCommit[],
  tips: ReadonlyMap<string, number>,
): Generator<string | Uint8Array> {
  for (const { mark, branch, parents, spec, changes } of commits) {
    const { author, date, committer = author, committed = date } = spec;
    const [first, ...others] = parents;
    // A branch may have been started elsewhere since; without a parent the commit is a root.
    if (first === undefined) yield `reset refs/heads/${branch}\n\n`;
    yield `commit refs/heads/${branch}\nmark :${mark + 1}\n`;
    yield `author ${author} ${rawDate(date)}\ncommitter ${committer} ${rawDate(committed)}\n`;
    yield* data(spec.message);
    if (first !== undefined) yield `from :${first + 1}\n`;
    for (const other of others) yield `merge :${other + 1}\n`;
    // Deletions first, so that a file may take the place of a folder.
    for (const [file, content] of changes) if (content === null) yield `D ${quoted(file)}\n`;
    for (const [file, content] of changes) if (content !== null) yield* put(file, content);
    yield '\n';
  }
  for (const [branch, tip] of tips) yield `reset refs/heads/${branch}\nfrom :${tip + 1}\n\n`;
  yield 'done\n';
}

function* put(file: string, content: FileContent): Generator<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield `M 100644 inline ${quoted(file)}\n`;
    yield* data(content);
  } else if (content.mode === '160000') {
    yield `M 160000 ${content.content} ${quoted(file)}\n`;
  } else {
    yield `M ${content.mode} inline ${quoted(file)}\n`;
    yield* data(content.content);
  }
}

function* data(content: string | Uint8Array): Generator<string | Uint8Array> {
  const bytes = Buffer.from(content);
  yield `data ${bytes.length}\n`;
  if (bytes.length > 0) yield bytes;
  yield '\n';
}

function quoted(file: string): string {
  return `"${file.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** `2024-01-02T10:00:00+01:00` as git writes it: `1704186000 +0100`. */
export function rawDate(date: string): string {
  const [, sign = '+', hours = '00', minutes = '00'] =
    /(?:Z|([+-])(\d{2}):(\d{2}))$/.exec(date) ?? [];
  const seconds = Date.parse(date) / 1000;
  if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(date) || !Number.isInteger(seconds)) {
    throw new TypeError(`${date} is not a date with an offset.`);
  }
  return `${seconds} ${sign}${hours}${minutes}`;
}
