/** The texts of review forms on the page: counted, edited and copied as a person does. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { openPage } from '../../scripts/pageInBrowser.ts';
import { themes, type ThemeName } from '../../scripts/themes.ts';
import type { FromPage, ToPage } from '../../src/protocol.ts';
import { presets } from '../../src/report/forms/presets.ts';
import { readForms, withPresets } from '../../src/report/forms/userForms.ts';
import { launchBrowser } from '../host/server/browser.ts';
import { installServer } from '../host/server/install.ts';
import { makeSummary } from '../support/summaries.ts';

const own = readForms([
  {
    id: 'short',
    name: 'Short',
    fields: [
      { id: 'plain', label: 'In short', unit: 'chars', limit: 300, parts: ['contributions'] },
      { id: 'rich', label: 'At length', unit: 'words', format: 'rich', parts: ['delayed'] },
      { id: 'goals', label: 'Goals', unit: 'chars', parts: [] },
    ],
  },
]);
const answer: readonly ToPage[] = [
  {
    type: 'summary',
    summary: makeSummary({ contributions: 5, uses: 9, webUrl: 'https://git.example/shop' }),
    draft: { version: 1, edits: [] },
    partial: false,
  },
  { type: 'forms', forms: withPresets(own), fault: null },
];

describe('form text in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    execFileSync(process.execPath, ['esbuild.js']);
    installServer();
    browser = (await launchBrowser()) as unknown as Browser;
  });
  after(() => browser.close());

  const open = (form: string | null, theme: ThemeName = 'dark', messages = answer): Promise<Page> =>
    openPage(browser, {
      theme,
      width: 900,
      messages,
      kept: { open: ['dropped-short-plain'], scroll: 0, unsaved: [], form },
    });
  const edits = async (page: Page) =>
    (await page.evaluate<readonly FromPage[]>('window.sent')).flatMap((message) =>
      message.type === 'edit' ? [message.edit.change] : [],
    );
  const field = (page: Page, label: string) =>
    page.locator('.form-field', { has: page.getByRole('heading', { name: label }) });

  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`is accessible, ${theme}`, async () => {
      const page = await open('short', theme);
      await field(page, 'In short').getByRole('textbox').fill('x'.repeat(301));
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<{
        violations: { id: string; nodes: { html: string }[] }[];
      }>('axe.run()');
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        [],
      );
      await page.close();
    });
  }

  it('is found from the summary, and left for it again', async () => {
    const page = await open(null);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Form text…' }).click();
    assert.equal(await page.getByLabel('Review form').inputValue(), 'short');
    assert.equal(await page.getByRole('option').count(), presets.length + 1);
    await page.getByLabel('Review form').selectOption('google-perf');
    const text = await field(page, 'Accomplishments').getByRole('textbox').inputValue();
    assert.ok(text.length > 100 && text.length <= 512);
    await page.getByRole('button', { name: 'Back to the summary' }).click();
    assert.ok(await page.getByText('How strategic it was').isVisible());
    await page.close();
  });

  it('counts while one types, says by how much it is too long, and keeps it', async () => {
    const page = await open('short');
    const short = field(page, 'In short');
    const filled = await short.getByRole('textbox').inputValue();
    assert.equal(
      await short.locator('.counter').textContent(),
      `${filled.length} of 300 characters`,
    );
    assert.match(
      (await short.locator('.fold').textContent()) ?? '',
      /^Left out to fit: \d+ things/,
    );
    await short.getByRole('textbox').fill(`${'x'.repeat(310)}\ny`);
    assert.equal(
      await short.locator('.counter').textContent(),
      '312 of 300 characters, 12 too many',
    );
    await page.waitForTimeout(600);
    assert.deepEqual(await edits(page), [
      { kind: 'form-text', form: 'short', field: 'plain', text: `${'x'.repeat(310)}\ny` },
    ]);
    await short.getByRole('button', { name: 'Fill from the summary again' }).click();
    assert.equal(await short.getByRole('textbox').inputValue(), filled);
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.match(await short.getByRole('textbox').inputValue(), /^x{310}\ny$/);
    await page.close();
  });

  it('leaves empty what only the engineer can write', async () => {
    const page = await open('short');
    const goals = field(page, 'Goals');
    assert.equal(await goals.getByRole('textbox').inputValue(), '');
    assert.equal(await goals.locator('.counter').textContent(), '0 characters');
    await page.close();
  });

  it('copies a field as text, and a rich one as HTML with the same as text', async () => {
    const page = await open('short');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const short = field(page, 'In short');
    await short.getByRole('button', { name: 'Copy' }).click();
    await short.getByText('copied', { exact: true }).waitFor();
    assert.deepEqual(await clipboard(page), {
      'text/plain': await short.getByRole('textbox').inputValue(),
    });
    const long = field(page, 'At length');
    await long.getByRole('button', { name: 'Copy with formatting' }).click();
    await long.getByText('copied', { exact: true }).waitFor();
    const rich = await clipboard(page);
    assert.equal(rich['text/plain'], await long.getByRole('textbox').inputValue());
    assert.match(rich['text/html']!, /<p><strong>[^<]+<\/strong>/);
    assert.match(rich['text/html']!, /<a href="https:\/\/git\.example\/shop\/pull\/\d+"/);
    await page.close();
  });

  it('copies what belongs to others only with a tick for each of it', async () => {
    const [first, forms] = answer;
    assert.ok(first?.type === 'summary' && forms);
    const at = '2026-07-02T10:00:00.000Z';
    const named: ToPage = {
      ...first,
      draft: {
        version: 1,
        edits: [{ id: 'e1', at, change: { kind: 'people', people: 'names' } }],
      },
    };
    const page = await open('short', 'dark', [named, forms]);
    const copyPlain = field(page, 'In short').getByRole('button', { name: 'Copy' });
    const copyRich = field(page, 'At length').getByRole('button', { name: 'Copy with formatting' });
    assert.equal(await copyPlain.isDisabled(), false, 'this field names nobody');
    assert.equal(await copyRich.isDisabled(), true);
    const tick = page.getByRole('checkbox', { name: /^The names of \d+ colleagues/ });
    await tick.focus();
    await page.keyboard.press('Space');
    assert.equal(await tick.isChecked(), true);
    assert.equal(await copyRich.isDisabled(), false);
    await tick.uncheck();
    assert.equal(await copyRich.isDisabled(), true);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<{ violations: readonly unknown[] }>('axe.run()');
    assert.deepEqual(violations, []);
    await page.close();
  });

  it('copies by the older way where the newer one is not allowed', async () => {
    const page = await open('short');
    await page.context().grantPermissions(['clipboard-read']);
    await page.evaluate('navigator.clipboard.write = () => Promise.reject(new Error("no"))');
    const long = field(page, 'At length');
    await long.getByRole('button', { name: 'Copy with formatting' }).click();
    await long.getByText('copied', { exact: true }).waitFor();
    const rich = await clipboard(page);
    assert.equal(rich['text/plain'], await long.getByRole('textbox').inputValue());
    assert.match(rich['text/html']!, /<ul><li>/);
    await page.close();
  });

  it('tells what is wrong with presets, and opens them', async () => {
    const fault = 'Form presets, line 3: [0].id is text.';
    const page = await open('meta', 'dark', [answer[0]!, { type: 'forms', forms: presets, fault }]);
    assert.equal(await page.getByRole('alert').textContent(), fault);
    await page.getByRole('button', { name: 'Edit presets…' }).click();
    const sent = await page.evaluate<readonly FromPage[]>('window.sent');
    assert.deepEqual(sent.at(-1), { type: 'command', command: 'forms' });
    await page.close();
  });

  it('has no sideways scrolling in a narrow column', async () => {
    const page = await open('sap-successfactors');
    await page.setViewportSize({ width: 380, height: 800 });
    const wide: number = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.ok(wide <= 0, `${wide} px too wide`);
    await page.close();
  });
});

/** What is on the clipboard, by kind; HTML without what the browser puts around it. */
function clipboard(page: Page): Promise<Record<string, string>> {
  return page.evaluate(`(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => [type, await (await item.getType(type)).text()];
    const parts = Object.fromEntries(await Promise.all(item.types.map(read)));
    return parts;
  })()`);
}
