/** The drafts of the user on disk: one log of edits per repositories, subject and period. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Edit } from '../core/draft/draft.ts';
import { sweepTemporaries } from './atomicFile.ts';
import { openLog, type EditFile } from './editLog.ts';
import { parseEdit } from './edits.ts';

/** What a draft belongs to. */
export interface DraftSubject {
  /** Names that last: the web addresses of the repositories, else where they are. */
  readonly repositories: readonly string[];
  /** The subject's email addresses; drafts of a person whose addresses have grown are found by those they share. */
  readonly emails: readonly string[];
  readonly from: string;
  readonly to: string;
}

interface Header {
  readonly groundwork: 'draft';
  readonly version: number;
  readonly subject: DraftSubject;
}

/** The draft of a subject in a folder of drafts; the file is made by the first edit. */
export async function openDraft(folder: string, subject: DraftSubject): Promise<EditFile<Edit>> {
  await sweepTemporaries(folder);
  const file = (await findExisting(folder, subject)) ?? path.join(folder, nameOf(subject));
  const header: Header = { groundwork: 'draft', version: 1, subject };
  return openLog(file, {
    header,
    versionOf: (line) => parseHeader(line)?.version ?? null,
    parse: parseEdit,
    name: 'draft',
  });
}

/** Removes every draft of the folder, and what was set aside. */
export async function deleteDrafts(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

function nameOf({ repositories, emails, from, to }: DraftSubject): string {
  const key = [...repositories.toSorted(), '', emails.toSorted()[0] ?? '', from, to].join('\n');
  return `${createHash('sha256').update(key).digest('hex').slice(0, 24)}.jsonl`;
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
