/** `npm start`: builds, then runs the terminal; without arguments it makes and summarises the demonstration. */
import { execFileSync, spawnSync } from 'node:child_process';

execFileSync(process.execPath, ['esbuild.js'], { stdio: 'inherit' });
const args = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  ['dist/cli.js', ...(args.length > 0 ? args : ['demo'])],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
