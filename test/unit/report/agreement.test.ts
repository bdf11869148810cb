/** What the page shows and what is exported agree item for item. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import type { Change, Draft } from '../../../src/core/draft/draft.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { renderHtml } from '../../../src/report/html.tsx';
import { textOf } from '../../../src/report/line.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { bare, itemsOf, textOfHtml, textOfMarkdown } from '../../support/items.ts';
import { renderPage } from '../../support/renderPage.tsx';
import { makeSummary } from '../../support/summaries.ts';

function draft(changes: readonly Change[]): Draft {
  return {
    version: 1,
    edits: changes.map((change, index) => ({
      id: `e${index}`,
      at: `2026-07-01T00:00:${String(index).padStart(2, '0')}Z`,
      change,
    })),
  };
}

const summary = makeSummary({ contributions: 5, uses: 9, webUrl: 'https://git.example/shop' });
const [first, second] = summary.contributions;
const edits: readonly Change[] = [
  { kind: 'rename', contribution: first!.id, title: 'A title of my own' },
  { kind: 'claim', contribution: first!.id, insight: 'D1', text: 'A claim of my own.' },
  {
    kind: 'quote',
    contribution: first!.id,
    id: 'q',
    value: { text: 'It helped.', source: 'https://git.example/1' },
  },
  {
    kind: 'counterfactual',
    contribution: first!.id,
    value: { alternative: 'Each its own', whoPays: 'Checkout', when: 'now', howSure: 'quite' },
  },
  { kind: 'include-argument', contribution: second!.id, insight: 'D1', included: false },
  {
    kind: 'manual',
    contribution: 'm',
    value: {
      title: 'On call',
      lens: 'enables',
      claim: 'I wrote the run book.',
      links: [{ url: 'https://git.example/2', label: 'run book' }],
    },
  },
];

const cases: readonly (readonly [string, Summary, readonly Change[]])[] = [
  ['as it is found', summary, []],
  ['with edits of every kind', summary, edits],
  ['by name', summary, [{ kind: 'people', people: 'names' }]],
  ['in the third person', summary, [{ kind: 'voice', voice: 'third' }]],
  ['without any use', makeSummary({ uses: 0 }), []],
  ['with things that nobody uses yet', makeSummary({ uses: 0, made: 2026 }), []],
  ['made by another person', { ...summary, confirmed: false }, []],
];

describe('page, Markdown and HTML', () => {
  for (const [name, made, changes] of cases) {
    it(`tell the same in the same order: ${name}`, () => {
      const edited = applyDraft(made, draft(changes));
      const shown = showSummary(edited);
      const items = itemsOf(shown)
        .map(bare)
        .filter((text) => text !== '');
      assert.ok(items.length > 3);
      const folded = shown.lenses
        .flatMap((lens) => lens.folded())
        .map((card) => bare(textOf(card.claim)))
        .filter((claim) => !items.some((item) => item.includes(claim)));
      const documents = {
        page: textOfHtml(renderPage(made, draft(changes))),
        markdown: textOfMarkdown(renderMarkdown(shown)),
        html: textOfHtml(renderHtml(shown)),
      };
      for (const [kind, text] of Object.entries(documents)) {
        const all = bare(text);
        let at = 0;
        for (const item of items) {
          const found = all.indexOf(item, at);
          assert.ok(found >= 0, `${kind} does not tell, or not in its place: ${item}`);
          at = found + item.length;
        }
        for (const claim of folded) assert.ok(!all.includes(claim), `${kind} tells ${claim}`);
      }
    });
  }

  it('tell the edits', () => {
    const text = renderMarkdown(showSummary(applyDraft(summary, draft(edits))));
    for (const words of [
      'A title of my own',
      'A claim of my own.',
      '“It helped.”',
      'Each its own',
      'On call',
      '[run book](https://git.example/2)',
    ])
      assert.ok(text.includes(words), words);
  });
});
