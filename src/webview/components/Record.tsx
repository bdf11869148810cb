/** What was accomplished, short. */
import type { JSX } from 'preact';

import type { ShownItem, ShownRecord } from '../../report/shown.ts';
import { sectionTitles } from '../../report/shown.ts';
import { useActions } from '../actions.ts';
import { Editor } from './Editor.tsx';
import { Fold } from './Fold.tsx';
import { SpanText } from './Lines.tsx';

export function RecordSection({ record }: { readonly record: ShownRecord }): JSX.Element {
  const { lead, items, leftOut, smaller } = record;
  return (
    <section aria-labelledby="record">
      <h2 id="record">{sectionTitles.record}</h2>
      <p class="quiet lead">{lead}</p>
      <ul class="record">
        {items.map((item) => (
          <Item key={item.contribution} item={item} />
        ))}
      </ul>
      {smaller && (
        <Fold id="smaller" label={smaller.label}>
          {() => (
            <ul class="plain-list">
              {smaller.changes.map(({ text, commit }, index) => (
                <li key={index}>
                  {text} <SpanText span={commit} />
                </li>
              ))}
              {smaller.more !== '' && <li class="quiet">{smaller.more}</li>}
            </ul>
          )}
        </Fold>
      )}
      {leftOut.length > 0 && (
        <Fold
          id="record-left-out"
          label={`Not told: ${leftOut.map(({ title }) => title).join(', ')}`}
        >
          {() => (
            <ul class="record">
              {leftOut.map((item) => (
                <Item key={item.contribution} item={item} />
              ))}
            </ul>
          )}
        </Fold>
      )}
    </section>
  );
}

function Item({ item }: { readonly item: ShownItem }): JSX.Element {
  const { change } = useActions();
  const { contribution, included, title, changes, more, extent } = item;
  const own = changes.find(({ text }) => text === '');
  const told = changes.filter((item) => item !== own);
  return (
    <li>
      <p>
        <strong>{title}</strong>
        {own && (
          <>
            {' '}
            <SpanText span={own.commit} />
          </>
        )}
        {extent !== '' && <span class="quiet"> · {extent}</span>}
      </p>
      <p class="changes">
        {told.map(({ text, commit }, index) => (
          <span key={index}>
            {index > 0 && '; '}
            {text} <SpanText span={commit} />
          </span>
        ))}{' '}
        {more !== '' && <span class="quiet">{more}</span>}
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
                insight: 'accomplished',
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
