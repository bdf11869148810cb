/**
 * Pictures of the page: `node --import tsx scripts/screenshots.ts [--docs | REPOSITORY ME PERIOD]`. Without arguments, of
 * the demonstration in every theme and state; with `--docs` the ones that the README shows. They go to `dist/pictures`, or
 * to the folder in `PICTURES`.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Browser } from 'playwright-core';

import { applyDraft } from '../src/core/draft/applyDraft.ts';
import { emptyDraft, type Draft } from '../src/core/draft/draft.ts';
import type { ExportedSummary } from '../src/core/exported/exportedSummary.ts';
import { readExported } from '../src/core/exported/readExported.ts';
import { parsePeriod } from '../src/core/period.ts';
import { combineSummaries } from '../src/core/summary/combineSummaries.ts';
import { createManualSummary } from '../src/core/summary/manualSummary.ts';
import type { Summary } from '../src/core/summary/summary.ts';
import { buildDemonstration } from '../src/demo/buildDemonstration.ts';
import type { ToPage } from '../src/protocol.ts';
import { summaryDocument } from '../src/report/json.ts';
import { summarizeRepository } from '../src/summarizeRepository.ts';
import { launchBrowser } from '../test/host/server/browser.ts';
import { productDraft } from '../test/support/productManager.ts';
import { openPage, type OpenOptions } from './pageInBrowser.ts';
import type { ThemeName } from './themes.ts';

const docs = process.argv[2] === '--docs';
const folder = process.env['PICTURES'] ?? (docs ? 'docs/pictures' : 'dist/pictures');
const quiet = { report: () => {} };
const tool = { name: 'groundwork', version: '1.0.0' };

async function summarise(folder: string, me: readonly string[], period: string): Promise<Summary> {
  return summarizeRepository(
    {
      folder,
      me,
      period: parsePeriod(period)!,
      today: '2026-07-01',
      settings: { people: 'roles', voice: 'first', exhaustive: false },
    },
    tool,
    new AbortController().signal,
    quiet,
  );
}

/** A browser takes no picture of a page that is taller. */
const tallest = 8000;

async function take(
  browser: Browser,
  name: string,
  theme: ThemeName,
  width: number,
  messages: OpenOptions['messages'],
  fullPage = true,
  bundle: 'page' | 'exported' | 'calibration' = 'page',
): Promise<void> {
  const page = await openPage(browser, { theme, width, messages, bundle });
  const height = fullPage ? await page.evaluate<number>('document.body.scrollHeight') : 0;
  await page.screenshot({
    path: path.join(folder, `${name}.png`),
    fullPage,
    ...(height > tallest ? { clip: { x: 0, y: 0, width, height: tallest } } : {}),
  });
  await page.close();
}

function answer(summary: Summary): readonly ToPage[] {
  return [{ type: 'summary', summary, draft: emptyDraft, partial: false }];
}

function exported(made: Summary, draft: Draft): ExportedSummary {
  const document = summaryDocument(applyDraft(made, draft), draft);
  return readExported(JSON.stringify(document), 'The summary');
}

const demo = path.join(mkdtempSync(path.join(tmpdir(), 'groundwork-')), 'storefront');
await buildDemonstration(demo);
const summary = await summarise(demo, [], '2026-H1');
const other: Summary = {
  ...summary,
  repositories: summary.repositories.map((repository) => ({ ...repository, name: 'warehouse' })),
};
const empty = await summarise(demo, [], '2020-H1');

mkdirSync(folder, { recursive: true });
const browser = (await launchBrowser()) as unknown as Browser;
try {
  const [repository, me, period] = process.argv.slice(2);
  if (docs) {
    await take(browser, 'page-dark', 'dark', 1000, answer(summary), false);
    await take(browser, 'page-light', 'light', 1000, answer(summary), false);
  } else if (repository !== undefined) {
    const real = await summarise(repository, me ? [me] : [], period ?? '2026-H1');
    await take(browser, 'real-dark', 'dark', 1080, answer(real));
    await take(browser, 'real-light', 'light', 1080, answer(real));
  } else {
    await take(browser, 'dark', 'dark', 1080, answer(summary));
    await take(browser, 'light', 'light', 1080, answer(summary));
    await take(browser, 'contrast', 'contrast', 1080, answer(summary));
    await take(browser, 'narrow', 'dark', 380, answer(summary));
    await take(browser, 'several', 'light', 1080, answer(combineSummaries([summary, other])));
    await take(browser, 'empty', 'light', 1080, answer(empty));
    const manual = createManualSummary({
      name: 'Robin Field',
      period: summary.period,
      settings: summary.settings,
      tool,
    });
    const written = productDraft();
    const documents = [exported(summary, emptyDraft), exported(manual, written)];
    const beside = {
      type: 'documents',
      documents: documents.map((document) => new TextEncoder().encode(JSON.stringify(document))),
      edits: [],
    } as const;
    const [document] = beside.documents;
    const read = [{ type: 'exported', document: document! }] as const;
    await take(browser, 'exported', 'dark', 1080, read, true, 'exported');
    await take(browser, 'manual-empty', 'light', 1080, answer(manual));
    await take(browser, 'manual', 'dark', 1080, [
      { type: 'summary', summary: manual, draft: written, partial: false },
    ]);
    for (const theme of ['dark', 'light', 'contrast'] as const)
      await take(browser, `calibration-${theme}`, theme, 1280, [beside], true, 'calibration');
    await take(browser, 'calibration-narrow', 'light', 480, [beside], true, 'calibration');
    await take(browser, 'progress', 'dark', 1080, [
      { type: 'progress', stage: 'Dating who began to use what', done: 1240, total: 3900 },
    ]);
    await take(browser, 'error', 'light', 1080, [
      {
        type: 'failed',
        sentence: 'The clone is partial, and 312 file versions are not on this machine.',
        help: 'Fetch them with “git fetch --refetch”, then run the command again.',
      },
    ]);
  }
} finally {
  await browser.close();
}
