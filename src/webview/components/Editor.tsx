/** What can be done with one contribution: a row of quiet buttons, and the form that one of them opened. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

import { useActions } from '../actions.ts';
import { Menu } from './Menu.tsx';
import { onDemand } from './onDemand.tsx';

export type FormKind =
  | 'claim'
  | 'rename'
  | 'judgement'
  | 'merge'
  | 'split'
  | 'manual'
  | 'ask'
  | `quote ${string}`;

const OpenForm = onDemand(async () => (await import('./OpenForm.tsx')).OpenForm);

export interface EditorProps {
  readonly contribution: string;
  /** The argument whose claim can be edited here, and its text. */
  readonly claim: { readonly insight: string; readonly text: string } | null;
  /** What stands before the common choices, such as leaving out. */
  readonly first: ComponentChildren;
  /** More choices for the menu, such as moving. */
  readonly more?: ComponentChildren;
}

export function Editor({ contribution, claim, first, more }: EditorProps): JSX.Element {
  const { edited, newId, isReadOnly } = useActions();
  const [form, setForm] = useState<FormKind | null>(null);
  const current = edited().contributions.find(({ id }) => id === contribution);
  if (!current || isReadOnly) return <></>;
  const open = (kind: FormKind) => () => setForm(form === kind ? null : kind);
  const isManual = current.origin === 'manual';
  const assets = current.found?.assets ?? [];
  return (
    <>
      <div class="choices quiet-choices">
        {first}
        {isManual ? (
          <button type="button" onClick={open('manual')}>
            Edit
          </button>
        ) : (
          claim && (
            <button type="button" onClick={open(claim.insight === 'A6' ? 'judgement' : 'claim')}>
              Edit claim
            </button>
          )
        )}
        {!isManual && claim?.insight !== 'A6' && (
          <button type="button" onClick={open('judgement')}>
            In my words
          </button>
        )}
        <Menu label="More">
          {!isManual && (
            <button type="button" onClick={open('rename')}>
              Rename…
            </button>
          )}
          <button type="button" onClick={open('ask')}>
            Ask a colleague…
          </button>
          <button type="button" onClick={open(`quote ${newId()}`)}>
            Add a quote…
          </button>
          {current.quotes.map((quote, index) => (
            <button key={quote.id} type="button" onClick={open(`quote ${quote.id}`)}>
              Edit quote {index + 1}…
            </button>
          ))}
          {more}
          {!isManual && (
            <button type="button" onClick={open('merge')}>
              Merge with others…
            </button>
          )}
          {assets.length > 1 && (
            <button type="button" onClick={open('split')}>
              Split…
            </button>
          )}
        </Menu>
      </div>
      {form && (
        <OpenForm
          key={form}
          form={form}
          current={current}
          claim={claim}
          onDone={() => setForm(null)}
        />
      )}
    </>
  );
}
