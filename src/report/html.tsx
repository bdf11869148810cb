/** The shown summary as one HTML file: no network, no script, readable in light and dark, and on paper. */
import type { ComponentChildren, JSX } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';

import { Reach } from './charts/Reach.tsx';
import { Series } from './charts/Series.tsx';
import { Timeline } from './charts/Timeline.tsx';
import { styleHash, styleSheet } from './htmlStyle.ts';
import { hrefOf, type Line, type Span } from './line.ts';
import {
  placeTitle,
  sectionTitles,
  type Shown,
  type ShownCard,
  type ShownItem,
  type ShownRow,
  type ShownRows,
} from './shown.ts';

const chartWidth = 860;

/** Renders the whole document; everything in it comes as text and is escaped. */
export function renderHtml(shown: Shown): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Document shown={shown} />)}\n`;
}

type Repositories = Shown['repositories'];

/** The frame of every document: nothing in it runs, and nothing is loaded. */
export function Page({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {/* The only markup that is not escaped: our own constant, bound by the hash in the policy. */}
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}

function Document({ shown }: { readonly shown: Shown }): JSX.Element {
  const { repositories } = shown;
  return (
    <Page title={shown.title}>
      {shown.notices.map((notice) => (
        <p class="notice">{notice}</p>
      ))}
      <h1>{shown.title}</h1>
      <p class="quiet">
        <Spans line={shown.source} of={repositories} />
      </p>
      <p class="headline">
        <Spans line={shown.headline} of={repositories} />
      </p>
      {shown.timeline.rows.length > 0 && (
        <figure>
          <Timeline data={shown.timeline} width={chartWidth} />
          <Fold label="The same as a table">
            <TimelineTable shown={shown} />
          </Fold>
        </figure>
      )}
      {shown.record.lead !== '' && <Record shown={shown} />}
      <h2>{sectionTitles.arguments}</h2>
      {shown.noArgument !== '' && <p>{shown.noArgument}</p>}
      {shown.lenses
        .filter(({ cards, further }) => cards.length > 0 || further !== '')
        .map(({ lens, title, hint, cards, further }) => (
          <section key={lens}>
            <h3>{title}</h3>
            <p class="quiet">{hint}</p>
            {cards.map((card) => (
              <Card key={`${card.contribution} ${card.insight}`} card={card} of={repositories} />
            ))}
            {further !== '' && <p class="quiet">{further}</p>}
          </section>
        ))}
      {shown.watchlist.items.length > 0 && (
        <>
          <h2>{sectionTitles.watchlist}</h2>
          <ul>
            {shown.watchlist.items.map(({ contribution, title, path, text }) => (
              <li key={contribution}>
                <strong>{title}</strong> <Home path={path} of={repositories} />: {text}
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.prompts.items.length > 0 && (
        <>
          <h2>{sectionTitles.prompts}</h2>
          <ul>
            {shown.prompts.items.map(({ key, text, commits }) => (
              <li key={key}>
                {text} <List spans={commits} of={repositories} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{sectionTitles.method}</h2>
      <p class="quiet">
        {sectionTitles.coverage}: {shown.coverage.join(' ')}
      </p>
      <p class="quiet">Left out: {shown.ledger.label}.</p>
      <p class="quiet">{shown.method}</p>
      <p class="quiet">
        {sectionTitles.reading}: {shown.reading}
      </p>
    </Page>
  );
}

function Record({ shown }: { readonly shown: Shown }): JSX.Element {
  const { record, repositories } = shown;
  return (
    <>
      <h2>{sectionTitles.record}</h2>
      <p class="quiet">{record.lead}</p>
      <ul>
        {record.items.map((item) => (
          <li key={item.contribution}>
            <strong>{item.title}</strong>{' '}
            <Changes changes={item.changes.filter(({ text }) => text === '')} of={repositories} />
            {item.extent !== '' && <span class="quiet"> · {item.extent}</span>}
            <br />
            <Changes
              changes={item.changes.filter(({ text }) => text !== '')}
              of={repositories}
            />{' '}
            {item.more}
          </li>
        ))}
      </ul>
      {record.smaller && (
        <Fold label={record.smaller.label}>
          <p>
            <Changes changes={record.smaller.changes} of={repositories} /> {record.smaller.more}
          </p>
        </Fold>
      )}
    </>
  );
}

function Changes({
  changes,
  of,
}: {
  readonly changes: ShownItem['changes'];
  readonly of: Repositories;
}): JSX.Element {
  return (
    <>
      {changes.map(({ text, commit }, index) => (
        <span key={index}>
          {index > 0 && '; '}
          {text} <SpanText span={commit} of={of} />
        </span>
      ))}
    </>
  );
}

function Card({ card, of }: { readonly card: ShownCard; readonly of: Repositories }): JSX.Element {
  return (
    <article>
      <h4>
        {card.title} <Home path={card.path} of={of} />
        <span class="standing">{card.standing}</span>
      </h4>
      {card.about && <p class="quiet">{card.about}</p>}
      <p class={card.ownWords ? 'own' : undefined}>
        <Spans line={card.claim} of={of} />
      </p>
      {card.series && (
        <figure>
          <Series data={card.series} width={600} />
          <figcaption class="quiet">{card.series.caption}</figcaption>
        </figure>
      )}
      <Evidence rows={card.rows} of={of} />
      {card.reach && (
        <Fold label="Who builds on it">
          <Reach data={card.reach} width={600} />
        </Fold>
      )}
      {card.quotes.map((quote) => (
        <blockquote key={quote.id}>
          “{quote.text}” (<SpanText span={quote.source} of={of} />)
        </blockquote>
      ))}
      {card.links.length > 0 && (
        <p>
          Shown by: <List spans={card.links} of={of} />
        </p>
      )}
      {(card.against !== '' || card.notVisible !== '') && (
        <dl>
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
    </article>
  );
}

export function Evidence({
  rows,
  of,
}: {
  readonly rows: ShownRows;
  readonly of: Repositories;
}): JSX.Element {
  return (
    <>
      {rows.open.length > 0 && <Rows rows={rows.open} of={of} />}
      {rows.folded.length > 0 ? (
        <Fold label={rows.foldedLabel}>
          <Rows rows={rows.folded} of={of} />
        </Fold>
      ) : (
        rows.foldedLabel !== '' && <p class="quiet">{rows.foldedLabel}</p>
      )}
    </>
  );
}

function Rows({
  rows,
  of,
}: {
  readonly rows: readonly ShownRow[];
  readonly of: Repositories;
}): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">{placeTitle(rows)}</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ date, day, who, place, commit }, index) => (
          <tr key={index}>
            <td>
              <time dateTime={date}>{day}</time>
            </td>
            <td>{who}</td>
            <td>
              <SpanText span={place} of={of} />
            </td>
            <td>
              <SpanText span={commit} of={of} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TimelineTable({ shown }: { readonly shown: Shown }): JSX.Element {
  return (
    <table>
      <tbody>
        {shown.timeline.rows.map(({ id, title, built, marks, note }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>
              built {built.from} to {built.to}
            </td>
            <td>{marks.length === 0 ? note : marks.map(({ text }) => text).join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Fold({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <details>
      <summary>{label}</summary>
      {children}
    </details>
  );
}

export function Home({
  path,
  of,
}: {
  readonly path: Span | null;
  readonly of: Repositories;
}): JSX.Element {
  return (
    <span class="quiet home">
      <SpanText span={path ?? { text: '' }} of={of} />
    </span>
  );
}

export function List({
  spans,
  of,
}: {
  readonly spans: readonly Span[];
  readonly of: Repositories;
}): JSX.Element {
  return (
    <>
      {spans.map((span, index) => (
        <span key={index}>
          {index > 0 && ', '}
          <SpanText span={span} of={of} />
        </span>
      ))}
    </>
  );
}

export function Spans({
  line,
  of,
}: {
  readonly line: Line;
  readonly of: Repositories;
}): JSX.Element {
  return (
    <>
      {line.map((span, index) => (
        <SpanText key={index} span={span} of={of} />
      ))}
    </>
  );
}

/** A link where the web has the thing; of a commit without a web address the id, so that it can be looked up. */
export function SpanText({
  span,
  of,
}: {
  readonly span: Span;
  readonly of: Repositories;
}): JSX.Element {
  const { text, as, link } = span;
  const body =
    as === 'code' ? <code>{text}</code> : as === 'strong' ? <strong>{text}</strong> : <>{text}</>;
  const href = link ? hrefOf(link, of) : null;
  if (href !== null) {
    return (
      <a href={href} rel="noopener noreferrer">
        {body}
      </a>
    );
  }
  const id = link?.kind === 'commit' ? link.commit.slice(0, 10) : null;
  if (id === null) return body;
  return text === id ? (
    <code>{id}</code>
  ) : (
    <>
      {body} <code>{id}</code>
    </>
  );
}
