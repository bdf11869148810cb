import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { makeWorld, sentinel } from '../../support/github/makeWorld.ts';
import { startGitHub } from '../../support/github/server.ts';

const run = promisify(execFile);

describe('npm run live', function () {
  this.timeout(60_000);

  it('compares what each question costs, and reads every stream, on the loopback as on the service', async () => {
    const github = await startGitHub(makeWorld());
    try {
      const args = ['--import', 'tsx', 'scripts/live.ts', 'acme/platform', '--api', github.api];
      const { stdout, stderr } = await run(process.execPath, args, {
        env: { ...process.env, GITHUB_TOKEN: sentinel },
      });
      const rows = [...stdout.matchAll(/^\| (\w+) \| (\d+) \| (\d+) \|/gm)];
      assert.equal(rows.length, 6);
      for (const [row, , reckoned, told] of rows) assert.equal(reckoned, told, row);
      assert.equal([...stdout.matchAll(/\| yes \|/g)].length, 5);
      assert.ok(!`${stdout}${stderr}`.includes(sentinel));
    } finally {
      await github.close();
    }
  });

  it('says how it is called', async () => {
    await assert.rejects(
      run(process.execPath, ['--import', 'tsx', 'scripts/live.ts', 'acme']),
      /Usage/,
    );
  });
});
