/**
 * The documents of the demonstration, letter by letter. `UPDATE_GOLDEN=1` writes them anew; whoever does so reads
 * the difference as its reviewer would.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { applyDraft } from '../../src/core/draft/applyDraft.ts';
import type { Change, Draft } from '../../src/core/draft/draft.ts';
import { parsePeriod } from '../../src/core/period.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import { renderTimelineSvg, timelineFile } from '../../src/report/charts/staticSvg.tsx';
import { renderHtml } from '../../src/report/html.tsx';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { showSummary } from '../../src/report/shownSummary.ts';
import { summarizeRepository } from '../../src/summarizeRepository.ts';
import { temporaryFolder } from '../support/repoBuilder.ts';

const folder = 'test/golden';

function check(name: string, text: string): void {
  const file = path.join(folder, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'), `${name} differs; see the top of this test`);
}

/** Edits as an engineer would make them before the review. */
function editsOf(summary: Summary): Draft {
  const [client] = summary.contributions;
  const changes: readonly Change[] = [
    { kind: 'rename', contribution: client!.id, title: 'HTTP client with retries and budgets' },
    {
      kind: 'counterfactual',
      contribution: client!.id,
      value: {
        alternative: 'each service would still carry its own retry loop',
        whoPays: 'Checkout, Search and Mobile',
        when: 'at every outage of a payment provider',
        howSure: 'two of the three incidents of 2024 came from such loops',
      },
    },
    {
      kind: 'quote',
      contribution: client!.id,
      id: 'q',
      value: {
        text: 'We deleted our own loop and slept better.',
        source: 'retrospective of Search, May 2026',
      },
    },
    {
      kind: 'manual',
      contribution: 'answer:reverts:1',
      value: {
        title: 'The evening of 14 March',
        lens: 'absence',
        claim: 'I took back two deployments within twenty minutes, before the weekend sale began.',
        links: [{ url: 'https://status.storefront.example/2026-03-14', label: 'status page' }],
      },
    },
  ];
  const edits = changes.map((change, index) => ({
    id: `e${index}`,
    at: `2026-07-01T00:00:0${index}.000Z`,
    change,
  }));
  return { version: 1, edits };
}

describe('the documents of the demonstration', () => {
  let summary: Summary;

  before(async () => {
    const demo = path.join(temporaryFolder(), 'storefront');
    await buildDemonstration(demo);
    summary = await summarizeRepository(
      {
        folder: demo,
        me: [],
        period: parsePeriod('2026-H1')!,
        today: '2026-07-01',
        settings: { people: 'roles', voice: 'first', exhaustive: false },
      },
      { name: 'groundwork', version: 'golden' },
      new AbortController().signal,
      { report: () => {} },
    );
  });

  it('as they are found', () => {
    const shown = showSummary(applyDraft(summary, { version: 1, edits: [] }));
    check('demonstration.md', renderMarkdown(shown, { timeline: timelineFile }));
    check('demonstration.html', renderHtml(shown));
    check(timelineFile, renderTimelineSvg(shown.timeline));
  });

  it('as their engineer edits them', () => {
    const shown = showSummary(applyDraft(summary, editsOf(summary)));
    check('edited.md', renderMarkdown(shown));
  });
});
