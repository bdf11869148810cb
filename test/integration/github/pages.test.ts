import assert from 'node:assert/strict';

import { changed, errors, status } from '../../support/github/faults.ts';
import { makeWorld } from '../../support/github/makeWorld.ts';
import { closeReadings, coverageOf, known, startReading } from '../../support/github/reading.ts';
import type { Fault } from '../../support/github/server.ts';

const size = { authored: 130, reviewed: 60, releases: 3, runs: 30 };

describe('pages of GitHub', function () {
  this.timeout(60_000);
  after(closeReadings);

  const heavy: readonly (readonly [name: string, fault: Fault])[] = [
    ['a 502', status(502)],
    ['a 504', status(504)],
    ['resource limits', errors({ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'x' })],
    [
      'something went wrong',
      errors({ message: 'Something went wrong while executing your query.' }),
    ],
  ];
  for (const [name, fault] of heavy) {
    it(`are half as long after ${name}, and stay so`, async () => {
      const { github, read } = await startReading(makeWorld(size));
      github.fail('AuthoredPullRequests', null, fault, fault);
      await read();
      const sizes = github.asked
        .filter(({ operation }) => operation === 'AuthoredPullRequests')
        .map(({ variables }) => variables['size']);
      assert.deepEqual(sizes.slice(0, 5), [50, 50, 25, 12, 12]);
      assert.ok(sizes.slice(5).every((later) => later === 12));
    });
  }

  it('of nodes by their ids are half as long, and none is passed over', async () => {
    const whole = known(await (await startReading(makeWorld(size))).read());
    const { github, read } = await startReading(makeWorld(size));
    github.fail('InboundReferences', status(502));
    github.fail('ReviewThreads', null, status(504));
    assert.deepEqual(known(await read()), whole);
    const lengths = (operation: string) =>
      github.asked
        .filter((asked) => asked.operation === operation)
        .map(({ variables }) => (variables['ids'] as readonly string[]).length);
    assert.deepEqual(lengths('InboundReferences').slice(0, 2), [50, 25]);
    assert.deepEqual(lengths('ReviewThreads').slice(0, 3), [10, 10, 5]);
  });

  it('that a server cannot give in any size are given up', async () => {
    const { github, read, pauses } = await startReading(makeWorld(size));
    github.fail('AuthoredPullRequests', ...Array.from({ length: 20 }, () => status(504)));
    const facts = await read();
    assert.equal(coverageOf(facts, 'authored').reason, 'unreachable');
    assert.ok(pauses.length < 10, `${pauses.length}`);
    assert.ok(coverageOf(facts, 'releases').complete);
  });

  it('that never end are read up to a bound, and told', async () => {
    const { github, read } = await startReading();
    let made = 0;
    const another = changed((data) => {
      const { nodes, pageInfo } = data['user'].pullRequests;
      nodes.splice(1);
      pageInfo.hasNextPage = true;
      pageInfo.endCursor = Buffer.from(`9${made++}`).toString('base64');
    });
    github.fail('AuthoredPullRequests', ...Array.from({ length: 300 }, () => another));
    const facts = await read();
    const coverage = coverageOf(facts, 'authored');
    assert.deepEqual([coverage.complete, coverage.reason], [false, 'page-cap']);
    assert.equal(made, 100);
  });

  it('tell late what happened before: a change is looked for from a little earlier', async () => {
    const { github, read } = await startReading();
    const mine = [...github.world.pullRequests.values()].filter(
      ({ author, repository }) =>
        author?.login === 'octo' && repository.nameWithOwner.startsWith('acme/'),
    );
    const newest = mine.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]!;
    const late = mine.find((one) => one !== newest)!;
    newest.updatedAt = '2026-06-29T12:00:00Z';
    github.world.hidden.add(late.id);
    await read();
    // Everything between would be on the first page all the same.
    for (let index = 0; index < 60; index++)
      github.world.pullRequests.set(`filler ${index}`, {
        ...newest,
        id: `filler ${index}`,
        number: 7000 + index,
        updatedAt: `2026-06-29T11:58:${String(index % 60).padStart(2, '0')}Z`,
      });
    github.world.hidden.delete(late.id);
    late.updatedAt = '2026-06-29T11:55:00Z';
    const facts = await read();
    assert.ok(facts.authored.some(({ id }) => id === late.id));
  });

  it('of references go back in time, until those that are known', async () => {
    const { github, read } = await startReading();
    const one = [...github.world.pullRequests.values()].find(
      ({ author, repository, mergedAt }) =>
        author?.login === 'octo' &&
        repository.nameWithOwner.startsWith('acme/') &&
        mergedAt !== null,
    )!;
    one.events.length = 0;
    const mention = (index: number): void => {
      one.events.push({
        __typename: 'ReferencedEvent',
        id: `E_${index}`,
        createdAt: '2026-06-01T00:00:00Z',
        isCrossRepository: false,
        actor: null,
        commitRepository: one.repository,
        commit: { oid: 'a'.repeat(40), messageHeadline: `Use it, ${index}` },
      });
    };
    const count = async (): Promise<readonly [references: number, asked: number]> => {
      github.asked.length = 0;
      const facts = await read();
      assert.equal(coverageOf(facts, 'references').reason, null);
      return [
        facts.references.filter(({ pullRequest }) => pullRequest === one.id).length,
        github.asked.filter(({ operation }) => operation === 'EarlierReferences').length,
      ];
    };
    for (let index = 0; index < 260; index++) mention(index);
    // Cut in the middle, nothing of it is taken for known.
    github.fail('EarlierReferences', null, status(401));
    const cut = await read();
    assert.equal(coverageOf(cut, 'references').reason, 'signed-out');
    assert.equal(cut.references.filter(({ pullRequest }) => pullRequest === one.id).length, 0);
    assert.deepEqual(await count(), [260, 3]);
    assert.deepEqual(await count(), [260, 0]);
    for (let index = 260; index < 320; index++) mention(index);
    assert.deepEqual(await count(), [320, 1]);
  });

  it('that were read before are not read again because a reading was cut', async () => {
    const { github, read } = await startReading(makeWorld(size));
    github.fail('AuthoredPullRequests', null, null, status(401));
    const facts = await read();
    assert.equal(coverageOf(facts, 'authored').to, null);
    // Nothing that lies below the cut is taken for read.
    const next = await read();
    assert.equal(
      next.authored.length,
      [...github.world.pullRequests.values()].filter(
        ({ author, repository }) =>
          author?.login === 'octo' && repository.nameWithOwner.startsWith('acme/'),
      ).length,
    );
  });
});
