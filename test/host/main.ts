/** Runs the tests in a real VS Code: builds what they open, starts the editor once a workspace, and adds up. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';

import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import { findEditor } from './editor.ts';
import { runPerson } from './person/run.ts';
import type { Counts } from './suite/index.ts';

const bundles = path.resolve('.vscode-test/suite');
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-host-'));
const output = process.argv[2];

const userSettings = {
  'security.workspace.trust.startupPrompt': 'never',
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'chat.disableAIFeatures': true,
};

try {
  const editor = await findEditor();
  await bundle();
  const demonstration = path.join(folder, 'storefront');
  await buildDemonstration(demonstration);
  const canary = setTraps(demonstration);
  const plain = path.join(folder, 'plain');
  mkdirSync(plain);
  const runs = {
    demonstration: () => runIn(editor, demonstration, 'demonstration', { canary }),
    plainFolder: () => runIn(editor, plain, 'plainFolder'),
    sideBySide: () => runIn(editor, plain, 'sideBySide'),
    person: () => runAsPerson(editor, demonstration, 'page'),
    pullRequests: () => runAsPerson(editor, demonstration, 'pullRequests'),
    restricted: () => runIn(editor, demonstration, 'restricted', { canary, isTrusted: false }),
  };
  const counts: Counts[] = [];
  for (const [name, run] of Object.entries(runs))
    if ((process.env['GROUNDWORK_HOST_SUITE'] ?? name) === name) counts.push(await run());
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  if (output) writeFileSync(output, JSON.stringify({ passed, failed }));
  else process.stdout.write(`host: ${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The page is driven through a browser, which only the server build has. */
async function runAsPerson(
  editor: string,
  workspace: string,
  file: 'page' | 'pullRequests',
): Promise<Counts> {
  if (editor.endsWith('shim.ts')) return runPerson(folder, workspace, file);
  process.stdout.write('!!! DESKTOP VS CODE: THE PAGE IS NOT DRIVEN AS A PERSON WOULD !!!\n');
  return { passed: 0, failed: process.env['CI'] ? 1 : 0 };
}

/** Settings of a hostile clone that name a program; the answer is the program, which tells when it ran. */
function setTraps(repository: string): string {
  const canary = path.join(folder, 'canary');
  writeFileSync(canary, '#!/bin/sh\ntouch "$0.ran"\nexec git "$@"\n', { mode: 0o755 });
  mkdirSync(path.join(repository, '.vscode'));
  const settings = {
    'groundwork.gitPath': canary,
    'git.path': canary,
    'groundwork.otherRepositories': [folder],
    'groundwork.githubApi': 'http://127.0.0.1:9/api/v3',
    'github-enterprise.uri': 'https://git.acme.example',
    groundwork: { gitPath: canary, otherRepositories: [folder] },
    git: { path: canary },
    '[typescript]': { 'groundwork.gitPath': canary },
  };
  writeFileSync(path.join(repository, '.vscode/settings.json'), JSON.stringify(settings));
  return canary;
}

async function bundle(): Promise<void> {
  rmSync(bundles, { recursive: true, force: true });
  await build({
    entryPoints: [
      'index',
      'demonstration.test',
      'plainFolder.test',
      'sideBySide.test',
      'restricted.test',
    ].map((name) => `test/host/suite/${name}.ts`),
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
async function runIn(
  editor: string,
  workspace: string,
  suite: string,
  { canary = '', isTrusted = true }: { canary?: string; isTrusted?: boolean } = {},
): Promise<Counts> {
  // Sockets are made in it, and their paths may have only about a hundred characters.
  const home = mkdtempSync(path.join(tmpdir(), 'gw-'));
  const data = path.join(home, 'data');
  mkdirSync(path.join(data, 'User'), { recursive: true });
  const settings = { 'security.workspace.trust.enabled': !isTrusted, ...userSettings };
  writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify(settings));
  const report = path.join(folder, `${suite}.txt`);
  const counts = path.join(folder, `${suite}.json`);
  const ended = await runTests({
    vscodeExecutablePath: editor,
    extensionDevelopmentPath: path.resolve('.'),
    extensionTestsPath: path.join(bundles, 'index.cjs'),
    launchArgs: [workspace, `--user-data-dir=${data}`],
    extensionTestsEnv: {
      GROUNDWORK_TEST_FILE: path.join(bundles, `${suite}.test.cjs`),
      GROUNDWORK_TEST_REPORT: report,
      GROUNDWORK_TEST_COUNTS: counts,
      GROUNDWORK_TEST_STORAGE: data,
      GROUNDWORK_TEST_CANARY: canary,
    },
  }).then(
    () => true,
    () => false,
  );
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  if (existsSync(report)) process.stdout.write(readFileSync(report, 'utf8'));
  if (!existsSync(counts)) return { passed: 0, failed: 1 };
  const { passed, failed } = JSON.parse(readFileSync(counts, 'utf8')) as Counts;
  return { passed, failed: failed === 0 && (!ended || passed === 0) ? 1 : failed };
}
