/** A chart as a file of its own, to stand beside a Markdown document. */
import { renderToStaticMarkup } from 'preact-render-to-string';

import { Timeline } from './Timeline.tsx';
import type { TimelineData } from './timelineData.ts';

/** The name under which the payoff timeline is saved beside a Markdown export. */
export const timelineFile = 'contributions-timeline.svg';

const width = 860;

export function renderTimelineSvg(data: TimelineData): string {
  return `${renderToStaticMarkup(<Timeline data={data} width={width} isFile />)}\n`;
}
