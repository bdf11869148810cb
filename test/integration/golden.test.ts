/** The documents of the demonstration, letter by letter. */
import assert from 'node:assert/strict';
import path from 'node:path';

import { applyDraft } from '../../src/core/draft/applyDraft.ts';
import type { Change, Draft } from '../../src/core/draft/draft.ts';
import type { Person } from '../../src/core/model.ts';
import { parsePeriod } from '../../src/core/period.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import { renderTimelineSvg, timelineFile } from '../../src/report/charts/staticSvg.tsx';
import { documents } from '../../src/report/documents/documents.ts';
import { documentFormats, writeDocument } from '../../src/report/documents/writeDocument.ts';
import { fillForm } from '../../src/report/forms/fillForm.ts';
import { filledDocument } from '../../src/report/forms/formsDocument.ts';
import { presets } from '../../src/report/forms/presets.ts';
import { renderHtml } from '../../src/report/html.tsx';
import { renderMarkdown } from '../../src/report/markdown.ts';
import type { Shown } from '../../src/report/shown.ts';
import { showSummary } from '../../src/report/shownSummary.ts';
import { renderText } from '../../src/report/text.ts';
import { summarizeRepository } from '../../src/summarizeRepository.ts';
import { goldenIn, withLimits } from '../support/golden.ts';
import { htmlFaults, markdownFaults } from '../support/lintExports.ts';
import { temporaryFolder } from '../support/repoBuilder.ts';

const check = goldenIn('test/golden');

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

/** What nobody may be recognised by, in small letters. */
function namesOf({ name, identities }: Person): readonly string[] {
  const logins = identities.flatMap(
    ({ email }) => /^(?:\d+\+)?([^@]+)@users\.noreply\./.exec(email)?.[1] ?? [],
  );
  return [name, ...identities.flatMap((identity) => [identity.name, identity.email]), ...logins]
    .map((text) => text.toLowerCase())
    .filter((text) => text !== '');
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

  const found = (): Shown => showSummary(applyDraft(summary, { version: 1, edits: [] }));
  const edited = (): Shown => showSummary(applyDraft(summary, editsOf(summary)));

  it('as they are found', () => {
    const shown = found();
    check('demonstration.md', renderMarkdown(shown, { timeline: timelineFile }));
    check('demonstration.html', renderHtml(shown));
    check(timelineFile, renderTimelineSvg(shown.timeline));
  });

  it('as their engineer edits them', () => {
    check('edited.md', renderMarkdown(edited()));
  });

  for (const form of presets) {
    it(`as the fields of ${form.name}`, () => {
      const fields = fillForm(edited(), form);
      check(`forms/${form.id}.txt`, withLimits(fields));
      assert.deepEqual(fillForm(edited(), form), fields);
    });
  }

  it('as the JSON of a form', () => {
    const perf = presets.find(({ id }) => id === 'google-perf')!;
    const document = filledDocument(perf.id, fillForm(found(), perf));
    check('forms/google-perf.json', `${JSON.stringify(document, null, 2)}\n`);
  });

  it('as the HTML of a rich field', () => {
    const [answer] = fillForm(
      edited(),
      presets.find(({ id }) => id === 'culture-amp')!,
    );
    check('forms/culture-amp.html', `${answer!.html!}\n`);
  });

  for (const document of documents) {
    it(`as a document: ${document.name}`, () => {
      check(
        `documents/${document.id}.md`,
        writeDocument(edited(), document, 'md', null, timelineFile),
      );
      check(`documents/${document.id}.html`, writeDocument(edited(), document, 'html'));
      check(`documents/${document.id}.txt`, writeDocument(edited(), document, 'text'));
    });
  }

  it('without a fault that a linter or a validator finds', () => {
    for (const shown of [found(), edited()]) {
      assert.deepEqual(markdownFaults(renderMarkdown(shown, { timeline: timelineFile })), []);
      assert.deepEqual(htmlFaults(renderHtml(shown)), []);
      for (const document of documents) {
        assert.deepEqual(markdownFaults(writeDocument(shown, document, 'md')), [], document.id);
        assert.deepEqual(htmlFaults(writeDocument(shown, document, 'html')), [], document.id);
      }
    }
  });

  it('with no colleague’s name, address or login anywhere', () => {
    const shown = edited();
    const texts = [
      renderMarkdown(shown),
      renderHtml(shown),
      renderText(shown),
      ...presets.flatMap((form) =>
        fillForm(shown, form).flatMap(({ text, html, dropped }) => [text, html ?? '', ...dropped]),
      ),
      ...documents.flatMap((document) =>
        documentFormats.map((format) => writeDocument(shown, document, format)),
      ),
    ].map((text) => text.toLowerCase());
    const colleagues = summary.people.filter(
      ({ id, kind }) => id !== summary.subject.id && kind === 'human',
    );
    assert.ok(colleagues.length >= 8);
    for (const name of colleagues.flatMap(namesOf))
      for (const text of texts) assert.ok(!text.includes(name), `${name} is told`);
  });
});
