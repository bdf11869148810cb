/** The extension in a real editor that has the demonstration repository open, and settings of a hostile clone. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import Mocha from 'mocha';
import * as vscode from 'vscode';

import type { Edit } from '../../../src/core/draft/draft.ts';
import { unpackSummary } from '../../../src/core/summary/packed.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { enterpriseServer, loopbackApi } from '../../../src/vscode/settings.ts';
import { command, rest, spy, until, watchEventLoop, type Page, type Spies } from './editor.ts';

const scripted = { period: '2026-H1' };
const edit = (id: string, title: string, contribution: string): Edit => ({
  id,
  at: '2026-07-02T10:00:00.000Z',
  change: { kind: 'rename', contribution, title },
});

describe('the extension in the demonstration repository', () => {
  const extension = vscode.extensions.getExtension('groundwork.groundwork')!;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const canary = process.env['GROUNDWORK_TEST_CANARY'] ?? '';
  let spies: Spies;

  before(() => (spies = spy()));
  after(() => spies.restore());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** The page with a summary, as the page itself would have asked for it. */
  async function openPage(): Promise<{ page: Page; summary: Summary }> {
    const before = spies.pages.length;
    await command('summarizeMyContributions', scripted);
    const page = spies.pages[before]!;
    page.send({ type: 'ready' });
    const told = await until('a summary', () => page.last('packed-summary'));
    return { page, summary: unpackSummary(new TextDecoder().decode(told.packed)) };
  }

  it('is found, and sleeps until it is called', () => {
    assert.equal(extension.isActive, false);
  });

  it('asks once who the user is, shows the summary and never holds the editor up', async () => {
    const longest = watchEventLoop();
    const { page, summary } = await openPage();
    const milliseconds = longest();
    Mocha.reporters.Base.consoleLog(`    longest pause of the extension host: ${milliseconds} ms`);
    assert.equal(extension.isActive, true);
    assert.deepEqual(spies.asked, ['Which of these are you in storefront?']);
    assert.equal(summary.subject.name, 'Ada Byron');
    assert.deepEqual(
      summary.subject.identities.map(({ email }) => email),
      ['ada@storefront.example'],
      'a name alone joins nothing for the user',
    );
    assert.match(page.panel.title, /^storefront · 2026-H1$/);
    assert.ok(milliseconds < 500, `${milliseconds} ms`);

    page.panel.dispose();
    const later = watchEventLoop();
    const again = await openPage();
    const pause = later();
    Mocha.reporters.Base.consoleLog(`    once it has been activated: ${pause} ms`);
    // 50 ms is the aim, and is printed; on a busy machine only an analysis in the host itself would take this long.
    assert.ok(pause < 2000, `${pause} ms`);
    assert.equal(spies.asked.length, 1, 'not asked again');
    assert.equal(again.summary.subject.name, 'Ada Byron');
  });

  it('offers no pull requests where no remote has a host, and asks for no sign-in', async () => {
    const { page } = await openPage();
    assert.equal(page.last('pull-requests')!.line, null);
    await command('readPullRequests');
    assert.ok(spies.shown.some((said) => /None of the repositories.*remote on GitHub/.test(said)));
    await command('stopReadingPullRequests');
    assert.ok(spies.shown.some((said) => /not read from any host/.test(said)));
    assert.deepEqual(spies.signIns, []);
  });

  it('runs no program that the settings of the workspace name', () => {
    for (const [section, key] of [
      ['groundwork', 'gitPath'],
      ['git', 'path'],
    ] as const) {
      const value = vscode.workspace.getConfiguration(section).get(key);
      assert.notEqual(value, canary, `${section}.${key}`);
    }
    assert.ok(existsSync(canary), 'the trap is there');
    assert.equal(existsSync(`${canary}.ran`), false);
  });

  it('searches no folder that the settings of the workspace name', () => {
    const settings = vscode.workspace.getConfiguration('groundwork');
    assert.deepEqual(settings.get('otherRepositories'), []);
    const { globalValue } = settings.inspect('otherRepositories')!;
    assert.equal(globalValue, undefined);
  });

  it('sends a token to no server that the settings of the workspace name', async () => {
    assert.equal(loopbackApi(), null);
    const settings = vscode.workspace.getConfiguration('github-enterprise');
    assert.equal(settings.get('uri'), 'https://git.acme.example', 'the trap is there');
    assert.equal(enterpriseServer(), null);
    const { Global } = vscode.ConfigurationTarget;
    await settings.update('uri', 'https://other.acme.example', Global);
    assert.equal(enterpriseServer(), null, 'the sign-in would go to the server of the workspace');
    await settings.update('uri', 'https://git.acme.example', Global);
    assert.equal(enterpriseServer(), 'https://git.acme.example');
    await settings.update('uri', undefined, Global);
  });

  it('believes a base of the API on this machine alone', async () => {
    const settings = vscode.workspace.getConfiguration('groundwork');
    const { Global } = vscode.ConfigurationTarget;
    for (const [value, expected] of [
      ['http://127.0.0.1:9/api/v3', 'http://127.0.0.1:9/api/v3'],
      ['https://evil.example/api/v3', null],
      ['http://127.0.0.1.evil.example/api/v3', null],
      ['http://127.0.0.1:9@evil.example/api/v3', null],
    ] as const) {
      await settings.update('githubApi', value, Global);
      assert.equal(loopbackApi(), expected, value);
    }
    await settings.update('githubApi', undefined, Global);
  });

  it('has a page that may load its own bundle only, and run no other script', async () => {
    const { page } = await openPage();
    const { html, options } = page.panel.webview;
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; /);
    assert.doesNotMatch(policy, /unsafe|https?:\/\/\*(?!\.)|data:|\*;/);
    const nonce = /script-src 'nonce-([\w-]{32,})'/.exec(policy)?.[1];
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g))
      assert.ok(tag.includes(`nonce="${nonce}"`), tag);
    assert.deepEqual(
      options.localResourceRoots?.map((root) => path.basename(root.fsPath)),
      ['dist'],
    );
    assert.equal(page.panel.options.retainContextWhenHidden ?? false, false);
    page.panel.dispose();
    const { page: other } = await openPage();
    assert.ok(!other.panel.webview.html.includes(nonce!), 'another page, another nonce');
  });

  it('keeps an edit on the disk, and shows it on the next opening', async () => {
    const { page, summary } = await openPage();
    const contribution = summary.contributions[0]!.id;
    page.send({ type: 'edit', edit: edit('e1', 'In my words', contribution) });
    const saved = await until('the edit', () => page.last('saved'));
    assert.deepEqual(saved.edits, ['e1']);
    page.panel.dispose();
    const again = await openPage();
    assert.deepEqual(again.page.last('packed-summary')?.draft.edits, [
      edit('e1', 'In my words', contribution),
    ]);
    assert.ok(draftFiles().some((text) => text.includes('In my words')));
  });

  it('shows what another window wrote', async () => {
    const { page, summary } = await openPage();
    const contribution = summary.contributions[0]!.id;
    page.send({ type: 'edit', edit: edit('here', 'Here', contribution) });
    await until('the edit', () => page.last('saved'));
    const file = draftPaths()[0]!;
    const { appendFile } = await import('node:fs/promises');
    await appendFile(file, `${JSON.stringify(edit('there', 'There', contribution))}\n`);
    const told = await until('the other edit', () => page.last('draft'));
    assert.ok(told.draft.edits.some(({ id }) => id === 'there'));
    assert.ok(told.draft.edits.some(({ id }) => id === 'here'));
  });

  it('writes again what another window wrote over', async () => {
    const { page, summary } = await openPage();
    page.send({ type: 'edit', edit: edit('mine', 'Mine', summary.contributions[0]!.id) });
    await until('the edit', () => page.last('saved'));
    const file = draftPaths()[0]!;
    const { writeFile } = await import('node:fs/promises');
    await writeFile(file, `${readFileSync(file, 'utf8').split('\n')[0]}\n`);
    await until('the edit in the file', () => draftFiles().some((text) => text.includes('"mine"')));
  });

  it('tells a hidden page everything again', async () => {
    const { page } = await openPage();
    const told = page.told.length;
    page.send({ type: 'ready' });
    const types = page.told.slice(told).map(({ type }) => type);
    assert.deepEqual(types, ['packed-summary', 'pull-requests']);
  });

  it('runs nothing for a forged message', async () => {
    const { page } = await openPage();
    await until('rest', () => page.last('packed-summary')?.partial === false);
    await rest(page);
    const opened: string[] = [];
    const { openExternal } = vscode.env;
    Object.defineProperty(vscode.env, 'openExternal', {
      configurable: true,
      value: (uri: vscode.Uri) => {
        opened.push(uri.toString());
        return Promise.resolve(true);
      },
    });
    const commands = spies.commands.length;
    const told = page.told.length;
    const drafts = draftFiles().join();
    for (const message of forgeries()) page.send(message);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(spies.commands.slice(commands), []);
    assert.deepEqual(opened, []);
    assert.equal(page.told.length, told);
    assert.equal(draftFiles().join(), drafts);
    assert.equal(vscode.window.activeTextEditor, undefined);
    Object.defineProperty(vscode.env, 'openExternal', { configurable: true, value: openExternal });
  });

  it('opens a commit, and a file at its line', async () => {
    const { page, summary } = await openPage();
    const { commit } = summary.contributions[0]!.commits[0]!;
    page.send({ type: 'open', target: { kind: 'commit', repository: 0, commit } });
    await until('the commit', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label, input }) => label.includes(commit.slice(0, 7)) && input !== undefined),
      ),
    );
    const target = { kind: 'file', repository: 0, path: 'package.json', line: 3 };
    page.send({ type: 'open', target });
    const editor = await until('the file', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.fileName === path.join(folder, 'package.json') && active;
    });
    assert.equal(editor.selection.active.line, 2);
  });

  it('shows a commit as a document of its own', async () => {
    const { summary } = await openPage();
    const { commit } = summary.contributions[0]!.commits[0]!;
    const query = JSON.stringify({ folder, commit });
    const uri = vscode.Uri.from({ scheme: 'groundwork-commit', path: '/c.diff', query });
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), new RegExp(`^commit ${commit}`));
    const outside = uri.with({ query: JSON.stringify({ folder: '/', commit }) });
    const refused = await vscode.workspace.openTextDocument(outside);
    assert.match(refused.getText(), /nothing to show/);
  });

  it('shows who built on a file, with links that open', async () => {
    const file = vscode.Uri.file(path.join(folder, 'packages/http-client/src/client.ts'));
    await command('showAdoptionsOfThisFile', file);
    const document = vscode.window.activeTextEditor!.document;
    assert.match(document.getText(), /^Who built on it, as of 2026-/);
    assert.match(document.getText(), /used by \d+ other people in \d+ places/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const commit = links.find(({ target }) => target?.scheme === 'groundwork-commit');
    const place = links.find(({ target }) => target?.scheme === 'file');
    assert.match(
      (await vscode.workspace.openTextDocument(commit!.target!)).getText(),
      /^commit [0-9a-f]{40}/,
    );
    assert.ok(existsSync(place!.target!.fsPath));
    assert.match(place!.target!.fragment, /^L\d+$/);
  });

  it('says in words why a file has no adoptions', async () => {
    await command('showAdoptionsOfThisFile', vscode.Uri.file(path.join(folder, 'README.md')));
    assert.match(spies.shown.at(-1)!, /README\.md/);
    assert.match(spies.shown.at(-1)!, /nothing in|no adoptions/);
  });

  it('seeds a team file, completes it and checks it', async () => {
    await command('editTeams', { where: 'editor' });
    const editor = vscode.window.activeTextEditor!;
    const { document } = editor;
    assert.match(document.getText(), /^teams:$/m);
    assert.ok(!document.uri.fsPath.startsWith(folder), 'outside of the repository');
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);

    const line = document.getText().split('\n').indexOf('    people: []');
    await editor.edit((change) =>
      change.replace(document.lineAt(line).range, '    people:\n      - '),
    );
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(line + 1, 8),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('ada@storefront.example'), labels.join());

    await editor.edit((change) => change.insert(new vscode.Position(0, 0), 'teams: [\n'));
    const [problem] = await until('the problem', () => {
      const problems = vscode.languages.getDiagnostics(document.uri);
      return problems.length > 0 && problems;
    });
    assert.match(problem!.message, /team file/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('lets the user say which identities are theirs, and makes the summary again', async () => {
    const { page } = await openPage();
    const { showQuickPick } = vscode.window;
    // Everything that is offered, the address under which only the name is the same too.
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly vscode.QuickPickItem[]) =>
        Promise.resolve(items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator)),
    });
    await command('manageMyIdentities');
    assert.match(spies.shown.at(-1)!, /Saved/);
    Object.assign(vscode.window, { showQuickPick });
    const summary = unpackSummary(new TextDecoder().decode(page.last('packed-summary')!.packed));
    assert.deepEqual(summary.subject.identities.map(({ email }) => email).toSorted(), [
      'ada.byron@home.example',
      'ada@storefront.example',
    ]);
  });

  it('exports what it shows', async () => {
    await openPage();
    const target = vscode.Uri.file(path.join(path.dirname(folder), 'out', 'summary.md'));
    const { showSaveDialog } = vscode.window;
    Object.assign(vscode.window, { showSaveDialog: () => Promise.resolve(target) });
    await command('exportSummary', { format: 'markdown' });
    Object.assign(vscode.window, { showSaveDialog });
    assert.match(readFileSync(target.fsPath, 'utf8'), /^# Strategic contributions/);
    await command('exportSummary', { format: 'clipboard' });
    assert.match(await vscode.env.clipboard.readText(), /^# Strategic contributions/);
  });

  it('exports documents, in the order that the user set, and the texts of a form', async () => {
    await openPage();
    const out = (name: string): vscode.Uri =>
      vscode.Uri.file(path.join(path.dirname(folder), 'out', name));
    const { showSaveDialog } = vscode.window;
    const exportTo = async (name: string, given: object): Promise<string> => {
      Object.assign(vscode.window, { showSaveDialog: () => Promise.resolve(out(name)) });
      await command('exportSummary', given);
      return readFileSync(out(name).fsPath, 'utf8');
    };
    const settings = vscode.workspace.getConfiguration('groundwork');
    await settings.update(
      'documentParts',
      { 'manager-page': ['questions', 'summary'] },
      vscode.ConfigurationTarget.Global,
    );
    const page = await exportTo('page.md', { document: 'manager-page', format: 'markdown' });
    assert.match(page, /^# Strategic contributions[^]+## Worth talking about[^]+## In short/);
    assert.doesNotMatch(page, /## Not yet paid off/);
    assert.match(page, /!\[[^\]]+\]\(page-contributions-timeline\.svg\)/);
    assert.match(readFileSync(out('page-contributions-timeline.svg').fsPath, 'utf8'), /^<svg /);
    await settings.update('documentParts', undefined, vscode.ConfigurationTarget.Global);
    const html = await exportTo('star.html', { document: 'star', format: 'html' });
    assert.match(html, /^<!doctype html>[^]+<h2>Contributions<\/h2><figure><svg /);
    assert.ok(!existsSync(out('star-contributions-timeline.svg').fsPath));
    const text = await exportTo('form.txt', { form: 'google-perf' });
    assert.match(text, /^Accomplishments\n\n/);
    Object.assign(vscode.window, { showSaveDialog });
  });

  it('verifies an exported summary against the open repository, and finds what was changed in it', async () => {
    await openPage();
    const out = path.join(path.dirname(folder), 'out');
    const file = path.join(out, 'verified.json');
    const { showSaveDialog } = vscode.window;
    Object.assign(vscode.window, { showSaveDialog: () => Promise.resolve(vscode.Uri.file(file)) });
    await command('exportSummary', { format: 'json' });
    Object.assign(vscode.window, { showSaveDialog });
    const verified = async (name: string): Promise<string> => {
      await command('verifyExportedSummary', { files: [path.join(out, name)] });
      return vscode.window.activeTextEditor!.document.getText();
    };
    const whole = await verified('verified.json');
    assert.match(whole, /^A summary about Ada Byron, 2026-H1, made with Groundwork/);
    assert.match(whole, /^Of \d+ recorded facts all hold\.$/m);
    const document = JSON.parse(readFileSync(file, 'utf8')) as {
      contributions: { payoff: { landed: string }[] }[];
    };
    document.contributions[0]!.payoff[0]!.landed = '2026-06-01T00:00:00+00:00';
    writeFileSync(path.join(out, 'changed.json'), JSON.stringify(document));
    const changed = await verified('changed.json');
    assert.match(changed, /^Of \d+ recorded facts \d+ hold and 1 changed\.$/m);
    assert.match(changed, /told "?2026-06-01T00:00:00\+00:00"?, found/);
    writeFileSync(path.join(out, 'cut.json'), '{"kind":');
    await command('verifyExportedSummary', { files: [path.join(out, 'cut.json')] });
    assert.match(spies.shown.at(-1)!, /cut\.json is no whole JSON document/);
  });

  it('stops verifying when it is cancelled, and shows nothing', async () => {
    await command('clearCacheAndDrafts', { confirmed: 'cache' });
    const file = path.join(path.dirname(folder), 'out', 'verified.json');
    const { withProgress } = vscode.window;
    const source = new vscode.CancellationTokenSource();
    Object.assign(vscode.window, {
      withProgress: (_: unknown, task: (...given: unknown[]) => Thenable<unknown>) =>
        task({ report: () => source.cancel() }, source.token),
    });
    try {
      await command('verifyExportedSummary', { files: [file] });
    } finally {
      Object.assign(vscode.window, { withProgress });
    }
    assert.ok(source.token.isCancellationRequested);
    assert.notEqual(vscode.window.activeTextEditor?.document.uri.scheme, 'groundwork-verification');
  });

  it('seeds form presets, checks them, and tells the page when they are saved', async () => {
    const { page } = await openPage();
    const ids = (): readonly string[] => (page.last('forms')?.forms ?? []).map(({ id }) => id);
    await until('the presets', () => ids().includes('meta'));
    assert.ok(!ids().includes('my-review'));
    await command('editFormPresets');
    const editor = vscode.window.activeTextEditor!;
    const { document } = editor;
    assert.match(document.uri.fsPath, /forms\.json$/);
    assert.ok(!document.uri.fsPath.startsWith(folder), 'outside of the repository');
    const own = (): readonly vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Groundwork');
    assert.deepEqual(own(), []);
    await editor.edit((change) => change.insert(new vscode.Position(3, 0), ' '));
    await document.save();
    await until('the own preset', () => ids()[0] === 'my-review');

    const unit = document.positionAt(document.getText().indexOf('"chars"'));
    await editor.edit((change) =>
      change.replace(new vscode.Range(unit, unit.translate(0, 7)), '"pages"'),
    );
    const [problem] = await until('the problem', () => own().length > 0 && own());
    assert.match(problem!.message, /unit is one of chars, words, bytes/);
    assert.equal(problem!.range.start.line, unit.line);
    await document.save();
    await until('the fault', () => page.last('forms')?.fault ?? undefined);
    assert.ok(!ids().includes('my-review') && ids().includes('meta'));
  });

  it('opens a saved summary at once', async () => {
    const { page } = await openPage();
    page.panel.dispose();
    const before = spies.pages.length;
    const started = performance.now();
    await command('openSummary');
    const opened = spies.pages[before]!;
    opened.send({ type: 'ready' });
    await until('the summary', () => opened.last('packed-summary'));
    const milliseconds = Math.round(performance.now() - started);
    Mocha.reporters.Base.consoleLog(`    a saved summary opens in ${milliseconds} ms`);
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
  });

  it('stops within a second when it is cancelled, and says so', async () => {
    await command('clearCacheAndDrafts', { confirmed: 'cache' });
    const before = spies.pages.length;
    const ended = Promise.resolve(command('summarizeMyContributions', scripted));
    const page = await until('the page', () => spies.pages[before]);
    page.send({ type: 'ready' });
    page.send({ type: 'cancel' });
    const cancelled = Date.now();
    await ended;
    assert.ok(Date.now() - cancelled < 1000, `${Date.now() - cancelled} ms`);
    assert.equal(page.told.at(-1)?.type, 'cancelled');
    assert.ok(draftFiles().length > 0, 'drafts are kept when the cache is cleared');
  });

  it('clears drafts only when it is told to', async () => {
    await command('clearCacheAndDrafts', { confirmed: 'all' });
    assert.equal(draftFiles().length, 0);
  });

  it('refuses a period that it cannot read, in words', async () => {
    await command('summarizeMyContributions', { period: 'last spring' });
    assert.match(spies.shown.at(-1)!, /last spring.*2026-H1/);
  });

  it('has every command that it declares, and shows its log', async () => {
    const declared = (extension.packageJSON as { contributes: { commands: { command: string }[] } })
      .contributes.commands;
    const there = await vscode.commands.getCommands(true);
    for (const one of declared) assert.ok(there.includes(one.command), one.command);
    assert.equal(declared.length, 15);
    await command('showLog');
  });

  it('wrote nothing into the repository', () => {
    assert.deepEqual(
      readdirSync(folder).filter((name) => /groundwork/i.test(name)),
      [],
    );
  });

  /** Drafts of every installation that the tests use. */
  function draftPaths(): string[] {
    const root = process.env['GROUNDWORK_TEST_STORAGE'] ?? '';
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /[\\/]drafts[\\/][^\\/]+\.jsonl$/.test(name))
      .map((name) => path.join(root, name));
  }

  function draftFiles(): string[] {
    return draftPaths().map((file) => readFileSync(file, 'utf8'));
  }
});

