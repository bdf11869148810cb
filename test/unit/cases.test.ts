/** What the runner of the cases makes of its two checks. */
import assert from 'node:assert/strict';

import { differences } from '../cases/differences.ts';
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

describe('facts beside what a case expects', () => {
  const facts = {
    old: { name: 'a', outside: false },
    list: [{ n: 1, m: 2 }, { n: 3 }],
    words: ['x', 'y'],
    share: 2.44,
  };
  for (const [expected, wrong] of [
    [{ old: { name: 'a' } }, []],
    [{ old: { name: 'b' } }, ['old.name']],
    [{ old: null }, ['old']],
    [{ list: [{ n: 3 }] }, []],
    [{ list: [{ n: 1, m: 3 }] }, ['list']],
    [{ words: ['x'] }, ['words']],
    [{ words: ['x', 'y'], share: 2.4 }, []],
    [{ share: 2.5, missing: 1 }, ['share', 'missing']],
  ] as const) {
    it(JSON.stringify(expected), () =>
      assert.deepEqual(
        differences(facts, expected).map((line) => line.slice(0, line.indexOf(':'))),
        wrong,
      ),
    );
  }
});
