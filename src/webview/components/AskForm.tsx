/** A ready question to somebody who uses the work; their answer becomes a quote with its source. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { EditedContribution } from '../../core/draft/editedSummary.ts';
import { visible } from '../../report/visible.ts';
import { askWords } from '../../report/words/ask.ts';
import { useActions } from '../actions.ts';
import { adoptersOf, type Adopter } from '../adopters.ts';
import { Field } from './Field.tsx';
import { QuoteForm } from './forms.tsx';

export function AskForm({
  current,
  onDone,
}: {
  readonly current: EditedContribution;
  onDone(): void;
}): JSX.Element {
  const { edited, send, newId } = useActions();
  const adopters = adoptersOf(current, edited().summary);
  const [whom, setWhom] = useState<Adopter | null>(adopters[0] ?? null);
  const title = visible(current.title.slice(0, 120));
  const words = askWords(title, whom?.use ?? null);
  const [text, setText] = useState(words.body);
  const [answer, setAnswer] = useState<string | null>(null);
  if (answer !== null) {
    const source = whom === null ? '' : `${whom.name}, asked about it`;
    return (
      <QuoteForm
        contribution={current.id}
        id={answer}
        value={null}
        begin={{ text: '', source }}
        onDone={onDone}
      />
    );
  }
  const ask = (id: string): void => {
    const adopter = adopters.find((item) => item.id === id) ?? null;
    setWhom(adopter);
    setText(askWords(title, adopter?.use ?? null).body);
  };
  return (
    <div class="form">
      {adopters.length > 0 && (
        <label class="field">
          <span>Whom to ask (only for you; an export names nobody unless you choose so)</span>
          <select value={whom?.id} onChange={({ currentTarget }) => ask(currentTarget.value)}>
            {adopters.map(({ id, name, use }) => (
              <option key={id} value={id}>
                {name}, since {use.landed.slice(0, 10)}
              </option>
            ))}
            <option value="">Somebody else</option>
          </select>
        </label>
      )}
      <Field label="Question" focus value={text} set={setText} flush={() => {}} onDone={onDone} />
      <p class="choices">
        <button
          type="button"
          class="primary"
          onClick={() => send({ type: 'copy', text: text.slice(0, 20_000) })}
        >
          Copy
        </button>
        <button
          type="button"
          onClick={() =>
            send({
              type: 'mail',
              to: whom?.email ?? null,
              subject: words.subject,
              body: text.slice(0, 4000),
            })
          }
        >
          Open a mail draft
        </button>
        <button type="button" onClick={() => setAnswer(newId())}>
          Write down the answer…
        </button>
        <button type="button" onClick={onDone}>
          Close
        </button>
      </p>
      <p class="quiet">
        An answer that is quoted with its source makes the contribution’s arguments corroborated.
      </p>
    </div>
  );
}
