/** What goes into the fields of a review form: cut to their limits, to be edited and copied. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';

import { toRedo, toUndo } from '../../core/draft/steps.ts';
import { fillForm } from '../../report/forms/fillForm.ts';
import type { Form } from '../../report/forms/form.ts';
import { isSameThing, privateThingsIn, type PrivateThing } from '../../report/privateThings.ts';
import type { Shown } from '../../report/shown.ts';
import { privateThingWords } from '../../report/words/privateThings.ts';
import { useActions } from '../actions.ts';
import type { PageState } from '../pageState.ts';
import { FormField } from './FormField.tsx';
import { savedWords } from './Toolbar.tsx';

export interface FormPageProps {
  readonly state: PageState;
  readonly shown: Shown;
  /** Id of the form; of an unknown one the first that there is. */
  readonly wanted: string;
  choose(form: string | null): void;
  undo(): void;
  redo(): void;
}

export function FormPage({ state, shown, wanted, choose, undo, redo }: FormPageProps): JSX.Element {
  const { send, isReadOnly } = useActions();
  const { known, fault } = state.forms;
  const form = known.find(({ id }) => id === wanted) ?? known[0];
  useEffect(() => window.scrollTo(0, 0), [form?.id]);
  return (
    <>
      <header class="toolbar">
        <p class="whose">
          <button type="button" onClick={() => choose(null)}>
            Back to the summary
          </button>
        </p>
        {isReadOnly ? (
          <p class="quiet">read-only</p>
        ) : (
          <>
            <p class="saved quiet" role="status">
              {savedWords(state)}
            </p>
            <div class="choices">
              <button type="button" onClick={undo} disabled={toUndo(state.draft).length === 0}>
                Undo
              </button>
              <button type="button" onClick={redo} disabled={toRedo(state.draft).length === 0}>
                Redo
              </button>
              <button type="button" onClick={() => send({ type: 'command', command: 'forms' })}>
                Edit presets…
              </button>
            </div>
          </>
        )}
      </header>
      <main class="page">
        <h1>Form text</h1>
        <p class="quiet source">
          What the summary tells, cut to the fields of a review form. Organisations set up their own
          forms: compare the limits with yours.
        </p>
        {fault !== null && (
          <p class="notice failure" role="alert">
            {fault}
          </p>
        )}
        {form && (
          <>
            <label class="field which-form">
              <span>Review form</span>
              <select onChange={(event) => choose(event.currentTarget.value)}>
                {known.map(({ id, name }) => (
                  <option key={id} value={id} selected={id === form.id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <p class="quiet">
              {[form.source, form.date].filter((text) => text !== '').join(' · ')}
            </p>
            <Fields shown={shown} form={form} />
          </>
        )}
      </main>
    </>
  );
}

function Fields({ shown, form }: { readonly shown: Shown; readonly form: Form }): JSX.Element {
  const { edited } = useActions();
  const filled = useMemo(() => fillForm(shown, form), [shown, form]);
  const things = useMemo(() => {
    const text = filled.map((field) => field.text).join('\n');
    return privateThingsIn(text, edited());
  }, [filled]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const mayCopy = (text: string): boolean =>
    privateThingsIn(text, edited()).every((held) =>
      things.some((thing) => isSameThing(thing, held) && ticked.has(keyOf(thing))),
    );
  const tick = (thing: PrivateThing): void => {
    const next = new Set(ticked);
    if (!next.delete(keyOf(thing))) next.add(keyOf(thing));
    setTicked(next);
  };
  return (
    <>
      {things.length > 0 && (
        <div class="notice">
          <fieldset>
            <legend class="quiet">
              Held in these texts, and belonging to others: tick what may be copied.
            </legend>
            <ul class="plain-list">
              {things.map((thing) => (
                <li key={keyOf(thing)}>
                  <label>
                    <input
                      type="checkbox"
                      checked={ticked.has(keyOf(thing))}
                      onChange={() => tick(thing)}
                    />{' '}
                    {privateThingWords(thing).label}{' '}
                    <span class="quiet">{privateThingWords(thing).detail}</span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        </div>
      )}
      {filled.map((field) => (
        <FormField
          key={`${form.id} ${field.field.id}`}
          form={form.id}
          filled={field}
          mayCopy={mayCopy(field.text)}
        />
      ))}
    </>
  );
}

/** Other names, or another quote, need a tick of their own. */
function keyOf(thing: PrivateThing): string {
  return JSON.stringify(thing);
}
