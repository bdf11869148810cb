/** The table as files that other programs read: HTML that a validator takes, Markdown that a linter takes. */
import assert from 'node:assert/strict';

import { HtmlValidate } from 'html-validate';
import { lint } from 'markdownlint/sync';

import { calibrationState } from '../../../src/core/calibration/calibrationEdits.ts';
import { summaryColumns } from '../../../src/core/calibration/columns.ts';
import { readExported } from '../../../src/core/exported/readExported.ts';
import { createManualSummary } from '../../../src/core/summary/manualSummary.ts';
import { renderCalibrationHtml } from '../../../src/report/calibration/calibrationHtml.tsx';
import { renderCalibrationMarkdown } from '../../../src/report/calibration/calibrationMarkdown.ts';
import { showCalibration } from '../../../src/report/calibration/shownCalibration.ts';
import { everyEdit, exportedText } from '../../support/exported.ts';
import { productDraft } from '../../support/productManager.ts';
import { makeSummary } from '../../support/summaries.ts';

const summary = makeSummary({ contributions: 4, uses: 9, webUrl: 'https://git.example/shop' });
const manual = createManualSummary({
  name: 'Robin Field',
  period: summary.period,
  settings: summary.settings,
  tool: summary.tool,
});
const documents = [
  exportedText(summary, everyEdit(summary)),
  exportedText(
    manual,
    productDraft().edits.map(({ change }) => change),
  ),
].map((text) => readExported(text, 'summary'));
const columns = summaryColumns(documents, null);
const cell = showCalibration(columns, calibrationState([])).lenses[0]!.rows[0]!.cells[0]!.id;
const shown = showCalibration(
  columns,
  calibrationState([
    {
      id: 'n',
      at: '2026-07-02T00:00:00Z',
      change: { kind: 'note', cell, text: 'A <b>note</b>\nof *two* lines' },
    },
  ]),
);

describe('summaries side by side, as files', () => {
  it('are valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      // Preact writes boolean attributes and void elements as XML does; both are HTML.
      rules: { 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off' },
    });
    const { results } = await validator.validateString(renderCalibrationHtml(shown));
    const messages = results.flatMap((result) =>
      result.messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
    );
    assert.deepEqual([...new Set(messages)], []);
  });

  it('are Markdown without a fault', () => {
    const faults = lint({
      strings: { table: renderCalibrationMarkdown(shown) },
      // Lines are as long as their sentences; folds and line breaks in cells are HTML in every dialect.
      config: {
        default: true,
        MD013: false,
        MD033: { allowed_elements: ['br', 'details', 'summary'] },
      },
    });
    assert.deepEqual(
      faults['table']!.map(({ ruleNames, lineNumber, errorDetail }) => [
        ruleNames[0],
        lineNumber,
        errorDetail,
      ]),
      [],
    );
  });
});
