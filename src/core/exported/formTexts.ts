/** What the engineer of an exported summary wrote into fields of review forms. */
import { formKey } from '../draft/editedSummary.ts';
import type { ExportedSummary } from './exportedSummary.ts';

/** Longer than any field takes. */
const longest = 100_000;

/** The texts by `formKey`; an edit of another shape is of a later version and is passed over. */
export function formTextsOf({ edits }: ExportedSummary): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { change } of edits) {
    const { kind, form, field, text } = change;
    if (kind !== 'form-text' || typeof form !== 'string' || typeof field !== 'string') continue;
    if (text === null) texts.delete(formKey(form, field));
    else if (typeof text === 'string' && text.length <= longest)
      texts.set(formKey(form, field), text);
  }
  return texts;
}
