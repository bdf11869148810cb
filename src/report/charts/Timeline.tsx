/** The payoff timeline: when each contribution was built, the wait, and each first use by others. */
import type { JSX } from 'preact';

import type { Link } from '../line.ts';
import { count } from '../words/dates.ts';
import { colours, Sign } from './signs.tsx';
import type { TimelineData } from './timelineData.ts';
import {
  fontSize,
  groupBy,
  layOutTimeline,
  textWidth,
  type PlacedMark,
  type PlacedRow,
  type PlacedText,
  type TimelineLayout,
} from './timelineLayout.ts';

/** How a page lets a person walk through the marks; a picture in a file has none of it. */
export interface TimelineControls {
  readonly active: { readonly row: number; readonly mark: number } | null;
  onFocus(row: number): void;
  onBlur(): void;
  onKey(row: number, event: KeyboardEvent): void;
  onOpen(link: Link): void;
}

export interface TimelineProps {
  readonly data: TimelineData;
  readonly width: number;
  readonly controls?: TimelineControls;
  /** It stands alone in a file, on a ground of its own. */
  readonly isFile?: boolean;
}

export function Timeline({ data, width, controls, isFile }: TimelineProps): JSX.Element {
  const layout = layOutTimeline(data, width);
  const { plot, period, height } = layout;
  return (
    <svg
      class="timeline"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={controls ? 'group' : 'img'}
      aria-label={`When it was built, and when others began to use it. ${period.label.text}.`}
      font-family="var(--vscode-font-family, -apple-system, 'Segoe UI', system-ui, sans-serif)"
    >
      {isFile && <rect width={width} height={height} fill={colours.ground} />}
      <rect
        x={period.x}
        y={4}
        width={period.width}
        height={plot.bottom - 4}
        fill={colours.period}
        fill-opacity={0.1}
      />
      {layout.ticks.map(({ x }) => (
        <line
          key={x}
          x1={x}
          x2={x}
          y1={plot.top}
          y2={plot.bottom}
          stroke={colours.grid}
          stroke-opacity={0.6}
        />
      ))}
      <Words at={period.label} fill={colours.quiet} />
      {layout.rows.map((row, index) => (
        <Row
          key={row.row.id}
          row={row}
          index={index}
          layout={layout}
          data={data}
          controls={controls}
        />
      ))}
      {layout.ticks
        .filter(({ labelled }) => labelled)
        .map(({ x, label }) => (
          <Words
            key={x}
            at={{ ...tickAt(x, label, width), y: plot.bottom + 15, text: label }}
            fill={colours.quiet}
          />
        ))}
      {layout.legend.map(({ group, x, y, label }) => (
        <g key={label}>
          {group === 'built' ? (
            <rect x={x} y={y - 8} width={16} height={8} rx={4} fill={colours.built} />
          ) : (
            <Sign style={data.groups[group]!.style} x={x + 8} y={y - 4} />
          )}
          <Words at={{ x: x + 22, y, anchor: 'start', text: label }} fill={colours.quiet} />
        </g>
      ))}
      {controls?.active && <Tip layout={layout} active={controls.active} />}
    </svg>
  );
}

/** A label at the edge ends there. */
function tickAt(x: number, label: string, width: number): Pick<PlacedText, 'x' | 'anchor'> {
  const isOver = x + textWidth(label, fontSize.small) / 2 > width;
  return isOver ? { x: width - 2, anchor: 'end' } : { x, anchor: 'middle' };
}

interface RowProps {
  readonly row: PlacedRow;
  readonly index: number;
  readonly layout: TimelineLayout;
  readonly data: TimelineData;
  readonly controls: TimelineControls | undefined;
}

function Row({ row, index, layout, data, controls }: RowProps): JSX.Element {
  const { built, wait, note, y } = row;
  const interactive = controls && {
    tabIndex: 0,
    onFocus: () => controls.onFocus(index),
    onBlur: controls.onBlur,
    onKeyDown: (event: KeyboardEvent) => controls.onKey(index, event),
  };
  return (
    <g class="timeline-row" role="img" aria-label={describeRow(row, data)} {...interactive}>
      <rect
        class="timeline-focus"
        x={-6}
        y={row.top + 1}
        width={layout.width + 12}
        height={row.height - 2}
        rx={3}
        fill={colours.ground}
        fill-opacity={0}
      />
      <Words at={row.title} fill={colours.text} size={fontSize.title} weight={600} />
      <Words at={row.path} fill={colours.quiet} />
      <rect x={built.x} y={y - 4} width={built.width} height={8} rx={4} fill={colours.built} />
      {wait && (
        <line
          x1={wait.from}
          x2={wait.to}
          y1={y}
          y2={y}
          stroke={colours.quiet}
          stroke-width={1.4}
          stroke-dasharray="1.5 3.5"
          stroke-linecap="round"
        />
      )}
      {note && <Words at={note} fill={colours.quiet} />}
      {row.marks.map((mark, at) => (
        <Mark
          key={at}
          mark={mark}
          data={data}
          isActive={controls?.active?.row === index && controls.active.mark === at}
          onOpen={controls?.onOpen}
        />
      ))}
    </g>
  );
}

