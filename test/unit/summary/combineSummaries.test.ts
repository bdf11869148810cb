/** One person's work in several repositories as one summary. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft, type Draft } from '../../../src/core/draft/draft.ts';
import { combineSummaries } from '../../../src/core/summary/combineSummaries.ts';
import { packSummary, unpackSummary } from '../../../src/core/summary/packed.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { summaryDocument } from '../../../src/report/json.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { makeSummary } from '../../support/summaries.ts';

const shop = makeSummary({ name: 'shop', webUrl: 'https://git.example/shop' });
const stock = makeSummary({
  name: 'stock',
  contributions: 2,
  uses: 6,
  webUrl: 'https://git.example/stock',
});
const both = combineSummaries([shop, stock]);

describe('summaries of several repositories', () => {
  it('are the one where there is one', () => {
    assert.equal(combineSummaries([shop]), shop);
  });

  it('keep whose each thing is, and every id once', () => {
    assert.deepEqual(
      both.repositories.map(({ name }) => name),
      ['shop', 'stock'],
    );
    const ids = both.contributions.map(({ id }) => id);
    assert.equal(new Set(ids).size, shop.contributions.length + stock.contributions.length);
    for (const contribution of both.contributions) {
      const { repository, assets, commits, uses } = contribution;
      for (const item of [...assets, ...commits, ...uses.map(({ asset }) => asset)])
        assert.equal(item.repository, repository);
      for (const argument of contribution.arguments)
        for (const item of argument.evidence) assert.equal(item.repository, repository);
    }
    assert.deepEqual(
      both.ledger.map(({ repository }) => repository),
      [0, 1],
    );
  });

  it('know people by email and full name, once each, with one subject', () => {
    assert.equal(both.people.length, 4);
    assert.equal(both.subject.name, 'Ada Byron');
    assert.ok(both.people.includes(both.subject));
    assert.equal(both.headline.kind === 'later' && both.headline.count.people, 3);
    const known = new Set(both.people.map(({ id }) => id));
    for (const { uses } of both.contributions)
      for (const { adoption } of uses) assert.ok(known.has(adoption.person));
  });

  it('do not join two people of one repository because they share an email in it', () => {
    const shared = { name: 'Pair', email: 'pair@shop.example.org' };
    const paired: Summary = {
      ...shop,
      people: shop.people.map((person) =>
        person.id === 'p1' || person.id === 'p2'
          ? { ...person, identities: [...person.identities, shared] }
          : person,
      ),
    };
    assert.equal(combineSummaries([paired, paired]).people.length, 4);
  });

  it('never call areas teams where another repository has teams', () => {
    const areas: Summary = {
      ...stock,
      teams: { source: 'areas', ignored: [], list: ['services'] },
    };
    const mixed = combineSummaries([areas, shop]);
    assert.equal(mixed.teams.source, 'codeowners');
    for (const { repository, uses } of mixed.contributions)
      for (const use of uses)
        if (repository === 0) assert.deepEqual([use.otherTeams, use.adoption.teams], [[], []]);
  });

  it('link to the repository that each thing is in', () => {
    const markdown = renderMarkdown(showSummary(applyDraft(both, emptyDraft)));
    assert.match(markdown, /https:\/\/git\.example\/shop\/pull\//);
    assert.match(markdown, /https:\/\/git\.example\/stock\/pull\//);
    assert.match(markdown, /`shop: packages\/part0`/);
  });

  it('merge over repositories, places of the same path told apart', () => {
    const [a, b] = [0, 1].map((repository) =>
      both.contributions.find(
        (item) => item.repository === repository && item.path === 'packages/part0',
      )!,
    );
    const draft: Draft = {
      version: 1,
      edits: [
        {
          id: 'e',
          at: '2026-07-01T00:00:00Z',
          change: { kind: 'merge', into: a!.id, others: [b!.id] },
        },
      ],
    };
    const merged = applyDraft(both, draft).contributions.find(({ id }) => id === a!.id)!.found!;
    assert.equal(merged.uses.length, a!.uses.length + b!.uses.length);
    const breadth = merged.arguments.find(({ facts }) => facts.insight === 'E1')!.facts;
    assert.equal(breadth.insight === 'E1' && breadth.now.places, merged.uses.length);
  });

  it('are what the schema says', () => {
    const schema = JSON.parse(readFileSync('schemas/summary.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
    const draft: Draft = {
      version: 1,
      edits: [
        {
          id: 'e',
          at: '2026-07-01T00:00:00Z',
          change: {
            kind: 'claim',
            contribution: both.contributions[0]!.id,
            insight: 'D1',
            text: 'As Colleague Number1 says.',
          },
        },
      ],
    };
    const document = JSON.parse(
      JSON.stringify(summaryDocument(applyDraft(both, draft), draft)),
    ) as { edits: unknown[] };
    assert.ok(validate(document), JSON.stringify(validate.errors?.slice(0, 3)));
    assert.equal(document.edits.length, 1);
    assert.doesNotMatch(JSON.stringify(document), /Number1/);
  });
});

describe('a summary on the wire', () => {
  for (const [name, summary] of [
    ['of one repository', shop],
    ['of two', both],
  ] as const) {
    it(`is smaller, and the same when it arrives: ${name}`, () => {
      const sent = packSummary(summary);
      assert.ok(sent.length < JSON.stringify(summary).length / 2);
      assert.deepEqual(unpackSummary(sent), summary);
    });
  }
});
