/** What is told, what is not told twice, and who is named. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft, type Change } from '../../../src/core/draft/draft.ts';
import { concludeSummary } from '../../../src/core/summary/concludeSummary.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { textOf } from '../../../src/report/line.ts';
import type { Shown } from '../../../src/report/shown.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { makeSummary } from '../../support/summaries.ts';

const summary = makeSummary({ contributions: 5, uses: 9 });

function show(made: Summary, ...changes: readonly Change[]): Shown {
  const edits = changes.map((change, index) => ({
    id: `e${index}`,
    at: `2026-07-01T00:00:0${index}Z`,
    change,
  }));
  return showSummary(applyDraft(made, { version: 1, edits }));
}

describe('the shown summary', () => {
  it('says of one contribution under each lens something else', () => {
    const cards = show(summary).lenses.flatMap((lens) => lens.cards);
    const contribution = cards[0]!.contribution;
    const same = cards.filter((card) => card.contribution === contribution);
    assert.equal(same.length, 3);
    assert.equal(new Set(same.map((card) => textOf(card.claim))).size, 3);
    assert.match(same[0]!.against, /No place of other people uses 1 of 2 parts/);
    assert.equal(same[1]!.against, 'What is said under “Payoff that came later”.');
    assert.equal(
      same.filter((card) => card.rows.folded.length + card.rows.open.length > 0).length,
      2,
    );
    assert.match(
      same[2]!.rows.foldedLabel,
      /^The same 9 places as under “Work that enables others”/,
    );
  });

  it('says it in full where the card before is left out', () => {
    const id = show(summary).lenses[0]!.cards[0]!.contribution;
    const shown = show(summary, {
      kind: 'include-argument',
      contribution: id,
      insight: 'D1',
      included: false,
    });
    const card = shown.lenses[1]!.cards.find((item) => item.contribution === id)!;
    assert.match(card.against, /No place of other people uses 1 of 2 parts/);
    assert.ok(card.rows.open.length > 0);
  });

  it('tells first the rows of different teams and people', () => {
    const { open } = show(summary).lenses[0]!.cards[0]!.rows;
    assert.equal(open.length, 5);
    assert.ok(new Set(open.map(({ who }) => who)).size === 3);
    assert.deepEqual(
      open.map(({ date }) => date),
      open.map(({ date }) => date).toSorted(),
    );
  });

  it('puts what is gathered from small pieces last', () => {
    const gathered = concludeSummary({
      ...summary,
      contributions: summary.contributions.map((item, index) =>
        index === 0 ? { ...item, title: 'Smaller pieces elsewhere', titleFrom: 'theme' } : item,
      ),
    });
    const shown = show(gathered);
    assert.notEqual(shown.lenses[0]!.cards[0]!.title, 'Smaller pieces elsewhere');
    assert.match(shown.lenses[0]!.further, /Smaller pieces elsewhere\.$/);
  });

  it('names colleagues by role, or by name if chosen; a colleague named in a text of the engineer too', () => {
    const words: Change = {
      kind: 'claim',
      contribution: summary.contributions[0]!.id,
      insight: 'D1',
      text: 'With Colleague Number1.',
    };
    const byRole = JSON.stringify(show(summary, words));
    assert.doesNotMatch(byRole, /Number\d/);
    assert.match(byRole, /With a colleague\./);
    assert.match(
      JSON.stringify(show(summary, words, { kind: 'people', people: 'names' })),
      /With Colleague Number1\./,
    );
  });

  it('speaks as I, in the third person if chosen, and never as I for another person', () => {
    const headline = (shown: Shown): string => textOf(shown.headline);
    assert.match(headline(show(summary)), /work that I had done/);
    assert.match(
      headline(show(summary, { kind: 'voice', voice: 'third' })),
      /work that Ada Byron had done/,
    );
    const other = show({ ...summary, confirmed: false });
    assert.match(headline(other), /work that Ada Byron had done/);
    assert.match(other.title, /of Ada Byron/);
    assert.equal(other.notices.length, 1);
  });

  it('holds no number per person, score or rank', () => {
    const text = JSON.stringify(show(summary)).replaceAll(
      /"(commit|repository|date|contribution)":"?[^",]*/g,
      '',
    );
    assert.doesNotMatch(text, /score|rank|percentile|top \d/i);
  });

  it('tells words whose contribution is gone', () => {
    const shown = show(summary, {
      kind: 'claim',
      contribution: 'gone',
      insight: 'D1',
      text: 'Kept words.',
    });
    assert.deepEqual(
      shown.orphans.map(({ text }) => text),
      ['Kept words.'],
    );
  });

  it('makes links only of web addresses', () => {
    const manual = (url: string): Change => ({
      kind: 'manual',
      contribution: 'm',
      value: { title: 't', lens: 'delayed', claim: 'c', links: [{ url, label: 'l' }] },
    });
    const linkOf = (url: string) =>
      show(summary, manual(url)).lenses[0]!.cards.at(-1)!.links[0]!.link;
    assert.deepEqual(linkOf('https://a.example/1'), { kind: 'url', url: 'https://a.example/1' });
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'command:x',
      'https://',
      'vscode://x',
    ])
      assert.equal(linkOf(url), undefined, url);
  });

  it('is empty without an error where there is nothing', () => {
    const nothing = show(makeSummary({ contributions: 0 }));
    assert.equal(nothing.timeline.rows.length, 0);
    assert.match(nothing.noArgument, /no use by others yet/);
    assert.equal(applyDraft(summary, emptyDraft).orphans.length, 0);
  });
});
