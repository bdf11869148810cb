import assert from 'node:assert/strict';

import type { CounterKind } from '../../../src/core/insights/counterEvidence.ts';
import {
  type Argument,
  type InsightContext,
  type InsightId,
  isArgument,
} from '../../../src/core/insights/insight.ts';
import { findArguments, useInsights } from '../../../src/core/insights/insights.ts';
import type { Adoption } from '../../../src/core/model.ts';
/** What can be argued about a contribution, what speaks against it, and when an insight does not apply. */
import type { SubjectCommit, SummaryAsset } from '../../../src/core/summary/input.ts';
import {
  adoption,
  asset,
  commit,
  contributionsOf,
  deed,
  extended,
  ownTeam,
  period,
  subject,
  teams,
} from '../../support/facts.ts';

const coverage = { complete: true, from: null, to: null, gaps: [] };
const context: InsightContext = { subject, period, teams, coverage };

const lib = (adoptions: readonly Adoption[], more: Partial<SummaryAsset> = {}): SummaryAsset =>
  asset('lib/net/retry.ts', '2025-01-01', { adoptions, ...more });

function contributionOf(assets: readonly SummaryAsset[], more: Partial<SubjectCommit> = {}) {
  const [contribution] = contributionsOf({
    assets,
    commits: [
      commit(
        'Add',
        assets[0]!.born.landed.slice(0, 10),
        assets.map((item) => item.path),
        more,
      ),
    ],
  });
  return contribution!;
}

function ask(id: InsightId, assets: readonly SummaryAsset[], given: Partial<InsightContext> = {}) {
  const insight = useInsights.find((item) => item.id === id)!;
  return insight.find(contributionOf(assets), { ...context, ...given });
}

function argue(
  id: InsightId,
  assets: readonly SummaryAsset[],
  given: Partial<InsightContext> = {},
): Argument {
  const answer = ask(id, assets, given);
  assert.ok(isArgument(answer), JSON.stringify(answer));
  return answer;
}

function reason(id: InsightId, assets: readonly SummaryAsset[]): string {
  const answer = ask(id, assets);
  return isArgument(answer) ? 'applies' : answer.reason;
}

const over = { ended: deed('2026-06-01', 'di') };
const wide = { reach: { people: 2, teams: 1, places: 2, transitive: 30 } };
const two = [adoption('a/x.ts', 'bo', '2026-02-01'), adoption('b/y.ts', 'cy', '2026-03-01')];

const originated = (share: number): Partial<SummaryAsset> => ({
  makers: [{ person: 'me', role: 'originated', share }],
});

describe('when an insight does not apply', () => {
  for (const [id, why, assets] of [
    ['D1', 'no-use-by-others', [lib([])]],
    [
      'D1',
      'no-use-by-others',
      [lib([adoption('lib/index.ts', 'bo', '2026-01-10', { via: 're-export' })])],
    ],
    [
      'D1',
      'no-use-by-others',
      [lib([adoption('x.ts', 'bo', '2026-02-01', { placeKind: 'test' })])],
    ],
    ['D1', 'no-use-in-period', [lib([adoption('x.ts', 'bo', '2025-12-31')])]],
    ['D1', 'no-use-in-period', [lib([adoption('x.ts', 'bo', '2026-07-01')])]],
    ['D1', 'applies', [lib([adoption('x.ts', 'bo', '2026-06-30')])]],
    ['E1', 'no-use-by-others', [lib([])]],
    ['E1', 'no-longer-used', [lib([adoption('x.ts', 'bo', '2026-02-01', over)])]],
    [
      'E1',
      'too-few-people',
      [lib([adoption('x.ts', 'bo', '2026-02-01'), adoption('y.ts', 'bo', '2026-03-01')])],
    ],
    [
      'E1',
      'too-few-people',
      [lib([adoption('x.ts', 'bo', '2026-02-01'), adoption('y.ts', 'cy', '2026-03-01', over)])],
    ],
    ['E1', 'applies', [lib(two)]],
    ['A3', 'no-use-by-others', [lib([], wide)]],
    ['A3', 'no-longer-used', [lib([adoption('x.ts', 'bo', '2026-02-01', over)], wide)]],
    ['A3', 'too-few-dependents', [lib(two, { reach: { ...wide.reach, transitive: 9 } })]],
    ['A3', 'too-few-dependents', [lib(two.slice(0, 1), wide)]],
    ['A3', 'applies', [lib(two, { reach: { ...wide.reach, transitive: 10 } })]],
    ['A3', 'too-few-dependents', [lib(two, { ...wide, ...originated(0.29) })]],
    ['A3', 'applies', [lib(two, { ...wide, ...originated(0.3) })]],
    ['D1', 'applies', [lib(two, originated(0.1))]],
    ...(['D1', 'E1', 'A3'] as const).map(
      (id) =>
        [id, 'applies', [lib(two, { ...wide, ...extended('2025-01-01', 'di', 0.5) })]] as const,
    ),
  ] as const) {
    it(`${id}: ${why}`, () => assert.equal(reason(id, assets), why));
  }

  it('none about uses to small pieces that were put together', () => {
    const pieces = contributionOf([lib(two, wide)]);
    for (const id of ['D1', 'E1', 'A3'] as const) {
      const insight = useInsights.find((item) => item.id === id)!;
      const answer = insight.find({ ...pieces, titleFrom: 'theme' }, context);
      assert.deepEqual(answer, { applies: false, reason: 'no-single-place' });
    }
  });

  it('none to work that was begun when the period was over', () => {
    const made = (day: string) =>
      contributionsOf({
        assets: [
          asset('lib/net/a.ts', day, {
            ...wide,
            adoptions: two.map((use) => ({ ...use, ...deed('2026-08-01', 'bo') })),
          }),
        ],
      });
    const counts = ['2026-06-30', '2026-07-01'].map(
      (day) => findArguments(made(day)[0]!, context).length,
    );
    assert.ok(counts[0]! > 0);
    assert.equal(counts[1], 0);
  });

  it('none applies to a theme', () => {
    const [theme] = contributionsOf({ commits: [commit('docs: x', '2026-02-01', ['a.md'])] });
    assert.deepEqual(findArguments(theme!, context), []);
    for (const insight of useInsights)
      assert.deepEqual(insight.find(theme!, context), { applies: false, reason: 'nothing-to-use' });
  });
});

