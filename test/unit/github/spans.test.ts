import assert from 'node:assert/strict';

import fc from 'fast-check';

import { cutSpan } from '../../../src/github/spans.ts';

const day = 86_400_000;
const dayAt = (number: number): string => new Date(number * day).toISOString().slice(0, 10);

describe('cutting a span of days', () => {
  it('gives parts that follow each other and make up the whole', () => {
    const number = fc.integer({ min: 10_000, max: 20_000 });
    fc.assert(
      fc.property(
        number,
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 50 }),
        (first, length, parts) => {
          const span = { from: dayAt(first), to: dayAt(first + length) };
          const cut = cutSpan(span, parts);
          assert.equal(cut.length, Math.min(parts, length + 1));
          assert.equal(cut[0]!.from, span.from);
          assert.equal(cut.at(-1)!.to, span.to);
          for (const [index, part] of cut.entries()) {
            assert.ok(part.from <= part.to);
            if (index > 0)
              assert.equal(Date.parse(part.from) - Date.parse(cut[index - 1]!.to), day);
          }
        },
      ),
    );
  });
});
