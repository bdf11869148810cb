/** Files that were split off others, and what of it is kept between runs. */
import assert from 'node:assert/strict';

import { languages } from '../../../src/core/languages/languages.ts';
import type { FactStore } from '../../../src/core/ports.ts';
import { createBlobLoader } from '../../../src/core/reuse/blobLoader.ts';
import { createSplits } from '../../../src/core/reuse/splits.ts';
import { createUnits } from '../../../src/core/reuse/units.ts';
import { buildHistory, idOf, type FakeCommit } from '../../support/memoryHistory.ts';

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}\n`).join('');

const texts: Readonly<Record<string, string>> = {
  W: lines(0, 30),
  L: lines(0, 12),
  N: `a line of its own\n${lines(12, 30)}`,
  O: lines(100, 130),
  P: lines(100, 140),
};

/** More than half of `whole.ts` goes to `new.ts`; `other.ts` is changed beside it. */
const story: readonly FakeCommit[] = [
  {
    name: 'root',
    changes: [
      ['whole.ts', null, 'W'],
      ['other.ts', null, 'O'],
    ],
  },
  {
    name: 'head',
    parents: ['root'],
    changes: [
      ['new.ts', null, 'N'],
      ['other.ts', 'O', 'P'],
      ['whole.ts', 'W', 'L'],
    ],
  },
];

/** The story with another blob where a change left one. */
function withAfter(blob: string, instead: string): readonly FakeCommit[] {
  return story.map((commit) => ({
    ...commit,
    changes: commit.changes!.map(
      ([path, before, after]) => [path, before, after === blob ? instead : after] as const,
    ),
  }));
}

function store(): FactStore {
  const facts = new Map<string, Uint8Array>();
  return {
    words: { numberOf: () => 0, word: () => '' },
    get: (key) => facts.get(key),
    put: (key, value) => void facts.set(key, value),
  };
}

/** How `new.ts` came about, and the texts that git was asked for. */
async function find(
  commits: readonly FakeCommit[],
  facts: FactStore | null,
  known: Readonly<Record<string, string>> = texts,
) {
  const history = buildHistory(commits);
  const units = createUnits(history, languages, () => false);
  const ids = new Map(Object.entries(known).map(([name, text]) => [idOf(name), text]));
  const asked: string[] = [];
  const loader = createBlobLoader({
    git: {
      readBlobs(blobs, receive) {
        asked.push(...blobs);
        for (const [index, id] of blobs.entries()) {
          const text = ids.get(id);
          receive(index, text === undefined ? { kind: 'missing' } : { kind: 'text', text });
        }
        return Promise.resolve();
      },
      readSizes: (blobs) => Promise.resolve(blobs.map((id) => ids.get(id)?.length ?? -1)),
    },
    history,
    languageOf: units.languageOf,
    facts,
    signal: new AbortController().signal,
  });
  const split = await createSplits(history, units, loader).find(
    history.findCommit(idOf('head')),
    history.findPath('new.ts'),
  );
  return {
    kind: split?.kind ?? null,
    sources: split?.sources.map(({ path, blob }) => [history.path(path), history.blobId(blob)]),
    asked: asked.length,
  };
}

describe('a file that was split off another', () => {
  it('is told with the file that its lines came from', async () => {
    const found = await find(story, null);
    assert.deepEqual([found.kind, found.sources], ['split', [['whole.ts', idOf('W')]]]);
  });

  it('is a copy where the lines stayed', async () => {
    const stayed = withAfter('L', 'X');
    const found = await find(stayed, null, { ...texts, X: `${texts['W']}one more` });
    assert.deepEqual([found.kind, found.sources], ['copy', [['whole.ts', idOf('W')]]]);
  });

  it('is known without a text when it was found before, whatever else the history has learnt', async () => {
    const facts = store();
    const first = await find(story, facts);
    assert.ok(first.asked > 0);
    assert.deepEqual(await find(story, facts), { ...first, asked: 0 });
    const later: FakeCommit = {
      name: 'later',
      parents: ['head'],
      changes: [['later.ts', null, 'Z']],
    };
    assert.deepEqual(await find([...story, later], facts), { ...first, asked: 0 });
  });

  it('is looked for anew where a file beside it changed otherwise', async () => {
    const facts = store();
    await find(story, facts);
    const otherwise = withAfter('P', 'W');
    assert.ok((await find(otherwise, facts)).asked > 0);
  });

  it('is not kept as found while a text is missing', async () => {
    const facts = store();
    const { W: _, ...partial } = texts;
    assert.equal((await find(story, facts, partial)).kind, null);
    assert.equal((await find(story, facts)).kind, 'split');
  });
});
