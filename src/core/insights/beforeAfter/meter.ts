/** Measures many sets of files in the same two times. */
import type { Sample, Sides } from '../../statistics/ratio.ts';
import type { Change, ChangeLog } from './changeLog.ts';
import { isWithin, type Windows } from './windows.ts';

export interface Meter {
  /** What the changes that touched any of the files come to; each change counts once. */
  of(files: readonly number[]): Sides<Sample>;
}

export function createMeter(
  { changes, ofFile }: ChangeLog,
  { before, after }: Windows,
  weigh: (change: Change) => number | null,
): Meter {
  /** Not a number where the change is not counted. */
  const weights = new Float64Array(changes.length).fill(Number.NaN);
  const isAfter = new Uint8Array(changes.length);
  for (const [index, change] of changes.entries()) {
    if (isWithin(change.day, after)) isAfter[index] = 1;
    else if (!isWithin(change.day, before)) continue;
    weights[index] = weigh(change) ?? Number.NaN;
  }
  const seen = new Uint32Array(changes.length);
  let turn = 0;
  return {
    of(files) {
      const sides = [nothing(), nothing()] as const;
      turn++;
      for (const file of files) {
        for (const index of ofFile[file]!) {
          const weight = weights[index]!;
          if (seen[index] === turn || Number.isNaN(weight)) continue;
          seen[index] = turn;
          const side = sides[isAfter[index] === 1 ? 1 : 0];
          side.count++;
          side.sum += weight;
          side.squares += weight * weight;
        }
      }
      return { before: sides[0], after: sides[1] };
    },
  };
}

function nothing() {
  return { count: 0, sum: 0, squares: 0 };
}
