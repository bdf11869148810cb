import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import type { BlobText, GitHistory } from '../../../src/core/ports.ts';
import { mostBytes } from '../../../src/core/ports.ts';
import { createBatchParser } from '../../../src/git/blobs.ts';
import { createRenameParser } from '../../../src/git/renames.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { callObservers, type GitCall } from '../../../src/git/run.ts';
import { createTreeParser } from '../../../src/git/tree.ts';
import { buildRepository, type TestRepository } from '../../support/repoBuilder.ts';

const signal = new AbortController().signal;

async function using<T>(folder: string, work: (history: GitHistory) => Promise<T>): Promise<T> {
  const history = await openRepository(folder, { signal });
  try {
    return await work(history);
  } finally {
    await history.close();
  }
}

async function blobsOf(folder: string, ids: readonly string[]): Promise<readonly BlobText[]> {
  return using(folder, async (history) => {
    const blobs: BlobText[] = [];
    await history.readBlobs(
      ids,
      (index, blob) => {
        assert.equal(index, blobs.length);
        blobs.push(blob);
      },
      signal,
    );
    return blobs;
  });
}

/** Takes an object out of the repository, as a partial clone would lack it. */
function lose(repo: TestRepository, id: string): void {
  rmSync(path.join(repo.folder, '.git/objects', id.slice(0, 2), id.slice(2)));
}

/** Feeds a parser with the first bytes of an answer and lets it end. */
function feed(
  parser: { push(chunk: Uint8Array): void; end(): void },
  ...chunks: readonly Uint8Array[]
): void {
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
}

describe('tree', () => {
  it('lists files with their sizes, in the order of git, without links and submodules', async () => {
    const repo = await buildRepository();
    repo.commit({
      files: {
        'z/deep/er.ts': '12345',
        'a b': '',
        'line\nbreak\ttab': 'x',
        é: 'x',
        run: { mode: '100755', content: '#!' },
        link: { mode: '120000', content: 'run' },
        'deps/module': { mode: '160000', content: '1'.repeat(40) },
      },
    });
    await repo.write();
    await using(repo.folder, async (history) => {
      assert.throws(() => history.submodules(), TypeError);
      const tree = await history.readTree(signal);
      assert.deepEqual(
        tree.map(({ path: file, bytes }) => [file, bytes]),
        [
          ['a b', 0],
          ['line\nbreak\ttab', 1],
          ['run', 2],
          ['z/deep/er.ts', 5],
          ['é', 1],
        ],
      );
      assert.deepEqual(history.submodules(), ['deps/module']);
    });
  });

  it('takes no answer that was cut inside a record, and nothing that is no record', () => {
    const entry = `100644 blob ${'a'.repeat(40)}       5\tdir/a\0`;
    const golden = Buffer.from(`${entry}160000 commit ${'b'.repeat(40)}       -\tsub\0`);
    for (let cut = 1; cut < golden.length; cut++) {
      const parser = createTreeParser();
      const attempt = () => feed(parser, golden.subarray(0, cut));
      if (cut === entry.length) attempt();
      else assert.throws(attempt, { name: 'GitError', reason: 'cut-short' });
    }
    for (const wrong of [
      '\0',
      'nonsense\0',
      '100644 blob a\0',
      `100644 blob ${'a'.repeat(40)} x\tf\0`,
    ]) {
      assert.throws(() => feed(createTreeParser(), Buffer.from(wrong)), { reason: 'malformed' });
    }
  });
});

