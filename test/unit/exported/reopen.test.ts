/** A summary that was exported reads as the one that it was exported from. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import type { Change } from '../../../src/core/draft/draft.ts';
import { readExported } from '../../../src/core/exported/readExported.ts';
import type { RecurrenceStoppedFacts } from '../../../src/core/insights/facts.ts';
import type { Argument } from '../../../src/core/insights/insight.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { renderTimelineSvg } from '../../../src/report/charts/staticSvg.tsx';
import { fillForm } from '../../../src/report/forms/fillForm.ts';
import { presets } from '../../../src/report/forms/presets.ts';
import { renderHtml } from '../../../src/report/html.tsx';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import type { ShownCard } from '../../../src/report/shown.ts';
import { showExported } from '../../../src/report/shownExported.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { renderText } from '../../../src/report/text.ts';
import { brokenDocuments, draftOf, everyEdit, exportedText } from '../../support/exported.ts';
import { makeSummary } from '../../support/summaries.ts';

const summary = makeSummary({ contributions: 5, uses: 9, webUrl: 'https://git.example/shop' });
const newest = makeSummary({ uses: 0, made: 2026 });
const cases: readonly (readonly [string, Summary, readonly Change[]])[] = [
  ['as it is found', summary, []],
  ['with edits of every kind', summary, everyEdit(summary)],
  ['by name', summary, [{ kind: 'people', people: 'names' }]],
  ['with a series of quarters', withSeries(summary), []],
  ['in the third person', summary, [{ kind: 'voice', voice: 'third' }]],
  ['without any use', makeSummary({ uses: 0 }), []],
  ['with things that nobody uses yet', newest, []],
  [
    'with a line of the watchlist left out',
    newest,
    [
      {
        kind: 'include-argument',
        contribution: newest.watchlist[0]!.contribution.id,
        insight: 'watchlist',
        included: false,
      },
    ],
  ],
  ['made by another person', { ...summary, confirmed: false }, []],
  [
    'of two repositories, one cut off',
    {
      ...summary,
      coverage: {
        ...summary.coverage,
        complete: false,
        gaps: [
          { repository: 0, source: 'git', reason: 'shallow', before: '2024-01-01T00:00:00+00:00' },
        ],
      },
    },
    [],
  ],
];

/** The summary with an argument about before and after, and its chart. */
function withSeries(made: Summary): Summary {
  const sides = <T>(before: T, after: T) => ({ before, after });
  const facts: RecurrenceStoppedFacts = {
    insight: 'A2',
    work: { kinds: ['tests'], from: '2025-03-01', to: '2025-03-08', commits: 2, testsAdded: 1 },
    files: 6,
    folders: ['packages/part0'],
    inFolders: 6,
    before: { from: '2024-03-01', to: '2025-03-01' },
    after: { from: '2025-03-08', to: '2026-03-08' },
    interval: { ratio: 0.2, low: 0.1, high: 0.6 },
    placebos: 200,
    asLow: 1,
    widened: 1,
    clear: true,
    quarters: [
      { side: 'before', from: '2024-03-01', to: '2024-06-01', area: 6, rest: null },
      { side: 'after', from: '2025-03-08', to: '2025-06-08', area: 1, rest: 40 },
    ],
    fixes: sides(26, 2),
    reverts: sides(1, 0),
    changes: sides(52, 52),
    fixesElsewhere: sides(286, 286),
  };
  const [first, ...others] = made.contributions;
  const argument: Argument = {
    lens: 'absence',
    facts,
    standing: 'evidenced',
    inPeriod: true,
    evidence: [],
    counterEvidence: [],
    notVisible: ['incidents-without-fix'],
  };
  return {
    ...made,
    contributions: [{ ...first!, arguments: [...first!.arguments, argument] }, ...others],
  };
}

