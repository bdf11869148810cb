/** E5: more people in an area after it was documented, tested or restructured, and what looks like it and is not. */
import assert from 'node:assert/strict';

import { knowledgeSpread } from '../../../src/core/insights/knowledgeSpread.ts';
import { reasonsOf, saidBy, summaryOfAda, type Tell } from '../../support/argued.ts';
import type { Files } from '../../support/ruleCase.ts';

const area = 'packages/search';
const everyone = ['Bo', 'Cy', 'Di'] as const;
const crowd = Array.from({ length: 12 }, (_, at) => `Person No${at} <p${at}@rules.example>`);
const documents: Files = {
  [`${area}/README.md`]: '# Search\n',
  [`${area}/docs/ranking.md`]: '# Ranking\n',
};

interface Change {
  /** What Ada does to the area in January 2022. */
  readonly opening?: Files;
  /** Who works in the area in 2022, and on how many days each. */
  readonly later?: readonly string[];
  readonly days?: number;
  /** Those of them whose every commit sweeps over the repository. */
  readonly sweepers?: readonly string[];
  /** Others who work in the area in 2021. */
  readonly earlier?: readonly string[];
  /** People who work in the rest of the repository in 2021; all of them do in 2022. */
  readonly restBefore?: readonly string[];
  /** Where the area was until Ada's opening. */
  readonly movedFrom?: string;
  readonly born?: string;
  /** Ada's commits a month in 2022. */
  readonly own?: number;
  /** Whether Cy made most of the area's commits in 2021. */
  readonly shared?: boolean;
  /** The area is changed every so many months only. */
  readonly every?: number;
}