describe('blobs', () => {
  it('come in the order asked for: text, binary, too large, missing', async () => {
    const repo = await buildRepository();
    const late = `${'x'.repeat(8000)}\0`;
    const contents: Record<string, string | Uint8Array> = {
      empty: '',
      text: 'a\r\nb — \u{1F600}\n',
      bom: '\uFEFFx',
      latin1: Buffer.from('caf\xe9', 'latin1'),
      binary: 'a\0b',
      late,
      large: 'y'.repeat(mostBytes + 1),
      limit: 'z'.repeat(mostBytes),
      lost: 'lost',
    };
    repo.commit({ files: contents });
    await repo.write();
    const idOf = (name: string): string => repo.git('rev-parse', `main:${name}`).trim();
    const ids = [
      'text',
      'empty',
      'bom',
      'latin1',
      'binary',
      'late',
      'large',
      'limit',
      'lost',
      'text',
    ].map(idOf);
    const commit = repo.git('rev-parse', 'main').trim();
    lose(repo, idOf('lost'));
    assert.deepEqual(await blobsOf(repo.folder, [...ids, commit, '1'.repeat(40)]), [
      { kind: 'text', text: contents['text'] },
      { kind: 'text', text: '' },
      { kind: 'text', text: '\uFEFFx' },
      { kind: 'text', text: 'caf\uFFFD' },
      { kind: 'binary' },
      { kind: 'text', text: late },
      { kind: 'too-large', bytes: mostBytes + 1 },
      { kind: 'text', text: contents['limit'] },
      { kind: 'missing' },
      { kind: 'text', text: contents['text'] },
      { kind: 'missing' },
      { kind: 'missing' },
    ]);
    assert.deepEqual(await blobsOf(repo.folder, []), []);
  });

  it('are asked for by id only', async () => {
    const repo = await buildRepository();
    repo.commit({ files: { a: '1' } });
    await repo.write();
    for (const id of [
      'HEAD',
      'main:a',
      '',
      `${'1'.repeat(40)}\n${'1'.repeat(40)}`,
      'A'.repeat(40),
      '1'.repeat(50),
    ]) {
      await assert.rejects(blobsOf(repo.folder, [id]), TypeError);
    }
  });

  it('come by tens of thousands without either side waiting for the other', async () => {
    const repo = await buildRepository();
    const files: Record<string, string> = {};
    for (let count = 0; count < 300; count++) files[`f${count}`] = `${count}\n`.repeat(5000);
    repo.commit({ files });
    await repo.write();
    await using(repo.folder, async (history) => {
      const tree = await history.readTree(signal);
      const ids = Array.from({ length: 30_000 }, (_, index) => tree[index % 20]!.blob);
      let characters = 0;
      await history.readBlobs(
        ids,
        (index, blob) => {
          if (blob.kind === 'text') characters += blob.text.length;
          assert.equal(blob.kind, 'text');
          if (index < 20) assert.equal(blob.kind === 'text' && blob.text, files[tree[index]!.path]);
        },
        signal,
      );
      assert.ok(characters > 300e6);
    });
  });

  it('take no answer that was cut or not asked for, in pieces of any size', () => {
    const ids = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40));
    const golden = Buffer.from(
      `${ids[0]} blob 3\nx\ny\n${ids[1]} missing\n${ids[2]} blob 0\n\n${ids[3]} blob ${mostBytes + 1}\n${'z'.repeat(mostBytes + 1)}\n`,
    );
    const parse = (...chunks: readonly Uint8Array[]): readonly BlobText[] => {
      const blobs: BlobText[] = [];
      feed(
        createBatchParser(ids, (_, blob) => blobs.push(blob)),
        ...chunks,
      );
      return blobs;
    };
    const whole = parse(golden);
    assert.deepEqual(whole, [
      { kind: 'text', text: 'x\ny' },
      { kind: 'missing' },
      { kind: 'text', text: '' },
      { kind: 'too-large', bytes: mostBytes + 1 },
    ]);
    const small = 200;
    const cuts = fc.array(fc.integer({ min: 0, max: small }), { maxLength: 20 });
    fc.assert(
      fc.property(cuts, (some) => {
        const sorted = [0, ...some.toSorted((one, two) => one - two), golden.length];
        assert.deepEqual(
          parse(...sorted.slice(1).map((cut, index) => golden.subarray(sorted[index], cut))),
          whole,
        );
      }),
      { numRuns: 30 },
    );
    for (const cut of [...Array(small).keys(), golden.length - 2, golden.length - 1]) {
      assert.throws(() => parse(golden.subarray(0, cut)), { reason: 'cut-short' }, `cut at ${cut}`);
    }
    for (const wrong of [
      `${ids[1]} missing\n`,
      `${ids[0]} blob -1\n`,
      `${ids[0]} blob many\n`,
      `${ids[0]} blob 1\nxy`,
      'x'.repeat(300),
      `${golden.toString('latin1')}${ids[0]} missing\n`,
    ]) {
      assert.throws(() => parse(Buffer.from(wrong)), { name: 'GitError', reason: 'malformed' });
    }
  });
});

