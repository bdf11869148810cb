/** D2: what others made on it from the first version on, and what only looks so. */
import assert from 'node:assert/strict';

import {
  againstIn,
  argumentsBy,
  linesOf,
  tellStory,
  theArgument,
  type Deed,
} from '../../support/storySummary.ts';

const takes = (name: string, from = '../../lib/net'): string =>
  `import { retry0 } from '${from}/retry.ts';\nexport const ${name} = retry0;\n${linesOf(name)}`;
/** A file that keeps its import, whatever moves out of it. */
const all = (parts: readonly string[]): string =>
  `import { retry0 } from '../../lib/net/retry.ts';\nexport const keep = retry0;\n${parts.map((part) => linesOf(part, 7)).join('')}`;
const net: Deed = { who: 'Ada', on: '2025-02-01', files: { 'lib/net/retry.ts': linesOf('retry') } };
const manifest = (name: string): string => JSON.stringify({ name, version: '1.0.0' });

describe('D2, files created on it', () => {
  it('are told with who and when', async () => {
    const told = theArgument(
      await tellStory([
        net,
        { who: 'Bo', on: '2025-09-01', files: { 'apps/web/load.ts': takes('load') } },
        { who: 'Cy', on: '2026-02-01', files: { 'apps/cart/pay.ts': takes('pay') } },
      ]),
      'D2',
    );
    assert.equal(
      told.claim,
      '2 files of 2 people depended on it from the first version on. In this period, 1 of these came.',
    );
    assert.deepEqual(
      told.argument.evidence.map(({ place }) => place),
      ['apps/web/load.ts', 'apps/cart/pay.ts'],
    );
  });

  const traps: Readonly<Record<string, readonly Deed[]>> = {
    'existed before they used it': [
      { who: 'Bo', on: '2025-01-01', files: { 'apps/web/load.ts': linesOf('load') } },
      { who: 'Cy', on: '2025-01-02', files: { 'apps/cart/pay.ts': linesOf('pay') } },
      net,
      { who: 'Bo', on: '2025-09-01', files: { 'apps/web/load.ts': takes('load') } },
      { who: 'Cy', on: '2026-02-01', files: { 'apps/cart/pay.ts': takes('pay') } },
    ],
    'only moved': [
      net,
      { who: 'Ada', on: '2025-03-01', files: { 'apps/web/load.ts': takes('load') } },
      { who: 'Ada', on: '2025-03-02', files: { 'apps/cart/pay.ts': takes('pay') } },
      {
        who: 'Bo',
        on: '2025-09-01',
        files: { 'apps/web/load.ts': null, 'apps/site/load.ts': takes('load') },
      },
      {
        who: 'Cy',
        on: '2026-02-01',
        files: { 'apps/cart/pay.ts': null, 'apps/till/pay.ts': takes('pay') },
      },
    ],
    'only pass it on': [
      net,
      {
        who: 'Bo',
        on: '2025-09-01',
        files: { 'apps/web/load.ts': "export * from '../../lib/net/retry.ts';\n" },
      },
      {
        who: 'Cy',
        on: '2026-02-01',
        files: { 'apps/cart/pay.ts': "export * from '../../lib/net/retry.ts';\n" },
      },
    ],
    'lie in the same folder': [
      net,
      {
        who: 'Ada',
        on: '2025-02-02',
        files: { 'lib/net/wait.ts': linesOf('wait') },
      },
      { who: 'Bo', on: '2025-09-01', files: { 'lib/net/load.ts': takes('load', '.') } },
      {
        who: 'Cy',
        on: '2026-02-01',
        files: { 'lib/net/pay.ts': `import './wait.ts';\n${takes('pay', '.')}` },
      },
    ],
    'hold what was moved there, by a commit that left the old file its import': [
      net,
      { who: 'Ada', on: '2025-03-01', files: { 'apps/web/all.ts': all(['pay']) } },
      { who: 'Bo', on: '2025-09-01', files: { 'apps/till/load.ts': takes('load') } },
      {
        who: 'Cy',
        on: '2026-02-01',
        files: {
          'apps/web/all.ts': all([]),
          'apps/cart/pay.ts': `${takes('payer')}${linesOf('pay', 7)}`,
        },
      },
    ],
    'are mostly what a neighbour says': [
      net,
      { who: 'Ada', on: '2025-03-01', files: { 'apps/web/first.ts': linesOf('first', 30) } },
      { who: 'Ada', on: '2025-03-02', files: { 'apps/cart/second.ts': linesOf('second', 30) } },
      {
        who: 'Bo',
        on: '2025-09-01',
        files: { 'apps/web/load.ts': `${takes('load')}${linesOf('first', 14)}` },
      },
      {
        who: 'Cy',
        on: '2026-02-01',
        files: { 'apps/cart/pay.ts': `${takes('pay')}${linesOf('second', 14)}` },
      },
    ],
    'came with others that were converted': [
      net,
      {
        who: 'Ada',
        on: '2025-03-01',
        files: { 'apps/web/old.js': linesOf('old'), 'apps/cart/old.js': linesOf('cart') },
      },
      {
        who: 'Bo',
        on: '2025-09-01',
        files: {
          'apps/web/old.js': null,
          'apps/web/old.ts': linesOf('other'),
          'apps/web/load.ts': takes('load'),
        },
      },
      { who: 'Cy', on: '2026-02-01', files: { 'apps/cart/pay.ts': takes('pay') } },
    ],
    'take it only through what another package passes on': [
      net,
      {
        who: 'Ada',
        on: '2025-03-01',
        files: {
          'package.json': JSON.stringify({ name: 'shop', workspaces: ['packages/*'] }),
          'packages/front/package.json': manifest('front'),
          'packages/front/index.ts':
            "export { retry0 } from '../../lib/net/retry.ts';\nexport const front = 1;\n",
        },
      },
      {
        who: 'Bo',
        on: '2025-09-01',
        files: {
          'apps/web/load.ts': takes('load').replace(
            /'[^']*retry.ts'/,
            "'../../packages/front/index.ts'",
          ),
        },
      },
      { who: 'Cy', on: '2026-02-01', files: { 'apps/cart/pay.ts': takes('pay') } },
    ],
    'use it no longer': [
      net,
      { who: 'Bo', on: '2025-09-01', files: { 'apps/web/load.ts': takes('load') } },
      { who: 'Cy', on: '2025-10-01', files: { 'apps/cart/pay.ts': takes('pay') } },
      { who: 'Di', on: '2026-03-01', files: { 'apps/cart/pay.ts': linesOf('pay') } },
    ],
    'are of one person alone': [
      net,
      { who: 'Bo', on: '2025-09-01', files: { 'apps/web/load.ts': takes('load') } },
      { who: 'Bo', on: '2026-02-01', files: { 'apps/cart/pay.ts': takes('pay') } },
    ],
    'take what somebody else made, and she changed in a line': [
      { ...net, who: 'Di' },
      {
        who: 'Ada',
        on: '2025-03-01',
        files: { 'lib/net/retry.ts': linesOf('retry').replace("'retry 0'", "'at once'") },
      },
      { who: 'Bo', on: '2025-09-01', files: { 'apps/web/load.ts': takes('load') } },
      { who: 'Cy', on: '2026-02-01', files: { 'apps/cart/pay.ts': takes('pay') } },
    ],
  };
  for (const [why, deeds] of Object.entries(traps)) {
    it(`do not count where they ${why}`, async () => {
      const summary = await tellStory(deeds);
      assert.ok(summary.contributions.length > 0);
      assert.deepEqual(argumentsBy(summary, 'D2'), []);
    });
  }

  it('of which one was created after the period do not count yet', async () => {
    const deeds: readonly Deed[] = [
      net,
      { who: 'Bo', on: '2025-09-01', files: { 'apps/web/load.ts': takes('load') } },
      { who: 'Cy', on: '2026-07-01', files: { 'apps/cart/pay.ts': takes('pay') } },
    ];
    assert.deepEqual(argumentsBy(await tellStory(deeds), 'D2'), []);
  });
});

