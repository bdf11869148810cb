/** One writer at a time among windows and processes, by a file that only one of them can make. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { codeOf, isRunning } from './atomicFile.ts';

/** Nobody holds a lock that long; whoever seems to has been stopped or has ended. */
const longestHold = 10_000;
const patience = 20_000;

/** Runs the work while no other window or process that asks for the same lock runs its own. */
export async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(lock), { recursive: true });
  const mark = `${process.pid} ${randomUUID()}`;
  for (const limit = Date.now() + patience; !(await take(lock, mark));) {
    if (Date.now() > limit) {
      throw new Error(`Another window has been writing for ${patience / 1000} seconds`);
    }
    await breakAbandoned(lock);
    await delay(5 + Math.random() * 15);
  }
  try {
    return await work();
  } finally {
    if ((await readMark(lock)) === mark) await rm(lock, { force: true }).catch(() => undefined);
  }
}

/** Whether the lock is ours now. */
async function take(lock: string, mark: string): Promise<boolean> {
  let handle;
  try {
    handle = await open(lock, 'wx', 0o600);
  } catch (error) {
    // Windows answers EPERM while the file of the last holder is still going.
    if (['EEXIST', 'EBUSY'].includes(codeOf(error))) return false;
    if (codeOf(error) === 'EPERM' && process.platform === 'win32') return false;
    throw error;
  }
  try {
    await handle.writeFile(mark);
    return true;
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Of several that find a lock abandoned only one removes it, and only after it has looked again. */
async function breakAbandoned(lock: string): Promise<void> {
  if (!(await isAbandoned(lock))) return;
  const breaking = `${lock}.breaking`;
  if (!(await take(breaking, String(process.pid)))) {
    if (await isAbandoned(breaking)) await rm(breaking, { force: true });
    return;
  }
  try {
    if (await isAbandoned(lock)) await rm(lock, { force: true });
  } finally {
    await rm(breaking, { force: true });
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  try {
    const [mark, { mtimeMs }] = await Promise.all([readMark(lock), stat(lock)]);
    const age = Date.now() - mtimeMs;
    // A holder that has not yet written its mark is given a moment.
    const ended = mark === '' ? age > 1000 : !isRunning(Number(mark.split(' ')[0]));
    return ended || age > longestHold;
  } catch {
    return false;
  }
}

async function readMark(lock: string): Promise<string> {
  return readFile(lock, 'utf8').catch(() => '');
}
