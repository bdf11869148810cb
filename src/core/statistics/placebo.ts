/**
 * How far chance alone moves a ratio here: the same question asked of sets of files on which nothing was done. Events in
 * code come in bursts, so that textbook errors are too small: a nominal 2.5 % became 4 to 46 % on five repositories.
 */
import type { Random } from './random.ts';
import { intervalOf, type Interval, type LogRatio } from './ratio.ts';

/** So many placebo sets are drawn; with fewer there is no verdict. */
export const enoughPlacebos = 200;

/** The standard error is made at least so many times as large. */
const leastWidening = 1.5;

/** The nominal level, one-sided: of the area and its placebos together, no more than this part may have fallen as far. */
const level = 0.025;
/** More than this part of the placebo sets as low, and it is what happens anywhere. */
const notable = 0.1;

export interface Calibrated {
  readonly interval: Interval;
  /** Placebo sets drawn, and those whose ratio is as low. */
  readonly placebos: number;
  readonly asLow: number;
  /** By what the standard error was multiplied. */
  readonly widened: number;
}

/** The interval of a ratio, as wide as its placebos say that it must be. */
export function calibrate(ratio: LogRatio, placebos: readonly LogRatio[]): Calibrated {
  const widened = Math.max(leastWidening, deviation(placebos.map(({ log, error }) => log / error)));
  return {
    interval: intervalOf(ratio, widened),
    placebos: placebos.length,
    asLow: placebos.filter(({ log }) => log <= ratio.log).length,
    widened,
  };
}

/** Whether few placebos show a ratio as low, so that it is worth a word even where it may be chance. */
export function isNotable({ placebos, asLow }: Calibrated): boolean {
  return asLow + 1 <= (placebos + 1) * notable;
}

/** Whether the ratio lies below 1 with all of its interval, and below nearly all of its placebos. */
export function isClearFall({ interval, placebos, asLow }: Calibrated): boolean {
  return interval.high < 1 && asLow + 1 <= (placebos + 1) * level;
}

/** The standard deviation of a sample; 0 where there are fewer than two values. */
export function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/**
 * Sets of `size` out of `weights.length` neighbours in a line, made of runs that begin at an item drawn by its weight:
 * work comes in neighbouring files, and so must its placebos. Weights are used to the power 0, 1 and 2 in turn. There is
 * no last set, and the same one may come again.
 */
export function* drawSets(
  size: number,
  weights: readonly number[],
  random: Random,
): Generator<readonly number[]> {
  if (size < 1 || size > weights.length) return;
  const pickers = [0, 1, 2].map((power) => picker(weights.map((weight) => weight ** power)));
  const chosenIn = new Uint32Array(weights.length);
  for (let turn = 1; ; turn++) {
    const set: number[] = [];
    const pick = pickers[turn % pickers.length]!;
    while (set.length < size) {
      const end = set.length + 1 + Math.floor(random() * (size - set.length));
      for (let at = pick(random()); set.length < end; at = (at + 1) % weights.length) {
        if (chosenIn[at] === turn) continue;
        chosenIn[at] = turn;
        set.push(at);
      }
    }
    yield set;
  }
}

/** Turns a number in [0, 1) into an index, each by its share of the weights. */
function picker(weights: readonly number[]): (at: number) => number {
  const ends = new Float64Array(weights.length);
  let sum = 0;
  for (const [index, weight] of weights.entries()) ends[index] = sum += weight;
  return (at) => {
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > at * sum) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
