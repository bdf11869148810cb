/** Placebo sets: drawn the same way every time, each of the size asked for, and what they do to an interval. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import {
  calibrate,
  deviation,
  drawSets,
  isClearFall,
} from '../../../src/core/statistics/placebo.ts';
import { seededRandom } from '../../../src/core/statistics/random.ts';

const first = (count: number, size: number, weights: readonly number[], seed = 'x') => {
  const sets: (readonly number[])[] = [];
  for (const set of drawSets(size, weights, seededRandom(seed))) {
    sets.push(set);
    if (sets.length === count) break;
  }
  return sets;
};

describe('chance', () => {
  it('falls the same way for the same seed, and another way for another', () => {
    const draw = (...seed: readonly string[]) => {
      const random = seededRandom(...seed);
      return [random(), random(), random()];
    };
    assert.deepEqual(draw('a', 'b'), draw('a', 'b'));
    assert.notDeepEqual(draw('a', 'b'), draw('ab'));
  });

  it('is even', () => {
    const random = seededRandom('even');
    const bins = Array.from({ length: 10 }, () => 0);
    for (let turn = 0; turn < 10_000; turn++) bins[Math.floor(random() * 10)]!++;
    for (const count of bins) assert.ok(count > 880 && count < 1120, String(bins));
  });
});

describe('sets of neighbours', () => {
  it('have the size asked for, hold nothing twice and nothing from outside', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.string(),
        (a, b, seed) => {
          const [size, length] = [Math.min(a, b), Math.max(a, b)];
          const weights = Array.from({ length }, (_, index) => 1 + (index % 7));
          for (const set of first(9, size, weights, seed)) {
            assert.equal(new Set(set).size, size);
            assert.ok(set.every((item) => Number.isInteger(item) && item >= 0 && item < length));
          }
        },
      ),
    );
  });

  it('come again for the same seed', () =>
    assert.deepEqual(
      first(20, 5, [1, 2, 3, 4, 5, 6, 7, 8]),
      first(20, 5, [1, 2, 3, 4, 5, 6, 7, 8]),
    ));

  it('are none where there are too few', () => assert.deepEqual(first(5, 4, [1, 1, 1]), []));

  it('begin at heavy items oftener', () => {
    const weights = Array.from({ length: 50 }, (_, index) => (index === 20 ? 50 : 1));
    const counts = Array.from({ length: 50 }, () => 0);
    for (const [item] of first(3000, 1, weights)) counts[item!]!++;
    assert.ok(counts[20]! > 1000 && counts[10]! > 5, String(counts));
  });

  it('are mostly neighbours', () => {
    const sets = first(
      300,
      6,
      Array.from({ length: 300 }, () => 1),
    );
    const beside = sets.filter((set) => set.some((item) => set.includes(item + 1)));
    assert.ok(beside.length > 250, String(beside.length));
  });
});

describe('what placebos do', () => {
  const ratio = { log: -1, error: 0.2 };
  const flat = Array.from({ length: 200 }, () => ({ log: 0, error: 0.2 }));

  it('the standard error is one and a half times as large at least', () => {
    const { widened, interval } = calibrate(ratio, flat);
    assert.equal(widened, 1.5);
    assert.ok(Math.abs(interval.high - Math.exp(-1 + 1.959964 * 0.3)) < 1e-9);
  });

  it('it is as much larger as they scatter', () => {
    const scattered = flat.map((placebo, index) => ({
      ...placebo,
      log: index % 2 === 0 ? 0.6 : -0.6,
    }));
    const { widened, interval } = calibrate(ratio, scattered);
    assert.ok(Math.abs(widened - 3.0075) < 0.001, String(widened));
    assert.ok(interval.high > 1);
  });

  it('a fall is clear where its interval lies below 1 and nearly no placebo fell as far', () => {
    const withLow = (low: number) =>
      flat.map((placebo, index) => (index < low ? { log: -1, error: 1 } : placebo));
    assert.equal(calibrate(ratio, withLow(4)).asLow, 4);
    assert.equal(isClearFall(calibrate(ratio, withLow(4))), true);
    assert.equal(isClearFall(calibrate(ratio, withLow(5))), false);
    assert.equal(isClearFall(calibrate({ log: -0.5, error: 0.2 }, flat)), false);
    assert.equal(isClearFall(calibrate({ log: 1, error: 0.2 }, flat)), false);
  });

  it('one value has no deviation', () => {
    assert.equal(deviation([4]), 0);
    assert.equal(deviation([1, 3]), Math.SQRT2);
  });
});
