/** A summary on its way to the page and to the disk. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { packSummary, unpackSummary } from '../../../src/core/summary/packed.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';

const asSummary = (value: unknown): Summary => value as Summary;

describe('a packed summary', () => {
  it('is the same after it was unpacked, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as object;
        assert.deepEqual(unpackSummary(packSummary(asSummary(plain))), plain);
      }),
    );
  });

  it('holds an object once that occurs often, also inside itself', () => {
    const asset: Record<string, unknown> = { name: 'x'.repeat(1000) };
    asset['uses'] = Array.from({ length: 1000 }, () => ({ asset }));
    const packed = packSummary(asSummary({ assets: [asset], again: asset }));
    assert.ok(packed.length < 60_000, `${packed.length}`);
    const unpacked = unpackSummary(packed) as unknown as {
      readonly again: { readonly uses: readonly { readonly asset: unknown }[] };
    };
    assert.equal(unpacked.again.uses[999]!.asset, unpacked.again);
  });

  it('leaves no prototype changed', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":1},"a":{"constructor":2}}') as object;
    const unpacked = unpackSummary(packSummary(asSummary(hostile)));
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    assert.deepEqual(Object.keys(unpacked), ['__proto__', 'a']);
  });

  it('is refused when it is something else', () => {
    for (const text of ['', '[]', '{}', '7', '[[9]]', '[{"a":"b"}]', '[[-1]]', 'x'])
      assert.throws(() => unpackSummary(text), text);
  });
});