describe('D2, packages created on it', () => {
  const workspace: Deed = {
    who: 'Di',
    on: '2025-01-01',
    files: { 'package.json': JSON.stringify({ name: 'shop', workspaces: ['packages/*'] }) },
  };
  const created = (who: Deed['who'], on: string, uses: boolean): Deed => ({
    who,
    on,
    files: {
      'packages/till/package.json': manifest('till'),
      'packages/till/index.ts': uses ? takes('till') : linesOf('till'),
    },
  });

  it('are named', async () => {
    const told = theArgument(
      await tellStory([workspace, net, created('Bo', '2026-02-01', true)]),
      'D2',
    );
    assert.match(told.claim, /The package packages\/till depended on it when it first landed\.$/);
    assert.ok(told.argument.inPeriod);
  });

  it('do not count where a later commit took it', async () => {
    const later: Deed = {
      who: 'Bo',
      on: '2026-03-01',
      files: { 'packages/till/index.ts': takes('till') },
    };
    const deeds = [workspace, net, created('Bo', '2026-02-01', false), later];
    assert.deepEqual(argumentsBy(await tellStory(deeds), 'D2'), []);
  });

  it('do not count where they are her own', async () => {
    const own = created('Ada', '2025-05-01', false);
    const use: Deed = {
      who: 'Bo',
      on: '2026-03-01',
      files: { 'packages/till/bo.ts': takes('bo') },
    };
    assert.deepEqual(argumentsBy(await tellStory([workspace, net, own, use]), 'D2'), []);
  });
});

