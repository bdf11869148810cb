/** How much an area has to grow before it is told, at the edges. */
import assert from 'node:assert/strict';

import type { Growth } from '../../../src/core/insights/areaGrowth.ts';
import { whyNot } from '../../../src/core/insights/knowledgeSpread.ts';

/** An area that just grew enough: from 3 to 6 people, the subject's part from 0.75 to 0.5. */
const enough: Growth = {
  before: { others: 3, commits: 10, share: 0.75 },
  after: { others: 6, commits: 10, share: 0.5 },
  earlier: 2,
  rest: { before: 30, after: 40 },
  areas: 8,
  alike: 2,
  newcomers: [],
};

describe('E5, how much is enough', () => {
  it('what just is', () => {
    assert.equal(whyNot(enough), null);
    const least = {
      before: { ...enough.before, share: 0.2 },
      after: { ...enough.after, share: 0.1 },
    };
    assert.equal(whyNot({ ...enough, ...least }), null);
  });

  for (const [change, reason] of [
    [{ before: { ...enough.before, commits: 9 } }, 'too-few-changes'],
    [{ after: { ...enough.after, commits: 9 } }, 'too-few-changes'],
    [
      { before: { ...enough.before, share: 0.19 }, after: { ...enough.after, share: 0 } },
      'share-did-not-fall',
    ],
    [{ after: { ...enough.after, share: 0.51 } }, 'share-did-not-fall'],
    [
      {
        before: { ...enough.before, others: 2 },
        after: { ...enough.after, others: 4 },
        earlier: 2,
      },
      'no-more-people',
    ],
    [
      { before: { ...enough.before, others: 4 }, after: { ...enough.after, others: 7 } },
      'no-more-people',
    ],
    [{ earlier: 1 }, 'grew-before'],
    [{ alike: 3 }, 'rest-grew-alike'],
    [{ rest: { before: 30, after: 41 } }, 'rest-grew-alike'],
  ] as const satisfies readonly (readonly [Partial<Growth>, string])[]) {
    it(`${reason}: ${JSON.stringify(change)}`, () =>
      assert.equal(whyNot({ ...enough, ...change }), reason));
  }
});
