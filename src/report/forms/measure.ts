/** How a form counts. */
import type { FormUnit } from './form.ts';

/** The length of a text in the form's unit; any kind of line end is one. */
export function measure(text: string, unit: FormUnit): number {
  const lines = text.replace(/\r\n?/g, '\n');
  switch (unit) {
    case 'chars':
      return lines.length;
    case 'words':
      return lines.match(/\S+/g)?.length ?? 0;
    case 'bytes':
      return new TextEncoder().encode(lines).length + (lines.match(/\n/g)?.length ?? 0);
  }
}
