/**
 * `npm run mutations [-- WORD…]`: breaks the code by one line at a time, in a copy, and shows that a test notices. With
 * words only mutations of files whose path holds one of them.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { mutations } from './github.ts';
import { hostedMutations } from './hosted.ts';

const root = path.resolve(import.meta.dirname, '../..');
const words = process.argv.slice(2);
const chosen = [...mutations, ...hostedMutations].filter(
  ({ file }) => words.length === 0 || words.some((word) => file.includes(word)),
);
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-mutations-'));
let survivors = 0;

try {
  for (const name of ['src', 'test', 'bench', 'package.json', 'tsconfig.json', '.mocharc.json'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');

  const tests = new Map(chosen.map(({ test, only }) => [`${test} ${only ?? ''}`, { test, only }]));
  const untouched = [...tests].flatMap(([name, { test, only }]) =>
    passes(test, only) ? [] : [name],
  );
  if (untouched.length > 0)
    throw new Error(`These fail without any mutation: ${untouched.join(', ')}`);

  for (const { file, from, to, test, only } of chosen) {
    const target = path.join(folder, file);
    const text = readFileSync(target, 'utf8');
    const isOnce = text.split(from).length === 2;
    if (!isOnce) survivors++;
    let verdict = 'NOT FOUND, or not once';
    if (isOnce) {
      writeFileSync(
        target,
        text.replace(from, () => to),
      );
      const survived = passes(test, only);
      writeFileSync(target, text);
      if (survived) survivors++;
      verdict = survived ? 'SURVIVED' : 'caught';
    }
    process.stdout.write(`${verdict}  ${file}: ${from} → ${to === '' ? '(nothing)' : to}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${chosen.length - survivors} of ${chosen.length} caught\n`);
process.exitCode = survivors > 0 ? 1 : 0;

/** Whether the tests of a file pass (those with the words, where given); one that does not end has failed. */
function passes(test: string, only?: string): boolean {
  const run = spawnSync(
    process.execPath,
    [
      'node_modules/mocha/bin/mocha.js',
      '--config=.mocharc.json',
      '--reporter=dot',
      '--bail',
      '--exit',
      ...(only === undefined ? [] : ['--fgrep', only]),
      `test/${test}`,
    ],
    { cwd: folder, stdio: 'ignore', timeout: 180_000, killSignal: 'SIGKILL' },
  );
  return run.status === 0;
}
