/** Summaries exported as JSON, read from files that anybody may have made. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type { ExportedSummary } from '../core/exported/exportedSummary.ts';
import {
  ExportedError,
  mostExportedBytes,
  readExported,
  tooLarge,
} from '../core/exported/readExported.ts';

/** Throws an `ExportedError` with one sentence for anything that is no exported summary. */
export async function readExportedFile(file: string): Promise<ExportedSummary> {
  const name = path.basename(file);
  const unreadable = () => new ExportedError(`The file ${file} cannot be read. Check its path.`);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw unreadable();
  if (found.size > mostExportedBytes) throw tooLarge(name);
  const text = await readFile(file, 'utf8').catch(() => {
    throw unreadable();
  });
  return readExported(text, name);
}
