/** Finds all adoptions of all people in one repository and writes, as JSON, what each stage used. */
import { adoptionsReport, analyze } from '../src/core/analyze.ts';
import { openIndexed } from '../src/openIndexed.ts';
import { createClock, type Stage } from './clock.ts';
import { everything, tool } from './question.ts';

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
