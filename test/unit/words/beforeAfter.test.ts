/** The sentences of A2 and D4, their series in every document, and what speaks against them. */
import assert from 'node:assert/strict';

import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../../src/core/draft/draft.ts';
import type {
  BeforeAfterFacts,
  ChangeGotEasierFacts,
  QuarterFacts,
  RecurrenceStoppedFacts,
} from '../../../src/core/insights/facts.ts';
import type { Argument } from '../../../src/core/insights/insight.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { Series } from '../../../src/report/charts/Series.tsx';
import { renderHtml } from '../../../src/report/html.tsx';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showSeries } from '../../../src/report/show/series.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { renderText } from '../../../src/report/text.ts';
import { againstOf } from '../../../src/report/words/against.ts';
import { claimOf } from '../../../src/report/words/claims.ts';
import { createSpeaker } from '../../../src/report/words/speaker.ts';
import { commit } from '../../support/facts.ts';
import { bare, textOfHtml } from '../../support/items.ts';
import { summaryOf } from '../../support/summaryFacts.ts';

const quarterOf = (
  side: QuarterFacts['side'],
  from: string,
  area: number | null,
  rest: number,
): QuarterFacts => ({ side, from, to: from, area, rest });

const common: BeforeAfterFacts = {
  work: {
    kinds: ['tests', 'checks'],
    from: '2025-01-10',
    to: '2025-03-11',
    commits: 2,
    testsAdded: 4,
  },
  files: 12,
  folders: ['src/net', ''],
  inFolders: 9,
  before: { from: '2024-04-13', to: '2024-10-12' },
  after: { from: '2025-03-11', to: '2025-09-09' },
  interval: { ratio: 0.21, low: 0.08, high: 0.56 },
  placebos: 200,
  asLow: 1,
  widened: 1.5,
  clear: true,
  quarters: [
    quarterOf('before', '2024-04-13', 9, 40),
    quarterOf('before', '2024-07-13', 12, 44),
    quarterOf('after', '2025-03-11', 4, 39),
    quarterOf('after', '2025-06-10', 0, 45),
  ],
};
const fixes: RecurrenceStoppedFacts = {
  ...common,
  insight: 'A2',
  fixes: { before: 21, after: 4 },
  reverts: { before: 2, after: 0 },
  changes: { before: 60, after: 55 },
  fixesElsewhere: { before: 84, after: 1084 },
};
const reach: ChangeGotEasierFacts = {
  ...common,
  insight: 'D4',
  work: {
    kinds: ['restructured'],
    from: '2025-03-10',
    to: '2025-03-11',
    commits: 1,
    testsAdded: 0,
  },
  asLow: 0,
  changes: { before: 30, after: 1 },
  filesPerChange: { before: 6.1, after: 2 },
  areasPerChange: { before: 2.5, after: 1 },
  changesElsewhere: { before: 300, after: 310 },
  filesElsewhere: { before: 3.2, after: 3.3 },
  quarters: [
    quarterOf('before', '2024-04-13', 6.1, 3.2),
    quarterOf('after', '2025-03-11', null, 3.3),
  ],
};

const commits = [commit('Add retry', '2025-01-10', ['src/net/retry.ts'])];

function told(facts: RecurrenceStoppedFacts | ChangeGotEasierFacts): Summary {
  const summary = summaryOf({ commits });
  const argument: Argument = {
    lens: 'absence',
    facts,
    standing: 'evidenced',
    inPeriod: true,
    evidence: [],
    counterEvidence: [],
    notVisible: ['other-reasons'],
  };
  const [first, ...others] = summary.contributions;
  return { ...summary, contributions: [{ ...first!, arguments: [argument] }, ...others] };
}

function claim(facts: RecurrenceStoppedFacts | ChangeGotEasierFacts): string {
  const summary = told(facts);
  return claimOf(facts, summary.contributions[0]!, createSpeaker(summary));
}

