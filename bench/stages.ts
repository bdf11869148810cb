/** Finds all adoptions of all people in one repository and writes, as JSON, what each stage used. */
import { adoptionsReport, analyze } from '../src/core/analyze.ts';
import { openIndexed } from '../src/openIndexed.ts';
import { everything, tool } from './question.ts';
import { cpuTime } from './usage.ts';

export interface Stage {
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  /** Processor time of the git children that ended in this stage. */
  readonly gitCpu: number | null;
  /** The most memory that the process held from its start to the end of this stage, in MiB. */
  readonly memory: number;
}

export interface StagesMeasured {
  readonly head: string;
  readonly adoptions: number;
  readonly stages: readonly Stage[];
}

const [folder, mode, at, cache] = process.argv.slice(2);
const { signal } = new AbortController();
const clock = createClock('Opening');
const git = await openIndexed(folder!, {
  signal,
  cache: cache ?? null,
  ...(at ? { at } : {}),
});
try {
  const analysis = await analyze(git, { tool, signal, progress: clock });
  const report = await adoptionsReport(analysis, everything(mode === 'exhaustive'), signal, clock);
  clock.report('Closing');
  await git.close();
  const measured: StagesMeasured = {
    head: git.repository.head,
    adoptions: report.assets.reduce((sum, asset) => sum + asset.adoptions.length, 0),
    stages: clock.stop(),
  };
  process.stdout.write(JSON.stringify(measured));
} catch (error) {
  await git.close();
  throw error;
}

/** A progress that takes every change of stage as the end of the one before; starting Node counts as opening. */
function createClock(first: string) {
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
    report(stage: string): void {
      if (stage === name) return;
      stop();
      name = stage;
    },
    stop,
  };
}
