/** The editor as a person has it: the packaged extension installed in the server build, seen through a browser. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium, type BrowserContext, type Frame, type Page } from 'playwright-core';

import { browserOptions } from '../server/browser.ts';
import { parts } from '../server/install.ts';
import { startServer } from '../server/server.ts';

export interface PersonsEditor {
  readonly page: Page;
  /** Everything that the editor and its extensions write is below it. */
  readonly home: string;
  /** Folder of the extension's global storage. */
  readonly storage: string;
  /** Addresses outside of this machine that anything asked for. */
  readonly requests: readonly string[];
  /** What the browser refused or reported as an error in the page. */
  readonly errors: readonly string[];
  open(): Promise<void>;
  /** Reloads the window as a person does, so that it keeps what it would keep. */
  reload(): Promise<void>;
  /** Runs a command by its title in the palette. */
  run(title: string): Promise<void>;
  /** Picks what is marked in the list that the editor shows, after choosing the item with that text. */
  pick(text?: string): Promise<void>;
  /** The document inside the extension's page. */
  frame(): Promise<Frame>;
  /** Reloads the window in another theme. */
  setTheme(theme: string): Promise<void>;
  close(): Promise<void>;
}

const megabyte = 1_000_000;

/** Packages the extension as it would be published; throws where it has grown over its limit. */
export function packageExtension(folder: string): string {
  const file = path.join(folder, 'groundwork.vsix');
  execFileSync(
    process.execPath,
    ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '-o', file],
    { stdio: 'pipe' },
  );
  const { size } = statSync(file);
  process.stdout.write(`package: ${(size / 1000).toFixed(1)} kB of 1000 kB\n`);
  if (size > megabyte) throw new Error('The package is larger than 1 MB.');
  return file;
}

export interface EditorOptions {
  /** Settings of the machine, which no workspace can set. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Folders of further extensions, by the name that they are installed under. */
  readonly extensions?: Readonly<Record<string, string>>;
}

export async function openEditor(
  vsix: string,
  workspace: string,
  options: EditorOptions = {},
): Promise<PersonsEditor> {
  const home = mkdtempSync(path.join(tmpdir(), 'gw-'));
  const userData = path.join(home, 'data');
  const extensions = path.join(home, 'extensions');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  const settings = {
    'security.workspace.trust.enabled': false,
    'workbench.startupEditor': 'none',
    'telemetry.telemetryLevel': 'off',
    'extensions.autoUpdate': false,
    'chat.disableAIFeatures': true,
    'files.simpleDialog.enable': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    // A document that opens late takes the focus; the palette must outlive that.
    'workbench.quickOpen.closeOnFocusLost': false,
  };
  const settingsFile = path.join(userData, 'User/settings.json');
  writeFileSync(settingsFile, JSON.stringify(settings));
  // Those that are there before the first start are taken for installed.
  for (const [name, source] of Object.entries(options.extensions ?? {}))
    cpSync(source, path.join(extensions, name), { recursive: true });
  execFileSync(
    parts.node,
    [
      parts.server,
      '--accept-server-license-terms',
      `--server-data-dir=${home}`,
      `--extensions-dir=${extensions}`,
      `--install-extension=${vsix}`,
    ],
    { stdio: 'pipe', env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
  mkdirSync(path.join(userData, 'Machine'), { recursive: true });
  const machineFile = path.join(userData, 'Machine/settings.json');
  writeFileSync(machineFile, JSON.stringify(options.settings ?? {}));
  const { environment = {} } = options;
  const server = await startServer({ home, extensions, environment });
  const browser = await chromium.launch(browserOptions());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const requests: string[] = [];
  await refuseTheWorld(context, requests);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|page\.js/.test(message.text()))
      errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  const input = page.locator('.quick-input-widget input.input, .quick-input-widget .input');
  const rows = page.locator('.quick-input-list .monaco-list-row');

  const editor: PersonsEditor = {
    page,
    home,
    requests,
    errors,
    storage: path.join(userData, 'User/globalStorage/groundwork.groundwork'),
    async open() {
      await page.goto(`http://${server.authority}/?folder=${encodeURIComponent(workspace)}`);
      await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 30_000 });
    },
    async reload() {
      const loaded = page.waitForEvent('domcontentloaded');
      await editor.run('Developer: Reload Window');
      await loaded;
      await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 30_000 });
    },
    async run(title) {
      // The palette lists what was there when it was opened.
      for (const limit = Date.now() + 20_000; Date.now() < limit;) {
        await page.keyboard.press('F1');
        const row = rows.filter({ hasText: title }).first();
        try {
          // A page that is just being shown does not pass the key on yet.
          await input.first().fill(`>${title}`, { timeout: 1500 });
          await row.click({ timeout: 1500 });
        } catch {
          await page.keyboard.press('Escape');
          continue;
        }
        return;
      }
      throw new Error(`There is no command ${title}.`);
    },
    async pick(text) {
      if (text !== undefined) {
        await rows.filter({ hasText: text }).first().click();
        return;
      }
      await rows.first().waitFor();
      await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
    },
    async frame() {
      await page.locator('iframe.webview.ready').first().waitFor({ timeout: 30_000 });
      const outer = await page.locator('iframe.webview.ready').first().elementHandle();
      const wrapper = await outer?.contentFrame();
      const inner = await wrapper?.locator('iframe#active-frame').elementHandle();
      const frame = await inner?.contentFrame();
      if (!frame) throw new Error('The page has no document.');
      return frame;
    },
    async setTheme(theme) {
      writeFileSync(settingsFile, JSON.stringify({ ...settings, 'workbench.colorTheme': theme }));
      await editor.reload();
    },
    async close() {
      await browser.close();
      server.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return editor;
}

async function refuseTheWorld(context: BrowserContext, requests: string[]): Promise<void> {
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => {
      const { hostname, href } = new URL(route.request().url());
      // The editor serves a page's own resources under names that it answers itself.
      if (!/\.vscode-(?:cdn|webview)\.net$|\.vscode-resource\./.test(hostname)) requests.push(href);
      return route.abort();
    },
  );
}
