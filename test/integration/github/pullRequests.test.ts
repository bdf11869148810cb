/** Commits, titles and the record with what GitHub says about the pull requests behind them. */
import assert from 'node:assert/strict';

import { readExported } from '../../../src/core/exported/readExported.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showExported } from '../../../src/report/shownExported.ts';
import { exportedText } from '../../support/exported.ts';
import type { Story } from '../../support/github/hostedStory.ts';
import { closeHosted, markdownOf, summarizeHosted } from '../../support/github/hostedSummary.ts';
import { sentinel } from '../../support/github/makeWorld.ts';

const client = 'packages/client/retry.ts';
const lines = (name: string): string => `export const ${name} = (): string => '${name}';\n`;

describe('pull requests in a summary', function () {
  this.timeout(60_000);
  after(closeHosted);

  /** Ada makes a module in one pull request, and a theme in several. */
  function work(story: Story): void {
    story.push('2025-12-01', 'Bo', { 'package.json': '{}\n' });
    story.push('2025-12-02', 'Di', { 'tsconfig.json': '{}\n' });
    story.pullRequest({
      number: 1,
      who: 'Ada',
      on: '2026-01-10',
      title: 'feat(client): add a retry budget for every host of Di Prima and bo-gh',
      files: { [client]: lines('retry') },
      closes: [77, 78],
    });
    // Made before it landed, published after it.
    story.release('v1.1.0', '2026-01-20');
    story.pullRequest({
      number: 2,
      who: 'Ada',
      on: '2026-02-01',
      title: 'Rebase me, please, and thank you',
      rebasedAs: 'Let the budget be seen',
      files: { 'packages/board/board.ts': lines('board'), 'packages/board/bar.ts': lines('bar') },
    });
    story.push('2026-02-10', 'Ada', { 'notes.md': 'A\n' }, 'Mention an issue (#78)');
    story.pullRequest({
      number: 5,
      who: 'Bo',
      on: '2026-03-01',
      title: 'Use it',
      files: { 'apps/pay.ts': "import { retry } from '../packages/client/retry';\nretry();\n" },
    });
  }

  it('gives commits the pull requests that the service knows, and no issue', async () => {
    const { summary } = await summarizeHosted(work);
    const found = new Map(
      summary.contributions
        .flatMap(({ commits }) => commits)
        .map(({ subject, pullRequest }) => [subject, pullRequest]),
    );
    assert.equal(found.get('Let the budget be seen'), 2);
    assert.equal(found.get('Mention an issue (#78)'), null);
  });

  it('believes the service where git cannot place a commit', async () => {
    const { summary } = await summarizeHosted(work, {
      prepare({ world }) {
        for (const [id, { author, pullRequests }] of world.commits)
          if (author?.login === 'ada-gh' && pullRequests.length === 0)
            world.commits.set(id, { author, pullRequests: ['PR_2'] });
      },
    });
    const noted = summary.contributions
      .flatMap(({ commits }) => commits)
      .find(({ subject }) => subject.startsWith('Mention'))!;
    assert.equal(noted.pullRequest, 2);
    assert.equal(noted.details?.number, 2);
  });

  it('names a contribution after the pull request that made it, without anybody’s name', async () => {
    const { summary } = await summarizeHosted(work);
    const made = summary.contributions.find(({ path }) => path === client)!;
    assert.equal(made.title, 'Add a retry budget for every host of Di Prima and bo-gh');
    assert.equal(made.titleFrom, 'pull-request');
    const told = markdownOf(summary);
    assert.match(told, /Add a retry budget for every host of a colleague and a colleague/);
    assert.doesNotMatch(told, /Di Prima|bo-gh/);
  });

  it('keeps the name of what several pull requests made', async () => {
    const { summary } = await summarizeHosted((story) => {
      work(story);
      story.pullRequest({
        number: 6,
        who: 'Ada',
        on: '2026-01-12',
        title: 'Count what the budget of a host lets through',
        files: { [client]: lines('count') },
      });
      story.pullRequest({
        number: 7,
        who: 'Ada',
        on: '2026-01-13',
        title: 'Log what the budget of a host refuses',
        files: { [client]: lines('log') },
      });
    });
    const made = summary.contributions.find(({ path }) => path === client)!;
    assert.equal(made.titleFrom, 'module');
  });

  it('tells in the record what was closed, and the release that holds it by git', async () => {
    const { summary } = await summarizeHosted(
      (story) => {
        work(story);
        story.pullRequest({
          number: 8,
          who: 'Ada',
          on: '2026-04-01',
          title: 'Let every service choose its own budget',
          closes: [79, 80],
          files: {
            'packages/choice/choice.ts': lines('choice'),
            'packages/choice/b.ts': lines('b'),
          },
        });
        story.release('v1.2.0', '2026-04-02');
        story.pullRequest({
          number: 10,
          who: 'Ada',
          on: '2026-05-01',
          title: 'Let nobody choose too much of it',
          files: { 'packages/choice/most.ts': lines('most') },
        });
      },
      {
        prepare({ world }) {
          // A release that was published after everything, of the commit before it.
          const [first] = world.releases;
          world.releases.push({
            ...first!,
            id: 'RE_late',
            tagName: 'v1.1.1',
            publishedAt: '2026-06-01T00:00:00Z',
          });
        },
      },
    );
    const details = new Map(
      summary.contributions.flatMap(({ commits }) =>
        commits.flatMap((commit) =>
          commit.details ? [[commit.details.number, commit.details]] : [],
        ),
      ),
    );
    assert.deepEqual(details.get(1)?.release?.tag, 'v1.1.0');
    assert.deepEqual(
      details.get(1)?.closes.map(({ number }) => number),
      [77, 78],
    );
    assert.equal(details.get(10)?.release, null);
    assert.match(
      markdownOf(summary),
      /Let every service choose its own budget; closed #\u2060?79 and #\u2060?80; in v1\.2\.0/,
    );
  });

  it('tells what git knows before the service answers', async () => {
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const early: Summary[] = [];
    const { summary, github } = await summarizeHosted(work, {
      prepare({ fail }) {
        fail('WhoIs', (exchange) => void asked.then(() => exchange.send(exchange.answer())));
      },
      partial(told) {
        early.push(told);
        // The first of them is without what takes longer in git; the second has all of it.
        if (early.length === 2) answer();
      },
    });
    // Nobody had to ask again for want of an answer.
    assert.equal(github.asked.filter(({ operation }) => operation === 'WhoIs').length, 1);
    assert.ok(early.every(({ coverage }) => coverage.streams === undefined));
    assert.ok(summary.coverage.streams!.every(({ complete }) => complete));
  });

  it('knows a repository that was renamed since the remote was set', async () => {
    const { summary } = await summarizeHosted(work, {
      prepare({ world }) {
        world.repositories.get('acme/platform')!.nameWithOwner = 'acme/base';
      },
    });
    const made = summary.contributions.find(({ path }) => path === client)!;
    assert.equal(made.titleFrom, 'pull-request');
  });

  it('takes nothing from the account of somebody else', async () => {
    const { summary } = await summarizeHosted(
      (story) => {
        work(story);
        story.pullRequest({
          number: 9,
          who: 'Bo',
          on: '2026-03-02',
          title: 'Use it again and again',
          files: { 'apps/again.ts': lines('again') },
        });
      },
      { prepare: ({ world }) => world.tokens.set(sentinel, 'bo-gh') },
    );
    assert.ok(summary.contributions.every(({ titleFrom }) => titleFrom !== 'pull-request'));
    assert.match(markdownOf(summary), /made none of these commits: sign in as the person/);
  });

  it('asks about nobody where git does not tell the login of another subject', async () => {
    const { summary, github } = await summarizeHosted(work, { me: ['bo@rules.example'] });
    assert.deepEqual(github.asked, []);
    assert.match(markdownOf(summary), /Git does not tell the login/);
  });

  it('says the same when it is opened again', async () => {
    const { summary } = await summarizeHosted(work);
    const document = readExported(exportedText(summary), 'x.json');
    const again = renderMarkdown(showExported(document));
    assert.equal(again.slice(again.indexOf('# Strategic')), markdownOf(summary));
  });
});
