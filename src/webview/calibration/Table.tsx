/** One lens across the columns: a row for each standing word, a note in every cell. */
import type { JSX } from 'preact';

import type {
  ShownCell,
  ShownColumn,
  ShownComparison,
} from '../../report/calibration/shownCalibration.ts';
import { hrefOf, type Line, type Span } from '../../report/line.ts';
import type { Shown, ShownCard } from '../../report/shown.ts';
import { useTyping } from '../typing.ts';

interface Common {
  onNote(cell: string, text: string): void;
  onOpen(url: string): void;
}

export interface ComparisonProps extends Common {
  readonly lens: ShownComparison;
  readonly columns: readonly ShownColumn[];
  /** Null where the order is the one in which somebody picked. */
  readonly onMove: ((column: string, by: 1 | -1) => void) | null;
}

export function Comparison({ lens, columns, onMove, ...common }: ComparisonProps): JSX.Element {
  const id = `lens-${lens.lens}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{lens.title}</h2>
      <p class="quiet lead">{lens.hint}</p>
      <section class="scroll" tabIndex={0} aria-label={`${lens.title}, side by side`}>
        <table class="compared">
          <thead>
            <tr>
              <td />
              {columns.map(({ key, head }, at) => (
                <th key={key} scope="col">
                  {head}
                  {onMove && (
                    <span class="choices quiet-choices">
                      <Move
                        label="←"
                        name={`Move ${head} left`}
                        disabled={at === 0}
                        onClick={() => onMove(key, -1)}
                      />
                      <Move
                        label="→"
                        name={`Move ${head} right`}
                        disabled={at === columns.length - 1}
                        onClick={() => onMove(key, 1)}
                      />
                    </span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lens.rows.map(({ standing, meaning, cells }) => (
              <tr key={standing}>
                <th scope="row">
                  {standing}
                  <span class="quiet">{meaning}</span>
                </th>
                {cells.map((cell, at) => (
                  <td key={cell.id}>
                    <Cell cell={cell} of={columns[at]!.repositories} {...common} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Move({
  label,
  name,
  disabled,
  onClick,
}: {
  readonly label: string;
  readonly name: string;
  readonly disabled: boolean;
  onClick(): void;
}): JSX.Element {
  return (
    <button type="button" aria-label={name} title={name} disabled={disabled} onClick={onClick}>
      {label}
    </button>
  );
}

type Repositories = Shown['repositories'];

function Cell({
  cell,
  of,
  onNote,
  onOpen,
}: Common & { readonly cell: ShownCell; readonly of: Repositories }): JSX.Element {
  return (
    <>
      {cell.cards.map((card) => (
        <Entry
          key={`${card.contribution} ${card.insight}`}
          card={card}
          link={(span) => <Linked span={span} of={of} onOpen={onOpen} />}
        />
      ))}
      {cell.question !== '' && <p class="question quiet">{cell.question}</p>}
      <Note key={cell.id} cell={cell} onNote={onNote} />
    </>
  );
}

/** A field that is as quiet as an empty line until somebody writes into it. */
function Note({
  cell,
  onNote,
}: Pick<Common, 'onNote'> & { readonly cell: ShownCell }): JSX.Element {
  const typing = useTyping(cell.note, (text) => onNote(cell.id, text));
  return (
    <textarea
      class="note"
      rows={1}
      aria-label={`Note on ${cell.label}`}
      placeholder="Note"
      maxLength={20_000}
      value={typing.value}
      onInput={({ currentTarget }) => typing.set(currentTarget.value)}
      onBlur={typing.flush}
    />
  );
}

type LinkOf = (span: Span) => JSX.Element;

function Entry({ card, link }: { readonly card: ShownCard; readonly link: LinkOf }): JSX.Element {
  const { title, path, claim, ownWords, rows, links, quotes, against, notVisible } = card;
  const all = [...rows.open, ...rows.folded];
  return (
    <article class="entry">
      <h3>{title}</h3>
      {path && <p class="home quiet">{link(path)}</p>}
      <p class={ownWords ? 'claim own' : 'claim'}>{told(claim, link)}</p>
      {links.length > 0 && <p class="shown-by">Shown by: {told(separated(links), link)}</p>}
      {quotes.map(({ id, text, source }) => (
        <blockquote key={id}>
          <p>“{text}”</p>
          <footer class="quiet">{link(source)}</footer>
        </blockquote>
      ))}
      {all.length > 0 && (
        <details class="fold">
          <summary>What shows it</summary>
          <ul class="plain-list">
            {all.map(({ day, who, place, commit }, index) => (
              <li key={index}>
                <span class="quiet">{day}</span> {who}, {link(place)} {link(commit)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {all.length === 0 && rows.foldedLabel !== '' && <p class="quiet">{rows.foldedLabel}</p>}
      {against !== '' && (
        <p class="aside">
          <span class="quiet">Against:</span> {against}
        </p>
      )}
      {notVisible !== '' && (
        <p class="aside">
          <span class="quiet">Not visible here:</span> {notVisible}
        </p>
      )}
    </article>
  );
}

function told(line: Line, link: LinkOf): readonly JSX.Element[] {
  return line.map((span, index) => <span key={index}>{link(span)}</span>);
}

function separated(spans: readonly Span[]): Line {
  return spans.flatMap((span, index) => (index === 0 ? [span] : [{ text: ', ' }, span]));
}

function Linked({
  span: { text, as, link },
  of,
  onOpen,
}: {
  readonly span: Span;
  readonly of: Repositories;
  onOpen(url: string): void;
}): JSX.Element {
  const body =
    as === 'code' ? <code>{text}</code> : as === 'strong' ? <strong>{text}</strong> : <>{text}</>;
  const href = link ? hrefOf(link, of) : null;
  if (href === null) return body;
  return (
    <a
      href="#"
      onClick={(event) => {
        event.preventDefault();
        onOpen(href);
      }}
    >
      {body}
    </a>
  );
}
