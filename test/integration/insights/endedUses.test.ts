/** Uses that ended are found for a summary without reading every version, and what only looks ended is not. */
import assert from 'node:assert/strict';

import type { Summary } from '../../../src/core/summary/summary.ts';
import {
  againstIn,
  argumentsBy,
  linesOf,
  tellStory,
  type Deed,
} from '../../support/storySummary.ts';

const takes = (own: string, name = 'retry0', from = 'retry'): string =>
  `import { ${name} } from '../../lib/${from}.ts';\nexport const ${own} = ${name};\n${linesOf(own)}`;
const alone = (own: string): string => `export const ${own} = 0;\n${linesOf(own)}`;

const made: Deed = { who: 'Ada', on: '2025-02-01', files: { 'lib/retry.ts': linesOf('retry') } };
const used: readonly Deed[] = [
  { who: 'Bo', on: '2025-03-01', files: { 'apps/web/load.ts': takes('load') } },
  { who: 'Cy', on: '2025-04-01', files: { 'apps/cart/pay.ts': takes('pay') } },
  { who: 'Di', on: '2025-05-01', files: { 'apps/till/sum.ts': takes('sum') } },
];
const lasting: Deed = {
  who: 'Bo',
  on: '2025-05-02',
  files: { 'apps/desk/list.ts': takes('list') },
};
const on = (day: string, files: Deed['files'], who: Deed['who'] = 'Bo'): Deed => ({
  who,
  on: day,
  files,
  subject: `On ${day}`,
});

/** Places whose use ended, with the subject line of the commit that ended it. */
function endedIn({ contributions }: Summary): readonly string[] {
  return contributions.flatMap(({ uses }) =>
    uses.flatMap(({ adoption }) =>
      adoption.ended === null ? [] : [`${adoption.place} ${adoption.ended.landed.slice(0, 10)}`],
    ),
  );
}

const tell = async (...later: readonly Deed[]): Promise<Summary> =>
  tellStory([made, ...used, ...later]);

describe('a use ended', () => {
  it('when the place dropped it, and who began it and when is known', async () => {
    const summary = await tell(
      on('2026-02-01', { 'apps/web/load.ts': `${takes('load')}// More.\n` }),
      on('2026-03-01', { 'apps/web/load.ts': alone('load') }, 'Cy'),
    );
    assert.deepEqual(endedIn(summary), ['apps/web/load.ts 2026-03-01']);
    const [{ adoption } = { adoption: null }] = summary.contributions[0]!.uses;
    assert.equal(adoption?.landed.slice(0, 10), '2025-03-01');
    const [breadth] = argumentsBy(summary, 'E1');
    assert.equal(againstIn(breadth!).get('ended'), '1 of 3');
    assert.deepEqual(
      breadth!.argument.evidence.map(({ place }) => place),
      ['apps/cart/pay.ts', 'apps/till/sum.ts'],
    );
  });

  it('of which most took the same other thing: it was replaced', async () => {
    const summary = await tell(
      lasting,
      on('2025-06-01', { 'lib/again.ts': linesOf('again') }, 'Di'),
      on('2026-02-01', { 'apps/web/load.ts': takes('load', 'again0', 'again') }),
      on('2026-03-01', { 'apps/cart/pay.ts': takes('pay', 'again1', 'again') }),
    );
    assert.equal(endedIn(summary).length, 2);
    assert.equal(againstIn(told(summary)).get('replaced'), '2 of 2');
  });

  it('but was not replaced where each took something else', async () => {
    const summary = await tell(
      lasting,
      on('2025-06-01', { 'lib/again.ts': linesOf('again'), 'lib/wait.ts': linesOf('wait') }, 'Di'),
      on('2026-02-01', { 'apps/web/load.ts': takes('load', 'again0', 'again') }),
      on('2026-03-01', { 'apps/cart/pay.ts': takes('pay', 'wait0', 'wait') }),
    );
    assert.equal(endedIn(summary).length, 2);
    assert.equal(againstIn(told(summary)).get('replaced'), undefined);
  });
});

/** An argument about Ada's work that tells of all uses. */
function told(summary: Summary) {
  const [found] = [...argumentsBy(summary, 'E1'), ...argumentsBy(summary, 'D2')];
  assert.ok(found);
  return found;
}

describe('no use ended', () => {
  for (const [why, later] of [
    ['where the place is as it was', []],
    [
      'where the place changed and takes it still',
      [on('2026-02-01', { 'apps/web/load.ts': `${takes('load')}// More.\n` })],
    ],
    [
      'where the place moved',
      [on('2026-02-01', { 'apps/web/load.ts': null, 'apps/web/pages.ts': takes('load') })],
    ],
    ['where the place is gone', [on('2026-02-01', { 'apps/web/load.ts': null })]],
    [
      'where the name is taken from where it went',
      [
        on('2026-02-01', {
          'lib/retry.ts': linesOf('retry').split('\n').slice(1).join('\n'),
          'lib/first.ts': "export const retry0 = 'retry 0';\n",
          'apps/web/load.ts': takes('load', 'retry0', 'first'),
          'apps/cart/pay.ts': takes('pay', 'retry1'),
          'apps/till/sum.ts': takes('sum', 'retry2'),
        }),
      ],
    ],
  ] as const satisfies readonly (readonly [string, readonly Deed[]])[]) {
    it(why, async () => assert.deepEqual(endedIn(await tell(...later)), []));
  }
});
