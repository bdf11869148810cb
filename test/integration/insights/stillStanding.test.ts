/** D3: old lines that stand where most code of their age does not, and what looks like it and is not. */
import assert from 'node:assert/strict';

import { stillStanding } from '../../../src/core/insights/stillStanding.ts';
import { reasonsOf, saidBy, summaryOfAda, type Tell } from '../../support/argued.ts';
import type { Files } from '../../support/ruleCase.ts';

const functionsOf = (name: string, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `export const ${name}${at} = () => '${name} ${at}';\n`,
  ).join('');

const retry = functionsOf('retry', 120);
const waits = functionsOf('wait', 120);
const others = Array.from({ length: 30 }, (_, at) => `src/part${at}.ts`);
const parts = (version: string, paths: readonly string[]): Files =>
  Object.fromEntries(
    paths.map((path) => [path, functionsOf(`${version}${path.slice(8, -3)}x`, 40)]),
  );
const gone = (paths: readonly string[]): Files =>
  Object.fromEntries(paths.map((path) => [path, null]));
/** With these a commit sweeps over the repository. */
const many: Files = Object.fromEntries(
  Array.from({ length: 50 }, (_, at) => [`notes/${at}.txt`, `Note ${at}.\n`]),
);
const use = "import { retry1 } from '../lib/retry.ts';\nexport const run = () => retry1();\n";

interface Change {
  /** Who first wrote the lines that Ada's commit brought to `lib/retry.ts`. */
  readonly movedFrom?: string;
  readonly unused?: boolean;
  /** Who uses it, instead of two people with a place each. */
  readonly used?: 'by-one' | 'in-bulk';
  /** Who made the file before Ada wrote her lines into it. */
  readonly begunBy?: string;
  /** How many lines Ada wrote. */
  readonly lines?: number;
  /** How many more lines came by a commit of Ada's that sweeps over the repository. */
  readonly swept?: number;
  /** Where it was before that commit moved it. */
  readonly sweptFrom?: string;
  /** A commit that sweeps over the repository brought the file. */
  readonly broughtWithMany?: boolean;
  /** A colleague's commit that sweeps over the repository brought so many lines to each file of its other code that stays. */
  readonly othersSwept?: number;
  /** The repository's other code is left as it was; `rest` where most files went and the others were left. */
  readonly othersStand?: boolean | 'rest';
  /** How many of the other files are written anew, and none deleted. */
  readonly rewritten?: number;
  /** Ada made a file beside it that is used, and one that is not. */
  readonly beside?: boolean;
  /** Lines that every file begins with. */
  readonly licence?: string;
  /** What a colleague makes of it later. */
  readonly later?: Files;
  /** The month in which the repository's other code goes. */
  readonly othersGo?: string;
  readonly until?: string;
}

