/** A summary with GitHub as a document: its schema, what is read from it again, and what git alone can verify of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { readExported } from '../../../src/core/exported/readExported.ts';
import type { Finding } from '../../../src/core/exported/verify.ts';
import { combineSummaries } from '../../../src/core/summary/combineSummaries.ts';
import { packSummary, unpackSummary } from '../../../src/core/summary/packed.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showExported } from '../../../src/report/shownExported.ts';
import { verifySummary } from '../../../src/verifySummary.ts';
import { exportedText } from '../../support/exported.ts';
import type { Story } from '../../support/github/hostedStory.ts';
import {
  closeHosted,
  markdownOf,
  summarizeHosted,
  type HostedSummary,
} from '../../support/github/hostedSummary.ts';

const client = 'packages/client/retry.ts';
const workflow = '.github/workflows/contracts.yml';

/** Something of everything. */
function everything(story: Story): void {
  story.push('2025-05-01', 'Di', { 'package.json': '{}\n' });
  story.push('2025-05-02', 'Ada', {
    [workflow]: 'on: [pull_request]\njobs:\n  t:\n    runs-on: x\n    steps:\n      - run: make\n',
  });
  story.pullRequest({
    number: 1,
    who: 'Ada',
    on: '2026-01-05',
    title: 'Let every host have a limit of its own',
    files: { [client]: 'export const retry = (): number => 1;\n' },
    closes: [77],
  });
  story.release('v1.1.0', '2026-01-20');
  for (const [number, who] of [
    [2, 'Bo'],
    [3, 'Cy'],
  ] as const) {
    story.pullRequest({
      number,
      who,
      on: `2026-02-0${number}`,
      title: `Ask ${who.toLowerCase()}-gh about limits`,
      files: {
        [`apps/${who}.ts`]: `import { retry } from '../packages/client/retry';\nexport const of${who} = retry() * ${number};\n`,
      },
    });
    story.reference(number, 1, `2026-02-0${number}`);
    story.review(number, 'Ada', `2026-02-0${number}`);
    story.thread(number, 'Ada', `2026-02-01`, `apps/${who}.ts`, 'And if it is <b>none</b>?', true);
    const run = { branch: `b${number}`, who, number };
    story.run({
      ...run,
      on: `2026-02-0${number}T01:00:00Z`,
      commit: `a${number}`,
      conclusion: 'failure',
    });
    story.run({ ...run, on: `2026-02-0${number}T02:00:00Z`, commit: `b${number}` });
  }
}

describe('exports of a summary with GitHub', function () {
  this.timeout(60_000);
  let told: HostedSummary;
  before(async () => {
    told = await summarizeHosted(everything);
  });
  after(closeHosted);

  async function verify(text: string): Promise<readonly Finding[]> {
    const { findings } = await verifySummary({
      recorded: readExported(text, 'x.json'),
      folders: [told.hosted.repository.folder],
      cache: null,
      tool: { name: 'groundwork', version: 'test' },
      signal: new AbortController().signal,
      progress: { report() {} },
      log: { info() {}, warn() {} },
    });
    return findings;
  }

  it('have something of everything', () => {
    const insights = new Set(
      told.summary.contributions.flatMap((item) =>
        item.arguments.map(({ facts }) => facts.insight),
      ),
    );
    for (const insight of ['D1', 'D2', 'E4', 'A1'] as const)
      assert.ok(insights.has(insight), insight);
  });

  it('are as the schema says', () => {
    const schema = JSON.parse(readFileSync('schemas/summary.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    assert.ok(validate(JSON.parse(exportedText(told.summary))), JSON.stringify(validate.errors));
  });

  it('tell the same when they are opened again', () => {
    const again = renderMarkdown(showExported(readExported(exportedText(told.summary), 'x.json')));
    assert.equal(again.slice(again.indexOf('# Strategic')), markdownOf(told.summary));
  });

  it('name nobody, by no name and no login', () => {
    const markdown = markdownOf(told.summary);
    for (const text of [markdown, exportedText(told.summary)])
      assert.deepEqual(text.match(/bo-gh|cy-gh|Bo Li|Cy Twombly/gi), null);
    assert.doesNotMatch(markdown, /[^\\]<b>none/);
  });

  it('tell the same after they went through the worker and were combined with nothing', () => {
    const { summary } = told;
    assert.equal(markdownOf(unpackSummary(packSummary(summary))), markdownOf(summary));
    const twice = combineSummaries([summary, summary]);
    assert.equal(twice.coverage.streams?.length, 2 * summary.coverage.streams!.length);
    assert.deepEqual(
      [...new Set(twice.coverage.streams!.map(({ repository }) => repository))],
      [0],
    );
  });

  it('hold as far as git can tell, and are unchecked where only GitHub could', async () => {
    const findings = await verify(exportedText(told.summary));
    assert.deepEqual(
      findings.filter(({ verdict }) => verdict === 'changed'),
      [],
    );
    assert.ok(findings.some(({ reason }) => reason === 'from-github'));
  });

  it('tell a change of what git knows all the same', async () => {
    const text = exportedText(told.summary).replace(
      'packages/client/retry.ts',
      'packages/client/retries.ts',
    );
    const findings = await verify(text);
    assert.ok(findings.some(({ verdict }) => verdict === 'changed'));
  });
});
