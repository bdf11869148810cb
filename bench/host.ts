/** How long a person waits in the editor: from the last answer to the first content of the page, and to the whole. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { openEditor, packageExtension, type PersonsEditor } from '../test/host/person/editor.ts';

export interface Waited {
  readonly name: string;
  /** Seconds to the first content. */
  readonly first: number;
  /** Seconds until nothing is added any more. */
  readonly whole: number;
}

const patience = 120_000;

/** Opens a clone that lies a hundred commits back, brings it up to date between the runs, and reloads the window last. */
export async function waitInEditor(repository: string, folder: string): Promise<readonly Waited[]> {
  execFileSync(process.execPath, ['esbuild.js'], { stdio: 'ignore' });
  const vsix = packageExtension(folder);
  const clone = path.join(folder, 'clone');
  const git = (...args: string[]): string =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  git('clone', '--quiet', '--shared', repository, clone);
  const inClone = (...args: string[]): string => git('-C', clone, ...args);
  const newest = inClone('rev-parse', 'HEAD');
  const [name, email] = mostFrequentAuthor(inClone('shortlog', '-sne', '--no-merges', 'HEAD'));
  inClone('config', 'user.name', name);
  inClone('config', 'user.email', email);
  inClone('update-ref', '-d', 'refs/remotes/origin/HEAD');
  inClone('reset', '--quiet', '--hard', 'HEAD~100');

  const editor = await openEditor(vsix, clone);
  try {
    await editor.open();
    const waited = [await summarize(editor, 'First summary', true)];
    waited.push(await summarize(editor, 'Again', false));
    inClone('reset', '--quiet', '--hard', newest);
    waited.push(await summarize(editor, '100 commits later', false));
    await editor.reload();
    const started = performance.now();
    const first = await firstContent(editor, started);
    waited.push({ name: 'After a reload of the window', first, whole: first });
    return waited;
  } finally {
    await editor.close();
  }
}

async function summarize(editor: PersonsEditor, name: string, asks: boolean): Promise<Waited> {
  if (!asks) await editor.run('View: Close All Editors');
  await editor.run('Summarize My Contributions');
  let started = performance.now();
  await editor.pick('-H1');
  if (asks) {
    await editor.page.getByText('Which of these are you in').waitFor({ timeout: patience });
    started = performance.now();
    await editor.pick();
  }
  const first = await firstContent(editor, started);
  const frame = await editor.frame();
  await frame.locator('.progress').waitFor({ state: 'detached', timeout: patience });
  return { name, first, whole: since(started) };
}

async function firstContent(editor: PersonsEditor, started: number): Promise<number> {
  const frame: Frame = await editor.frame();
  await frame
    .locator('h1')
    .first()
    .getByText('Strategic contributions')
    .waitFor({ timeout: patience });
  return since(started);
}

function since(started: number): number {
  return (performance.now() - started) / 1000;
}

/** Name and email of the first line that `git shortlog -sne` writes for a human. */
function mostFrequentAuthor(shortlog: string): readonly [string, string] {
  for (const line of shortlog.split('\n')) {
    const found = /^\s*\d+\s+(.+) <(.*)>$/.exec(line);
    if (found && !/\bbot\b|\[bot\]/i.test(line)) return [found[1]!, found[2]!];
  }
  throw new Error('The repository names no human author.');
}
