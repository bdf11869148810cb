/** An area beside the rest and its placebos, in a log made by hand. */
import assert from 'node:assert/strict';

import type { Change, ChangeLog } from '../../../../src/core/insights/beforeAfter/changeLog.ts';
import {
  compare,
  fallOf,
  type Comparison,
} from '../../../../src/core/insights/beforeAfter/comparison.ts';
import { windowsAround } from '../../../../src/core/insights/beforeAfter/windows.ts';
import {
  filesPerChangeOfOthers,
  fixes,
} from '../../../../src/core/insights/beforeAfter/yardsticks.ts';

const all = Array.from({ length: 60 }, (_, file) => file);
const area = [0, 1, 2, 3, 4, 5];
const windows = windowsAround({ from: 600, to: 610 }, { from: 0, to: 2000 })!;
const { before, after } = windows;

/** Each of ten groups of six files sees a change a week, of one file after another. */
function logOf(isFix: (group: number, day: number) => boolean): ChangeLog {
  const ofFile = all.map((): number[] => []);
  const changes: Change[] = [];
  for (let day = 0; day < 1400; day += 7) {
    for (let group = 0; group < 10; group++) {
      ofFile[group * 6 + ((day / 7) % 6)]!.push(changes.length);
      changes.push({
        commit: changes.length,
        person: day % 2,
        day,
        sources: 1,
        areas: 1,
        isFix: isFix(group, day),
      });
    }
  }
  return {
    files: all.map((file) => ({ path: `f${file}.ts`, born: -100 })),
    fileOf: new Int32Array(),
    named: new Map(),
    inFolder: new Map(),
    changes,
    ofFile,
    comesBack: () => false,
    formerName: () => null,
    isFollowed: () => true,
    from: 0,
    to: 2000,
  };
}

const everySecond = (_: number, day: number): boolean => (day / 7) % 2 === 0;
const few = (day: number): boolean => (day / 7) % 26 === 0;

function ask(log: ChangeLog, of = area): Comparison {
  const answer = compare(log, windows, all, of, fixes, 'seed');
  assert.ok(typeof answer !== 'string', JSON.stringify(answer));
  return answer;
}

describe('an area beside the rest', () => {
  it('counts both sides of both', () => {
    const { area: here, rest } = ask(logOf(everySecond));
    assert.equal(here.before.count, 52);
    assert.equal(here.before.sum, here.after.sum);
    assert.equal(rest.before.count, 9 * 52);
  });

  it('is the ratio here by the ratio of the rest', () => {
    const rising = logOf(
      (group, day) => everySecond(group, day) || (group > 0 && day >= after.from),
    );
    const { area: here, rest, interval } = ask(rising);
    const ratio = ({ before: a, after: b }: typeof here): number => (b.sum + 0.5) / (a.sum + 0.5);
    assert.ok(ratio(rest) > 1.9);
    assert.ok(Math.abs(interval.ratio - ratio(here) / ratio(rest)) < 1e-9);
    assert.equal(fallOf(ask(rising), fixes), null, 'nothing fell here');
  });

  it('answers the same for the same seed', () =>
    assert.deepEqual(ask(logOf(everySecond)), ask(logOf(everySecond))));

  it('fell clearly where it fell here alone', () => {
    const log = logOf((group, day) =>
      group === 0 && day >= after.from ? few(day) : everySecond(group, day),
    );
    assert.equal(fallOf(ask(log), fixes), 'clear');
  });

  it('fell not where it had come to the same level before the work', () => {
    const middle = (before.from + before.to) / 2;
    const log = logOf((group, day) =>
      group === 0 ? day < middle || few(day) : everySecond(group, day),
    );
    assert.ok(ask(log).interval.high < 1);
    assert.equal(fallOf(ask(log), fixes), null);
  });

  it('fell not where it only left a height that the rest reached later', () => {
    const middle = (before.from + before.to) / 2;
    const log = logOf((group, day) => {
      if (group > 0) return day >= after.from || everySecond(group, day);
      return day < after.from ? day >= middle : (day / 7) % 5 < 2;
    });
    const found = ask(log);
    assert.ok(found.interval.ratio < 0.5 && found.asLow === 0);
    assert.equal(fallOf(found, fixes), null);
  });
});

describe('not to be compared', () => {
  const log = logOf(everySecond);
  for (const [why, of, told] of [
    ['four files', [0, 1, 2, 3], 'too-few-files'],
    ['more than a third of all files', all.slice(0, 24), 'no-rest'],
  ] as const)
    it(why, () => assert.equal(compare(log, windows, all, of, fixes, 'x'), told));

  it('nine fixes', () => {
    const rare = logOf((group, day) => group > 0 || ((day / 7) % 13 === 0 && day < 900));
    assert.equal(compare(rare, windows, all, area, fixes, 'x'), 'too-few-events');
  });

  it('nine changes on a side', () => {
    const late = {
      before: { count: 10, sum: 9, squares: 9 },
      after: { count: 9, sum: 9, squares: 9 },
    };
    assert.equal(fixes.suffices(late), false);
    assert.equal(filesPerChangeOfOthers(1).suffices(late), false);
  });

  it('nothing is alike', () => {
    const alone = logOf((group, day) => group === 0 || few(day));
    assert.equal(compare(alone, windows, all, area, fixes, 'x'), 'nothing-alike');
  });
});

describe('the files of a change', () => {
  it('are looked at where somebody else made it', () => {
    const change = { commit: 0, person: 3, day: 0, sources: 4, areas: 2, isFix: false };
    assert.equal(filesPerChangeOfOthers(3).weigh(change), null);
    assert.equal(filesPerChangeOfOthers(2).weigh(change), 4);
  });
});
