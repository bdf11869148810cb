/** What each command of the terminal does. */
import { readFile } from 'node:fs/promises';

import picomatch from 'picomatch';

import { adoptionsReport, analyze, readHistory } from '../core/analyze.ts';
import type { AdoptionsReport, Coverage, ToolRef } from '../core/model.ts';
import { utcDay } from '../core/dates.ts';
import type { Log } from '../core/ports.ts';
import { openRepository } from '../git/repository.ts';
import { adoptionsDocument } from '../report/adoptionsDocument.ts';
import { adoptionsCsv, adoptionsTable } from '../report/adoptionsTable.ts';
import { peopleDocument, peopleTable } from '../report/peopleDocument.ts';
import { visible } from '../report/visible.ts';
import { runDemo } from './demo.ts';
import { readCommandLine, usage, UsageError, type CommandLine } from './options.ts';
import { terminalProgress, writeOut } from './output.ts';
import { findPerson, runSummary } from './summary.ts';

export interface Context {
  readonly tool: ToolRef;
  readonly signal: AbortSignal;
}

/** Runs one command line; the answer is the exit code. Throws what went wrong. */
export async function run(args: readonly string[], context: Context): Promise<number> {
  const line = readCommandLine(args);
  switch (line.command) {
    case 'help':
      await writeOut(undefined, usage);
      return 0;
    case 'version':
      await writeOut(undefined, `groundwork ${context.tool.version}\n`);
      return 0;
    case 'adoptions':
      return runAdoptions(line, context);
    case 'people':
      return runPeople(line, context);
    case 'summary':
      return runSummary(line, context);
    case 'demo':
      return runDemo(line, context);
    case 'verify':
    case 'forms':
      throw new UsageError(`groundwork ${line.command} is not built yet.`);
  }
}

export function createLog(line: CommandLine): Log {
  const { quiet, verbose } = line.options;
  return {
    info: (sentence) => void (verbose && process.stderr.write(`${visible(sentence)}\n`)),
    warn: (sentence) => void (quiet || process.stderr.write(`${visible(sentence)}\n`)),
  };
}

/** Text of the team file that the user named. */
export async function readTeamsFile(line: CommandLine): Promise<{ teamsFile?: string }> {
  const file = line.options.teams;
  if (file === undefined) return {};
  try {
    return { teamsFile: await readFile(file, 'utf8') };
  } catch {
    throw new Error(`The team file ${file} cannot be read. Check the path after --teams.`);
  }
}

export function openOptions(line: CommandLine, context: Context) {
  const { at } = line.options;
  return { signal: context.signal, log: createLog(line), ...(at === undefined ? {} : { at }) };
}

/** 3 where the history read is incomplete and that matters to the caller. */
export function exitCode(line: CommandLine, coverage: Coverage): number {
  return line.options.strict && !coverage.complete ? 3 : 0;
}

export function toJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

async function runAdoptions(line: CommandLine, context: Context): Promise<number> {
  const { options } = line;
  if (options.symbol !== undefined && options.symbols) throw new UsageError('Give either --symbol NAME or --symbols.');
  for (const key of ['from', 'to'] as const) {
    if (options[key] !== undefined && !/^\d{4}-\d\d-\d\d$/.test(options[key])) throw new UsageError(`--${key} takes a day such as 2026-01-31.`);
  }
  const progress = terminalProgress(options.quiet ?? false);
  const git = await openRepository(line.operands[0] ?? '.', openOptions(line, context));
  try {
    const analysis = await analyze(git, {
      tool: context.tool,
      signal: context.signal,
      progress,
      withMembers: options.symbol !== undefined || (options.symbols ?? false),
      ...(await readTeamsFile(line)),
    });
    const report = await adoptionsReport(
      analysis,
      {
        picks: options.path ? pickPaths(options.path) : null,
        symbol: options.symbol ?? null,
        allSymbols: options.symbols ?? false,
        owner: options.by === undefined ? null : findPerson(analysis.people, options.by, '--by'),
        originatedOnly: true,
        exhaustive: options.exhaustive ?? false,
      },
      context.signal,
      progress,
    );
    if (options.path && report.assets.length === 0) {
      throw new Error(`No file, folder or glob ${options.path.join(', ')} names something that others could build on at ${report.repository.ref}. Give the path as it is there, relative to the top of the repository.`);
    }
    progress.end();
    const kept = within(report, options.from, options.to);
    await writeOut(
      options.out,
      line.format === 'json' ? toJson(adoptionsDocument(kept)) : line.format === 'csv' ? adoptionsCsv(kept) : adoptionsTable(kept),
    );
    return exitCode(line, report.coverage);
  } finally {
    progress.end();
    await git.close();
  }
}

async function runPeople(line: CommandLine, context: Context): Promise<number> {
  const progress = terminalProgress(line.options.quiet ?? false);
  const git = await openRepository(line.operands[0] ?? '.', openOptions(line, context));
  try {
    const { people } = await readHistory(git, context.signal, progress);
    progress.end();
    await writeOut(
      line.options.out,
      line.format === 'json' ? toJson(peopleDocument(people, context.tool, git.repository)) : peopleTable(people),
    );
    return line.options.strict && git.gaps.length > 0 ? 3 : 0;
  } finally {
    progress.end();
    await git.close();
  }
}

/** A file or folder by its path, everything below a folder, or a glob. */
function pickPaths(wanted: readonly string[]): (path: string) => boolean {
  const exact = new Set(wanted.map((path) => path.replace(/^\.\//, '').replace(/\/+$/, '') || '.'));
  const folders = [...exact].map((path) => `${path}/`);
  const globs = wanted.filter((path) => /[*?{[]/.test(path)).map((path) => picomatch(path, { dot: true }));
  return (path) => exact.has(path) || folders.some((folder) => path.startsWith(folder)) || globs.some((matches) => matches(path));
}

/** Keeps the adoptions that landed in `[from, to)`, days in UTC. */
function within(report: AdoptionsReport, from: string | undefined, to: string | undefined): AdoptionsReport {
  if (from === undefined && to === undefined) return report;
  const assets = report.assets
    .map((asset) => ({
      ...asset,
      adoptions: asset.adoptions.filter((adoption) => {
        const day = utcDay(adoption.landed);
        return (from === undefined || day >= from) && (to === undefined || day < to);
      }),
    }))
    .filter((asset) => asset.adoptions.length > 0);
  return { ...report, assets };
}
