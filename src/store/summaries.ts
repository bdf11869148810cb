/**
 * Summaries as they were last made, so that one opens at once and after a restart. They can be made again at any
 * time: a file that cannot be read is as good as none.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import * as v from 'valibot';

import { sweepTemporaries, writeAtomically } from './atomicFile.ts';

/** What a summary was asked for; it names the file. */
export interface SummaryKey {
  readonly folders: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Whose it is, where it is written by hand without a repository. */
  readonly manual?: string | undefined;
}

const place = v.object({
  identity: v.string(),
  name: v.string(),
  folder: v.string(),
  topLevel: v.nullable(v.string()),
  webUrl: v.nullable(v.string()),
  head: v.string(),
});
const header = v.object({
  groundwork: v.literal('summary'),
  version: v.literal(1),
  tool: v.string(),
  made: v.string(),
  folders: v.array(v.string()),
  places: v.array(place),
  others: v.array(place),
  manual: v.optional(v.string()),
  subject: v.object({ name: v.string(), emails: v.array(v.string()) }),
  period: v.object({ label: v.string(), from: v.string(), to: v.string() }),
});

/** Everything about a saved summary but its content. */
export type SavedHeader = Omit<v.InferOutput<typeof header>, 'groundwork' | 'version'>;

export interface SavedSummary extends SavedHeader {
  readonly packed: Uint8Array;
}

export async function saveSummary(folder: string, summary: SavedSummary): Promise<void> {
  const { packed, ...rest } = summary;
  const line = `${JSON.stringify({ groundwork: 'summary', version: 1, ...rest })}\n`;
  const content = Buffer.concat([Buffer.from(line), packed]);
  await writeAtomically(path.join(folder, nameOf(keyOf(summary))), content);
}

/** The summary last made for a key by this version of the tool; null where there is none. */
export async function readSummary(
  folder: string,
  key: SummaryKey,
  tool: string,
): Promise<SavedSummary | null> {
  const saved = await readFileOf(path.join(folder, nameOf(key)));
  return saved?.tool === tool ? saved : null;
}

/** All saved summaries, the newest first. */
export async function listSummaries(folder: string): Promise<readonly SavedSummary[]> {
  await sweepTemporaries(folder);
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith('.summary'))
      .map((name) => readFileOf(path.join(folder, name))),
  );
  return found.filter((saved) => saved !== null).toSorted((a, b) => (a.made < b.made ? 1 : -1));
}

/** What a person calls it: its repositories, or whose it is. */
export function summaryName({ places, manual }: Pick<SavedHeader, 'places' | 'manual'>): string {
  return manual ?? places.map(({ name }) => name).join(', ');
}

export async function deleteSummaries(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Deletes the saved summaries about any repository of which the web address is meant. */
export async function deleteSummariesAbout(
  folder: string,
  isMeant: (webUrl: string) => boolean,
): Promise<void> {
  for (const saved of await listSummaries(folder)) {
    if (saved.places.some(({ webUrl }) => webUrl !== null && isMeant(webUrl)))
      await rm(path.join(folder, nameOf(keyOf(saved))), { force: true });
  }
}

export function keyOf({ folders, period, manual }: SavedHeader): SummaryKey {
  return { folders, from: period.from, to: period.to, manual };
}

function nameOf({ folders, from, to, manual }: SummaryKey): string {
  const whose = manual === undefined ? [] : ['manual', manual];
  const key = [...folders.toSorted(), '', from, to, ...whose].join('\n');
  return `${createHash('sha256').update(key).digest('hex').slice(0, 24)}.summary`;
}

async function readFileOf(file: string): Promise<SavedSummary | null> {
  try {
    const bytes = await readFile(file);
    const end = bytes.indexOf(0x0a);
    const parsed = v.safeParse(header, JSON.parse(bytes.toString('utf8', 0, end)));
    if (!parsed.success || end < 0) return null;
    const { groundwork: _, version: __, ...rest } = parsed.output;
    return { ...rest, packed: new Uint8Array(bytes.subarray(end + 1)) };
  } catch {
    return null;
  }
}
