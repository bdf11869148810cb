/** What waits for its first use: since when others could have used it, and what is not watched. */
import assert from 'node:assert/strict';

import type { SummaryAsset } from '../../../src/core/summary/input.ts';
import { findWatchlist } from '../../../src/core/summary/watchlist.ts';
import { adoption, asset, commit, contributionsOf, extended, period } from '../../support/facts.ts';

function watched(assets: readonly SummaryAsset[], days: readonly string[]) {
  const contributions = contributionsOf({
    assets,
    commits: days.map((day) =>
      commit(
        `On ${day}`,
        day,
        assets.map(({ path }) => path),
      ),
    ),
  }).map((contribution) => ({ ...contribution, arguments: [] }));
  return findWatchlist(contributions, period).map(({ available, contribution: { span } }) => [
    available.slice(0, 10),
    span.to.slice(0, 10),
  ]);
}

describe('the watchlist', () => {
  const two = [asset('lib/a.ts', '2026-02-01'), asset('lib/b.ts', '2026-03-01')];

  it('tells the first chance, which comes before the work is finished', () =>
    assert.deepEqual(watched(two, ['2026-02-01', '2026-03-01', '2026-04-15']), [
      ['2026-02-01', '2026-04-15'],
    ]));

  it('of what somebody else originated, nobody waited for the subject', () =>
    assert.deepEqual(
      watched(
        [asset('lib/a.ts', '2020-02-01', extended('2020-02-01', 'bo', 0.6))],
        ['2026-02-01', '2026-03-01'],
      ),
      [['2026-03-01', '2026-03-01']],
    ));

  for (const [title, assets] of [
    ['what is used', [{ ...two[0]!, adoptions: [adoption('x.ts', 'bo', '2026-05-01')] }, two[1]!]],
    ['what is old', [asset('lib/a.ts', '2024-02-01'), asset('lib/b.ts', '2024-03-01')]],
  ] as const) {
    it(`does not hold ${title}`, () =>
      assert.deepEqual(
        watched(
          assets,
          assets.map(({ born }) => born.landed.slice(0, 10)),
        ),
        [],
      ));
  }
});
