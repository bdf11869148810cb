import assert from 'node:assert/strict';

/** What of the subject's work is told as one thing, under which name and id. */
import type { SummaryAsset } from '../../../src/core/summary/input.ts';
import { adoption, asset, commit, contributionsOf, deed, extended } from '../../support/facts.ts';

const titles = (...args: Parameters<typeof contributionsOf>): string[] =>
  contributionsOf(...args).map(({ title }) => title);
const modules = (folder: string, count: number, day = '2025-01-01'): SummaryAsset[] =>
  Array.from({ length: count }, (_, index) => asset(`${folder}/part${index}.ts`, day));
const pack = (path: string, day = '2025-01-01'): SummaryAsset =>
  asset(path, day, { kind: 'package' });
const document = (path: string, title: string | null, sentence: string | null = null) =>
  new Map([[path, { title, sentence }]]);

describe('grouping', () => {
  it('a package with its modules is one contribution', () => {
    const [only, ...more] = contributionsOf({
      assets: [pack('packages/http'), ...modules('packages/http/src', 3)],
    });
    assert.equal(more.length, 0);
    assert.equal(only!.assets.length, 4);
    assert.equal(only!.path, 'packages/http');
  });

  it('a huge package is told by its folders', () => {
    const made = contributionsOf({
      assets: [
        pack('packages/http'),
        ...modules('packages/http/src/retry', 7),
        ...modules('packages/http/src/cache', 7),
        ...modules('packages/http/src', 2),
      ],
    });
    assert.deepEqual(
      made.map(({ path, assets }) => [path, assets.length]),
      [
        ['packages/http', 3],
        ['packages/http/src/cache', 7],
        ['packages/http/src/retry', 7],
      ],
    );
  });

  it('few modules of one folder are one contribution, one alone is its own', () => {
    const made = contributionsOf({
      assets: [...modules('lib/net', 3), asset('lib/log/log.ts', '2025-01-01')],
    });
    assert.deepEqual(
      made.map(({ path }) => path),
      ['lib/log/log.ts', 'lib/net'],
    );
  });

  it('many modules of one folder are told apart by when they were made', () => {
    const made = contributionsOf({
      assets: [
        ...modules('lib', 3, '2025-01-01'),
        ...['x', 'y', 'z'].map((name) => asset(`lib/${name}.ts`, '2025-09-01')),
      ],
    });
    assert.deepEqual(
      made.map(({ assets }) => assets.length),
      [3, 3],
    );
  });

  for (const kind of ['workflow', 'action'] as const) {
    it(`each ${kind} is its own`, () => {
      const made = contributionsOf({
        assets: ['a', 'b'].map((name) => asset(`.github/${kind}s/${name}`, '2025-01-01', { kind })),
      });
      assert.equal(made.length, 2);
    });
  }

  it('what the subject never touched is no contribution of theirs', () => {
    assert.deepEqual(
      contributionsOf({
        assets: [asset('a.ts', '2025-01-01', { born: deed('2025-01-01', 'bo') })],
      }),
      [],
    );
  });

  it('what the subject only extended is one, used from the middle one of their commits on', () => {
    const made = (share: number | null) =>
      contributionsOf({
        assets: [
          asset('lib/a.ts', '2020-01-01', {
            ...extended('2020-01-01', 'bo', share),
            adoptions: [
              adoption('w.ts', 'cy', '2021-01-01'),
              adoption('x.ts', 'cy', '2025-03-01'),
              adoption('y.ts', 'cy', '2025-06-01'),
              adoption('origin.ts', 'bo', '2025-07-01'),
            ],
          }),
        ],
        commits: [
          commit('Mend b', '2025-02-01', ['lib/a.ts']),
          commit('Rewrite b', '2025-05-01', ['lib/a.ts']),
          commit('Add c', '2025-05-02', ['lib/a.ts']),
        ],
      })[0]!;
    const places = (share: number | null): readonly string[] =>
      made(share).uses.map((use) => use.adoption.place);
    assert.equal(made(0.5).span.from.slice(0, 10), '2025-02-01');
    assert.deepEqual(places(0.5), ['y.ts']);
    for (const share of [0.49, null]) assert.deepEqual(made(share).assets, []);
  });

  it('what the subject originated is one while a part of it is theirs, or where nobody could count', () => {
    const made = (share: number | null) =>
      contributionsOf({
        assets: [
          asset('lib/a.ts', '2020-01-01', {
            makers: [{ person: 'me', role: 'originated', share }],
          }),
        ],
      });
    assert.deepEqual(
      [0.1, 0.09, null].map((share) => made(share).length),
      [1, 0, 1],
    );
  });

  it('a folder of others is not called after the one part that is the subject’s', () => {
    const others = ['http', 'json', 'rpc'].map((name) =>
      asset(`lib/net/${name}.ts`, '2020-01-01', extended('2020-01-01', 'bo', 0.1)),
    );
    const [made, ...rest] = contributionsOf({
      assets: [...others, asset('lib/net/retry.ts', '2021-01-01')],
      commits: [
        commit('Add retry', '2021-01-01', ['lib/net/retry.ts']),
        commit('Mend http', '2022-01-01', ['lib/net/http.ts']),
      ],
    });
    assert.equal(made!.path, 'lib/net/retry.ts');
    assert.deepEqual(
      made!.commits.map(({ subject }) => subject),
      ['Add retry'],
    );
    assert.deepEqual(
      rest.map(({ theme }) => theme?.kind),
      ['work'],
    );
  });

  it('what somebody else originated was worked on from the first commit to the last', () => {
    const days = ['2016-10-01', '2018-01-01', '2018-06-01', '2019-04-01'];
    const spanOf = (more: Partial<SummaryAsset>) => {
      const [made] = contributionsOf({
        assets: [asset('lib/a.ts', '2016-10-01', more)],
        commits: days.map((day) => commit(`Work ${day}`, day, ['lib/a.ts'])),
      });
      return [made!.span.from.slice(0, 10), made!.span.to.slice(0, 10), made!.upkeep?.slice(0, 10)];
    };
    assert.deepEqual(spanOf(extended('2013-01-01', 'bo', 0.6)), [
      '2016-10-01',
      '2019-04-01',
      undefined,
    ]);
    assert.deepEqual(spanOf({}), ['2016-10-01', '2016-10-01', '2019-04-01']);
  });

  it('what somebody else originated was worked on with the commits that are told elsewhere too', () => {
    const made = contributionsOf({
      assets: [asset('lib/a.ts', '2019-01-10', extended('2013-01-01', 'bo', 0.6))],
      commits: [
        commit('feat(a): retry', '2019-01-10', ['lib/a.ts']),
        commit('docs: say what a does', '2019-02-20', [
          'docs/a.md',
          'docs/b.md',
          'docs/c.md',
          'lib/a.ts',
        ]),
      ],
    });
    const own = made.find(({ assets }) => assets.length > 0)!;
    assert.equal(own.commits.length, 1);
    assert.equal(own.span.to.slice(0, 10), '2019-02-20');
  });

  it('more than fifteen are folded by area, those with the fewest users first', () => {
    const assets = Array.from({ length: 20 }, (_, index) =>
      asset(`area${index % 2}/thing${index}/main.ts`, '2025-01-01', {
        adoptions: Array.from({ length: index }, (_, use) =>
          adoption(`use${index}-${use}.ts`, 'bo', '2026-02-01'),
        ),
      }),
    );
    const made = contributionsOf({ assets });
    assert.equal(made.length, 14);
    assert.equal(made.flatMap((item) => item.assets).length, 20);
    const folded = made.filter(({ titleFrom }) => titleFrom === 'theme');
    assert.deepEqual(
      folded.map(({ title }) => title),
      ['Smaller pieces in area0', 'Smaller pieces in area1'],
    );
    assert.ok(folded.every(({ assets: few }) => few.every((item) => item.adoptions.length < 12)));
  });

  it('every asset is in exactly one', () => {
    const assets = [
      pack('packages/a'),
      ...modules('packages/a/src', 20),
      ...modules('lib', 9),
      pack(''),
    ];
    const ids = contributionsOf({ assets }).flatMap((item) => item.assets.map(({ id }) => id));
    assert.deepEqual(ids.toSorted(), assets.map(({ id }) => id).toSorted());
  });
});

