/** The forms in which the engineer writes: a title, a claim, a judgement, a quote, a contribution by hand. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { Counterfactual, ManualContribution, Quote } from '../../core/draft/draft.ts';
import { lenses, type Lens } from '../../core/insights/insight.ts';
import { lensTitles } from '../../report/words/lenses.ts';
import { useActions } from '../actions.ts';
import { useTyping } from '../typing.ts';
import { Field } from './Field.tsx';

interface FormProps {
  readonly contribution: string;
  onDone(): void;
}

export function TitleForm({
  contribution,
  title,
  onDone,
}: FormProps & { readonly title: string }): JSX.Element {
  const { change } = useActions();
  const typing = useTyping(title, (text) => change({ kind: 'rename', contribution, title: text }));
  return (
    <div class="form">
      <Field label="Title" short focus {...typing} onDone={onDone} />
      <p class="choices">
        <Done typing={typing} onDone={onDone} />
        <button
          type="button"
          onClick={() => {
            typing.flush();
            change({ kind: 'rename', contribution, title: null });
            onDone();
          }}
        >
          Use the found title
        </button>
      </p>
    </div>
  );
}

export function ClaimForm({
  contribution,
  insight,
  text,
  onDone,
}: FormProps & { readonly insight: string; readonly text: string }): JSX.Element {
  const { change } = useActions();
  const typing = useTyping(text, (words) =>
    change({ kind: 'claim', contribution, insight, text: words }),
  );
  return (
    <div class="form">
      <Field label="Claim, in my words" focus {...typing} onDone={onDone} />
      <p class="choices">
        <Done typing={typing} onDone={onDone} />
        <button
          type="button"
          onClick={() => {
            typing.flush();
            change({ kind: 'claim', contribution, insight, text: null });
            onDone();
          }}
        >
          Use the found claim
        </button>
      </p>
    </div>
  );
}

const noJudgement: Counterfactual = { alternative: '', whoPays: '', when: '', howSure: '' };

export function JudgementForm({
  contribution,
  value,
  onDone,
}: FormProps & { readonly value: Counterfactual | null }): JSX.Element {
  const { change } = useActions();
  const typing = useTyping(value ?? noJudgement, (next) =>
    change({ kind: 'counterfactual', contribution, value: next }),
  );
  const part = (key: keyof Counterfactual) => ({
    value: typing.value[key],
    set: (text: string) => typing.set({ ...typing.value, [key]: text }),
    flush: typing.flush,
    onDone,
  });
  return (
    <div class="form">
      <Field
        label="Without it"
        hint="What there would be in its place"
        focus
        {...part('alternative')}
      />
      <Field label="Who would pay" short {...part('whoPays')} />
      <Field label="When" short {...part('when')} />
      <Field label="How sure I am" short {...part('howSure')} />
      <p class="choices">
        <Done typing={typing} onDone={onDone} />
        {value && (
          <button
            type="button"
            onClick={() => {
              typing.flush();
              change({ kind: 'counterfactual', contribution, value: null });
              onDone();
            }}
          >
            Take it out
          </button>
        )}
      </p>
    </div>
  );
}

export function QuoteForm({
  contribution,
  id,
  value,
  begin = { text: '', source: '' },
  onDone,
}: FormProps & {
  readonly id: string;
  readonly value: Quote | null;
  /** What stands in the fields of a new one. */
  readonly begin?: Quote;
}): JSX.Element {
  const { change } = useActions();
  const typing = useTyping(value ?? begin, (next) =>
    change({ kind: 'quote', contribution, id, value: next }),
  );
  return (
    <div class="form">
      <Field
        label="A colleague’s words"
        focus
        value={typing.value.text}
        set={(text) => typing.set({ ...typing.value, text })}
        flush={typing.flush}
        onDone={onDone}
      />
      <Field
        label="Where they were said"
        hint="A link, or who said it where"
        short
        value={typing.value.source}
        set={(source) => typing.set({ ...typing.value, source })}
        flush={typing.flush}
        onDone={onDone}
      />
      <p class="choices">
        <Done typing={typing} onDone={onDone} />
        {value && (
          <button
            type="button"
            onClick={() => {
              typing.flush();
              change({ kind: 'quote', contribution, id, value: null });
              onDone();
            }}
          >
            Take it out
          </button>
        )}
      </p>
    </div>
  );
}

