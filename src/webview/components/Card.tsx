/** One argument: its claim, how well it is supported, the evidence, what speaks against it. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

import { textOf } from '../../report/line.ts';
import type { ShownCard, ShownRow } from '../../report/shown.ts';
import { useActions } from '../actions.ts';
import { Editor } from './Editor.tsx';
import { Fold } from './Fold.tsx';
import { Spans, SpanText } from './Lines.tsx';
import { onDemand } from './onDemand.tsx';

const Reach = onDemand(async () => (await import('../../report/charts/Reach.tsx')).Reach);
const Series = onDemand(async () => (await import('../../report/charts/Series.tsx')).Series);

export interface CardProps {
  readonly card: ShownCard;
  /** The contributions of the cards before and after it, among which it can be moved. */
  readonly order: readonly string[];
}

/** The contribution that is being dragged; a drag never leaves the page. */
let dragged: string | null = null;

export function Card({ card, order }: CardProps): JSX.Element {
  const { change, isReadOnly } = useActions();
  const frame = useRef<HTMLElement>(null);
  const { contribution, insight, included, rows, reach, series } = card;
  const at = order.indexOf(contribution);
  const move = (by: 1 | -1): void => {
    const to = at + by;
    if (isReadOnly || to < 0 || to >= order.length) return;
    change({ kind: 'move', contribution, before: order[by < 0 ? to : to + 1] ?? null });
    // Moving an element takes the focus from what is in it.
    requestAnimationFrame(() => frame.current?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    if (dragged !== null && dragged !== contribution)
      change({ kind: 'move', contribution: dragged, before: contribution });
    dragged = null;
  };
  const key = `${contribution} ${insight}`;
  return (
    <article
      class={included ? 'card' : 'card left-out'}
      ref={frame}
      tabIndex={-1}
      aria-label={card.title}
      onKeyDown={onKeyDown}
      onDragOver={(event) => dragged !== null && event.preventDefault()}
      onDrop={drop}
    >
      <header
        draggable={included && order.length > 1 && !isReadOnly}
        onDragStart={() => (dragged = contribution)}
        onDragEnd={() => (dragged = null)}
      >
        <h4>{card.title}</h4>
        {card.path && (
          <span class="home quiet">
            <SpanText span={card.path} />
          </span>
        )}
        <span class="standing">{card.standing}</span>
      </header>
      {card.about && <p class="about quiet">{card.about}</p>}
      <p class={card.ownWords ? 'claim own' : 'claim'}>
        <Spans line={card.claim} />
      </p>
      {series && (
        <figure class="series-figure">
          <Series data={series} width={560} />
          <figcaption class="quiet">{series.caption}</figcaption>
        </figure>
      )}
      {rows.open.length > 0 && <Rows rows={rows.open} />}
      {rows.folded.length === 0 && rows.foldedLabel !== '' && (
        <p class="quiet">{rows.foldedLabel}</p>
      )}
      {rows.folded.length > 0 && (
        <Fold id={`rows ${key}`} label={rows.foldedLabel}>
          {() => <Rows rows={rows.folded} />}
        </Fold>
      )}
      {reach && (
        <Fold id={`reach ${key}`} label="Who builds on it">
          {() => <Reach data={reach} width={560} />}
        </Fold>
      )}
      {card.quotes.map((quote) => (
        <blockquote key={quote.id}>
          <p>“{quote.text}”</p>
          <footer class="quiet">
            <SpanText span={quote.source} />
          </footer>
        </blockquote>
      ))}
      {card.links.length > 0 && (
        <p class="shown-by">
          Shown by:{' '}
          {card.links.map((link, index) => (
            <span key={index}>
              {index > 0 && ', '}
              <SpanText span={link} />
            </span>
          ))}
        </p>
      )}
      {(card.against !== '' || card.notVisible !== '') && (
        <dl class="notes">
          {card.against !== '' && (
            <>
              <dt>Against</dt>
              <dd>{card.against}</dd>
            </>
          )}
          {card.notVisible !== '' && (
            <>
              <dt>Not visible here</dt>
              <dd>{card.notVisible}</dd>
            </>
          )}
        </dl>
      )}
      <Editor
        contribution={contribution}
        claim={{ insight, text: textOf(card.claim) }}
        first={
          <button
            type="button"
            onClick={() =>
              change({ kind: 'include-argument', contribution, insight, included: !included })
            }
          >
            {included ? 'Leave out' : 'Include'}
          </button>
        }
        more={
          included &&
          order.length > 1 && (
            <>
              <button type="button" disabled={at <= 0} onClick={() => move(-1)}>
                Move up (Alt+↑)
              </button>
              <button type="button" disabled={at === order.length - 1} onClick={() => move(1)}>
                Move down (Alt+↓)
              </button>
            </>
          )
        }
      />
    </article>
  );
}

function Rows({ rows }: { readonly rows: readonly ShownRow[] }): JSX.Element {
  return (
    <ul class="rows">
      {rows.map(({ date, day, who, place, commit }, index) => (
        <li key={index}>
          <time dateTime={date}>{day}</time>
          <span class="row-who">{who}</span>
          <span class="row-place">
            <SpanText span={place} />
          </span>
          <span class="row-link">
            <SpanText span={commit} />
          </span>
        </li>
      ))}
    </ul>
  );
}
