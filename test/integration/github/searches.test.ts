/** Use that a code search engine claims: only when asked for, dated, by its query, and apart from what git says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { readExported } from '../../../src/core/exported/readExported.ts';
import { combineSummaries } from '../../../src/core/summary/combineSummaries.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showExported } from '../../../src/report/shownExported.ts';
import { exportedText } from '../../support/exported.ts';
import { status } from '../../support/github/faults.ts';
import type { Story } from '../../support/github/hostedStory.ts';
import {
  closeHosted,
  markdownOf,
  summarizeHosted,
  type HostedOptions,
} from '../../support/github/hostedSummary.ts';

function pack(story: Story): void {
  story.push('2025-05-01', 'Bo', { 'package.json': '{"workspaces":["packages/*"]}\n' });
  story.push('2026-02-01', 'Ada', {
    'packages/client/package.json': '{"name":"@acme/client","version":"1.0.0"}\n',
    'packages/client/index.ts': 'export const retry = 1;\n',
    'packages/client/wait.ts': 'export const wait = 1;\n',
  });
  story.push('2026-03-01', 'Bo', {
    'packages/shop/package.json': '{"name":"@acme/shop","dependencies":{"@acme/client":"1"}}\n',
    'packages/shop/pay.ts': "import { retry } from '@acme/client';\nretry;\n",
  });
}

const line = "import { retry } from '@acme/client';";
const prepare: HostedOptions['prepare'] = ({ world }) => {
  for (const repository of ['acme/platform', 'acme/checkout', 'acme/secret', 'other/side'])
    world.code.push({ repository, path: `src/${repository.length}.ts`, text: line });
};

describe('use that a code search claims', function () {
  this.timeout(60_000);
  after(closeHosted);

  it('is not looked for unless it is asked for', async () => {
    const { summary, github } = await summarizeHosted(pack, { prepare });
    assert.equal(summary.searches, undefined);
    assert.ok(github.asked.every(({ path }) => !path.endsWith('/search/code')));
  });

  it('is told with its day and query, without the repository itself and private ones', async () => {
    const { summary } = await summarizeHosted(pack, { prepare, searchCode: true });
    assert.deepEqual(
      summary.searches!.map(({ name, findings, inPrivate, complete }) => ({
        name,
        findings: findings.map(({ repository }) => repository),
        inPrivate,
        complete,
      })),
      [{ name: '@acme/client', findings: ['acme/checkout'], inPrivate: 1, complete: true }],
    );
    const told = markdownOf(summary);
    assert.match(
      told,
      /Found on 1 July 2026 by the code search .*user:acme: 1 file in acme\/checkout\./,
    );
    assert.match(told, /1 file in private repositories is not told\./);
    assert.doesNotMatch(told, /acme\/secret/);
  });

  it('changes nothing that git says', async () => {
    const [with_, without] = [
      await summarizeHosted(pack, { prepare, searchCode: true }),
      await summarizeHosted(pack, { prepare }),
    ].map(({ summary }) => summary);
    assert.deepEqual(with_!.contributions, without!.contributions);
  });

  it('is exported as the schema says, opened again the same, and combined', async () => {
    const { summary } = await summarizeHosted(pack, { prepare, searchCode: true });
    const text = exportedText(summary);
    const schema = JSON.parse(readFileSync('schemas/summary.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
    const again = renderMarkdown(showExported(readExported(text, 'x.json')));
    assert.equal(again.slice(again.indexOf('# Strategic')), markdownOf(summary));
    assert.equal(combineSummaries([summary, summary]).searches?.length, 2);
  });

  it('says why where the search failed', async () => {
    const { summary } = await summarizeHosted(pack, {
      searchCode: true,
      prepare: (github) =>
        github.fail('/api/v3/search/code', status(422, { message: 'Validation Failed' })),
    });
    assert.equal(summary.searches![0]!.complete, false);
    assert.match(
      markdownOf(summary),
      /Nothing that may be told was found .* Not all was searched: /,
    );
  });
});
