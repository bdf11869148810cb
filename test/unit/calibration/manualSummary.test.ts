/** A summary that is written by hand: the same page, the same files, the same words, and no repository. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../../src/core/draft/draft.ts';
import { readExported } from '../../../src/core/exported/readExported.ts';
import { createManualSummary } from '../../../src/core/summary/manualSummary.ts';
import { packSummary, unpackSummary } from '../../../src/core/summary/packed.ts';
import { renderHtml } from '../../../src/report/html.tsx';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showExported } from '../../../src/report/shownExported.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { exportedText } from '../../support/exported.ts';
import { productDraft } from '../../support/productManager.ts';

const manual = createManualSummary({
  name: 'Robin Field',
  period: { label: '2026-H1', from: '2026-01-01', to: '2026-07-01' },
  settings: { people: 'roles', voice: 'first', exhaustive: false },
  tool: { name: 'groundwork', version: '1.0.0' },
});

describe('a manual summary', () => {
  it('says that nothing is written yet, and asks under each lens', () => {
    const shown = showSummary(applyDraft(manual, emptyDraft));
    assert.match(shown.headline.map(({ text }) => text).join(''), /Nothing is written down yet/);
    assert.deepEqual(
      shown.prompts.leftOut.map(({ key }) => key),
      ['lens:delayed', 'lens:enables', 'lens:absence'],
    );
    for (const told of [renderMarkdown(shown), renderHtml(shown)])
      assert.doesNotMatch(told, /\bgit\b(?! cannot see)|commit|What was accomplished/i);
  });

  it('tells what its author wrote, with the standing that links and colleagues give it', () => {
    const told = renderMarkdown(showSummary(applyDraft(manual, productDraft())));
    for (const words of [
      /\*\*One price list for all countries\*\* · \*evidenced\*/,
      /\*\*A glossary of the checkout\*\* · \*corroborated\*/,
      /\*\*The end of the old gift cards, agreed early\*\* · \*claimed\*/,
      /\[decision 14\]\(https:\/\/docs\.storefront\.example\/decisions\/14\)/,
      /“We stopped asking which of the two baskets was meant\.”/,
      /without a repository/,
    ])
      assert.match(told, words);
  });

  it('opens again from its JSON, and from the store', () => {
    const changes = productDraft().edits.map(({ change }) => change);
    const before = showSummary(applyDraft(manual, productDraft()));
    const after = showExported(readExported(exportedText(manual, changes), 'manual'));
    assert.match(after.notices[0]!, /^Made by Robin Field .* by hand, without a repository\./);
    assert.equal(renderMarkdown({ ...after, notices: [] }), renderMarkdown(before));
    assert.deepEqual(unpackSummary(packSummary(manual)), manual);
  });
});
