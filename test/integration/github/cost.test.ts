import assert from 'node:assert/strict';

import { bounds, measureGitHub } from '../../../bench/github.ts';

describe('three years of work on GitHub', function () {
  this.timeout(120_000);

  it('are read within the bounds, and later only what changed', async () => {
    const [first, again, later] = await measureGitHub();
    assert.ok(first!.spent.requests <= bounds.requests, `${first!.spent.requests} requests`);
    assert.ok(first!.spent.points <= bounds.points, `${first!.spent.points} points`);
    assert.deepEqual([first!.authored, first!.reviewed], [550, 2000]);
    // One request for each list, and one for every fifty merged pull requests.
    assert.equal(again!.spent.requests, 15);
    for (const next of [again!, later!]) {
      assert.ok(next.spent.requests <= bounds.nextRequests, `${next.spent.requests} requests`);
      assert.deepEqual([next.authored, next.reviewed], [550, 2000]);
    }
  });
});
