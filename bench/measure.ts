/** Measures one repository; see run.ts. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { adoptionsReport, analyze } from '../src/core/analyze.ts';
import type { AdoptionsReport } from '../src/core/model.ts';
import { openRepository } from '../src/git/repository.ts';

interface Cost {
  readonly own: number;
  readonly git: number;
  readonly wall: number;
}

const agreement = process.argv.includes('--agreement');
const folder = process.argv.findLast((arg) => !arg.startsWith('-'))!;
const signal = new AbortController().signal;
const ticksPerSecond = 100;

/** CPU of this process and of its children that have ended, in seconds (Linux; elsewhere git's part is not known). */
function cost(): Cost {
  const own = process.cpuUsage();
  let git = Number.NaN;
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
    git = (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
  } catch {
    // Not Linux.
  }
  return { own: (own.user + own.system) / 1e6, git, wall: performance.now() / 1000 };
}

function minus(a: Cost, b: Cost): Cost {
  return { own: a.own - b.own, git: a.git - b.git, wall: a.wall - b.wall };
}

async function measure(exhaustive: boolean) {
  const stages: { name: string; cost: Cost }[] = [];
  let name = '';
  let since = cost();
  const begin = since;
  const progress = {
    report(stage: string) {
      if (stage === name) return;
      const now = cost();
      if (name !== '') stages.push({ name, cost: minus(now, since) });
      name = stage;
      since = now;
    },
  };
  const git = await openRepository(folder, { signal });
  try {
    const analysis = await analyze(git, {
      tool: { name: 'groundwork', version: 'bench' },
      signal,
      progress,
    });
    const report = await adoptionsReport(
      analysis,
      {
        picks: null,
        symbol: null,
        allSymbols: false,
        owner: null,
        originatedOnly: true,
        exhaustive,
      },
      signal,
      progress,
    );
    progress.report('end');
    return { report, stages, total: minus(cost(), begin), commits: analysis.history.commitCount };
  } finally {
    await git.close();
  }
}

/** The raw log, best of three. */
function rawLog(head: string): Cost {
  let best: Cost | undefined;
  for (let round = 0; round < 3; round++) {
    const before = cost();
    spawnSync('git', ['-C', folder, 'log', '--raw', '-z', '--no-abbrev', '--no-renames', head], {
      stdio: 'ignore',
    });
    const used = minus(cost(), before);
    if (!best || used.wall < best.wall) best = used;
  }
  return best!;
}

function entriesOf(report: AdoptionsReport): Map<string, { commit: string; since: boolean }> {
  const entries = new Map<string, { commit: string; since: boolean }>();
  for (const asset of report.assets) {
    for (const entry of asset.adoptions) {
      if (entry.ended === null)
        entries.set(`${asset.id} <- ${entry.place}`, {
          commit: entry.commit,
          since: entry.since !== null,
        });
    }
  }
  return entries;
}

const title =
  path.basename(folder) === 'repo' ? path.basename(path.dirname(folder)) : path.basename(folder);
if (agreement) {
  const quick = entriesOf((await measure(false)).report);
  const exhaustive = entriesOf((await measure(true)).report);
  let equal = 0;
  const kinds = new Map<string, string[]>();
  for (const [id, entry] of exhaustive) {
    const other = quick.get(id);
    if (other?.commit === entry.commit) equal++;
    else {
      const kind = !other ? 'only exhaustive' : entry.since ? 're-added' : 'other';
      kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
    }
  }
  const share = ((equal / Math.max(exhaustive.size, 1)) * 100).toFixed(2);
  process.stdout.write(
    `${title}: ${share} % of ${exhaustive.size} edges agree (quick has ${quick.size})\n`,
  );
  for (const [kind, ids] of kinds)
    process.stdout.write(`  ${kind}: ${ids.length}, as ${ids.slice(0, 4).join('; ')}\n`);
} else {
  const { report, stages, total, commits } = await measure(false);
  const peak = process.resourceUsage().maxRSS / 1024;
  const raw = rawLog(report.repository.head);
  const rawCpu = raw.own + raw.git;
  const ratio = ({ own, git }: Cost): string => `${((own + git) / rawCpu).toFixed(2)} ×`;
  const edges = report.assets.reduce((sum, asset) => sum + asset.adoptions.length, 0);
  process.stdout.write(`\n### ${title}: ${commits} commits, ${edges} edges\n\n`);
  process.stdout.write(
    '| stage | CPU to raw log | own CPU s | git CPU s | wall s |\n|---|---|---|---|---|\n',
  );
  const row = (name: string, used: Cost): void => {
    process.stdout.write(
      `| ${name} | ${ratio(used)} | ${used.own.toFixed(2)} | ${used.git.toFixed(2)} | ${used.wall.toFixed(2)} |\n`,
    );
  };
  for (const stage of stages) row(stage.name, stage.cost);
  row('**all**', total);
  row('raw log', raw);
  process.stdout.write(`\nPeak memory of our own process: ${peak.toFixed(0)} MB\n`);
}
