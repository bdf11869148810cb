/** `groundwork forms`, and `summary --form`. */
import { readFile } from 'node:fs/promises';

import { fillForm } from '../report/forms/fillForm.ts';
import type { Form } from '../report/forms/form.ts';
import {
  filledDocument,
  filledText,
  formsDocument,
  formsText,
} from '../report/forms/formsDocument.ts';
import { FormsError, parseForms, withPresets } from '../report/forms/userForms.ts';
import { nearNames } from '../report/near.ts';
import type { Shown } from '../report/shown.ts';
import { toJson } from './context.ts';
import { UsageError, type CommandLine } from './options.ts';
import { writeOut } from './output.ts';

export async function runForms(line: CommandLine): Promise<number> {
  if (line.operands.length > 0) throw new UsageError('groundwork forms takes no operand.');
  const forms = await knownForms(line);
  await writeOut(
    line.options.out,
    line.format === 'json' ? toJson(formsDocument(forms)) : formsText(forms),
  );
  return 0;
}

/** The form that `--form` names; an unknown one is an error that lists near names. */
export async function findForm(line: CommandLine, wanted: string): Promise<Form> {
  const forms = await knownForms(line);
  const form = forms.find(({ id }) => id === wanted);
  if (form) return form;
  const near = nearNames(
    wanted,
    forms.map(({ id }) => id),
  );
  throw new UsageError(`There is no form ${wanted} (--form). Near: ${near.join(', ')}.`);
}

export function renderForm(shown: Shown, form: Form, format: string): string {
  const fields = fillForm(shown, form);
  return format === 'json' ? toJson(filledDocument(form.id, fields)) : filledText(fields);
}

async function knownForms({ options }: CommandLine): Promise<readonly Form[]> {
  const file = options.forms;
  if (file === undefined) return withPresets([]);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new Error(`The form presets in ${file} cannot be read. Check the path after --forms.`);
  }
  try {
    return withPresets(parseForms(text));
  } catch (error) {
    if (error instanceof FormsError) throw new Error(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}