describe('D1, later adoption', () => {
  const facts = (adoptions: readonly Adoption[], given: Partial<InsightContext> = {}) => {
    const found = argue('D1', [lib(adoptions)], given).facts;
    assert.ok(found.insight === 'D1');
    return found;
  };

  it('counts people, other teams and places of the period', () => {
    const found = facts([
      adoption('a.ts', 'bo', '2025-12-01'),
      adoption('b.ts', 'bo', '2026-02-01'),
      adoption('c.ts', 'bo', '2026-02-02', { teams: [ownTeam] }),
      adoption('d.ts', 'cy', '2026-02-03', { teams: [ownTeam, '@o/search'] }),
    ]);
    assert.deepEqual(found.inPeriod, {
      people: 2,
      ofOtherTeams: 2,
      teams: ['@o/checkout', '@o/search'],
      places: 3,
    });
    assert.deepEqual(found.earlier.places, 1);
  });

  for (const source of ['areas', 'none'] as const) {
    it(`counts no teams where there are ${source}`, () => {
      const found = facts(two, { teams: { ...teams, source } });
      assert.deepEqual(found.inPeriod, { people: 2, ofOtherTeams: 0, teams: [], places: 2 });
    });
  }

  for (const [trend, days] of [
    ['first', ['2026-02-01']],
    ['growing', ['2025-10-01', '2026-02-01', '2026-03-01']],
    ['steady', ['2025-10-01', '2026-02-01']],
    ['slowing', ['2025-09-01', '2025-10-01', '2026-02-01']],
    ['growing', ['2024-12-31', '2026-02-01']],
  ] as const) {
    it(`is ${trend} with uses on ${days.join(', ')}`, () => {
      const found = argue('D1', [
        asset('lib/a.ts', '2024-01-01', {
          adoptions: days.map((day, index) => adoption(`x${index}.ts`, 'bo', day)),
        }),
      ]).facts;
      assert.ok(found.insight === 'D1');
      assert.equal(found.trend, trend);
    });
  }

  it('tells the first one of the period, whatever came before', () => {
    const ended = adoption('gone.ts', 'bo', '2025-03-01', over);
    const found = facts([ended, adoption('x.ts', 'cy', '2025-06-01'), ...two]);
    assert.deepEqual([found.first.landed.slice(0, 10), found.earlier.places], ['2026-02-01', 1]);
  });

  it('is over where all of them have ended', () =>
    assert.equal(facts([adoption('x.ts', 'bo', '2026-02-01', over)]).trend, 'over'));

  it('tells the days since the last change of what is used before the use, or since it was begun where that was recent', () => {
    const first = (landed: string, changes: readonly string[], path = 'lib/a.ts') => {
      const made = asset(path, '2025-01-01', { adoptions: [adoption('x.ts', 'bo', landed)] });
      const [contribution] = contributionsOf({
        assets: [made, asset('lib/b.ts', '2025-01-01')],
        commits: changes.map((day) => commit(`Change ${day}`, day, [made.path])),
      });
      const answer = useInsights[0]!.find(contribution!, context);
      assert.ok(isArgument(answer) && answer.facts.insight === 'D1');
      const { first: use, before } = answer.facts;
      return [use.sinceChange, use.sinceBegun, before];
    };
    assert.deepEqual(first('2026-02-01', []), [396, null, true]);
    assert.deepEqual(first('2026-02-01', ['2025-12-01']), [62, null, true]);
    assert.deepEqual(first('2026-03-01', ['2026-01-02']), [58, null, false]);
    assert.deepEqual(first('2026-02-01', ['2025-12-01', '2026-02-02']), [62, null, true]);
    assert.deepEqual(first('2026-02-01', ['2026-01-02']), [30, 396, false]);
    assert.deepEqual(first('2026-02-01', ['2026-01-01']), [31, null, false]);
    assert.deepEqual(first('2026-02-01', ['2026-02-01']), [0, 396, false]);
  });

  it('takes every commit for a change of the package that is the whole repository', () => {
    const root = asset('.', '2025-01-01', {
      kind: 'package',
      adoptions: [adoption('x.ts', 'bo', '2026-02-01')],
    });
    const [contribution] = contributionsOf({
      assets: [root],
      commits: [commit('More', '2025-11-01', ['src/deep/a.ts'])],
    });
    assert.equal(contribution!.uses[0]!.lastChange?.slice(0, 10), '2025-11-01');
  });

  it('shows the uses of the period', () => {
    const shown = argue('D1', [
      lib([
        adoption('a.ts', 'bo', '2025-10-01'),
        adoption('e.ts', 'cy', '2026-02-01'),
        adoption('f.ts', 'cy', '2026-02-02'),
      ]),
    ]).evidence.map(({ place }) => place);
    assert.deepEqual(shown, ['e.ts', 'f.ts']);
  });

  it('counts the days between the dates that are shown, each in its time zone', () => {
    const made = asset('lib/a.ts', '2025-01-01', {
      adoptions: [{ ...adoption('x.ts', 'bo', '2026-02-20'), landed: '2026-02-20T22:11:00-05:00' }],
    });
    const changed = {
      ...commit('More', '2026-02-15', [made.path]),
      landed: '2026-02-15T23:00:00Z',
    };
    const [contribution] = contributionsOf({ assets: [made], commits: [changed] });
    const answer = useInsights[0]!.find(contribution!, context);
    assert.ok(isArgument(answer) && answer.facts.insight === 'D1');
    assert.deepEqual(
      [answer.facts.first.lastChange, answer.facts.first.sinceChange],
      [changed.landed, 5],
    );
  });

  it('takes mass moves, generated files and the far end of a large commit for changes', () => {
    const made = asset('lib/a.ts', '2025-01-01', {
      adoptions: [adoption('x.ts', 'bo', '2026-02-20')],
    });
    const last = (change: Partial<SubjectCommit>, paths = [made.path]): string | undefined => {
      const changed = { ...commit('Move', '2026-02-10', paths), ...change };
      const [contribution] = contributionsOf({ assets: [made], commits: [changed] });
      return contribution!.uses[0]!.lastChange?.slice(0, 10);
    };
    assert.equal(last({ excluded: 'bulk' }), '2026-02-10');
    assert.equal(last({ excluded: 'generated' }), '2026-02-10');
    assert.equal(last({ morePaths: [made.path] }, ['other.ts']), '2026-02-10');
    assert.equal(last({}, ['other.ts']), '2025-01-01');
  });
});

