/** What every HTML document is made of: its frame, the timeline, rows of evidence, folds and links. */
import type { ComponentChildren, JSX } from 'preact';

import { Timeline } from './charts/Timeline.tsx';
import type { TimelineData } from './charts/timelineData.ts';
import { styleHash, styleSheet } from './htmlStyle.ts';
import { hrefOf, type Line, type Span } from './line.ts';
import { placeTitle, type Shown, type ShownRow, type ShownRows } from './shown.ts';

const chartWidth = 860;
/** For narrow windows, and where everything is twice as large. */
const narrowWidth = 420;

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

/** The payoff timeline, with the same as a table. */
export function TimelineFigure({ data }: { readonly data: TimelineData }): JSX.Element {
  return (
    <figure>
      <div class="wide">
        <Timeline data={data} width={chartWidth} />
      </div>
      <div class="narrow">
        <Timeline data={data} width={narrowWidth} />
      </div>
      <Fold label="The same as a table">
        <TimelineTable data={data} />
      </Fold>
    </figure>
  );
}

function TimelineTable({ data }: { readonly data: TimelineData }): JSX.Element {
  return (
    <table>
      <tbody>
        {data.rows.map(({ id, title, built, marks, note }) => (
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
      <a href={href} rel="noopener noreferrer" class={link?.kind === 'url' ? 'given' : undefined}>
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
