/** What an export holds of others is asked, and only that; what has no tick is not in it. */
import assert from 'node:assert/strict';

import type { Change, Draft } from '../../src/core/draft/draft.ts';
import { packSummary } from '../../src/core/summary/packed.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { exportSummary } from '../../src/engine/export.ts';
import type { EngineTasks, ExportChoice } from '../../src/protocol.ts';
import { presets } from '../../src/report/forms/presets.ts';
import type { PrivateThing } from '../../src/report/privateThings.ts';
import { tellStory } from '../support/storySummary.ts';

const client = 'packages/client/retry.ts';
const uses = "import { retry } from '../../packages/client/retry';\nretry();\n";
const said = 'We <would> have *written* our own & kept it forever, says Bo Li.';

const choices: readonly ExportChoice[] = [
  ...(['markdown', 'html', 'json', 'clipboard'] as const).map((format): ExportChoice => ({
    kind: 'summary',
    format,
  })),
  { kind: 'document', document: 'promotion-packet', format: 'markdown', order: null },
  { kind: 'document', document: 'promotion-packet', format: 'html', order: null },
];

describe('what belongs to others in an export', function () {
  this.timeout(30_000);
  let summary: Summary;

  before(async () => {
    summary = await tellStory([
      { who: 'Ada', on: '2025-09-01', files: { [client]: 'export const retry = () => 1;\n' } },
      { who: 'Bo', on: '2026-02-01', files: { 'apps/checkout/pay.ts': uses } },
      {
        who: 'Cy',
        on: '2026-03-01',
        files: { 'apps/search/ask.ts': `${uses}export const asked = 1;\n` },
      },
    ]);
  });

  const colleagues = (): readonly string[] =>
    summary.people.filter(({ id }) => id !== summary.subject.id).map(({ name }) => name);
  const draftOf = (...changes: readonly Change[]): Draft => ({
    version: 1,
    edits: changes.map((change, index) => ({
      id: `e${index}`,
      at: `2026-07-0${index + 1}T10:00:00.000Z`,
      change,
    })),
  });
  const byName: Change = { kind: 'people', people: 'names' };
  const quoted = (): Change => ({
    kind: 'quote',
    contribution: summary.contributions[0]!.id,
    id: 'q1',
    value: { text: said, source: 'chat' },
  });
  const run = (
    choice: ExportChoice,
    draft: Draft,
    refused: readonly PrivateThing[] = [],
    of: Summary = summary,
  ): Promise<EngineTasks['export']['result']> =>
    exportSummary({
      packed: new TextEncoder().encode(packSummary(of)),
      draft,
      choice,
      picture: 'timeline.svg',
      refused,
    });
  const textOf = ({ files }: EngineTasks['export']['result']): string =>
    files.map(({ text }) => text).join('\n');
  const kinds = ({ holds }: EngineTasks['export']['result']): readonly string[] =>
    holds.map(({ kind }) => kind);

  it('is nothing where colleagues appear by role and nobody is quoted', async () => {
    for (const choice of choices) {
      const result = await run(choice, draftOf());
      assert.deepEqual(result.holds, []);
      for (const name of colleagues()) assert.ok(!textOf(result).includes(name));
    }
  });

  it('is not the name of the engineer, though somebody may have the same', async () => {
    const { subject, people } = summary;
    const namesake = { ...subject, id: 'p99', identities: [] };
    const held = { ...summary, people: [...people, namesake] };
    for (const choice of choices)
      assert.deepEqual((await run(choice, draftOf(), [], held)).holds, []);
  });

  it('are the names that are really in it, in every format', async () => {
    assert.deepEqual(colleagues().length, 2);
    for (const choice of choices) {
      const { holds } = await run(choice, draftOf(byName));
      const [thing] = holds;
      assert.ok(thing?.kind === 'colleagues', JSON.stringify(choice));
      assert.deepEqual(thing.names.toSorted(), colleagues().toSorted());
    }
  });

  it('is a quote, however it is escaped and cut, and not one that is left out', async () => {
    for (const choice of choices) {
      const draft = draftOf(quoted());
      const result = await run(choice, draft);
      assert.deepEqual(kinds(result), ['quote'], JSON.stringify(choice));
      const gone = await run(choice, draft, result.holds);
      assert.deepEqual(gone.holds, []);
      assert.ok(!textOf(gone).includes('forever'), 'neither in the text nor among the edits');
    }
  });

  it('is asked only of a text that holds it', async () => {
    const leftOut: Change = {
      kind: 'include',
      contribution: summary.contributions[0]!.id,
      included: false,
    };
    for (const choice of choices) {
      const result = await run(choice, draftOf(quoted(), leftOut));
      const expected = textOf(result).includes('forever') ? ['quote'] : [];
      assert.deepEqual(kinds(result), expected, JSON.stringify(choice));
    }
    assert.deepEqual(kinds(await run(choices[0]!, draftOf(quoted(), leftOut))), []);
  });

  it('are gone where they have no tick', async () => {
    for (const choice of choices) {
      const draft = draftOf(byName, quoted());
      const { holds } = await run(choice, draft);
      assert.deepEqual(holds.map(({ kind }) => kind).toSorted(), ['colleagues', 'quote']);
      const onlyQuote = await run(
        choice,
        draft,
        holds.filter(({ kind }) => kind === 'colleagues'),
      );
      assert.deepEqual(kinds(onlyQuote), ['quote']);
      for (const name of colleagues()) assert.ok(!textOf(onlyQuote).includes(name), name);
    }
  });

  it('is the name of a repository of which the service says that it is private', async () => {
    const [home] = summary.repositories;
    const hidden: Summary = { ...summary, repositories: [{ ...home!, isPrivate: true }] };
    for (const choice of choices) {
      const result = await run(choice, draftOf(), [], hidden);
      // A document may not name its repository.
      const expected = textOf(result).includes(home!.name) ? ['repository'] : [];
      assert.deepEqual(kinds(result), expected, JSON.stringify(choice));
    }
    assert.deepEqual(kinds(await run(choices[0]!, draftOf(), [], hidden)), ['repository']);
  });

  it('is asked of the fields of a form as well', async () => {
    const form = presets.find(({ fields }) => fields.some(({ limit }) => limit === null))!;
    const { holds } = await run({ kind: 'form', form }, draftOf(quoted(), byName));
    assert.ok(holds.length > 0);
  });
});
