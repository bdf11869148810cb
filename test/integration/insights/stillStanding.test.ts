/** D3: old lines that stand where most code of their age does not, and what looks like it and is not. */
import assert from 'node:assert/strict';

import { saidBy, summaryOfAda, type Tell } from '../../support/argued.ts';
import type { Files } from '../../support/ruleCase.ts';

const functionsOf = (name: string, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `export const ${name}${at} = () => '${name} ${at}';\n`,
  ).join('');

const retry = functionsOf('retry', 120);
const others = Array.from({ length: 30 }, (_, at) => `src/part${at}.ts`);
const parts = (version: string, paths: readonly string[]): Files =>
  Object.fromEntries(
    paths.map((path) => [path, functionsOf(`${version}${path.slice(8, -3)}x`, 40)]),
  );
const gone = (paths: readonly string[]): Files =>
  Object.fromEntries(paths.map((path) => [path, null]));
const use = "import { retry1 } from '../lib/retry.ts';\nexport const run = () => retry1();\n";

interface Change {
  /** Who first wrote the lines that Ada's commit brought to `lib/retry.ts`. */
  readonly movedFrom?: string;
  readonly unused?: boolean;
  /** The repository's other code is left as it was. */
  readonly othersStand?: boolean;
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
      tell('2020-02-10', 'Ada', { 'lib/retry.ts': retry });
    }
    tell('2020-03-01', 'Bo', parts('old', others));
    if (!change.unused) {
      tell('2020-04-01', 'Bo', { 'src/bo.ts': use });
      tell('2020-05-01', 'Cy', { 'src/cy.ts': `// Cy's.\n${use}` });
    }
    if (!change.othersStand) {
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
      /^Of 120 lines that I wrote for it from January to June 2020 \(without those that many files have\), 100 % stand today\. /,
    );
    assert.match(
      claim,
      /Of the repository’s code of that age, looked at in 33 files, 9 % does \(± \d+\), and \d+ % \(± \d+\) in files that are still there\. 120 of 120 public names of then are still defined\. It is still in use: 2 places of 2 people depend on it\.$/,
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

  for (const [title, change] of [
    ['code of that age stands everywhere', { othersStand: true }],
    ['nobody uses it', { unused: true }],
    ['the lines came out of a colleague’s file', { movedFrom: 'Bo' }],
    [
      'a colleague wrote most of it anew',
      { later: { 'lib/retry.ts': `${functionsOf('retry', 50)}${functionsOf('again', 90)}` } },
    ],
    [
      'a colleague deleted it',
      { later: { 'lib/retry.ts': null, 'src/bo.ts': null, 'src/cy.ts': null } },
    ],
    ['it is young', { othersGo: '2020-10', until: '2021-05-05' }],
  ] as const satisfies readonly (readonly [string, Change])[]) {
    it(`does not where ${title}`, async () => assert.equal((await said(change)).size, 0));
  }
});
