/**
 * Builds a repository by code, in a new and empty folder: the same description gives the same commit ids everywhere.
 * Commits are only noted; `write` hands all of them to one `git fast-import`.
 */
import { mkdir, readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

import { shadowEnvironment } from './environment.ts';
import { GitError } from './errors.ts';
import { findGit } from './executable.ts';
import {
  type CommitSpec,
  type FileContent,
  importStream,
  type NotedCommit,
} from './importStream.ts';
import { type Place, readGit } from './run.ts';

/** A commit that was described; `RepositoryWriter.id` tells its id once it is written. */
export interface CommitHandle {
  readonly mark: number;
}

export interface RepositoryWriter {
  readonly folder: string;
  /** Adds a commit to the current branch (`main` at first). */
  commit(spec: CommitSpec): CommitHandle;
  /**
   * Merges a branch into the current one. Files that only the other side changed come along; files that both sides
   * changed must be given in `files`.
   */
  merge(branch: string, spec: CommitSpec): CommitHandle;
  /** Starts a branch at the given commit (or at the tip of the current branch) and makes it the current one. */
  branch(name: string, from?: CommitHandle): void;
  /** Makes an existing branch the current one. */
  switchTo(name: string): void;
  /** Writes what was described since the last time. */
  write(): Promise<void>;
  /** Fills the working tree from `main`; not for a bare repository. */
  checkout(): Promise<void>;
  /** Id of a commit that was written. */
  readonly id: (commit: CommitHandle) => string;
}

export interface WriterOptions {
  readonly bare?: boolean;
  readonly objectFormat?: 'sha1' | 'sha256';
  readonly signal?: AbortSignal;
  readonly git?: string;
}

type Tree = ReadonlyMap<string, FileContent>;

/** Creates an empty repository in `folder`, which must be new or empty. */
export async function createRepository(
  folder: string,
  options: WriterOptions = {},
): Promise<RepositoryWriter> {
  const { bare = false, objectFormat = 'sha1', signal = new AbortController().signal } = options;
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    throw new GitError('folder-not-empty', `${folder} is not empty; name a new folder.`);
  }
  const home = await realpath(folder);
  const gitFolder = bare ? home : path.join(home, '.git');
  const place: Place = {
    git: await findGit(options.git, process.env),
    folder: home,
    environment: shadowEnvironment(process.env, gitFolder, null),
  };
  const marksFile = path.join(gitFolder, 'marks');
  await readGit(
    place,
    [
      'init',
      '--quiet',
      '--template=',
      '--initial-branch=main',
      `--object-format=${objectFormat}`,
      ...(bare ? ['--bare'] : []),
    ],
    signal,
  );

  const commits: { readonly parents: readonly number[]; readonly tree: Tree }[] = [];
  const tips = new Map<string, number>();
  const ids = new Map<number, string>();
  let current = 'main';
  let pending: NotedCommit[] = [];

  function add(spec: CommitSpec, other: number | undefined): CommitHandle {
    const tip = tips.get(current);
    const tree = new Map(tip === undefined ? [] : commits[tip]!.tree);
    const changes = new Map<string, FileContent | null>();
    const put = (file: string, content: FileContent | null): void => {
      if (content === null) tree.delete(file);
      else tree.set(file, content);
      changes.delete(file);
      changes.set(file, content);
    };
    if (other !== undefined) {
      for (const [file, content] of incoming(tip, other, spec)) put(file, content);
    }
    for (const [from, to] of Object.entries(spec.renames ?? {})) {
      const content = tree.get(from);
      if (content === undefined) throw new TypeError(`There is no file ${from} to rename.`);
      put(from, null);
      put(to, content);
    }
    for (const [file, content] of Object.entries(spec.files ?? {})) put(file, content);
    const parents = [tip, other].filter((parent) => parent !== undefined);
    const mark = commits.push({ parents, tree }) - 1;
    pending.push({ mark, branch: current, parents, spec, changes });
    tips.set(current, mark);
    return { mark };
  }

  /** What a merge of `other` brings into the tree of `tip`: a three-way merge of whole files. */
  function incoming(
    tip: number | undefined,
    other: number,
    spec: CommitSpec,
  ): Map<string, FileContent | null> {
    if (tip === undefined) throw new TypeError(`There is nothing on ${current} to merge into.`);
    const base = mergeBase(tip, other);
    const brought = new Map<string, FileContent | null>();
    const [ours, theirs] = [commits[tip]!.tree, commits[other]!.tree];
    for (const file of new Set([...base.keys(), ...theirs.keys()])) {
      const before = base.get(file);
      const now = theirs.get(file);
      if (now === before || now === ours.get(file)) continue;
      if (ours.get(file) !== before && spec.files?.[file] === undefined) {
        throw new TypeError(`Both sides changed ${file}; give its merged content.`);
      }
      brought.set(file, now ?? null);
    }
    return brought;
  }

  /** Tree of the newest commit that both lines contain; commits are numbered parents first. */
  function mergeBase(one: number, two: number): Tree {
    const ancestors = (start: number): Set<number> => {
      const found = new Set([start]);
      for (const commit of found) for (const parent of commits[commit]!.parents) found.add(parent);
      return found;
    };
    const theirs = ancestors(two);
    const common = [...ancestors(one)].filter((commit) => theirs.has(commit));
    return common.length === 0 ? new Map() : commits[Math.max(...common)]!.tree;
  }

  function tipOf(branch: string): number {
    const tip = tips.get(branch);
    if (tip === undefined) throw new TypeError(`There is no branch ${branch}.`);
    return tip;
  }

  return {
    folder: home,
    commit: (spec) => add(spec, undefined),
    merge: (branch, spec) => add(spec, tipOf(branch)),
    branch(name, from) {
      if (tips.has(name)) throw new TypeError(`There is a branch ${name} already.`);
      tips.set(name, from?.mark ?? tipOf(current));
      current = name;
    },
    switchTo(name) {
      tipOf(name);
      current = name;
    },
    async write() {
      const noted = pending;
      pending = [];
      const marks = [`--import-marks-if-exists=${marksFile}`, `--export-marks=${marksFile}`];
      await readGit(
        place,
        ['fast-import', '--quiet', '--done', ...marks],
        signal,
        importStream(noted, tips),
      );
      for (const line of (await readFile(marksFile, 'utf8')).split('\n')) {
        const [mark, id] = line.split(' ');
        if (mark !== undefined && id !== undefined) ids.set(Number(mark.slice(1)) - 1, id);
      }
    },
    async checkout() {
      await readGit(place, ['reset', '--hard', '--quiet'], signal);
    },
    id(commit) {
      const id = ids.get(commit.mark);
      if (id === undefined) throw new TypeError('That commit is not written yet.');
      return id;
    },
  };
}
