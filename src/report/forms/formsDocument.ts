/** Form presets and filled forms as documents of the terminal. */
import { grouped } from '../words/dates.ts';
import type { FilledField } from './fillForm.ts';
import type { Form, FormField } from './form.ts';

/** `groundwork forms --format json`. */
export function formsDocument(forms: readonly Form[]): unknown {
  return forms.map(({ id, name, source, date, fields }) => ({
    id,
    name,
    source,
    date,
    fields: fields.map(({ id, label, unit, limit, format, maxItems }) => ({
      id,
      label,
      unit,
      limit,
      format,
      maxItems,
    })),
  }));
}

/** `groundwork forms`: what can be asked for, for reading. */
export function formsText(forms: readonly Form[]): string {
  return forms
    .map(({ id, name, source, date, fields }) =>
      [
        `${id}: ${name}`,
        ...fields.map((field) => `  ${field.id}: ${field.label} (${takes(field)})`),
        ...(source === '' && date === ''
          ? []
          : [`  source: ${[source, date].filter((text) => text !== '').join(', ')}`]),
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** `at most 512 characters, plain`. */
export function takes({ unit, limit, format, maxItems }: FormField): string {
  const names = { chars: 'characters', words: 'words', bytes: 'bytes' };
  return [
    limit === null
      ? `no limit known, counted in ${names[unit]}`
      : `at most ${grouped(limit)} ${names[unit]}`,
    ...(maxItems === null ? [] : [`at most ${maxItems} items`]),
    format,
  ].join(', ');
}

/** `groundwork summary --form ID --format json`. */
export function filledDocument(form: string, fields: readonly FilledField[]): unknown {
  return {
    form,
    fields: fields.map(({ field: { id, unit, limit }, text, length, dropped }) => ({
      id,
      text,
      length,
      unit,
      limit,
      dropped,
    })),
  };
}

/** The texts of the fields under their labels. */
export function filledText(fields: readonly FilledField[]): string {
  return `${fields.map(({ field: { label }, text }) => `${label}\n\n${text}`.trimEnd()).join('\n\n\n')}\n`;
}
