/**
 * Ratios of what came after to what came before, with their uncertainty. Counts are taken as Poisson with half an event
 * added on each side (Haldane 1956, Anscombe 1956), means by the delta method; both are normal on the log scale.
 */

/** Two sides of a date. */
export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

/** Observations that can be added up: how many, their sum, and the sum of their squares. */
export interface Sample {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/** The logarithm of a ratio, and its standard error. */
export interface LogRatio {
  readonly log: number;
  readonly error: number;
}

/** A ratio with its 95 % interval. */
export interface Interval {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution: 95 % lie within so many standard errors. */
const reach = 1.959964;

/** Events after to events before, in times of the same length. */
export function ratioOfCounts({ before, after }: Sides<number>): LogRatio {
  return {
    log: Math.log((after + 0.5) / (before + 0.5)),
    error: Math.sqrt(1 / (after + 0.5) + 1 / (before + 0.5)),
  };
}

/** The mean after to the mean before; both samples need two observations or more, and a positive mean. */
export function ratioOfMeans({ before, after }: Sides<Sample>): LogRatio {
  return {
    log: Math.log(meanOf(after) / meanOf(before)),
    error: Math.sqrt(relativeVariance(before) + relativeVariance(after)),
  };
}

/** How much more, or less, a ratio changed here than elsewhere in the same time. */
export function differenceInDifferences(here: LogRatio, elsewhere: LogRatio): LogRatio {
  return { log: here.log - elsewhere.log, error: Math.hypot(here.error, elsewhere.error) };
}

/** The ratio with the interval that its standard error, made `wider` times as large, gives. */
export function intervalOf({ log, error }: LogRatio, wider = 1): Interval {
  const margin = reach * error * wider;
  return { ratio: Math.exp(log), low: Math.exp(log - margin), high: Math.exp(log + margin) };
}

export function meanOf({ count, sum }: Sample): number {
  return count === 0 ? 0 : sum / count;
}

export function sampleOf(values: Iterable<number>): Sample {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    count++;
    sum += value;
    squares += value * value;
  }
  return { count, sum, squares };
}

/** What is left of a sample when a part of it is taken away. */
export function without(all: Sample, part: Sample): Sample {
  return {
    count: all.count - part.count,
    sum: all.sum - part.sum,
    squares: all.squares - part.squares,
  };
}

/** Whole numbers that are all the same may still be so by rounding. */
const ofRounding = 1 / 12;

/** Squared standard error of a mean, by the square of the mean. */
function relativeVariance(sample: Sample): number {
  const { count, squares } = sample;
  const mean = meanOf(sample);
  const variance = Math.max(ofRounding, (squares - count * mean * mean) / (count - 1));
  return variance / count / (mean * mean);
}