/** A contribution that git does not show; it exists from the first letter on. */
export function ManualForm({
  contribution,
  value,
  onDone,
}: FormProps & { readonly value: ManualContribution }): JSX.Element {
  const { change } = useActions();
  const typing = useTyping(value, (next) =>
    change({ kind: 'manual', contribution, value: withoutEmptyLinks(next) }),
  );
  const { title, claim, lens, links } = typing.value;
  const setLink = (at: number, part: Partial<ManualContribution['links'][number]>): void =>
    typing.set({
      ...typing.value,
      links: links.map((link, index) => (index === at ? { ...link, ...part } : link)),
    });
  return (
    <div class="form">
      <Field
        label="Title"
        short
        focus
        value={title}
        set={(text) => typing.set({ ...typing.value, title: text })}
        flush={typing.flush}
        onDone={onDone}
      />
      <fieldset class="lens-choice">
        <legend>Why it matters</legend>
        {lenses.map((item: Lens) => (
          <label key={item}>
            <input
              type="radio"
              name={`lens ${contribution}`}
              checked={lens === item}
              onChange={() => typing.set({ ...typing.value, lens: item })}
            />
            {lensTitles[item]}
          </label>
        ))}
      </fieldset>
      <Field
        label="What I did, and what came of it"
        value={claim}
        set={(text) => typing.set({ ...typing.value, claim: text })}
        flush={typing.flush}
        onDone={onDone}
      />
      {links.map((link, index) => (
        <div class="pair" key={index}>
          <Field
            label="Link that shows it"
            hint="https:// of a ticket, document, dashboard, recording or thread"
            short
            value={link.url}
            set={(url) => setLink(index, { url })}
            flush={typing.flush}
          />
          <Field
            label="What it shows"
            short
            value={link.label}
            set={(label) => setLink(index, { label })}
            flush={typing.flush}
          />
        </div>
      ))}
      <p class="choices">
        <Done typing={typing} onDone={onDone} />
        <button
          type="button"
          onClick={() => typing.set({ ...typing.value, links: [...links, { url: '', label: '' }] })}
        >
          Add a link
        </button>
        <button
          type="button"
          onClick={() => {
            typing.flush();
            change({ kind: 'manual', contribution, value: null });
            onDone();
          }}
        >
          Delete
        </button>
      </p>
    </div>
  );
}

function withoutEmptyLinks(value: ManualContribution): ManualContribution {
  return { ...value, links: value.links.filter(({ url }) => url.trim() !== '') };
}

/** Several of a list; used to merge contributions and to split one. */
export function PickForm({
  question,
  verb,
  options,
  onPick,
  onDone,
}: {
  readonly question: string;
  readonly verb: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  onPick(ids: readonly string[]): void;
  onDone(): void;
}): JSX.Element {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  return (
    <div class="form">
      <fieldset class="pick">
        <legend>{question}</legend>
        {options.map(({ id, label }) => (
          <label key={id}>
            <input type="checkbox" checked={picked.has(id)} onChange={() => toggle(id)} />
            {label}
          </label>
        ))}
      </fieldset>
      <p class="choices">
        <button
          type="button"
          class="primary"
          disabled={picked.size === 0}
          onClick={() => {
            onPick([...picked]);
            onDone();
          }}
        >
          {verb}
        </button>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
      </p>
    </div>
  );
}

function Done({
  typing,
  onDone,
}: {
  readonly typing: { flush(): void };
  onDone(): void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="primary"
      onClick={() => {
        typing.flush();
        onDone();
      }}
    >
      Done
    </button>
  );
}
