/** What one line says of each insight: a sentence that holds by itself, with what it is measured against and what shows it. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { textOf } from '../../../src/report/line.ts';
import { argumentItems, contributionItems } from '../../../src/report/parts/arguments.ts';
import type { Item } from '../../../src/report/parts/item.ts';
import { tellingGroups } from '../../../src/report/parts/telling.ts';
import type { ShownCard } from '../../../src/report/shown.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { everyInsight } from '../../support/everyInsight.ts';
import { draftOf } from '../../support/exported.ts';

const summary = everyInsight();
const [contribution] = summary.contributions;
const insights = contribution!.arguments.map(({ facts }) => facts.insight);
const shown = showSummary(
  applyDraft(
    summary,
    draftOf(
      insights.map((insight) => ({
        kind: 'include-argument',
        contribution: contribution!.id,
        insight,
        included: true,
      })),
    ),
  ),
);
const cards = shown.lenses.flatMap((lens) => lens.alone());
const items = new Map(
  argumentItems(cards, shown.timeline.period).map((item, index) => [cards[index]!.insight, item]),
);

function told(item: Item, step: number, role = 'claim'): string {
  return item.pieces
    .filter((piece) => piece.role === role && piece.step <= step)
    .map(({ line }) => textOf(line))
    .join(' ');
}

const oneLine: Readonly<Record<string, RegExp>> = {
  D1: /^I originated it\. In this period, 3 people .+ made \d places depend on it.*\.$/,
  D2: /^5 files of 3 people \(2 of them in code of Search\) depended on it from the first version on\.$/,
  D3: /^It is still in use: 5 places of 3 people \(2 of them in code of Search\) depend on it, as counted here\.$/,
  D4: /^Before it, 40 changes .+ In the rest of the repository .+ \(95 % interval 0\.1 to 0\.6\); .+\.$/,
  D5: /^9 places dropped lodash in the commit .+\. I moved 5 of them, 2 other people the other 4\.$/,
  E1: /^\d places of 3 people .+ depend on it today\.$/,
  E2: /^In one other repository, shop, 5 places of 3 people \(2 of them in code of Search\) depend on it today\.$/,
  E3: /^In services\/search \(of Search\), I added 1 file and 1 public name \(boost\); after that, 3 people who had worked there before made 5 places there depend on it, 2 of them in this period\.$/,
  E4: /^I began review threads on src\/net\/retry\.ts \(#12\); after that, and before the merge, it was changed\.$/,
  E5: /^From .+ I wrote 2 documents and began 1 test file in services\/search\. In the 12 months before, 1 other person .+, 4 did, 3 of whom had never changed it before\.$/,
  E6: /^A part of CI: 5 places of 3 people \(2 of them in code of Search\) stand on ci\/run\.ts today\.$/,
  A2: /^Fixes there: 26 .+, 2 .+; in the rest of the repository 286 before, 286 after\. Among these are 1 revert.+\. Measured against the rest, .+ \(95 % interval 0\.1 to 0\.7\).+ This may be chance\.$/,
  A1: /^I added \.github\/workflows\/schema\.yml on 3 February 2026\. In its known runs, .+ it failed on 3 changes of 2 other people and passed there after the change was altered\.$/,
  A3: /^If first\.ts in it were gone, at least \d+ files that use it would need something in its place\.$/,
  A5: /^I changed .+ Its runs by push of .+ are compared; .+ Half .+ took 10 min 0 s or less before, 4 min 0 s or less after \(ratio 0\.4, 95 % interval 0\.3 to 0\.5\)\.$/,
  A4: /^Upkeep in at least 4 of 6 months: security fixes in 1 and upgrades of dependencies in 3\.$/,
};

describe('what one line says', () => {
  it('is known of every insight', () => {
    assert.deepEqual([...items.keys()].toSorted(), Object.keys(oneLine).toSorted());
  });

  for (const [insight, words] of Object.entries(oneLine)) {
    it(`holds by itself, with what shows it: ${insight}`, () => {
      const item = items.get(insight)!;
      const { line, short, full } = item.steps;
      assert.match(told(item, line), words);
      assert.notEqual(told(item, line, 'evidence'), '');
      const all = textOf(cards.find((card) => card.insight === insight)!.claim);
      assert.equal(told(item, full), all);
      assert.ok(all.length >= told(item, short).length);
    });
  }

  it('is the same of every argument of a contribution that is told as one', () => {
    const [whole] = contributionItems(shown);
    const first = whole!.pieces.filter(({ role }) => role === 'evidence').map(({ step }) => step);
    for (const insight of insights) {
      const most = told(items.get(insight)!, 0);
      const steps = whole!.pieces
        .filter(({ role, line }) => role === 'claim' && most.includes(textOf(line)))
        .map(({ step }) => step);
      assert.equal(new Set(steps).size, 1, insight);
      // The commit that shows all of them but those about use is told once.
      assert.ok(first.some((step) => step <= steps[0]!));
    }
  });
});

describe('sentences in groups', () => {
  it('say whose it is, with what would be missed, where that is not the engineer’s alone', () => {
    const groups = (...sentences: string[]) =>
      tellingGroups({ insight: 'A3', ownWords: false }, sentences);
    assert.deepEqual(groups('gone', 'where', 'whose'), [['gone', 'whose'], ['where']]);
    assert.deepEqual(groups('gone', 'where'), [['gone'], ['where']]);
  });

  const insight = fc.constantFrom<ShownCard['insight']>(...insights, 'A6', 'own', 'Z9');

  it('are each told once, in their order within a group', () => {
    fc.assert(
      fc.property(insight, fc.boolean(), fc.nat({ max: 9 }), (insight, ownWords, number) => {
        const sentences = [...Array(number).keys()];
        const groups = tellingGroups({ insight, ownWords }, sentences);
        assert.deepEqual(
          groups.flat().toSorted((a, b) => a - b),
          sentences,
        );
        for (const group of groups)
          assert.deepEqual(
            group,
            [...group].toSorted((a, b) => a - b),
          );
        if (number > 0) assert.ok(groups.every((group) => group.length > 0));
      }),
    );
  });

  it('begin with the first where the words are the engineer’s own, and stay whole in a judgement', () => {
    for (const known of insights)
      assert.deepEqual(tellingGroups({ insight: known, ownWords: true }, ['a', 'b']), [
        ['a'],
        ['b'],
      ]);
    assert.deepEqual(tellingGroups({ insight: 'A6', ownWords: true }, ['a', 'b']), [['a', 'b']]);
    assert.deepEqual(tellingGroups({ insight: 'Z9', ownWords: false }, ['a', 'b']), [['a', 'b']]);
  });
});