/** What a script in the page would try. */
function forgeries(): readonly unknown[] {
  const open = (target: unknown) => ({ type: 'open', target });
  const file = (path: string) => open({ kind: 'file', repository: 0, path, line: null });
  const url = (text: string) => open({ kind: 'url', url: text });
  return [
    null,
    7,
    'ready',
    [],
    {},
    { type: 'unknown' },
    { type: 'command', command: 'workbench.action.terminal.new' },
    { type: 'command', command: 'log', args: ['x'] },
    { type: 'command', command: ['log'] },
    { type: 'ready', extra: 1 },
    { type: 'copy', text: 'x'.repeat(100_000) },
    { type: 'mail', to: 'a@b.example,c@d.example', subject: '', body: '' },
    { type: 'mail', to: 'a@b.example?bcc=c@d.example', subject: '', body: '' },
    { type: 'mail', to: 'a@b.example', subject: '', body: 'x'.repeat(5000) },
    { type: 'mail', to: 'a@b.example', subject: '', body: '', cc: 'c@d.example' },
    { type: 'export', format: '../../x' },
    { type: 'export', format: 'markdown', target: '/tmp/x' },
    file('../../etc/passwd'),
    file('/etc/passwd'),
    file('a/../../b'),
    file('.git/config'),
    file('sub/.GIT/hooks/x'),
    file('C:\\Windows\\system.ini'),
    file('a\\..\\..\\b'),
    file('a\0b'),
    open({ kind: 'file', repository: 99, path: 'package.json', line: null }),
    open({ kind: 'file', repository: -1, path: 'package.json', line: null }),
    open({ kind: 'file', repository: 0, path: 'package.json', line: 1e99 }),
    open({ kind: 'commit', repository: 0, commit: '--output=/tmp/x' }),
    open({ kind: 'commit', repository: 0, commit: 'HEAD' }),
    open({ kind: 'commit', repository: 0.5, commit: 'a'.repeat(40) }),
    url('javascript:alert(1)'),
    url('file:///etc/passwd'),
    url('command:workbench.action.terminal.new'),
    url('vscode://extension/x'),
    url('http://example.com'),
    url('https://user:secret@example.com'),
    url('data:text/html,x'),
    url(`https://example.com/${'x'.repeat(5000)}`),
    { type: 'edit', edit: { id: '', at: 'now', change: { kind: 'undo', edit: 'x' } } },
    {
      type: 'edit',
      edit: {
        id: 'x',
        at: '2026-07-02T10:00:00Z',
        change: { kind: 'rename', contribution: 'c', title: 'x'.repeat(100_000) },
      },
    },
    {
      type: 'edit',
      edit: { id: 'x', at: '2026-07-02T10:00:00Z', change: { kind: 'run', command: 'x' } },
    },
    JSON.parse('{"type":"edit","__proto__":{"edit":{}}}'),
  ];
}