describe('E1, breadth of use', () => {
  it('counts who depends on it now, and who of them never worked on it', () => {
    const makers = [
      { person: 'me', role: 'originated', share: null },
      { person: 'cy', role: 'extended', share: null },
    ] as const;
    const { facts } = argue('E1', [
      lib([...two, adoption('b/z.ts', 'di', '2025-01-05', over)], { makers }),
    ]);
    assert.ok(facts.insight === 'E1');
    assert.deepEqual([facts.now.people, facts.now.places, facts.neverWorkedOnIt], [2, 2, 1]);
    assert.deepEqual(facts.areas, [
      { repository: 0, area: 'a', places: 1, people: 1 },
      { repository: 0, area: 'b', places: 1, people: 1 },
    ]);
  });
});

describe('what D1, E1 and A3 leave out', () => {
  for (const id of ['D1', 'E1'] as const) {
    it(`${id}: says so where places that use it today are not counted`, () => {
      const told = (adoptions: readonly Adoption[]): boolean => {
        const now = adoption('b/now.ts', 'cy', '2026-02-01');
        const { facts } = argue(id, [lib([...adoptions, now])]);
        assert.ok(facts.insight === 'D1' || facts.insight === 'E1');
        return facts.leftOut === true;
      };
      const unclear = adoption('c/moved.ts', 'di', '2025-06-01', { unclear: 'moved-here' });
      assert.ok(told([...two, unclear]));
      assert.ok(!told(two));
      assert.ok(!told([...two, { ...unclear, placeKind: 'test' }]));
    });
  }

  it('A3: counts every file that uses it today, whoever made it do so', () => {
    const { facts } = argue('A3', [
      lib(
        [
          ...two,
          adoption('own.ts', 'me', '2025-06-01', { own: true }),
          adoption('moved.ts', 'di', '2025-06-01', { unclear: 'moved-here' }),
          adoption('index.ts', 'di', '2025-06-01', { via: 're-export' }),
          adoption('front.ts', 'di', '2025-06-01', { unclear: 'passed-on' }),
          adoption('a.test.ts', 'di', '2025-06-01', { placeKind: 'test' }),
          adoption('gone.ts', 'di', '2025-06-01', over),
        ],
        wide,
      ),
    ]);
    assert.ok(facts.insight === 'A3');
    assert.deepEqual([facts.files, facts.direct.places], [4, 2]);
  });

  const before = adoption('c/old.ts', 'di', '2024-01-05');
  for (const id of ['E1', 'A3'] as const) {
    const since = (adoptions: readonly Adoption[]): string => {
      const { facts } = argue(id, [lib(adoptions, wide)]);
      assert.ok(facts.insight === 'E1' || facts.insight === 'A3');
      return facts.since;
    };

    it(`${id}: nothing, where all came after it was made`, () => assert.equal(since(two), 'ever'));

    it(`${id}: what depended before on what it was made of`, () =>
      assert.equal(since([...two, before]), 'making'));

    it(`${id}: no use that ended, and no test`, () =>
      assert.equal(
        since([...two, { ...before, ...over }, { ...before, placeKind: 'test' }]),
        'ever',
      ));
  }
});

