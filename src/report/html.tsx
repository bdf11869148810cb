/** The shown summary as one HTML file: no network, no script, readable in light and dark, and on paper. */
import type { JSX } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';

import { Reach } from './charts/Reach.tsx';
import { Series } from './charts/Series.tsx';
import { Evidence, Fold, Home, List, Page, Spans, SpanText, TimelineFigure } from './htmlParts.tsx';
import { sectionTitles, type Shown, type ShownCard, type ShownItem } from './shown.ts';

/** Renders the whole document; everything in it comes as text and is escaped. */
export function renderHtml(shown: Shown): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Document shown={shown} />)}\n`;
}

type Repositories = Shown['repositories'];

function Document({ shown }: { readonly shown: Shown }): JSX.Element {
  const { repositories } = shown;
  return (
    <Page title={shown.title}>
      {shown.notices.map((notice) => (
        <p class="notice">{notice}</p>
      ))}
      <h1>{shown.title}</h1>
      <p class="quiet source">
        <Spans line={shown.source} of={repositories} />
      </p>
      <p class="headline">
        <Spans line={shown.headline} of={repositories} />
      </p>
      {shown.timeline.rows.length > 0 && <TimelineFigure data={shown.timeline} />}
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
