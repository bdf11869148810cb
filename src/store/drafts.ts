/**
 * The drafts of the user on disk: one file per repositories, subject and period. The first line says what the draft
 * belongs to, every other line is one edit, so that damage to one line costs no other.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Edit } from '../core/draft/draft.ts';
import { joinDrafts } from '../core/draft/effectiveEdits.ts';
import { codeOf, sweepTemporaries, writeAtomically } from './atomicFile.ts';
import { parseEdit } from './edits.ts';
import { withLock } from './lock.ts';

/** What a draft belongs to. */
export interface DraftSubject {
  /** Names that last: the web addresses of the repositories, else where they are. */
  readonly repositories: readonly string[];
  /** The subject's email addresses; drafts of a person whose addresses have grown are found by those they share. */
  readonly emails: readonly string[];
  readonly from: string;
  readonly to: string;
}

export interface StoredDraft {
  readonly edits: readonly Edit[];
  /** What the user is told about the file: damage, or a newer version. */
  readonly warning: string | null;
  readonly readOnly: boolean;
}

export interface DraftFile {
  readonly file: string;
  read(): Promise<StoredDraft>;
  /** Adds edits to what the file holds now; the answer is everything in it. Throws where it could not be written. */
  add(edits: readonly Edit[]): Promise<StoredDraft>;
}

interface Header {
  readonly groundwork: 'draft';
  readonly version: number;
  readonly subject: DraftSubject;
}

const version = 1;
const nothing: StoredDraft = { edits: [], warning: null, readOnly: false };

/** The draft of a subject in a folder of drafts; the file is made by the first edit. */
export async function openDraft(folder: string, subject: DraftSubject): Promise<DraftFile> {
  await sweepTemporaries(folder);
  const file = (await findExisting(folder, subject)) ?? path.join(folder, nameOf(subject));
  return {
    file,
    read: () => readDraft(file),
    add: (edits) =>
      withLock(`${file}.lock`, async () => {
        const stored = await readDraft(file);
        if (stored.readOnly) throw new Error(stored.warning ?? 'The draft is read-only');
        const joined = joinEdits(stored.edits, edits);
        if (joined.length > stored.edits.length || stored.warning !== null)
          await writeAtomically(file, textOf(subject, joined));
        return { ...stored, edits: joined };
      }),
  };
}

/** Edits of both, each once. */
export function joinEdits(a: readonly Edit[], b: readonly Edit[]): readonly Edit[] {
  return joinDrafts({ version: 1, edits: a }, { version: 1, edits: b }).edits;
}

/** Removes every draft of the folder, and what was set aside. */
export async function deleteDrafts(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

function nameOf({ repositories, emails, from, to }: DraftSubject): string {
  const key = [...repositories.toSorted(), '', emails.toSorted()[0] ?? '', from, to].join('\n');
  return `${createHash('sha256').update(key).digest('hex').slice(0, 24)}.jsonl`;
}

function textOf(subject: DraftSubject, edits: readonly Edit[]): string {
  const header: Header = { groundwork: 'draft', version, subject };
  return [header, ...edits].map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function readDraft(file: string): Promise<StoredDraft> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return nothing;
    throw error;
  }
  const text = bytes.toString('utf8');
  const [first = '', ...lines] = text.split('\n');
  const header = parseHeader(first);
  if (header && header.version > version) {
    return {
      edits: readable(lines),
      warning:
        'This draft was written by a newer version of Groundwork. It is shown as far as it can be read, and not changed. Update the extension to edit it.',
      readOnly: true,
    };
  }
  const edits = readable(lines);
  const filled = lines.filter((line) => line !== '').length;
  const whole = header !== null && text.endsWith('\n') && edits.length === filled;
  if (whole) return { edits, warning: null, readOnly: false };
  const aside = await setAside(file, bytes);
  return {
    edits,
    warning: `The file of this draft was damaged: ${edits.length} of ${Math.max(filled, edits.length)} edits could be read. The damaged file is kept as ${aside}.`,
    readOnly: false,
  };
}

function readable(lines: readonly string[]): readonly Edit[] {
  return lines.flatMap((line) => {
    const edit = parseEdit(line);
    return edit === null ? [] : [edit];
  });
}

function parseHeader(line: string): Header | null {
  try {
    const header = JSON.parse(line) as Partial<Header> | null;
    const { repositories, emails, from, to } = header?.subject ?? {};
    const isWhole =
      header?.groundwork === 'draft' &&
      Number.isSafeInteger(header.version) &&
      Array.isArray(repositories) &&
      Array.isArray(emails) &&
      typeof from === 'string' &&
      typeof to === 'string';
    return isWhole ? (header as Header) : null;
  } catch {
    return null;
  }
}

/** Keeps a damaged file under another name, once; the same damage has the same name. */
async function setAside(file: string, bytes: Uint8Array): Promise<string> {
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const aside = `${file}.${mark}.unreadable`;
  await writeAtomically(aside, bytes);
  return aside;
}

/** A draft of the same repositories and period by a person with one of these addresses; the exact one first. */
async function findExisting(folder: string, subject: DraftSubject): Promise<string | null> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const exact = nameOf(subject);
  if (names.includes(exact)) return path.join(folder, exact);
  const wanted = new Set(subject.emails);
  for (const name of names.toSorted()) {
    if (!name.endsWith('.jsonl')) continue;
    const file = path.join(folder, name);
    const header = parseHeader((await readFile(file, 'utf8').catch(() => '')).split('\n')[0] ?? '');
    if (!header) continue;
    const other = header.subject;
    const same =
      other.from === subject.from &&
      other.to === subject.to &&
      other.repositories.toSorted().join('\n') === subject.repositories.toSorted().join('\n');
    if (same && other.emails.some((email) => wanted.has(email))) return file;
  }
  return null;
}
