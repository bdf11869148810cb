/** Finds out about a repository without running anything of it: where its objects are, and what is known of them. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Gap, Identity } from '../core/model.ts';
import { GitError } from './errors.ts';
import { isId } from './ids.ts';
import { type Answer, type Ask, createAsk } from './questions.ts';
import { webUrlOf } from './webUrl.ts';

export interface Ref {
  readonly id: string;
  readonly name: string;
  /** What a symbolic ref points to, else empty. */
  readonly target: string;
}

export interface Discovery {
  /** Root of the working tree; null for a bare repository or where the repository names an unrelated folder. */
  readonly topLevel: string | null;
  readonly name: string;
  readonly objectFolder: string;
  readonly objectFormat: 'sha1' | 'sha256';
  readonly shallow: readonly string[];
  readonly refs: readonly Ref[];
  readonly head: { readonly ref: string; readonly id: string | null };
  readonly gaps: readonly Gap[];
  /** Packs that a partial clone fetched lie there, whether or not the configuration says so. */
  readonly promisorPacks: boolean;
  readonly identity: Identity | null;
  readonly webUrl: string | null;
}

export interface DiscoveryOptions {
  readonly git: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export async function discover(given: string, options: DiscoveryOptions): Promise<Discovery> {
  const folder = await existingFolder(given);
  const ask = createAsk({ ...options, folder, allowBare: await isNamedBare(folder) });
  await assertReadable(folder, ask);
  const [places, top, headId, headRef, refs, settings] = await Promise.all([
    placesOf(folder, ask),
    ask('topLevel'),
    ask('headCommit'),
    ask('headRef'),
    textOf(ask('refs')),
    ask('settings'),
  ]);
  const shallow = (await readIfThere(places.shallow))?.split('\n').filter(isId) ?? [];
  const parsed = parseSettings(settings.ok ? settings.text : '');
  const allRefs = parseRefs(refs);
  const topLevel = top.ok ? await believedTopLevel(folder, oneLine(top.text)) : null;
  const webUrl = parsed.webUrl;
  return {
    topLevel,
    name: webUrl?.slice(webUrl.lastIndexOf('/') + 1) ?? nameOf(topLevel, places.common),
    objectFolder: places.objects,
    objectFormat: places.format === 'sha256' ? 'sha256' : 'sha1',
    shallow,
    refs: allRefs.filter((ref) => !ref.name.startsWith('refs/replace/')),
    head: {
      ref: headRef.ok ? oneLine(headRef.text) : 'HEAD',
      id: headId.ok ? oneLine(headId.text) : null,
    },
    gaps: gapsOf(parsed.partial, allRefs, (await readIfThere(places.grafts)) ?? ''),
    promisorPacks: await hasPromisorPacks(places.objects),
    identity: parsed.identity,
    webUrl,
  };
}

async function existingFolder(given: string): Promise<string> {
  try {
    const folder = await realpath(given);
    if ((await stat(folder)).isDirectory()) return folder;
  } catch {
    // Told below, as for a file.
  }
  throw new GitError(
    'folder-missing',
    `There is no folder ${given}; give the path of a repository.`,
  );
}

/** Whether the folder itself looks like a git directory, so that a person who names it means just that. */
async function isNamedBare(folder: string): Promise<boolean> {
  const names = new Set(await readdir(folder));
  return !names.has('.git') && ['HEAD', 'objects', 'refs'].every((name) => names.has(name));
}

/** git itself checks who owns the repository; it does so in this first question. */
async function assertReadable(folder: string, ask: Ask): Promise<void> {
  const answer = await ask('gitFolder');
  if (!answer.ok) throw whyNot(folder, answer.said);
  const gitFolder = await realpath(oneLine(answer.text));
  // git before 2.38 has no setting against repositories that lie in a tree as if they were files.
  if (folder !== gitFolder && isInside(gitFolder, folder)) throw buried(gitFolder);
}

function whyNot(folder: string, said: string): GitError {
  if (/dubious ownership|unsafe repository/i.test(said)) {
    return new GitError(
      'foreign-owner',
      `The repository at ${folder} belongs to another user of this machine, so git does not read it. If you trust it, run: git config --global --add safe.directory ${JSON.stringify(folder)}`,
    );
  }
  if (/safe\.bareRepository/i.test(said)) return buried(folder);
  if (/not a git repository/i.test(said)) {
    return new GitError(
      'not-a-repository',
      `${folder} is not in a git repository; open one, or give its path.`,
    );
  }
  return new GitError(
    'failed',
    `git cannot read the repository at ${folder}: ${said.trim().replace(/\s+/g, ' ')}`,
  );
}

function buried(folder: string): GitError {
  return new GitError(
    'buried-bare',
    `${folder} is in a bare repository that lies inside a folder tree; give the path of that repository itself if you mean it.`,
  );
}

async function placesOf(folder: string, ask: Ask) {
  const lines = (await textOf(ask('places'))).split('\n');
  const [format, common, objects, shallow, grafts, rest] = lines;
  if (grafts === undefined || rest !== '' || lines.length !== 6) {
    throw new GitError(
      'failed',
      'A folder of this repository has a line break in its name; rename it.',
    );
  }
  // git answers with paths relative to the folder asked about.
  const absolute = (file: string | undefined): string => path.resolve(folder, file ?? '');
  return {
    format,
    common: absolute(common),
    objects: absolute(objects),
    shallow: absolute(shallow),
    grafts: absolute(grafts),
  };
}

/** A repository may name any folder as its working tree; only one that holds the given folder is believed. */
async function believedTopLevel(folder: string, claimed: string): Promise<string | null> {
  try {
    const top = await realpath(claimed);
    return isInside(top, folder) ? top : null;
  } catch {
    return null;
  }
}

function isInside(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === '' || (!path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..');
}

function nameOf(topLevel: string | null, gitFolder: string): string {
  if (topLevel !== null) return path.basename(topLevel);
  const own = path.basename(gitFolder);
  return own === '.git' ? path.basename(path.dirname(gitFolder)) : own.replace(/\.git$/, '');
}

function parseRefs(text: string): readonly Ref[] {
  const refs: Ref[] = [];
  for (const line of text.split('\n')) {
    const [id, name, target = ''] = line.split(' ');
    if (id !== undefined && name !== undefined) refs.push({ id, name, target });
  }
  return refs;
}

interface Settings {
  readonly partial: boolean;
  readonly identity: Identity | null;
  readonly webUrl: string | null;
}

function parseSettings(text: string): Settings {
  let partial = false;
  let name = '';
  let email = '';
  const urls = new Map<string, string>();
  for (const entry of text.split('\0')) {
    const feed = entry.indexOf('\n');
    const key = feed < 0 ? entry : entry.slice(0, feed);
    const value = feed < 0 ? '' : entry.slice(feed + 1);
    const remote = /^remote\.(.*)\.(url|promisor|partialclonefilter)$/s.exec(key);
    if (key === 'user.name') name = value.trim();
    else if (key === 'user.email') email = value.trim();
    else if (key === 'extensions.partialclone') partial = true;
    else if (remote?.[2] === 'url') {
      if (!urls.has(remote[1]!)) urls.set(remote[1]!, value);
    } else if (remote) partial ||= remote[2] === 'partialclonefilter' || value !== 'false';
  }
  const url = urls.get('origin') ?? urls.get('upstream') ?? [...urls.values()][0];
  return {
    partial,
    identity: name === '' && email === '' ? null : { name, email },
    webUrl: url === undefined ? null : webUrlOf(url),
  };
}

function gapsOf(partial: boolean, refs: readonly Ref[], grafts: string): readonly Gap[] {
  const gaps: Gap[] = [];
  if (partial) gaps.push({ source: 'git', reason: 'partial-clone' });
  const replaced = refs.filter((ref) => ref.name.startsWith('refs/replace/')).length;
  if (replaced > 0) gaps.push({ source: 'git', reason: 'replacements-ignored', count: replaced });
  const grafted = grafts.split('\n').filter((line) => /^[0-9a-f]/.test(line)).length;
  if (grafted > 0) gaps.push({ source: 'git', reason: 'grafts-ignored', count: grafted });
  return gaps;
}

async function hasPromisorPacks(objects: string): Promise<boolean> {
  try {
    return (await readdir(path.join(objects, 'pack'))).some((name) => name.endsWith('.promisor'));
  } catch {
    return false;
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}

async function textOf(answer: Promise<Answer>): Promise<string> {
  const given = await answer;
  if (given.ok) return given.text;
  throw new GitError(
    'failed',
    `git cannot read this repository: ${given.said.trim().replace(/\s+/g, ' ')}`,
  );
}

function oneLine(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
