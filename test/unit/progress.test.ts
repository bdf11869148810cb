/** One fraction for the whole of an analysis. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { overallProgress, progressSteps } from '../../src/core/progress.ts';

const names = [
  'Reading history',
  'Reading files',
  'Dating adoptions',
  'Following branches, splits and moves',
  'Writing the summary',
  'Something new',
];

describe('the fraction of the whole', () => {
  it('never goes back and never passes its part, in whatever order stages come', () => {
    const report = fc.tuple(fc.constantFrom(...names), fc.nat(200), fc.nat(100));
    fc.assert(
      fc.property(fc.array(report), fc.integer({ min: 0, max: 2 }), (reports, part) => {
        const seen: number[] = [];
        const progress = overallProgress({ report: (_, done) => seen.push(done) }, part, 3);
        for (const [stage, done, total] of reports) progress.report(stage, done, total);
        assert.deepEqual(
          seen,
          seen.toSorted((a, b) => a - b),
        );
        for (const done of seen) {
          assert.ok(done >= Math.floor((part / 3) * progressSteps));
          assert.ok(done <= ((part + 1) / 3) * progressSteps);
        }
      }),
    );
  });

  it('is further with a later stage, and with more of a stage', () => {
    const seen: number[] = [];
    const progress = overallProgress({ report: (_, done) => seen.push(done) }, 0, 1);
    progress.report('Reading history', 0, 0);
    progress.report('Reading files', 1, 2);
    progress.report('Reading files', 2, 2);
    progress.report('Writing the summary', 0, 0);
    assert.ok(
      seen.every((done, index) => index === 0 || done > seen[index - 1]!),
      seen.join(),
    );
  });
});
