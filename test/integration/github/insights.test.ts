/** What GitHub adds to the arguments: for each insight a world in which it appears, and traps in which it must not. */
import assert from 'node:assert/strict';

import type { InsightId } from '../../../src/core/insights/insight.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { status } from '../../support/github/faults.ts';
import type { Story } from '../../support/github/hostedStory.ts';
import { closeHosted, markdownOf, summarizeHosted } from '../../support/github/hostedSummary.ts';
import { argumentsBy, linesOf } from '../../support/storySummary.ts';

const client = 'packages/client/retry.ts';
const retry = 'export const retry = (): number => 1;\n';

function the(summary: Summary, insight: InsightId) {
  const found = argumentsBy(summary, insight);
  assert.equal(found.length, 1, `${insight} applies ${found.length} times`);
  return found[0]!;
}

function none(summary: Summary, insight: InsightId): void {
  assert.deepEqual(
    argumentsBy(summary, insight).map(({ claim }) => claim),
    [],
  );
}

/** Ada’s retry module, by pull request 1. */
function made(story: Story): void {
  story.push('2025-05-01', 'Di', { 'package.json': '{}\n' });
  story.pullRequest({
    number: 1,
    who: 'Ada',
    on: '2025-09-01',
    title: 'Add retries with a budget',
    files: { [client]: retry },
  });
}

describe('D2 with what GitHub records', function () {
  this.timeout(60_000);
  after(closeHosted);

  function named(story: Story, number: number, who: 'Bo' | 'Cy' | 'bot', title: string): void {
    story.pullRequest({
      number,
      who,
      on: `2026-0${number % 6 || 6}-10`,
      title,
      files: { [`apps/a${number}.txt`]: 'a\n' },
    });
    story.reference(number, 1, `2026-0${number % 6 || 6}-10`);
  }

  it('tells of merged pull requests of others that name it', async () => {
    const { summary } = await summarizeHosted((story) => {
      made(story);
      named(story, 2, 'Bo', 'Use the budget in the queue');
      named(story, 3, 'Cy', 'Search asks within the budget');
      story.reference({ issue: 'Offer a budget for uploads', who: 'Di' }, 1, '2026-03-01');
    });
    const { argument, claim } = the(summary, 'D2');
    assert.match(
      claim,
      /^2 merged pull requests of 2 other people name its pull requests in this period,/,
    );
    assert.match(claim, /and 1 issue of others too\.$/);
    assert.equal(argument.standing, 'evidenced');
    assert.deepEqual(
      argument.evidence.map(({ kind, id, url }) => [kind, id, url]),
      [
        ['pull-request', '#2', 'https://github.com/acme/platform/pull/2'],
        ['pull-request', '#3', 'https://github.com/acme/platform/pull/3'],
        ['issue', '#9001', 'https://github.com/acme/platform/issues/9001'].map((text) =>
          text.replace('9001', argument.evidence[2]!.id.slice(1)),
        ),
      ],
    );
    assert.ok(argument.evidence[0]!.person !== null, 'whose it is follows from git');
  });

  it('is corroborated where git says so as well, and so is the use itself', async () => {
    const { summary } = await summarizeHosted((story) => {
      made(story);
      for (const [number, who] of [
        [2, 'Bo'],
        [3, 'Cy'],
      ] as const) {
        story.pullRequest({
          number,
          who,
          on: `2026-02-0${number}`,
          title: `Take it in ${who}`,
          files: {
            [`apps/${who}.ts`]: `import { retry } from '../packages/client/retry';\n${linesOf(who)}export const of${who} = retry() * ${number};\n`,
          },
        });
      }
      story.reference(2, 1, '2026-02-02');
    });
    assert.equal(the(summary, 'D2').argument.standing, 'corroborated');
    const { argument } = the(summary, 'D1');
    assert.equal(argument.standing, 'corroborated');
    assert.ok(argument.evidence.some(({ kind, id }) => kind === 'pull-request' && id === '#2'));
  });

  it('does not take bots, releases, backports, reverts, open ones, the subject’s own or earlier ones for it', async () => {
    const { summary } = await summarizeHosted((story) => {
      story.pullRequest({
        number: 20,
        who: 'Bo',
        on: '2025-06-01',
        title: 'Ask for retries',
        files: { 'docs/ask.txt': 'a\n' },
      });
      made(story);
      story.reference(20, 1, '2025-08-01');
      named(story, 2, 'bot', 'Take the newest client');
      named(story, 3, 'Bo', 'Release 1.4.0');
      named(story, 4, 'Bo', '[1.x] Add retries with a budget');
      named(story, 8, 'Bo', 'Add retries with a budget, for 1.x');
      named(story, 9, 'Cy', 'Add retries with a budget, for 2.x');
      named(story, 5, 'Cy', 'Revert "Add retries with a budget"');
      story.pullRequest({
        number: 6,
        who: 'Ada',
        on: '2026-02-01',
        title: 'Go on with retries',
        files: { 'docs/more.txt': 'a\n' },
      });
      story.reference(6, 1, '2026-02-01');
      story.pullRequest({
        number: 7,
        who: 'Bo',
        on: '2026-03-01',
        title: 'An idea about retries',
        files: {},
        state: 'OPEN',
      });
      story.reference(7, 1, '2026-03-01');
    });
    none(summary, 'D2');
  });

  it('says against it that others corrected it, and keeps private repositories to itself', async () => {
    const { summary } = await summarizeHosted((story) => {
      made(story);
      named(story, 2, 'Bo', 'Use the budget in the queue');
      named(story, 3, 'Cy', 'Search asks within the budget');
      named(story, 4, 'Cy', 'Fix the budget of retries');
      story.pullRequest({
        number: 30,
        who: 'Bo',
        on: '2026-04-01',
        title: 'Codename Zeppelin uses it',
        files: {},
        in: 'acme/secret',
      });
      story.reference(30, 1, '2026-04-01');
    });
    const { argument } = the(summary, 'D2');
    assert.deepEqual(
      argument.counterEvidence.map(({ kind, count, of }) => [kind, count, of]),
      [['named-as-fault', 1, 3]],
    );
    assert.ok(argument.notVisible.includes('private-references'));
    assert.doesNotMatch(markdownOf(summary), /Zeppelin|secret/);
  });

  it('does not appear where references could not be read', async () => {
    const { summary } = await summarizeHosted(
      (story) => {
        made(story);
        named(story, 2, 'Bo', 'Use the budget in the queue');
        named(story, 3, 'Cy', 'Search asks within the budget');
      },
      {
        prepare: ({ fail }) => fail('InboundReferences', status(404, { message: 'Not Found' })),
      },
    );
    none(summary, 'D2');
    assert.ok(summary.coverage.gaps.some(({ source }) => source === 'github:references'));
  });
});

