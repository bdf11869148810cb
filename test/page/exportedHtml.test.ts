/** Exported HTML as its readers have it: on the screen in light, dark and forced colours, twice as large, and on paper. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser } from '../host/server/browser.ts';
import { installServer } from '../host/server/install.ts';

const golden = 'test/golden/typescriptEslint';
const summary = `${golden}/summary.html`;
const files = [
  summary,
  ...['promotion-packet', 'brag-document', 'star', 'two-parts', 'manager-page'].map(
    (id) => `${golden}/documents/${id}.html`,
  ),
];

describe('exported HTML in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    installServer();
    browser = (await launchBrowser()) as unknown as Browser;
  });
  after(() => browser.close());

  const open = async (file: string, width = 1000): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(pathToFileURL(path.resolve(file)).href);
    return page;
  };

  for (const file of files) {
    it(`is accessible and never wider than its window: ${path.basename(file)}`, async () => {
      const page = await open(file);
      await page.emulateMedia({ colorScheme: 'light' });
      // The document itself lets no script run; the reader of this test may.
      await page.evaluate(axe.source);
      for (const media of [
        { colorScheme: 'light' },
        { colorScheme: 'dark' },
        { colorScheme: 'dark', forcedColors: 'active' },
      ] as const) {
        await page.emulateMedia(media);
        const { violations } = await page.evaluate<{
          violations: { id: string; nodes: { html: string }[] }[];
        }>('axe.run()');
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`),
          [],
        );
      }
      for (const width of [1000, 500, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const wide: number = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        assert.ok(wide <= 0, `${wide} px too wide at ${width} px`);
      }
      await page.close();
    });
  }

  it('has a timeline whose words can be read where everything is twice as large', async () => {
    for (const width of [1000, 500]) {
      const page = await open(summary, width);
      const size: number = await page.evaluate(`(() => {
        const words = [...document.querySelectorAll('figure svg text')].filter((text) => text.getClientRects().length > 0);
        return Math.min(...words.map((text) => text.getBoundingClientRect().height));
      })()`);
      assert.ok(size >= 10, `${size} px at ${width} px`);
      assert.equal(await page.locator('figure svg:visible').count(), 1);
      await page.close();
    }
  });

  it('is unfolded on paper, dark on light, with the addresses that a reader has to type', async () => {
    const page = await open(summary);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const rows = page.locator('article details').first().locator('tbody tr');
    assert.ok((await rows.count()) > 10);
    assert.ok((await rows.first().boundingBox())!.height > 0);
    assert.equal(await page.locator('figure details').isVisible(), false);
    const [ground, words, address]: readonly string[] = await page.evaluate(`[
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.body).color,
      getComputedStyle(document.querySelector('.source a'), '::after').content,
    ]`);
    assert.deepEqual([ground, words], ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    assert.match(address!, /https:\/\/github\.com\/typescript-eslint\/typescript-eslint\/commit\//);
    await page.emulateMedia({ media: 'screen' });
    assert.equal(await rows.first().isVisible(), false);
    await page.close();
  });

  for (const file of [
    `${golden}/documents/manager-page.html`,
    'test/golden/documents/manager-page.html',
  ]) {
    it(`prints the page for a manager on one sheet: ${file}`, async () => {
      const page = await open(file);
      assert.equal(sheetsOf(await page.pdf({ format: 'A4', preferCSSPageSize: true })), 1);
      await page.close();
    });
  }

  it('prints a summary on few sheets, with its links', async () => {
    const page = await open(summary);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.ok(sheetsOf(pdf) <= 4, `${sheetsOf(pdf)} sheets`);
    assert.ok(pdf.toString('latin1').split('/Subtype /Link').length > 20);
    await page.close();
  });
});

function sheetsOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}
