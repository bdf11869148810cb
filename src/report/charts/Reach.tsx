/** Reach: from a contribution to the teams, or areas, that build on it now. */
import type { JSX } from 'preact';

import { count } from '../words/dates.ts';
import type { ReachData } from './reachData.ts';
import { colours } from './signs.tsx';
import { cut } from './timelineLayout.ts';

const rowHeight = 38;
const size = 12;

export function Reach({
  data,
  width,
}: {
  readonly data: ReachData;
  readonly width: number;
}): JSX.Element {
  const { targets, title } = data;
  const height = Math.max(targets.length * rowHeight, 60) + 8;
  const left = Math.round(width * 0.3);
  const right = Math.round(width * 0.46);
  const middle = height / 2;
  const most = Math.max(...targets.map(({ places }) => places));
  return (
    <svg
      class="reach"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={describe(data)}
      font-family="var(--vscode-font-family, -apple-system, 'Segoe UI', system-ui, sans-serif)"
      font-size={size}
    >
      {targets.map(({ label, places, people, areas }, index) => {
        const y = 4 + rowHeight * (index + 0.5) + (height - 8 - targets.length * rowHeight) / 2;
        const bend = (left + right) / 2;
        const where = areas.length > 0 ? ` · ${areas.join(', ')}` : '';
        return (
          <g key={label}>
            <path
              d={`M${left},${middle}C${bend},${middle} ${bend},${y} ${right},${y}`}
              fill="none"
              stroke={colours.period}
              stroke-opacity={0.55}
              stroke-width={Math.max(1.5, (places / most) * 12)}
            />
            <text x={right + 10} y={y - 2} fill={colours.text} font-weight={600}>
              {cut(label, size, width - right - 10)}
            </text>
            <text x={right + 10} y={y + 13} fill={colours.quiet} font-size={11}>
              {cut(
                `${count(places, 'place', 'places')}, ${count(people, 'person', 'people')}${where}`,
                11,
                width - right - 10,
              )}
            </text>
          </g>
        );
      })}
      <rect
        x={0}
        y={middle - 16}
        width={left}
        height={32}
        rx={4}
        fill={colours.ground}
        stroke={colours.grid}
      />
      <text x={10} y={middle + 4} fill={colours.text} font-weight={600}>
        {cut(title, size * 1.08, left - 18)}
      </text>
    </svg>
  );
}

function describe({ title, targets }: ReachData): string {
  const list = targets.map(({ label, places }) => `${label} ${places}`).join(', ');
  return `Places that depend on ${title} now: ${list}.`;
}
