/** Where everything of the payoff timeline stands; pure arithmetic. */

import type { TimelineData, TimelineMark, TimelineRow } from './timelineData.ts';

/** Marks of one kind of users that stand together. */
export interface PlacedMark {
  readonly x: number;
  readonly y: number;
  readonly group: number;
  readonly marks: readonly TimelineMark[];
}

export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
}

export interface PlacedRow {
  readonly row: TimelineRow;
  readonly top: number;
  readonly height: number;
  /** Height of the line on which bar and marks stand. */
  readonly y: number;
  readonly title: PlacedText;
  readonly path: PlacedText;
  readonly built: { readonly x: number; readonly width: number };
  readonly wait: { readonly from: number; readonly to: number } | null;
  readonly note: PlacedText | null;
  readonly marks: readonly PlacedMark[];
}

export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly period: { readonly x: number; readonly width: number; readonly label: PlacedText };
  readonly ticks: readonly {
    readonly x: number;
    readonly label: string;
    readonly labelled: boolean;
  }[];
  readonly rows: readonly PlacedRow[];
  readonly legend: readonly {
    readonly group: number | 'built';
    readonly x: number;
    readonly y: number;
    readonly label: string;
  }[];
}

export const fontSize = { title: 12.5, small: 11 } as const;
/** Below this width a row's title stands above it. */
const narrow = 620;
const labelWidth = 210;
/** Marks nearer than this are told as one. */
const together = 18;
const stackStep = 11;
const mostStacked = 3;
const legendLine = 22;

export function layOutTimeline(data: TimelineData, width: number): TimelineLayout {
  const isNarrow = width < narrow;
  const left = isNarrow ? 0 : labelWidth;
  const right = width - 14;
  const top = 26;
  const rowHeight = isNarrow ? 66 : 50;
  const bottom = top + data.rows.length * rowHeight + 4;
  const [from, to] = spanOf(data);
  const perMillisecond = (right - left - 12) / Math.max(1, to.getTime() - from.getTime());
  const xOf = (date: Date): number =>
    round(left + 6 + (date.getTime() - from.getTime()) * perMillisecond);
  const x = (day: string): number => xOf(new Date(day));
  const rows = data.rows.map((row, index) =>
    placeRow(row, { top: top + index * rowHeight, height: rowHeight, isNarrow, left, right }, x),
  );
  const legend = placeLegend(data, 0, width, bottom + 40);
  return {
    width,
    height: (legend.at(-1)?.y ?? bottom + 20) + 12,
    plot: { left, right, top, bottom },
    period: placePeriod(data, x, left, right),
    ticks: placeTicks(from, to, xOf, right - left),
    rows,
    legend,
  };
}

/** About how wide a text is; no font is at hand where a picture is made for a file. */
export function textWidth(text: string, size: number): number {
  return text.length * size * 0.54;
}

