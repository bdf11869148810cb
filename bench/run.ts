/**
 * `npm run bench -- REPO…`: cost of all adoptions of all people, stage by stage, as ratios to the raw log of the same
 * repository in the same run. `--agreement` compares quick with exhaustive dating instead. What is measured is bundled
 * code, as it is shipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { build } from 'esbuild';

const args = process.argv.slice(2);
if (args.filter((arg) => !arg.startsWith('-')).length === 0) {
  process.stderr.write('npm run bench -- [--agreement] REPO…\n');
  process.exit(2);
}
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-bench-'));
try {
  const outfile = path.join(folder, 'measure.mjs');
  await build({
    entryPoints: ['bench/measure.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as groundworkRequire } from 'node:module'; const require = groundworkRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  const options = args.filter((arg) => arg.startsWith('-'));
  for (const repository of args.filter((arg) => !arg.startsWith('-'))) {
    const { status } = spawnSync(process.execPath, [outfile, ...options, repository], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
