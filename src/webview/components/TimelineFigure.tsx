/** The payoff timeline as wide as the page, with keys to walk through its marks and the same data as a table. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { Timeline } from '../../report/charts/Timeline.tsx';
import type { TimelineData } from '../../report/charts/timelineData.ts';
import { layOutTimeline } from '../../report/charts/timelineLayout.ts';
import { useActions } from '../actions.ts';
import { Fold } from './Fold.tsx';
import { SpanText } from './Lines.tsx';

export function TimelineFigure({ data }: { readonly data: TimelineData }): JSX.Element | null {
  const { open } = useActions();
  const [frame, width] = useWidth();
  const [active, setActive] = useState<{ row: number; mark: number } | null>(null);
  if (data.rows.length === 0) return null;

  const onKey = (row: number, event: KeyboardEvent): void => {
    const marks = layOutTimeline(data, width).rows[row]?.marks ?? [];
    const at = active?.row === row ? active.mark : -1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (event.key === 'Enter') {
      const link = marks[at]?.marks[0]?.link;
      if (link) open(link);
    } else if (event.key === 'Escape') setActive(null);
    else if (to === undefined || marks.length === 0) return;
    else setActive({ row, mark: Math.max(0, Math.min(to, marks.length - 1)) });
    event.preventDefault();
  };
  const text = active
    ? layOutTimeline(data, width).rows[active.row]?.marks[active.mark]?.marks.map(
        (mark) => mark.text,
      )
    : undefined;
  return (
    <figure class="timeline-figure" ref={frame}>
      <Timeline
        data={data}
        width={width}
        controls={{
          active,
          onFocus: () => {},
          onBlur: () => setActive(null),
          onKey,
          onOpen: open,
        }}
      />
      <p class="only-heard" role="status">
        {text?.join('; ')}
      </p>
      <Fold id="timeline-table" label="The same as a table">
        {() => <TimelineTable data={data} />}
      </Fold>
    </figure>
  );
}

function TimelineTable({ data }: { readonly data: TimelineData }): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Contribution</th>
          <th scope="col">Built</th>
          <th scope="col">First uses by others</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map(({ id, title, built, marks, note }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>
              {built.from} to {built.to}
            </td>
            <td>
              {marks.length === 0 && note}
              <ul>
                {marks.map(({ text, link }, index) => (
                  <li key={index}>
                    <SpanText span={{ text, link }} />
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The width in which an element stands, as it changes. */
function useWidth() {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(760);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = (): void => setWidth(Math.max(280, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
