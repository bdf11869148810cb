/** What can be done with one contribution: a row of quiet buttons, and the form that one of them opened. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { EditedContribution } from '../../core/draft/editedSummary.ts';
import { visible } from '../../report/visible.ts';
import { useActions } from '../actions.ts';
import { AskForm } from './AskForm.tsx';
import { ClaimForm, JudgementForm, ManualForm, PickForm, QuoteForm, TitleForm } from './forms.tsx';
import { Menu } from './Menu.tsx';

export type FormKind =
  | 'claim'
  | 'rename'
  | 'judgement'
  | 'merge'
  | 'split'
  | 'manual'
  | 'ask'
  | `quote ${string}`;

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

function OpenForm({
  form,
  current,
  claim,
  onDone,
}: {
  readonly form: FormKind;
  readonly current: EditedContribution;
  readonly claim: EditorProps['claim'];
  onDone(): void;
}): JSX.Element | null {
  const { change, edited, newId } = useActions();
  const { id, found } = current;
  const common = { contribution: id, onDone };
  switch (form) {
    case 'rename':
      return <TitleForm {...common} title={current.title} />;
    case 'claim': {
      const ground = current.arguments.find(({ insight }) => insight === claim?.insight)?.ground;
      const text = ground?.kind === 'found' ? ground.words : null;
      return claim && <ClaimForm {...common} insight={claim.insight} text={text ?? claim.text} />;
    }
    case 'judgement': {
      const ground = current.arguments.find(({ insight }) => insight === 'A6')?.ground;
      const value = ground?.kind === 'counterfactual' ? ground.value : null;
      return <JudgementForm {...common} value={value} />;
    }
    case 'manual': {
      const ground = current.arguments.find(({ insight }) => insight === 'own')?.ground;
      return ground?.kind === 'manual' ? <ManualForm {...common} value={ground.value} /> : null;
    }
    case 'ask':
      return <AskForm current={current} onDone={onDone} />;
    case 'merge': {
      const options = edited()
        .contributions.filter((other) => other.found && other.id !== id)
        .map((other) => ({ id: other.id, label: visible(other.title.slice(0, 120)) }));
      return (
        <PickForm
          question={`Which belong to “${visible(current.title.slice(0, 120))}”?`}
          verb="Merge"
          options={options}
          onPick={(others) => change({ kind: 'merge', into: id, others })}
          onDone={onDone}
        />
      );
    }
    case 'split': {
      const options = (found?.assets ?? []).map((asset) => ({
        id: asset.id,
        label: visible((asset.symbol ? `${asset.path} ${asset.symbol}` : asset.path).slice(-160)),
      }));
      return (
        <PickForm
          question="Which become a contribution of their own?"
          verb="Split off"
          options={options}
          onPick={(assets) => change({ kind: 'split', contribution: id, assets, into: newId() })}
          onDone={onDone}
        />
      );
    }
    default: {
      const quote = form.slice('quote '.length);
      const value = current.quotes.find((item) => item.id === quote) ?? null;
      return <QuoteForm {...common} id={quote} value={value} />;
    }
  }
}
