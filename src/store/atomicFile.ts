/** Files that are either the old ones or the new ones, never half of each, whatever ends the process in between. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** The calls to the file system that a write makes; tests let each of them fail. */
export interface Disk {
  readonly mkdir: typeof mkdir;
  readonly open: typeof open;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
}

export const realDisk: Disk = { mkdir, open, rename, rm };

/** A rename over a file that a virus scanner or an indexer holds open succeeds a moment later. */
const heldOpen: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES']);
const renameAttempts = 8;

/** Replaces the file, or throws and leaves it as it was; the folder is made where it is missing. */
export async function writeAtomically(
  file: string,
  content: string | Uint8Array | readonly Uint8Array[],
  disk: Disk = realDisk,
): Promise<void> {
  const folder = path.dirname(file);
  await disk.mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `.${path.basename(file)}.${process.pid}.${randomUUID()}.tmp`);
  try {
    const handle = await disk.open(temporary, 'wx', 0o600);
    try {
      const pieces =
        typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
      for (const piece of pieces) await handle.writeFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameWithRetry(temporary, file, disk);
  } catch (error) {
    // The first error is the one to tell; what could not be removed is swept later.
    await disk.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder, disk);
}

async function renameWithRetry(from: string, to: string, disk: Disk): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      if (attempt === renameAttempts || !heldOpen.has(codeOf(error))) throw error;
      await delay(2 ** attempt);
    }
  }
}

/** Makes the new name itself last; not every platform can, and the content is safe without it. */
async function syncFolder(folder: string, disk: Disk): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows opens no folders.
  }
}

/** Removes the temporary files of writers that ended in the middle. */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = /^\..*\.(\d+)\.[0-9a-f-]{36}\.tmp$/.exec(name)?.[1];
    if (pid === undefined) continue;
    const file = path.join(folder, name);
    if (!isRunning(Number(pid)) || (await ageOf(file)) > oneHour) await rm(file, { force: true });
  }
}

const oneHour = 3_600_000;

async function ageOf(file: string): Promise<number> {
  try {
    return Date.now() - (await stat(file)).mtimeMs;
  } catch {
    return 0;
  }
}

/** Whether a process of that id is there; one of another user counts. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why a file could not be written, as a sentence that says what to do. */
export function whyNotWritten(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full. Free some space; what you typed is kept here until it can be saved.';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'The folder may not be written to. Check its permissions; what you typed is kept here until it can be saved.';
    default:
      return `It could not be saved (${error instanceof Error ? error.message : String(error)}); what you typed is kept here until it can be.`;
  }
}
