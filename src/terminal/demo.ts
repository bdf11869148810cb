import type { CommandLine } from './options.ts';
import type { Context } from './run.ts';

export function runDemo(_line: CommandLine, _context: Context): Promise<number> {
  throw new Error('pending');
}
