/** Which review periods are offered on a day. */
import assert from 'node:assert/strict';

import { periodChoices } from '../../src/core/periodChoices.ts';

const labels = (day: string): string[] => periodChoices(day).map(({ period }) => period.label);

describe('the periods that are offered', () => {
  it('are halves, quarters and years around the day, the half that ended last first', () => {
    assert.deepEqual(labels('2026-07-02'), [
      '2026-H1',
      '2026-H2',
      '2025-H2',
      '2026-Q2',
      '2026-Q1',
      '2026',
      '2025',
    ]);
  });

  it('reach into the year before', () => {
    assert.deepEqual(labels('2026-01-31'), [
      '2025-H2',
      '2026-H1',
      '2025-H1',
      '2025-Q4',
      '2025-Q3',
      '2026',
      '2025',
    ]);
  });

  it('are distinct and contain what they say on every day of a leap year', () => {
    for (let day = Date.UTC(2028, 0, 1); day < Date.UTC(2029, 0, 1); day += 86_400_000) {
      const choices = periodChoices(new Date(day).toISOString().slice(0, 10));
      assert.equal(new Set(choices.map(({ period }) => period.label)).size, 7);
      for (const { period } of choices) assert.ok(period.from < period.to);
    }
  });
});
