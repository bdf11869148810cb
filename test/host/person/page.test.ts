/** The page as a person sees and uses it, in the editor with the packaged extension. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import axe from 'axe-core';
import type { Frame } from 'playwright-core';

import { openEditor, type PersonsEditor } from './editor.ts';

const vsix = process.env['GROUNDWORK_TEST_VSIX'] ?? '';
const workspace = process.env['GROUNDWORK_TEST_WORKSPACE'] ?? '';

interface Axe {
  run(options: unknown): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
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
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.title.replaceAll(/\W+/g, '-');
    await editor.page.screenshot({ path: `.vscode-test/failed/${name}.png` });
  });

  const claim = 'Without it each service would still retry by itself.';
  let changed: { readonly titles: readonly string[]; readonly leftOut: string };

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
    const tabs = editor.page.locator('.tabs-container .tab');
    await tabs.and(editor.page.locator('.active')).filter({ hasNotText: '2026-H1' }).waitFor();
    await editor.run('View: Close Editor');
    await tabs.nth(1).waitFor({ state: 'detached' });
    await tabs.filter({ hasText: '2026-H1' }).waitFor();
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
      // Colours are judged once the page's style is there.
      await frame.waitForFunction("getComputedStyle(document.body).lineHeight !== 'normal'");
      assert.match((await frame.locator('body').getAttribute('class')) ?? '', new RegExp(kind));
      // A script tag would be refused by the page's policy; the debugger's evaluation is not.
      await frame.evaluate(axe.source);
      const found = await frame.evaluate(async () => {
        const { axe: inPage } = globalThis as unknown as { readonly axe: Axe };
        const { violations } = await inPage.run({ resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      });
      assert.deepEqual(found, []);
    });
  }

  it('keeps every kind of change, made by mouse and keyboard', async () => {
    const { page } = editor;
    await editor.setTheme('Dark Modern');
    const frame = await editor.frame();
    const cards = frame.locator('article.card');
    const saved = frame.getByText('saved', { exact: true });
    const titles = () => frame.locator('article.card h4').allInnerTexts();
    await cards.first().waitFor();

    await cards.first().getByRole('button', { name: 'Edit claim' }).click();
    const field = cards.first().getByLabel('Claim, in my words');
    await field.fill(claim);
    await field.press('Control+Enter');
    await cards.first().getByText(claim).waitFor();

    const before = await titles();
    assert.ok(before.length > 2, before.join());
    await saved.waitFor();
    const last = cards.last();
    const leftOut = await last.locator('h4').innerText();
    await last.getByRole('button', { name: 'Leave out' }).click();
    await saved.waitFor();

    await frame.getByRole('button', { name: 'People: by role' }).click();
    await frame.getByRole('button', { name: 'People: by name' }).waitFor();
    await frame.locator('h1').click();
    await page.keyboard.press('Control+z');
    await frame.getByRole('button', { name: 'People: by role' }).waitFor();
    await saved.waitFor();
    changed = { titles: await titles(), leftOut };
  });

  it('reorders by keyboard', async () => {
    const { page } = editor;
    const frame = await editor.frame();
    const section = frame.locator('section.lens', { has: frame.locator('article:nth-of-type(2)') });
    const titles = () => section.first().locator('article.card h4').allInnerTexts();
    const [first, second] = await titles();
    assert.ok(first !== undefined && second !== undefined, 'a lens with two cards');
    await section.first().locator('article.card').first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await frame.getByText('saved', { exact: true }).waitFor();
    assert.deepEqual((await titles()).slice(0, 2), [second, first]);
    changed = { ...changed, titles: await frame.locator('article.card h4').allInnerTexts() };
  });

  it('is there again after the window was reloaded, with every change', async () => {
    await editor.reload();
    const started = performance.now();
    const frame = await editor.frame();
    await headline(frame).getByText('Strategic contributions').waitFor({ timeout: 15_000 });
    process.stdout.write(
      `    restored page to its first content: ${Math.round(performance.now() - started)} ms\n`,
    );
    await frame.getByText(claim).waitFor();
    assert.deepEqual(await frame.locator('article.card h4').allInnerTexts(), changed.titles);
  });

  /** Exports through the palette, as the item of that name. */
  async function exportAs(item: string, name: string): Promise<string> {
    const target = path.join(path.dirname(workspace), name);
    await editor.run('Export Summary');
    await editor.pick(item);
    const box = editor.page.locator('.quick-input-widget .input').first();
    await box.waitFor();
    await editor.page.waitForTimeout(500);
    await box.fill(target);
    await editor.page.keyboard.press('Enter');
    for (const limit = Date.now() + 15_000; !existsSync(target) && Date.now() < limit;)
      await editor.page.waitForTimeout(100);
    return readFileSync(target, 'utf8');
  }

  it('is exported as Markdown as it is shown, with its chart beside it', async () => {
    // As a reader sees it: without the signs that keep text from being taken for Markdown.
    const markdown = await exportAs('Markdown File', 'exported.md');
    const text = markdown.replaceAll(/[\\\u2060]/g, '');
    assert.match(text, /^# Strategic contributions, January to June 2026/);
    assert.ok(text.includes(claim));
    const frame = await editor.frame();
    const shown = await frame.locator('article.card:not(.left-out) h4').allInnerTexts();
    assert.ok(shown.length > 1);
    for (const title of shown) assert.ok(text.includes(`**${title}**`), title);
    assert.match(text, /\]\(exported-contributions-timeline\.svg\)/);
    const svg = readFileSync(
      path.join(path.dirname(workspace), 'exported-contributions-timeline.svg'),
      'utf8',
    );
    assert.match(svg, /^<svg[^]*<\/svg>\s*$/);
  });

  it('is exported as one HTML file that asks for nothing', async () => {
    const html = await exportAs('HTML File', 'exported.html');
    assert.ok(html.includes(claim.replaceAll('&', '&amp;')));
    assert.doesNotMatch(html, /<script|<link|src=["']?http|@import|url\(/i);
  });

  it('is exported as JSON with the changes as the words of the user', async () => {
    const document = JSON.parse(await exportAs('JSON File', 'exported.json')) as {
      readonly kind: string;
      readonly edits: readonly unknown[];
    };
    assert.equal(document.kind, 'summary');
    assert.ok(JSON.stringify(document.edits).includes(claim));
  });

  it('copies the rich text of a form from the page, as HTML and as text', async () => {
    await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const frame = await editor.frame();
    await frame.getByRole('button', { name: 'Export' }).click();
    await frame.getByRole('button', { name: 'Form text…' }).click();
    await frame.getByLabel('Review form').selectOption('culture-amp');
    await frame.getByRole('button', { name: 'Copy with formatting' }).click();
    await frame.getByText('copied', { exact: true }).waitFor();
    const copied = await frame.evaluate<readonly string[]>(`(async () => {
      const [item] = await navigator.clipboard.read();
      const texts = ['text/html', 'text/plain'].map(async (type) => (await item.getType(type)).text());
      return Promise.all(texts);
    })()`);
    assert.match(copied[0]!, /<p>.+<ul><li>/s);
    assert.equal(copied[1], await frame.getByRole('textbox', { name: 'Answer' }).inputValue());
    await frame.getByRole('button', { name: 'Back to the summary' }).click();
    await headline(frame).getByText('Strategic contributions').waitFor();
  });

  it('asked nobody outside of this machine', () => {
    assert.deepEqual(editor.requests, []);
  });

  it('keeps its files in the global storage of the extension', () => {
    const names = readdirSync(editor.storage);
    assert.ok(names.includes('summaries') && names.includes('identities.json'), names.join());
  });
});
