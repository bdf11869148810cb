/** What leaves the program: a file written whole or not at all, standard output, and progress on a terminal. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Progress } from '../core/ports.ts';

/** Writes beside the file and renames, so that a reader never sees half of it. */
export async function writeOut(file: string | undefined, text: string): Promise<void> {
  if (file === undefined) {
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
    });
    return;
  }
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Progress on standard error, only where that is a terminal; ends with a clean line. */
export function terminalProgress(quiet: boolean): Progress & { end(): void } {
  const shown = !quiet && process.stderr.isTTY;
  let last = '';
  return {
    report(stage, done, total) {
      if (!shown) return;
      const line = total > 0 ? `${stage} ${Math.floor((done / total) * 100)} %` : stage;
      if (line === last) return;
      last = line;
      process.stderr.write(`\r\u001B[K${line}`);
    },
    end() {
      if (shown && last !== '') process.stderr.write('\r\u001B[K');
    },
  };
}