describe('commits', () => {
  const http = [pack('packages/http'), ...modules('packages/http/src', 2)];
  const of = (...commits: Parameters<typeof commit>[]) =>
    contributionsOf({ assets: http, commits: commits.map((args) => commit(...args)) }).map(
      ({ title, commits: own }) => [title, own.length],
    );

  for (const [rule, message, paths, want] of [
    [
      'belongs to the thing that at least half of its paths lie in',
      'Add x',
      ['packages/http/src/part0.ts', 'x/y.ts'],
      'HTTP',
    ],
    ['else to a theme', 'Add x', ['packages/http/src/part0.ts', 'x/y.ts', 'x/z.ts'], 'Other work'],
    ['a revert is told as one', 'Revert "Add x"', ['packages/http/src/part0.ts'], 'A revert'],
    ['a release is told as one', 'v1.2.3', ['packages/http/package.json'], 'Releases'],
    [
      'upgrades of dependencies',
      'chore(deps): bump x',
      ['packages/http/package.json'],
      'Upgrades of dependencies',
    ],
    [
      'upgrades by what they touch',
      'Bump x to 2',
      ['packages/http/package.json', 'pnpm-lock.yaml'],
      'Upgrades of dependencies',
    ],
    [
      'an upgrade with the code that had to follow it',
      'fix: upgrade x to 0.20.x (#12)',
      ['packages/http/package.json', 'pnpm-lock.yaml', 'src/a.ts', 'src/b.ts'],
      'Upgrades of dependencies',
    ],
    [
      'a removal',
      'Drop x',
      ['-x/a.ts', '-x/b.ts', '-x/c.ts', '-x/d.ts', '-x/e.ts'],
      'Removal of old code',
    ],
    ['documentation', 'docs: say more', ['docs/a.md'], 'Documentation'],
    ['tests', 'Cover x', ['test/a.ts', 'test/b.ts'], 'Tests'],
    ['build and CI', 'Cache', ['.github/workflows/ci.yml'], 'Build and CI'],
    ['a fix', 'fix: x', ['x/y.ts'], 'Fixes'],
  ] as const) {
    it(rule, () => assert.deepEqual(of([message, '2025-02-01', paths]).at(-1), [want, 1]));
  }

  it('that are bulk or generated are left out', () => {
    const made = contributionsOf({
      assets: http,
      commits: [
        commit('Move all', '2025-02-01', ['packages/http/src/part0.ts'], { excluded: 'bulk' }),
      ],
    });
    assert.equal(made[0]!.commits.length, 0);
  });

  it('a theme with three commits is told by its area, smaller ones together', () => {
    const commits = [1, 2, 3].map((day) => commit('feat(search): x', `2025-02-0${day}`, ['a.ts']));
    assert.deepEqual(
      titles({ commits: [...commits, commit('feat(cart): x', '2025-03-01', ['b.ts'])] }),
      ['Other work', 'Work on search'],
    );
  });

  it('after a silence of 90 days are upkeep', () => {
    const [made] = contributionsOf({
      assets: [asset('lib/a.ts', '2025-01-01')],
      commits: ['2025-01-02', '2025-03-20', '2025-09-01'].map((day) =>
        commit('x', day, ['lib/a.ts']),
      ),
    });
    assert.equal(made!.span.to.slice(0, 10), '2025-03-20');
    assert.equal(made!.upkeep, '2025-09-01T12:00:00Z');
  });
});

