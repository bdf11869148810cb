/** Edits from a file that the user names: an exported summary, or a draft as the editor keeps it. */
import { readFile } from 'node:fs/promises';

import * as v from 'valibot';

import { emptyDraft, type Draft, type Edit } from '../core/draft/draft.ts';
import { joinDrafts } from '../core/draft/effectiveEdits.ts';
import { editSchema, parseEdit } from './edits.ts';

const documentSchema = v.object({ edits: v.array(editSchema) });

/** Throws where the file cannot be read, or anything in it is no edit: nothing that was typed is passed over. */
export async function readEditsFile(file: string): Promise<Draft> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new Error(`The edits in ${file} cannot be read. Check the path after --edits.`);
  }
  return joinDrafts(emptyDraft, { version: 1, edits: fromDocument(text) ?? fromLines(text, file) });
}

/** Null where the text is no JSON document. */
function fromDocument(text: string): readonly Edit[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(documentSchema, value);
  return parsed.success ? parsed.output.edits : null;
}

function fromLines(text: string, file: string): readonly Edit[] {
  const [header = '', ...lines] = text.split('\n');
  if (!header.startsWith('{"groundwork":"draft"'))
    throw new Error(
      `${file} is neither a summary exported as JSON nor a draft of the editor. Give one of them after --edits.`,
    );
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const edit = parseEdit(line);
    if (!edit) throw new Error(`Line ${index + 2} of ${file} is no edit.`);
    return [edit];
  });
}
