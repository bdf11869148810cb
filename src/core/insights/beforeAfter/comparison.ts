/**
 * Before and after in an area, beside the rest of the repository and beside placebo areas: the only way in which the
 * insights compare two times. What an insight counts is its yardstick.
 */
import {
  calibrate,
  drawSets,
  enoughPlacebos,
  isClearFall,
  isNotable,
  type Calibrated,
} from '../../statistics/placebo.ts';
import { seededRandom } from '../../statistics/random.ts';
import {
  differenceInDifferences,
  without,
  type LogRatio,
  type Sample,
  type Sides,
} from '../../statistics/ratio.ts';
import type { Change, ChangeLog } from './changeLog.ts';
import { createMeter } from './meter.ts';
import type { Windows } from './windows.ts';

export interface Yardstick {
  /** What a change counts for; null where it is not looked at. */
  weigh(change: Change): number | null;
  ratio(sides: Sides<Sample>): LogRatio;
  /** Whether there is enough on both sides to say anything. */
  suffices(sides: Sides<Sample>): boolean;
  /** What must have become less, each of them by itself; of a time of so many quarters. */
  levels(of: Sample, quarters: number): readonly number[];
  /** Whether two areas had been alike before. */
  isAlike(before: Sample, other: Sample): boolean;
}

/** An area and everything else, on both sides. */
export interface Measured {
  readonly area: Sides<Sample>;
  readonly rest: Sides<Sample>;
}

export interface Comparison extends Measured, Calibrated {
  readonly quarters: number;
  /** The area in the second half of the time before. */
  readonly late: Sample;
}

export type Fall = 'clear' | 'uncertain';

export type NotComparable = 'too-few-files' | 'too-few-events' | 'no-rest' | 'nothing-alike';

/** Sets are drawn until there are enough, but not more often than this. */
const mostTries = 4000;
/** After so many tries without one that is alike there will not be enough. */
const patience = 1000;
/** Smaller sets were not shown to keep to the nominal level. */
const fewestFiles = 5;
/** Of what was before, no more than this part may be left. */
const leastFall = 2 / 3;
/** The rest is something to compare with as long as the area is no larger than this part of all. */
const largestArea = 1 / 3;

/** The files that were there before the first of the times; as they are there today, they are in both. */
export function filesThroughout({ files }: ChangeLog, { before }: Windows): readonly number[] {
  return files.flatMap(({ born }, file) => (born < before.from ? [file] : []));
}

/** The area beside the rest and its placebos; both are of the files given. The same `seed` gives the same answer. */
export function compare(
  log: ChangeLog,
  windows: Windows,
  files: readonly number[],
  area: readonly number[],
  yardstick: Yardstick,
  seed: string,
): Comparison | NotComparable {
  const meter = createMeter(log, windows, yardstick.weigh);
  if (area.length < fewestFiles) return 'too-few-files';
  if (!yardstick.suffices(meter.of(area))) return 'too-few-events';
  const all = meter.of(files);
  const beside = (part: Sides<Sample>): Measured => ({
    area: part,
    rest: { before: without(all.before, part.before), after: without(all.after, part.after) },
  });
  const suffices = (of: Measured): boolean =>
    yardstick.suffices(of.area) && yardstick.suffices(of.rest);
  const measured = beside(meter.of(area));
  if (area.length > files.length * largestArea || !suffices(measured)) return 'no-rest';
  const against = ({ area: here, rest }: Measured): LogRatio =>
    differenceInDifferences(yardstick.ratio(here), yardstick.ratio(rest));

  const inArea = new Set(area);
  const others = files.filter((file) => !inArea.has(file));
  const age = (of: readonly number[]): number =>
    windows.before.from - of.reduce((sum, file) => sum + log.files[file]!.born, 0) / of.length;
  const ageOfArea = age(area);
  const weights = others.map((file) => 1 + meter.of([file]).before.sum);
  const placebos = new Map<string, LogRatio>();
  let tries = 0;
  for (const set of drawSets(area.length, weights, seededRandom(seed))) {
    if (++tries > mostTries || (tries > patience && placebos.size === 0)) break;
    const drawn = set.map((index) => others[index]!);
    if (!isWithinFactor(age(drawn), ageOfArea, 2)) continue;
    const there = meter.of(drawn);
    if (!yardstick.isAlike(measured.area.before, there.before)) continue;
    if (suffices(beside(there)))
      placebos.set(drawn.toSorted((a, b) => a - b).join(), against(beside(there)));
    if (placebos.size === enoughPlacebos) break;
  }
  if (placebos.size < enoughPlacebos) return 'nothing-alike';
  const { before } = windows;
  const lateHalf = { from: (before.from + before.to) / 2, to: before.to };
  return {
    ...measured,
    ...calibrate(against(measured), [...placebos.values()]),
    quarters: windows.quarters,
    late: createMeter(log, { ...windows, before: lateHalf }, yardstick.weigh).of(area).before,
  };
}

/**
 * Whether it fell in the area itself, also from what it had come to shortly before the work, beside the rest, and further
 * than in most placebos. A fall is `clear` where its interval lies below 1 and nearly no placebo shows a ratio as low; else
 * it may be chance.
 */
export function fallOf(comparison: Comparison, { levels }: Yardstick): Fall | null {
  const { area, late, quarters, interval } = comparison;
  const left = levels(area.after, quarters);
  const fellFrom = (before: readonly number[]): boolean =>
    left.every((level, index) => level <= before[index]! * leastFall);
  const fell =
    fellFrom(levels(area.before, quarters)) &&
    fellFrom(levels(late, quarters / 2)) &&
    interval.ratio <= leastFall;
  if (!fell || !isNotable(comparison)) return null;
  return isClearFall(comparison) ? 'clear' : 'uncertain';
}

/** Whether two positive numbers differ by no more than that factor. */
export function isWithinFactor(a: number, b: number, factor: number): boolean {
  return a <= b * factor && b <= a * factor;
}
