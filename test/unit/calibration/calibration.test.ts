/** Summaries side by side: the same words for every kind of work, questions where nothing is told, notes that stay. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import fc from 'fast-check';

import {
  calibrationState,
  type CalibrationChange,
  type CalibrationEdit,
} from '../../../src/core/calibration/calibrationEdits.ts';
import { contributionColumns, summaryColumns } from '../../../src/core/calibration/columns.ts';
import type { ExportedSummary } from '../../../src/core/exported/exportedSummary.ts';
import { readExported } from '../../../src/core/exported/readExported.ts';
import { createManualSummary } from '../../../src/core/summary/manualSummary.ts';
import { renderCalibrationHtml } from '../../../src/report/calibration/calibrationHtml.tsx';
import { renderCalibrationMarkdown } from '../../../src/report/calibration/calibrationMarkdown.ts';
import {
  calibrationStyle,
  calibrationStyleHash,
} from '../../../src/report/calibration/calibrationStyle.ts';
import {
  showCalibration,
  titlesOf,
  type ShownCalibration,
} from '../../../src/report/calibration/shownCalibration.ts';
import { exportedText, everyEdit } from '../../support/exported.ts';
import { bare, textOfHtml, textOfMarkdown } from '../../support/items.ts';
import { productDraft } from '../../support/productManager.ts';
import { makeSummary } from '../../support/summaries.ts';

const summary = makeSummary({ contributions: 4, uses: 6, webUrl: 'https://git.example/shop' });
const engineer = readExported(exportedText(summary, everyEdit(summary)), 'engineer');
const manual = createManualSummary({
  name: 'Robin Field',
  period: summary.period,
  settings: summary.settings,
  tool: summary.tool,
});
const product = readExported(
  exportedText(
    manual,
    productDraft().edits.map(({ change }) => change),
  ),
  'product',
);

function edits(...changes: readonly CalibrationChange[]): readonly CalibrationEdit[] {
  return changes.map((change, index) => ({
    id: `c${index}`,
    at: `2026-07-02T00:00:0${index}.000Z`,
    change,
  }));
}

function show(
  documents: readonly ExportedSummary[],
  ...changes: readonly CalibrationChange[]
): ShownCalibration {
  const state = calibrationState(edits(...changes));
  return showCalibration(summaryColumns(documents, state.order), state);
}

const cellsOf = ({ lenses }: ShownCalibration) =>
  lenses.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));

describe('calibration', () => {
  it('puts engineering and product under the same lenses and the same words', () => {
    const shown = show([product, engineer]);
    assert.deepEqual(
      shown.columns.map(({ name }) => name),
      ['Ada Byron', 'Robin Field'],
    );
    const places = shown.lenses.flatMap(({ lens, rows }) =>
      rows.flatMap(({ standing, cells }) =>
        cells[1]!.cards.map(({ title }) => `${lens} ${standing}: ${title}`),
      ),
    );
    assert.deepEqual(places, [
      'delayed evidenced: One price list for all countries',
      'enables corroborated: A glossary of the checkout',
      'absence claimed: The end of the old gift cards, agreed early',
    ]);
    const own = shown.lenses.map(({ rows }) => rows.map(({ cells }) => cells[0]!.cards.length));
    assert.ok(own[0]![2]! > 0, 'what a colleague confirmed stands under corroborated');
    assert.ok(own[2]![0]! > 0, 'what there would be without it stands under claimed');
  });

  it('tells only what its author included', () => {
    const left = engineer.contributions.find(({ leftOut }) => leftOut)!;
    assert.ok(left.arguments.length > 0);
    const told = cellsOf(show([engineer, product])).flatMap(({ cards }) => cards);
    assert.ok(told.every(({ contribution }) => contribution !== left.id));
  });

  it('asks a question in every empty cell and in no other', () => {
    for (const { cards, question } of cellsOf(show([engineer, product])))
      assert.equal(question === '', cards.length > 0);
    const empty = { ...product, manual: [], order: [] };
    const columns = show([engineer, empty]).lenses.map(({ rows }) => rows[0]!.cells[1]!.question);
    assert.match(columns.join('\n'), /^Nothing is told here\. Which.*\n.*Who.*\n.*What/);
  });

  it('orders by name, or by hand, and by nothing else', () => {
    const named = (name: string, of = engineer): ExportedSummary => ({
      ...of,
      subject: { ...of.subject, name },
    });
    const all = ['Cleo', 'ada', 'Bo'].map((name, index) =>
      named(name, index === 1 ? product : engineer),
    );
    const names = (shown: ShownCalibration) => shown.columns.map(({ name }) => name);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 3 }), (documents) => {
        assert.deepEqual(names(show(documents)), ['ada', 'Bo', 'Cleo']);
      }),
    );
    const keys = show(all).columns.map(({ key }) => key);
    const order: CalibrationChange = { kind: 'order', columns: [keys[2]!, keys[0]!, keys[1]!] };
    assert.deepEqual(names(show(all, order)), ['Cleo', 'ada', 'Bo']);
    assert.deepEqual(names(show(all, order, { kind: 'order', columns: [] })), [
      'ada',
      'Bo',
      'Cleo',
    ]);
    const twice = show([engineer, engineer]).columns.map(({ key }) => key);
    assert.equal(new Set(twice).size, 2, 'the same summary twice has columns of its own');
  });

  it('keeps a note with its cell, whatever stands beside it, and when another export is opened', () => {
    const cell = show([engineer, product]).lenses[1]!.rows[2]!.cells[1]!.id;
    const note: CalibrationChange = { kind: 'note', cell, text: 'Ask Search.\nBefore May.' };
    const noteIn = (shown: ShownCalibration) => cellsOf(shown).find(({ id }) => id === cell)?.note;
    assert.equal(noteIn(show([engineer, product], note)), note.text);
    assert.equal(noteIn(show([product, product], note)), note.text);
    const later = {
      ...product,
      manual: product.manual.slice(1),
      tool: { name: 'x', version: '9' },
    };
    assert.equal(noteIn(show([later, engineer], note)), note.text);
    const without = show([engineer, engineer], note);
    assert.deepEqual(
      without.otherNotes.map(({ note: text }) => text),
      [note.text],
    );
    assert.equal(noteIn(show([engineer, product], note, { ...note, text: ' ' })), '');
  });

  it('joins what two windows wrote in any order', () => {
    const all = edits(
      { kind: 'note', cell: 'a', text: 'one' },
      { kind: 'note', cell: 'b', text: 'two' },
      { kind: 'order', columns: ['x'] },
      { kind: 'note', cell: 'a', text: 'three' },
    );
    const expected = calibrationState(all);
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (shuffled) => {
        assert.deepEqual(calibrationState(shuffled), expected);
      }),
    );
    assert.equal(expected.notes.get('a'), 'three');
  });

  it('lays two single contributions side by side', () => {
    const columns = summaryColumns([engineer, product], null);
    const [first, second] = columns.map((column) => ({
      column: column.key,
      contribution: titlesOf(column)[0]!.id,
    }));
    const shown = showCalibration(
      contributionColumns(columns, [second!, first!]),
      calibrationState([]),
    );
    assert.deepEqual(
      shown.columns.map(({ name }) => name),
      ['Robin Field', 'Ada Byron'],
    );
    const told = cellsOf(shown).flatMap(({ cards }) => cards);
    assert.ok(told.length > 1);
    for (const { contribution } of told)
      assert.ok([first!.contribution, second!.contribution].includes(contribution));
  });

  it('is told in Markdown and HTML item for item, notes and all', () => {
    const cell = show([engineer, product]).lenses[0]!.rows[0]!.cells[0]!.id;
    const shown = show(
      [engineer, product],
      { kind: 'note', cell, text: 'A <b>note</b> | with a pipe' },
      { kind: 'note', cell: 'delayed claimed Somebody else', text: 'Kept.' },
    );
    const markdown = bare(textOfMarkdown(renderCalibrationMarkdown(shown)));
    const html = bare(textOfHtml(renderCalibrationHtml(shown)));
    for (const { cards, question, note } of cellsOf(shown)) {
      for (const text of [...cards.map(({ title }) => title), question, note].map(bare)) {
        assert.ok(markdown.includes(text), text);
        assert.ok(html.includes(text), text);
      }
    }
    for (const text of ['Kept', 'never how good the work is', 'not a low mark', 'CALIBRATION.md'])
      for (const told of [markdown, html]) assert.ok(told.includes(bare(text)), text);
    assert.equal(renderCalibrationHtml(shown), renderCalibrationHtml(shown));
  });

  it('keeps every row of a Markdown table on one line, with as many cells as columns', () => {
    const hostile = makeSummary({ contributions: 2, uses: 2, text: '|a\n| b `|` \\|' });
    const document = readExported(exportedText(hostile, everyEdit(makeSummary())), 'hostile');
    const shown = show([document, product], {
      kind: 'note',
      cell: show([document, product]).lenses[0]!.rows[0]!.cells[0]!.id,
      text: 'one | two\nthree',
    });
    const rows = renderCalibrationMarkdown(shown)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    assert.equal(rows.length, 3 * 5);
    for (const row of rows) assert.equal(row.match(/(?<!\\)\|/g)!.length, 4, row);
  });

  it('has a policy that obeys its own style and nothing else', () => {
    const hash = createHash('sha256').update(calibrationStyle).digest('base64');
    assert.equal(calibrationStyleHash, `sha256-${hash}`);
    const html = renderCalibrationHtml(show([engineer, product]));
    assert.ok(html.includes(`<style>${calibrationStyle}</style>`));
    assert.doesNotMatch(html, /<script|javascript:|\son\w+=|style="/i);
  });

  it('says nothing of a score, a rank, a total or who is ahead', () => {
    const shown = show([product, { ...product, subject: { ...product.subject, name: 'Other' } }]);
    const told = renderCalibrationMarkdown(shown).split('## How to read')[0]!;
    assert.doesNotMatch(told, /\b(score|rank(?!s\b)|total|best|top|ahead|winner|strongest)\b/i);
    assert.doesNotMatch(told, /\d+ (arguments|contributions|claimed|evidenced|corroborated)/);
  });
});
