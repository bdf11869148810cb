/**
 * Records that were read from elsewhere, kept so that the next reading asks only for what changed. One file of lines;
 * what came since it was last written whole stands in a second one, to which each page is added together with where the
 * reading stands: a page and its place are both there or neither is.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import * as v from 'valibot';

import { codeOf, realDisk, sweepTemporaries, writeAtomically, type Disk } from './atomicFile.ts';

/** Anything with an id; what else it holds is the business of those who keep it. */
export interface StoredRecord {
  readonly id: string;
}

/** What is remembered about a stream besides its records. It must survive being written as JSON. */
export type StreamState = Readonly<Record<string, unknown>>;

export interface RecordStore {
  records(stream: string): ReadonlyMap<string, StoredRecord>;
  state(stream: string): StreamState | null;
  /** Adds records, replacing those with the same ids, and says where the reading stands. */
  keep(stream: string, records: readonly StoredRecord[], state: StreamState): Promise<void>;
  /** Writes everything into one file. */
  compact(): Promise<void>;
  /** What the user is told about the file: damage, or that it cannot be written. */
  warning(): string | null;
}

const format = 1;
const header = v.object({
  groundwork: v.literal('records'),
  format: v.number(),
  owner: v.string(),
});
const line = v.object({
  stream: v.string(),
  records: v.array(v.looseObject({ id: v.string() })),
  state: v.nullable(v.record(v.string(), v.unknown())),
});
const recordsPerLine = 500;

interface StreamContent {
  readonly records: Map<string, StoredRecord>;
  state: StreamState | null;
}

/** Where records of an owner are kept in a folder; the owner's name is in no file name. */
export function recordFile(folder: string, owner: string): string {
  return path.join(
    folder,
    `${createHash('sha256').update(owner).digest('hex').slice(0, 24)}.jsonl`,
  );
}

/** The owners of whom records are kept in a folder. */
export async function ownersIn(folder: string): Promise<readonly string[]> {
  const owners: string[] = [];
  const names: readonly string[] = await readdir(folder).catch(() => []);
  for (const name of names.toSorted()) {
    if (!name.endsWith('.jsonl')) continue;
    const [first = ''] = ((await readIfThere(path.join(folder, name))) ?? '').split('\n', 1);
    const told = v.safeParse(header, parse(first));
    if (told.success) owners.push(told.output.owner);
  }
  return owners;
}

/** Removes what is kept of the owners that are meant, and whatever cannot be told whose it is. */
export async function deleteRecords(
  folder: string,
  isMeant: (owner: string) => boolean,
): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const others = new Set<string>();
  for (const owner of await ownersIn(folder))
    if (!isMeant(owner)) others.add(path.basename(recordFile(folder, owner)));
  for (const name of names) {
    const main = name.slice(0, name.indexOf('.jsonl') + '.jsonl'.length);
    if (!others.has(main) || name.endsWith('.unreadable'))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** The records of an owner; none where there is no file, or none that can be believed. */
export async function openRecordStore(
  file: string,
  owner: string,
  disk: Disk = realDisk,
): Promise<RecordStore> {
  const folder = path.dirname(file);
  const added = `${file}.added`;
  await sweepTemporaries(folder);
  const content = new Map<string, StreamContent>();
  let warning: string | null = null;
  let canWrite = true;

  const of = (stream: string): StreamContent => {
    const known = content.get(stream);
    if (known) return known;
    const made: StreamContent = { records: new Map(), state: null };
    content.set(stream, made);
    return made;
  };
  const put = (text: string): boolean => {
    const parsed = v.safeParse(line, parse(text));
    if (!parsed.success) return false;
    const { stream, records, state } = parsed.output;
    const target = of(stream);
    for (const record of records) target.records.set(record.id, record);
    target.state = state;
    return true;
  };

  let beginning = '';

  async function read(): Promise<void> {
    const main = await readIfThere(file);
    const [first = '', ...lines] = (main ?? '').split('\n');
    const told = v.safeParse(header, parse(first));
    if (told.success && told.output.format > format) {
      warning =
        'What was kept from GitHub was written by a newer version of Groundwork; it is not used and not changed.';
      canWrite = false;
      return;
    }
    const isWhole =
      main === null ||
      (told.success &&
        told.output.owner === owner &&
        main.endsWith('\n') &&
        lines.slice(0, -1).every(put));
    if (!isWhole) {
      content.clear();
      warning = `What was kept from GitHub was damaged and is read again; the damaged file is kept as ${await setAside(file, main)}.`;
      await disk.rm(added, { force: true });
    }
    // The page of a writer that ended in the middle is no page; what is added later begins on a line of its own.
    const text = (await readIfThere(added)) ?? '';
    text.split('\n').forEach(put);
    if (text !== '' && !text.endsWith('\n')) beginning = '\n';
  }

  try {
    await read();
  } catch (error) {
    content.clear();
    warning = `What was kept from GitHub could not be read (${codeOf(error)}); it is read again, and not kept.`;
    canWrite = false;
  }

  async function tryWriting(write: () => Promise<void>): Promise<void> {
    if (!canWrite) return;
    try {
      await write();
    } catch (error) {
      canWrite = false;
      const why = codeOf(error);
      warning = `What was read from GitHub could not be kept (${why === '' ? 'writing failed' : why}); it is used now, and read again the next time.`;
    }
  }

  async function append(text: string): Promise<void> {
    await disk.mkdir(folder, { recursive: true });
    const handle = await disk.open(added, 'a', 0o600);
    try {
      await handle.writeFile(beginning + text);
      beginning = '';
    } finally {
      await handle.close();
    }
  }

  return {
    records: (stream) => of(stream).records,
    state: (stream) => of(stream).state,
    warning: () => warning,
    async keep(stream, records, state) {
      const target = of(stream);
      for (const record of records) target.records.set(record.id, record);
      target.state = state;
      await tryWriting(() => append(`${JSON.stringify({ stream, records, state })}\n`));
    },
    compact: () =>
      tryWriting(async () => {
        await writeAtomically(file, textOf(owner, content), disk);
        await disk.rm(added, { force: true });
      }),
  };
}

function textOf(owner: string, content: ReadonlyMap<string, StreamContent>): string {
  const lines: unknown[] = [{ groundwork: 'records', format, owner }];
  for (const [stream, { records, state }] of content) {
    const all = [...records.values()];
    lines.push({ stream, records: all.slice(0, recordsPerLine), state });
    for (let at = recordsPerLine; at < all.length; at += recordsPerLine)
      lines.push({ stream, records: all.slice(at, at + recordsPerLine), state });
  }
  return lines.map((value) => `${JSON.stringify(value)}\n`).join('');
}

async function setAside(file: string, text: string): Promise<string> {
  const aside = `${file}.unreadable`;
  await writeAtomically(aside, text);
  return aside;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
