/** Exported and manual summaries in a real editor that has no repository open. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import * as vscode from 'vscode';

import type { CalibrationEdit } from '../../../src/core/calibration/calibrationEdits.ts';
import type { Edit } from '../../../src/core/draft/draft.ts';
import type { ExportedSummary } from '../../../src/core/exported/exportedSummary.ts';
import { createManualSummary } from '../../../src/core/summary/manualSummary.ts';
import { unpackSummary } from '../../../src/core/summary/packed.ts';
import { exportedText } from '../../support/exported.ts';
import { productDraft } from '../../support/productManager.ts';
import { makeSummary } from '../../support/summaries.ts';
import { command, spy, until, type Page, type Spies } from './editor.ts';

const summary = makeSummary({ webUrl: 'https://git.example/shop' });
const product = createManualSummary({
  name: 'Robin Field',
  period: summary.period,
  settings: summary.settings,
  tool: summary.tool,
});
const at = '2026-07-02T10:00:00.000Z';

describe('exported and manual summaries in the editor', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const out = path.join(folder, 'exports');
  const engineerFile = path.join(out, 'engineer.json');
  const productFile = path.join(out, 'product.json');
  let spies: Spies;

  before(() => {
    spies = spy();
    mkdirSync(out, { recursive: true });
    writeFileSync(engineerFile, exportedText(summary));
    const changes = productDraft().edits.map(({ change }) => change);
    writeFileSync(productFile, exportedText(product, changes));
  });
  after(() => spies.restore());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  async function openPage(name: string, given: object): Promise<Page> {
    const before = spies.pages.length;
    await command(name, given);
    const page = spies.pages[before]!;
    page.send({ type: 'ready' });
    return page;
  }
  const parse = (bytes: Uint8Array): ExportedSummary =>
    JSON.parse(new TextDecoder().decode(bytes)) as ExportedSummary;

  async function saveTo<T>(target: string, work: () => Promise<T>): Promise<T> {
    const { showSaveDialog } = vscode.window;
    Object.assign(vscode.window, {
      showSaveDialog: () => Promise.resolve(vscode.Uri.file(target)),
    });
    try {
      return await work();
    } finally {
      Object.assign(vscode.window, { showSaveDialog });
    }
  }

  it('opens an exported summary in a page that can only be read', async () => {
    const before = readFileSync(engineerFile, 'utf8');
    const page = await openPage('openExportedSummary', { files: [engineerFile] });
    const told = await until('the summary', () => page.last('exported'));
    assert.equal(parse(told.document).subject.name, 'Ada Byron');
    assert.equal(page.panel.title, 'engineer.json');
    const commands = spies.commands.length;
    for (const message of [
      { type: 'edit', edit: { id: 'x', at, change: { kind: 'people', people: 'names' } } },
      { type: 'run-again' },
      { type: 'export', format: 'markdown' },
      { type: 'command', command: 'identities' },
      { type: 'open', target: { kind: 'file', repository: 0, path: 'package.json', line: null } },
    ])
      page.send(message);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(spies.commands.slice(commands), []);
    assert.equal(readFileSync(engineerFile, 'utf8'), before);
    assert.deepEqual(stored(/[\\/](?:drafts|summaries)[\\/]/), []);
  });

  it('says in one sentence why a file is no exported summary, and opens no page for it', async () => {
    const whole = readFileSync(engineerFile, 'utf8');
    for (const [name, text, words] of [
      ['cut.json', whole.slice(0, 2000), /cut\.json is no whole JSON document/],
      ['newer.json', '{"kind":"summary","schema":9}', /newer version of Groundwork/],
      ['other.json', '{"name":"groundwork"}', /no exported summary/],
      ['deep.json', `${'['.repeat(5000)}${']'.repeat(5000)}`, /nested too deeply/],
    ] as const) {
      const file = path.join(out, name);
      writeFileSync(file, text);
      const pages = spies.pages.length;
      await command('openExportedSummary', { files: [file] });
      assert.match(spies.shown.at(-1)!, words);
      assert.throws(() => spies.pages[pages]!.panel.title, /disposed/i);
    }
  });

  it('puts summaries side by side and keeps notes over a restart of the page', async () => {
    const files = [engineerFile, productFile];
    const page = await openPage('calibrate', { files });
    const told = await until('the summaries', () => page.last('documents'));
    assert.deepEqual(
      told.documents.map((document) => parse(document).subject.name),
      ['Ada Byron', 'Robin Field'],
    );
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page.panel.webview.html)?.[1];
    assert.match(policy ?? '', /^default-src 'none'; .*script-src 'nonce-[\w-]{32,}'/);
    assert.match(page.panel.webview.html, /calibration\.js/);
    const note: CalibrationEdit = {
      id: 'n1',
      at,
      change: { kind: 'note', cell: 'delayed claimed Robin Field', text: 'Ask finance.' },
    };
    page.send({ type: 'edit', edit: note });
    const saved = await until('the note', () => page.last('saved'));
    assert.deepEqual(saved.edits, ['n1']);
    page.panel.dispose();
    const again = await openPage('calibrate', { files });
    const opened = await until('the summaries', () => again.last('documents'));
    assert.deepEqual(opened.edits, [note]);
  });

  it('runs nothing for a forged message of that page', async () => {
    const page = await openPage('calibrate', { files: [engineerFile, productFile] });
    await until('the summaries', () => page.last('documents'));
    const before = stored(/notes\.jsonl$/).map((file) => readFileSync(file, 'utf8'));
    const commands = spies.commands.length;
    for (const message of [
      { type: 'open', url: 'file:///etc/passwd' },
      { type: 'open', url: 'command:workbench.action.terminal.new' },
      { type: 'guide', file: '/etc/passwd' },
      { type: 'edit', edit: { id: 'x', at, change: { kind: 'run', command: 'x' } } },
      { type: 'edit', edit: { id: 'x', at: 'now', change: { kind: 'order', columns: [] } } },
      { type: 'export', format: 'exe', picked: [] },
      null,
    ])
      page.send(message);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(spies.commands.slice(commands), []);
    // The page itself may have asked for its documents in the meantime.
    assert.ok(page.told.every(({ type }) => type === 'documents'));
    assert.deepEqual(
      stored(/notes\.jsonl$/).map((file) => readFileSync(file, 'utf8')),
      before,
    );
  });

  it('exports the table with its notes', async () => {
    const page = await openPage('calibrate', { files: [engineerFile, productFile] });
    await until('the summaries', () => page.last('documents'));
    for (const [format, ending, begin] of [
      ['markdown', 'md', /^# Side by side/],
      ['html', 'html', /^<!doctype html>/],
    ] as const) {
      const target = path.join(out, `table.${ending}`);
      await saveTo(target, async () => {
        page.send({ type: 'export', format, picked: [] });
        await until('the file', () => existsSync(target));
      });
      const text = readFileSync(target, 'utf8');
      assert.match(text, begin);
      assert.match(text, /Ask finance\./);
      assert.match(text, /A glossary of the checkout/);
    }
  });

  it('keeps what it shows when a file that is added is none', async () => {
    const page = await openPage('calibrate', { files: [engineerFile, productFile] });
    await until('the summaries', () => page.last('documents'));
    const { showOpenDialog } = vscode.window;
    Object.assign(vscode.window, {
      showOpenDialog: () => Promise.resolve([vscode.Uri.file(path.join(out, 'cut.json'))]),
    });
    page.send({ type: 'add' });
    const failed = await until('the failure', () => page.last('not-opened'));
    Object.assign(vscode.window, { showOpenDialog });
    assert.match(failed.sentence, /cut\.json/);
    page.send({ type: 'ready' });
    assert.equal(page.last('documents')?.documents.length, 2);
  });

  it('wants two summaries at least', async () => {
    await command('calibrate', { files: [engineerFile] });
    assert.match(spies.shown.at(-1)!, /two or more/);
  });

  it('keeps a manual summary as a draft, lists it, and exports it', async () => {
    const given = { name: 'Robin Field', period: '2026-H1' };
    const page = await openPage('newManualSummary', given);
    const told = await until('the page', () => page.last('packed-summary'));
    assert.equal(page.panel.title, 'Robin Field · 2026-H1');
    const empty = unpackSummary(new TextDecoder().decode(told.packed));
    assert.deepEqual([empty.repositories, empty.contributions], [[], []]);
    const written: Edit = {
      id: 'w1',
      at,
      change: {
        kind: 'manual',
        contribution: 'm1',
        value: {
          title: 'Price list',
          lens: 'delayed',
          claim: 'One list for all countries.',
          links: [{ url: 'https://docs.example/14', label: 'decision 14' }],
        },
      },
    };
    page.send({ type: 'edit', edit: written });
    await until('the edit', () => page.last('saved'));
    const target = path.join(out, 'manual.json');
    await saveTo(target, async () => {
      await command('exportSummary', { format: 'json' });
    });
    page.panel.dispose();

    const again = await openPage('newManualSummary', given);
    const reopened = await until('the page', () => again.last('packed-summary'));
    assert.deepEqual(reopened.draft.edits, [written]);
    again.panel.dispose();
    const other = await openPage('newManualSummary', { ...given, name: 'Kim Lund' });
    assert.deepEqual((await until('the page', () => other.last('packed-summary'))).draft.edits, []);
    other.panel.dispose();
    const listed = await openPage('openSummary', {});
    await until('the page', () => listed.last('packed-summary'));
    assert.match(listed.panel.title, /^(?:Kim Lund|Robin Field) · 2026-H1$/);
    listed.panel.dispose();

    const beside = await openPage('calibrate', { files: [engineerFile, target] });
    const documents = (await until('the summaries', () => beside.last('documents'))).documents;
    const { manual, repositories } = parse(documents[1]!);
    assert.deepEqual([manual[0]!.title, repositories], ['Price list', []]);
  });

  it('opens a mail draft only when it is confirmed, and copies a question', async () => {
    const page = await openPage('newManualSummary', { name: 'Robin Field', period: '2026-H1' });
    await until('the page', () => page.last('packed-summary'));
    const opened: unknown[] = [];
    const { openExternal } = vscode.env;
    const { showInformationMessage } = vscode.window;
    Object.defineProperty(vscode.env, 'openExternal', {
      configurable: true,
      value: (uri: unknown) => Promise.resolve(opened.push(uri) > 0),
    });
    const mail = {
      type: 'mail',
      to: 'ann@example.com',
      subject: 'Q & A',
      body: 'One?\nTwo & three',
    };
    page.send(mail);
    await until('the question', () => spies.shown.at(-1)?.includes('ann@example.com'));
    assert.deepEqual(opened, []);
    Object.assign(vscode.window, {
      showInformationMessage: () => Promise.resolve('Open Mail Draft'),
    });
    page.send(mail);
    await until('the draft', () => opened.length > 0);
    assert.equal(
      opened[0],
      'mailto:ann@example.com?subject=Q%20%26%20A&body=One%3F%0D%0ATwo%20%26%20three',
    );
    Object.assign(vscode.window, { showInformationMessage });
    Object.defineProperty(vscode.env, 'openExternal', { configurable: true, value: openExternal });
    page.send({ type: 'copy', text: 'Did it help you?' });
    await until('the notice', () => spies.shown.at(-1)?.includes('clipboard'));
    assert.equal(await vscode.env.clipboard.readText(), 'Did it help you?');
  });

  it('shows the page for leaders', async () => {
    const page = await openPage('calibrate', { files: [engineerFile, productFile] });
    await until('the summaries', () => page.last('documents'));
    page.send({ type: 'guide' });
    await until('the guide', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label.includes('CALIBRATION')),
      ),
    );
  });

  it('clears notes with the drafts, and not with the cache', async () => {
    await command('clearCacheAndDrafts', { confirmed: 'cache' });
    assert.ok(stored(/notes\.jsonl$/).length > 0);
    await command('clearCacheAndDrafts', { confirmed: 'all' });
    assert.deepEqual(stored(/notes\.jsonl$/), []);
  });

  /** Files in the storage of every installation that the tests use. */
  function stored(pattern: RegExp): string[] {
    const root = process.env['GROUNDWORK_TEST_STORAGE'] ?? '';
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => pattern.test(name) && !name.endsWith('.lock'))
      .map((name) => path.join(root, name));
  }
});
