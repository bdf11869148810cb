/** The page as a person sees and uses it, in the editor with the packaged extension. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { openEditor, type PersonsEditor } from './editor.ts';

const vsix = process.env['GROUNDWORK_TEST_VSIX'] ?? '';
const workspace = process.env['GROUNDWORK_TEST_WORKSPACE'] ?? '';

interface Axe {
  run(options: unknown): Promise<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly unknown[] }[];
  }>;
}

describe('the page in the editor', function () {
  this.timeout(90_000);
  let editor: PersonsEditor;

  before(async () => {
    editor = await openEditor(vsix, workspace);
    await editor.open();
  });
  after(async () => editor.close());

  const headline = (frame: Frame) => frame.locator('h1').first();

  it('opens from the palette, asks for the period and who the user is, and shows the summary', async () => {
    const started = performance.now();
    await editor.run('Summarize My Contributions');
    await editor.pick('2026-H1');
    await editor.page.getByText('Which of these are you in').waitFor();
    await editor.pick();
    const frame = await editor.frame();
    await headline(frame).getByText('Strategic contributions').waitFor({ timeout: 30_000 });
    const milliseconds = Math.round(performance.now() - started);
    process.stdout.write(
      `    from the palette to the summary, with two questions: ${milliseconds} ms\n`,
    );
    assert.match(await headline(frame).innerText(), /January to June 2026/);
    assert.ok((await frame.locator('article').count()) > 0, 'arguments');
    assert.ok((await frame.locator('svg').count()) > 0, 'the timeline');
  });

  it('is styled and run by its own bundle only', async () => {
    const frame = await editor.frame();
    const sources = await frame.evaluate(() =>
      [...document.querySelectorAll('script[src],link[href]')].map(
        (element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '',
      ),
    );
    assert.ok(sources.some((source) => source.endsWith('/page.js')));
    for (const source of sources) assert.match(source, /\/page\.(js|css)$/);
    const ran = await frame.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.body.append(script);
      return 'injected' in globalThis;
    });
    assert.equal(ran, false, 'no script but those with the nonce');
    editor.page.removeAllListeners('console');
    assert.deepEqual(
      editor.errors.filter((error) => !error.includes('nonce')),
      [],
    );
  });

  it('opens the commit behind a link', async () => {
    const frame = await editor.frame();
    await frame
      .locator('a')
      .filter({ hasText: /^[0-9a-f]{7,}$/ })
      .first()
      .click();
    await editor.page.locator('.tabs-container .tab').nth(1).waitFor();
    await editor.page.keyboard.press('Control+w');
  });

  for (const [theme, kind] of [
    ['Dark Modern', 'vscode-dark'],
    ['Light Modern', 'vscode-light'],
    ['Default High Contrast', 'vscode-high-contrast'],
  ] as const) {
    it(`has no fault that axe finds in ${theme}`, async () => {
      await editor.setTheme(theme);
      const frame = await editor.frame();
      await headline(frame).waitFor();
      assert.match((await frame.locator('body').getAttribute('class')) ?? '', new RegExp(kind));
      // A script tag would be refused by the page's policy; the debugger's evaluation is not.
      await frame.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
      const found = await frame.evaluate(async () => {
        const { axe } = globalThis as unknown as { readonly axe: Axe };
        const { violations } = await axe.run({ resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id} (${nodes.length})`);
      });
      assert.deepEqual(found, []);
    });
  }

  it('is there again after the window was reloaded', async () => {
    await editor.setTheme('Dark Modern');
    const started = performance.now();
    const frame = await editor.frame();
    await headline(frame).getByText('Strategic contributions').waitFor({ timeout: 15_000 });
    process.stdout.write(
      `    restored page to its first content: ${Math.round(performance.now() - started)} ms\n`,
    );
  });

  it('is exported where the person says', async () => {
    const target = path.join(path.dirname(workspace), 'exported.md');
    await editor.run('Export Summary');
    await editor.pick('Markdown File');
    const box = editor.page.locator('.quick-input-widget .input').first();
    await box.waitFor();
    await editor.page.waitForTimeout(500);
    await box.fill(target);
    await editor.page.keyboard.press('Enter');
    for (const limit = Date.now() + 15_000; !existsSync(target) && Date.now() < limit;)
      await editor.page.waitForTimeout(100);
    // As a reader sees it: without the signs that keep text from being taken for Markdown.
    const text = readFileSync(target, 'utf8').replaceAll(/[\\\u2060]/g, '');
    assert.match(text, /^# Strategic contributions, January to June 2026/);
    const frame = await editor.frame();
    for (const title of await frame.locator('article h4').allInnerTexts())
      assert.ok(text.includes(title), title);
  });

  it('asked nobody outside of this machine', () => {
    assert.deepEqual(editor.requests, []);
  });

  it('keeps its files in the global storage of the extension', () => {
    const names = readdirSync(editor.storage);
    assert.ok(names.includes('summaries') && names.includes('identities.json'), names.join());
  });
});