describe('an exported summary', () => {
  for (const [name, made, changes] of cases) {
    it(`reads as the summary that it was exported from: ${name}`, () => {
      const all = showSummary(applyDraft(made, draftOf(changes)));
      const before = { ...all, prompts: { ...all.prompts, leftOut: [] } };
      const after = showExported(readExported(exportedText(made, changes), 'summary.json'));
      assert.match(
        after.notices[0]!,
        /^Made .* with Groundwork 1\.0\.0, from shop at [0-9a-f]{10} /,
      );
      const same = { ...after, notices: before.notices };
      assert.equal(renderMarkdown(same), renderMarkdown(before));
      assert.equal(renderText(same), renderText(before));
      assert.equal(renderHtml(same), renderHtml(before));
      assert.equal(renderTimelineSvg(same.timeline), renderTimelineSvg(before.timeline));
      for (const form of presets)
        assert.deepEqual(fillForm(same, form), fillForm(before, form), form.id);
    });
  }

  it('offers its reader what was found beside, and nothing that its author left out', () => {
    const changes = everyEdit(summary);
    const before = showSummary(applyDraft(summary, draftOf(changes)));
    const after = showExported(readExported(exportedText(summary, changes), 'summary.json'));
    const { contribution } = changes.find((item) => item.kind === 'include')!;
    const isLeftOut = (card: ShownCard): boolean =>
      card.contribution === contribution ||
      (card.contribution === summary.contributions[1]!.id && card.insight === 'D1');
    let count = 0;
    for (const [index, lens] of before.lenses.entries()) {
      const { folded, foldedCount } = after.lenses[index]!;
      assert.deepEqual(
        folded(),
        lens.folded().filter((card) => !isLeftOut(card)),
      );
      assert.equal(folded().length, foldedCount);
      count += lens.folded().length - foldedCount;
    }
    assert.ok(count > 1);
    const told = JSON.stringify([after.record.leftOut, after.watchlist.leftOut]);
    assert.equal(told, '[[],[]]');
  });

  it('has what was written into fields of forms, and is not misled by what is no such edit', () => {
    const document = readExported(exportedText(summary, everyEdit(summary)), 'summary.json');
    const told = (edits: typeof document.edits) => {
      const shown = showExported({ ...document, edits });
      return [
        shown.formText('google-perf', 'accomplishments'),
        shown.formText('meta', 'self-review'),
      ];
    };
    assert.deepEqual(told(document.edits), ['My own\n- words.', null]);
    const edit = (change: object) => ({
      id: 'x',
      at: '',
      change: { kind: 'form-text', ...change },
    });
    const field = { form: 'meta', field: 'self-review' };
    assert.deepEqual(
      told([
        edit({ ...field, text: 7 }),
        edit({ ...field, text: 'x'.repeat(100_001) }),
        edit({ form: {}, field: 'self-review', text: 'Elsewhere.' }),
        edit({ text: 'Nowhere.' }),
      ]),
      [null, null],
    );
  });

  it('fills a form as its maker would: without the notice for its reader', () => {
    for (const confirmed of [true, false]) {
      const document = readExported(exportedText({ ...summary, confirmed }), 'summary.json');
      for (const form of presets)
        for (const { text } of fillForm(showExported(document), form)) {
          assert.doesNotMatch(text, /shown as it was exported/);
          if (text !== '') assert.equal(text.startsWith('Made by another person;'), !confirmed);
        }
    }
  });

  it('is read, and refused, exactly where its published schema says so', () => {
    const schema = JSON.parse(readFileSync('schemas/summary.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const whole = exportedText(
      { ...summary, ledger: [{ ...summary.ledger[0]!, repository: 0 }] },
      everyEdit(summary),
    );
    assert.ok(validate(JSON.parse(whole)), JSON.stringify(validate.errors));
    readExported(whole, 'whole');
    let count = 0;
    for (const { where, text } of brokenDocuments(whole)) {
      const valid = validate(JSON.parse(text));
      let read = true;
      try {
        readExported(text, 'broken');
      } catch {
        read = false;
      }
      assert.equal(read, valid, where);
      count++;
    }
    assert.ok(count > 250, `${count} ways to break it`);
  });

  it('draws no chart from quarters that are none', () => {
    const text = exportedText(withSeries(summary), [
      {
        kind: 'include-argument',
        contribution: summary.contributions[0]!.id,
        insight: 'A2',
        included: true,
      },
    ]);
    const chartsOf = (document: string): number =>
      renderHtml(showExported(readExported(document, 'series'))).split('class="series"').length - 1;
    assert.equal(chartsOf(text), 1);
    for (const [from, to] of [
      ['"side": "before"', '"side": "elsewhere"'],
      ['"area": 6', '"area": "six"'],
      ['"quarters": [', '"quarters": [null, '],
      ['"quarters": [', '"quarters": {}, "then": ['],
      ['"work": {', '"work": null, "later": {'],
    ] as const) {
      assert.ok(text.includes(from));
      assert.equal(chartsOf(text.replace(from, to)), 0, to);
    }
  });

  it('may tell dates as an older version did', () => {
    const document = JSON.parse(exportedText(summary)) as {
      headline: object;
      contributions: {
        arguments: { insight: string; facts: { first: object }; claim: string }[];
      }[];
    };
    const told = 'In this time, 2 people began to build on work finished 3 years earlier.';
    const { count } = document.headline as { count: object };
    document.headline = { kind: 'later', text: told, count, days: 1100 };
    const [d1] = document.contributions.flatMap(({ arguments: list }) =>
      list.filter(({ insight }) => insight === 'D1'),
    );
    d1!.claim = 'The first use came 3 years after it was finished.';
    d1!.facts.first = { ...d1!.facts.first, days: 1100, since: 'finished' };
    const text = renderMarkdown(showExported(readExported(JSON.stringify(document), 'older')));
    for (const words of [told, d1!.claim]) assert.ok(text.includes(words), words);
  });

  it('may tell an insight that this version does not know', () => {
    const document = JSON.parse(exportedText(summary)) as {
      headline: object;
      contributions: { arguments: object[] }[];
      later?: unknown;
    };
    document.later = { added: true };
    document.headline = { kind: 'crowd', text: 'Something new began.', crowd: {} };
    document.contributions[0]!.arguments.unshift({
      lens: 'enables',
      insight: 'Z9',
      facts: { insight: 'Z9', nested: { anything: [1, 2] } },
      inPeriod: true,
      claim: 'A finding of a later version.',
      ownWords: false,
      included: true,
      chosen: false,
      standing: 'evidenced',
      evidence: [],
      counterEvidence: [
        { kind: 'new-kind', count: 1, of: 2, commits: [], text: 'It speaks against itself.' },
      ],
      notVisible: { items: ['new'], text: 'What nobody sees.' },
    });
    const text = renderMarkdown(showExported(readExported(JSON.stringify(document), 'later')));
    for (const words of [
      'Something new began.',
      'A finding of a later version.',
      'It speaks against itself.',
      'What nobody sees.',
    ])
      assert.ok(text.includes(words), words);
  });
});
