import assert from 'node:assert/strict';

import { makeWorld } from '../../support/github/makeWorld.ts';
import { closeReadings, coverageOf, known, startReading } from '../../support/github/reading.ts';
import type { World, WorldPullRequest } from '../../support/github/world.ts';

function mine(world: World): readonly WorldPullRequest[] {
  return [...world.pullRequests.values()].filter(
    ({ author, repository }) =>
      author?.login === 'octo' && repository.nameWithOwner.startsWith('acme/'),
  );
}

describe('reading GitHub', () => {
  after(closeReadings);

  it('reads the pull requests of the person in the repositories of the owner, and no others', async () => {
    const { github, read } = await startReading();
    const facts = await read();
    assert.deepEqual(facts.account, { login: 'octo', kind: 'user' });
    assert.deepEqual(
      facts.authored.map(({ id }) => id),
      mine(github.world)
        .map(({ id }) => id)
        .toSorted(),
    );
    const [first] = facts.authored;
    const told = github.world.pullRequests.get(first!.id)!;
    assert.equal(first!.title, told.title);
    assert.equal(first!.mergeCommit, told.mergeCommit?.oid ?? null);
    assert.equal(first!.headCommit, told.headRefOid);
    assert.equal(first!.commits, told.commitCount);
    assert.equal(first!.state, told.state.toLowerCase());
    const closing = facts.authored.filter(({ closes }) => closes.length > 0);
    assert.equal(
      closing.length,
      mine(github.world).filter(({ closes }) => closes.length > 0).length,
    );
    assert.match(closing[0]!.closes[0]!.url, /\/issues\/\d+$/);
  });

  it('tells what refers to them: pull requests and commits, with who and when', async () => {
    const { github, read } = await startReading();
    const facts = await read();
    const expected = mine(github.world).flatMap(({ id, events, mergedAt }) =>
      mergedAt === null ? [] : events.map((event) => `${id} ${event.id} ${event.createdAt}`),
    );
    assert.deepEqual(
      facts.references.map(({ id, pullRequest, at }) => `${pullRequest} ${id} ${at}`).toSorted(),
      expected.toSorted(),
    );
    const later = facts.references.find(({ source }) => source.kind === 'pull-request')!;
    assert.ok(later.source.kind === 'pull-request' && later.source.repository.startsWith('acme/'));
    assert.ok(facts.references.some(({ source }) => source.kind === 'commit'));
    assert.ok(facts.references.some(({ actor }) => actor?.kind === 'bot'));
  });

  it('tells reviews of others: verdicts, the first review by a person, when it was asked for', async () => {
    const { github, read } = await startReading();
    const facts = await read();
    assert.equal(facts.reviewed.length, 20);
    for (const reviewed of facts.reviewed) {
      const told = github.world.pullRequests.get(reviewed.id)!;
      const submitted = told.reviews.filter(
        ({ author, submittedAt }) => author?.login === 'octo' && submittedAt !== null,
      );
      assert.deepEqual(
        reviewed.reviews.map(({ submitted, body }) => [submitted, body]),
        submitted.map(({ submittedAt, body }) => [submittedAt, body]),
      );
      const foreign = told.reviews.flatMap(({ author, submittedAt }) =>
        submittedAt === null || author?.login === told.author?.login ? [] : [submittedAt],
      );
      assert.equal(reviewed.firstReview, foreign.toSorted()[0] ?? null);
    }
    assert.equal(facts.reviewed.filter(({ asked }) => asked !== null).length, 10);
    assert.ok(facts.reviewed.every(({ author }) => author?.login !== 'octo'));
  });

  it('tells the threads that the person began, and whether their lines were changed later', async () => {
    const { github, read } = await startReading();
    const facts = await read();
    const expected = [...github.world.pullRequests.values()].flatMap(({ threads }) =>
      threads.filter(({ comments }) => comments[0]?.author?.login === 'octo'),
    );
    assert.ok(expected.length > 5);
    assert.deepEqual(
      facts.threads.map(({ id, isOutdated, line, commit }) => [id, isOutdated, line, commit]),
      expected
        .map(({ id, isOutdated, originalLine, comments }) => [
          id,
          isOutdated,
          originalLine,
          comments[0]!.originalCommit!.oid,
        ])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  });

  it('tells releases that are published, and runs of a workflow with outcome and length', async () => {
    const world = makeWorld({ authored: 3, reviewed: 2, releases: 10, runs: 250 });
    const { read } = await startReading(world);
    const facts = await read();
    assert.equal(facts.releases.length, 9);
    assert.equal(facts.runs.length, 250);
    assert.deepEqual(
      facts.runs.filter(({ outcome }) => outcome === 'failed').length,
      world.runs.filter(({ conclusion }) => conclusion === 'failure').length,
    );
    assert.equal(facts.runs[7]!.seconds, 127);
    assert.equal(coverageOf(facts, 'runs').from, world.runs[0]!.createdAt);
  });

  it('tells with which pull request a commit came and whose it is, and asks once', async () => {
    const { github, read } = await startReading(
      makeWorld({ authored: 90, reviewed: 150, releases: 0, runs: 0 }),
    );
    const { world } = github;
    const merged = [...world.pullRequests.values()].filter(
      ({ repository, mergeCommit }) =>
        repository.nameWithOwner === 'acme/checkout' && mergeCommit !== null,
    );
    const two = merged.toSorted((a, b) => (a.mergedAt! < b.mergedAt! ? 1 : -1))[0]!;
    // Its commit is held by an older one of another repository too.
    const elsewhere = [...world.pullRequests.values()].find(
      ({ repository, mergedAt }) => repository.nameWithOwner === 'acme/search' && mergedAt !== null,
    )!;
    world.commits.set(two.mergeCommit!.oid, {
      author: two.author,
      pullRequests: [elsewhere.id, two.id],
    });
    world.commits.set('d'.repeat(40), { author: null, pullRequests: [] });
    const ids = [
      ...merged.map(({ mergeCommit }) => mergeCommit!.oid),
      'd'.repeat(40),
      'e'.repeat(40),
    ];
    const commits = ids.map((id) => ({ repository: 'acme/checkout', id }));
    const facts = await read({ commits });
    assert.ok(ids.length > 50 && elsewhere.mergedAt! < two.mergedAt!);
    const told = new Map(facts.commits.map((commit) => [commit.id, commit]));
    assert.equal(told.size, ids.length);
    for (const { number, author, mergeCommit } of merged) {
      const commit = told.get(mergeCommit!.oid)!;
      assert.equal(commit.pullRequest?.number, number);
      assert.equal(commit.author?.login, author?.__typename === 'User' ? author.login : undefined);
    }
    assert.deepEqual(
      [told.get('d'.repeat(40))!.pullRequest, told.get('e'.repeat(40))!.pullRequest],
      [null, null],
    );
    assert.ok(coverageOf(facts, 'commits').complete);

    github.asked.length = 0;
    assert.deepEqual((await read({ commits })).commits, facts.commits);
    assert.ok(github.asked.every(({ operation }) => operation !== 'CommitLinks'));
  });

  it('says of each stream what was read', async () => {
    const { github, read } = await startReading();
    const facts = await read();
    for (const { stream, complete, reason, to } of facts.coverage) {
      assert.deepEqual([stream, complete, reason], [stream, true, null]);
      assert.equal(to?.slice(0, 10), github.world.now.slice(0, 10));
    }
    assert.deepEqual(
      facts.coverage.map(({ stream, from }) => [stream, from]),
      [
        ['authored', '2023-07-01T00:00:00Z'],
        ['reviewed', '2023-07-01T00:00:00Z'],
        ['references', '2023-07-01T00:00:00Z'],
        ['threads', '2023-07-01T00:00:00Z'],
        ['releases', null],
        ['runs', '2026-04-01T00:00:00Z'],
      ],
    );
  });

  it('gives the same facts again, and asks only for what changed', async () => {
    const { github, read } = await startReading();
    const first = await read();
    github.asked.length = 0;
    const second = await read();
    assert.deepEqual(second, { ...first, coverage: second.coverage });
    const again = github.asked.map(({ operation }) => operation);
    assert.ok(!again.includes('ReviewThreads'));
    assert.ok(again.length <= 6, again.join(' '));

    const [one] = mine(github.world);
    one!.title = 'Renamed since';
    one!.updatedAt = '2026-06-30T00:10:00Z';
    github.world.now = '2026-06-30T01:00:00Z';
    const third = await read();
    assert.equal(third.authored.find(({ id }) => id === one!.id)!.title, 'Renamed since');
    assert.equal(third.authored.length, first.authored.length);
  });

  it('reads more when an earlier beginning is asked for', async () => {
    const { read } = await startReading();
    const half = await read({ since: '2025-01-01T00:00:00Z' });
    const all = await read({ since: null });
    assert.ok(half.authored.length < all.authored.length);
    assert.ok(half.reviewed.length < all.reviewed.length);
    assert.equal(coverageOf(all, 'authored').from, null);
    assert.equal(coverageOf(all, 'reviewed').from, null);
  });

  it('reads another person by login', async () => {
    const { github, read } = await startReading();
    const facts = await read({ login: 'ADA' });
    assert.equal(facts.account?.login, 'ada');
    assert.ok(facts.authored.length > 0);
    assert.ok(facts.authored.every(({ author }) => author?.login === 'ada'));
    const own = await read();
    assert.deepEqual(
      own.authored.map(({ id }) => id),
      mine(github.world)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('keeps what is hidden since, and marks it', async () => {
    const { github, read } = await startReading();
    const first = await read();
    const gone = first.authored.find(({ merged }) => merged !== null)!;
    github.world.hidden.add(gone.id);
    const second = await read();
    assert.deepEqual(
      second.authored.filter(({ isVisible }) => !isVisible).map(({ id }) => id),
      [gone.id],
    );
    github.world.hidden.delete(gone.id);
    assert.deepEqual(known(await read()), known(first));
  });

  it('follows a repository that was renamed', async () => {
    const { github, read } = await startReading();
    await read();
    const repository = github.world.repositories.get('acme/checkout')!;
    repository.nameWithOwner = 'acme/till';
    github.world.now = '2026-06-30T01:00:00Z';
    for (const one of github.world.pullRequests.values())
      if (one.repository === repository) one.updatedAt = '2026-06-30T00:30:00Z';
    const facts = await read();
    assert.ok(facts.authored.some(({ repository }) => repository === 'acme/till'));
    assert.ok(!facts.authored.some(({ repository }) => repository === 'acme/checkout'));
  });
});
