import assert from 'node:assert/strict';

import type { Release } from '../../../src/core/pullRequests/records.ts';
import { createReleases } from '../../../src/core/pullRequests/releases.ts';
import { buildHistory, idOf } from '../../support/memoryHistory.ts';

/** `side` and `late` are merged by `merge`; `side` was released before that, from its own line. */
const history = buildHistory([
  { name: 'root' },
  { name: 'one', parents: ['root'] },
  { name: 'side', parents: ['one'] },
  { name: 'late', parents: ['side'] },
  { name: 'two', parents: ['one'] },
  { name: 'merge', parents: ['two', 'late'] },
  { name: 'last', parents: ['merge'] },
]);

function release(
  tag: string,
  commit: string | null,
  published: string,
  isPrerelease = false,
): Release {
  return {
    id: tag,
    repository: 'acme/platform',
    tag,
    name: tag,
    url: `https://github.com/acme/platform/releases/tag/${tag}`,
    published,
    commit: commit === null ? null : idOf(commit),
    isPrerelease,
  };
}

function firstOf(commit: string, ...releases: readonly Release[]): string | null {
  return createReleases(history, releases)(history.findCommit(idOf(commit)))?.tag ?? null;
}

describe('the release that first holds a commit', () => {
  it('is the first by what it contains, whatever its date', () => {
    const early = release('v1', 'one', '2026-06-01T00:00:00Z');
    const late = release('v2', 'last', '2026-01-01T00:00:00Z');
    assert.equal(firstOf('one', late, early), 'v1');
    assert.equal(firstOf('two', late, early), 'v2');
  });

  it('holds what lies beside the mainline only where its commit contains it', () => {
    const beside = release('v1-side', 'side', '2026-01-01T00:00:00Z');
    assert.equal(firstOf('side', beside), 'v1-side');
    assert.equal(firstOf('root', beside), 'v1-side');
    assert.equal(firstOf('late', beside), null);
    assert.equal(firstOf('two', beside), null);
    assert.equal(firstOf('late', beside, release('v2', 'merge', '2026-02-01T00:00:00Z')), 'v2');
  });

  it('is a proper release rather than an earlier one on trial', () => {
    const trial = release('v1-rc', 'one', '2026-01-01T00:00:00Z', true);
    assert.equal(firstOf('one', trial, release('v1', 'two', '2026-02-01T00:00:00Z')), 'v1');
    assert.equal(firstOf('one', trial), 'v1-rc');
  });

  it('is the earlier one of two at the same commit, and none whose commit is not here', () => {
    const later = release('v1-again', 'one', '2026-02-01T00:00:00Z');
    assert.equal(firstOf('one', later, release('v1', 'one', '2026-01-01T00:00:00Z')), 'v1');
    assert.equal(firstOf('one', release('gone', 'elsewhere', '2026-01-01T00:00:00Z')), null);
    assert.equal(firstOf('one', release('tree', null, '2026-01-01T00:00:00Z')), null);
  });
});
