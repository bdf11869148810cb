/** Quarters as bars, before and after some work: the area above, the rest of the repository below it. */
import type { JSX } from 'preact';

import type { SeriesData, SeriesQuarter } from './seriesData.ts';
import { colours } from './signs.tsx';
import { cut, fontSize } from './timelineLayout.ts';

const barHeight = 44;
const rowHeight = barHeight + 40;
const titleHeight = 16;
const axisHeight = 20;
/** The work takes as much room as so many quarters. */
const gap = 1.4;

export function Series({
  data,
  width,
}: {
  readonly data: SeriesData;
  readonly width: number;
}): JSX.Element {
  const { quarters, rows, caption } = data;
  const step = width / (quarters.length + gap);
  const start = (index: number): number =>
    step * (index + (quarters[index]!.side === 'after' ? gap : 0));
  const before = quarters.filter(({ side }) => side === 'before').length;
  const bottom = rows.length * rowHeight;
  return (
    <svg
      class="series"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${bottom + axisHeight}`}
      width={width}
      height={bottom + axisHeight}
      role="img"
      aria-label={caption}
      font-family="var(--vscode-font-family, -apple-system, 'Segoe UI', system-ui, sans-serif)"
      font-size={fontSize.small}
    >
      <rect
        x={round(step * (before + 0.1))}
        y={titleHeight}
        width={round(step * (gap - 0.2))}
        height={bottom - titleHeight}
        fill={colours.built}
        fill-opacity={0.14}
      />
      <text
        x={round(step * (before + gap / 2))}
        y={bottom + 14}
        text-anchor="middle"
        fill={colours.quiet}
      >
        the work
      </text>
      {rows.map((label, row) => (
        <g key={label}>
          <text x={0} y={row * rowHeight + 11} fill={colours.text} font-weight={600}>
            {cut(label, fontSize.small * 1.08, width)}
          </text>
          {quarters.map((quarter, index) => (
            <Bar
              key={quarter.label}
              quarter={quarter}
              row={row}
              most={mostOf(quarters, row)}
              x={start(index) + step * 0.12}
              width={step * 0.76}
              base={(row + 1) * rowHeight - 6}
            />
          ))}
        </g>
      ))}
      {quarters.map(({ label }, index) => (
        <text
          key={label}
          x={round(start(index) + step / 2)}
          y={bottom + 14}
          text-anchor="middle"
          fill={colours.quiet}
        >
          {cut(label, fontSize.small, step)}
        </text>
      ))}
    </svg>
  );
}

function Bar({
  quarter: { values, side },
  row,
  most,
  x,
  width,
  base,
}: {
  readonly quarter: SeriesQuarter;
  readonly row: number;
  readonly most: number;
  readonly x: number;
  readonly width: number;
  readonly base: number;
}): JSX.Element {
  const value = values[row] ?? null;
  const height = most === 0 || value === null ? 0 : (value / most) * barHeight;
  return (
    <>
      <line
        x1={round(x)}
        x2={round(x + width)}
        y1={base}
        y2={base}
        stroke={colours.grid}
        stroke-width={1}
      />
      {height > 0 && (
        <rect
          x={round(x)}
          y={round(base - height)}
          width={round(width)}
          height={round(height)}
          fill={row === 0 ? colours.period : colours.built}
          fill-opacity={side === 'before' ? 0.55 : 1}
        />
      )}
      <text
        x={round(x + width / 2)}
        y={round(base - height - 4)}
        text-anchor="middle"
        fill={colours.text}
      >
        {value === null ? '–' : value}
      </text>
    </>
  );
}

function mostOf(quarters: readonly SeriesQuarter[], row: number): number {
  return Math.max(0, ...quarters.map(({ values }) => values[row] ?? 0));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
