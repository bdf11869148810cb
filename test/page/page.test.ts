/** The real bundle in a headless browser, under the editor's policy, used as a person uses it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { messageScript, openPage } from '../../scripts/pageInBrowser.ts';
import { themes, type ThemeName } from '../../scripts/themes.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import type { FromPage, ToPage } from '../../src/protocol.ts';
import { launchBrowser } from '../host/server/browser.ts';
import { installServer } from '../host/server/install.ts';
import { makeSummary, multiplySummary } from '../support/summaries.ts';

const summary = makeSummary({ contributions: 5, uses: 9 });
const folds = [
  'smaller',
  'timeline-table',
  'ledger',
  'coverage',
  'folded-delayed',
  'folded-enables',
  'folded-absence',
];

const { coverage } = summary;
const partlyRead: Summary = {
  ...summary,
  coverage: {
    ...coverage,
    streams: [
      {
        repository: 0,
        stream: 'authored',
        of: null,
        from: null,
        to: '2026-07-01T00:00:00Z',
        complete: false,
        reason: 'sso',
        explanation: 'An organisation hides its part until you sign in to it.',
        resumeAt: null,
        link: 'https://github.com/orgs/acme/sso?authorization_request=1',
      },
    ],
  },
};

function answer(made: Summary = summary): readonly ToPage[] {
  return [
    {
      type: 'summary',
      summary: made,
      draft: { version: 1, edits: [] },
      partial: false,
    },
  ];
}

describe('the page in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    execFileSync(process.execPath, ['esbuild.js']);
    installServer();
    browser = (await launchBrowser()) as unknown as Browser;
  });
  after(() => browser.close());

  const open = (
    theme: ThemeName,
    messages: readonly ToPage[],
    width = 1080,
    kept?: unknown,
  ): Promise<Page> =>
    openPage(browser, { theme, width, messages, ...(kept === undefined ? {} : { kept }) });
  const sent = (page: Page): Promise<readonly FromPage[]> => page.evaluate('window.sent');
  const edits = async (page: Page) =>
    (await sent(page)).flatMap((message) => (message.type === 'edit' ? [message.edit.change] : []));
  const titles = (page: Page): Promise<readonly string[]> =>
    page.locator('.lens:first-of-type .cards > .card h4').allTextContents();

  const states: Readonly<Record<string, readonly ToPage[]>> = {
    summary: answer(),
    progress: [{ type: 'progress', stage: 'Reading history', done: 1, total: 2 }],
    error: [{ type: 'failed', sentence: 'It failed.', help: 'Do this.' }],
    cancelled: [{ type: 'cancelled' }],
    'pull requests in part': [
      ...answer(partlyRead),
      {
        type: 'pull-requests',
        line: { sentence: 'Pull requests are read from github.com as octo.', action: 'Change…' },
      },
    ],
    'not saved': [...answer(), { type: 'not-saved', sentence: 'The disk is full.' }],
  };
  for (const theme of Object.keys(themes) as ThemeName[]) {
    for (const [name, messages] of Object.entries(states)) {
      it(`is accessible: ${name}, ${theme}`, async () => {
        const page = await open(theme, messages, 1080, { open: folds, scroll: 0, unsaved: [] });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<{
          violations: { id: string; nodes: { html: string }[] }[];
        }>('axe.run()');
        assert.deepEqual(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`,
          ),
          [],
        );
        await page.close();
      });
    }
  }

  it('says that it is ready before anything else, and asks for nothing on the network', async () => {
    const page = await open('dark', answer());
    assert.equal((await sent(page))[0]?.type, 'ready');
    const loaded: readonly string[] = await page.evaluate(
      "performance.getEntriesByType('resource').map((item) => new URL(item.name).pathname)",
    );
    for (const name of loaded)
      assert.match(name, /^\/page(-(?:chunk|TimelineFigure)-\w+)?\.(js|css)$/);
    assert.ok(loaded.includes('/page.js') && loaded.includes('/page.css'));
    assert.equal(await page.locator('[style]').count(), 0);
    await page.close();
  });

  it('says that pull requests were read in part, and leads to where access is given and changed', async () => {
    const page = await open('dark', states['pull requests in part']!);
    await page.getByText('Not all of it was read, as is told at the end.').waitFor();
    await page.getByRole('link', { name: 'Give access' }).click();
    await page.getByRole('button', { name: 'Change…' }).click();
    assert.deepEqual((await sent(page)).slice(-2), [
      {
        type: 'open',
        target: {
          kind: 'url',
          url: 'https://github.com/orgs/acme/sso?authorization_request=1',
        },
      },
      { type: 'command', command: 'pull-requests' },
    ]);
    await page.evaluate(
      `window.postMessage(${messageScript({ type: 'pull-requests', line: null })}, '*')`,
    );
    await page.getByRole('button', { name: 'Change…' }).waitFor({ state: 'detached' });
    await page.close();
  });

  it('renames as one types, and undoes and redoes by the keyboard', async () => {
    const page = await open('dark', answer());
    const [before] = await titles(page);
    const card = page.locator('.cards > .card').first();
    await card.getByRole('button', { name: 'More' }).click();
    await card.getByRole('button', { name: 'Rename' }).click();
    await card.getByLabel('Title').fill('A better name');
    await page.waitForTimeout(600);
    assert.deepEqual((await edits(page)).at(-1), {
      kind: 'rename',
      contribution: summary.contributions[0]!.id,
      title: 'A better name',
    });
    await page.keyboard.press('Enter');
    assert.equal((await titles(page))[0], 'A better name');
    await page.locator('h1').click();
    await page.keyboard.press('Control+z');
    assert.equal((await titles(page))[0], before);
    await page.keyboard.press('Control+Shift+z');
    assert.equal((await titles(page))[0], 'A better name');
    await page.close();
  });

  it('sends what was typed when the page is about to hide', async () => {
    const page = await open('dark', answer());
    const card = page.locator('.cards > .card').first();
    await card.getByRole('button', { name: 'Edit claim' }).click();
    await card.getByLabel('Claim').fill('Words');
    await page.evaluate("window.dispatchEvent(new Event('pagehide'))");
    assert.equal((await edits(page)).length, 1);
    await page.close();
  });

  it('sends again what was not known to be saved when it was reloaded', async () => {
    const edit = {
      id: 'e1',
      at: '2026-07-01T00:00:00.000Z',
      change: { kind: 'people', people: 'names' },
    };
    const page = await open('dark', answer(), 1080, { open: [], scroll: 0, unsaved: [edit] });
    assert.deepEqual(await edits(page), [edit.change]);
    assert.ok(await page.getByRole('button', { name: 'People: by name' }).isVisible());
    await page.close();
  });

  it('moves a card by Alt and an arrow, and by dragging', async () => {
    const page = await open('dark', answer());
    const [first, second, third] = await titles(page);
    await page.locator('.cards > .card').first().getByRole('button', { name: 'Leave out' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    assert.deepEqual(await titles(page), [second, first, third]);
    await page
      .locator('.lens:first-of-type .card > header')
      .nth(2)
      .dragTo(page.locator('.lens:first-of-type .card').first());
    assert.deepEqual(await titles(page), [third, second, first]);
    await page.close();
  });

  it('leaves out and includes, merges and splits', async () => {
    const page = await open('dark', answer());
    const card = page.locator('.lens:first-of-type .cards > .card').first();
    const before = await titles(page);
    await card.getByRole('button', { name: 'Leave out' }).click();
    assert.deepEqual(await titles(page), before.slice(1));
    await page.getByRole('button', { name: 'Undo' }).click();
    await card.getByRole('button', { name: 'More' }).click();
    await card.getByRole('button', { name: 'Split' }).click();
    await card.getByRole('checkbox').last().check();
    await card.getByRole('button', { name: 'Split off' }).click();
    await card.getByRole('button', { name: 'More' }).click();
    await card.getByRole('button', { name: 'Merge' }).click();
    await card.getByRole('checkbox').first().check();
    await card.getByRole('button', { name: 'Merge', exact: true }).click();
    assert.deepEqual(
      (await edits(page)).map(({ kind }) => kind),
      ['include-argument', 'undo', 'split', 'merge'],
    );
    await page.close();
  });

  it('writes down an answer by hand; the question is then no longer put', async () => {
    const page = await open('dark', answer());
    const question = page.getByText('was there an incident to describe?');
    await page
      .locator('.prompts li', { hasText: 'incident to describe' })
      .getByRole('button', { name: 'Write it down' })
      .click();
    await page.getByLabel('What I did').fill('I reverted it within ten minutes.');
    await page.waitForTimeout(600);
    await page.getByRole('button', { name: 'Done' }).click();
    assert.equal(await question.count(), 0);
    assert.ok(
      await page.locator('.card', { hasText: 'I reverted it within ten minutes.' }).isVisible(),
    );
    await page.close();
  });

  it('walks through the marks of the timeline by arrows, and opens one', async () => {
    const page = await open('dark', answer());
    await page.locator('.timeline-row').first().focus();
    await page.keyboard.press('ArrowRight');
    assert.match((await page.locator('.timeline-tip').textContent()) ?? '', /a colleague in/);
    await page.keyboard.press('Enter');
    const last = (await sent(page)).at(-1)!;
    assert.equal(last.type === 'open' && last.target.kind, 'commit');
    await page.close();
  });

  it('exports, and opens every link in the editor', async () => {
    const page = await open('dark', answer());
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'One HTML file' }).click();
    assert.deepEqual((await sent(page)).at(-1), { type: 'export', format: 'html' });
    await page.locator('.rows a').first().click();
    assert.equal((await sent(page)).at(-1)?.type, 'open');
    await page.close();
  });

  it('has no sideways scrolling in a narrow column', async () => {
    const page = await open('dark', answer(), 380, { open: folds, scroll: 0, unsaved: [] });
    const wide: number = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.ok(wide <= 0, `${wide} px too wide`);
    await page.close();
  });

  it('scrolls and edits with 500 contributions and 5,000 uses', async () => {
    const big = multiplySummary(makeSummary({ contributions: 10, uses: 10 }), 50);
    const page = await open('dark', [], 1080, { open: folds, scroll: 0, unsaved: [] });
    await page.evaluate(`window.big = ${messageScript(answer(big)[0]!)}`);
    const figures: Readonly<Record<string, number>> = await page.evaluate(`(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const longest = async (work, times) => {
        let most = 0;
        for (let index = 0; index < times; index++) {
          const before = performance.now();
          await work(index);
          await frame();
          most = Math.max(most, performance.now() - before);
        }
        return Math.round(most);
      };
      const button = () => [...document.querySelectorAll('.toolbar button')].find((item) => item.textContent.startsWith('People'));
      const until = async (selector) => { while (!document.querySelector(selector)) await frame(); };
      const shown = await longest(async () => { window.postMessage(window.big, '*'); await until('.card'); }, 1);
      const cards = document.querySelectorAll('.card').length;
      const everything = await longest(() => button().click(), 4);
      const prompt = () => document.querySelector('.prompts li:first-of-type button:last-of-type');
      const edit = await longest(() => prompt().click(), 5);
      const scroll = await longest((index) => window.scrollTo(0, index * 3000), 60);
      const folded = [...document.querySelectorAll('.lens .cards > .fold')];
      for (const fold of folded) fold.open = false;
      await frame();
      const editFolded = await longest(() => button().click(), 5);
      return { shown, cards, everything, edit, scroll, editFolded };
    })()`);
    const { shown, cards, everything, edit, scroll, editFolded } = figures;
    console.log(
      `      500 contributions, 5,000 uses: shown with all ${cards} cards open after ${shown} ms; longest edit of a line ${edit} ms, of the names in all cards ${everything} ms, of the names with cards folded as at first ${editFolded} ms; longest frame of scrolling ${scroll} ms`,
    );
    assert.ok(cards! >= 1000);
    // No measure of speed, which depends on the machine: only that nothing freezes.
    for (const figure of [shown, everything, edit, scroll, editFolded]) assert.ok(figure! < 20_000);
    await page.close();
  });
});
