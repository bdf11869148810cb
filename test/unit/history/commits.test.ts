/** What a history keeps of each commit: people, dates and paths as recorded. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { toIso, utcDay } from '../../../src/core/dates.ts';
import { buildHistory, type FakeCommit, idOf } from '../../support/memoryHistory.ts';

describe('identities of a history', () => {
  const authorOf = (commit: Omit<FakeCommit, 'name'>) => {
    const history = buildHistory([{ name: 'root', ...commit }]);
    const of = (identity: number): string => {
      const { name, email } = history.identities[identity]!;
      return `${name} <${email}>`;
    };
    const root = history.findCommit(idOf('root'));
    return { author: of(history.author[root]!), coAuthors: history.coAuthors(root).map(of) };
  };

  it('keeps an author without an email, or without a name', () => {
    assert.equal(authorOf({ author: ['Ada', ''] }).author, 'Ada <>');
    assert.equal(authorOf({ author: ['', 'ada@example.org'] }).author, ' <ada@example.org>');
    assert.equal(authorOf({ author: ['', ''] }).author, ' <>');
  });

  it('takes away nothing but white space at the ends', () => {
    const { author } = authorOf({ author: ['  Ada  B. ', '\tADA@example.org '] });
    assert.equal(author, 'Ada  B. <ADA@example.org>');
  });

  it('keeps a name with and without email apart, and gives equal ones one number', () => {
    const history = buildHistory([
      { name: 'a', author: ['Ada', ''] },
      { name: 'b', parents: ['a'], author: ['Ada', 'ada@example.org'] },
      { name: 'c', parents: ['b'], author: [' Ada', ''] },
    ]);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => history.author[history.findCommit(idOf(name))]);
    assert.notEqual(a, b);
    assert.equal(a, c);
    assert.equal(history.identities.length, 2);
  });

  it('reads co-authors once each, also without an email, and no empty ones', () => {
    const { coAuthors } = authorOf({
      coAuthors: ['Bo <bo@example.org>', 'Cy', 'Bo <bo@example.org>', '', 'Di <di@example.org'],
    });
    assert.deepEqual(coAuthors, ['Bo <bo@example.org>', 'Cy <>', 'Di <>']);
  });
});

describe('dates of a history', () => {
  const isoOf = (seconds: number, offset: number): string => {
    const history = buildHistory([{ name: 'root', seconds, offset }]);
    return toIso(history.authored[history.head]!, history.authoredOffset[history.head]!);
  };

  it('keeps dates before 1970 and after 2100 with the recorded offset', () => {
    assert.equal(isoOf(-1, 0), '1969-12-31T23:59:59+00:00');
    assert.equal(isoOf(-2_208_988_800, -300), '1899-12-31T19:00:00-05:00');
    assert.equal(isoOf(4_294_967_296, 330), '2106-02-07T11:58:16+05:30');
    assert.equal(isoOf(7_258_118_400, 845), '2200-01-01T14:05:00+14:05');
    assert.equal(isoOf(0, -30), '1969-12-31T23:30:00-00:30');
  });

  it('names the same moment in every offset', () => {
    const seconds = fc.integer({ min: -62_000_000_000, max: 253_000_000_000 });
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(seconds, offset, (moment, minutes) => {
        const iso = toIso(moment, minutes);
        assert.equal(Date.parse(iso), moment * 1000);
        assert.equal(utcDay(iso), new Date(moment * 1000).toISOString().slice(0, 10));
      }),
    );
  });

  it('writes what is no date at all without failing', () => {
    assert.equal(toIso(1e18, 0), '0000-00-00T00:00:00+00:00');
    assert.equal(utcDay(toIso(1e18, 0)), '0000-00-00');
  });
});

describe('paths of a history', () => {
  it('keeps paths apart that differ in bytes that are not UTF-8', () => {
    const latin1 = (last: number): Uint8Array => Uint8Array.from([0x63, 0x61, 0x66, last]);
    const history = buildHistory([
      {
        name: 'root',
        changes: [
          [latin1(0xe9), null, 'A'],
          [latin1(0xe8), null, 'B'],
          ['café', null, 'C'],
          ['caf\uFFFD', null, 'D'],
        ],
      },
    ]);
    const paths = Array.from({ length: history.pathCount }, (_, path) => history.path(path));
    assert.deepEqual(paths, ['caf\\xe9', 'caf\\xe8', 'café', 'caf\uFFFD']);
    assert.deepEqual(paths.map(history.findPath), [0, 1, 2, 3]);
  });

  it('reads ids of SHA-256 as well', () => {
    const history = buildHistory([{ name: 'root', changes: [['a.ts', null, 'A']] }], {
      digits: 64,
    });
    assert.equal(history.commitId(history.head), idOf('root', 64));
    assert.equal(history.blobId(0), idOf('A', 64));
  });
});
