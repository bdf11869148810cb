/** Summaries side by side as one HTML file: no network, no script. */
import type { JSX } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';

import { Evidence, Fold, Home, List, Spans, SpanText } from '../htmlParts.tsx';
import { styleHash, styleSheet } from '../htmlStyle.ts';
import { sectionTitles, type Shown, type ShownCard } from '../shown.ts';
import { howToRead } from '../words/reading.ts';
import { calibrationStyle, calibrationStyleHash } from './calibrationStyle.ts';
import type {
  ShownCalibration,
  ShownCell,
  ShownColumn,
  ShownComparison,
} from './shownCalibration.ts';

export function renderCalibrationHtml(shown: ShownCalibration): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Document shown={shown} />)}\n`;
}

function Document({ shown }: { readonly shown: ShownCalibration }): JSX.Element {
  const policy = `default-src 'none'; style-src '${styleHash}' '${calibrationStyleHash}'; base-uri 'none'; form-action 'none'`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{shown.title}</title>
        {/* Our own constants, bound by the hashes in the policy. */}
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
        <style dangerouslySetInnerHTML={{ __html: calibrationStyle }} />
      </head>
      <body>
        <main>
          <h1>{shown.title}</h1>
          <p>{shown.lead}</p>
          <ul>
            {shown.columns.map(({ key, name, about, source }) => (
              <li key={key}>
                <strong>{name}</strong>, {about}. <span class="quiet">{source}</span>
              </li>
            ))}
          </ul>
          {shown.lenses.map((lens) => (
            <Comparison key={lens.lens} lens={lens} columns={shown.columns} />
          ))}
          {shown.otherNotes.length > 0 && (
            <>
              <h2>Notes about what is not shown here</h2>
              <ul>
                {shown.otherNotes.map(({ cell, note }) => (
                  <li key={cell}>
                    <span class="quiet">{cell}:</span> {note}
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{sectionTitles.reading}</h2>
          <p class="quiet">{howToRead}</p>
        </main>
      </body>
    </html>
  );
}

function Comparison({
  lens,
  columns,
}: {
  readonly lens: ShownComparison;
  readonly columns: readonly ShownColumn[];
}): JSX.Element {
  return (
    <>
      <h2>{lens.title}</h2>
      <p class="quiet">{lens.hint}</p>
      {/* Wide tables are scrolled by the keyboard too. */}
      <section class="scroll" tabIndex={0} aria-label={lens.title}>
        <table class="compared">
          <thead>
            <tr>
              <th scope="col">Standing</th>
              {columns.map(({ key, head }) => (
                <th key={key} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lens.rows.map(({ standing, meaning, cells }) => (
              <tr key={standing}>
                <th scope="row">
                  {standing}: {meaning}
                </th>
                {cells.map((cell, index) => (
                  <td key={cell.id}>
                    <Cell cell={cell} of={columns[index]!.repositories} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

type Repositories = Shown['repositories'];

function Cell({ cell, of }: { readonly cell: ShownCell; readonly of: Repositories }): JSX.Element {
  return (
    <>
      {cell.cards.map((card) => (
        <Entry key={`${card.contribution} ${card.insight}`} card={card} of={of} />
      ))}
      {cell.question !== '' && <p class="question">{cell.question}</p>}
      {cell.note !== '' && <p class="note">{cell.note}</p>}
    </>
  );
}

function Entry({ card, of }: { readonly card: ShownCard; readonly of: Repositories }): JSX.Element {
  const { title, path, claim, ownWords, rows, links, quotes, against, notVisible } = card;
  const all = [...rows.open, ...rows.folded];
  return (
    <article>
      <h3>
        {title} <Home path={path} of={of} />
      </h3>
      <p class={ownWords ? 'own' : undefined}>
        <Spans line={claim} of={of} />
      </p>
      {links.length > 0 && (
        <p>
          Shown by: <List spans={links} of={of} />
        </p>
      )}
      {quotes.map((quote) => (
        <blockquote key={quote.id}>
          “{quote.text}” (<SpanText span={quote.source} of={of} />)
        </blockquote>
      ))}
      {all.length > 0 ? (
        <Fold label="What shows it">
          <Evidence rows={{ open: all, folded: [], foldedLabel: '' }} of={of} />
        </Fold>
      ) : (
        rows.foldedLabel !== '' && <p class="quiet">{rows.foldedLabel}</p>
      )}
      {against !== '' && (
        <p>
          <span class="quiet">Against:</span> {against}
        </p>
      )}
      {notVisible !== '' && (
        <p>
          <span class="quiet">Not visible here:</span> {notVisible}
        </p>
      )}
    </article>
  );
}
