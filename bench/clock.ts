/** What each stage of a reading used. */
import { cpuTime } from './usage.ts';

export interface Stage {
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  /** Processor time of the git children in this stage. */
  readonly gitCpu: number | null;
  /** The most memory that the process held from its start to the end of this stage, in MiB. */
  readonly memory: number;
}

/**
 * A progress that takes every change of stage as the end of the one before; starting Node counts as opening. Steps
 * within a stage are stages of their own where `nameStep` calls them something else.
 */
export function createClock(
  first: string,
  nameStep: (stage: string, done: number) => string = (stage) => stage,
) {
  const stages: Stage[] = [];
  let name = first;
  let start = { at: 0, own: 0, children: cpuTime().children };
  const stop = (): readonly Stage[] => {
    const now = { at: performance.now(), ...cpuTime() };
    stages.push({
      name,
      wall: (now.at - start.at) / 1000,
      cpu: now.own - start.own,
      gitCpu: now.children === null ? null : now.children - start.children!,
      memory: process.resourceUsage().maxRSS / 1024,
    });
    start = now;
    return stages;
  };
  return {
    report(stage: string, done = 0): void {
      const next = nameStep(stage, done);
      if (next === name) return;
      stop();
      name = next;
    },
    stop,
  };
}
