/** E3: what Ada added in an area of others and they then built on, and what only looks so. */
import assert from 'node:assert/strict';

import {
  againstIn,
  argumentsBy,
  linesOf,
  tellStory,
  theArgument,
  type Deed,
} from '../../support/storySummary.ts';

const day = (number: number): string =>
  new Date(Date.UTC(2024, 0, number)).toISOString().slice(0, 10);

/** Commits in `search/` before Ada came, in turn by those given. */
function before(...who: readonly Deed['who'][]): readonly Deed[] {
  return Array.from({ length: 12 }, (_, at) => ({
    who: who[at % who.length]!,
    on: day(at + 1),
    files: {
      'search/rank.ts': linesOf(`rank${at}`),
      'search/find.ts': linesOf('find'),
      'search/page.ts': linesOf('page'),
    },
  }));
}

const added: Deed = {
  who: 'Ada',
  on: '2025-02-01',
  subject: 'Search: a place to cache',
  files: { 'search/cache.ts': linesOf('cache') },
};
const takes = (own: string, name: string, from: string): string =>
  `import { ${name} } from './${from}.ts';\nexport const use${own} = ${name};\n${linesOf(own)}`;
const uses: readonly Deed[] = [
  { who: 'Bo', on: '2025-03-01', files: { 'search/find.ts': takes('find', 'cache0', 'cache') } },
  { who: 'Cy', on: '2026-02-01', files: { 'search/page.ts': takes('page', 'cache1', 'cache') } },
];

describe('E3, a file added in an area of others', () => {
  it('that people of the area came to use', async () => {
    const told = theArgument(await tellStory([...before('Bo', 'Cy'), added, ...uses]), 'E3');
    assert.equal(
      told.claim,
      'In search, Ada Byron added 1 file; after that, 2 people who had worked there before made 2 places there depend on it, 1 of them in this period. Before that, none of the 12 commits that people made there was the maker’s.',
    );
    assert.ok(told.argument.inPeriod);
    assert.deepEqual(
      told.argument.evidence.map(({ place, text }) => place ?? text),
      ['Search: a place to cache', 'search/find.ts', 'search/page.ts'],
    );
    assert.deepEqual([...againstIn(told)], []);
  });

  it('by one person, in one commit, with her help', async () => {
    const files = {
      'search/find.ts': takes('find', 'cache0', 'cache'),
      'search/page.ts': takes('page', 'cache0', 'cache'),
      'search/rank.ts': takes('rank', 'cache0', 'cache'),
    };
    const subject = 'Cache\n\nCo-authored-by: Ada Byron <ada@rules.example>';
    const use: Deed = { who: 'Bo', on: '2026-02-01', files, subject };
    const told = theArgument(await tellStory([...before('Bo'), added, use]), 'E3');
    assert.deepEqual(
      [...againstIn(told)],
      [
        ['single-adopter', '3 of 3'],
        ['one-commit', '3 of 3'],
        ['with-makers-help', '1 of 1'],
      ],
    );
  });

  it('where she went on alone', async () => {
    const on = (number: number): Deed => ({
      who: 'Ada',
      on: `2025-05-0${number}`,
      files: { 'search/cache.ts': linesOf(`cache`, 12 + number) },
    });
    const told = theArgument(
      await tellStory([...before('Bo', 'Cy'), added, ...uses, on(1), on(2), on(3)]),
      'E3',
    );
    assert.equal(againstIn(told).get('stayed-there'), '3 of 5');
  });
});

describe('E3, a public name added to a file of others', () => {
  const names: Deed = {
    who: 'Ada',
    on: '2025-02-01',
    files: { 'search/rank.ts': `${linesOf('rank11')}export const boost = 1;\n` },
  };
  const takesBoost: readonly Deed[] = [
    { who: 'Bo', on: '2025-03-01', files: { 'search/find.ts': takes('find', 'boost', 'rank') } },
    { who: 'Cy', on: '2026-02-01', files: { 'search/page.ts': takes('page', 'boost', 'rank') } },
  ];

  it('that people of the area came to use', async () => {
    const told = theArgument(await tellStory([...before('Bo', 'Cy'), names, ...takesBoost]), 'E3');
    assert.match(told.claim, /Ada Byron added 1 public name \(boost\); after that, 2 people/);
  });

  it('not where they only took names that were there', async () => {
    const old = takesBoost.map((deed) => ({
      ...deed,
      files: Object.fromEntries(
        Object.entries(deed.files).map(([path, text]) => [
          path,
          (text as string).replaceAll('boost', 'rank110'),
        ]),
      ),
    }));
    assert.deepEqual(
      argumentsBy(await tellStory([...before('Bo', 'Cy'), names, ...old]), 'E3'),
      [],
    );
  });

  it('not where she moved it there from another file of theirs', async () => {
    const there: Deed = {
      who: 'Bo',
      on: '2025-01-01',
      files: { 'search/weights.ts': 'export const boost = 1;\nexport const fade = 2;\n' },
    };
    const moved: Deed = {
      ...names,
      files: { ...names.files, 'search/weights.ts': 'export const fade = 2;\n' },
    };
    assert.deepEqual(
      argumentsBy(await tellStory([...before('Bo', 'Cy'), there, moved, ...takesBoost]), 'E3'),
      [],
    );
  });
});

