import assert from 'node:assert/strict';

import fc from 'fast-check';

import { splitSentences } from '../../../src/report/parts/sentences.ts';
import { cpuMilliseconds } from '../../support/cpuTime.ts';

/** Sentences, parted by `|`; `||` stands for no space between them. */
const cases: Readonly<Record<string, string>> = {
  'full stops, questions and exclamations': 'One. |Two? |Three! |Four',
  'dates and numbers':
    'It took 3.5 hours on 3 Dec. 2025. |Version 1.2.3 came in 2026. |12 places use it.',
  abbreviations:
    'Some (e.g. Search) use it, i.e. Mobile etc. and others. |Dr. Meyer vs. Prof. Li. |See No. 5 and fig. 2.',
  initials: 'J. R. Evans wrote it. |The U.S. Team reads it.',
  addresses: 'See https://a.example/x.y?z=1. |The next is www.b.example/a.html now. |Done.',
  code: 'Call `a.b. C()` first. |Then `x`. |Use foo.bar() now.',
  'a file and a lower-case name': 'It is in src/index.ts. npm runs it. |Node.js 22.x. is fine.',
  'closing quotes and brackets': 'He said “It works.” |Then he left. |(All of it.) |Fine.',
  'sentences within brackets stay together':
    'Built. |(My judgement. On record: built in May.) |Used.',
  ellipses: 'And then … |Well... |Yes.',
  'no space between sentences': '我们重写了客户端。||六个团队使用它！||真的？||是的。',
  'quotes of other scripts': '他说「好。很好。」||然后走了。',
  'mixed scripts': 'We use 工具。||It works. |终于。',
  'other full stops': 'कोड चलता है। |सब ठीक है। |هل يعمل؟ |نعم',
  'a list number': '1. First of all. |2. Second.',
};

describe('sentences', () => {
  for (const [name, text] of Object.entries(cases)) {
    it(name, () => {
      const sentences = text.split(/\|+/).map((sentence) => sentence.trim());
      assert.deepEqual(splitSentences(text.replaceAll('||', '').replaceAll('|', '')), sentences);
    });
  }

  it('reads a bracket that nothing closes as no bracket', () => {
    assert.deepEqual(splitSentences('Sad :( but true. Still here.'), [
      'Sad :( but true.',
      'Still here.',
    ]);
  });

  it('ends at every line end', () => {
    assert.deepEqual(splitSentences('a b\r\nc\n\n d'), ['a b', 'c', 'd']);
  });

  it('loses nothing but the space between, and takes time linear in the text', () => {
    const piece = fc.constantFrom(
      '.',
      '. ',
      '? ',
      '。',
      '(',
      ')',
      '“',
      '”',
      '`',
      'e.g. ',
      'A',
      'b',
      '1',
      ' ',
      '\n',
      '🙂',
      'é',
      '文',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const text = pieces.join('');
        assert.equal(splitSentences(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
      }),
    );
    for (const sign of ['. ', '(', '`', '. A', 'e.g. ', '”', '。', '`a. B` ', ' ']) {
      const text = sign.repeat(100_000 / sign.length);
      const before = cpuMilliseconds();
      splitSentences(text);
      assert.ok(cpuMilliseconds() - before < 2000, JSON.stringify(sign));
    }
  });
});
