/** Where things stand in the payoff timeline. */
import assert from 'node:assert/strict';

import { renderTimelineSvg } from '../../../src/report/charts/staticSvg.tsx';
import type { TimelineData } from '../../../src/report/charts/timelineData.ts';
import { layOutTimeline, textWidth } from '../../../src/report/charts/timelineLayout.ts';

const mark = (day: string, group: number) => ({
  day,
  group,
  text: `${day} ${group}`,
  link: { kind: 'commit', repository: 0, commit: 'c' } as const,
});

const data: TimelineData = {
  period: { from: '2026-01-01', to: '2026-07-01', label: 'Review period: January to June 2026' },
  rows: [
    {
      id: 'a',
      title: 'HTTP client with retries and budgets and a rather long name',
      path: 'packages/http-client',
      built: { from: '2025-02-01', to: '2025-04-24' },
      wait: { to: '2025-12-03', text: '7 months to the first use by another team' },
      marks: [
        mark('2025-12-03', 0),
        mark('2025-12-03', 0),
        mark('2026-03-01', 0),
        mark('2026-03-01', 1),
        mark('2026-05-01', 1),
      ],
      note: '',
    },
    {
      id: 'b',
      title: 'Contracts',
      path: 'packages/contracts',
      built: { from: '2026-06-20', to: '2026-06-30' },
      wait: null,
      marks: [],
      note: 'not used by others yet',
    },
  ],
  groups: [
    { label: 'Checkout', style: 0 },
    { label: 'Mobile', style: 1 },
  ],
};

describe('the payoff timeline', () => {
  for (const width of [300, 380, 620, 860, 1400]) {
    it(`keeps everything inside ${width} px, and texts off each other`, () => {
      const layout = layOutTimeline(data, width);
      const texts = [layout.period.label, ...layout.rows.flatMap(({ note }) => note ?? [])];
      for (const { x, anchor, text } of texts) {
        const wide = textWidth(text, 11);
        const start = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
        assert.ok(
          start >= -1 && start + wide <= width + 1,
          `${text} from ${start} to ${start + wide}`,
        );
      }
      for (const { marks, built, y, top, height } of layout.rows) {
        for (const placed of marks) {
          assert.ok(placed.x >= layout.plot.left && placed.x <= layout.plot.right);
          assert.ok(placed.y > top && placed.y < top + height);
        }
        assert.ok(built.width >= 8 && y < top + height);
      }
      const labelled = layout.ticks.filter((tick) => tick.labelled);
      assert.ok(labelled.length >= 1);
      for (const [index, { x, label }] of labelled.entries()) {
        const next = labelled[index + 1];
        if (next) assert.ok(next.x - x > (textWidth(label, 11) + textWidth(next.label, 11)) / 2);
      }
    });
  }

  it('tells marks of one team on one day as one with its count, of two teams above each other', () => {
    const { marks } = layOutTimeline(data, 860).rows[0]!;
    assert.deepEqual(
      marks.map(({ group, marks: list }) => [group, list.length]),
      [
        [0, 2],
        [0, 1],
        [1, 1],
        [1, 1],
      ],
    );
    assert.equal(marks[1]!.x, marks[2]!.x);
    assert.ok(marks[2]!.y - marks[1]!.y >= 10);
  });

  it('places time in proportion', () => {
    const { rows, period } = layOutTimeline(data, 860);
    const perDay = period.width / 181;
    const first = rows[0]!;
    assert.ok(Math.abs(first.wait!.to - (first.built.x + first.built.width) - 223 * perDay) < 1.5);
  });

  it('is a picture that stands alone', () => {
    const svg = renderTimelineSvg(data);
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.doesNotMatch(svg, /<script|href=|style=|tabindex/i);
    assert.match(svg, /7 months to the first use by another team/);
    assert.match(svg, /Checkout starts to use it/);
  });
});
