/** What stands at the end: what to watch, what git cannot show, what was left out, what was read. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

import {
  sectionTitles,
  type Shown,
  type ShownPrompt,
  type ShownWatch,
} from '../../report/shown.ts';
import { count } from '../../report/words/dates.ts';
import { useActions } from '../actions.ts';
import { Editor } from './Editor.tsx';
import { Fold } from './Fold.tsx';
import { SpanText } from './Lines.tsx';
import { onDemand } from './onDemand.tsx';

const Ledger = onDemand(async () => (await import('./Ledger.tsx')).Ledger);
const AskForm = onDemand(async () => (await import('./AskForm.tsx')).AskForm);

export function Prompts({
  prompts,
  onAnswer,
  children,
}: {
  readonly prompts: Shown['prompts'];
  onAnswer(prompt: ShownPrompt): void;
  readonly children: ComponentChildren;
}): JSX.Element | null {
  const { isReadOnly } = useActions();
  const leftOut = isReadOnly ? [] : prompts.leftOut;
  if (isReadOnly && prompts.items.length === 0) return null;
  return (
    <section class="prompts" aria-labelledby="prompts">
      <h2 id="prompts">
        {leftOut.some(isForManual) ? 'Questions to begin with' : sectionTitles.prompts}
      </h2>
      <ul>
        {prompts.items.map((prompt) => (
          <Prompt key={prompt.key} prompt={prompt} onAnswer={onAnswer} />
        ))}
      </ul>
      {leftOut.length > 0 && (
        <>
          <p class="quiet">Only for you, not in what you export:</p>
          <ul>
            {leftOut.map((prompt) => (
              <Prompt key={prompt.key} prompt={prompt} onAnswer={onAnswer} />
            ))}
          </ul>
        </>
      )}
      {children}
    </section>
  );
}

/** Every question of a summary by hand is for its author alone. */
function isForManual({ key }: ShownPrompt): boolean {
  return key.startsWith('lens:');
}

function Prompt({
  prompt,
  onAnswer,
}: {
  readonly prompt: ShownPrompt;
  onAnswer(prompt: ShownPrompt): void;
}): JSX.Element {
  const { change, edited, isReadOnly } = useActions();
  const [isAsking, setAsking] = useState(false);
  const { key, included, text, commits } = prompt;
  const asked = edited().contributions.find(({ id }) => key === `ask:${id}`);
  return (
    <li>
      {text}{' '}
      {commits.map((commit, index) => (
        <span key={index}>
          <SpanText span={commit} />{' '}
        </span>
      ))}
      {!isReadOnly && (
        <span class="choices quiet-choices">
          {asked && (
            <button type="button" onClick={() => setAsking(!isAsking)}>
              Ask…
            </button>
          )}
          <button type="button" onClick={() => onAnswer(prompt)}>
            Write it down
          </button>
          {!isForManual(prompt) && (
            <button
              type="button"
              onClick={() =>
                change({
                  kind: 'include-argument',
                  contribution: key,
                  insight: 'prompt',
                  included: !included,
                })
              }
            >
              {included ? 'Leave out' : 'Include'}
            </button>
          )}
        </span>
      )}
      {asked && isAsking && <AskForm current={asked} onDone={() => setAsking(false)} />}
    </li>
  );
}

export function Watchlist({
  watchlist,
}: {
  readonly watchlist: Shown['watchlist'];
}): JSX.Element | null {
  const { items, leftOut } = watchlist;
  if (items.length + leftOut.length === 0) return null;
  return (
    <section aria-labelledby="watchlist">
      <h2 id="watchlist">{sectionTitles.watchlist}</h2>
      <p class="quiet lead">Nobody else uses it so far; kept in sight for later reviews.</p>
      <ul class="record">
        {items.map((item) => (
          <Watched key={item.contribution} item={item} />
        ))}
      </ul>
      {leftOut.length > 0 && (
        <Fold
          id="watchlist-left-out"
          label={`${count(leftOut.length, 'more that is', 'more that are')} not told`}
        >
          {() => (
            <ul class="record">
              {leftOut.map((item) => (
                <Watched key={item.contribution} item={item} />
              ))}
            </ul>
          )}
        </Fold>
      )}
    </section>
  );
}

function Watched({ item }: { readonly item: ShownWatch }): JSX.Element {
  const { change } = useActions();
  const { contribution, included, title, path, text } = item;
  return (
    <li>
      <p>
        <strong>{title}</strong>
        {path && (
          <span class="home quiet">
            {' '}
            <SpanText span={path} />
          </span>
        )}
        : {text}
      </p>
      <Editor
        contribution={contribution}
        claim={null}
        first={
          <button
            type="button"
            onClick={() =>
              change({
                kind: 'include-argument',
                contribution,
                insight: 'watchlist',
                included: !included,
              })
            }
          >
            {included ? 'Leave out' : 'Include'}
          </button>
        }
      />
    </li>
  );
}

export function Method({ shown }: { readonly shown: Shown }): JSX.Element {
  const { ledger, coverage, method } = shown;
  return (
    <section class="method" aria-labelledby="method">
      <h2 id="method">{sectionTitles.method}</h2>
      <Fold id="ledger" label={`Left out: ${ledger.label}`}>
        {() => <Ledger ledger={ledger} />}
      </Fold>
      <Fold id="coverage" label={`${sectionTitles.coverage}: ${coverage[0] ?? ''}`}>
        {() => (
          <>
            {coverage.slice(1).map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p>{method}</p>
          </>
        )}
      </Fold>
      <Fold id="reading" label={sectionTitles.reading}>
        {() => <p>{shown.reading}</p>}
      </Fold>
    </section>
  );
}
