/** The yardstick: what plain git needs to write the same history. */
import { spawn } from 'node:child_process';

import { cpuTime, peakMemory } from './usage.ts';

export interface Baseline {
  readonly wall: number;
  readonly cpu: number | null;
  readonly memory: number | null;
}

const runs = 3;
const memoryEvery = 10;

/** The best of three runs of `git log --raw` over everything reachable from `head`. */
export async function measureBaseline(repository: string, head: string): Promise<Baseline> {
  const measured: Baseline[] = [];
  for (let run = 0; run < runs; run++) measured.push(await measureOnce(repository, head));
  return {
    wall: least(measured.map((one) => one.wall))!,
    cpu: least(measured.map((one) => one.cpu)),
    memory: least(measured.map((one) => one.memory)),
  };
}

/** Lets the disk's cache hold the history, so that whoever reads it first does not pay for the others. */
export async function warmUp(repository: string): Promise<void> {
  await measureOnce(repository, '--all');
}

async function measureOnce(repository: string, head: string): Promise<Baseline> {
  const before = cpuTime();
  const start = performance.now();
  const git = spawn(
    'git',
    ['-C', repository, 'log', '--raw', '-z', '--no-abbrev', '--no-renames', head, '--'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let memory: number | null = null;
  const timer = setInterval(() => {
    memory = peakMemory(git.pid!) ?? memory;
  }, memoryEvery);
  const code = await new Promise<number | null>((resolve, reject) => {
    git.once('error', reject);
    git.once('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`git log failed in ${repository}`);
  const wall = (performance.now() - start) / 1000;
  const after = cpuTime();
  return {
    wall,
    cpu: after.children === null ? null : after.children - before.children!,
    memory,
  };
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}