describe('titles', () => {
  for (const [rule, path, documents, title] of [
    [
      'what the repository calls it',
      'lib/a.ts',
      document('lib/a.ts', 'Retry budget'),
      'Retry budget',
    ],
    ['else its name in words', 'lib/retryBudget.ts', new Map(), 'Retry budget'],
    ['acronyms as such', 'lib/http_api.py', new Map(), 'HTTP API'],
    ['the folder where the name says nothing', 'lib/retry/index.ts', new Map(), 'Retry'],
    ['without where sources lie', 'packages/type-utils/src/index.ts', new Map(), 'Type utils'],
    [
      'a short first sentence where the name says nothing',
      'lib/retry/utils.ts',
      document('lib/retry/utils.ts', null, 'Waits longer each time.'),
      'Waits longer each time',
    ],
    ['no heading that every README has', 'lib/a.ts', document('lib/a.ts', 'Installation'), 'A'],
    [
      'no marks of Markdown',
      'lib/a.ts',
      document('lib/a.ts', '[`Retry`](x) **budget** <br/>:'),
      'Retry budget',
    ],
    [
      'no more than 80 signs',
      'lib/a.ts',
      document('lib/a.ts', 'word '.repeat(40)),
      `${'word '.repeat(15).trim()}…`,
    ],
  ] as const) {
    it(rule, () =>
      assert.deepEqual(titles({ assets: [asset(path, '2025-01-01')], documents }), [title]),
    );
  }

  it('of a package: its name without the scope, as words', () => {
    const made = contributionsOf({
      assets: [pack('packages/http')],
      documents: document('packages/http', '@o/http', 'Retries requests. '),
    });
    assert.equal(made[0]!.title, 'HTTP');
    assert.equal(made[0]!.about, 'Retries requests.');
  });

  it('two of one title are told apart by their folder', () => {
    assert.deepEqual(titles({ assets: [pack('web/http'), pack('ios/http')] }), [
      'HTTP (ios)',
      'HTTP (web)',
    ]);
  });

  it('of several modules: the most used first', () => {
    const used = (name: string, uses: number): SummaryAsset =>
      asset(`lib/net/${name}.ts`, uses === 0 ? '2025-09-01' : '2025-01-01', {
        adoptions: Array.from({ length: uses }, (_, index) =>
          adoption(`x${index}.ts`, 'bo', '2025-06-01'),
        ),
      });
    const assets = [
      used('alpha', 1),
      used('beta', 3),
      used('gamma', 2),
      used('delta', 1),
      used('eps', 1),
      used('zeta', 1),
    ];
    assert.deepEqual(titles({ assets }), ['Net: Beta, Gamma and 4 more']);
  });

  describe('of a part of a folder or package', () => {
    const folder = 'src/_app/config';
    const files = (...names: string[]): string[] => names.map((name) => `${folder}/${name}.py`);
    const made = files('__init__', 'exceptions', 'findpaths').map((path) =>
      asset(path, '2025-01-01'),
    );
    const others = files('a', 'b', 'deep/c');
    const titleOf = (assets: readonly SummaryAsset[], codeFiles: readonly string[]): string =>
      titles({ assets, codeFiles })[0]!;
    const paths = made.map(({ path }) => path);

    it('is that of the folder where most of its code files are in it', () => {
      const outside = ['src/_app/configs/d.py', 'src/_app/e.py'];
      assert.equal(titleOf(made, [...paths, ...others.slice(1), ...outside]), 'Config');
    });

    it('names the parts where half of the code files are not', () => {
      const codeFiles = [...paths, ...others];
      assert.equal(titleOf(made, codeFiles), 'Config: Init, Exceptions and 1 more');
      assert.equal(titleOf(made.slice(1), codeFiles), 'Config: Exceptions and Findpaths');
    });

    it('keeps id and path', () => {
      const [whole] = contributionsOf({ assets: made });
      const [part] = contributionsOf({
        assets: made,
        codeFiles: [...paths, ...files('a', 'b', 'c', 'd')],
      });
      assert.deepEqual([part!.id, part!.path], [whole!.id, folder]);
      assert.notEqual(part!.title, whole!.title);
    });

    it('is that of the package where the package itself is in it', () => {
      const codeFiles = Array.from({ length: 9 }, (_, index) => `packages/http/src/${index}.ts`);
      const assets = [pack('packages/http'), asset('packages/http/src/0.ts', '2025-01-01')];
      assert.equal(titleOf(assets, codeFiles), 'HTTP');
    });

    it('names the parts of a subfolder of a huge package', () => {
      const root = 'packages/http';
      const assets = [
        pack(root),
        ...modules(`${root}/src/retry`, 4),
        ...modules(`${root}/src/wire`, 12),
      ];
      const more = Array.from({ length: 5 }, (_, index) => `${root}/src/retry/other${index}.ts`);
      const codeFiles = [...assets.slice(1).map(({ path }) => path), ...more];
      assert.deepEqual(titles({ assets, codeFiles }), [
        'HTTP',
        'Retry: Part0, Part1 and 2 more',
        'Wire',
      ]);
    });
  });
});

