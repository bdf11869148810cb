/** How much of one text stands in others, line by line; what every file has says nothing and is left out. */
import { versionsOfPath } from '../history/versions.ts';
import { hashText } from '../reuse/lines.ts';
import type { Past } from './past.ts';

/** The lines that say something, as hashes: no imports, no licence, nothing of a word or less. */
export type TellingLines = readonly number[];

const isOfImport = /^(?:import\b|from\b|package\b|export\b.*\bfrom\b|const .*= require\()/;
const isRemark = /^(?:\/\/|\/?\*|#|<!--|"""|'use strict'|"use strict")/;

export function tellingLines(text: string): TellingLines {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/[,;]$/, '').replaceAll('"', "'"))
    .filter((line) => /\w.*\w/.test(line) && line.length > 4)
    .filter((line) => !isOfImport.test(line) && !isRemark.test(line))
    .map(hashText);
}

/** The part (0 to 1) of the lines that stands in one of the other texts; 0 where there are no lines. */
export function shareIn(lines: TellingLines, ...others: readonly TellingLines[]): number {
  const known = new Set(others.flat());
  return lines.length === 0 ? 0 : lines.filter((line) => known.has(line)).length / lines.length;
}

/** What a file said once a mainline position had landed; nothing where it did not stand, or is no text. */
export async function linesAt(path: number, position: number, past: Past): Promise<TellingLines> {
  const version = versionsOfPath(past.history, path).findLast((one) => one.position <= position);
  return version ? linesOf(path, version.blob, past) : [];
}

export async function linesOf(path: number, blob: number, past: Past): Promise<TellingLines> {
  return blob < 0 ? [] : tellingLines((await past.text(path, blob)) ?? '');
}
