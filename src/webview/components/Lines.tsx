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

export function SpanText({ span }: { readonly span: Span }): JSX.Element {
  const { open, canOpen } = useActions();
  const { text, as, link } = span;
  const body =
    as === 'code' ? <code>{text}</code> : as === 'strong' ? <strong>{text}</strong> : <>{text}</>;
  if (!link || !canOpen(link)) return body;
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
