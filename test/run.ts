/** `npm test`: builds, runs every suite, and closes with one line that adds them up. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const suites = ['unit', 'integration', 'page', 'host'] as const;
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-run-'));
let passed = 0;
let failed = 0;

try {
  const build = spawnSync(process.execPath, ['esbuild.js'], { stdio: 'inherit' });
  if (build.status !== 0) failed++;
  for (const suite of suites) {
    const report = path.join(folder, `${suite}.json`);
    process.stdout.write(`\n== ${suite}\n`);
    if (suite === 'host' && process.env['GROUNDWORK_HOST'] === 'off') {
      process.stdout.write('!!! GROUNDWORK_HOST=off: NOTHING IS TESTED IN VS CODE !!!\n');
      continue;
    }
    const run = spawnSync(process.execPath, argumentsOf(suite, report), {
      stdio: 'inherit',
      env: { ...process.env, TZ: 'UTC' },
    });
    const counts = readCounts(report);
    process.stdout.write(`${suite}: ${counts.passed} passed, ${counts.failed} failed\n`);
    passed += counts.passed;
    failed += counts.failed;
    // A run that died, or that found no test, is a failure whatever it counted.
    if (counts.failed === 0 && (run.status !== 0 || counts.passed === 0)) failed++;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

/** The suite `host` starts an editor, which runs mocha inside itself. */
function argumentsOf(suite: (typeof suites)[number], report: string): string[] {
  if (suite === 'host') return ['--import', 'tsx', 'test/host/main.ts', report];
  return [
    'node_modules/mocha/bin/mocha.js',
    '--config',
    '.mocharc.json',
    '--reporter',
    './test/support/reporter.cjs',
    '--reporter-option',
    `output=${report}`,
    `test/${suite}/**/*.test.ts`,
  ];
}

function readCounts(report: string): { passed: number; failed: number } {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as { passed: number; failed: number };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
