/**
 * What a user typed, on disk: the first line says what the edits belong to, every other line is one edit, so that damage
 * to one line costs no other. A file only grows; two windows that write the same one are joined by the ids of their edits.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { joinEdits, type Stamped } from '../core/draft/effectiveEdits.ts';
import { codeOf, writeAtomically } from './atomicFile.ts';
import { withLock } from './lock.ts';

export interface StoredEdits<E> {
  readonly edits: readonly E[];
  /** What the user is told about the file: damage, or a newer version. */
  readonly warning: string | null;
  readonly readOnly: boolean;
}

export interface EditFile<E> {
  readonly file: string;
  read(): Promise<StoredEdits<E>>;
  /** Adds edits to what the file holds now; the answer is everything in it. Throws where it could not be written. */
  add(edits: readonly E[]): Promise<StoredEdits<E>>;
}

/** What a log holds, and for whom. */
export interface LogKind<E> {
  /** The first line of a new file. */
  readonly header: { readonly groundwork: string; readonly version: number };
  /** The version in a first line of such a file; null where the line is none. */
  versionOf(line: string): number | null;
  /** The edit in a line; null for anything else. */
  parse(line: string): E | null;
  /** What the user calls it: `draft`. */
  readonly name: string;
}

/** The log in a file, which is made by the first edit. */
export function openLog<E extends Stamped>(file: string, kind: LogKind<E>): EditFile<E> {
  return {
    file,
    read: () => readLog(file, kind),
    add: (edits) =>
      withLock(`${file}.lock`, async () => {
        const stored = await readLog(file, kind);
        if (stored.readOnly) throw new Error(stored.warning ?? `The ${kind.name} is read-only`);
        const joined = joinEdits(stored.edits, edits);
        if (joined.length > stored.edits.length || stored.warning !== null)
          await writeAtomically(file, textOf(kind, joined));
        return { ...stored, edits: joined };
      }),
  };
}

function textOf<E>({ header }: LogKind<E>, edits: readonly E[]): string {
  return [header, ...edits].map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function readLog<E>(file: string, kind: LogKind<E>): Promise<StoredEdits<E>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { edits: [], warning: null, readOnly: false };
    throw error;
  }
  const text = bytes.toString('utf8');
  const [first = '', ...lines] = text.split('\n');
  const edits = lines.flatMap((line) => kind.parse(line) ?? []);
  const version = kind.versionOf(first);
  if (version !== null && version > kind.header.version) {
    return {
      edits,
      warning: `This ${kind.name} was written by a newer version of Groundwork. It is shown as far as it can be read, and not changed. Update the extension to edit it.`,
      readOnly: true,
    };
  }
  const filled = lines.filter((line) => line !== '').length;
  const whole = version !== null && text.endsWith('\n') && edits.length === filled;
  if (whole) return { edits, warning: null, readOnly: false };
  const aside = await setAside(file, bytes);
  return {
    edits,
    warning: `The file of this ${kind.name} was damaged: ${edits.length} of ${Math.max(filled, edits.length)} edits could be read. The damaged file is kept as ${aside}.`,
    readOnly: false,
  };
}

/** Keeps a damaged file under another name, once; the same damage has the same name. */
async function setAside(file: string, bytes: Uint8Array): Promise<string> {
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const aside = `${file}.${mark}.unreadable`;
  await writeAtomically(aside, bytes);
  return aside;
}
