import assert from 'node:assert/strict';

import { hostedInsights } from '../../../src/core/insights/hostedInsights.ts';
import type { Hosting } from '../../../src/core/pullRequests/hosting.ts';
import { makeSummary } from '../../support/summaries.ts';

/** A service of which nothing was read: whoever asks it for more fails. */
const unread = { isRead: () => false } as unknown as Hosting;

describe('insights that need a hosting service', () => {
  for (const insight of hostedInsights) {
    it(`say so where it was not read: ${insight.id}`, async () => {
      const summary = makeSummary();
      const reviews = {
        ...summary.contributions[0]!,
        theme: { kind: 'reviews', area: '' } as const,
      };
      assert.deepEqual(await insight.find(reviews, summary, unread), {
        applies: false,
        reason: 'not-read',
      });
    });
  }
});