export function cut(text: string, size: number, width: number): string {
  const most = Math.max(4, Math.floor(width / (size * 0.54)));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

function spanOf({ rows, period }: TimelineData): readonly [Date, Date] {
  const days = [period.from, period.to].concat(
    rows.flatMap(({ built, marks }) => [
      built.from,
      built.to,
      ...marks.slice(0, 1).map(({ day }) => day),
      ...marks.slice(-1).map(({ day }) => day),
    ]),
  );
  const times = days.map((day) => Date.parse(day)).filter((time) => !Number.isNaN(time));
  return [new Date(Math.min(...times)), new Date(Math.max(...times))];
}

interface Frame {
  readonly top: number;
  readonly height: number;
  readonly isNarrow: boolean;
  readonly left: number;
  readonly right: number;
}

function placeRow(row: TimelineRow, frame: Frame, x: (day: string) => number): PlacedRow {
  const { top, height, isNarrow, left, right } = frame;
  const y = top + height - 20;
  const room = isNarrow ? right - left : labelWidth - 18;
  const title = cut(row.title, fontSize.title * 1.08, room);
  const start = x(row.built.from);
  const end = Math.max(x(row.built.to), start + 8);
  return {
    row,
    top,
    height,
    y,
    title: { x: isNarrow ? left : 0, y: isNarrow ? top + 14 : y - 1, anchor: 'start', text: title },
    path: isNarrow
      ? {
          x: right,
          y: top + 14,
          anchor: 'end',
          text: cut(row.path, fontSize.small, room - textWidth(title, fontSize.title) - 24),
        }
      : { x: 0, y: y + 13, anchor: 'start', text: cut(row.path, fontSize.small, room) },
    built: { x: start, width: end - start },
    wait: row.wait ? { from: end, to: x(row.wait.to) } : null,
    note: placeNote(row, end, y - 14, frame, x),
    marks: placeMarks(row.marks, y, x),
  };
}

/** The length of the wait above its dots; where it has no room there, left of their end. */
function placeNote(
  row: TimelineRow,
  end: number,
  y: number,
  { left, right }: Frame,
  x: (day: string) => number,
): PlacedText | null {
  const text = row.wait?.text ?? row.note;
  if (text === '') return null;
  const width = textWidth(text, fontSize.small);
  const until = row.wait ? x(row.wait.to) : end;
  if (row.wait && until - end >= width) return { x: (end + until) / 2, y, anchor: 'middle', text };
  if (until - width >= left) return { x: until - (row.wait ? 7 : 0), y, anchor: 'end', text };
  return { x: Math.max(left, Math.min(end, right - width)), y, anchor: 'start', text };
}

function placeMarks(
  marks: readonly TimelineMark[],
  y: number,
  x: (day: string) => number,
): readonly PlacedMark[] {
  const clusters: { x: number; marks: TimelineMark[] }[] = [];
  for (const mark of marks) {
    const at = x(mark.day);
    const last = clusters.at(-1);
    if (last && at - last.x < together) last.marks.push(mark);
    else clusters.push({ x: at, marks: [mark] });
  }
  return clusters.flatMap((cluster) => stack(cluster.marks, cluster.x, y));
}

/** Users of different kinds stand above each other; of too many kinds only the one with most marks has its sign. */
function stack(marks: readonly TimelineMark[], x: number, y: number): readonly PlacedMark[] {
  const byGroup = groupBy(marks, (mark) => mark.group);
  const groups = [...byGroup].toSorted((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const shown =
    groups.length > mostStacked
      ? [[groups[0]![0], marks] as const]
      : groups.toSorted((a, b) => a[0] - b[0]);
  return shown.map(([group, list], index) => ({
    x,
    y: y + (index - (shown.length - 1) / 2) * stackStep,
    group,
    marks: list,
  }));
}

export function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function placePeriod(
  { period }: TimelineData,
  x: (day: string) => number,
  left: number,
  right: number,
): TimelineLayout['period'] {
  const start = x(period.from);
  const end = x(period.to);
  const width = textWidth(period.label, fontSize.small);
  const label: PlacedText =
    end - start >= width + 12
      ? { x: start + 6, y: 16, anchor: 'start', text: period.label }
      : end - width >= left
        ? { x: end, y: 16, anchor: 'end', text: period.label }
        : {
            x: Math.max(left, Math.min(start, right - width)),
            y: 16,
            anchor: 'start',
            text: period.label,
          };
  return { x: start, width: end - start, label };
}

const monthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/** Steps of an axis in months, and in days where there is less than a month between two ticks. */
const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600];
const daySteps = [1, 2, 7, 14];
const dayLength = 86_400_000;

/** Round dates (UTC) between two others, about as many as asked for: first days of months, else days. */
function roundDates(from: Date, to: Date, most: number): readonly Date[] {
  const days = (to.getTime() - from.getTime()) / dayLength;
  if (days / 30 < most / 2) {
    const step = (daySteps.find((size) => days / size <= most) ?? 14) * dayLength;
    const first = Math.ceil(from.getTime() / step) * step;
    const count = Math.floor((to.getTime() - first) / step) + 1;
    return Array.from({ length: Math.max(count, 0) }, (_, index) => new Date(first + index * step));
  }
  const step = monthSteps.find((size) => days / 30.4 / size <= most) ?? 1200;
  const months = from.getUTCFullYear() * 12 + from.getUTCMonth();
  const dates: Date[] = [];
  for (let month = Math.floor(months / step) * step; ; month += step) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    if (date > to) return dates;
    if (date >= from) dates.push(date);
  }
}

function placeTicks(
  from: Date,
  to: Date,
  xOf: (date: Date) => number,
  width: number,
): TimelineLayout['ticks'] {
  const ticks = roundDates(from, to, Math.max(2, Math.floor(width / 96)));
  const years = ticks.every((tick) => tick.getUTCMonth() === 0 && tick.getUTCDate() === 1);
  let free = Number.NEGATIVE_INFINITY;
  return ticks.map((tick) => {
    const month = monthNames[tick.getUTCMonth()]!;
    const date = tick.getUTCDate() === 1 ? '' : `${tick.getUTCDate()} `;
    const year = String(tick.getUTCFullYear());
    const label = years ? year : `${date}${month} ${year}`;
    const x = xOf(tick);
    const half = textWidth(label, fontSize.small) / 2;
    const labelled = x - half > free;
    if (labelled) free = x + half + 6;
    return { x, label, labelled };
  });
}

function placeLegend(
  { groups }: TimelineData,
  left: number,
  width: number,
  top: number,
): TimelineLayout['legend'] {
  const entries: { group: number | 'built'; label: string }[] = [
    { group: 'built', label: 'built' },
    ...groups.map(({ label }, group) => ({ group, label: `${label} ${starts(label)}` })),
  ];
  let x = left;
  let y = top;
  return entries.map(({ group, label }) => {
    const needed = textWidth(label, fontSize.small) + 38;
    if (x > left && x + needed > width) {
      x = left;
      y += legendLine;
    }
    const placed = { group, x, y, label };
    x += needed;
    return placed;
  });
}

function starts(label: string): string {
  return label === 'Others' ? 'start to use it' : 'starts to use it';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