describe('A3, load-bearing', () => {
  it('tells the dependents of the one that most places name', () => {
    const makers = [{ person: 'me', role: 'originated', share: 0.4 }] as const;
    const { facts } = argue('A3', [
      lib(two, { reach: { ...wide.reach, transitive: 12 } }),
      asset('lib/net/wait.ts', '2025-01-01', { adoptions: two, makers, ...wide }),
      asset('lib/net/few.ts', '2025-01-01', {
        reach: { ...wide.reach, transitive: 9 },
        adoptions: [...two, adoption('c/z.ts', 'di', '2026-03-01')],
      }),
      asset('lib/net/unused.ts', '2025-01-01', { reach: { ...wide.reach, transitive: 99 } }),
    ]);
    assert.ok(facts.insight === 'A3');
    assert.equal(facts.asset, 'module:lib/net/wait.ts');
    assert.deepEqual(
      [facts.transitive, facts.direct.places, facts.originated, facts.share],
      [30, 2, true, 0.4],
    );
  });

  it('counts the places of other repositories that name it, each once', () => {
    const there = (place: string, more: Partial<Adoption> = {}) => ({
      ...adoption(place, 'di', '2026-03-01', more),
      created: false,
    });
    const elsewhere = [
      {
        repository: 1,
        adoptions: [
          there('a/x.ts'),
          there('a/x.ts'),
          there('test/y.ts', { placeKind: 'test' }),
          there('own.ts', { own: true }),
        ],
        mentions: [],
      },
      { repository: 2, adoptions: [there('a/x.ts')], mentions: [] },
    ];
    const used = lib(two, { reach: { ...wide.reach, transitive: 9 }, elsewhere });
    const { facts } = argue('A3', [used]);
    assert.ok(facts.insight === 'A3');
    assert.deepEqual([facts.transitive, facts.direct.places, facts.direct.people], [11, 4, 3]);
    assert.deepEqual(
      facts.areas.map(({ repository, area }) => [repository, area]),
      [
        [0, 'a'],
        [0, 'b'],
        [1, 'a'],
        [2, 'a'],
      ],
    );
  });
});

