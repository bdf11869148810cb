/** A form filled with what a summary tells. */
import type { Block, ToldSection } from '../parts/blocks.ts';
import { markdownText } from '../parts/markdownText.ts';
import { sectionsOf } from '../parts/parts.ts';
import { createPlainWriter } from '../parts/plainText.ts';
import { richFromPlain, richText } from '../parts/richText.ts';
import { sectionBlocks } from '../parts/sectionBlocks.ts';
import type { Shown } from '../shown.ts';
import { fit } from './fit.ts';
import type { Form, FormField } from './form.ts';
import { measure } from './measure.ts';

export interface FilledField {
  readonly field: FormField;
  /** As the field takes it; of a rich one its words, which are what is counted. */
  readonly text: string;
  /** The HTML of a rich field. */
  readonly html: string | null;
  readonly length: number;
  /** What there was no room for, the lowest first. */
  readonly dropped: readonly string[];
  /** The engineer wrote it, so that nothing of it was cut. */
  readonly ownWords: boolean;
}

/** Every field with what it holds: the engineer's own words, else as much of its parts as there is room for. */
export function fillForm(shown: Shown, form: Form): readonly FilledField[] {
  return form.fields.map((field) => {
    const own = shown.formText(form.id, field.id);
    return own === null ? fillField(shown, field) : ownField(field, own);
  });
}

function ownField(field: FormField, text: string): FilledField {
  return {
    field,
    text,
    html: field.format === 'rich' ? richFromPlain(text) : null,
    length: measure(text, field.unit),
    dropped: [],
    ownWords: true,
  };
}

function fillField(shown: Shown, field: FormField): FilledField {
  const { unit, limit, maxItems, length: longest, format, parts } = field;
  const { repositories, origin } = shown;
  const notices = shown.notices.filter((text) => text !== origin);
  // What a reader must know first stands before everything, and goes only with all the rest.
  const blocksFor = (told: readonly ToldSection[]): readonly Block[] =>
    told.length === 0
      ? []
      : [
          ...notices.map((text): Block => ({ kind: 'paragraph', line: [{ text }] })),
          ...sectionBlocks(told),
        ];
  const plain = createPlainWriter(repositories);
  const write = (told: readonly ToldSection[]): string =>
    format === 'markdown' ? markdownText(blocksFor(told), repositories) : plain(blocksFor(told));
  const { told, dropped } = fit(
    sectionsOf(shown, parts, longest),
    maxItems,
    (told) => limit === null || measure(write(told), unit) <= limit,
  );
  const text = write(told);
  return {
    field,
    text,
    html: format === 'rich' ? richText(blocksFor(told), repositories) : null,
    length: measure(text, unit),
    dropped,
    ownWords: false,
  };
}