describe('D2, later commits that go on from it', () => {
  const made: Deed = { ...net, number: 7, subject: 'Add retries' };
  const after = (subject: string, who: Deed['who'] = 'Bo'): Deed => ({
    who,
    on: '2026-02-01',
    files: { 'apps/web/load.ts': linesOf('load') },
    subject,
    number: 12,
  });

  it('are quoted', async () => {
    const told = theArgument(await tellStory([made, after('Follow-up to #7: budgets')]), 'D2');
    assert.equal(
      told.claim,
      '1 later commit of 1 other person says that it goes on from it in this period.',
    );
    assert.equal(told.argument.evidence[0]?.text, 'Follow-up to #7: budgets (#12)');
  });

  it('stand beside those that correct it', async () => {
    const fix: Deed = { ...after('Fix the wait that came with #7', 'Cy'), on: '2026-03-01' };
    const told = theArgument(await tellStory([made, after('Based on #7'), fix]), 'D2');
    assert.equal(againstIn(told).get('amended'), '1 of 2');
  });

  for (const subject of [
    'Load pages (fixes #7)',
    'Changelog for #7',
    'Revert #7',
    'Backport of #7',
    'Fix what broke after #7',
    'Follow-up to other/repo#7',
    'Load pages',
  ]) {
    it(`are not “${subject}”`, async () =>
      assert.deepEqual(argumentsBy(await tellStory([made, after(subject)]), 'D2'), []));
  }

  it('are nobody’s own', async () =>
    assert.deepEqual(
      argumentsBy(await tellStory([made, after('Follow-up to #7', 'Ada')]), 'D2'),
      [],
    ));
});

describe('D2, design documents that others cite', () => {
  const decision: Deed = {
    who: 'Ada',
    on: '2025-02-01',
    files: { 'docs/adr/0012-use-tokens.md': '# Use tokens\n\nInstead of sessions.\n' },
  };
  const notes = (text: string, who: Deed['who'] = 'Bo'): Deed => ({
    who,
    on: '2026-02-01',
    files: { 'docs/login.md': `# Login\n\n${text}\n` },
  });

  for (const text of ['See 0012-use-tokens.md.', 'As ADR-12 says.', 'As ADR 0012 says.']) {
    it(text, async () => {
      const told = theArgument(
        await tellStory([
          decision,
          { ...notes('Sessions.'), on: '2025-06-01' },
          notes(text),
          { ...notes(`${text} And more.`, 'Cy'), on: '2026-03-01' },
        ]),
        'D2',
      );
      assert.equal(
        told.claim,
        'The design document docs/adr/0012-use-tokens.md is cited in 1 later commit of 1 other person in this period.',
      );
      assert.deepEqual(
        told.argument.evidence.map(({ place, landed }) => [place, landed.slice(0, 10)]),
        [['docs/login.md', '2026-02-01']],
      );
    });
  }

  for (const [why, deeds] of [
    ['she cited it herself', [decision, notes('See 0012-use-tokens.md.', 'Ada')]],
    ['another number is meant', [decision, notes('As ADR-121 says.')]],
    [
      'it stands in the list of them all',
      [
        decision,
        {
          who: 'Bo',
          on: '2026-02-01',
          files: { 'docs/adr/README.md': '- [Use tokens](0012-use-tokens.md)\n' },
        },
      ],
    ],
    [
      'somebody works on the document itself',
      [
        decision,
        {
          who: 'Bo',
          on: '2026-02-01',
          subject: 'ADR-12: wording',
          files: { 'docs/adr/0012-use-tokens.md': '# Use tokens\n\nInstead of a session.\n' },
        },
      ],
    ],
  ] as const) {
    it(`not where ${why}`, async () =>
      assert.deepEqual(argumentsBy(await tellStory(deeds), 'D2'), []));
  }
});
