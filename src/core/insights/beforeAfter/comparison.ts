/**
 * Before and after in an area, beside the rest of the repository and beside placebo areas: the only way in which the
 * insights compare two times. What an insight counts is its yardstick.
 */
import { calibrate, drawSets, enoughPlacebos, type Calibrated } from '../../statistics/placebo.ts';
import { seededRandom } from '../../statistics/random.ts';
import {
  differenceInDifferences,
  sampleOf,
  without,
  type LogRatio,
  type Sample,
  type Sides,
} from '../../statistics/ratio.ts';
import type { Change, ChangeLog } from './changeLog.ts';
import { isWithin, type Windows } from './windows.ts';

export interface Yardstick {
  /** What a change counts for; null where it is not looked at. */
  weigh(change: Change): number | null;
  ratio(sides: Sides<Sample>): LogRatio;
  /** Whether there is enough on both sides to say anything. */
  suffices(sides: Sides<Sample>): boolean;
  /** Whether two areas had been alike before. */
  isAlike(before: Sample, other: Sample): boolean;
}

/** Files that existed through both times, and the changes of these times that touched any of them. */
export interface Cohort {
  readonly windows: Windows;
  /** In order of their paths. */
  readonly files: readonly number[];
  readonly changes: Sides<readonly Change[]>;
  /** Those of the changes that touched a file at least, each once, in the order in which they landed. */
  touching(files: Iterable<number>): Sides<readonly Change[]>;
}

/** An area and everything else, on both sides. */
export interface Measured {
  readonly area: Sides<Sample>;
  readonly rest: Sides<Sample>;
}

export interface Comparison extends Measured, Calibrated {}

export type NotComparable = 'too-few-events' | 'no-rest' | 'nothing-alike';

/** Sets are drawn until there are enough, but not more often than this. */
const mostTries = 6000;
/** The rest is something to compare with as long as the area is no larger than this part of all. */
const largestArea = 1 / 3;

export function cohortOf(log: ChangeLog, windows: Windows): Cohort {
  const { before, after } = windows;
  const files = log.files.flatMap((file, index) => (file.born < before.from ? [index] : []));
  const isOld = new Uint8Array(log.files.length);
  for (const file of files) isOld[file] = 1;
  const changes: Change[] = [];
  const ofFile = new Map<number, number[]>();
  for (const change of log.changes) {
    if (!isWithin(change.day, before) && !isWithin(change.day, after)) continue;
    const old = change.files.filter((file) => isOld[file] === 1);
    if (old.length === 0) continue;
    for (const file of old) {
      const list = ofFile.get(file);
      if (list) list.push(changes.length);
      else ofFile.set(file, [changes.length]);
    }
    changes.push(change);
  }
  const inOrder = (list: readonly Change[]): Sides<readonly Change[]> => ({
    before: list.filter(({ day }) => day < before.to),
    after: list.filter(({ day }) => day >= after.from),
  });
  return {
    windows,
    files,
    changes: inOrder(changes),
    touching(of) {
      const found = new Set<number>();
      for (const file of of) for (const index of ofFile.get(file) ?? []) found.add(index);
      return inOrder([...found].sort((a, b) => a - b).map((index) => changes[index]!));
    },
  };
}

/** What the yardstick says of the changes that touched the area, and of those that did not. */
export function measure(
  cohort: Cohort,
  area: Iterable<number>,
  yardstick: Yardstick,
  all = weighSides(cohort.changes, yardstick),
): Measured {
  const part = weighSides(cohort.touching(area), yardstick);
  return {
    area: part,
    rest: { before: without(all.before, part.before), after: without(all.after, part.after) },
  };
}

/** The area beside the rest and its placebos; the same `seed` gives the same answer. */
export function compare(
  cohort: Cohort,
  { files }: ChangeLog,
  area: readonly number[],
  yardstick: Yardstick,
  seed: string,
): Comparison | NotComparable {
  const all = weighSides(cohort.changes, yardstick);
  const measured = measure(cohort, area, yardstick, all);
  if (!yardstick.suffices(measured.area)) return 'too-few-events';
  const isSmall = area.length <= cohort.files.length * largestArea;
  if (!isSmall || !yardstick.suffices(measured.rest)) return 'no-rest';
  const against = (of: Measured): LogRatio =>
    differenceInDifferences(yardstick.ratio(of.area), yardstick.ratio(of.rest));

  const inArea = new Set(area);
  const others = cohort.files.filter((file) => !inArea.has(file));
  const { from } = cohort.windows.before;
  const age = (of: readonly number[]): number =>
    from - median(of.map((file) => files[file]!.born));
  const ageOfArea = age(area);
  const weights = others.map(
    (file) => 1 + weighAll(cohort.touching([file]).before, yardstick).sum,
  );
  const placebos: LogRatio[] = [];
  for (const set of drawSets(area.length, weights, seededRandom(seed), mostTries)) {
    const drawn = set.map((index) => others[index]!);
    if (!isWithinFactor(age(drawn), ageOfArea, 2)) continue;
    const there = measure(cohort, drawn, yardstick, all);
    if (!yardstick.isAlike(measured.area.before, there.area.before)) continue;
    if (!yardstick.suffices(there.area) || !yardstick.suffices(there.rest)) continue;
    placebos.push(against(there));
    if (placebos.length === enoughPlacebos) break;
  }
  if (placebos.length < enoughPlacebos) return 'nothing-alike';
  return { ...measured, ...calibrate(against(measured), placebos) };
}

/** Whether two positive numbers differ by no more than that factor. */
export function isWithinFactor(a: number, b: number, factor: number): boolean {
  return a <= b * factor && b <= a * factor;
}

function weighSides(changes: Sides<readonly Change[]>, yardstick: Yardstick): Sides<Sample> {
  return {
    before: weighAll(changes.before, yardstick),
    after: weighAll(changes.after, yardstick),
  };
}

function weighAll(changes: readonly Change[], { weigh }: Yardstick): Sample {
  return sampleOf(changes.map(weigh).filter((weight) => weight !== null));
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[ordered.length >> 1] ?? 0;
}