describe('ids', () => {
  const base = {
    assets: [pack('packages/http'), ...modules('packages/http/src', 2)],
    commits: [commit('x', '2025-02-01', ['packages/http/src/part0.ts'])],
  };
  const idOf = (input: Partial<Parameters<typeof contributionsOf>[0]>): string =>
    contributionsOf({ ...base, ...input })[0]!.id;
  const id = idOf({});
  const emails = (commits: readonly string[]) =>
    new Map(commits.map((name) => [name, { name: 'Ada Byron', email: 'me@facts.example' }]));

  for (const [rule, input] of [
    ['a second run', {}],
    [
      'new commits',
      { commits: [...base.commits, commit('y', '2026-02-01', ['packages/http/src/part1.ts'])] },
    ],
    [
      'new modules in it',
      { assets: [...base.assets, asset('packages/http/src/new.ts', '2026-01-01')] },
    ],
    [
      'new users',
      {
        assets: base.assets.map((item) => ({
          ...item,
          adoptions: [adoption('x.ts', 'bo', '2026-01-02')],
        })),
      },
    ],
    ['another order of the assets', { assets: base.assets.toReversed() }],
    [
      'a rebase: other commit ids, other landing',
      {
        assets: base.assets.map((item) => ({
          ...item,
          born: { ...item.born, commit: `re-${item.born.commit}`, landed: '2025-03-03T00:00:00Z' },
        })),
        authors: emails(base.assets.map((item) => `re-${item.born.commit}`)),
      },
    ],
    [
      'a move: the first path counts',
      {
        assets: base.assets.map((item) => ({
          ...item,
          path: item.path.replace('packages', 'libs'),
          formerPaths: [item.path],
        })),
      },
    ],
    [
      'a second move',
      {
        assets: base.assets.map((item) => ({
          ...item,
          path: item.path.replace('packages', 'libs'),
          formerPaths: [item.path.replace('packages', 'modules'), item.path],
        })),
      },
    ],
    ['another title', { documents: document('packages/http', 'HTTP client') }],
  ] as const) {
    it(`outlast ${rule}`, () => assert.equal(idOf(input), id));
  }

  it('differ between contributions', () => {
    const made = contributionsOf({
      assets: [pack('a'), pack('b'), asset('c/x.ts', '2025-01-01'), asset('d/x.ts', '2025-01-01')],
      commits: [
        commit('docs: x', '2025-01-01', ['x.md']),
        commit('fix: y', '2025-01-01', ['y.js']),
      ],
    });
    assert.equal(new Set(made.map((item) => item.id)).size, 6);
    for (const item of made) assert.match(item.id, /^[0-9a-f]{16}$/);
  });
});

