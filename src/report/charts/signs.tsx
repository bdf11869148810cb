/** The signs of the charts: a shape and a colour for each kind of users, so that neither is needed alone. */
import type { JSX } from 'preact';

import type { TimelineGroup } from './timelineData.ts';

export const colours = {
  text: 'var(--vscode-foreground, #1f2328)',
  quiet: 'var(--quiet, #59636e)',
  grid: 'var(--rule, #d1d9e0)',
  built: 'var(--built, #8b949e)',
  ground: 'var(--vscode-editor-background, #ffffff)',
  period: 'var(--vscode-charts-blue, #1a85ff)',
  focus: 'var(--vscode-focusBorder, #0969da)',
} as const;

const palette = [
  'var(--vscode-charts-blue, #1a85ff)',
  'var(--vscode-charts-orange, #b5651d)',
  'var(--vscode-charts-green, #388a34)',
  'var(--vscode-charts-purple, #652d90)',
  'var(--vscode-charts-red, #e51400)',
  'var(--vscode-charts-yellow, #9a6700)',
] as const;

/** Shapes around the origin, of about the same weight. */
const shapes = [
  'M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z',
  'M-4.4,-4.4H4.4V4.4H-4.4Z',
  'M0,-6L6,0L0,6L-6,0Z',
  'M0,-5.8L5.8,4.4H-5.8Z',
  'M-2,-5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z',
  'M0,5.8L5.8,-4.4H-5.8Z',
] as const;

export function Sign({
  style,
  x,
  y,
}: {
  readonly style: TimelineGroup['style'];
  readonly x: number;
  readonly y: number;
}): JSX.Element {
  const at = `translate(${x} ${y})`;
  if (style === 'own')
    return <circle cx={x} cy={y} r={3.6} fill={colours.quiet} stroke={colours.ground} />;
  if (style === 'others')
    return (
      <circle
        cx={x}
        cy={y}
        r={4.2}
        fill={colours.ground}
        stroke={colours.text}
        stroke-width={1.6}
      />
    );
  return (
    <path
      d={shapes[style % shapes.length]}
      transform={at}
      fill={palette[style % palette.length]}
      stroke={colours.ground}
      stroke-width={1}
    />
  );
}