function history(change: Change): (tell: Tell) => void {
  const { othersGo = '2022-03', until = '2024-05-01' } = change;
  return (tell) => {
    if (change.movedFrom !== undefined) {
      const rest = functionsOf('rest', 150);
      tell('2020-01-10', change.movedFrom, { 'lib/all.ts': `${rest}${retry}` });
      tell('2020-02-10', 'Ada', { 'lib/all.ts': rest, 'lib/retry.ts': `// Retries.\n${retry}` });
    } else {
      const first = 'export const retryOnce = 1;\n';
      if (change.begunBy) tell('2020-01-10', change.begunBy, { 'lib/retry.ts': first });
      const written = `${change.licence ?? ''}${functionsOf('retry', change.lines ?? 120)}`;
      const path = change.sweptFrom ?? 'lib/retry.ts';
      tell('2020-02-10', 'Ada', {
        [path]: change.begunBy ? first + written : written,
        ...(change.broughtWithMany ? many : {}),
        ...(change.beside
          ? { 'lib/wait.ts': waits, 'lib/pause.ts': functionsOf('pause', 120) }
          : {}),
      });
      if (change.broughtWithMany) tell('2020-02-20', 'Ada', { [path]: `${written}// All.\n` });
      if (change.swept !== undefined)
        tell('2020-02-20', 'Ada', {
          ...(change.sweptFrom ? { [change.sweptFrom]: null } : {}),
          'lib/retry.ts': written + functionsOf('swept', change.swept),
          ...many,
        });
    }
    tell(
      '2020-03-01',
      'Bo',
      Object.fromEntries(
        Object.entries(parts('old', others)).map(([path, text]) => [
          path,
          `${change.licence ?? ''}${text as string}`,
        ]),
      ),
    );
    if (change.othersSwept !== undefined) {
      const swept = Object.entries(parts('old', others)).map(([path, text]) => [
        path,
        `${text as string}${functionsOf(`swept${path.slice(8, -3)}x`, change.othersSwept!)}`,
      ]);
      tell('2020-03-10', 'Bo', { ...Object.fromEntries(swept), ...many });
    }
    if (change.used === 'by-one') {
      tell('2020-04-01', 'Bo', { 'src/bo.ts': use, 'src/bo2.ts': `// Again.\n${use}` });
    } else if (change.used === 'in-bulk') {
      for (const [month, who] of ['Bo', 'Cy'].entries()) {
        const places = Array.from({ length: 8 }, (_, at) => [
          `src/${who}${at}.ts`,
          `// ${who} ${at}.\n${use}`,
        ]);
        tell(`2020-0${month + 4}-01`, who, Object.fromEntries(places));
      }
    } else if (!change.unused) {
      tell('2020-04-01', 'Bo', { 'src/bo.ts': use });
      tell('2020-05-01', 'Cy', { 'src/cy.ts': `// Cy's.\n${use}` });
      if (change.beside)
        tell('2020-06-01', 'Bo', {
          'src/slow.ts': "import { wait1 } from '../lib/wait.ts';\nwait1();\n",
        });
    }
    if (change.rewritten !== undefined) {
      tell(`${othersGo}-01`, 'Cy', parts('new', others.slice(0, change.rewritten)));
    } else if (change.othersStand === 'rest') {
      tell(`${othersGo}-01`, 'Bo', gone(others.slice(0, 25)));
    } else if (!change.othersStand) {
      tell(`${othersGo}-01`, 'Bo', gone(others.slice(0, 15)));
      tell(`${othersGo}-02`, 'Cy', parts('new', others.slice(15)));
    }
    if (change.later) tell('2023-01-05', 'Cy', change.later);
    tell(until, 'Di', { 'NOTES.txt': 'Later.\n' });
  };
}

const said = async (change: Change) => saidBy('D3', await summaryOfAda(history(change), '2024-H1'));

