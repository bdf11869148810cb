/** What leaders wrote beside exported summaries: one log for all of them, since a note belongs to what it is about. */
import { rm } from 'node:fs/promises';
import path from 'node:path';

import * as v from 'valibot';

import type { CalibrationEdit } from '../core/calibration/calibrationEdits.ts';
import { openLog, type EditFile } from './editLog.ts';

const cell = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

/** One edit; its output is checked to be exactly the `CalibrationEdit` of the core. */
export const calibrationEditSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/)),
  change: v.variant('kind', [
    v.strictObject({
      kind: v.literal('note'),
      cell,
      text: v.pipe(v.string(), v.maxLength(20_000)),
    }),
    v.strictObject({
      kind: v.literal('order'),
      columns: v.pipe(v.array(cell), v.maxLength(100)),
    }),
  ]),
}) satisfies v.GenericSchema<CalibrationEdit>;

/** The notes in a folder; the file is made by the first one. */
export function openNotes(folder: string): EditFile<CalibrationEdit> {
  return openLog(path.join(folder, 'notes.jsonl'), {
    header: { groundwork: 'calibration', version: 1 },
    versionOf(line) {
      const parsed = v.safeParse(header, parseJson(line));
      return parsed.success ? parsed.output.version : null;
    },
    parse(line) {
      const parsed = v.safeParse(calibrationEditSchema, parseJson(line));
      return parsed.success ? parsed.output : null;
    },
    name: 'calibration',
  });
}

export async function deleteNotes(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

const header = v.object({ groundwork: v.literal('calibration'), version: v.number() });

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
