/** Plain text with marks and links. */
import type { JSX } from 'preact';

import type { Line, Span } from '../../report/line.ts';
import { useActions } from '../actions.ts';

export function Spans({ line }: { readonly line: Line }): JSX.Element {
  return (
    <>
      {line.map((span, index) => (
        <SpanText key={index} span={span} />
      ))}
    </>
  );
}

/** What cannot be opened here keeps the id by which it can be looked up. */
function Unopened({
  span: { text, link },
  children,
}: {
  readonly span: Span;
  readonly children: JSX.Element;
}): JSX.Element {
  const id = link?.kind === 'commit' ? link.commit.slice(0, 10) : text;
  if (id === text) return children;
  return (
    <>
      {children} <code>{id}</code>
    </>
  );
}

export function SpanText({ span }: { readonly span: Span }): JSX.Element {
  const { open, canOpen } = useActions();
  const { text, as, link } = span;
  const body =
    as === 'code' ? <code>{text}</code> : as === 'strong' ? <strong>{text}</strong> : <>{text}</>;
  if (!link) return body;
  if (!canOpen(link)) return <Unopened span={span}>{body}</Unopened>;
  return (
    <a
      href="#"
      onClick={(event) => {
        event.preventDefault();
        open(link);
      }}
    >
      {body}
    </a>
  );
}
