/** D4 in real repositories: where each change reached less far in the restructured area alone, and where it only looks so. */
import assert from 'node:assert/strict';

import { areas, argumentOf, fileOf, type AreaStory, type Deed } from '../../support/areaStory.ts';

const restructured = areas[4]!;

const touching = (files: number): Deed => ({ subject: 'Show the currency', files });
const wide = (area: string, week: number): Deed | null =>
  busy(area, week) && touching(4 + (week % 2));
const narrow = (area: string, week: number): Deed | null =>
  busy(area, week) && touching(1 + (week % 2));

/** Some areas are changed every week, others every second, third or fourth. */
function busy(area: string, week: number): true | null {
  return week % (1 + (areas.indexOf(area) % 4)) === 0 ? true : null;
}

const split: AreaStory['work'] = [
  {
    subject: 'Split the currency out of the views',
    files: Object.fromEntries(
      [fileOf(restructured, 0), fileOf(restructured, 1), `src/${restructured}/currency.ts`].map(
        (path) => [path, `export const path = '${path}';\n`],
      ),
    ),
  },
];

describe('D4, change got easier', function () {
  this.timeout(60_000);

  it('tells of changes that reached less far in the restructured area and nowhere else', async () => {
    const argument = await argumentOf(
      {
        work: split,
        deed: (area, week, isAfter) =>
          area === restructured && isAfter ? narrow(area, week) : wide(area, week),
      },
      'D4',
    );
    assert.ok(argument?.facts.insight === 'D4');
    const { facts } = argument;
    assert.deepEqual(facts.changes, { before: 52, after: 52 });
    assert.deepEqual(facts.filesPerChange, { before: 4.5, after: 1.5 });
    assert.deepEqual(facts.areasPerChange, { before: 1, after: 1 });
    assert.deepEqual(facts.filesElsewhere, { before: 4.3, after: 4.3 });
    assert.deepEqual(facts.work.kinds, ['restructured']);
    assert.equal(facts.files, 6);
    assert.ok(facts.interval.high < 1);
    assert.equal(facts.clear, true);
    assert.equal(facts.quarters.length, 8);
    assert.equal(argument.evidence.length, 1 + 104);
    assert.equal(argument.lens, 'delayed');
    assert.equal(argument.inPeriod, true);
  });

  const traps: readonly [string, AreaStory][] = [
    [
      'they reached less far everywhere',
      { work: split, deed: (area, week, isAfter) => (isAfter ? narrow : wide)(area, week) },
    ],
    [
      'they reach as far as before, and further elsewhere',
      {
        work: split,
        deed: (area, week, isAfter) =>
          isAfter && area !== restructured ? wide(area, week) : narrow(area, week),
      },
    ],
    [
      'nothing was restructured',
      {
        work: [{ ...split[0]!, subject: 'Add currencies to the views' }],
        deed: (area, week, isAfter) =>
          area === restructured && isAfter ? narrow(area, week) : wide(area, week),
      },
    ],
    [
      'there were few changes after it',
      {
        work: split,
        deed: (area, week, isAfter) => {
          if (area !== restructured || !isAfter) return wide(area, week);
          return week % 6 === 0 ? narrow(area, week) : null;
        },
      },
    ],
  ];
  for (const [why, story] of traps) {
    it(`tells nothing where ${why}`, async () => assert.equal(await argumentOf(story, 'D4'), null));
  }
});
