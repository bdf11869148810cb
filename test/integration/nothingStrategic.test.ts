/** The summary of somebody on whose work nobody builds so far: kind, useful, and without anything invented. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../src/core/draft/draft.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { showSummary } from '../../src/report/shownSummary.ts';
import { summaryOfSteps, type Step } from '../support/argued.ts';

const shop: Step = {
  who: 'Bo',
  on: '2024-01-10',
  subject: 'Begin',
  files: {
    'checkout/cart.js': 'export const cart = 1;\n',
    'checkout/pay.js': "import { cart } from './cart.js';\nexport const pay = cart;\n",
    'README.md': '# Shop\n',
  },
};
const fix = (index: number): Step => ({
  who: 'Ada',
  on: `2025-0${index + 1}-10`,
  subject: `fix(checkout): rounding of case ${index}`,
  files: { 'checkout/cart.js': `export const cart = ${index + 2};\n` },
});

function markdownOf(summary: Summary): string {
  const text = renderMarkdown(showSummary(applyDraft(summary, emptyDraft)));
  return text.slice(0, text.indexOf('<details>'));
}

describe('A summary with nothing strategic to show', function () {
  this.timeout(60_000);
  let summary: Summary;
  before(async () => {
    summary = await summaryOfSteps(
      [shop, ...Array.from({ length: 6 }, (_, index) => fix(index))],
      '2025-H1',
    );
  });

  it('argues nothing', () => {
    assert.deepEqual(
      summary.contributions.flatMap((contribution) => contribution.arguments),
      [],
    );
    assert.equal(summary.headline.kind, 'no-use');
  });

  it('still asks questions that start from the work that was done', () => {
    assert.deepEqual(
      summary.prompts.map(({ kind }) => kind),
      ['most-work', 'no-trace'],
    );
    assert.match(
      markdownOf(summary),
      /Most of the work is told under “Cart”: who relies on it, inside or outside this repository, and what can they do now\?/,
    );
  });

  it('says so without blame, praise or figures that are not there', () => {
    const text = markdownOf(summary);
    assert.match(text, /\*\*Cart\*\*: Rounding of case 3/);
    assert.match(text, /That says nothing about its worth/);
    assert.doesNotMatch(text, /nobody else uses it/);
    assert.doesNotMatch(
      text,
      /\b(only|merely|fail(ed|ure)|poor|weak|lack|unfortunately|0 people|great|excellent)\b/i,
    );
  });

  it('asks less where nothing was done', async () => {
    const idle = await summaryOfSteps([shop, fix(1)], '2024-H2');
    assert.deepEqual(
      idle.prompts.map(({ kind }) => kind),
      ['no-trace'],
    );
  });
});
