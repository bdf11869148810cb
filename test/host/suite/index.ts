/** What the extension host calls: runs one test file with mocha and leaves report and counts in files. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';

import Mocha from 'mocha';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Resolves when every test has passed. */
export function run(): Promise<void> {
  const { GROUNDWORK_TEST_FILE, GROUNDWORK_TEST_REPORT, GROUNDWORK_TEST_COUNTS } = process.env;
  if (!GROUNDWORK_TEST_FILE || !GROUNDWORK_TEST_REPORT || !GROUNDWORK_TEST_COUNTS)
    return Promise.reject(new Error('Started by `npm test`, not by hand.'));
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) =>
    appendFileSync(GROUNDWORK_TEST_REPORT, `${format(...values)}\n`);
  Mocha.reporters.Base.useColors = false;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: true,
    forbidPending: true,
  });
  mocha.addFile(GROUNDWORK_TEST_FILE);
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const counts: Counts = { passed: runner.stats?.passes ?? 0, failed: failures };
      writeFileSync(GROUNDWORK_TEST_COUNTS, JSON.stringify(counts));
      if (failures === 0 && counts.passed > 0) resolve();
      else reject(new Error(`${counts.passed} passed, ${failures} failed`));
    });
  });
}