const day = (year: number, month: number, date: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

function history(change: Change): (tell: Tell) => void {
  const home = change.movedFrom ?? area;
  const moved = (folder: string): Files => ({
    [`${folder}/index.ts`]: 'export const index = 1;\n',
    [`${folder}/rank.ts`]: "import { index } from './index.ts';\nexport const rank = index;\n",
  });
  return (tell) => {
    const touch = (
      year: number,
      month: number,
      date: number,
      who: string,
      file: string,
      more = 0,
    ) =>
      tell(day(year, month, date), who, {
        [file]: `export const at = '${year}-${month}-${date} ${who}';\n`,
        ...Object.fromEntries(
          Array.from({ length: more }, (_, at) => [
            `docs/${at}.txt`,
            `${year} ${month} ${date} ${who}\n`,
          ]),
        ),
      });
    const { born = '2020-06-01', every = 1 } = change;
    tell(born, 'Ada', moved(home));
    if (change.movedFrom !== undefined) touch(2020, 6, 2, 'Ada', `${area}/old.ts`);
    for (let month = 1; month <= 12; month++) {
      if (day(2021, month, 3) > born && month % every === 0) {
        touch(2021, month, 3, 'Ada', `${home}/core.ts`);
        if (change.shared) {
          touch(2021, month, 4, 'Cy', `${home}/core.ts`);
          touch(2021, month, 5, 'Cy', `${home}/core.ts`);
        }
      }
      if (month > 10)
        for (const who of change.earlier ?? []) touch(2021, month, 7, who, `${home}/core.ts`);
      for (const who of change.restBefore ?? everyone)
        touch(2021, month, 9, who, 'apps/web/list.ts');
    }
    tell('2021-12-20', 'Bo', {
      'apps/web/page.ts': `import { rank } from '../../${home}/rank.ts';\nexport const page = rank;\n`,
    });
    if (change.movedFrom !== undefined) {
      tell('2022-01-04', 'Ada', {
        ...Object.fromEntries(Object.keys(moved(home)).map((path) => [path, null])),
        ...moved(area),
        'apps/web/page.ts': `import { rank } from '../../${area}/rank.ts';\nexport const page = rank;\n`,
      });
    }
    tell('2022-01-05', 'Ada', change.opening ?? documents, 'docs: search');
    for (let month = 2; month <= 12; month++) {
      for (let date = 1; date <= (change.own ?? 0); date++)
        touch(2022, month, date, 'Ada', `${area}/core.ts`);
      for (const [index, who] of (change.later ?? everyone).entries()) {
        if (month < 2 + (change.days ?? 11))
          touch(
            2022,
            month,
            12 + index,
            who,
            `${area}/${index}.ts`,
            change.sweepers?.includes(who) ? 60 : 0,
          );
      }
      for (const who of everyone) touch(2022, month, 20, who, 'apps/web/list.ts');
    }
    tell('2023-02-01', 'Ada', { 'NOTES.txt': 'Later.\n' });
  };
}

const said = async (change: Change, period = '2022-H1') =>
  saidBy('E5', await summaryOfAda(history(change), period));

describe('E5, knowledge spread', function () {
  this.timeout(60_000);

  it('appears where others came after it was documented', async () => {
    const { argument, claim } = (await said({ own: 1 })).get(area)!;
    const { facts } = argument;
    assert.ok(facts.insight === 'E5');
    assert.deepEqual(
      [facts.from, facts.to, facts.documents, facts.months],
      ['2022-01-05', '2022-01-05', 2, 12],
    );
    assert.deepEqual(facts.before, { others: 0, commits: 12, share: 1 });
    assert.deepEqual(facts.after, { others: 3, commits: 44, share: 0.25 });
    assert.deepEqual([facts.newcomers, facts.newcomersInPeriod], [3, 3]);
    assert.equal(
      claim,
      'In January 2022 I wrote 2 documents in packages/search. In the 12 months before, 0 other people worked on its code on two days or more; in the 12 months after, 3 did, none of whom had changed it before. My part of its commits went from 100 % of 12 to 25 % of 44. In this period, 3 of these people made their first change there.',
    );
    assert.equal(argument.evidence[0]!.place, `${area}/README.md`);
    assert.equal(argument.evidence.length, 4);
    assert.equal(argument.inPeriod, true);
  });

  it('is not of the period where nobody came in it', async () => {
    const { argument } = (await said({}, '2023-H1')).get(area)!;
    assert.equal(argument.inPeriod, false);
  });

  it('says where the maker left', async () => {
    const { against } = (await said({})).get(area)!;
    assert.ok(
      against.includes('In the whole repository I made 0 commits after it, 12 before.'),
      against.join(' '),
    );
  });

  it('appears after tests and after a restructuring', async () => {
    const tests = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [`${area}/${name}.test.ts`, `export const ${name} = 1;\n`]),
    );
    assert.equal((await said({ opening: tests })).size, 1);
  });

  for (const [title, change, reason] of [
    [
      'nothing was documented, tested or restructured',
      { opening: { [`${area}/core.ts`]: '// Search.\n' } },
      'no-opening',
    ],
    [
      'only a changelog was written',
      { opening: { [`${area}/CHANGELOG.md`]: '# 1.0\n' } },
      'no-opening',
    ],
    ['the rest of the repository grew alike', { restBefore: [] }, 'rest-grew-alike'],
    ['one person came', { later: ['Bo'] }, 'no-more-people'],
    ['everybody changed it once', { days: 1, later: crowd }, 'no-more-people'],
    ['most only swept over it', { sweepers: ['Cy', 'Di'] }, 'no-more-people'],
    ['the area had been moved there', { movedFrom: 'lib/search' }, 'area-was-moved'],
    ['the area was new', { born: '2021-11-01' }, 'no-year-on-both-sides'],
    ['Ada’s part of the commits did not fall', { shared: true, own: 9 }, 'share-did-not-fall'],
    [
      'their number had grown as much before',
      { born: '2018-06-01', earlier: everyone, later: crowd.slice(0, 7), days: 3 },
      'grew-before',
    ],
    ['hardly anything was changed', { every: 6 }, 'too-few-changes'],
  ] as const satisfies readonly (readonly [string, Change, string])[]) {
    it(`does not where ${title}`, async () => {
      const reasons = await reasonsOf(knowledgeSpread, history(change), '2022-H1');
      assert.equal(reasons.get(area), reason);
    });
  }
});
