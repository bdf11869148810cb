/** The times compared: whole quarters, as many on both sides, none of them in the quarter before the work. */
import assert from 'node:assert/strict';

import { quarter, windowsAround } from '../../../../src/core/insights/beforeAfter/windows.ts';

const read = { from: 0, to: 3000 };

describe('the times before and after', () => {
  it('are four quarters on both sides, a quarter before the work and right after it', () => {
    const windows = windowsAround({ from: 1000, to: 1010 }, read);
    assert.deepEqual(windows, {
      quarters: 4,
      before: { from: 1000 - 5 * quarter, to: 1000 - quarter },
      after: { from: 1010, to: 1010 + 4 * quarter },
    });
  });

  it('are fewer quarters where less was read, the same on both sides', () => {
    const early = windowsAround({ from: 3 * quarter + 5, to: 400 }, read);
    assert.equal(early?.quarters, 2);
    assert.equal(early.before.from >= 0, true);
    const late = windowsAround({ from: 1000, to: 3000 - 3 * quarter - 1 }, read);
    assert.equal(late?.quarters, 3);
    assert.equal(late.before.to - late.before.from, late.after.to - late.after.from);
  });

  it('are none where there is less than half a year on a side', () => {
    assert.equal(windowsAround({ from: 3 * quarter - 1, to: 400 }, read), null);
    assert.equal(windowsAround({ from: 1000, to: 3000 - 2 * quarter + 1 }, read), null);
  });
});
