/** What goes into the fields of a review form: cut to their limits, to be edited and copied. */
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';

import { toRedo, toUndo } from '../../core/draft/steps.ts';
import { fillForm } from '../../report/forms/fillForm.ts';
import type { Form } from '../../report/forms/form.ts';
import type { Shown } from '../../report/shown.ts';
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
  const filled = useMemo(() => fillForm(shown, form), [shown, form]);
  return (
    <>
      {filled.map((field) => (
        <FormField key={`${form.id} ${field.field.id}`} form={form.id} filled={field} />
      ))}
    </>
  );
}