describe('what speaks against it', () => {
  const against = (
    assets: readonly SummaryAsset[],
    kind: CounterKind,
    work: Partial<SubjectCommit> = {},
  ) =>
    findArguments(contributionOf(assets, work), context)
      .find(({ facts }) => facts.insight === 'D1')
      ?.counterEvidence.find((item) => item.kind === kind);
  const use = (place: string, who: string, more: Partial<Adoption> = {}): Adoption =>
    adoption(place, who, '2026-02-01', more);
  const both = [
    { person: 'me', role: 'originated', share: null },
    { person: 'bo', role: 'extended', share: null },
  ] as const;

  for (const [kind, assets, want, silent] of [
    ['single-adopter', [lib([use('x.ts', 'bo'), use('y.ts', 'bo')])], [2, 2], [lib(two)]],
    [
      'own-team-only',
      [lib([use('x.ts', 'bo', { teams: [ownTeam] })])],
      [1, 1],
      [lib([use('x.ts', 'bo', { teams: [] })])],
    ],
    [
      'one-commit',
      [lib(['x.ts', 'y.ts', 'z.ts'].map((place) => use(place, 'bo')))],
      [3, 3],
      [lib(two)],
    ],
    ['bulk', [lib([use('x.ts', 'bo', { bulk: true }), use('y.ts', 'cy')])], [1, 2], [lib(two)]],
    ['inside', [lib([use('lib/net/retry.ts/x.ts', 'bo'), use('y.ts', 'cy')])], [1, 2], [lib(two)]],
    [
      'type-only',
      [lib([use('x.ts', 'bo', { via: 'type-import' }), use('y.ts', 'cy')])],
      [1, 2],
      [lib(two)],
    ],
    [
      'copied',
      [lib([use('x.ts', 'bo', { copied: true, placeKind: 'config' }), use('y.ts', 'cy')])],
      [1, 2],
      [lib(two)],
    ],
    [
      'with-makers-help',
      [
        lib([
          use('x.ts', 'bo', { coAuthors: ['me'] }),
          use('y.ts', 'bo', { coAuthors: ['me'] }),
          use('z.ts', 'cy'),
        ]),
      ],
      [1, 2],
      [lib([use('x.ts', 'bo', { coAuthors: ['cy'] })])],
    ],
    [
      'co-makers',
      [lib([use('x.ts', 'bo'), use('y.ts', 'bo'), use('z.ts', 'cy')], { makers: both })],
      [1, 2],
      [lib(two)],
    ],
    ['ended', [lib([use('x.ts', 'bo', over), use('y.ts', 'cy')])], [1, 2], [lib(two)]],
    ['extended-only', [lib(two, extended('2025-01-01', 'di', 0.6))], [1, 1], [lib(two)]],
    [
      'lines-of-others',
      [lib(two, { makers: [{ person: 'me', role: 'originated', share: 0.44 }] })],
      [1, 1],
      [lib(two, { makers: [{ person: 'me', role: 'originated', share: 0.45 }] })],
    ],
    [
      'unused-parts',
      [lib(two), asset('lib/net/b.ts', '2025-01-01'), asset('lib/net/c.ts', '2025-01-01')],
      [2, 3],
      [lib(two)],
    ],
    [
      'unknown-person',
      [lib([use('x.ts', 'bo'), { ...use('y.ts', 'cy'), person: null }])],
      [1, 2],
      [lib([use('x.ts', 'bo'), { ...use('y.ts', 'cy', { placeKind: 'test' }), person: null }])],
    ],
  ] as const) {
    it(kind, () => {
      const found = against(assets, kind);
      assert.deepEqual([found?.count, found?.of], want);
    });
    it(`not ${kind}`, () => assert.equal(against(silent, kind), undefined));
  }

  it('not own-team-only, where that team owns whatever nobody else does', () => {
    const assets = [lib([adoption('x.ts', 'bo', '2026-02-01', { teams: [ownTeam] })])];
    const kinds = (byDefault: readonly string[]): readonly string[] =>
      argue('D1', assets, { teams: { ...teams, byDefault } }).counterEvidence.map(
        ({ kind }) => kind,
      );
    assert.ok(kinds([]).includes('own-team-only'));
    assert.ok(!kinds([ownTeam]).includes('own-team-only'));
  });

  for (const [kind, by, silent] of [
    ['reverted', 'bo', 'me'],
    ['reverted-by-maker', 'me', 'bo'],
  ] as const) {
    it(kind, () => {
      const revertedBy = deed('2025-06-01', by);
      assert.deepEqual(against([lib(two)], kind, { revertedBy }), {
        kind,
        count: 1,
        of: 1,
        commits: [`${by}-2025-06-01`],
      });
    });
    it(`not ${kind}`, () => {
      assert.equal(against([lib(two)], kind), undefined);
      assert.equal(
        against([lib(two)], kind, { revertedBy: deed('2025-06-01', silent) }),
        undefined,
      );
    });
  }

  for (const [why, alike, want] of [
    [
      'usual-here, where a third of the others are used as widely',
      { of: 30, asWide: 10 },
      [10, 30],
    ],
    ['not usual-here, where fewer are', { of: 30, asWide: 9 }, undefined],
    ['not usual-here, where there are few to compare it with', { of: 19, asWide: 19 }, undefined],
  ] as const) {
    it(why, () => {
      const found = against([lib(two, { beside: { movedOn: [], alike } })], 'usual-here');
      assert.deepEqual(found && [found.count, found.of], want);
    });
  }

  it('tells of every argument that work was reverted, in the fixed order', () => {
    const work = { revertedBy: deed('2025-06-01', 'bo') };
    for (const { counterEvidence } of findArguments(
      contributionOf([lib(two, wide)], work),
      context,
    ))
      assert.equal(counterEvidence[0]?.kind, 'reverted');
  });

  it('as-before, where as many began in the same time before', () => {
    const before = use('w.ts', 'di', deed('2025-12-01', 'di'));
    const found = against([lib([before, use('x.ts', 'bo')])], 'as-before');
    assert.deepEqual(found, { kind: 'as-before', count: 1, of: 1, commits: ['di-2025-12-01'] });
  });

  it('not as-before, where more begin now, or the others began earlier still', () => {
    const before = use('w.ts', 'di', deed('2025-12-01', 'di'));
    const earlier = use('w.ts', 'di', deed('2025-02-01', 'di'));
    assert.equal(against([lib([before, ...two])], 'as-before'), undefined);
    assert.equal(against([lib([earlier, use('x.ts', 'bo')])], 'as-before'), undefined);
  });

  it('shows its commits, each once', () => {
    const found = against(
      [lib([use('x.ts', 'bo', { bulk: true }), use('y.ts', 'bo', { bulk: true })])],
      'bulk',
    );
    assert.deepEqual(found?.commits, ['bo-2026-02-01']);
  });

  it('tells of uses that ended whenever they began', () => {
    const earlier = adoption('w.ts', 'di', '2025-02-01', over);
    const found = against([lib([earlier, ...two])], 'ended');
    assert.deepEqual([found?.count, found?.of], [1, 3]);
  });

  it('not reverted where it is one of many commits', () => {
    const commits = Array.from({ length: 21 }, (_, at) =>
      commit(`Change ${at}`, '2025-01-01', ['lib/net/retry.ts'], {
        revertedBy: at === 0 ? deed('2025-06-01', 'bo') : null,
      }),
    );
    const [contribution] = contributionsOf({ assets: [lib(two)], commits });
    for (const { counterEvidence } of findArguments(contribution!, context))
      assert.ok(counterEvidence.every(({ kind }) => kind !== 'reverted'));
  });

  it('shows the end, not the beginning, of what ended', () => {
    assert.deepEqual(against([lib([use('x.ts', 'bo', over)])], 'ended')?.commits, [
      'di-2026-06-01',
    ]);
  });
});

describe('what cannot be seen', () => {
  const all = [lib(two, wide)];
  for (const [id, want] of [
    ['D1', ['uses-in-deleted-files', 'chosen-or-told']],
    ['E1', ['use-elsewhere']],
    ['A3', ['how-much-it-runs', 'effort-of-replacing']],
  ] as const) {
    it(`from ${id}`, () => assert.deepEqual(argue(id, all).notVisible, want));
    it(`from ${id} with a gap and a date that is not sure`, () => {
      const unsure = [lib([two[0]!, { ...two[1]!, approximate: true }], wide)];
      const gap = { coverage: { ...coverage, complete: false } };
      assert.deepEqual(argue(id, unsure, gap).notVisible, [
        ...want,
        'before-the-boundary',
        'approximate-dates',
      ]);
    });
  }
});
