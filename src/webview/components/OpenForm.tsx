/** The form that one of a contribution's buttons opened. */
import type { JSX } from 'preact';

import type { EditedContribution } from '../../core/draft/editedSummary.ts';
import { visible } from '../../report/visible.ts';
import { useActions } from '../actions.ts';
import { AskForm } from './AskForm.tsx';
import type { EditorProps, FormKind } from './Editor.tsx';
import { ClaimForm, JudgementForm, ManualForm, PickForm, QuoteForm, TitleForm } from './forms.tsx';

export function OpenForm({
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
