/** Whatever the texts and the limit are: never too long, never in the middle, never a claim without its evidence. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { fit } from '../../../src/report/forms/fit.ts';
import { formUnits, type FormUnit } from '../../../src/report/forms/form.ts';
import { measure } from '../../../src/report/forms/measure.ts';
import type { ToldSection } from '../../../src/report/parts/blocks.ts';
import { createSteps, type Item, type Section } from '../../../src/report/parts/item.ts';
import { markdownText } from '../../../src/report/parts/markdownText.ts';
import { plainText } from '../../../src/report/parts/plainText.ts';
import { sectionBlocks } from '../../../src/report/parts/sectionBlocks.ts';

/** An item whose every piece can be found again by a number of its own. */
function makeItem(name: string, words: string, claims: number): Item {
  const steps = createSteps();
  const text = (index: number): string => `<${name}.${index}> ${words}.`;
  steps.next(
    { role: 'claim', line: [{ text: text(0) }] },
    { role: 'evidence', line: [{ text: text(1) }], brief: [{ text: text(1) }] },
  );
  for (let index = 2; index < claims; index++)
    steps.next({ role: index % 2 === 0 ? 'claim' : 'against', line: [{ text: text(index) }] });
  const short = Math.floor(steps.last() / 2);
  return {
    title: `Title ${name}`,
    path: null,
    standing: null,
    pieces: steps.pieces(),
    steps: { line: 0, short, full: steps.last() },
  };
}

const words = fc
  .stringMatching(/^[a-z ]{0,40}$/)
  .chain((plain) =>
    fc
      .constantFrom('', '漢字仮名', '🙂👩‍💻', 'e\u0301\u0327', '\u3000', 'ß…“”', 'naïve')
      .map((odd) => plain + odd),
  );
const sections: fc.Arbitrary<readonly Section[]> = fc
  .array(fc.array(fc.tuple(words, fc.integer({ min: 2, max: 7 })), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((given) =>
    given.map((items, at) => ({
      heading: `Part ${at}`,
      longest: 'full',
      items: items.map(([text, claims], index) => makeItem(`${at}.${index}`, text, claims)),
    })),
  );

const writers = {
  plain: (told: readonly ToldSection[]) => plainText(sectionBlocks(told), []),
  markdown: (told: readonly ToldSection[]) => markdownText(sectionBlocks(told), []),
};

function fitted(given: readonly Section[], unit: FormUnit, limit: number, maxItems: number | null) {
  return fit(given, maxItems, (told) => measure(writers.plain(told), unit) <= limit);
}

/** The numbers of the pieces that a text holds. */
function piecesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/<[\d.]+>/g));
}

describe('fitting', () => {
  for (const unit of formUnits) {
    for (const [format, write] of Object.entries(writers)) {
      it(`is never longer than the limit: ${unit}, ${format}`, () => {
        fc.assert(
          fc.property(sections, fc.integer({ min: 0, max: 1500 }), (given, limit) => {
            const { told } = fit(given, null, (told) => measure(write(told), unit) <= limit);
            assert.ok(measure(write(told), unit) <= limit);
          }),
        );
      });
    }
  }

  it('tells every piece whole or not at all, and lists each that it does not tell', () => {
    fc.assert(
      fc.property(sections, fc.integer({ min: 0, max: 1500 }), (given, limit) => {
        const { told, dropped } = fitted(given, 'chars', limit, null);
        const text = writers.plain(told);
        const left = dropped.join('\n');
        for (const { title, pieces } of given.flatMap(({ items }) => items)) {
          const isTold = text.includes(title);
          assert.equal(dropped.includes(title), !isTold);
          for (const { line } of pieces) {
            const words = plainText([{ kind: 'paragraph', line }], []);
            const [number] = piecesIn(words);
            assert.equal(text.includes(words), piecesIn(text).has(number!));
            if (isTold) assert.equal(left.includes(number!), !text.includes(words));
          }
        }
      }),
    );
  });

  it('tells no claim without its evidence, and sentences in their order of weight', () => {
    fc.assert(
      fc.property(sections, fc.integer({ min: 0, max: 1500 }), (given, limit) => {
        const text = writers.plain(fitted(given, 'chars', limit, null).told);
        for (const { pieces } of given.flatMap(({ items }) => items)) {
          const isTold = pieces.map(({ line }) =>
            piecesIn(text).has([...piecesIn(line[0]!.text)][0]!),
          );
          assert.equal(isTold[0], isTold[1]);
          assert.deepEqual(
            isTold,
            isTold.toSorted((a, b) => Number(b) - Number(a)),
          );
        }
      }),
    );
  });

  it('drops the lowest items first', () => {
    const given: Section = {
      heading: '',
      longest: 'full',
      items: ['a', 'b', 'c', 'd'].map((name, index) => makeItem(String(index), name.repeat(20), 4)),
    };
    const { told, dropped } = fitted([given], 'chars', 170, null);
    assert.deepEqual(
      told.flatMap((section) => section.told.map(({ item }) => item.title)),
      ['Title 0', 'Title 1'],
    );
    assert.deepEqual(dropped.slice(0, 2), ['Title 3', 'Title 2']);
    assert.match(dropped[2]!, /^Title 1: Against: <1.3>/);
  });

  it('tells no more than the most items, and something of every section before more of one', () => {
    const section = (heading: string): Section => ({
      heading,
      longest: 'full',
      items: [0, 1, 2].map((index) => makeItem(`${heading}${index}`, 'x', 3)),
    });
    const { told, dropped } = fitted([section('1'), section('2')], 'chars', 10_000, 3);
    assert.deepEqual(
      told.map(({ told }) => told.map(({ item }) => item.title)),
      [['Title 10', 'Title 11'], ['Title 20']],
    );
    assert.deepEqual(dropped, ['Title 22', 'Title 12', 'Title 21']);
  });

  it('says nothing in sum where nothing is told', () => {
    const sum: Item = { ...makeItem('9', '', 2), title: '', sumsUp: true };
    const given: Section = {
      heading: '',
      longest: 'full',
      items: [sum, makeItem('1', 'x'.repeat(99), 2)],
    };
    assert.deepEqual(fitted([given], 'chars', 60, null).told, []);
    assert.equal(fitted([given], 'chars', 600, null).told[0]!.told.length, 2);
  });
});
