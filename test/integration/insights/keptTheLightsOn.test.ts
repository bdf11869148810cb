/** A4 in built repositories: upkeep that must appear, and what others do as well. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../../src/core/draft/draft.ts';
import type { UpkeepFacts } from '../../../src/core/insights/facts.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { argumentsOf, summarizeFolder, summaryOfSteps, type Step } from '../../support/argued.ts';
import { buildRepository } from '../../support/repoBuilder.ts';

const bot = 'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>';
const manifest = (node: string, x: string): string =>
  JSON.stringify({ name: 'shop', engines: { node }, dependencies: { x } });
const begin: readonly Step[] = [
  {
    who: 'Bo',
    on: '2024-01-10',
    subject: 'Begin',
    files: {
      'package.json': manifest('>=18', '^1.0.0'),
      'a/package.json': manifest('>=18', '^1.0.0'),
      'b/package.json': manifest('>=18', '^1.0.0'),
      'a/index.js': 'export const a = 1;\n',
      '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
    },
  },
];

function bump(who: string, on: string, from: string, subject = 'Update dependencies'): Step {
  return { who, on, subject, files: { 'package.json': manifest('>=18', from) } };
}

function upkeepOf(summary: Summary): readonly UpkeepFacts[] {
  return argumentsOf(summary, 'A4').map(({ argument }) => argument.facts as UpkeepFacts);
}

function claimOf(summary: Summary): string {
  const shown = showSummary(applyDraft(summary, emptyDraft));
  const cards = shown.lenses.flatMap((lens) => [...lens.cards, ...lens.folded()]);
  return cards
    .find(({ insight }) => insight === 'A4')!
    .claim.map(({ text }) => text)
    .join('');
}

describe('A4, kept the lights on', function () {
  this.timeout(60_000);

  it('tells the months, and those in which others did such work too', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        bump('Ada', '2025-01-10', '^1.1.0'),
        bump('Ada', '2025-02-10', '^1.2.0'),
        bump('Cy', '2025-02-20', '^1.3.0'),
        bump('Ada', '2025-04-10', '^2.0.0'),
      ],
      '2025-H1',
    );
    const [facts] = upkeepOf(summary);
    assert.deepEqual(
      { ...facts, upgrades: undefined },
      {
        insight: 'A4',
        kinds: [{ kind: 'dependencies', months: 3 }],
        months: 3,
        withOthers: 1,
        of: 4,
        upgrades: undefined,
        moreUpgrades: 0,
        carried: 0,
        removal: null,
      },
    );
    assert.deepEqual(facts!.upgrades, [
      { name: 'x', from: '^1.0.0', to: '^2.0.0', withOthers: true, manifests: 1 },
    ]);
    const [{ argument }] = argumentsOf(summary, 'A4') as [ReturnType<typeof argumentsOf>[0]];
    assert.deepEqual(
      argument.counterEvidence.map(({ kind, count, of }) => [kind, count, of]),
      [['others-did-it-too', 1, 3]],
    );
    assert.equal(
      claimOf(summary),
      'Upkeep in at least 3 of 4 months: upgrades of dependencies. Versions raised: x from ^1.0.0 to ^2.0.0 (in part by others).',
    );
  });

  it('counts an upgrade with the code that had to follow it', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        bump('Ada', '2025-01-10', '^1.1.0'),
        bump('Ada', '2025-02-10', '^1.2.0'),
        {
          who: 'Ada',
          on: '2025-03-10',
          subject: 'fix: upgrade x to 2.0',
          files: {
            'package.json': manifest('>=18', '^2.0.0'),
            'a/index.js': 'export const a = 2;\n',
            'a/more.js': 'export const more = 2;\n',
          },
        },
      ],
      '2025-H1',
    );
    const [facts] = upkeepOf(summary);
    assert.deepEqual(facts?.kinds, [{ kind: 'dependencies', months: 3 }]);
    assert.deepEqual(facts.upgrades, [{ name: 'x', from: '^1.0.0', to: '^2.0.0', manifests: 1 }]);
  });

  it('tells the versions of the period, also where other work raised them in between', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        {
          who: 'Ada',
          on: '2025-01-05',
          subject: 'Offer carts by mail',
          files: {
            'package.json': manifest('>=18', '^1.1.0'),
            'a/index.js': 'export const a = 3;\n',
            'a/mail.js': 'export const mail = 1;\n',
          },
        },
        bump('Ada', '2025-01-10', '^1.2.0'),
        bump('Ada', '2025-02-10', '^1.3.0'),
        bump('Ada', '2025-04-10', '^1.4.0'),
      ],
      '2025-H1',
    );
    const [facts] = upkeepOf(summary);
    assert.deepEqual(facts?.upgrades, [{ name: 'x', from: '^1.0.0', to: '^1.4.0', manifests: 1 }]);
  });

  it('counts upkeep that stands under another thing that it touched', async () => {
    const repair = (on: string, path: string): Step => ({
      who: 'Ada',
      on,
      subject: 'ci: fix the build',
      files: { Makefile: `all:\n\tmake ${on}\n`, [path]: `// ${on}\nexport const b = 1;\n` },
    });
    const summary = await summaryOfSteps(
      [
        ...begin,
        {
          who: 'Ada',
          on: '2024-02-01',
          subject: 'Add b',
          files: { 'lib/b.js': 'export const b = 1;\n' },
        },
        {
          who: 'Bo',
          on: '2024-03-01',
          subject: 'Use b',
          files: { 'a/index.js': "import { b } from '../lib/b.js';\nexport const a = b;\n" },
        },
        repair('2025-01-10', '.github/workflows/ci.yml'),
        repair('2025-02-10', '.github/workflows/ci.yml'),
        repair('2025-03-10', 'lib/b.js'),
      ],
      '2025-H1',
    );
    assert.deepEqual(
      upkeepOf(summary).map(({ kinds }) => kinds),
      [[{ kind: 'ci', months: 3 }]],
    );
  });

  for (const form of [
    'Revert "Speed up the index" (#9)',
    'revert: "Speed up the index" (#9)',
    'revert: Speed up the index',
  ]) {
    it(`knows a revert of what somebody else had landed: ${form}`, async () => {
      const steps = ['01', '02', '03'].flatMap((month): readonly Step[] => [
        {
          who: 'Cy',
          on: `2025-${month}-10`,
          subject: 'Speed up the index (#8)',
          files: { 'a/index.js': `export const a = ${month.slice(1)}0;\n` },
        },
        {
          who: 'Ada',
          on: `2025-${month}-12`,
          subject: form,
          files: { 'a/index.js': 'export const a = 1;\n' },
        },
      ]);
      const [facts] = upkeepOf(await summaryOfSteps([...begin, ...steps], '2025-H1'));
      assert.deepEqual(facts?.kinds, [{ kind: 'revert', months: 3 }]);
    });
  }

  it('calls upkeep that rests on one person a risk', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        ...['01', '03', '05'].map((month, index) =>
          bump('Ada', `2025-${month}-10`, `^1.${index + 1}.0`),
        ),
      ],
      '2025-H1',
    );
    const [{ argument }] = argumentsOf(summary, 'A4') as [ReturnType<typeof argumentsOf>[0]];
    assert.deepEqual(
      argument.counterEvidence.map(({ kind }) => kind),
      ['sole-upkeeper'],
    );
  });

  it('is not told where others do the same work in the same months', async () => {
    const months = ['01', '02', '03', '04'];
    const summary = await summaryOfSteps(
      [
        ...begin,
        ...months.flatMap((month, index) => [
          bump('Ada', `2025-${month}-10`, `^1.${2 * index + 1}.0`),
          bump('Cy', `2025-${month}-12`, `^1.${2 * index + 2}.0`),
        ]),
      ],
      '2025-H1',
    );
    assert.deepEqual(upkeepOf(summary), []);
  });

  it('is not told of what only looks like upkeep', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        ...['01', '02', '03', '04'].map((month, index): Step => ({
          who: 'Ada',
          on: `2025-${month}-10`,
          subject: `Update the dependency view, part ${index}`,
          files: { 'a/index.js': `export const a = ${index + 2};\n` },
        })),
      ],
      '2025-H1',
    );
    assert.deepEqual(upkeepOf(summary), []);
  });

  it('tells an upgrade of a runtime across packages', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        {
          who: 'Ada',
          on: '2025-02-10',
          subject: 'Upgrade to Node 20',
          files: Object.fromEntries(
            ['package.json', 'a/package.json', 'b/package.json'].map((path) => [
              path,
              manifest('>=20', '^1.0.0'),
            ]),
          ),
        },
        {
          who: 'Cy',
          on: '2025-02-20',
          subject: 'Update x',
          files: { 'package.json': manifest('>=20', '^1.3.0') },
        },
      ],
      '2025-H1',
    );
    assert.match(
      claimOf(summary),
      /^Versions raised: Node\.js from >=18 to >=20 in at least 3 files\./,
    );
  });

  describe('the way of an upgrade', () => {
    const at = (folders: readonly string[], node: string, x: string): Step['files'] =>
      Object.fromEntries(folders.map((folder) => [`${folder}package.json`, manifest(node, x)]));
    const all = ['', 'a/', 'b/', 'c/', 'trial/', 'trial/more/'];
    const start: Step = {
      who: 'Bo',
      on: '2024-01-10',
      subject: 'Begin',
      files: at(all, '18', '^1.0.0'),
    };
    const ada = (on: string, files: Step['files']): Step => ({
      who: 'Ada',
      on,
      subject: 'Update dependencies',
      files,
    });

    it('is that of the manifest nearest to the root', async () => {
      const summary = await summaryOfSteps(
        [
          start,
          ada('2025-01-10', at(['a/', 'b/', 'c/'], '18', '^3.0.0')),
          ada('2025-02-10', at(['', 'trial/'], '18', '^2.0.0')),
          ada('2025-03-10', at(['a/', 'b/', 'c/'], '20', '^3.0.0')),
        ],
        '2025-H1',
      );
      assert.match(
        claimOf(summary),
        /Versions raised: Node\.js from 18 to 20 in at least 3 files and x from \^1\.0\.0 to \^2\.0\.0 in at least 2 files\./,
      );
    });

    it('is that of manifests that stand when the period ends', async () => {
      const raise = ada('2025-01-10', at(['a/', 'trial/', 'trial/more/'], '20', '^1.0.0'));
      const gone = { 'trial/package.json': null, 'trial/more/package.json': null };
      const remove = (on: string): Step => ({ ...ada(on, gone), subject: 'Remove the trial' });
      const manifestsAfter = async (on: string): Promise<number | undefined> =>
        upkeepOf(await summaryOfSteps([start, raise, remove(on)], '2025-H1'))[0]?.upgrades[0]
          ?.manifests;
      assert.equal(await manifestsAfter('2025-02-10'), 1);
      assert.equal(await manifestsAfter('2025-08-10'), 3);
    });

    it('is told in full, or not at all', async () => {
      const choice = ada('2025-01-10', at(['a/', 'b/', 'c/'], '^20.9.0 || >=22', '^2.0.0'));
      assert.match(
        claimOf(await summaryOfSteps([start, choice], '2025-H1')),
        /Versions raised: x from \^1\.0\.0 to \^2\.0\.0 in at least 3 files\.$/,
      );
    });
  });

  it('tells the person who made a bot’s upgrades pass from the bot', async () => {
    const byBot = (on: string, version: string, helper: string | null): Step => ({
      who: bot,
      on,
      subject: `Bump x to 1.${version}.0${helper === null ? '' : `\n\nCo-authored-by: ${helper}`}`,
      files: { 'package.json': manifest('>=18', `^1.${version}.0`) },
    });
    const ada = 'Ada Byron <ada@rules.example>';
    const steps: readonly Step[] = [
      ...begin,
      byBot('2025-01-10', '1', ada),
      byBot('2025-01-20', '2', ada),
      byBot('2025-02-20', '3', ada),
      byBot('2025-02-22', '4', null),
      byBot('2025-02-25', '5', 'Cy Twombly <cy@rules.example>'),
      // No version went up.
      {
        ...byBot('2025-02-26', '5', ada),
        files: { 'package.json': `${manifest('>=18', '^1.5.0')}\n` },
      },
      bump('Ada', '2025-03-01', '^1.6.0'),
    ];
    const summary = await summaryOfSteps(steps, '2025-H1');
    assert.equal(upkeepOf(summary)[0]?.carried, 3);
    assert.match(
      claimOf(summary),
      /^Versions raised: x from \^1\.5\.0 to \^1\.6\.0\. I was co-author of, or made a commit in the same merge as, 3 upgrades that a bot proposed\.$/,
    );
    const withoutHelp = steps.map((step) =>
      step.who === bot ? { ...step, subject: step.subject.split('\n')[0]! } : step,
    );
    assert.deepEqual(upkeepOf(await summaryOfSteps(withoutHelp, '2025-H1')), []);
  });

  it('tells a removal of many files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 24 }, (_, index) => [
        `legacy/part${index}.js`,
        `export const p${index} = 1;\n`,
      ]),
    );
    const gone = Object.fromEntries(Object.keys(files).map((path) => [path, null]));
    const summary = await summaryOfSteps(
      [
        ...begin,
        { who: 'Bo', on: '2024-02-01', subject: 'Add legacy', files },
        { who: 'Ada', on: '2025-02-01', subject: 'Remove legacy', files: gone },
      ],
      '2025-H1',
    );
    assert.equal(
      claimOf(summary),
      '24 files with 24 lines in legacy are gone, the oldest there since 1 February 2024.',
    );
    const moved = await summaryOfSteps(
      [
        ...begin,
        { who: 'Bo', on: '2024-02-01', subject: 'Add legacy', files },
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Move legacy',
          files: {
            ...gone,
            ...Object.fromEntries(
              Object.entries(files).map(([path, text]) => [
                path.replace('legacy', 'classic'),
                text,
              ]),
            ),
          },
        },
      ],
      '2025-H1',
    );
    assert.deepEqual(upkeepOf(moved), []);
  });

  it('tells what the commits of a removal deleted elsewhere', async () => {
    const folder = (name: string, size: number): Step['files'] =>
      Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `${name}/part${index}.js`,
          `// ${name} ${index}\n`,
        ]),
      );
    const files = { ...folder('legacy', 24), ...folder('tools', 3), 'b/index.js': '// b\n' };
    const gone = Object.fromEntries(Object.keys(files).map((path) => [path, null]));
    const summary = await summaryOfSteps(
      [
        ...begin,
        { who: 'Bo', on: '2024-02-01', subject: 'Add legacy', files },
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Remove legacy',
          files: { ...gone, 'b/index.js': '// c\n' },
        },
      ],
      '2025-H1',
    );
    assert.equal(
      claimOf(summary),
      '24 files with 24 lines in legacy are gone, the oldest there since 1 February 2024; the same commits deleted 3 files elsewhere too.',
    );
  });

  describe('upgrades, known by the manifests', () => {
    const months = ['01', '02', '03', '04', '05'];
    const ownMonths = (subject: (month: string) => string): readonly Step[] =>
      months.map((month, index) =>
        bump('Ada', `2025-${month}-10`, `^1.${2 * index + 1}.0`, subject(month)),
      );

    it('whatever the subject line says, also those of others', async () => {
      const lines = ['fix: bump `x`', 'Update deps', 'chore: move on', 'bump x', 'build: newer x'];
      const summary = await summaryOfSteps(
        [
          ...begin,
          ...ownMonths(() => 'Update dependencies'),
          bump('Cy', '2025-02-20', '^1.4.0', 'Tidy up'),
        ].toSorted((a, b) => a.on.localeCompare(b.on)),
        '2025-H1',
      );
      const [facts] = upkeepOf(summary);
      assert.deepEqual([facts?.months, facts?.withOthers], [5, 1]);
      const named = await summaryOfSteps(
        [...begin, ...ownMonths((month) => lines[Number(month) - 1]!)],
        '2025-H1',
      );
      assert.equal(upkeepOf(named)[0]?.months, 5);
    });

    it('but not of a release, of own packages, or in a large change of other things', async () => {
      const own = (version: string): Step['files'] => ({
        'a/package.json': JSON.stringify({ name: 'a', dependencies: { shop: version } }),
      });
      const large = Object.fromEntries(
        Array.from({ length: 21 }, (_, index) => [`a/part${index}.js`, 'export const p = 1;\n']),
      );
      const summary = await summaryOfSteps(
        [
          ...begin,
          { who: 'Bo', on: '2024-02-01', subject: 'Use shop', files: own('^1.0.0') },
          ...ownMonths(() => 'Update dependencies'),
          bump('Cy', '2025-01-20', '^1.2.0', 'Release 1.2'),
          { who: 'Cy', on: '2025-02-20', subject: 'Update shop', files: own('^2.0.0') },
          {
            who: 'Cy',
            on: '2025-03-20',
            subject: 'Offer carts',
            files: { ...large, 'package.json': manifest('>=18', '^1.6.0') },
          },
        ].toSorted((a, b) => a.on.localeCompare(b.on)),
        '2025-H1',
      );
      assert.equal(upkeepOf(summary)[0]?.withOthers, 0);
    });

    it('counts the months of others where all is read, and tells no number where more may be', async () => {
      const against = async (
        more: readonly Step[],
      ): Promise<readonly (readonly [string, number])[]> => {
        const summary = await summaryOfSteps(
          [
            ...begin,
            ...ownMonths(() => 'Update dependencies'),
            bump('Cy', '2025-02-20', '^1.4.0', 'Tidy up'),
            ...more,
          ].toSorted((a, b) => a.on.localeCompare(b.on)),
          '2025-H1',
        );
        return argumentsOf(summary, 'A4')[0]!.argument.counterEvidence.map(({ kind, count }) => [
          kind,
          count,
        ]);
      };
      const said = (on: string): Step => ({
        who: 'Cy',
        on,
        subject: 'Bump the bundled parser',
        files: { 'a/index.js': '// 1\n' },
      });
      assert.deepEqual(await against([]), [['others-did-it-too', 1]]);
      assert.deepEqual(await against([said('2025-02-21')]), [['others-did-it-too', 1]]);
      assert.deepEqual(await against([said('2025-03-21')]), [['others-did-it-at-times', 1]]);
    });

    it('also those of others before a release, and what is asked for at a commit', async () => {
      const workflow = (pin: string): Step['files'] => ({
        '.github/workflows/ci.yml': `jobs:\n  a:\n    steps:\n      - uses: o/setup@${pin.repeat(40)}\n`,
      });
      const y = (version: string): Step['files'] => ({
        'b/package.json': JSON.stringify({ name: 'b', dependencies: { y: version } }),
      });
      const monthsWithOthers = async (
        subject: string,
        ...of: readonly Step['files'][]
      ): Promise<number | undefined> => {
        const summary = await summaryOfSteps(
          [
            ...begin,
            {
              who: 'Bo',
              on: '2024-02-01',
              subject: 'Set up',
              files: { ...workflow('a'), ...y('^2.0.0-next.1') },
            },
            ...ownMonths(() => 'Update dependencies'),
            ...of.map((files, index): Step => ({
              who: 'Cy',
              on: `2025-0${index + 2}-20`,
              subject,
              files,
            })),
          ].toSorted((a, b) => a.on.localeCompare(b.on)),
          '2025-H1',
        );
        return upkeepOf(summary)[0]?.withOthers;
      };
      const said = 'Update to the latest';
      assert.equal(await monthsWithOthers(said, y('^2.0.0-next.3')), 1);
      assert.equal(await monthsWithOthers(said, workflow('b')), 1);
      assert.equal(
        await monthsWithOthers(said, y(`https://git.example/y.git#${'c'.repeat(40)}`)),
        1,
      );
      assert.equal(await monthsWithOthers(said, workflow('b'), workflow('c')), 2);
      assert.equal(await monthsWithOthers(said, { 'a/index.js': '// 1\n' }), 0);
      assert.equal(await monthsWithOthers('Tidy up', workflow('b')), 0);
      assert.equal(
        await monthsWithOthers('Take back the update of o/setup: revert', workflow('b')),
        0,
      );
    });

    it('says that it rests on one person only where nothing sounds like such work of others', async () => {
      const others = async (subject: string): Promise<readonly string[]> => {
        const summary = await summaryOfSteps(
          [
            ...begin,
            ...ownMonths(() => 'Update dependencies'),
            { who: 'Cy', on: '2025-05-20', subject, files: { 'a/index.js': '// 1\n' } },
          ],
          '2025-H1',
        );
        return argumentsOf(summary, 'A4')[0]!.argument.counterEvidence.map(({ kind }) => kind);
      };
      assert.deepEqual(await others('Offer carts'), ['sole-upkeeper']);
      assert.deepEqual(await others('Bump the bundled parser'), []);
    });

    it('tells nothing of what stands lower again, nor of steps that did not land', async () => {
      const x = (version: string): Step['files'] => ({ 'package.json': manifest('>=18', version) });
      const summary = await summaryOfMerge(
        [x('^1.4.0'), x('^1.6.0'), x('^1.5.0')],
        [...months, '06'].map((month, index) =>
          bump('Ada', `2025-${month}-28`, index < 5 ? `^1.${index + 6}.0` : '^1.2.0'),
        ),
      );
      assert.deepEqual(
        summary.map((facts) => [facts.months, facts.upgrades]),
        [[5, []]],
      );
      const [landed] = await summaryOfMerge(
        [x('^1.4.0'), x('^1.6.0'), x('^1.5.0')],
        ['02', '03', '04'].map((month, index) =>
          bump('Ada', `2025-${month}-28`, `~1.5.${index + 1}`),
        ),
      );
      assert.deepEqual(landed?.upgrades, [
        { name: 'x', from: '^1.0.0', to: '~1.5.3', manifests: 1 },
      ]);
    });

    it('but not in code of others, or in fixtures', async () => {
      const at = (path: string): readonly Step[] =>
        ['1.0.0', '2.0.0', '3.0.0', '4.0.0'].map((version, index) => ({
          ...bump('Ada', `2025-0${index + 1}-10`, ''),
          files: { [`${path}/package.json`]: manifest('>=18', version) },
        }));
      for (const path of ['vendor/cart', 'test/fixtures/cart'])
        assert.deepEqual(upkeepOf(await summaryOfSteps([...begin, ...at(path)], '2025-H1')), []);
      const summary = await summaryOfSteps([...begin, ...at('cart')], '2025-H1');
      assert.equal(upkeepOf(summary)[0]?.months, 3);
    });

    it('tells what a branch brought to the mainline, and not its steps', async () => {
      const x = (version: string): Step['files'] => ({ 'package.json': manifest('>=18', version) });
      const [facts] = await summaryOfMerge(
        [x('^1.6.0'), x('^1.4.0')],
        ['02', '03', '04'].map((month, index) => ({
          ...bump('Ada', `2025-${month}-28`, ''),
          files: { 'a/package.json': manifest('>=18', `^1.${index + 1}.0`) },
        })),
      );
      assert.deepEqual(facts?.upgrades, [
        { name: 'x', from: '^1.0.0', to: '^1.4.0', manifests: 1 },
      ]);
    });

    it('counts every manifest that went the same way', async () => {
      const folders = Array.from({ length: 170 }, (_, index) => `p${index}/`);
      const all = (node: string): Step['files'] =>
        Object.fromEntries(
          ['', ...folders].map((folder) => [`${folder}package.json`, manifest(node, '^1.0.0')]),
        );
      const summary = await summaryOfSteps(
        [
          { who: 'Bo', on: '2024-01-10', subject: 'Begin', files: all('>=18') },
          { who: 'Ada', on: '2025-02-10', subject: 'Upgrade to Node 20', files: all('>=20') },
        ],
        '2025-H1',
      );
      assert.equal(upkeepOf(summary)[0]?.upgrades[0]?.manifests, 171);
    });
  });

  describe('security fixes', () => {
    const months = ['01', '02', '03'];
    const advisories = (months_: readonly string[]): Step['files'] => ({
      'package.json': JSON.stringify({ name: 'shop', audit: { ignore: months_ } }),
    });

    it('are none where advisories are only ignored, or named by a feature', async () => {
      const steps = months.flatMap((month, index): readonly Step[] => [
        {
          who: 'Ada',
          on: `2025-${month}-10`,
          subject: 'chore: ignore vulnerability GHSA-xxxx-yyyy',
          files: advisories(months.slice(0, index + 1)),
        },
        {
          who: 'Ada',
          on: `2025-${month}-12`,
          subject: 'feat: tell of CVE-2025-1234 in audit, fix its name',
          files: { 'a/index.js': `export const a = ${index + 5};\n` },
        },
        {
          who: 'Ada',
          on: `2025-${month}-14`,
          subject: 'fix: ignore CVE-2025-1234 in the scan',
          files: { 'a/index.js': `export const a = ${index + 50};\n` },
        },
      ]);
      assert.deepEqual(upkeepOf(await summaryOfSteps([...begin, ...steps], '2025-H1')), []);
    });

    it('are told where a version went up, or code was mended', async () => {
      const steps = months.map((month, index): Step => ({
        who: 'Ada',
        on: `2025-${month}-10`,
        subject: index === 0 ? 'Fix CVE-2025-1234' : 'Bump x for a security fix',
        files:
          index === 0
            ? { 'a/index.js': 'export const a = 7;\n' }
            : { 'package.json': manifest('>=18', `^1.${index}.0`) },
      }));
      const found = upkeepOf(await summaryOfSteps([...begin, ...steps], '2025-H1'));
      assert.ok(
        found.some(({ kinds }) =>
          kinds.some((each) => each.kind === 'security' && each.months === 3),
        ),
      );
    });
  });

  it('does not take an own revert, or one of work made together, for upkeep', async () => {
    const steps = ['01', '02', '03'].flatMap((month): readonly Step[] => [
      {
        who: 'Cy',
        on: `2025-${month}-10`,
        subject: 'Speed up the index (#8)\n\nCo-authored-by: Ada Byron <ada@rules.example>',
        files: { 'a/index.js': `export const a = ${month.slice(1)}0;\n` },
      },
      {
        who: 'Ada',
        on: `2025-${month}-12`,
        subject: 'Revert "Speed up the index" (#9)',
        files: { 'a/index.js': 'export const a = 1;\n' },
      },
    ]);
    assert.deepEqual(upkeepOf(await summaryOfSteps([...begin, ...steps], '2025-H1')), []);
  });

  it('counts files of every kind that went with a removal, and lines only where all are text', async () => {
    const code = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`legacy/part${index}.js`, '// 1\n// 2\n']),
    );
    const more = { 'legacy/README.md': '# Legacy\n', 'legacy/part.test.js': '// 3\n' };
    const claimAfter = async (files: Step['files']): Promise<string> =>
      claimOf(
        await summaryOfSteps(
          [
            ...begin,
            { who: 'Bo', on: '2024-02-01', subject: 'Add legacy', files },
            {
              who: 'Ada',
              on: '2025-02-01',
              subject: 'Remove legacy',
              files: Object.fromEntries(Object.keys(files).map((path) => [path, null])),
            },
          ],
          '2025-H1',
        ),
      );
    assert.match(
      await claimAfter({ ...code, ...more }),
      /^22 files with 42 lines in legacy are gone/,
    );
    assert.match(
      await claimAfter({ ...code, ...more, 'legacy/logo.png': 'a\0b' }),
      /^23 files in legacy are gone/,
    );
  });
});

/** Upkeep of Ada's in 2025, where three commits of hers landed with one merge and the others after it. */
async function summaryOfMerge(
  inside: readonly Step['files'][],
  after: readonly Step[],
): Promise<readonly UpkeepFacts[]> {
  const repository = await buildRepository();
  const ada = 'Ada Byron <ada@rules.example>';
  for (const { on, subject, files } of begin)
    repository.commit({
      author: 'Bo <bo@rules.example>',
      date: `${on}T12:00:00+00:00`,
      message: subject,
      files,
    });
  repository.branch('newer');
  repository.switchTo('newer');
  for (const [index, files] of inside.entries())
    repository.commit({
      author: ada,
      date: `2025-01-1${index}T12:00:00+00:00`,
      message: 'Update x',
      files,
    });
  repository.switchTo('main');
  repository.merge('newer', { author: ada, date: '2025-01-20T12:00:00+00:00' });
  for (const { on, subject, files } of after)
    repository.commit({ author: ada, date: `${on}T12:00:00+00:00`, message: subject, files });
  await repository.write();
  return upkeepOf(await summarizeFolder(repository.folder, '2025'));
}
