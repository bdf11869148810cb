/** Whatever a repository, or the engineer's own text, holds stays text in every document. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import type { Change, Draft } from '../../../src/core/draft/draft.ts';
import { renderTimelineSvg } from '../../../src/report/charts/staticSvg.tsx';
import { renderHtml } from '../../../src/report/html.tsx';
import { styleHash, styleSheet } from '../../../src/report/htmlStyle.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { renderText } from '../../../src/report/text.ts';
import { renderPage } from '../../support/renderPage.tsx';
import { makeSummary } from '../../support/summaries.ts';

const hostile: Readonly<Record<string, string>> = {
  html: `<img src=x onerror=alert(1)><script>alert(1)</script></p></details></style>`,
  attribute: `" onmouseover="alert(1)" style="x`,
  markdown: '](https://evil.example) ![x](https://evil.example/p.png) **b** `c` | d | # e ~~f~~',
  reference: ' @everyone #1 https://evil.example www.evil.example GH-1',
  lines: 'a\n# b\n\n- c\r\n> d\n<details>',
  bidi: 'a\u202Eb\u2066c\u200Bd\u00ADe\u{E0041}f',
  terminal: '\u001B[31mred\u001B]8;;https://evil.example\u0007x\u009B1m',
  surrogate: 'a\uD800b',
};

function everything(text: string): {
  readonly draft: Draft;
  readonly summary: ReturnType<typeof makeSummary>;
} {
  const summary = makeSummary({ text, webUrl: 'https://git.example/shop', uses: 7 });
  const id = summary.contributions[0]!.id;
  const changes: readonly Change[] = [
    { kind: 'rename', contribution: id, title: text },
    { kind: 'claim', contribution: id, insight: 'D1', text },
    { kind: 'claim', contribution: 'gone', insight: 'D1', text },
    {
      kind: 'quote',
      contribution: id,
      id: 'q',
      value: { text, source: `javascript:alert(1)//${text}` },
    },
    {
      kind: 'counterfactual',
      contribution: id,
      value: { alternative: text, whoPays: text, when: text, howSure: text },
    },
    {
      kind: 'manual',
      contribution: 'm',
      value: {
        title: text,
        lens: 'absence',
        claim: text,
        links: [
          { url: `javascript:alert(1)`, label: text },
          { url: `https://ok.example/${text}`, label: text },
        ],
      },
    },
    { kind: 'people', people: 'names' },
  ];
  const edits = changes.map((change, index) => ({
    id: `e${index}`,
    at: `2026-07-01T00:00:0${index}Z`,
    change,
  }));
  return { summary, draft: { version: 1, edits } };
}

const folds = [
  'smaller',
  'orphans',
  'timeline-table',
  'ledger',
  'coverage',
  'folded-delayed',
  'folded-enables',
  'folded-absence',
  'record-left-out',
];

/** The tags of a document with their attributes, and all text taken out. */
function tagsOf(html: string): readonly string[] {
  return html.match(/<\/?[a-zA-Z](?:"[^"]*"|[^">])*>/g) ?? [];
}

const mustNotPass =
  // oxlint-disable-next-line no-control-regex -- exactly these must not be there
  /[\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069]|\uDB40|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;

describe('hostile text', () => {
  const harmless = everything('harmless');
  const shapes = {
    page: tagsOf(renderPage(harmless.summary, harmless.draft, folds)).map(nameOf),
    html: tagsOf(renderHtml(showSummary(applyDraft(harmless.summary, harmless.draft)))).map(nameOf),
  };

  for (const [name, text] of Object.entries(hostile)) {
    const { summary, draft } = everything(text);
    const shown = showSummary(applyDraft(summary, draft));

    it(`${name}: page and HTML have no element more than for harmless text, no handler, no foreign address`, () => {
      const page = renderPage(summary, draft, folds);
      const html = renderHtml(shown);
      for (const [kind, document] of [
        ['page', page],
        ['html', html],
      ] as const) {
        const tags = tagsOf(document.replace(/<style>.*?<\/style>/s, ''));
        for (const tag of tags) {
          assert.doesNotMatch(tag, /<\/?(img|script|iframe|object|embed|link|base|form)\b/i, kind);
          assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /\s(on\w+|style|srcdoc)=/i, kind);
          const href = /\shref="([^"]*)"/.exec(tag)?.[1];
          if (href !== undefined && href !== '#')
            assert.match(href, /^https:\/\/(git|ok)\.example\//, kind);
        }
        // A hostile address is no link, so there may be fewer anchors, never another kind of element.
        const known = new Set(shapes[kind]);
        for (const tag of tags.map(nameOf)) assert.ok(known.has(tag), `${kind}: ${tag}`);
      }
    });

    it(`${name}: nothing invisible, no control character and no line of its own in any document`, () => {
      const documents = [
        renderMarkdown(shown),
        renderHtml(shown),
        renderText(shown),
        renderPage(summary, draft, folds),
        renderTimelineSvg(shown.timeline),
      ];
      for (const document of documents) {
        // The word joiner is our own: it keeps names and numbers from becoming mentions and references.
        const text = document
          .replaceAll('\u2060', '')
          .replaceAll('\n', '')
          .replaceAll(styleSheet.replaceAll('\n', ''), '');
        assert.doesNotMatch(text, mustNotPass);
      }
    });

    it(`${name}: Markdown has only our own marks`, () => {
      const markdown = renderMarkdown(shown);
      for (const line of markdown.split('\n')) {
        const unescaped = line.replace(/\\./g, '').replace(/(`+).*?\1/g, '');
        assert.doesNotMatch(unescaped.replace(/<\/?(details|summary)>/g, ''), /<[a-z/!]/i);
        for (const [, address] of unescaped.matchAll(/\]\(([^)]*)\)/g))
          assert.match(address!, /^https:\/\/(git|ok)\.example\/\S*$/);
        assert.doesNotMatch(unescaped.replace(/\]\([^)]*\)/g, ''), /(https?:\/\/|www\.|@)\w/);
        if (line.startsWith('#')) assert.match(line, /^#{1,3} [A-Z]/);
      }
    });
  }

  it('is cut where a repository says very much', () => {
    const long = makeSummary({ text: ` ${'very '.repeat(20_000)}` });
    const shown = showSummary(applyDraft(long, { version: 1, edits: [] }));
    assert.ok(renderMarkdown(shown).length < 60_000, String(renderMarkdown(shown).length));
    assert.ok(renderText(shown).length < 40_000);
    assert.ok(renderHtml(shown).length < 150_000, String(renderHtml(shown).length));
    assert.ok(renderPage(long, { version: 1, edits: [] }, folds).length < 250_000);
    assert.match(shown.record.smaller!.label + shown.lenses[0]!.cards[0]!.title, /…/);
  });
});

describe('the HTML document', () => {
  const { summary, draft } = everything('harmless');
  const html = renderHtml(showSummary(applyDraft(summary, draft)));

  it('obeys no style but its own, and loads nothing', () => {
    const hash = createHash('sha256').update(styleSheet).digest('base64');
    assert.equal(styleHash, `sha256-${hash}`);
    assert.ok(html.includes(`<style>${styleSheet}</style>`));
    assert.match(html, /default-src 'none'; style-src 'sha256-/);
    assert.doesNotMatch(html, /\b(src|srcset|background)=|url\(|@import/i);
  });
});

function nameOf(tag: string): string {
  return /^<\/?([\w:]+)/.exec(tag)![1]!;
}