describe('E3, a file that others wrote before', () => {
  const theirs: Deed = {
    who: 'Bo',
    on: '2025-01-01',
    files: { 'search/store.ts': linesOf('cache', 40) },
  };
  const [half, rest] = [
    linesOf('cache', 20),
    linesOf('cache', 40).slice(linesOf('cache', 20).length),
  ];

  it('and Ada only split', async () => {
    const split: Deed = { ...added, files: { 'search/cache.ts': half, 'search/store.ts': rest } };
    const deeds = [...before('Bo', 'Cy'), theirs, split, ...uses];
    assert.deepEqual(argumentsBy(await tellStory(deeds), 'E3'), []);
  });

  it('and Ada wrote anew elsewhere in the area', async () => {
    const old: Deed = { ...theirs, files: { 'search/old/cache.ts': linesOf('kept') } };
    const anew: Deed = { ...added, files: { ...added.files, 'search/old/cache.ts': null } };
    const deeds = [...before('Bo', 'Cy'), old, anew, ...uses];
    assert.deepEqual(argumentsBy(await tellStory(deeds), 'E3'), []);
  });
});

describe('E3 does not apply', () => {
  const elsewhere = (deed: Deed): Deed => ({
    ...deed,
    files: Object.fromEntries(
      Object.entries(deed.files).map(([path, text]) => [
        path.replace('search/', 'shop/'),
        (text as string).replace("'./", "'../search/"),
      ]),
    ),
  });
  for (const [why, deeds] of [
    ['where she worked there before', [...before('Bo', 'Ada'), added, ...uses]],
    ['where hardly anybody had worked before', [...before('Bo').slice(0, 9), added, ...uses]],
    ['where only others elsewhere use it', [...before('Bo', 'Cy'), added, ...uses.map(elsewhere)]],
    [
      'where only newcomers use it',
      [...before('Bo', 'Cy'), added, ...uses.map((use) => ({ ...use, who: 'Di' }))],
    ],
    ['where one place uses it', [...before('Bo', 'Cy'), added, uses[0]!]],
    [
      'where her own places use it',
      [...before('Bo', 'Cy'), added, ...uses.map((use) => ({ ...use, who: 'Ada' }))],
    ],
    [
      'before the uses came',
      [...before('Bo', 'Cy'), added, uses[0]!, { ...uses[1]!, on: '2026-07-01' }],
    ],
  ] as const satisfies readonly (readonly [string, readonly Deed[]])[]) {
    it(why, async () => {
      const summary = await tellStory(deeds);
      assert.ok(summary.contributions.length > 0);
      assert.deepEqual(argumentsBy(summary, 'E3'), []);
    });
  }

  it('where a team owns a good part of what she changes', async () => {
    const owners: Deed = {
      who: 'Di',
      on: day(1),
      files: {
        CODEOWNERS: '/search/ @o/search\n/shop/ @o/shop\n',
        'shop/cart.ts': linesOf('cart'),
      },
    };
    const deeds = [owners, ...before('Bo', 'Cy'), added, ...uses];
    assert.deepEqual(argumentsBy(await tellStory(deeds), 'E3'), []);
    const home = Array.from({ length: 6 }, (_, at): Deed => ({
      who: 'Ada',
      on: `2025-01-0${at + 1}`,
      files: { [`shop/part${at}.ts`]: linesOf(`part${at}x`) },
    }));
    const told = theArgument(await tellStory([...deeds, ...home]), 'E3');
    assert.match(
      told.claim,
      /^In search \(of Search\), Ada Byron added 1 file; .+ Before that, none of the 12 commits /,
    );
  });
});
