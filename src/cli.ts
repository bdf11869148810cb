import { visible } from './report/visible.ts';
import { UsageError } from './terminal/options.ts';
/** Composition root of the terminal. */
import { run } from './terminal/run.ts';
import { toolRef } from './version.ts';

const stop = new AbortController();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true;
    stop.abort(new Error('Interrupted.'));
  });
}
// A reader that closes early (`| head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

const args = process.argv.slice(2);
try {
  process.exitCode = await run(args, { tool: toolRef, signal: stop.signal });
} catch (error) {
  if (interrupted) process.exitCode = 130;
  else {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`groundwork: ${visible(sentence.split('\n')[0]!)}\n`);
    if (args.includes('--verbose') && error instanceof Error)
      process.stderr.write(`${error.stack ?? ''}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
