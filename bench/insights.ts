/** Summarises whoever made most commits in one repository and writes, as JSON, what each insight used. */
import { execFileSync } from 'node:child_process';

import { pastInsights } from '../src/core/insights/pastInsights.ts';
import { defaultPeriod } from '../src/core/period.ts';
import { summarize } from '../src/core/summarize.ts';
import { openIndexed } from '../src/openIndexed.ts';
import { createClock, type Stage } from './clock.ts';
import { tool } from './question.ts';

export interface InsightsMeasured {
  readonly head: string;
  /** Commits by the address that was summarised. */
  readonly commits: number;
  readonly contributions: number;
  readonly arguments: number;
  readonly stages: readonly Stage[];
}

/** What comes between the dated adoptions and the summary. */
const insightStage = 'Looking into the history';

const [folder = '', cache = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const [me, commits] = busiestAddress();
const clock = createClock('Opening', (stage, done) =>
  stage === insightStage ? `${insightStage}: ${pastInsights[done]?.id ?? 'done'}` : stage,
);
const git = await openIndexed(folder, { signal, cache });
try {
  const summary = await summarize(git, {
    me: [me],
    period: defaultPeriod(git.repository.headDate.slice(0, 10)),
    settings: { people: 'roles', voice: 'third', exhaustive: false },
    tool,
    signal,
    progress: clock,
  });
  clock.report('Closing');
  await git.close();
  const measured: InsightsMeasured = {
    head: git.repository.head,
    commits,
    contributions: summary.contributions.length,
    arguments: summary.contributions.flatMap((contribution) => contribution.arguments).length,
    stages: clock.stop(),
  };
  process.stdout.write(JSON.stringify(measured));
} catch (error) {
  await git.close();
  throw error;
}

function busiestAddress(): readonly [address: string, commits: number] {
  const log = execFileSync(
    'git',
    [
      '-C',
      folder,
      'log',
      '--no-merges',
      '--format=%ae',
      '--author=^((?!\\[bot\\]).)*$',
      '--perl-regexp',
      'HEAD',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const counts = new Map<string, number>();
  for (const address of log.split('\n').filter((line) => line !== ''))
    counts.set(address, (counts.get(address) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
}
