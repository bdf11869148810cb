/** For work of minutes that one window does for all: the others find out that it is being done, and do not wait. */
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';

import { isRunning } from './atomicFile.ts';
import { withLock } from './lock.ts';

/** One that was not renewed for so long belongs to a window that has stopped. */
const longestSilence = 300_000;

export interface Lease {
  /** Says that the work still goes on. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/** The lease, or null where another window of this machine holds it; where no file can be made, nobody can hold it. */
export async function takeLease(file: string): Promise<Lease | null> {
  try {
    return await takeFile(file);
  } catch {
    return { renew: async () => {}, release: async () => {} };
  }
}

async function takeFile(file: string): Promise<Lease | null> {
  return withLock(`${file}.lock`, async () => {
    if (await isHeld(file)) return null;
    const mark = `${process.pid} ${Date.now()}`;
    held.add(file);
    await writeFile(file, mark, { mode: 0o600 });
    return {
      async renew() {
        const now = new Date();
        await utimes(file, now, now).catch(() => undefined);
      },
      async release() {
        held.delete(file);
        const current = await readFile(file, 'utf8').catch(() => '');
        if (current === mark) await rm(file, { force: true }).catch(() => undefined);
      },
    };
  });
}

/** Leases of this very process, whose id says nothing. */
const held = new Set<string>();

async function isHeld(file: string): Promise<boolean> {
  try {
    const [mark, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    const pid = Number(mark.split(' ')[0]);
    if (pid === process.pid && !held.has(file)) return false;
    return isRunning(pid) && Date.now() - mtimeMs < longestSilence;
  } catch {
    return false;
  }
}
