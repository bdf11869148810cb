/**
 * `npm run bench -- [--exhaustive | --agreement | --index | --insights | --host | --placebo] REPO…` measures the code as it is shipped (bundled, in a process of its
 * own) against plain git in the same run, and writes Markdown. Nothing is a gate: figures are for reading.
 * `npm run bench -- --github` counts the requests to a loopback GitHub.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';

import type { AgreementMeasured } from './agreement.ts';
import { measureBaseline, warmUp } from './baseline.ts';
import { githubTable, measureGitHub } from './github.ts';
import { waitInEditor } from './host.ts';
import type { InsightsMeasured } from './insights.ts';
import type { PlaceboMeasured } from './placebo.ts';
import type { StagesMeasured } from './stages.ts';
import {
  agreementTable,
  hostTable,
  indexTable,
  insightsTable,
  placeboTable,
  stagesTable,
} from './tables.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    agreement: { type: 'boolean' },
    exhaustive: { type: 'boolean' },
    github: { type: 'boolean' },
    host: { type: 'boolean' },
    index: { type: 'boolean' },
    insights: { type: 'boolean' },
    placebo: { type: 'boolean' },
  },
});
const measure = values.agreement
  ? compareDating
  : values.index
    ? measureIndex
    : values.insights
      ? measureInsights
      : values.host
        ? measureHost
        : values.placebo
          ? measurePlacebos
          : measureStages;
if (values.github) {
  process.stdout.write(`${githubTable(await measureGitHub())}\n`);
} else if (positionals.length === 0) {
  process.stderr.write(
    'Usage: npm run bench -- [--exhaustive | --agreement | --index | --insights | --host | --placebo] REPO… | --github\n',
  );
  process.exitCode = 2;
} else {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundwork-bench-'));
  try {
    for (const repository of positionals)
      process.stdout.write(`${await measure(folder, repository)}\n\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureStages(folder: string, repository: string): Promise<string> {
  await warmUp(repository);
  const mode = values.exhaustive ? 'exhaustive' : 'quick';
  const measured = await runBundled<StagesMeasured>(folder, 'stages', [repository, mode]);
  const baseline = await measureBaseline(repository, measured.head);
  return stagesTable(nameOf(repository), measured, baseline);
}

/** What each insight uses beside the engine, for one summary. */
async function measureInsights(folder: string, repository: string): Promise<string> {
  await warmUp(repository);
  const cache = await mkdtemp(path.join(folder, 'index-'));
  const measured = await runBundled<InsightsMeasured>(folder, 'insights', [repository, cache]);
  const baseline = await measureBaseline(repository, measured.head);
  return insightsTable(nameOf(repository), measured, baseline);
}

/** What the index saves: the first reading fills it, the next one finds a hundred commits more, the last one nothing new. */
async function measureIndex(folder: string, repository: string): Promise<string> {
  await warmUp(repository);
  const cache = await mkdtemp(path.join(folder, 'index-'));
  const read = (at: string) =>
    runBundled<StagesMeasured>(folder, 'stages', [repository, 'quick', at, cache]);
  const runs = [
    { name: 'First reading', measured: await read('HEAD~100') },
    { name: '100 commits later', measured: await read('HEAD') },
    { name: 'Again', measured: await read('HEAD') },
  ];
  return indexTable(nameOf(repository), runs);
}

/** What a person waits for in a real editor. */
async function measureHost(folder: string, repository: string): Promise<string> {
  await warmUp(repository);
  const waited = await waitInEditor(
    path.resolve(repository),
    await mkdtemp(path.join(folder, 'host-')),
  );
  return hostTable(nameOf(repository), waited);
}

/** How often something is said to have become less where nothing was done. */
async function measurePlacebos(folder: string, repository: string): Promise<string> {
  const measured = await runBundled<readonly PlaceboMeasured[]>(folder, 'placebo', [repository]);
  return placeboTable(nameOf(repository), measured);
}

async function compareDating(folder: string, repository: string): Promise<string> {
  const measured = await runBundled<AgreementMeasured>(folder, 'agreement', [repository]);
  return agreementTable(nameOf(repository), measured);
}

/** Runs one entry of this folder, bundled with the options of esbuild.js, and returns the JSON that it writes. */
async function runBundled<T>(folder: string, entry: string, args: readonly string[]): Promise<T> {
  const outfile = path.join(folder, `${entry}.mjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, `${entry}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    define: { __GROUNDWORK_VERSION__: '"bench"' },
    banner: {
      js: "import { createRequire as groundworkRequire } from 'node:module'; const require = groundworkRequire(import.meta.url);",
    },
  });
  const child = spawn(process.execPath, [outfile, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`Measuring ${args[0]} ended with exit code ${code}.`);
  return JSON.parse(chunks.join('')) as T;
}

/** `owner/name` of a mirror called `owner+name/repo`, else the folder's own name. */
function nameOf(repository: string): string {
  return path
    .basename(path.resolve(repository).replace(/[/\\](?:repo|\.git)$/, ''))
    .replace('+', '/');
}
