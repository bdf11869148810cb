/** E6 in built repositories: roads told by what stands on them, and what only lies where roads lie. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../../src/core/draft/draft.ts';
import type { PavedRoadFacts, RunOnFacts } from '../../../src/core/insights/facts.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { argumentsOf, summaryOfSteps, type Step } from '../../support/argued.ts';

function factsOf(summary: Summary): readonly PavedRoadFacts[] {
  return argumentsOf(summary, 'E6').map(({ argument }) => argument.facts as PavedRoadFacts);
}

function claimOf(summary: Summary): string {
  const shown = showSummary(applyDraft(summary, emptyDraft));
  const cards = shown.lenses.flatMap((lens) => [...lens.cards, ...lens.folded()]);
  return cards
    .find(({ insight }) => insight === 'E6')!
    .claim.map(({ text }) => text)
    .join('');
}

const extending = (name: string): Step['files'] => ({
  [`packages/${name}/tsconfig.json`]: '{ "extends": "../../tsconfig.base.json" }\n',
  [`packages/${name}/index.ts`]: `export const ${name} = 1;\n`,
});

/** Everybody's pull requests but Ada's, some days apart. */
function changes(from: number, count: number, path: (index: number) => string): readonly Step[] {
  return Array.from({ length: count }, (_, index) => ({
    who: ['Bo', 'Cy', 'Di'][index % 3]!,
    on: `2025-03-${String(from + index).padStart(2, '0')}`,
    subject: `Change ${from + index}`,
    number: from + index,
    files: { [path(index)]: `export const x = ${index};\n` },
  }));
}

const workflow = (on: string, condition = ''): string =>
  `name: Checks\non:\n${on}jobs:\n  test:\n${condition}    runs-on: ubuntu-latest\n    steps: []\n  lint:\n${condition}    steps: []\n`;
const checks = '.github/workflows/checks.yml';