describe('uses', () => {
  const uses = (...adoptions: ReturnType<typeof adoption>[]) =>
    contributionsOf({ assets: [asset('lib/a.ts', '2025-01-01', { adoptions })] })[0]!.uses;

  for (const [rule, use] of [
    ['not one’s own', adoption('x.ts', 'me', '2026-02-01', { own: true })],
    ['not the subject’s of somebody else’s asset', adoption('x.ts', 'me', '2026-02-01')],
    ['not of tests', adoption('x.ts', 'bo', '2026-02-01', { placeKind: 'test' })],
    ['not of docs', adoption('x.ts', 'bo', '2026-02-01', { placeKind: 'docs' })],
    ['not of examples', adoption('x.ts', 'bo', '2026-02-01', { placeKind: 'example' })],
    ['not of generated files', adoption('x.ts', 'bo', '2026-02-01', { placeKind: 'generated' })],
    ['not a bot’s', adoption('x.ts', 'robot', '2026-02-01')],
    ['not those of nobody known', adoption('x.ts', null, '2026-02-01')],
  ] as const) {
    it(rule, () => assert.deepEqual(uses(use), []));
  }

  it('configuration counts', () =>
    assert.equal(uses(adoption('ci.yml', 'bo', '2026-02-01', { placeKind: 'config' })).length, 1));

  it('each place once, from when it first used any part', () => {
    const made = contributionsOf({
      assets: [
        asset('lib/a.ts', '2025-01-01', { adoptions: [adoption('x.ts', 'bo', '2026-03-01')] }),
        asset('lib/b.ts', '2025-01-01', { adoptions: [adoption('x.ts', 'cy', '2026-02-01')] }),
      ],
    });
    assert.deepEqual(
      made[0]!.uses.map(({ adoption: use }) => use.person),
      ['cy'],
    );
  });

  it('has not ended while any part is used', () => {
    const over = { ended: deed('2026-05-01', 'di') };
    const made = contributionsOf({
      assets: [
        asset('lib/a.ts', '2025-01-01', {
          adoptions: [adoption('x.ts', 'bo', '2026-02-01', over)],
        }),
        asset('lib/b.ts', '2025-01-01', { adoptions: [adoption('x.ts', 'cy', '2026-03-01')] }),
      ],
    });
    assert.deepEqual(
      made[0]!.uses.map(({ adoption: use }) => [use.person, use.ended]),
      [['bo', null]],
    );
  });

  it('tells the teams that are not the asset’s own', () => {
    const [use] = uses(
      adoption('x.ts', 'bo', '2026-02-01', { teams: ['@o/platform', '@o/checkout'] }),
    );
    assert.deepEqual(use!.otherTeams, ['@o/checkout']);
  });

  for (const [day, inPeriod] of [
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
    ['2026-01-01T00:30:00+01:00', false],
    ['2025-12-31T23:30:00-01:00', true],
  ] as const) {
    it(`${day} is ${inPeriod ? '' : 'not '}in the half-year, in UTC`, () =>
      assert.equal(uses(adoption('x.ts', 'bo', day))[0]!.inPeriod, inPeriod));
  }
});
