/** `groundwork demo`: builds the demonstration repository and summarises it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { buildDemonstration } from '../demo/buildDemonstration.ts';
import type { Context } from './context.ts';
import type { CommandLine } from './options.ts';
import { runSummary } from './summary.ts';

/** The review that the demonstration tells about. */
const period = '2026-H1';

export async function runDemo(line: CommandLine, context: Context): Promise<number> {
  const folder =
    line.operands[0] ?? path.join(await mkdtemp(path.join(tmpdir(), 'groundwork-')), 'storefront');
  if (!line.options.quiet)
    process.stderr.write(`Building the demonstration repository in ${folder}\n`);
  await buildDemonstration(folder);
  return runSummary(
    {
      ...line,
      command: 'summary',
      operands: [folder],
      options: { ...line.options, period: line.options.period ?? period },
    },
    context,
  );
}