function Mark({
  mark,
  data,
  isActive,
  onOpen,
}: {
  readonly mark: PlacedMark;
  readonly data: TimelineData;
  readonly isActive: boolean;
  readonly onOpen: ((link: Link) => void) | undefined;
}): JSX.Element {
  const { x, y, marks, group } = mark;
  const [first] = marks;
  return (
    <g
      class={onOpen ? 'timeline-mark' : undefined}
      onClick={onOpen && first ? () => onOpen(first.link) : undefined}
    >
      <title>{describeMark(mark).join('\n')}</title>
      {isActive && (
        <circle cx={x} cy={y} r={9} fill="none" stroke={colours.focus} stroke-width={1.5} />
      )}
      <Sign style={data.groups[group]?.style ?? 'others'} x={x} y={y} />
      {marks.length > 1 && (
        <Words
          at={{ x: x + 6.5, y: y + 3.5, anchor: 'start', text: String(marks.length) }}
          fill={colours.text}
          size={10}
          weight={600}
        />
      )}
    </g>
  );
}

/** What a mark stands for, one use a line; of many the first ones. */
export function describeMark({ marks }: Pick<PlacedMark, 'marks'>): readonly string[] {
  const lines = marks.slice(0, 4).map(({ text }) => text);
  return marks.length > 4 ? [...lines, `and ${marks.length - 4} more`] : lines;
}

function describeRow({ row, marks }: PlacedRow, data: TimelineData): string {
  const built = `${row.title}: built from ${row.built.from} to ${row.built.to}.`;
  if (row.marks.length === 0) return `${built} ${row.note}.`;
  const groups = groupBy(row.marks, (mark) => data.groups[mark.group]?.label ?? 'Others');
  const uses = [...groups].map(([label, list]) => `${label} ${list.length}`).join(', ');
  const wait = row.wait ? ` ${row.wait.text}.` : '';
  return `${built}${wait} ${count(row.marks.length, 'use', 'uses')} by others: ${uses}.${marks.length > 0 ? ' Arrow keys walk through them.' : ''}`;
}

/** What the mark under the keyboard stands for, beside it. */
function Tip({
  layout,
  active,
}: {
  readonly layout: TimelineLayout;
  readonly active: { readonly row: number; readonly mark: number };
}): JSX.Element | null {
  const mark = layout.rows[active.row]?.marks[active.mark];
  if (!mark) return null;
  const lines = describeMark(mark);
  const width = Math.min(
    layout.width - 4,
    Math.max(...lines.map((line) => textWidth(line, fontSize.small))) + 20,
  );
  const height = lines.length * 16 + 10;
  const x = Math.max(2, Math.min(mark.x - width / 2, layout.width - width - 2));
  const below = mark.y + 14;
  const y = below + height < layout.height ? below : mark.y - 14 - height;
  return (
    <g class="timeline-tip">
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={3}
        fill="var(--vscode-editorHoverWidget-background, #ffffff)"
        stroke="var(--vscode-editorHoverWidget-border, #d1d9e0)"
      />
      {lines.map((line, index) => (
        <Words
          key={line}
          at={{ x: x + 10, y: y + 17 + index * 16, anchor: 'start', text: line }}
          fill="var(--vscode-editorHoverWidget-foreground, #1f2328)"
        />
      ))}
    </g>
  );
}

function Words({
  at,
  fill,
  size = fontSize.small,
  weight,
}: {
  readonly at: PlacedText;
  readonly fill: string;
  readonly size?: number;
  readonly weight?: number;
}): JSX.Element {
  return (
    <text
      x={at.x}
      y={at.y}
      text-anchor={at.anchor}
      fill={fill}
      font-size={size}
      font-weight={weight}
    >
      {at.text}
    </text>
  );
}
