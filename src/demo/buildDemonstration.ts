/** Builds the demonstration repository: two years of a shop's code, with one story and every trap in it. */
import { appendFile } from 'node:fs/promises';
import path from 'node:path';

import type { CommitSpec, FileContent } from '../git/importStream.ts';
import { createRepository, type RepositoryWriter } from '../git/repositoryWriter.ts';
import { host } from './people.ts';
import type { Step } from './step.ts';
import { steps } from './steps.ts';

type Tree = Map<string, FileContent>;

/** Builds the demonstration repository in a new or empty folder; its commit ids are the same on every machine. */
export async function buildDemonstration(folder: string): Promise<void> {
  const writer = await createRepository(folder);
  addCommits(writer);
  await writer.write();
  await appendFile(
    path.join(writer.folder, '.git', 'config'),
    '[user]\n\tname = Ada Byron\n\temail = ada@storefront.example\n',
  );
  await writer.checkout();
}

function addCommits(writer: RepositoryWriter): void {
  const trees = new Map<string, Tree>([['main', new Map()]]);
  const touched = new Map<string, Set<string>>();
  let current = 'main';
  let clock = 0;
  let pullRequest = 0;

  for (const step of steps) {
    const branch = step.branch ?? 'main';
    if (!trees.has(branch)) {
      trees.set(branch, new Map(trees.get('main')));
      touched.set(branch, new Set());
      writer.branch(branch);
      current = branch;
    }
    if (current !== branch) writer.switchTo((current = branch));

    const tree = trees.get(branch)!;
    clock = Math.max(clock + minutes(7), Date.parse(`${step.on}T${startOfWork}Z`) + jitter(step));
    const { files, renames } = changesOf(step, tree);
    for (const file of [...Object.keys(files), ...Object.keys(renames)])
      touched.get(branch)?.add(file);

    const squashed = step.direct !== true && step.branch === undefined;
    const landed = clock + (squashed ? minutes(95) : 0);
    if (squashed) pullRequest += 1 + (step.subject.length % 3);
    const spec: CommitSpec = {
      author: step.by.identity,
      date: step.authored ?? iso(clock, step.by.offset),
      committed: iso(landed, step.by.offset),
      message: messageOf(step, squashed ? pullRequest : null),
      files,
      renames,
      ...(squashed ? { committer: host } : {}),
    };
    clock = landed;
    if (step.merge === undefined) {
      writer.commit(spec);
    } else {
      bringIn(tree, trees.get(step.merge)!, touched.get(step.merge)!);
      writer.merge(step.merge, spec);
    }
  }
  if (current !== 'main') writer.switchTo('main');
}

/** What a step changes, in the words of the writer; `tree` then holds the files after the step. */
function changesOf(step: Step, tree: Tree) {
  const renames: Record<string, string> = {};
  const files: Record<string, FileContent | null> = {};
  const put = (file: string, content: FileContent | null): void => {
    files[file] = content;
    if (content === null) tree.delete(file);
    else tree.set(file, content);
  };
  for (const [from, to] of Object.entries(step.renames ?? {})) {
    for (const file of within(tree, from)) {
      const target = to + file.slice(from.length);
      renames[file] = target;
      tree.set(target, tree.get(file)!);
      tree.delete(file);
    }
  }
  for (const [file, replacements] of Object.entries(step.edits ?? {})) {
    put(
      file,
      replacements.reduce(
        (text, [from, to]) => replaceOnce(step, file, text, from, to),
        textOf(tree, file),
      ),
    );
  }
  for (const [file, content] of Object.entries(step.files ?? {})) {
    if (content === null) for (const gone of within(tree, file)) put(gone, null);
    else put(file, content);
  }
  if (step.rewrite) {
    for (const [file, content] of tree) {
      if (typeof content !== 'string') continue;
      const rewritten = step.rewrite(file, content);
      if (rewritten !== content) put(file, rewritten);
    }
  }
  return { files, renames };
}

/** The file, or all files of the folder when the path ends in `/`. */
function within(tree: Tree, wanted: string): readonly string[] {
  const found = [...tree.keys()].filter((file) =>
    wanted.endsWith('/') ? file.startsWith(wanted) : file === wanted,
  );
  if (found.length === 0) throw new TypeError(`The demonstration has no ${wanted} at that time.`);
  return found;
}

function textOf(tree: Tree, file: string): string {
  const content = tree.get(file);
  if (typeof content !== 'string') throw new TypeError(`${file} is no text file at that time.`);
  return content;
}

function replaceOnce(step: Step, file: string, text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) {
    throw new TypeError(`"${step.subject}": ${file} holds ${parts.length - 1} times: ${from}`);
  }
  return parts.join(to);
}

function bringIn(tree: Tree, other: Tree, touched: ReadonlySet<string>): void {
  for (const file of touched) {
    const content = other.get(file);
    if (content === undefined) tree.delete(file);
    else tree.set(file, content);
  }
}

function messageOf({ subject, body, merge }: Step, pullRequest: number | null): string {
  const first =
    pullRequest === null
      ? subject
      : merge === undefined
        ? `${subject} (#${pullRequest})`
        : `Merge pull request #${pullRequest} from storefront/${merge}\n\n${subject}`;
  return body === undefined ? `${first}\n` : `${first}\n\n${body}\n`;
}

const startOfWork = '08:10:00';
const minutes = (count: number): number => count * 60_000;

/** Days do not all begin at the same minute. */
function jitter({ subject }: Step): number {
  let sum = 0;
  for (const character of subject) sum = (sum * 31 + character.codePointAt(0)!) % 149;
  return minutes(sum);
}

/** A moment as a clock with that offset shows it. */
function iso(moment: number, offset: string): string {
  const [hours, rest] = offset.split(':').map(Number) as [number, number];
  const local = moment + minutes(hours * 60 + Math.sign(hours || 1) * rest);
  return new Date(local).toISOString().replace('.000Z', offset);
}