describe('A2 in words', () => {
  it('tells the work, the counts, the rest, the interval and the placebos', () =>
    assert.equal(
      claim(fixes),
      'From 10 January 2025 to 10 March 2025 I added 4 files of tests and worked on checks (2 commits). The area is 12 files, 9 of them in src/net and the top folder. Fixes there fell from 21 in the 26 weeks before 12 October 2024 to 4 in the 26 weeks from 11 March 2025; in the rest of the repository 84 before, 1,084 after. Among these are 2 reverts: 2 before, 0 after. Measured against the rest, after is 0.21 of before (95 % interval 0.08 to 0.56); 1 of 200 comparable sets of files shows a ratio as low.',
    ));

  it('has no word for it where it may be chance', () => {
    const text = claim({ ...fixes, clear: false, asLow: 41 });
    assert.match(
      text,
      / Fixes there: 21 in the 26 weeks before 12 October 2024, 4 in the 26 weeks /,
    );
    assert.match(
      text,
      /; 41 of 200 comparable sets of files show a ratio as low\. This may be chance\.$/,
    );
    assert.doesNotMatch(text, /fell|fewer|less/);
  });

  it('is silent about reverts where there are none', () =>
    assert.doesNotMatch(claim({ ...fixes, reverts: { before: 0, after: 0 } }), /revert/));
});

describe('D4 in words', () => {
  it('tells the work, files and areas per change, the rest, the interval and the placebos', () =>
    assert.equal(
      claim(reach),
      'On 10 March 2025 I restructured code (1 commit). The area is 12 files, 9 of them in src/net and the top folder. Before it, 30 changes of other people there touched 6.1 files in 2.5 areas on average (in the 26 weeks before 12 October 2024); after it, 1 change touched 2 files in 1 area on average (in the 26 weeks from 11 March 2025). In the rest of the repository the files per change went from 3.2 to 3.3. Measured against the rest, after is 0.21 of before (95 % interval 0.08 to 0.56); none of 200 comparable sets of files shows a ratio as low.',
    ));
});

describe('what is included at first', () => {
  for (const clear of [true, false]) {
    it(clear ? 'is a clear fall' : 'is no fall that may be chance', () => {
      const { contributions } = applyDraft(told({ ...fixes, clear }), emptyDraft);
      assert.equal(contributions[0]!.arguments[0]!.included, clear);
    });
  }
});

describe('the series', () => {
  const caption =
    'Fixes in each quarter (13 weeks): 9 and 12 before, 4 and 0 after; in the rest of the repository 40 and 44 before, 39 and 45 after.';

  it('is told by every document', () => {
    const shown = showSummary(applyDraft(told(fixes), emptyDraft));
    for (const text of [renderMarkdown(shown), renderText(shown), textOfHtml(renderHtml(shown))])
      assert.ok(bare(text).includes(bare(caption)), text);
    assert.ok(renderHtml(shown).includes('class="series"'));
  });

  it('has one bar for each number, as high as the number is', () => {
    const svg = renderToStaticMarkup(h(Series, { data: showSeries(fixes)!, width: 600 }));
    const heights = [
      ...svg.matchAll(
        /<rect [^>]*height="([\d.]+)" fill="[^"]*(?:blue|built)[^>]*fill-opacity="(?:0\.55|1)"/g,
      ),
    ];
    assert.deepEqual(
      heights.map(([, height]) => Number(height)),
      [33, 44, 14.7, 39.1, 43, 38.1, 44],
    );
    assert.ok(svg.includes(`aria-label="${caption}"`));
    assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
  });

  it('shows a quarter in which nothing was there to be measured as such, not as zero', () => {
    const data = showSeries(reach)!;
    assert.match(data.caption, /: 6\.1 before, none after;/);
    const svg = renderToStaticMarkup(h(Series, { data, width: 600 }));
    assert.match(svg, />–</);
    assert.doesNotMatch(svg, /NaN/);
  });
});

describe('what speaks against a fall', () => {
  const speaker = createSpeaker(summaryOf({ commits }));
  for (const [kind, count, of, want] of [
    [
      'others-at-work',
      12,
      16,
      'While the work was done, 12 of 16 changes to these files were by other people.',
    ],
    [
      'falling-before',
      4,
      10.5,
      'It was falling before the work: 4 in the second half of that time, 10.5 in the first.',
    ],
    ['fewer-changes', 20, 60, 'The files changed less often too: 20 changes after, 60 before.'],
    ['fewer-people', 2, 9, 'Fewer people changed the files: 2 after, 9 before.'],
    ['fixes-of-own', 11, 21, '11 of 21 fixes before were by me.'],
    [
      'few-large-changes',
      2,
      30,
      'Without the 2 changes before that touched most files there is no fall.',
    ],
  ] as const)
    it(kind, () => assert.equal(againstOf({ kind, count, of, commits: [] }, speaker, 'all'), want));
});
