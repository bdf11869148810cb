/** Pages of exported and manual summaries, in a headless browser, under the editor's policy. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { openPage, type OpenOptions } from '../../scripts/pageInBrowser.ts';
import { themes, type ThemeName } from '../../scripts/themes.ts';
import type { ExportedSummary } from '../../src/core/exported/exportedSummary.ts';
import { readExported } from '../../src/core/exported/readExported.ts';
import { createManualSummary } from '../../src/core/summary/manualSummary.ts';
import type {
  FromCalibration,
  FromPage,
  ToCalibration,
  ToExported,
  ToPage,
} from '../../src/protocol.ts';
import { presets } from '../../src/report/forms/presets.ts';
import { launchBrowser } from '../host/server/browser.ts';
import { installServer } from '../host/server/install.ts';
import { everyEdit, exportedText } from '../support/exported.ts';
import { productDraft } from '../support/productManager.ts';
import { makeSummary } from '../support/summaries.ts';

const summary = makeSummary({ contributions: 5, uses: 9, webUrl: 'https://git.example/shop' });
const manual = createManualSummary({
  name: 'Robin Field',
  period: summary.period,
  settings: summary.settings,
  tool: summary.tool,
});
const documents = [
  exportedText(summary, everyEdit(summary)),
  exportedText(
    manual,
    productDraft().edits.map(({ change }) => change),
  ),
].map((text) => readExported(text, 'The summary'));
function encode(document: ExportedSummary): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document));
}
const beside: ToCalibration = {
  type: 'documents',
  documents: documents.map(encode),
  edits: [],
};
const exported: ToExported = { type: 'exported', document: encode(documents[0]!) };
const byHand: ToPage = { type: 'summary', summary: manual, draft: productDraft(), partial: false };
const found: ToPage = {
  type: 'summary',
  summary,
  draft: { version: 1, edits: [] },
  partial: false,
};
const folds = ['smaller', 'timeline-table', 'ledger', 'coverage', 'reading', 'folded-enables'];

describe('pages of exported and manual summaries in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    execFileSync(process.execPath, ['esbuild.js']);
    installServer();
    browser = (await launchBrowser()) as unknown as Browser;
  });
  after(() => browser.close());

  const open = (
    messages: OpenOptions['messages'],
    { theme = 'dark', width = 1080, ...rest }: Partial<OpenOptions> = {},
  ): Promise<Page> => openPage(browser, { theme, width, messages, ...rest });
  const openBeside = (rest: Partial<OpenOptions> = {}): Promise<Page> =>
    open([beside], { bundle: 'calibration', ...rest });
  const sent = <Message = FromPage>(page: Page): Promise<readonly Message[]> =>
    page.evaluate('window.sent');
  const notesOf = async (page: Page) =>
    (await sent<FromCalibration>(page)).flatMap((message) =>
      message.type === 'edit' ? [message.edit.change] : [],
    );
  const heads = (page: Page): Promise<readonly string[]> =>
    page.locator('.compared').first().locator('thead th').allTextContents();

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe.source);
    const result = await page.evaluate<{
      violations: { id: string; nodes: { html: string }[] }[];
    }>('axe.run()');
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`,
    );
  }

  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`are accessible in ${theme}`, async () => {
      const kept = { open: folds, scroll: 0, unsaved: [] };
      for (const page of [
        await open([exported], { theme, kept, bundle: 'exported' }),
        await open([byHand], { theme, kept }),
        await openBeside({ theme }),
        await open([{ type: 'not-opened', sentence: 'No whole JSON document.' }], {
          theme,
          bundle: 'calibration',
        }),
      ]) {
        assert.deepEqual(await violations(page), []);
        await page.close();
      }
      const page = await open([found], { theme });
      await openAskForm(page);
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }

  it('shows an exported summary with everything to read and nothing to change', async () => {
    const page = await open([exported], { bundle: 'exported' });
    assert.match(
      (await page.locator('.notice').first().textContent()) ?? '',
      /^Made by Ada Byron with Groundwork 1\.0\.0, from shop at [0-9a-f]{10} of 30 June 2026\./,
    );
    assert.equal(await page.locator('h4', { hasText: 'A title of my own' }).count(), 3);
    assert.equal(await page.getByText('“It helped.”').first().isVisible(), true);
    assert.deepEqual(await page.locator('button').allTextContents(), ['Form text…']);
    assert.equal(await page.locator('[draggable=true], input, textarea').count(), 0);
    await page.locator('.rows a').first().click();
    const last = (await sent(page)).at(-1)!;
    assert.ok(last.type === 'open' && last.target.kind === 'url');
    assert.match(last.target.url, /^https:\/\/git\.example\/shop\//);
    await page.close();
  });

  it('shows what its maker wrote into the fields of forms, to be copied and not to be changed', async () => {
    const forms: ToExported = { type: 'forms', forms: presets, fault: null };
    const page = await open([forms, exported], { bundle: 'exported' });
    await page.getByRole('button', { name: 'Form text…' }).click();
    await page.getByLabel('Review form').selectOption('google-perf');
    const field = page.locator('.form-field').first();
    assert.equal(await field.getByRole('textbox').inputValue(), 'My own\n- words.');
    assert.equal(await field.getByRole('textbox').isEditable(), false);
    assert.equal(await field.locator('.counter').textContent(), '15 of 512 characters');
    assert.deepEqual(await field.locator('button').allTextContents(), ['Copy']);
    await page.getByLabel('Review form').selectOption('meta');
    assert.match(await field.getByRole('textbox').inputValue(), /A title of my own/);
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Back to the summary' }).click();
    assert.ok(await page.getByText('How strategic it was').isVisible());
    assert.ok((await sent(page)).every(({ type }) => type === 'ready'));
    await page.close();
  });

  it('shows the id of what only its maker could open', async () => {
    const made = makeSummary({ contributions: 2, uses: 2 });
    const document = readExported(exportedText(made), 'The summary');
    const page = await open([{ type: 'exported', document: encode(document) }], {
      bundle: 'exported',
    });
    assert.equal(await page.locator('main a').count(), 0);
    const { commit, pullRequest } = made.contributions[0]!.uses[0]!.adoption;
    const link = (await page.locator('.row-link').first().textContent()) ?? '';
    assert.equal(link, `#${pullRequest} ${commit.slice(0, 10)}`);
    await page.close();
  });

  it('puts summaries side by side, with a question in every empty cell', async () => {
    const page = await openBeside();
    assert.deepEqual(
      (await heads(page)).map((text) => text.replace(/[←→]/g, '')),
      ['Ada Byron', 'Robin Field'],
    );
    const cells = page
      .locator('.compared td:not(:first-child)')
      .filter({ has: page.locator('.note') });
    assert.equal(await cells.count(), 18);
    const empty = cells.filter({ hasNot: page.locator('.entry') });
    assert.equal(await empty.locator('.question').count(), await empty.count());
    assert.equal(
      await cells
        .filter({ has: page.locator('.entry') })
        .locator('.question')
        .count(),
      0,
    );
    await page.close();
  });

  it('keeps a note as one types, and sends again what was not known to be saved', async () => {
    const page = await openBeside();
    const note = page.getByLabel('Note on Robin Field: Costly if it were absent, claimed');
    await note.fill('Who agreed with finance?');
    await page.waitForTimeout(600);
    const [change] = await notesOf(page);
    assert.ok(change?.kind === 'note');
    assert.equal(change.text, 'Who agreed with finance?');
    await page.close();

    const edit = { id: 'n1', at: '2026-07-02T00:00:00.000Z', change };
    const again = await openBeside({ kept: { unsaved: [edit], picked: [] } });
    assert.deepEqual(await notesOf(again), [change]);
    assert.equal(
      await again.getByLabel('Note on Robin Field: Costly if it were absent, claimed').inputValue(),
      'Who agreed with finance?',
    );
    await again.close();
  });

  it('orders the columns by hand, and by name again', async () => {
    const page = await openBeside();
    const names = async () => (await heads(page)).map((text) => text.replace(/[←→]/g, ''));
    await page.getByRole('button', { name: 'Move Robin Field left' }).first().click();
    assert.deepEqual(await names(), ['Robin Field', 'Ada Byron']);
    await page.getByRole('button', { name: 'Order by name' }).click();
    assert.deepEqual(await names(), ['Ada Byron', 'Robin Field']);
    assert.deepEqual(
      (await notesOf(page)).map((change) => change.kind),
      ['order', 'order'],
    );
    await page.close();
  });

  it('lays two contributions side by side, and exports what it shows', async () => {
    const page = await openBeside();
    const [first, second] = [page.getByLabel('Look at'), page.getByLabel('beside')];
    await first.selectOption({ label: 'Robin Field: A glossary of the checkout' });
    await second.selectOption({ label: 'Ada Byron: A title of my own' });
    assert.deepEqual(await heads(page), [
      'A glossary of the checkout (Robin Field)',
      'A title of my own (Ada Byron)',
    ]);
    const titles = await page.locator('.entry h3').allTextContents();
    assert.deepEqual([...new Set(titles)].toSorted(), [
      'A glossary of the checkout',
      'A title of my own',
    ]);
    await page.getByRole('button', { name: 'Export HTML' }).click();
    const last = (await sent<FromCalibration>(page)).at(-1)!;
    assert.ok(last.type === 'export' && last.format === 'html');
    assert.deepEqual(
      last.picked.map(({ contribution }) => contribution),
      ['glossary', summary.contributions[0]!.id],
    );
    await first.selectOption({ label: 'whole summaries' });
    assert.equal((await heads(page)).length, 2);
    await page.close();
  });

  it('has no sideways scrolling of the page in a narrow column', async () => {
    const page = await openBeside({ width: 380 });
    const wide: number = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.ok(wide <= 0, `${wide} px too wide`);
    await page.close();
  });

  it('writes a summary by hand, lens by lens', async () => {
    const page = await open([{ ...byHand, draft: { version: 1, edits: [] } }]);
    await page
      .locator('.prompts li', { hasText: 'Payoff that came later' })
      .getByRole('button', { name: 'Write it down' })
      .click();
    await page.getByLabel('Title').fill('Weekly notes');
    await page.getByLabel('What I did').fill('They were picked up by support.');
    await page.waitForTimeout(600);
    await page.getByRole('button', { name: 'Add a link' }).click();
    await page.getByLabel('Link that shows it').fill('https://docs.example/notes');
    await page.getByLabel('What it shows').fill('the notes');
    await page.waitForTimeout(600);
    await page.getByRole('button', { name: 'Done' }).click();
    const card = page.locator('.lens', { hasText: 'Payoff that came later' }).locator('.card');
    assert.equal(await card.locator('.standing').textContent(), 'evidenced');
    for (const name of ['Run again', 'Teams…', 'People'])
      assert.equal(await page.getByRole('button', { name }).count(), 0);
    await page.close();
  });

  async function openAskForm(page: Page): Promise<void> {
    const card = page.locator('.cards > .card').first();
    await card.getByRole('button', { name: 'More' }).click();
    await card.getByRole('button', { name: 'Ask a colleague' }).click();
  }

  it('has a question ready for a colleague, and takes their answer as a quote with its source', async () => {
    const page = await open([found]);
    await openAskForm(page);
    const card = page.locator('.cards > .card').first();
    assert.equal(await card.locator('.standing').textContent(), 'evidenced');
    await card.getByLabel('Whom to ask').selectOption({ index: 0 });
    const question = await card.getByLabel('Question').inputValue();
    assert.match(question, /^Since \d+ \w+ 2026, services\/.* builds on “.*”.*Did it help you\?\n/);
    assert.match(question, /\nWhat would you have done without it\?/);
    assert.equal(question.split('\n').length, 2);
    await card.getByRole('button', { name: 'Copy' }).click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'copy', text: question });
    await card.getByRole('button', { name: 'Open a mail draft' }).click();
    const mail = (await sent(page)).at(-1)!;
    assert.ok(mail.type === 'mail');
    assert.match(mail.to ?? '', /^p\d@shop\.example\.org$/);
    assert.equal(mail.body, question);

    await card.getByRole('button', { name: 'Write down the answer' }).click();
    assert.match(
      await card.getByLabel('Where they were said').inputValue(),
      /^Colleague Number\d, asked about it$/,
    );
    await card.getByLabel('A colleague’s words').fill('I would have written my own.');
    await page.waitForTimeout(600);
    await card.getByRole('button', { name: 'Done' }).click();
    assert.equal(await card.locator('.standing').textContent(), 'corroborated');
    assert.match((await card.locator('blockquote').textContent()) ?? '', /a colleague, asked/);
    await page.close();
  });

  it('asks from the list of what git cannot show', async () => {
    const page = await open([found]);
    const prompt = page.locator('.prompts li', { hasText: 'Ask a colleague' }).first();
    await prompt.getByRole('button', { name: 'Ask…' }).click();
    assert.match(await prompt.getByLabel('Question').inputValue(), /Did it help you\?/);
    await page.close();
  });
});
