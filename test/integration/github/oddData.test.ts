import assert from 'node:assert/strict';

import { changed, errors, headers } from '../../support/github/faults.ts';
import { makeWorld } from '../../support/github/makeWorld.ts';
import { closeReadings, coverageOf, known, startReading } from '../../support/github/reading.ts';

type Data = Record<string, any>;
/** Those of the owner, without the one elsewhere. */
const authored = (data: Data): Data[] =>
  data['user'].pullRequests.nodes.filter((node: Data) => node['repository'].owner.login === 'acme');
const found = (data: Data): Data[] => data['search'].nodes;
const events = (data: Data): Data[] =>
  data['nodes'].flatMap((node: Data) => node['timelineItems'].nodes);

describe('odd answers of GitHub', () => {
  after(closeReadings);

  /** Reads once with an answer changed. */
  async function readWith(operation: string, change: (data: Data) => void) {
    const reading = await startReading();
    reading.github.fail(operation, changed(change));
    const facts = await reading.read();
    assert.equal(reading.github.unusedFaults(), 0);
    return { ...reading, facts };
  }

  it('people who are gone are nobody, and others keep their kind', async () => {
    const { facts } = await readWith('AuthoredPullRequests', (data) => {
      authored(data)[0]!['mergedBy'] = null;
      authored(data)[1]!['mergedBy'] = { __typename: 'Mannequin', login: 'imported' };
      authored(data)[2]!['mergedBy'] = { __typename: 'SomethingNew', login: 'new' };
      authored(data)[3]!['mergedBy'] = { __typename: 'User', login: 'ci[bot]' };
    });
    const kinds = facts.authored.map(({ mergedBy }) => mergedBy?.kind ?? null);
    assert.equal(kinds.filter((kind) => kind === 'other').length, 2);
    assert.equal(kinds.filter((kind) => kind === 'bot').length, 1);
    assert.ok(kinds.includes(null));
  });

  it('nulls in a list are passed over, and are not counted as missing', async () => {
    const { facts } = await readWith('AuthoredPullRequests', (data) => {
      data['user'].pullRequests.nodes.splice(1, 0, null);
      authored(data)[0]!['labels'].nodes.push(null);
    });
    assert.equal(facts.authored.length, 11);
    assert.ok(coverageOf(facts, 'authored').complete);
  });

  it('a merged pull request without a merge commit', async () => {
    const { facts } = await readWith('AuthoredPullRequests', (data) => {
      for (const node of authored(data)) node['mergeCommit'] = null;
    });
    assert.ok(facts.authored.some(({ merged, mergeCommit }) => merged && mergeCommit === null));
  });

  it('a body that is empty, null or very long', async () => {
    const { facts } = await readWith('AuthoredPullRequests', (data) => {
      authored(data)[0]!['body'] = null;
      authored(data)[1]!['body'] = 'x'.repeat(200_000);
      authored(data)[2]!['body'] = '';
    });
    const lengths = facts.authored.map(({ body }) => body.length).toSorted((a, b) => a - b);
    assert.equal(lengths.at(-1), 16_000);
    assert.equal(lengths[0], 0);
    assert.equal(facts.authored.length, 11);
  });

  it('a state and a verdict that are not known yet', async () => {
    const reading = await startReading();
    reading.github.fail(
      'AuthoredPullRequests',
      changed((data) => (authored(data)[0]!['state'] = 'QUEUED')),
    );
    reading.github.fail(
      'ReviewedPullRequests',
      changed((data) => (found(data)[0]!['mine'].nodes[0].state = 'APPLAUDED')),
    );
    const facts = await reading.read();
    assert.equal(facts.authored.filter(({ state }) => state === 'other').length, 1);
    assert.equal(
      facts.reviewed.flatMap(({ reviews }) => reviews).filter(({ verdict }) => verdict === 'other')
        .length,
      1,
    );
  });

  it('an item that does not fit costs no other, is counted, and comes back when it changes', async () => {
    const { facts, read } = await readWith('AuthoredPullRequests', (data) => {
      authored(data)[0]!['number'] = 'one';
      authored(data)[1]!['headRefOid'] = '../../etc/passwd';
      authored(data)[2]!['url'] = 'javascript:alert(1)';
      authored(data)[3]!['createdAt'] = 'yesterday';
    });
    assert.equal(facts.authored.length, 7);
    const coverage = coverageOf(facts, 'authored');
    assert.deepEqual([coverage.complete, coverage.reason], [false, 'unreadable-items']);
    assert.match(coverage.explanation!, /^4 items/);
    // What could not be read is asked for again, not passed over for ever.
    const next = await read();
    assert.equal(next.authored.length, 11);
    assert.ok(coverageOf(next, 'authored').complete);
  });

  it('an item far down a list that could not be read is asked for again', async () => {
    const { github, read } = await startReading(
      makeWorld({ authored: 130, reviewed: 2, releases: 0, runs: 0 }),
    );
    github.fail(
      'AuthoredPullRequests',
      null,
      changed((data) => (authored(data)[0]!['number'] = 'one')),
    );
    const first = await read();
    const next = await read();
    assert.equal(next.authored.length, first.authored.length + 1);
    github.asked.length = 0;
    await read();
    assert.equal(
      github.asked.filter(({ operation }) => operation === 'AuthoredPullRequests').length,
      1,
    );
  });

  it('the same event twice is one', async () => {
    const { facts } = await readWith('InboundReferences', (data) => {
      for (const node of data['nodes'])
        node.timelineItems.nodes.push(...structuredClone(node.timelineItems.nodes));
    });
    const ids = facts.references.map(({ id }) => id);
    assert.ok(ids.length > 0);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('a reference out of a place that may not be seen', async () => {
    const { facts } = await readWith('InboundReferences', (data) => {
      for (const event of events(data)) {
        if ('source' in event) event['source'] = null;
        if ('commit' in event) event['commit'] = null;
      }
    });
    assert.deepEqual(facts.references, []);
    assert.ok(coverageOf(facts, 'references').complete);
  });

  it('counts that do not agree with what is shown', async () => {
    const { facts } = await readWith('AuthoredPullRequests', (data) => {
      data['user'].pullRequests.totalCount = 3;
    });
    assert.equal(facts.authored.length, 11);
  });

  it('reviews of the author, and reviews that are not submitted, are no first review', async () => {
    const { facts } = await readWith('ReviewedPullRequests', (data) => {
      for (const node of found(data)) {
        const by = { __typename: 'User', login: node['author']?.login ?? 'ghost' };
        node['early'].nodes = [
          { submittedAt: '2020-01-01T00:00:00Z', author: by },
          { submittedAt: null, author: { __typename: 'User', login: 'radia' } },
          { submittedAt: '2020-01-02T00:00:00Z', author: { __typename: 'Bot', login: 'linter' } },
          { submittedAt: '2020-01-03T00:00:00Z', author: { __typename: 'User', login: 'radia' } },
        ];
      }
    });
    assert.ok(
      facts.reviewed.every(
        ({ author, firstReview }) =>
          author === null || author.login === 'radia' || firstReview === '2020-01-03T00:00:00Z',
      ),
    );
  });

  it('an id beyond the integers', async () => {
    const { github, read } = await startReading();
    github.fail(
      '/api/v3/repos/acme/platform/actions/workflows/contracts.yml/runs',
      ({ answer, send }) => {
        const text = JSON.stringify(answer().body).replace('9000000000', '90071992547409931234');
        send({ status: 200, headers: {}, body: text });
      },
    );
    const { runs } = await read();
    assert.ok(runs.some(({ id }) => id === '90071992547409931234'));
    assert.equal(runs.length, 30);
  });

  it('a server that counts nothing: no limits, no headers', async () => {
    const { github, read, spent } = await startReading();
    const whole = known(await read());
    const other = await startReading();
    other.github.budget.isCounted = false;
    assert.deepEqual(known(await other.read()), whole);
    assert.equal(other.spent().remaining, null);
    assert.ok(spent().remaining! > 4900);
    assert.equal(github.unusedFaults(), 0);
  });

  it('a rest below zero', async () => {
    const { github, read, spent } = await startReading();
    github.fail('ReviewedPullRequests', headers({ 'x-ratelimit-remaining': '-3' }));
    await read();
    assert.ok(spent().remaining! >= 0);
  });

  it('a part behind single sign-on: the rest is kept, and the page to sign in at is told', async () => {
    const { github, read } = await startReading();
    const link = 'https://github.com/orgs/acme/sso?authorization_request=1';
    github.fail('ReviewedPullRequests', ({ answer, send }) => {
      const given = structuredClone(answer()) as { status: number; headers: object; body: Data };
      given.body['data'].search.nodes[0] = null;
      given.body['errors'] = [
        {
          type: 'FORBIDDEN',
          path: ['search', 'nodes', 0],
          extensions: { saml_failure: true },
          message: 'Resource protected by organization SAML enforcement.',
        },
      ];
      send({ ...given, headers: { 'x-github-sso': `required; url=${link}` } });
    });
    const facts = await read();
    assert.equal(facts.reviewed.length, 19);
    const coverage = coverageOf(facts, 'reviewed');
    assert.deepEqual([coverage.complete, coverage.reason, coverage.link], [false, 'sso', link]);
    const next = await read();
    assert.equal(next.reviewed.length, 20);
    assert.ok(coverageOf(next, 'reviewed').complete);
  });

  it('everything behind single sign-on', async () => {
    const { github, read } = await startReading();
    const whole = known(await read());
    github.world.behindSso.add('acme');
    const facts = await read();
    assert.equal(coverageOf(facts, 'references').reason, 'sso');
    assert.deepEqual(known(facts), whole);
    github.world.behindSso.clear();
    assert.deepEqual(known(await read()), whole);
  });

  it('an older server: what it does not know is not asked for, and told', async () => {
    const { github, read } = await startReading();
    github.unknownFields = [
      'PullRequest.totalCommentsCount',
      'PullRequest.closingIssuesReferences',
    ];
    const facts = await read();
    assert.equal(facts.authored.length, 11);
    assert.ok(
      facts.authored.every(({ comments, closes }) => comments === null && closes.length === 0),
    );
    const coverage = coverageOf(facts, 'authored');
    assert.deepEqual([coverage.complete, coverage.reason], [false, 'older-server']);
    assert.match(coverage.explanation!, /totalCommentsCount/);
    assert.match(coverage.explanation!, /closingIssuesReferences/);
    github.unknownFields = [];
    const next = await read();
    assert.ok(next.authored.some(({ closes }) => closes.length > 0));
  });

  it('a server so old that the question makes no sense', async () => {
    const { github, read } = await startReading();
    github.unknownFields = ['PullRequest.additions'];
    const facts = await read();
    assert.equal(coverageOf(facts, 'authored').reason, 'older-server');
    assert.equal(coverageOf(facts, 'releases').complete, true);
  });

  it('a workflow and a repository that are not there', async () => {
    const { read } = await startReading();
    const facts = await read({
      repositories: ['acme/nowhere', 'acme/platform'],
      workflows: [{ repository: 'acme/nowhere', path: '.github/workflows/x.yml' }],
    });
    assert.deepEqual(
      facts.coverage.slice(4).map(({ of, complete, reason }) => [of, complete, reason]),
      [
        ['acme/nowhere', false, 'not-found'],
        ['acme/platform', true, null],
        ['acme/nowhere .github/workflows/x.yml', false, 'not-found'],
      ],
    );
  });

  it('a login that nobody has', async () => {
    const { read } = await startReading();
    const facts = await read({ login: 'nobody-at-all' });
    assert.equal(facts.account, null);
    assert.ok(facts.coverage.every(({ reason, to }) => reason === 'not-found' && to === null));
  });

  it('a day with more pull requests than a search shows', async () => {
    const world = makeWorld({ authored: 1, reviewed: 1060, releases: 0, runs: 0 });
    for (const [id, one] of world.pullRequests)
      if (one.author?.login !== 'octo')
        world.pullRequests.set(id, { ...one, createdAt: `2025-03-07T12:00:00Z` });
    const { read } = await startReading(world);
    const facts = await read();
    assert.equal(facts.reviewed.length, 1000);
    const coverage = coverageOf(facts, 'reviewed');
    assert.deepEqual([coverage.complete, coverage.reason], [false, 'result-cap']);
    assert.match(coverage.explanation!, /2025-03-07/);
  });

  it('pull requests that change while the pages are read', async () => {
    const { github, read } = await startReading(
      makeWorld({ authored: 130, reviewed: 2, releases: 0, runs: 0 }),
    );
    const mine = [...github.world.pullRequests.values()].filter(
      ({ author, repository }) =>
        author?.login === 'octo' && repository.nameWithOwner.startsWith('acme/'),
    );
    const oldest = mine.toSorted((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))[0]!;
    github.fail('AuthoredPullRequests', null, (exchange) => {
      oldest.updatedAt = '2026-06-30T00:00:01Z';
      exchange.send(exchange.answer());
    });
    await read();
    const facts = await read();
    assert.equal(facts.authored.length, mine.length);
  });

  it('an error beside data that no rule knows is no answer', async () => {
    const { github, read } = await startReading();
    github.fail('AuthoredPullRequests', errors({ message: 'Unheard of' }));
    const facts = await read();
    assert.deepEqual(facts.authored, []);
    assert.equal(coverageOf(facts, 'authored').complete, false);
  });
});
