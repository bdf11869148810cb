/** Runs the person's-view tests and leaves their counts. */
import path from 'node:path';

import Mocha from 'mocha';

import type { Counts } from '../suite/index.ts';
import { packageExtension } from './editor.ts';

/** Packages the extension, and runs a file of tests in the server build with that workspace open. */
export async function runPerson(
  folder: string,
  workspace: string,
  file: 'page' | 'pullRequests',
): Promise<Counts> {
  process.env['GROUNDWORK_TEST_VSIX'] = packageExtension(folder);
  process.env['GROUNDWORK_TEST_WORKSPACE'] = workspace;
  const mocha = new Mocha({ ui: 'bdd', forbidOnly: true, forbidPending: true });
  mocha.addFile(path.resolve(`test/host/person/${file}.test.ts`));
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
}