describe('E6, paved roads', function () {
  this.timeout(60_000);

  it('tells configuration that other people’s packages extend', async () => {
    const summary = await summaryOfSteps(
      [
        {
          who: 'Ada',
          on: '2024-06-01',
          subject: 'Add settings',
          files: { 'tsconfig.base.json': '{}\n' },
        },
        { who: 'Ada', on: '2024-06-02', subject: 'Add a', files: extending('a') },
        { who: 'Bo', on: '2024-07-01', subject: 'Add b', files: extending('b') },
        { who: 'Bo', on: '2025-02-01', subject: 'Add c', files: extending('c') },
        { who: 'Cy', on: '2025-03-01', subject: 'Add d', files: extending('d') },
        {
          who: 'Cy',
          on: '2025-03-02',
          subject: 'Add e on its own',
          files: { 'packages/e/tsconfig.json': '{ "compilerOptions": { "strict": true } }\n' },
        },
      ],
      '2025-H1',
    );
    assert.equal(
      claimOf(summary),
      'A part of compiler settings: 3 places of 2 people stand on tsconfig.base.json today. In this period, 2 of these began.',
    );
  });

  it('tells what tests of others stand on, and not what they test', async () => {
    const test = (name: string): Step['files'] => ({
      [`test/${name}.test.js`]: `import { run } from './support/harness.js';\nimport { app } from '../src/app.js';\nrun('${name}', app);\n`,
    });
    const summary = await summaryOfSteps(
      [
        {
          who: 'Ada',
          on: '2024-06-01',
          subject: 'Begin',
          files: {
            'test/support/harness.js': 'export const run = (name, what) => [name, what];\n',
            'src/app.js': 'export const app = 1;\n',
          },
        },
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((name, index): Step => ({
          who: index % 2 === 0 ? 'Bo' : 'Cy',
          on: `2025-0${index + 1}-05`,
          subject: `Test ${name}`,
          files: test(name),
        })),
      ],
      '2025-H1',
    );
    assert.deepEqual(
      factsOf(summary).map((facts) => (facts.road === 'built-on' ? facts.paths : [])),
      [['test/support/harness.js']],
    );
    assert.match(
      claimOf(summary),
      /^A part of test infrastructure: 6 test files of 2 people stand on/,
    );
  });

  it('is not told where only its maker stands on it, or who only touched it', async () => {
    const own = await summaryOfSteps(
      [
        {
          who: 'Ada',
          on: '2024-06-01',
          subject: 'Add settings',
          files: { 'tsconfig.base.json': '{}\n' },
        },
        ...['a', 'b', 'c', 'd'].map((name, index): Step => ({
          who: 'Ada',
          on: `2025-0${index + 1}-01`,
          subject: `Add ${name}`,
          files: extending(name),
        })),
      ],
      '2025-H1',
    );
    assert.deepEqual(factsOf(own), []);
    const touched = await summaryOfSteps(
      [
        {
          who: 'Di',
          on: '2024-06-01',
          subject: 'Add settings',
          files: { 'tsconfig.base.json': '{}\n' },
        },
        {
          who: 'Ada',
          on: '2024-06-02',
          subject: 'Tune',
          files: { 'tsconfig.base.json': '{ "files": [] }\n' },
        },
        ...['a', 'b', 'c', 'd'].map((name, index): Step => ({
          who: index % 2 === 0 ? 'Bo' : 'Cy',
          on: `2025-0${index + 1}-01`,
          subject: `Add ${name}`,
          files: extending(name),
        })),
      ],
      '2025-H1',
    );
    assert.deepEqual(factsOf(touched), []);
  });

  for (const [why, second, told] of [
    ['is not told where somebody else had the same settings under another name', 'Di', 0],
    ['is told where the same settings were her own before', 'Ada', 1],
  ] as const) {
    it(why, async () => {
      const settings =
        '{\n  "strict": true,\n  "noEmit": true,\n  "target": "es2022",\n  "module": "nodenext"\n}\n';
      const summary = await summaryOfSteps(
        [
          {
            who: second,
            on: '2024-05-01',
            subject: 'Add settings of the first package',
            files: { 'old/tsconfig.json': settings },
          },
          {
            who: 'Ada',
            on: '2024-06-01',
            subject: 'Settings for all',
            files: { 'tsconfig.base.json': settings.replace('nodenext', 'esnext') },
          },
          ...['a', 'b', 'c', 'd'].map((name, index): Step => ({
            who: index % 2 === 0 ? 'Bo' : 'Cy',
            on: `2025-0${index + 1}-01`,
            subject: `Add ${name}`,
            files: extending(name),
          })),
        ],
        '2025-H1',
      );
      assert.equal(factsOf(summary).length, told);
    });
  }

  it('counts no test that was copied, came back or takes what others added', async () => {
    const test = (name: string, taken = 'run'): Step['files'] => ({
      [`test/${name}.test.js`]: `import { ${taken} } from './support/harness.js';\n${taken}('${name} 1');\n${taken}('${name} 2');\n${taken}('${name} 3');\nconst ${name} = '${name}';\n`,
    });
    const one = Object.values(test('a'))[0] as string;
    const summary = await summaryOfSteps(
      [
        {
          who: 'Ada',
          on: '2024-06-01',
          subject: 'Begin',
          files: { 'test/support/harness.js': 'export const run = (name) => [name];\n' },
        },
        {
          who: 'Bo',
          on: '2024-06-02',
          subject: 'Skip',
          files: {
            'test/support/harness.js':
              'export const run = (name) => [name];\nexport const skip = (name) => name;\n',
          },
        },
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((name, index): Step => ({
          who: index % 2 === 0 ? 'Bo' : 'Cy',
          on: `2025-01-0${index + 1}`,
          subject: `Test ${name}`,
          files: test(name),
        })),
        { who: 'Di', on: '2025-02-01', subject: 'Skip some', files: test('g', 'skip') },
        { who: 'Di', on: '2025-02-02', subject: 'Copy', files: { 'test/h.test.mjs': one } },
        {
          who: 'Di',
          on: '2025-02-03',
          subject: 'Drop f',
          files: { 'test/f.test.js': "export const f = 'nothing';\n" },
        },
        { who: 'Ada', on: '2025-02-04', subject: 'Test f again', files: test('f') },
        {
          who: 'Di',
          on: '2025-02-05',
          subject: 'Fixture',
          files: {
            'e2e/x/sequence.js':
              "import { run } from '../../test/support/harness.js';\nrun('x y');\n",
          },
        },
      ],
      '2025-H1',
    );
    const [facts] = factsOf(summary);
    assert.ok(facts?.road === 'built-on');
    assert.deepEqual([facts.now.places, facts.now.people], [5, 2]);
    const [{ argument }] = argumentsOf(summary, 'E6') as [ReturnType<typeof argumentsOf>[0]];
    assert.deepEqual(
      argument.counterEvidence
        .filter(({ kind }) => kind === 'takes-of-others' || kind === 'came-otherwise')
        .map(({ kind, count, of }) => [kind, count, of]),
      [
        ['takes-of-others', 1, 8],
        ['came-otherwise', 2, 8],
      ],
    );
  });

  it('tells the changes that a workflow says it runs on', async () => {
    const summary = await summaryOfSteps(
      [
        { who: 'Bo', on: '2025-01-01', subject: 'Begin', files: { 'src/a.js': '\n' } },
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Add checks',
          files: {
            [checks]: workflow('  pull_request:\n    paths: ["src/**", "!src/generated/**"]\n'),
          },
        },
        ...changes(1, 12, (index) => `src/f${index}.js`),
        ...changes(13, 3, () => 'notes.txt'),
        ...changes(16, 3, (index) => `src/generated/g${index}.js`),
        {
          who: 'Bo',
          on: '2025-03-20',
          subject: 'Landed by hand (#99)',
          files: { 'src/hand.js': 'export const hand = 1;\n' },
        },
        ...changes(21, 1, () => 'src/f99.js').map((again) => ({ ...again, number: 1 })),
      ],
      '2025-H1',
    );
    const [facts] = factsOf(summary) as readonly RunOnFacts[];
    assert.deepEqual(
      facts!.workflows.map(({ since, ...rest }) => ({ ...rest, since: since.slice(0, 10) })),
      [
        {
          path: checks,
          name: 'Checks',
          since: '2025-02-01',
          jobs: 2,
          changes: 12,
          people: 3,
          everywhere: false,
          first: true,
          systems: [],
        },
      ],
    );
    assert.deepEqual([facts!.changes, facts!.people, facts!.ofChanges], [12, 3, 18]);
    assert.equal(
      claimOf(summary),
      'In this period, 12 of 18 pull requests of other people that landed while it was there, from 3 of them, match the triggers that this workflow had then: “Checks” (.github/workflows/checks.yml), 2 jobs today, since 1 February 2025, as the first workflow here.',
    );
  });

  for (const [title, travis, says] of [
    [
      'took the place of another system',
      '2025-02-20',
      'in place of Travis CI (.travis.yml, gone since 20 February 2025)',
    ],
    ['came beside another system', null, 'beside Travis CI (.travis.yml)'],
    [
      'came after another system was gone',
      '2025-01-20',
      'in place of Travis CI (.travis.yml, gone since 20 January 2025)',
    ],
    ['came long after another system was gone', '2023-01-20', 'as the first workflow here'],
  ] as const) {
    it(`tells of a workflow that ${title}`, async () => {
      const steps: readonly Step[] = [
        {
          who: 'Bo',
          on: '2022-01-01',
          subject: 'Begin',
          files: { '.travis.yml': 'language: node_js\n' },
        },
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Add checks',
          files: { [checks]: workflow('  pull_request:\n') },
        },
        ...(travis === null
          ? []
          : [{ who: 'Bo', on: travis, subject: 'Drop Travis', files: { '.travis.yml': null } }]),
        ...changes(1, 12, (index) => `src/f${index}.js`),
      ];
      const claim = claimOf(
        await summaryOfSteps(
          steps.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
          '2025-H1',
        ),
      );
      assert.ok(claim.endsWith(`2 jobs today, since 1 February 2025, ${says}.`), claim);
      assert.match(
        claim,
        /all 12 pull requests .* match the triggers that this workflow had then, as every pull request does: /,
      );
    });
  }

  it('names the files first of workflows that have the same name', async () => {
    const other = '.github/workflows/lint.yml';
    const summary = await summaryOfSteps(
      [
        { who: 'Bo', on: '2025-01-01', subject: 'Begin', files: { 'src/a.js': '\n' } },
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Add checks',
          files: {
            [checks]: workflow('  pull_request:\n'),
            [other]: workflow('  pull_request:\n    paths: ["src/**"]\n'),
            '.github/workflows/docs.yml': workflow('  pull_request:\n').replace('Checks', 'Docs'),
          },
        },
        ...changes(1, 12, (index) => `src/f${index}.js`),
      ],
      '2025-H1',
    );
    const claim = claimOf(summary);
    for (const called of [
      '.github/workflows/checks.yml (“Checks”), 2 jobs',
      '.github/workflows/lint.yml (“Checks”), 2 jobs',
      '“Docs” (.github/workflows/docs.yml), 2 jobs',
    ])
      assert.ok(claim.includes(called), claim);
  });

  it('counts what the triggers took at that time', async () => {
    const summary = await summaryOfSteps(
      [
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Add checks',
          files: { [checks]: workflow('  pull_request:\n    branches: [main]\n') },
        },
        ...changes(1, 12, (index) => `src/f${index}.js`),
        {
          who: 'Ada',
          on: '2025-03-14',
          subject: 'Run for documents only',
          files: { [checks]: workflow('  pull_request:\n    paths: ["docs/**"]\n') },
        },
        ...changes(15, 6, (index) => `src/g${index}.js`),
      ],
      '2025-H1',
    );
    assert.match(
      claimOf(summary),
      /^In this period, 12 of 18 pull requests of other people .*, from 3 of them, match/,
    );
  });

  it('tells the file of another system that went last', async () => {
    const summary = await summaryOfSteps(
      [
        {
          who: 'Bo',
          on: '2022-01-01',
          subject: 'Begin',
          files: { 'circle.yml': 'machine: {}\n' },
        },
        {
          who: 'Bo',
          on: '2022-02-01',
          subject: 'Second version',
          files: { 'circle.yml': null, '.circleci/config.yml': 'version: 2\njobs: {}\n' },
        },
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Add checks',
          files: { [checks]: workflow('  pull_request:\n') },
        },
        {
          who: 'Bo',
          on: '2025-02-20',
          subject: 'Drop Circle',
          files: { '.circleci/config.yml': null },
        },
        ...changes(1, 12, (index) => `src/f${index}.js`),
      ],
      '2025-H1',
    );
    assert.match(
      claimOf(summary),
      /in place of CircleCI \(\.circleci\/config\.yml, gone since 20 February 2025\)\.$/,
    );
  });

  it('takes no other system for replaced where workflows were there already', async () => {
    const summary = await summaryOfSteps(
      [
        {
          who: 'Bo',
          on: '2024-01-01',
          subject: 'Begin',
          files: {
            '.travis.yml': 'language: node_js\n',
            '.github/workflows/old.yml': 'on: workflow_dispatch\njobs:\n  old:\n    steps: []\n',
          },
        },
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Add checks',
          files: { [checks]: workflow('  pull_request:\n') },
        },
        { who: 'Bo', on: '2025-02-20', subject: 'Drop Travis', files: { '.travis.yml': null } },
        ...changes(1, 12, (index) => `src/f${index}.js`),
      ],
      '2025-H1',
    );
    assert.match(claimOf(summary), /2 jobs today, since 1 February 2025\.$/);
  });

  for (const [why, text] of [
    ['runs by hand', workflow('  workflow_dispatch:\n')],
    ['runs by the clock', workflow('  schedule:\n    - cron: "0 0 * * *"\n')],
    ['runs after changes landed', workflow('  push:\n    branches: [main]\n')],
    ['runs for labels', workflow('  pull_request:\n    types: [labeled]\n')],
    [
      'has a condition in every job',
      workflow('  pull_request:\n', "    if: github.actor == 'x'\n"),
    ],
    ['is for other paths', workflow('  pull_request:\n    paths: ["docs/**"]\n')],
    ['is for another branch', workflow('  pull_request:\n    branches: ["release/**"]\n')],
    ['is broken', 'on: [\n'],
  ] as const) {
    it(`is not told of a workflow that ${why}`, async () => {
      const summary = await summaryOfSteps(
        [
          { who: 'Ada', on: '2025-02-01', subject: 'Add checks', files: { [checks]: text } },
          ...changes(1, 12, (index) => `src/f${index}.js`),
        ],
        '2025-H1',
      );
      assert.deepEqual(factsOf(summary), []);
    });
  }

  it('is not told of a workflow that somebody else made', async () => {
    const summary = await summaryOfSteps(
      [
        {
          who: 'Bo',
          on: '2025-02-01',
          subject: 'Add checks',
          files: { [checks]: workflow('  pull_request:\n') },
        },
        {
          who: 'Ada',
          on: '2025-02-02',
          subject: 'Rename checks',
          files: { [checks]: null, '.github/workflows/all.yml': workflow('  pull_request:\n') },
        },
        ...changes(3, 12, (index) => `src/f${index}.js`),
      ],
      '2025-H1',
    );
    assert.deepEqual(factsOf(summary), []);
  });
});
