/** D5 in built repositories: migrations that must appear, and what only looks like one. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../../src/core/draft/draft.ts';
import type { MigrationFacts, ReplacedFacts } from '../../../src/core/insights/facts.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { argumentsOf, summaryOfSteps, type Step } from '../../support/argued.ts';
import type { Files } from '../../support/ruleCase.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Places that import something; each has lines of its own. */
function places(which: readonly string[], imported: string, version = 1): Files {
  return Object.fromEntries(
    which.map((name) => [
      `app/${name}.js`,
      `import { request } from '${imported}';\nexport const ${name} = () => request('${name}', ${version});\n`,
    ]),
  );
}

const old = `export function request(name, version) {\n  return [name, version];\n}\n`;
const modern = `export function request(path, attempt) {\n  const budget = attempt * 3;\n  return { path, budget };\n}\n`;
const begin: readonly Step[] = [
  { who: 'Bo', on: '2024-01-10', subject: 'Add old client', files: { 'lib/old.js': old } },
  { who: 'Bo', on: '2024-02-01', subject: 'Add pages', files: places(names, '../lib/old.js') },
  { who: 'Ada', on: '2025-02-01', subject: 'Add client', files: { 'lib/client.js': modern } },
];

const moveBoth: readonly Step[] = [
  {
    who: 'Ada',
    on: '2025-03-01',
    subject: 'Move some',
    files: places(names.slice(0, 4), '../lib/client.js', 2),
  },
  {
    who: 'Bo',
    on: '2025-04-01',
    subject: 'Move the others',
    files: places(names.slice(4), '../lib/client.js', 2),
  },
];

/** Six Go commands that print a table by what `from` offers; Ada moves five of them to her own package. */
function goSteps(module: string, from: string): readonly Step[] {
  const command = (name: string, imported: string, call: string): Files => ({
    [`cmd/${name}/${name}.go`]: `package ${name}\n\nimport "${imported}"\n\nfunc Run${name}() string {\n\treturn ${call}("${name}")\n}\n`,
  });
  const all = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox'];
  const of = (some: readonly string[], imported: string, call: string): Files =>
    Object.assign({}, ...some.map((name) => command(name, imported, call))) as Files;
  const called = `${from.split('/').at(-1)!}.NewTable`;
  return [
    {
      who: 'Bo',
      on: '2024-01-10',
      subject: 'Begin',
      files: {
        'go.mod': `module ${module}\n`,
        'utils/table.go':
          'package utils\n\nfunc NewTable(title string) string {\n\treturn "table " + title\n}\n',
        'utils/size.go': 'package utils\n\nfunc Size() int {\n\treturn 80\n}\n',
        'cmd/size/size.go': `package size\n\nimport "${module}/utils"\n\nfunc Run() int {\n\treturn utils.Size()\n}\n`,
      },
    },
    { who: 'Bo', on: '2024-02-01', subject: 'Add commands', files: of(all, from, called) },
    {
      who: 'Ada',
      on: '2025-02-01',
      subject: 'Add a table printer',
      files: {
        'table/printer.go':
          'package table\n\ntype Printer struct {\n\tHead string\n}\n\nfunc Print(head string) string {\n\tprinter := Printer{Head: head}\n\treturn printer.Head\n}\n',
      },
    },
    ...[all.slice(0, 3), all.slice(3, 5)].map((some, index): Step => ({
      who: 'Ada',
      on: `2025-0${3 + index}-01`,
      subject: `Print ${index}`,
      files: of(some, `${module}/table`, 'table.Print'),
    })),
  ];
}

function factsOf(summary: Summary): readonly MigrationFacts[] {
  return argumentsOf(summary, 'D5').map(({ argument }) => argument.facts as MigrationFacts);
}

function claimOf(summary: Summary): string {
  const shown = showSummary(applyDraft(summary, emptyDraft));
  const cards = shown.lenses.flatMap((lens) => [...lens.cards, ...lens.folded()]);
  return cards
    .find(({ insight }) => insight === 'D5')!
    .claim.map(({ text }) => text)
    .join('');
}

