/** What every command shares: the tool, the signal that ends it, its log and its common options. */
import { readFile } from 'node:fs/promises';

import type { Coverage, ToolRef } from '../core/model.ts';
import type { Log } from '../core/ports.ts';
import type { IndexedOptions } from '../openIndexed.ts';
import { visible } from '../report/visible.ts';
import { defaultCacheFolder } from '../store/cacheFolder.ts';
import type { CommandLine } from './options.ts';

export interface Context {
  readonly tool: ToolRef;
  readonly signal: AbortSignal;
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

export function openOptions(line: CommandLine, context: Context): IndexedOptions {
  const { at } = line.options;
  return {
    signal: context.signal,
    log: createLog(line),
    cache: cacheFolder(line),
    ...(at === undefined ? {} : { at }),
  };
}

/** Null where the user wants nothing kept. */
export function cacheFolder({ options }: CommandLine): string | null {
  return options['no-cache'] ? null : (options.cache ?? defaultCacheFolder(process.env));
}

/** 3 where the history read is incomplete and that matters to the caller. */
export function exitCode(line: CommandLine, coverage: Coverage): number {
  return line.options.strict && !coverage.complete ? 3 : 0;
}

export function toJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
