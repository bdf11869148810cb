/** What the runner of the cases makes of its two checks. */
import assert from 'node:assert/strict';

import { judge } from '../cases/verdict.ts';

describe('a case', () => {
  for (const [rule, open, unproven, wrong, kind, says] of [
    ['passes when both agree', undefined, [], [], 'passed', /^ok {4}ID$/],
    [
      'fails when Groundwork answers otherwise',
      undefined,
      [],
      ['own: true'],
      'failed',
      /own: true/,
    ],
    ['fails when git does not show it', undefined, ['git does not'], [], 'failed', /git does not/],
    [
      'is open when it is known to be wrong',
      'barrel',
      [],
      ['own: true'],
      'open',
      /barrel \(own: true\)/,
    ],
    [
      'that is open fails when git does not show it',
      'barrel',
      ['git does not'],
      ['own'],
      'failed',
      /git does not/,
    ],
    [
      'that is open fails when Groundwork agrees',
      'barrel',
      [],
      [],
      'failed',
      /no longer open: close it/,
    ],
  ] as const) {
    it(rule, () => {
      const verdict = judge(open, unproven, wrong);
      assert.equal(verdict.kind, kind);
      assert.match(verdict.line, says);
    });
  }
});