describe('D5, migration carried through', function () {
  this.timeout(60_000);

  it('tells who deleted the old way at last, wherever it had moved before', async () => {
    const longer = `${old}${Array.from({ length: 20 }, (_, at) => `const part${at} = ${at};\n`).join('')}`;
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const summary = await summaryOfSteps(
      [
        { who: 'Bo', on: '2024-01-05', subject: 'Add old client', files: { 'lib/old.js': longer } },
        ...begin.slice(1),
        {
          who: 'Ada',
          on: '2025-03-01',
          subject: 'Move all',
          files: places(all, '../lib/client.js', 2),
        },
        {
          who: 'Bo',
          on: '2025-04-01',
          subject: 'Put the old client away',
          files: { 'lib/old.js': null, 'legacy/old.js': `${longer}// Old.\n` },
        },
        { who: 'Cy', on: '2025-05-01', subject: 'Drop it', files: { 'legacy/old.js': null } },
      ],
      '2025-H1',
    );
    const [facts] = factsOf(summary);
    assert.ok(facts?.outcome === 'replaced');
    assert.equal(facts.removed?.landed.slice(0, 10), '2025-05-01');
  });

  it('is no migration where the places had only just come to the old way', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        {
          who: 'Ada',
          on: '2025-03-01',
          subject: 'Rename',
          files: {
            'lib/passing.js': modern.replaceAll('budget', 'left'),
            ...places(names, '../lib/passing.js', 2),
          },
        },
        {
          who: 'Ada',
          on: '2025-03-02',
          subject: 'Move on',
          files: places(names, '../lib/client.js', 3),
        },
      ],
      '2025-H1',
    );
    assert.ok(
      !factsOf(summary).some(
        (facts) => facts.outcome === 'replaced' && facts.old.name === 'lib/passing.js',
      ),
    );
  });

  it('tells who moved how many places when, and what is left', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        {
          who: 'Ada',
          on: '2025-03-01',
          subject: 'Move a, b, c',
          files: places(['a', 'b', 'c'], '../lib/client.js', 2),
        },
        {
          who: 'Cy',
          on: '2025-05-01',
          subject: 'Move d, e',
          files: places(['d', 'e'], '../lib/client.js', 2),
        },
        {
          who: 'Cy',
          on: '2025-05-20',
          subject: 'Add late',
          files: places(['late'], '../lib/old.js'),
        },
      ],
      '2025-H1',
    );
    const [facts, ...more] = factsOf(summary);
    assert.deepEqual(more, []);
    const { first, last, removed, ...counts } = facts as ReplacedFacts;
    assert.deepEqual(counts, {
      insight: 'D5',
      outcome: 'replaced',
      old: { name: 'lib/old.js', outside: false, names: [] },
      replacement: 'lib/client.js',
      taken: 5,
      moved: 5,
      inPeriod: 5,
      bySubject: 3,
      others: 1,
      left: 3,
      movedBack: 0,
      begunSince: 1,
    });
    assert.deepEqual(
      [first.slice(0, 10), last.slice(0, 10), removed],
      ['2025-03-01', '2025-05-01', null],
    );
    const [{ argument }] = argumentsOf(summary, 'D5') as [ReturnType<typeof argumentsOf>[0]];
    assert.deepEqual(
      argument.counterEvidence.map(({ kind, count, of }) => [kind, count, of]),
      [
        ['moved-in-one-commit', 3, 5],
        ['places-left', 3, 8],
      ],
    );
    assert.equal(argument.evidence.length, 5);
    assert.equal(argument.inPeriod, true);
    assert.equal(
      claimOf(summary),
      '5 places dropped lib/old.js in the commit in which they began to use lib/client.js, from 1 March 2025 to 1 May 2025. I moved 3 of them, 1 other person the other 2. 3 places still use lib/old.js; 1 of these began after the first move.',
    );
  });

  it('tells what of a file was left that is used for something else', async () => {
    const helpers = `${old}export const folder = 'x';\n`;
    const using = (which: readonly string[], line: string): Files =>
      Object.fromEntries(
        which.map((name) => [`test/${name}.js`, `${line}export const ${name} = 1;\n`]),
      );
    const both = "import { folder, request } from '../lib/old.js';\n";
    const moved =
      "import { request } from '../lib/client.js';\nimport { folder } from '../lib/old.js';\n";
    const folderOnly = "import { folder } from '../lib/old.js';\n";
    const summary = await summaryOfSteps(
      [
        { who: 'Bo', on: '2024-01-10', subject: 'Add helpers', files: { 'lib/old.js': helpers } },
        {
          who: 'Bo',
          on: '2024-02-01',
          subject: 'Add pages',
          files: places(names, '../lib/old.js'),
        },
        { who: 'Bo', on: '2024-02-02', subject: 'Use both', files: using(['x', 'y'], both) },
        { who: 'Bo', on: '2024-02-03', subject: 'Use a folder', files: using(['z'], folderOnly) },
        { who: 'Ada', on: '2025-02-01', subject: 'Add client', files: { 'lib/client.js': modern } },
        {
          who: 'Ada',
          on: '2025-03-01',
          subject: 'Move',
          files: { ...places(names, '../lib/client.js', 2), ...using(['x', 'y'], moved) },
        },
      ],
      '2025-H1',
    );
    const facts = factsOf(summary)[0] as ReplacedFacts;
    assert.deepEqual([facts.old.names, facts.moved, facts.left], [['request'], 7, 0]);
    assert.match(
      claimOf(summary),
      /^7 places dropped request of lib\/old\.js in the commit .* No place uses request of lib\/old\.js any more\.$/,
    );
  });

  it('tells of a package from outside that is gone, and who deleted an old file', async () => {
    const manifest = '{ "name": "shop", "dependencies": { "request": "^2.0.0" } }';
    const summary = await summaryOfSteps(
      [
        { who: 'Bo', on: '2024-01-10', subject: 'Begin', files: { 'package.json': manifest } },
        { who: 'Bo', on: '2024-02-01', subject: 'Add pages', files: places(names, 'request') },
        { who: 'Ada', on: '2025-02-01', subject: 'Add client', files: { 'lib/client.js': modern } },
        {
          who: 'Ada',
          on: '2025-03-01',
          subject: 'Move most',
          files: places(names.slice(0, 4), '../lib/client.js', 2),
        },
        {
          who: 'Bo',
          on: '2025-04-01',
          subject: 'Move rest',
          files: places(names.slice(4), '../lib/client.js', 2),
        },
      ],
      '2025-H1',
    );
    const facts = factsOf(summary)[0] as ReplacedFacts;
    assert.deepEqual(
      [facts.old, facts.left, facts.moved],
      [{ name: 'request', outside: true, names: [] }, 0, 7],
    );
    assert.match(claimOf(summary), /No place uses request any more\./);
  });

  it('is not told where the old file only got another name', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin.slice(0, 2),
        {
          who: 'Ada',
          on: '2025-03-01',
          subject: 'Rename and rewrite',
          files: {
            'lib/old.js': null,
            'lib/client.js': modern,
            ...places(names, '../lib/client.js', 2),
          },
        },
      ],
      '2025-H1',
    );
    assert.deepEqual(factsOf(summary), []);
  });

  it('is not told where the new file says most of what the old one said', async () => {
    const rules = Array.from({ length: 6 }, (_, at) => `export const rule${at} = 'rule ${at}';\n`);
    const summary = await summaryOfSteps(
      [
        {
          who: 'Bo',
          on: '2024-01-10',
          subject: 'Add old client',
          files: { 'lib/old.js': old + rules.join('') },
        },
        begin[1]!,
        {
          who: 'Ada',
          on: '2025-02-01',
          subject: 'Add client',
          files: { 'lib/client.js': modern + rules.join('') },
        },
        ...moveBoth,
      ],
      '2025-H1',
    );
    assert.deepEqual(factsOf(summary), []);
  });

  it('tells by name what stood in a folder, and only who took that', async () => {
    const summary = await summaryOfSteps(
      goSteps('example.com/shop', 'example.com/shop/utils'),
      '2025-H1',
    );
    const facts = factsOf(summary)[0] as ReplacedFacts;
    assert.deepEqual(
      [facts.old, facts.moved, facts.left],
      [{ name: 'utils', outside: false, names: ['NewTable'] }, 5, 1],
    );
    assert.match(claimOf(summary), /1 place still uses NewTable of utils/);
  });

  it('is not told where a module only got another name', async () => {
    const summary = await summaryOfSteps(
      goSteps('example.com/shop', 'github.com/former/shop/table'),
      '2025-H1',
    );
    assert.deepEqual(factsOf(summary), []);
  });

  it('is not told where the old file passed the new one on', async () => {
    const summary = await summaryOfSteps(
      [
        ...begin,
        {
          who: 'Ada',
          on: '2025-02-10',
          subject: 'Build the old one on the new one',
          files: {
            'lib/old.js': "export const more = 1;\nexport { request } from './client.js';\n",
          },
        },
        {
          who: 'Ada',
          on: '2025-03-01',
          subject: 'Name it by itself',
          files: places(names.slice(0, 5), '../lib/client.js', 2),
        },
        {
          who: 'Ada',
          on: '2025-04-01',
          subject: 'And the others',
          files: places(names.slice(5), '../lib/client.js', 2),
        },
      ],
      '2025-H1',
    );
    assert.deepEqual(factsOf(summary), []);
  });

  it('is not told where the new way came beside the old one', async () => {
    const both = Object.fromEntries(
      Object.entries(places(names, '../lib/old.js')).map(([path, text]) => [
        path,
        `import * as client from '../lib/client.js';\n${text as string}export const again = client.request('x', 2);\n`,
      ]),
    );
    const summary = await summaryOfSteps(
      [...begin, { who: 'Bo', on: '2025-03-01', subject: 'Use both', files: both }],
      '2025-H1',
    );
    assert.deepEqual(factsOf(summary), []);
  });

  it('tells of a removal by the dependents that moved before it', async () => {
    const session = Object.fromEntries(
      ['store', 'cookie', 'token', 'user', 'expiry'].map((name) => [
        `legacy-session/${name}.js`,
        `export const ${name} = 1;\nexport const request = (x) => x;\n`,
      ]),
    );
    const using = (which: readonly string[]): Files => places(which, '../legacy-session/store.js');
    const steps: readonly Step[] = [
      { who: 'Bo', on: '2024-01-10', subject: 'Add session', files: session },
      { who: 'Bo', on: '2024-02-01', subject: 'Use it', files: using(names) },
      { who: 'Bo', on: '2024-03-01', subject: 'Add tokens', files: { 'lib/tokens.js': modern } },
      {
        who: 'Cy',
        on: '2025-03-01',
        subject: 'Leave the legacy session',
        files: places(names.slice(0, 3), '../lib/tokens.js', 2),
      },
      {
        who: 'Ada',
        on: '2025-04-01',
        subject: 'Remove it',
        files: {
          ...Object.fromEntries(Object.keys(session).map((path) => [path, null])),
          ...places(names.slice(3, 5), '../lib/tokens.js', 2),
          'app/f.js': null,
          'app/g.js': null,
        },
      },
    ];
    const summary = await summaryOfSteps(steps, '2025-H1');
    assert.equal(
      claimOf(summary),
      '5 files with 10 lines in legacy-session, the oldest there since 10 January 2024, are gone since 1 April 2025. Before that, at least 5 places stopped to depend on them, from 1 March 2025 to 1 April 2025. I moved 2 of them, 1 other person the other 3.',
    );
    const asAnother = await summaryOfSteps(steps, '2025-H2');
    assert.deepEqual(factsOf(asAnother), []);
  });
});
