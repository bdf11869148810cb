/** Every preset filled with real summaries: within its limits, plain where it is plain, and the same twice. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import type { Change } from '../../../src/core/draft/draft.ts';
import { fillForm } from '../../../src/report/forms/fillForm.ts';
import type { Form, FormField } from '../../../src/report/forms/form.ts';
import { measure } from '../../../src/report/forms/measure.ts';
import { presets } from '../../../src/report/forms/presets.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { visible } from '../../../src/report/visible.ts';
import { makeSummary, type SummaryShape } from '../../support/summaries.ts';

function shownOf(shape: SummaryShape, changes: readonly Change[] = []) {
  const edits = changes.map((change, index) => ({
    id: `e${index}`,
    at: `2026-07-01T00:00:0${index}.000Z`,
    change,
  }));
  return showSummary(applyDraft(makeSummary(shape), { version: 1, edits }));
}

function formOf(field: Partial<FormField>): Form {
  return {
    id: 'x',
    name: 'X',
    source: '',
    date: '',
    fields: [
      {
        id: 'f',
        label: 'F',
        unit: 'chars',
        limit: null,
        format: 'plain',
        maxItems: null,
        parts: ['contributions'],
        length: 'full',
        ...field,
      },
    ],
  };
}

const texts = {
  plain: '',
  wide: ' 漢字かな🙂 e\u0301\u0327 ',
  markdown: ' **b** `c` [d](https://evil.example) # e\n> f',
  lines: ' a\r\nb\n\nc',
};

describe('filled forms', () => {
  for (const [name, text] of Object.entries(texts)) {
    const shown = shownOf({ text, contributions: 6, uses: 9, webUrl: 'https://git.example/shop' });

    it(`keep to every limit: ${name}`, () => {
      for (const unit of ['chars', 'words', 'bytes'] as const)
        for (const format of ['plain', 'rich', 'markdown'] as const)
          for (const limit of [1, 40, 130, 512, 999, 1000, 4000, 4001]) {
            const form = formOf({
              unit,
              format,
              limit,
              parts: ['headline', 'accomplished', 'delayed', 'enables', 'absence', 'watchlist'],
            });
            const [field] = fillForm(shown, form);
            assert.ok(field!.length <= limit, `${unit} ${format} ${limit}: ${field!.length}`);
            assert.equal(field!.length, measure(field!.text, unit));
          }
    });

    it(`have no marks in plain text: ${name}`, () => {
      for (const form of presets)
        for (const { field, text: filled } of fillForm(shown, form)) {
          if (field.format === 'markdown') continue;
          // A path is told as it is.
          const path = visible(text);
          const words = path === '' ? filled : filled.replaceAll(path, '');
          assert.doesNotMatch(words, /\*\*|`|\]\(|^#{1,6} |^>|^\||[•·“”’…]/m);
          for (const [sign] of words.matchAll(/^\S(?= )/gm)) assert.match(sign, /[-\p{L}\p{N}]/u);
          // An address is followed by space or nothing, so that every form finds its end.
          for (const [, after] of words.matchAll(/https:\/\/git\.example[\w/.%#-]*(.?)/g))
            assert.match(after!, /^\s?$/);
        }
    });
  }

  it('are the same twice', () => {
    const shown = (): unknown =>
      presets.map((form) => fillForm(shownOf({ contributions: 5 }), form));
    assert.deepEqual(shown(), shown());
  });

  it('say first that another person made the summary, or nothing', () => {
    const shown = showSummary(
      applyDraft({ ...makeSummary(), confirmed: false }, { version: 1, edits: [] }),
    );
    for (const limit of [30, 300, null]) {
      const [field] = fillForm(shown, formOf({ limit }));
      if (field!.text !== '') assert.match(field!.text, /^Made by another person;/);
      else assert.equal(limit, 30);
    }
  });

  it('mark a claim that nothing shows, in every length', () => {
    const manual: Change = {
      kind: 'manual',
      contribution: 'm',
      value: {
        title: 'On call',
        lens: 'enables',
        claim: 'I wrote the run book. It is read.',
        links: [],
      },
    };
    for (const length of ['line', 'short', 'full'] as const) {
      const form = formOf({ parts: ['enables'], length });
      const [field] = fillForm(shownOf({ uses: 0 }, [manual]), form);
      assert.match(field!.text, /I wrote the run book\./);
      assert.match(field!.text, /claimed; evidence needed/);
    }
  });

  it('hold the whole of a judgement, never half of it', () => {
    const summary = makeSummary();
    const value = {
      alternative: 'each its own',
      whoPays: 'Checkout',
      when: 'now',
      howSure: 'quite',
    };
    const change: Change = {
      kind: 'counterfactual',
      contribution: summary.contributions[0]!.id,
      value,
    };
    const shown = shownOf({}, [change]);
    for (let limit = 100; limit < 900; limit += 50) {
      const [field] = fillForm(shown, formOf({ parts: ['absence'], limit }));
      assert.equal(
        field!.text.includes('Without it: each its own.'),
        field!.text.includes('(My judgement. On record:'),
      );
    }
  });

  it('are the engineer’s own words where they wrote some, whole and counted', () => {
    const form = formOf({ limit: 5, format: 'rich' });
    const text = 'Too long\r\n\r\n- a <b>\r\n- https://a.example/x.';
    const edit: Change = { kind: 'form-text', form: 'x', field: 'f', text };
    const [field] = fillForm(shownOf({}, [edit]), form);
    assert.equal(field!.text, 'Too long\n\n- a <b>\n- https://a.example/x.');
    assert.equal(field!.length, field!.text.length);
    assert.equal(
      field!.html,
      '<p>Too long</p><ul><li>a &lt;b&gt;</li><li><a href="https://a.example/x">https://a.example/x</a>.</li></ul>',
    );
    assert.deepEqual(field!.dropped, []);
  });

  it('are empty where only the engineer can write', () => {
    const [field] = fillForm(shownOf({}), formOf({ parts: [] }));
    assert.deepEqual([field!.text, field!.length, field!.dropped], ['', 0, []]);
  });

  it('have in rich text paragraphs, lists, bold and links, and nothing else', () => {
    const text = '<img src=x onerror=alert(1)>"';
    const shown = shownOf({ text, webUrl: 'https://git.example/shop' });
    const [field] = fillForm(
      shown,
      formOf({ format: 'rich', parts: ['headline', 'accomplished', 'delayed'] }),
    );
    const tags = field!.html!.match(/<[^>]*>/g)!;
    for (const tag of tags)
      assert.match(tag, /^<\/?(p|ul|li|strong|a)>$|^<a href="https:\/\/git\.example\/[^"<>]*">$/);
    for (const kind of ['<p>', '<li>', '<strong>', '<a href='])
      assert.ok(field!.html!.includes(kind), kind);
  });
});