describe('E4, reviews that changed things', function () {
  this.timeout(60_000);
  after(closeHosted);

  /** Bo’s pull request of two commits, and one of Cy that the host squashed. */
  function reviewed(story: Story, answered: boolean): void {
    story.push('2025-05-01', 'Ada', { 'a.ts': 'export const a = 1;\n' });
    story.push('2025-05-02', 'Bo', { 'b.ts': 'export const b = 1;\n' });
    story.push('2025-05-03', 'Cy', { 'c.ts': 'export const c = 1;\n' });
    story.pullRequest({
      number: 10,
      who: 'Bo',
      on: '2026-02-01',
      merged: '2026-02-05',
      title: 'Parse lists',
      files: {},
      branch: [
        { on: '2026-02-01', who: 'Bo', files: { 'src/parse.ts': 'export const p = 1;\n' } },
        {
          on: '2026-02-04',
          who: 'Bo',
          files: { [answered ? 'src/parse.ts' : 'src/other.ts']: 'export const p = 2;\n' },
        },
      ],
    });
    story.review(10, 'Ada', '2026-02-02');
    story.thread(
      10,
      'Ada',
      '2026-02-02',
      'src/parse.ts',
      'What if the list of bo-gh is empty?',
      answered,
    );
  }

  it('tells of a thread after which the file was changed, by git and by GitHub', async () => {
    const { summary } = await summarizeHosted((story) => reviewed(story, true));
    const { argument, claim, contribution } = the(summary, 'E4');
    assert.equal(contribution.theme?.kind, 'reviews');
    assert.match(
      claim,
      /review threads on src\/parse\.ts \(#10\); after that, and before the merge, it was changed/,
    );
    assert.equal(argument.standing, 'corroborated');
    const told = markdownOf(summary);
    assert.match(told, /What if the list of a colleague is empty\?/);
    assert.doesNotMatch(told, /not used by others yet/);
  });

  it('does not tell of a thread after which the file stayed as it was', async () => {
    const { summary } = await summarizeHosted((story) => reviewed(story, false));
    none(summary, 'E4');
    assert.ok(summary.contributions.every(({ theme }) => theme?.kind !== 'reviews'));
  });

  it('does not take the date of a squash for a later commit', async () => {
    const { summary } = await summarizeHosted((story) => {
      reviewed(story, false);
      story.pullRequest({
        number: 11,
        who: 'Cy',
        on: '2026-03-01',
        merged: '2026-03-05',
        title: 'Print lists',
        files: { 'src/print.ts': 'export const q = 1;\n' },
      });
      story.review(11, 'Ada', '2026-03-02');
      story.thread(11, 'Ada', '2026-03-02', 'src/print.ts', 'Name it otherwise?', false);
    });
    none(summary, 'E4');
  });

  it('tells of a newcomer’s first pull request, and of no other one', async () => {
    const { summary } = await summarizeHosted((story) => {
      story.push('2025-05-01', 'Ada', { 'a.ts': 'export const a = 1;\n' });
      story.push('2025-05-02', 'Cy', { 'c.ts': 'export const c = 1;\n' });
      for (const [number, who] of [
        [12, 'Di'],
        [13, 'Cy'],
      ] as const) {
        story.pullRequest({
          number,
          who,
          on: '2026-03-01',
          merged: '2026-03-05',
          title: `Work of ${number}`,
          files: { [`src/n${number}.ts`]: `export const n = ${number};\n` },
        });
        story.review(number, 'Ada', '2026-03-02', { state: 'APPROVED', body: '' });
      }
    });
    const { claim, argument } = the(summary, 'E4');
    assert.match(claim, /reviewed first pull requests of people who were new here: #12\.$/);
    assert.deepEqual(
      argument.evidence.map(({ id }) => id),
      ['#12'],
    );
  });
});

const workflow = '.github/workflows/contracts.yml';
const steps = (more: string): string =>
  `on: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${more}\n`;

describe('A1, guardrail fired', function () {
  this.timeout(60_000);
  after(closeHosted);

  function guarded(story: Story, tell: (story: Story) => void, who: 'Ada' | 'Bo' = 'Ada'): void {
    story.push('2025-05-01', 'Ada', { 'a.ts': 'export const a = 1;\n' });
    story.push('2025-06-01', who, { [workflow]: steps('make contracts') });
    if (who === 'Bo') story.push('2025-06-02', 'Ada', { [workflow]: steps('make all') });
    for (const [number, day] of [
      [21, '2026-04-10'],
      [22, '2026-04-20'],
    ] as const) {
      story.pullRequest({
        number,
        who: number === 21 ? 'Bo' : 'Cy',
        on: day,
        title: `Work of ${number}`,
        files: { [`src/n${number}.ts`]: `export const n = ${number};\n` },
      });
    }
    tell(story);
  }

  function stop(story: Story, number: number, day: string, told: object = {}): void {
    const branch = `work-${number}`;
    const who = number === 21 ? 'Bo' : 'Cy';
    story.run({
      on: `${day}T08:00:00Z`,
      branch,
      commit: `${number} a`,
      conclusion: 'failure',
      who,
      number,
      ...told,
    });
    story.run({
      on: `${day}T10:00:00Z`,
      branch,
      commit: `${number} b`,
      who,
      number,
      ...told,
      conclusion: 'success',
    });
  }

  it('tells of runs that failed on others’ changes and passed after these were altered', async () => {
    const { summary } = await summarizeHosted((story) =>
      guarded(story, () => {
        stop(story, 21, '2026-04-09');
        stop(story, 22, '2026-04-19');
      }),
    );
    const { claim, argument } = the(summary, 'A1');
    assert.match(
      claim,
      /^I added \.github\/workflows\/contracts\.yml on 1 June 2025\. In its known runs, 9 April 2026 to 19 April 2026, it failed on 2 changes of 2 other people/,
    );
    assert.deepEqual(
      argument.evidence.map(({ kind, pullRequest }) => [kind, pullRequest]),
      [
        ['commit', null],
        ['run', 21],
        ['run', 22],
      ],
    );
    assert.ok(argument.evidence[1]!.person !== null);
  });

  const traps: readonly (readonly [string, (story: Story) => void])[] = [
    [
      'runs that were only repeated',
      (story) => {
        stop(story, 21, '2026-04-09', { commit: 'same 21' });
        stop(story, 22, '2026-04-19', { commit: 'same 22' });
      },
    ],
    [
      'failures of the main line at that time',
      (story) => {
        story.run({ on: '2026-04-01', event: 'push', conclusion: 'failure' });
        stop(story, 21, '2026-04-09');
        stop(story, 22, '2026-04-19');
      },
    ],
    [
      'the subject’s own changes and those of bots',
      (story) => {
        stop(story, 21, '2026-04-09', { who: 'Ada' });
        stop(story, 22, '2026-04-19', { who: 'bot' });
      },
    ],
    ['a single failure', (story) => stop(story, 21, '2026-04-09')],
  ];
  for (const [name, tell] of traps) {
    it(`does not take ${name} for it`, async () => {
      const { summary } = await summarizeHosted((story) => guarded(story, () => tell(story)));
      none(summary, 'A1');
    });
  }

  it('does not give somebody else’s workflow to whoever changed it later', async () => {
    const { summary } = await summarizeHosted((story) =>
      guarded(
        story,
        () => {
          stop(story, 21, '2026-04-09');
          stop(story, 22, '2026-04-19');
        },
        'Bo',
      ),
    );
    none(summary, 'A1');
  });
});

describe('A5, CI made faster or steadier', function () {
  this.timeout(60_000);
  after(closeHosted);

  interface Told {
    readonly seconds: (index: number, isAfter: boolean) => number;
    readonly failed?: (index: number, isAfter: boolean) => boolean;
    readonly count?: number;
    readonly alsoBy?: 'Bo';
  }

  /** Two runs a day around 1 April 2026, on which Ada changed the workflow. */
  function tuned(story: Story, { seconds, failed, count = 80, alsoBy }: Told): void {
    story.push('2025-06-01', 'Bo', { [workflow]: steps('make contracts') });
    story.push('2026-04-01', 'Ada', { [workflow]: steps('make contracts -j8') });
    if (alsoBy) story.push('2026-04-02', alsoBy, { [workflow]: steps('make contracts -j9') });
    const middle = Date.parse('2026-04-01T12:00:00Z');
    for (const isAfter of [false, true]) {
      for (let index = 0; index < count; index++) {
        const at = middle + (isAfter ? 1 : -1) * (index + 1) * 43_200_000;
        story.run({
          on: new Date(at).toISOString(),
          seconds: seconds(index, isAfter),
          conclusion: failed?.(index, isAfter) ? 'failure' : 'success',
        });
      }
    }
  }

  const wave = (index: number): number => (index * 37) % 60;

  it('tells what half of the runs took before and after', async () => {
    const { summary } = await summarizeHosted((story) =>
      tuned(story, { seconds: (index, isAfter) => (isAfter ? 240 : 600) + wave(index) }),
    );
    const { argument, claim } = the(summary, 'A5');
    assert.match(claim, /took 10 min \d+ s or less before, 4 min \d+ s or less after \(ratio 0\.4/);
    assert.ok(argument.inPeriod);
    assert.equal(argument.facts.insight === 'A5' && argument.facts.steadier, null);
    assert.ok(argument.notVisible.includes('forgotten-runs'));
  });

  it('tells of fewer failures', async () => {
    const { summary } = await summarizeHosted((story) =>
      tuned(story, {
        seconds: (index) => 600 + wave(index),
        failed: (index, isAfter) => index % (isAfter ? 40 : 3) === 0,
      }),
    );
    const { claim } = the(summary, 'A5');
    assert.match(claim, /27 of 80 failed before, 2 of 80 after/);
  });

  const traps: readonly (readonly [string, Told])[] = [
    [
      'what varies by itself',
      { seconds: (index, isAfter) => 600 + 5 * wave(index) - (isAfter ? 30 : 0) },
    ],
    [
      'what was falling all the time',
      { seconds: (index, isAfter) => Math.round(900 - (isAfter ? 1 : -1) * 5 * (index + 1)) },
    ],
    [
      'what had fallen some days before',
      { seconds: (index, isAfter) => (isAfter || index < 8 ? 300 : 600) + (index % 5) },
    ],
    ['slower runs', { seconds: (index, isAfter) => (isAfter ? 600 : 240) + wave(index) }],
    [
      'too few runs',
      {
        seconds: (index) => 600 + wave(index),
        failed: (index, isAfter) => (isAfter ? index >> 1 === 7 : index > 0),
        count: 29,
      },
    ],
    [
      'what somebody else changed at once',
      { seconds: (index, isAfter) => (isAfter ? 240 : 600) + wave(index), alsoBy: 'Bo' },
    ],
  ];
  for (const [name, told] of traps) {
    it(`does not take ${name} for it`, async () => {
      const { summary } = await summarizeHosted((story) => tuned(story, told));
      none(summary, 'A5');
    });
  }
});
