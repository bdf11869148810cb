/** What each command of the terminal does. */
import picomatch from 'picomatch';

import { adoptionsReport, analyze, readHistory } from '../core/analyze.ts';
import { utcDay } from '../core/dates.ts';
import type { AdoptionsReport } from '../core/model.ts';
import { openIndexed } from '../openIndexed.ts';
import { adoptionsDocument } from '../report/adoptionsDocument.ts';
import { adoptionsCsv, adoptionsTable } from '../report/adoptionsTable.ts';
import { peopleDocument, peopleTable } from '../report/peopleDocument.ts';
import { runCalibrate } from './calibrate.ts';
import { exitCode, openOptions, readTeamsFile, toJson, type Context } from './context.ts';
import { runDemo } from './demo.ts';
import { runForms } from './forms.ts';
import { readCommandLine, usage, UsageError, type CommandLine } from './options.ts';
import { terminalProgress, writeOut } from './output.ts';
import { findPerson, runSummary } from './summary.ts';
import { runVerify } from './verify.ts';

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
      return runVerify(line, context);
    case 'calibrate':
      return runCalibrate(line);
    case 'forms':
      return runForms(line);
  }
}

async function runAdoptions(line: CommandLine, context: Context): Promise<number> {
  const { options } = line;
  if (options.symbol !== undefined && options.symbols)
    throw new UsageError('Give either --symbol NAME or --symbols.');
  for (const key of ['from', 'to'] as const) {
    if (options[key] !== undefined && !/^\d{4}-\d\d-\d\d$/.test(options[key]))
      throw new UsageError(`--${key} takes a day such as 2026-01-31.`);
  }
  const progress = terminalProgress(options.quiet ?? false);
  const git = await openIndexed(line.operands[0] ?? '.', openOptions(line, context));
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
      throw new Error(
        `No file, folder or glob ${options.path.join(', ')} names something that others could build on at ${report.repository.ref}. Give the path as it is there, relative to the top of the repository.`,
      );
    }
    progress.end();
    const kept = within(report, options.from, options.to);
    await writeOut(
      options.out,
      line.format === 'json'
        ? toJson(adoptionsDocument(kept))
        : line.format === 'csv'
          ? adoptionsCsv(kept)
          : adoptionsTable(kept),
    );
    return exitCode(line, report.coverage);
  } finally {
    progress.end();
    await git.close();
  }
}

async function runPeople(line: CommandLine, context: Context): Promise<number> {
  const progress = terminalProgress(line.options.quiet ?? false);
  const git = await openIndexed(line.operands[0] ?? '.', openOptions(line, context));
  try {
    const { people } = await readHistory(git, context.signal, progress);
    progress.end();
    await writeOut(
      line.options.out,
      line.format === 'json'
        ? toJson(peopleDocument(people, context.tool, git.repository))
        : peopleTable(people),
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
  const globs = wanted
    .filter((path) => /[*?{[]/.test(path))
    .map((path) => picomatch(path, { dot: true }));
  return (path) =>
    exact.has(path) ||
    folders.some((folder) => path.startsWith(folder)) ||
    globs.some((matches) => matches(path));
}

/** Keeps the adoptions that landed in `[from, to)`, days in UTC. */
function within(
  report: AdoptionsReport,
  from: string | undefined,
  to: string | undefined,
): AdoptionsReport {
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
