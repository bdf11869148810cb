/** What was counted before and after, quarter by quarter. */
import type { Facts, QuarterFacts } from '../../core/insights/facts.ts';
import type { SeriesData } from '../charts/seriesData.ts';
import { list, monthOf } from '../words/dates.ts';

/** The series of an argument about before and after; null of any other. */
export function showSeries(facts: Facts): SeriesData | null {
  if (facts.insight !== 'A2' && facts.insight !== 'D4') return null;
  const { quarters } = facts;
  const title = facts.insight === 'A2' ? 'Fixes' : 'Files per change of other people';
  const told = (side: QuarterFacts['side'], of: 'area' | 'rest'): string =>
    list(
      quarters.filter((quarter) => quarter.side === side).map((quarter) => numberOf(quarter[of])),
    );
  return {
    caption: `${title} in each quarter (13 weeks): ${told('before', 'area')} before, ${told('after', 'area')} after; in the rest of the repository ${told('before', 'rest')} before, ${told('after', 'rest')} after.`,
    rows: ['In this area', 'In the rest of the repository'],
    quarters: quarters.map(({ side, from, area, rest }) => ({
      side,
      label: shortMonth(from),
      values: [area, rest],
    })),
  };
}

function numberOf(value: number | null): string {
  return value === null ? 'none' : String(value);
}

/** `Jun 2019`. */
function shortMonth(day: string): string {
  return monthOf(day).replace(/^(\p{L}{3})\p{L}*/u, '$1');
}
