/**
 * Checked-in documents, letter by letter. `UPDATE_GOLDEN=1` writes them anew; whoever does so reads the difference as its
 * reviewer would.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { FilledField } from '../../src/report/forms/fillForm.ts';

/** Compares a text with the file of that name in the folder. */
export function goldenIn(folder: string): (name: string, text: string) => void {
  return (name, text) => {
    const file = path.join(folder, name);
    if (process.env['UPDATE_GOLDEN'] === '1') {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    assert.equal(text, readFileSync(file, 'utf8'), `${file} differs; see test/support/golden.ts`);
  };
}

/** Every field with how full it is and what there was no room for, as its reader would want to know. */
export function withLimits(fields: readonly FilledField[]): string {
  return fields
    .map(({ field: { label, limit, unit }, text, length, dropped }) =>
      [
        `=== ${label} (${length} of ${limit ?? 'any number of'} ${unit})`,
        text,
        ...dropped.map((words) => `--- ${words}`),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}
