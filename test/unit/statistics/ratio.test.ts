/** Ratios with intervals: worked out by hand, and how often an interval holds the truth. */
import assert from 'node:assert/strict';

import { seededRandom, type Random } from '../../../src/core/statistics/random.ts';
import {
  differenceInDifferences,
  intervalOf,
  meanOf,
  ratioOfCounts,
  ratioOfMeans,
  sampleOf,
  without,
} from '../../../src/core/statistics/ratio.ts';

const near = (got: number, want: number): void =>
  assert.ok(Math.abs(got - want) < 0.001, `${got} is near ${want}`);

describe('ratio of counts', () => {
  it('has half an event more on each side', () => {
    const { log, error } = ratioOfCounts({ before: 26, after: 2 });
    near(log, Math.log(2.5 / 26.5));
    near(error, 0.6616);
  });

  it('is finite where nothing happened', () => {
    const { log, error } = ratioOfCounts({ before: 0, after: 0 });
    assert.equal(log, 0);
    near(error, 2);
  });
});

describe('ratio of means', () => {
  it('takes the standard errors of both means', () => {
    const before = sampleOf([2, 4, 6]);
    const after = sampleOf([1, 2, 3]);
    const { log, error } = ratioOfMeans({ before, after });
    near(log, Math.log(0.5));
    // Variances 4 and 1, each by 3 observations and the mean's square 16 and 4.
    near(error, Math.sqrt(4 / 3 / 16 + 1 / 3 / 4));
  });

  it('is never certain, not even where all numbers are the same', () => {
    const same = sampleOf([3, 3, 3, 3]);
    assert.ok(ratioOfMeans({ before: same, after: same }).error > 0);
  });
});

describe('samples', () => {
  it('can be taken apart', () => {
    const rest = without(sampleOf([1, 2, 3, 10]), sampleOf([2, 10]));
    assert.deepEqual(rest, sampleOf([1, 3]));
    assert.equal(meanOf(rest), 2);
  });

  it('have no mean where they are empty', () => assert.equal(meanOf(sampleOf([])), 0));
});

describe('difference in differences', () => {
  it('is no difference where the rest did the same', () => {
    const ratio = ratioOfCounts({ before: 100, after: 50 });
    const { low, high, ratio: relative } = intervalOf(differenceInDifferences(ratio, ratio));
    assert.equal(relative, 1);
    assert.ok(low < 1 && high > 1);
  });

  it('adds up the uncertainty of both', () => {
    const { error } = differenceInDifferences({ log: 0, error: 3 }, { log: 0, error: 4 });
    assert.equal(error, 5);
  });
});

describe('interval', () => {
  it('lies as far from the ratio on both sides', () => {
    const { ratio, low, high } = intervalOf({ log: Math.log(0.5), error: 0.3 });
    near(ratio, 0.5);
    near(ratio / low, high / ratio);
    near(high, 0.9);
  });

  it('is wider where it must be', () => {
    const { high } = intervalOf({ log: 0, error: 0.1 }, 2);
    near(high, Math.exp(1.959964 * 0.2));
  });

  it('misses the truth about once in twenty times where events come alone', () => {
    const random = seededRandom('coverage');
    const runs = 4000;
    let missed = 0;
    for (let run = 0; run < runs; run++) {
      const draw = (mean: number) => ({
        before: poisson(mean, random),
        after: poisson(mean, random),
      });
      const here = ratioOfCounts(draw(15));
      const elsewhere = ratioOfCounts(draw(200));
      const { low, high } = intervalOf(differenceInDifferences(here, elsewhere));
      if (low > 1 || high < 1) missed++;
    }
    const share = missed / runs;
    assert.ok(share > 0.03 && share < 0.06, String(share));
  });
});

/** Knuth's way; fast enough for small means. */
function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}
