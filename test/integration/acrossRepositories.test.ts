/** E2: a platform repository, and who uses it in others. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../src/core/draft/draft.ts';
import { readExported } from '../../src/core/exported/readExported.ts';
import { combineSummaries } from '../../src/core/summary/combineSummaries.ts';
import type { ForeignAdoption } from '../../src/core/summary/input.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { showSummary } from '../../src/report/shownSummary.ts';
import { summarizeRepository } from '../../src/summarizeRepository.ts';
import { verifySummary } from '../../src/verifySummary.ts';
import { exportedText } from '../support/exported.ts';
import {
  buildMedia,
  buildOrders,
  buildPlatform,
  buildSearch,
  type Built,
} from '../support/platformAndProducts.ts';
import { temporaryFolder } from '../support/repoBuilder.ts';

const tool = { name: 'groundwork', version: 'test' };

async function summaryOf(
  platform: Built,
  others: readonly string[],
  cache: string | null = null,
): Promise<Summary> {
  return summarizeRepository(
    {
      folder: platform.folder,
      me: ['ada@example.org'],
      period: { label: '2026-H1', from: '2026-01-01', to: '2026-07-01' },
      today: '2026-07-01',
      settings: { people: 'names', voice: 'first', exhaustive: false },
      others,
      cache,
    },
    tool,
    new AbortController().signal,
    { report() {} },
  );
}

interface Entry extends ForeignAdoption {
  readonly asset: string;
  readonly repository: number;
  readonly who: string;
}

function entriesOf(summary: Summary): readonly Entry[] {
  const names = new Map(summary.people.map(({ id, name }) => [id, name]));
  return summary.contributions
    .flatMap(({ assets }) => assets)
    .flatMap(({ id, elsewhere = [] }) =>
      elsewhere.flatMap(({ repository, adoptions }) =>
        adoptions.map((adoption) => ({
          ...adoption,
          asset: id,
          repository,
          who: names.get(adoption.person ?? '') ?? '',
        })),
      ),
    );
}

describe('use across repositories', () => {
  let platform: Built;
  let orders: Built;
  let search: Built;
  let media: Built;
  let summary: Summary;
  let entries: readonly Entry[];
  const find = (asset: string, place: string): Entry => {
    const found = entries.filter((entry) => entry.asset === asset && entry.place === place);
    assert.equal(found.length, 1, `${asset} <- ${place}`);
    return found[0]!;
  };

  before(async () => {
    [platform, orders, search, media] = await Promise.all([
      buildPlatform(),
      buildOrders(),
      buildSearch(),
      buildMedia(),
    ]);
    summary = await summaryOf(platform, [orders.folder, search.folder, media.folder]);
    entries = entriesOf(summary);
  });

  it('reads the other repositories without summarising them', () => {
    assert.deepEqual(
      summary.repositories
        .map(({ name, searchedOnly }) => [name, searchedOnly ?? false])
        .slice(0, 2),
      [
        ['platform', false],
        ['orders', true],
      ],
    );
    assert.equal(summary.repositories.length, 4);
    assert.ok(summary.contributions.every(({ repository }) => repository === 0));
    assert.deepEqual(summary.coverage.gaps, []);
  });

  it('credits who first depended on it there, inside the branch and behind moves and splits', () => {
    const byClient = orders.commit('Pay by the client');
    for (const asset of [
      'package:packages/http-client',
      'module:packages/http-client/src/client.ts',
      'module:packages/http-client/src/retry.ts',
    ]) {
      for (const place of ['src/payments/pay.ts', 'src/payments/cancel.ts']) {
        const { commit, who, landed, copied, own } = find(asset, place);
        assert.deepEqual(
          [commit, who, landed, copied, own],
          [byClient, 'Ben Kay', '2025-03-03T10:00:00+00:00', false, false],
          `${asset} <- ${place}`,
        );
      }
    }
    assert.equal(find('package:packages/http-client', 'src/payments/pay.ts').pullRequest, 7);
  });

  it('looks through barrels, namespaces and deep paths', () => {
    const retry = 'module:packages/http-client/src/retry.ts';
    const client = 'module:packages/http-client/src/client.ts';
    assert.equal(find(retry, 'src/refund.ts').who, 'Di Lin');
    assert.equal(find(retry, 'src/deep.ts').commit, orders.commit('Deep path'));
    assert.ok(find(retry, 'src/refund.ts').created);
    assert.ok(!find(retry, 'src/payments/pay.ts').created);
    assert.ok(!entries.some(({ asset, place }) => asset === client && place === 'src/refund.ts'));
  });

  it('finds modules of Go, Python and Java, workflows and actions', () => {
    const expected = [
      ['package:backoff', 'lib/stock/stock.go', 'Stock'],
      ['module:python/src/acme_naming/case.py', 'reports/build.py', 'Reports'],
      ['package:python', 'reports/build.py', 'Reports'],
      [
        'module:java/src/main/java/com/acme/clock/Clock.java',
        'ledger/src/main/java/com/acme/ledger/Ledger.java',
        'Ledger',
      ],
      ['package:java', 'ledger/src/main/java/com/acme/ledger/Ledger.java', 'Ledger'],
      ['workflow:.github/workflows/build.yml', '.github/workflows/ci.yml', 'Pipeline'],
      ['action:.github/actions/setup', '.github/workflows/ci.yml', 'Pipeline'],
    ] as const;
    for (const [asset, place, message] of expected)
      assert.equal(find(asset, place).commit, orders.commit(message), `${asset} <- ${place}`);
  });

  it('keeps out what only looks like use', () => {
    assert.deepEqual(
      entries.filter(({ repository }) => repository === 2).map(({ place }) => place),
      [],
    );
    // A module of the platform's own tests is offered to nobody.
    assert.ok(!entries.some(({ place }) => place === 'reports/probe.py'));
    const action = find('action:.github/actions/setup', '.github/workflows/ci.yml');
    assert.equal(action.line, 9);
  });

  it('knows the subject and the colleagues again', () => {
    const own = find('package:packages/http-client', 'src/own.ts');
    assert.ok(own.own);
    assert.equal(own.person, summary.subject.id);
    const people = new Set(entries.map(({ person }) => person));
    assert.equal(people.size, 4);
    for (const person of people) assert.ok(summary.people.some(({ id }) => id === person));
  });

  it('takes teams from the code owners there, else from the name of the repository', () => {
    assert.deepEqual(find('package:packages/http-client', 'src/refund.ts').teams, [
      '@acme/checkout',
    ]);
    assert.deepEqual(find('package:backoff', 'lib/stock/stock.go').teams, ['@acme/stock']);
    assert.deepEqual(find('module:python/src/acme_naming/case.py', 'reports/build.py').teams, [
      'orders',
    ]);
  });

  it('argues E2 with what speaks against it', () => {
    const contribution = summary.contributions.find(({ path }) => path === 'packages/http-client')!;
    const argument = contribution.arguments.find(({ facts }) => facts.insight === 'E2')!;
    const { facts } = argument;
    assert.ok(facts.insight === 'E2');
    assert.deepEqual([facts.now.places, facts.now.people], [4, 2]);
    assert.deepEqual(facts.now.teams, ['@acme/checkout']);
    assert.deepEqual([facts.inPeriod.places, facts.inPeriod.people], [2, 1]);
    assert.equal(facts.first.commit, orders.commit('Pay by the client'));
    assert.deepEqual(
      facts.repositories.map(({ repository, created, since }) => [repository, created, since]),
      [[1, 2, '2025-03-03T10:00:00+00:00']],
    );
    assert.ok(argument.evidence.every(({ repository }) => repository === 1));
    const against = new Map(argument.counterEvidence.map((item) => [item.kind, item]));
    assert.deepEqual(
      (['named-only', 'tests-only', 'kept-copies', 'versions-behind'] as const).map((kind) => {
        const found = against.get(kind);
        return found === undefined ? null : [found.count, found.of];
      }),
      [[1, 3], [1, 3], [1, 3], null],
    );
    assert.ok(argument.notVisible.includes('repositories-not-at-hand'));
  });

  it('counts places of other repositories in D1, E1 and A3 as what they are', () => {
    const contribution = summary.contributions.find(({ path }) => path === 'packages/http-client')!;
    const facts = new Map(contribution.arguments.map((item) => [item.facts.insight, item.facts]));
    const later = facts.get('D1')!;
    assert.ok(later.insight === 'D1' && later.inPeriod.places === 2);
    const breadth = facts.get('E1')!;
    assert.ok(breadth.insight === 'E1');
    assert.deepEqual(
      breadth.areas.map(({ repository, area, places }) => [repository, area, places]),
      [
        [1, 'src', 2],
        [1, 'src/payments', 2],
      ],
    );
    // What looks into the history of the platform alone says nothing about places elsewhere.
    assert.ok(!facts.has('D2'));
  });

  it('tells places by the name of their repository, and links them there', () => {
    const text = renderMarkdown(showSummary(applyDraft(summary, emptyDraft)));
    assert.match(
      text,
      /In one other repository, orders, 4 places of 2 people in code of Checkout depend on it/,
    );
    assert.match(
      text,
      /The first use outside its own repository came on 3 March 2025, in orders, 13 months/,
    );
    const refund = `https://github.com/acme/orders/blob/${summary.repositories[1]!.head}/src/refund.ts#L1`;
    assert.ok(text.includes(`[\`orders: src/refund.ts\`](${refund})`), text);
    assert.match(text, /Searched for use as well: orders at [0-9a-f]{10}, .* and media at/);
    assert.match(text, /1 of 3 other repositories uses it in tests only\./);
    assert.match(text, /^\*platform at \[`[0-9a-f]{10}`\]\([^)]*\) · git history/m);
  });

  it('is verified with the repositories at hand, and holds back where one is not', async () => {
    const recorded = readExported(exportedText(summary), 'across');
    const check = async (folders: readonly string[]) => {
      const { findings, read } = await verifySummary({
        recorded,
        folders,
        cache: null,
        tool,
        signal: new AbortController().signal,
        progress: { report() {} },
        log: { info() {}, warn() {} },
      });
      const of = (verdict: string) =>
        findings.filter((finding) => finding.verdict === verdict).map(({ about }) => about);
      return { read, changed: of('changed'), unchecked: of('unchecked'), holds: of('holds') };
    };
    const all = [media, search, orders, platform].map(({ folder }) => folder);
    const whole = await check(all);
    assert.deepEqual([whole.changed, whole.unchecked], [[], []]);
    assert.deepEqual(whole.read, [true, true, true, true]);
    const part = await check([platform.folder, search.folder]);
    assert.deepEqual(part.read, [true, false, true, false]);
    assert.deepEqual(part.changed, []);
    assert.ok(part.holds.length > 0 && part.unchecked.length > 0);
  });

  it('is one summary with that of a repository that was searched for it', async () => {
    const others = [search.folder, media.folder];
    const there = await summaryOf(orders, [platform.folder, ...others]);
    const both = combineSummaries([summary, there]);
    assert.deepEqual(
      both.repositories.map(({ head, searchedOnly }) => [head, searchedOnly ?? false]),
      [platform, orders, search, media].map(({ repository }, index) => [
        repository.git('rev-parse', 'main').trim(),
        index > 1,
      ]),
    );
    const told = (of: Summary) =>
      entriesOf(of)
        .map(({ asset, repository, place, who }) => `${asset} ${repository} ${place} ${who}`)
        .toSorted();
    assert.deepEqual(told(both), told(summary));
    const ids = new Set(both.people.map(({ id }) => id));
    assert.equal(both.people.filter(({ name }) => name === 'Ben Kay').length, 1);
    for (const { person } of entriesOf(both)) assert.ok(person !== null && ids.has(person));
  });

  it('says the same with an index as without, and again', async () => {
    const cache = temporaryFolder();
    const others = [orders.folder, search.folder, media.folder];
    const first = await summaryOf(platform, others, cache);
    const second = await summaryOf(platform, others, cache);
    assert.deepEqual(first, summary);
    assert.deepEqual(second, summary);
  });

  it('tells a repository that cannot be read as a gap', async () => {
    const empty = temporaryFolder();
    const found = await summaryOf(platform, [empty, orders.folder, platform.folder]);
    assert.equal(found.coverage.complete, false);
    assert.deepEqual(
      found.coverage.gaps.map(({ reason, repository }) => [reason, repository]),
      [['other-repository-unread', 0]],
    );
    assert.equal(found.repositories.length, 2);
    const unseen = found.contributions.flatMap((item) =>
      item.arguments.flatMap(({ notVisible }) => notVisible),
    );
    assert.ok(unseen.length > 0 && !unseen.includes('before-the-boundary'));
    assert.equal(
      entriesOf(found).length,
      entries.filter(({ repository }) => repository === 1).length,
    );
  });
});
