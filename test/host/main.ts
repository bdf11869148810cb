/** Runs the tests in a real VS Code: builds what they open, starts the editor once a workspace, and adds up. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';

import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import { findEditor } from './editor.ts';
import type { Counts } from './suite/index.ts';

const bundles = path.resolve('.vscode-test/suite');
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-host-'));
const output = process.argv[2];

try {
  const editor = await findEditor();
  await bundle();
  const demonstration = path.join(folder, 'storefront');
  await buildDemonstration(demonstration);
  const plain = path.join(folder, 'plain');
  mkdirSync(plain);
  const counts = [
    await runIn(editor, demonstration, 'demonstration'),
    await runIn(editor, plain, 'plainFolder'),
  ];
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  if (output) writeFileSync(output, JSON.stringify({ passed, failed }));
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bundle(): Promise<void> {
  rmSync(bundles, { recursive: true, force: true });
  await build({
    entryPoints: ['index', 'demonstration.test', 'plainFolder.test'].map(
      (name) => `test/host/suite/${name}.ts`,
    ),
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  });
}

/** A run that gives no counts is one failure, whatever it says of itself. */
async function runIn(editor: string, workspace: string, suite: string): Promise<Counts> {
  const report = path.join(folder, `${suite}.txt`);
  const counts = path.join(folder, `${suite}.json`);
  const ended = await runTests({
    vscodeExecutablePath: editor,
    extensionDevelopmentPath: path.resolve('.'),
    extensionTestsPath: path.join(bundles, 'index.cjs'),
    launchArgs: [workspace],
    extensionTestsEnv: {
      GROUNDWORK_TEST_FILE: path.join(bundles, `${suite}.test.cjs`),
      GROUNDWORK_TEST_REPORT: report,
      GROUNDWORK_TEST_COUNTS: counts,
    },
  }).then(
    () => true,
    () => false,
  );
  if (existsSync(report)) process.stdout.write(readFileSync(report, 'utf8'));
  if (!existsSync(counts)) return { passed: 0, failed: 1 };
  const { passed, failed } = JSON.parse(readFileSync(counts, 'utf8')) as Counts;
  return { passed, failed: failed === 0 && (!ended || passed === 0) ? 1 : failed };
}