describe('renames', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}\n`).join('');

  it('are found by similarity, against the parent that was given', async () => {
    const repo = await buildRepository();
    const base = repo.commit({ files: { a: lines, b: 'other\n', 'q"\n': lines.toUpperCase() } });
    const moved = repo.commit({
      renames: { a: 'lib/a' },
      files: { 'lib/a': `${lines}more\n`, b: null },
    });
    const quiet = repo.commit({ files: { c: '1' } });
    const odd = repo.commit({ renames: { 'q"\n': 'r\t' } });
    await repo.write();
    const [first, second, third, fourth] = [base, moved, quiet, odd].map(repo.id) as [
      string,
      string,
      string,
      string,
    ];
    const pairs = [
      { commit: fourth, parent: third },
      { commit: third, parent: second },
      { commit: second, parent: first },
      { commit: fourth, parent: first },
    ];
    const found = await using(repo.folder, (history) => history.findRenames(pairs, signal));
    assert.deepEqual(found, {
      renames: [
        { commit: fourth, from: 'q"\n', to: 'r\t' },
        { commit: second, from: 'a', to: 'lib/a' },
        { commit: fourth, from: 'a', to: 'lib/a' },
        { commit: fourth, from: 'q"\n', to: 'r\t' },
      ],
      failed: [],
    });
    assert.deepEqual(await using(repo.folder, (history) => history.findRenames([], signal)), {
      renames: [],
      failed: [],
    });
    const wrong = [{ commit: first, parent: '--output=x' }];
    await assert.rejects(
      using(repo.folder, (history) => history.findRenames(wrong, signal)),
      TypeError,
    );
  });

  it('are also told from files that were rewritten and stayed, where asked', async () => {
    const repo = await buildRepository();
    const text = Array.from({ length: 60 }, (_, index) => `line ${index} of it\n`).join('');
    const old = repo.commit({ files: { a: text } });
    const now = repo.commit({ files: { a: 'see lib/a\n', 'lib/a': `${text}more\n` } });
    await repo.write();
    const pair = { commit: repo.id(now), parent: repo.id(old) };
    const ask = async (withRewritten: boolean) =>
      (
        await using(repo.folder, (history) =>
          history.findRenames([{ ...pair, withRewritten }], signal),
        )
      ).renames;
    assert.deepEqual(await ask(true), [{ commit: pair.commit, from: 'a', to: 'lib/a' }]);
    assert.deepEqual(await ask(false), []);
  });

  it('that need a missing file count as failed, and the others are found all the same', async () => {
    const repo = await buildRepository();
    const handles = [repo.commit({ files: { f0: lines } })];
    for (let step = 1; step <= 6; step++) {
      const content = `${lines}${'more\n'.repeat(step)}`;
      handles.push(
        repo.commit({
          renames: { [`f${step - 1}`]: `f${step}` },
          files: { [`f${step}`]: content },
        }),
      );
    }
    await repo.write();
    const ids = handles.map(repo.id);
    lose(repo, repo.git('rev-parse', `${ids[3]}:f3`).trim());
    const pairs = ids.slice(1).map((commit, index) => ({ commit, parent: ids[index]! }));
    const found = await using(repo.folder, (history) => history.findRenames(pairs, signal));
    assert.deepEqual(found.failed, [ids[3], ids[4]]);
    assert.deepEqual(
      found.renames.map(({ from, to }) => `${from} ${to}`),
      ['f0 f1', 'f1 f2', 'f4 f5', 'f5 f6'],
    );
  });

  it('are no longer asked for where git cannot answer many in a row', async () => {
    const repo = await buildRepository();
    const old = repo.commit({ files: { a: lines } });
    const now = repo.commit({ renames: { a: 'b' }, files: { b: `${lines}more\n` } });
    await repo.write();
    lose(repo, repo.git('rev-parse', 'main:b').trim());
    const pairs = Array.from({ length: 200 }, () => ({
      commit: repo.id(now),
      parent: repo.id(old),
    }));
    let asked = 0;
    const count = (call: GitCall): void => {
      if (call.arguments.includes('diff-tree')) asked++;
    };
    callObservers.add(count);
    const { renames, failed } = await using(repo.folder, (history) =>
      history.findRenames(pairs, signal),
    );
    callObservers.delete(count);
    assert.deepEqual([renames.length, failed.length], [0, 200]);
    assert.ok(asked <= 50, `${asked} calls`);
  });

  it('are taken from no answer that was cut', () => {
    const pairs = ['a', 'b'].map((digit) => ({ commit: digit.repeat(40), parent: 'f'.repeat(40) }));
    const [one, two] = pairs.map((pair) => pair.commit);
    const ids = `${'1'.repeat(40)} ${'2'.repeat(40)}`;
    const record = `:100644 100644 ${ids} R090\0old\0new\0`;
    const link = `:120000 120000 ${ids} R100\0l\0m\0`;
    const golden = Buffer.from(`${one}\0${record}${link}${two}\0${record}`);
    for (let cut = 0; cut <= golden.length; cut++) {
      const renames: unknown[] = [];
      const parser = createRenameParser(pairs, renames as never[]);
      const attempt = () => feed(parser, golden.subarray(0, cut));
      const lastHeader = golden.length - record.length;
      if (cut === lastHeader || cut === golden.length) attempt();
      else assert.throws(attempt, { reason: 'cut-short' }, `cut at ${cut}`);
    }
    for (const wrong of [record, `${two}\0`, `${one}\0${one}\0`]) {
      const parser = createRenameParser(pairs, []);
      assert.throws(() => feed(parser, Buffer.from(wrong)), { reason: 'malformed' });
    }
  });
});

describe('words', () => {
  const ask = (repo: TestRepository, words: readonly string[]) =>
    using(repo.folder, (history) => history.findWords(history.repository.head, words, signal));

  async function build(): Promise<TestRepository> {
    const repo = await buildRepository();
    repo.commit({ files: { 'a.ts': 'export const retry = waiting;\n', 'b.txt': 'gone\n' } });
    repo.commit({ files: { 'b.txt': 'retrying $fetch\n' } });
    await repo.write();
    return repo;
  }

  it('are found as whole words in the texts of the commit', async () => {
    const found = await ask(await build(), ['retry', 'retrying', 'wait', 'gone', 'fetch']);
    assert.deepEqual(
      found,
      new Map([
        ['retry', new Set(['a.ts'])],
        ['retrying', new Set(['b.txt'])],
        ['fetch', new Set(['b.txt'])],
      ]),
    );
  });

  it('are none where nothing holds one, or where they are no words', async () => {
    const repo = await build();
    assert.deepEqual(await ask(repo, ['nowhere']), new Map());
    assert.deepEqual(await ask(repo, ['-e', '.*', 'a\nretry', '$fetch']), new Map());
  });

  it('are looked for in what is there, where a text is not', async () => {
    const repo = await build();
    lose(repo, repo.git('rev-parse', 'HEAD:a.ts').trim());
    assert.deepEqual([...(await ask(repo, ['retry', 'retrying'])).keys()], ['retrying']);
    assert.deepEqual(await ask(repo, ['retry', 'nowhere']), new Map());
  });
});
