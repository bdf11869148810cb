/** One fraction for the whole of an analysis, from the fractions of its stages. */
import type { Progress } from './ports.ts';

/** Stages in their order, with their usual share of the time. */
const stages: readonly (readonly [name: string, share: number])[] = [
  ['Reading history', 20],
  ['Following renames', 5],
  ['Reading files', 20],
  ['Following definitions', 5],
  ['Dating adoptions', 25],
  ['Following branches, splits and moves', 20],
  ['Searching other repositories', 15],
  ['Counting surviving lines', 4],
  ['Writing the summary', 1],
];
const whole = stages.reduce((sum, [, share]) => sum + share, 0);

/** Steps of the whole that are reported. */
export const progressSteps = 1000;

/**
 * Reports steps of `progressSteps` that never go back, for the `part`-th of `parts` analyses; a stage that is not
 * known here moves nothing.
 */
export function overallProgress(progress: Progress, part: number, parts: number): Progress {
  let reached = 0;
  return {
    report(stage, done, total) {
      const at = stages.findIndex(([name]) => name === stage);
      if (at >= 0) {
        const before = stages.slice(0, at).reduce((sum, [, share]) => sum + share, 0);
        const inside = total > 0 ? stages[at]![1] * Math.min(1, done / total) : 0;
        reached = Math.max(reached, (before + inside) / whole);
      }
      progress.report(stage, Math.floor(((part + reached) / parts) * progressSteps), progressSteps);
    },
  };
}
