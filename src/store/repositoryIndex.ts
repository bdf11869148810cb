/**
 * What is kept about a repository between runs: its history as read, and what was found in its contents. One file per
 * repository in the cache folder, shared by the terminal and all windows. It may be deleted at any time.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Index, KnownHistory, Log } from '../core/ports.ts';
import { codeOf, sweepTemporaries, writeAtomically } from './atomicFile.ts';
import { createFactTable, type FactTable } from './factTable.ts';
import { withLock } from './lock.ts';
import { packSections, unpackSections, type Sections } from './sectionFile.ts';

export interface StoredIndex extends Index {
  /** Writes it where something was learnt; a cache that cannot be written is told in the log and costs only time. */
  save(): Promise<void>;
}

export interface IndexOptions {
  /** The cache folder. */
  readonly folder: string;
  readonly repository: {
    readonly name: string;
    /** Where its objects are; what tells one repository from another. */
    readonly objectFolder: string;
  };
  /** Facts found by another version of the code are found again. */
  readonly factsVersion: string;
  readonly log?: Log;
}

export async function openIndex(options: IndexOptions): Promise<StoredIndex> {
  const { folder, log, factsVersion } = options;
  const file = path.join(folder, fileName(options.repository));
  let history: KnownHistory | null = null;
  let facts: FactTable = createFactTable(null);
  try {
    const sections = await readSections(file);
    if (sections) {
      history = historyIn(sections);
      if (text(sections.get('facts')) === factsVersion)
        facts = createFactTable(within(sections, 'fact'));
    }
  } catch (error) {
    log?.warn(await setAside(file, error));
    history = null;
    facts = createFactTable(null);
  }
  let learnt = false;
  return {
    facts,
    get history() {
      return history;
    },
    keepHistory(read) {
      history = read;
      learnt = true;
    },
    async save() {
      if (!learnt && !facts.hasGrown) return;
      const sections = new Map<string, Uint8Array>([['facts', Buffer.from(factsVersion)]]);
      if (history) {
        sections.set('head', Buffer.from(history.head));
        for (const [name, bytes] of history.parts) sections.set(`history ${name}`, bytes);
      }
      for (const [name, bytes] of facts.parts()) sections.set(`fact ${name}`, bytes);
      try {
        await withLock(`${file}.lock`, () => writeAtomically(file, packSections(sections)));
        await sweepTemporaries(folder);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log?.warn(`The index could not be kept in ${folder} (${reason}); the next run reads anew.`);
      }
    },
  };
}

/** Removes every index; what is asked next is read anew. */
export async function deleteIndexes(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (/\.index(\.unreadable)?$/.test(name)) await rm(path.join(folder, name), { force: true });
  }
}

/** A name that a person recognises, and that no other repository has. */
function fileName({ name, objectFolder }: IndexOptions['repository']): string {
  const readable = name.replace(/[^\w.-]+/g, '-').slice(0, 40);
  const id = createHash('sha256').update(objectFolder).digest('hex').slice(0, 16);
  return `${readable}-${id}.index`;
}

async function readSections(file: string): Promise<Sections | null> {
  let bytes;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw error;
  }
  return unpackSections(bytes);
}

async function setAside(file: string, error: unknown): Promise<string> {
  const reason = error instanceof Error ? error.message : String(error);
  const aside = `${file}.unreadable`;
  const moved = await rename(file, aside).then(
    () => ` and was set aside as ${aside}`,
    () => '',
  );
  return `The index ${file} cannot be read (${reason})${moved}; everything is read anew.`;
}

function historyIn(sections: Sections): KnownHistory | null {
  const head = text(sections.get('head'));
  return head === null ? null : { head, parts: within(sections, 'history') };
}

/** The sections whose names begin with a word, without it. */
function within(sections: Sections, word: string): Sections {
  const found = new Map<string, Uint8Array>();
  for (const [name, bytes] of sections)
    if (name.startsWith(`${word} `)) found.set(name.slice(word.length + 1), bytes);
  return found;
}

function text(bytes: Uint8Array | undefined): string | null {
  return bytes ? Buffer.from(bytes).toString('utf8') : null;
}
