/** Every document, form and format of one real summary: facts of typescript-eslint, without anybody's name or words. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { readExported } from '../../../src/core/exported/readExported.ts';
import { reopen } from '../../../src/core/exported/reopen.ts';
import { renderTimelineSvg, timelineFile } from '../../../src/report/charts/staticSvg.tsx';
import { documents } from '../../../src/report/documents/documents.ts';
import { documentFormats, writeDocument } from '../../../src/report/documents/writeDocument.ts';
import { fillForm } from '../../../src/report/forms/fillForm.ts';
import { filledDocument } from '../../../src/report/forms/formsDocument.ts';
import { presets } from '../../../src/report/forms/presets.ts';
import { renderHtml } from '../../../src/report/html.tsx';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showExported } from '../../../src/report/shownExported.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { renderText } from '../../../src/report/text.ts';
import { goldenIn, withLimits } from '../../support/golden.ts';
import { htmlFaults, markdownFaults } from '../../support/lintExports.ts';

const file = 'test/data/typescriptEslint.json';
const check = goldenIn('test/golden/typescriptEslint');
const exported = readExported(readFileSync(file, 'utf8'), file);
// An older version wrote the headline, which is told in its words.
const { headline } = showExported(exported);
const shown = { ...showSummary(reopen(exported)), headline };

describe('the documents of a real summary', () => {
  it('as Markdown, HTML, text and picture', () => {
    const markdown = renderMarkdown(shown, { timeline: timelineFile });
    check('summary.md', markdown);
    assert.deepEqual(markdownFaults(markdown), []);
    const html = renderHtml(shown);
    check('summary.html', html);
    assert.deepEqual(htmlFaults(html), []);
    check('summary.txt', renderText(shown));
    check(timelineFile, renderTimelineSvg(shown.timeline));
  });

  for (const form of presets) {
    it(`as the fields of ${form.name}`, () => {
      const fields = fillForm(shown, form);
      check(`forms/${form.id}.txt`, withLimits(fields));
      check(
        `forms/${form.id}.json`,
        `${JSON.stringify(filledDocument(form.id, fields), null, 2)}\n`,
      );
      const rich = fields.flatMap(({ html }) => html ?? []);
      if (rich.length > 0) check(`forms/${form.id}.html`, `${rich.join('\n')}\n`);
      assert.deepEqual(fillForm(shown, form), fields);
    });
  }

  for (const document of documents) {
    it(`as a document: ${document.name}`, () => {
      for (const format of documentFormats) {
        const text = writeDocument(shown, document, format, null, timelineFile);
        check(`documents/${document.id}.${format === 'text' ? 'txt' : format}`, text);
        if (format === 'md') assert.deepEqual(markdownFaults(text), []);
        if (format === 'html') assert.deepEqual(htmlFaults(text), []);
      }
    });
  }
});
