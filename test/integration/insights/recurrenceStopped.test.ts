/** A2 in real repositories: where fixes fell in the hardened area alone, and where it only looks so. */
import assert from 'node:assert/strict';

import { areas, argumentOf, fileOf, type AreaStory, type Deed } from '../../support/areaStory.ts';

const hardened = areas[4]!;
const fix: Deed = { subject: 'Fix rounding of amounts', files: 1 };
const feature: Deed = { subject: 'Show the currency', files: 1 };

/** Every area sees a fix every other week, and something new in the weeks between. */
const usual = (week: number): Deed => (week % 2 === 0 ? fix : feature);

const parts = [0, 1, 2, 3, 4].map((index) => fileOf(hardened, index));
const checked = parts.map((path) => [path, `export const version = 'checked';\n`] as const);
const tests = parts.map(
  (path) => [path.replace('.ts', '.test.ts'), `import './${path}';\n`] as const,
);
const work: AreaStory['work'] = [
  {
    subject: 'Validate amounts before they are booked',
    files: Object.fromEntries([...checked, ...tests]),
  },
];

describe('A2, recurrence stopped', function () {
  this.timeout(60_000);

  it('tells of fixes that fell in the hardened area and nowhere else', async () => {
    const argument = await argumentOf(
      {
        work,
        deed: (area, week, isAfter) =>
          area === hardened && isAfter && week % 26 !== 0 ? feature : usual(week),
      },
      'A2',
    );
    assert.ok(argument?.facts.insight === 'A2');
    const { fixes, changes, fixesElsewhere, files, interval, asLow, quarters } = argument.facts;
    assert.deepEqual(fixes, { before: 26, after: 2 });
    assert.deepEqual(changes, { before: 52, after: 52 });
    assert.deepEqual(fixesElsewhere, { before: 286, after: 286 });
    assert.deepEqual(argument.facts.work.kinds, ['tests', 'checks']);
    assert.equal(argument.facts.work.testsAdded, 5);
    assert.equal(files, 6);
    assert.ok(interval.high < 1 && interval.low < interval.ratio, JSON.stringify(interval));
    assert.equal(asLow, 0);
    assert.equal(argument.facts.clear, true);
    assert.deepEqual(
      quarters.map(({ side, area }) => [side, area]),
      [
        ['before', 6],
        ['before', 7],
        ['before', 6],
        ['before', 7],
        ['after', 1],
        ['after', 0],
        ['after', 1],
        ['after', 0],
      ],
    );
    assert.equal(argument.evidence.length, 1 + 28);
    assert.equal(argument.inPeriod, true);
  });

  it('tells of a fall that may be chance in plain counts only', async () => {
    const argument = await argumentOf(
      {
        work,
        deed: (area, week, isAfter) => {
          const isCalm = areas.indexOf(area) % 2 === 0;
          if (area !== hardened) return isCalm && week % 4 !== 0 ? feature : usual(week);
          return week % (isAfter ? 10 : 4) === 0 ? fix : feature;
        },
      },
      'A2',
    );
    assert.ok(argument?.facts.insight === 'A2');
    const { fixes, clear, interval } = argument.facts;
    assert.deepEqual(fixes, { before: 13, after: 5 });
    assert.equal(clear, false);
    assert.ok(interval.high > 1 && interval.ratio < 1, JSON.stringify(interval));
  });

  const traps: readonly [string, AreaStory][] = [
    [
      'they fell everywhere',
      {
        work,
        deed: (_, week, isAfter) => (isAfter && week % 26 !== 0 ? feature : usual(week)),
      },
    ],
    [
      'they were many only in the quarter before the work',
      {
        work,
        deed: (area, week) => {
          if (area !== hardened) return usual(week);
          if (week > 57 && week <= 70) return fix;
          return week % 10 === 0 ? fix : feature;
        },
      },
    ],
    [
      'there were few',
      {
        work,
        deed: (area, week, isAfter) => {
          if (area !== hardened) return usual(week);
          return !isAfter && week % 6 === 0 ? fix : feature;
        },
      },
    ],
    [
      'nothing was done but a fix',
      {
        work: [{ ...work[0]!, subject: 'Fix the amounts that are booked' }],
        deed: (area, week, isAfter) =>
          area === hardened && isAfter && week % 26 !== 0 ? feature : usual(week),
      },
    ],
    [
      'the area went silent',
      {
        work,
        deed: (area, week, isAfter) => (area === hardened && isAfter ? null : usual(week)),
      },
    ],
  ];
  for (const [why, story] of traps) {
    it(`tells nothing where ${why}`, async () => assert.equal(await argumentOf(story, 'A2'), null));
  }
});
