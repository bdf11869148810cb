/** The extension where there is no repository, or one that cannot be read: a sentence and a way out. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import * as vscode from 'vscode';

import { command, spy, until, type Spies } from './editor.ts';

const period = '2026-H1';

describe('the extension without a repository to read', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  let spies: Spies;

  before(() => (spies = spy()));
  after(() => spies.restore());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** The one sentence that a folder leads to, in a notification and on the page. */
  async function sentenceFor(given: string): Promise<string> {
    const shown = spies.shown.length;
    const pages = spies.pages.length;
    await command('summarizeMyContributions', { period, folders: [given] });
    const page = spies.pages[pages]!;
    page.send({ type: 'ready' });
    const told = await until('the failure', () => page.last('failed'));
    assert.equal(spies.shown.length, shown + 1);
    assert.equal(spies.shown.at(-1), told.sentence);
    assert.doesNotMatch(told.sentence, /\n|\bat .*\.[cm]?[jt]s/);
    return `${told.sentence} ${told.help}`;
  }

  const git = (cwd: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Ann Lee', '-c', 'user.email=ann@example.com', ...args], {
      cwd,
      stdio: 'pipe',
    });

  function repository(name: string): string {
    const made = path.join(folder, name);
    mkdirSync(made);
    git(made, 'init', '--quiet', '--initial-branch=main');
    return made;
  }

  it('says that the folder is no repository, and how to open one', async () => {
    assert.match(await sentenceFor(folder), /git repository.*Open the folder/);
  });

  it('says that a repository has no commit yet', async () => {
    assert.match(await sentenceFor(repository('unborn')), /no commit yet/);
  });

  it('says that git is not where the setting says', async () => {
    const settings = vscode.workspace.getConfiguration('groundwork');
    await settings.update('gitPath', '/nowhere/git', vscode.ConfigurationTarget.Global);
    const sentence = await sentenceFor(folder);
    await settings.update('gitPath', undefined, vscode.ConfigurationTarget.Global);
    assert.match(sentence, /no git at \/nowhere\/git.*groundwork\.gitPath/);
  });

  it('says that git is too old', async function () {
    if (process.platform === 'win32') return;
    const old = path.join(folder, 'old-git');
    writeFileSync(old, '#!/bin/sh\necho git version 2.20.1\n', { mode: 0o755 });
    const settings = vscode.workspace.getConfiguration('groundwork');
    await settings.update('gitPath', old, vscode.ConfigurationTarget.Global);
    const sentence = await sentenceFor(folder);
    await settings.update('gitPath', undefined, vscode.ConfigurationTarget.Global);
    assert.match(sentence, /2\.20\.1.*install git 2\.39/);
  });

  it('reads a shallow clone and says what is missing', async () => {
    const origin = repository('origin');
    for (const name of ['a', 'b', 'c']) {
      writeFileSync(path.join(origin, `${name}.ts`), `export const ${name} = 1;\n`);
      git(origin, 'add', '.');
      git(origin, 'commit', '--quiet', '-m', `Add ${name}`);
    }
    const clone = path.join(folder, 'shallow');
    git(folder, 'clone', '--quiet', '--depth=1', `file://${origin}`, clone);
    git(clone, 'config', 'user.email', 'ann@example.com');
    git(clone, 'config', 'user.name', 'Ann Lee');
    const pages = spies.pages.length;
    await command('summarizeMyContributions', { period, folders: [clone] });
    const page = spies.pages[pages]!;
    page.send({ type: 'ready' });
    const told = await until('the summary', () => page.last('packed-summary'));
    const { unpackSummary } = await import('../../../src/core/summary/packed.ts');
    const { coverage } = unpackSummary(new TextDecoder().decode(told.packed));
    assert.equal(coverage.complete, false);
    assert.equal(coverage.gaps[0]?.reason, 'shallow');
  });

  it('says that there is no summary to open or to export', async () => {
    await command('clearCacheAndDrafts', { confirmed: 'cache' });
    for (const name of ['openSummary', 'exportSummary']) {
      await command(name);
      assert.match(spies.shown.at(-1)!, /No summary has been made yet/);
    }
  });

  it('says where adoptions are to be had', async () => {
    await command('showAdoptionsOfThisFile');
    assert.match(spies.shown.at(-1)!, /Open a file/);
  });
});
