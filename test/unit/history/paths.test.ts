/** Paths of any bytes as text: unlike names stay unlike. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { decodePath } from '../../../src/core/history/tables.ts';

const textOf = (bytes: Uint8Array): string => decodePath(bytes, 0, bytes.length);

describe('a path as text', () => {
  it('is the bytes, in one way only', () => {
    const part = fc.constantFrom('\\', 'x', 'f', '9', '5', 'c', 'F', '\xff', '\xc3', '\xa9', 'é');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const bytes = Buffer.from(parts.join(''), 'latin1');
        const back = textOf(bytes).replace(/\\x([0-9a-f]{2})|[^]/gu, (sign, hex?: string) =>
          hex === undefined
            ? Buffer.from(sign).toString('latin1')
            : String.fromCharCode(Number.parseInt(hex, 16)),
        );
        assert.equal(back, bytes.toString('latin1'));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps backslashes that stand for nothing', () =>
    assert.equal(textOf(Buffer.from(String.raw`a\b\xFF\xf`)), String.raw`a\b\xFF\xf`));
});
