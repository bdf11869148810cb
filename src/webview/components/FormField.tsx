/** One field of a review form: its text, how full it is, and what there was no room for. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { formKey } from '../../core/draft/editedSummary.ts';
import type { FilledField } from '../../report/forms/fillForm.ts';
import type { FormUnit } from '../../report/forms/form.ts';
import { measure } from '../../report/forms/measure.ts';
import { count, grouped } from '../../report/words/dates.ts';
import { useActions } from '../actions.ts';
import { copy } from '../clipboard.ts';
import { useTyping } from '../typing.ts';
import { Fold } from './Fold.tsx';

const unitNames: Record<FormUnit, readonly [one: string, many: string]> = {
  chars: ['character', 'characters'],
  words: ['word', 'words'],
  bytes: ['byte', 'bytes'],
};

export interface FormFieldProps {
  readonly form: string;
  readonly filled: FilledField;
  /** Whatever in it belongs to others has its tick. */
  readonly mayCopy: boolean;
}

export function FormField({ form, filled, mayCopy }: FormFieldProps): JSX.Element {
  const { change, edited, isReadOnly } = useActions();
  const { field, ownWords, dropped, html } = filled;
  const written = edited().formTexts.get(formKey(form, field.id)) ?? filled.text;
  const say = (text: string | null): void =>
    change({ kind: 'form-text', form, field: field.id, text });
  const typing = useTyping(written, say);
  /** What is being typed; otherwise the field shows what the draft says. */
  const [typed, setTyped] = useState<string | null>(null);
  const [copied, setCopied] = useState('');
  const length = typed === null ? filled.length : measure(typed, field.unit);
  const tooMany = field.limit === null ? 0 : Math.max(0, length - field.limit);
  const id = `${form}-${field.id}`;

  const put = async (rich: boolean): Promise<void> => {
    const done = await copy(filled.text, rich ? html : null);
    setCopied(done ? 'copied' : 'not copied: select the text and copy it');
  };
  return (
    <section class="form-field" aria-labelledby={`${id}-label`}>
      <header>
        <h2 id={`${id}-label`}>{field.label}</h2>
        <p id={`${id}-count`} class={tooMany > 0 ? 'counter too-long' : 'counter quiet'}>
          {counter(length, field.limit, field.unit)}
          {tooMany > 0 && <strong>, {grouped(tooMany)} too many</strong>}
        </p>
      </header>
      <textarea
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-count`}
        rows={3}
        value={typed ?? written}
        readOnly={isReadOnly}
        placeholder={field.parts.length === 0 ? 'Only you can write this.' : undefined}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setCopied('');
          typing.set(event.currentTarget.value);
        }}
        onBlur={() => {
          typing.flush();
          setTyped(null);
        }}
      />
      <div class="choices">
        <button type="button" disabled={!mayCopy} onClick={() => void put(false)}>
          {html === null ? 'Copy' : 'Copy as plain text'}
        </button>
        {html !== null && (
          <button type="button" class="primary" disabled={!mayCopy} onClick={() => void put(true)}>
            Copy with formatting
          </button>
        )}
        {ownWords && !isReadOnly && (
          <button type="button" onClick={() => say(null)}>
            Fill from the summary again
          </button>
        )}
        <span class="quiet" role="status">
          {copied}
        </span>
      </div>
      {dropped.length > 0 && (
        <Fold
          id={`dropped-${id}`}
          label={`Left out to fit: ${count(dropped.length, 'thing', 'things')}`}
        >
          {() => (
            <ul class="plain-list">
              {dropped.map((words, index) => (
                <li key={index}>{words}</li>
              ))}
            </ul>
          )}
        </Fold>
      )}
    </section>
  );
}

function counter(length: number, limit: number | null, unit: FormUnit): string {
  const [one, many] = unitNames[unit];
  return limit === null
    ? count(length, one, many)
    : `${grouped(length)} of ${count(limit, one, many)}`;
}