describe('D3, still standing', function () {
  this.timeout(60_000);

  it('appears where the lines stand, others use them, and code of their age is gone', async () => {
    const { argument, claim, against } = (await said({})).get('lib/retry.ts')!;
    assert.ok(argument.facts.insight === 'D3');
    const { came, stand, from, to, names, use: users, cohort } = argument.facts;
    assert.deepEqual([came, stand, from, to], [120, 120, '2020-01-01', '2020-07-01']);
    assert.deepEqual([names, users.people], [{ came: 120, stand: 120 }, 2]);
    // 120 of Ada's and 6 of the two users, of these and of thirty times 40.
    assert.deepEqual([cohort.lines, cohort.all.share], [1325, 0.094]);
    assert.match(
      claim,
      /^Of 120 lines that my commits brought into it between January and June 2020 \(without those that many files have\), 100 % stand today\. /,
    );
    assert.match(
      claim,
      /Of the repository’s code of that age, looked at in 33 files, 9 % does \(± \d+\), and \d+ % \(± \d+\) in files that are still there\. 120 of 120 public names of that time are still defined\. It is still in use: 2 places of 2 people depend on it, as counted here\.$/,
    );
    assert.deepEqual(against, ['The one file was changed by nobody in the last two years.']);
    assert.equal(argument.inPeriod, false);
    assert.deepEqual(
      argument.evidence.map(({ place }) => place),
      ['lib/retry.ts'],
    );
  });

  it('follows the file to where a colleague moved it', async () => {
    const moved = await said({
      later: {
        'lib/retry.ts': null,
        'lib/net/retry.ts': retry,
        'src/bo.ts': use.replace('lib', 'lib/net'),
        'src/cy.ts': use.replace('lib', 'lib/net'),
      },
    });
    const { argument } = moved.get('lib/net/retry.ts')!;
    assert.ok(argument.facts.insight === 'D3');
    assert.deepEqual([argument.facts.came, argument.facts.stand], [120, 120]);
  });

  it('asks of every file that it measures, and not of its parts of today alone, who of the users has commits on it', async () => {
    const co = (against: readonly string[]) =>
      against.filter((text) => text.includes('commits on it too'));
    const once = await said({ beside: true });
    assert.deepEqual(co(once.get('lib')!.against), []);
    const twice = await said({ beside: true, later: { 'lib/pause.ts': null } });
    const { argument, against } = twice.get('lib')!;
    assert.ok(argument.facts.insight === 'D3');
    assert.equal(argument.facts.files, 3);
    assert.deepEqual(co(against), ['1 of 2 users has commits on it too, or took part in some.']);
  });

  it('appears where two of the users took it one by one, and the lines are just enough', async () => {
    assert.equal((await said({ lines: 100 })).size, 1);
  });

  for (const [title, change] of [
    ['', { swept: 30 }],
    [' and moved the file', { swept: 30, sweptFrom: 'lib/first.ts' }],
  ] as const satisfies readonly (readonly [string, Change])[]) {
    it(`leaves out lines that came by a commit that swept over the repository${title}`, async () => {
      const { argument } = (await said(change)).get('lib/retry.ts')!;
      assert.ok(argument.facts.insight === 'D3');
      assert.deepEqual([argument.facts.came, argument.facts.stand], [120, 120]);
    });
  }

  it('leaves them out of the repository’s code too', async () => {
    const { argument } = (await said({ othersSwept: 50 })).get('lib/retry.ts')!;
    assert.ok(argument.facts.insight === 'D3');
    assert.deepEqual(argument.facts.cohort.lines, 1325);
  });

  it('counts what such a commit brought as a new file', async () => {
    const { argument } = (await said({ broughtWithMany: true })).get('lib/retry.ts')!;
    assert.ok(argument.facts.insight === 'D3');
    assert.equal(argument.facts.came, 121);
  });

  for (const [title, change, reason] of [
    ['code of that age stands everywhere', { othersStand: true }, 'as-old-code-here-does'],
    [
      'code of that age stands wherever its file does',
      { othersStand: 'rest' },
      'as-old-code-here-does',
    ],
    ['nearly half of the code of that age stands', { rewritten: 17 }, 'as-old-code-here-does'],
    [
      'many of the lines stand in every file',
      { lines: 90, licence: functionsOf('licence', 20) },
      'too-few-lines',
    ],
    ['one person uses it', { used: 'by-one' }, 'too-few-people'],
    ['others took it in bulk only', { used: 'in-bulk' }, 'too-few-people'],
    ['a colleague had begun it', { begunBy: 'Di' }, 'made-by-others'],
    ['there are few lines', { lines: 99 }, 'too-few-lines'],
    ['there are few beside those of a sweep', { lines: 99, swept: 30 }, 'too-few-lines'],
    [
      'a colleague wrote most of it anew',
      { later: { 'lib/retry.ts': `${functionsOf('retry', 50)}${functionsOf('again', 90)}` } },
      'mostly-rewritten',
    ],
    ['it is young', { othersGo: '2020-10', until: '2021-05-05' }, 'no-old-lines'],
  ] as const satisfies readonly (readonly [string, Change, string])[]) {
    it(`does not where ${title}`, async () => {
      const reasons = await reasonsOf(stillStanding, history(change), '2024-H1');
      assert.equal(reasons.get('lib/retry.ts'), reason);
    });
  }

  for (const [title, change] of [
    ['nobody uses it', { unused: true }],
    ['the lines came out of a colleague’s file', { movedFrom: 'Bo' }],
    [
      'a colleague deleted it',
      { later: { 'lib/retry.ts': null, 'src/bo.ts': null, 'src/cy.ts': null } },
    ],
  ] as const satisfies readonly (readonly [string, Change])[]) {
    it(`does not where ${title}`, async () => assert.equal((await said(change)).size, 0));
  }
});
