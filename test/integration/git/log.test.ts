import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

import fc from 'fast-check';

import { createLogParser, logArguments } from '../../../src/git/log.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { createRecordingSink, type RecordedCommit } from '../../support/recordingSink.ts';
import { buildRepository, runGitIn, type TestRepository } from '../../support/repoBuilder.ts';

const signal = new AbortController().signal;
const none = '0000000';

type Kind = 'readCommits' | 'readMainlineMerges' | 'readUnmerged';

async function read(
  folder: string,
  at: string,
  kind: Kind = 'readCommits',
): Promise<readonly RecordedCommit[]> {
  const history = await openRepository(folder, { signal, at });
  const sink = createRecordingSink();
  try {
    await history[kind](sink, signal);
  } finally {
    await history.close();
  }
  return sink.commits;
}

function blob(text: string): string {
  return runGitIn('/', ['hash-object', '--stdin'], text).slice(0, 7);
}

/** Writes a commit object byte by byte, whatever git thinks of it. */
function craft(repo: TestRepository, object: string | Buffer): string {
  return runGitIn(
    repo.folder,
    ['hash-object', '-w', '-t', 'commit', '--literally', '--stdin'],
    object,
  ).trim();
}

describe('log', () => {
  it('reads identities, dates with their offsets, trailers and the subject', async () => {
    const repo = await buildRepository();
    const first = repo.commit({
      author: 'Zoë Ünal <zoe@x.org>',
      date: '2024-01-02T10:00:00-07:30',
      committer: 'GitHub <noreply@github.com>',
      committed: '2024-01-03T10:00:00+05:45',
      message:
        'Subject in\ntwo lines\n\nBody\n\nCo-authored-by: Bo <bo@x.org>\nco-authored-by: Cy\n  <cy@x.org>\nSigned-off-by: No <no@x.org>\n',
      files: { 'a.txt': 'a\n' },
    });
    await repo.write();
    const [commit] = await read(repo.folder, 'main');
    assert.deepEqual(commit, {
      id: repo.id(first),
      parents: [],
      authorName: 'Zoë Ünal',
      authorEmail: 'zoe@x.org',
      authored: Date.parse('2024-01-02T10:00:00-07:30') / 1000,
      authoredOffset: -450,
      committed: Date.parse('2024-01-03T10:00:00+05:45') / 1000,
      committedOffset: 345,
      committedByHost: true,
      coAuthors: ['Bo <bo@x.org>', 'Cy <cy@x.org>'],
      subject: 'Subject in two lines',
      changes: [`a.txt ${none} ${blob('a\n')}`],
    });
  });

  it('tells each change, with links and submodules as files that do not exist', async () => {
    const repo = await buildRepository();
    const link = { mode: '120000', content: 'target' } as const;
    const module = { mode: '160000', content: '1'.repeat(40) } as const;
    repo.commit({ files: { same: '1', gone: '1', link, module, both: link } });
    repo.commit({});
    repo.commit({
      files: {
        same: { mode: '100755', content: '1' },
        gone: null,
        link: 'file now',
        module: null,
        both: { mode: '120000', content: 'elsewhere' },
        'new\nline': 'n',
      },
    });
    await repo.write();
    const commits = await read(repo.folder, 'main');
    assert.deepEqual(
      commits.map((commit) => commit.changes),
      [
        [
          `gone ${blob('1')} ${none}`,
          `link ${none} ${blob('file now')}`,
          `new\nline ${none} ${blob('n')}`,
          `same ${blob('1')} ${blob('1')}`,
        ],
        [],
        [`gone ${none} ${blob('1')}`, `same ${none} ${blob('1')}`],
      ],
    );
  });

  it('lists merges without changes, and mainline merges against their first parent', async () => {
    const repo = await buildRepository();
    repo.commit({ files: { a: '1' } });
    repo.branch('topic');
    repo.commit({ files: { b: '1' } });
    repo.branch('sub');
    repo.commit({ files: { c: '1' } });
    repo.switchTo('topic');
    repo.commit({ files: { d: '1' } });
    const inner = repo.merge('sub');
    repo.switchTo('main');
    repo.commit({ files: { a: '2' } });
    const outer = repo.merge('topic', { files: { a: '3' } });
    repo.commit({ files: { e: '1' } });
    await repo.write();
    const commits = await read(repo.folder, 'main');
    assert.equal(commits.length, 8);
    const merges = commits.filter((commit) => commit.parents.length > 1);
    assert.deepEqual(
      merges.map(({ id, changes }) => ({ id, changes })),
      [outer, inner].map((merge) => ({ id: repo.id(merge), changes: [] })),
    );
    const [mainline, ...others] = await read(repo.folder, 'main', 'readMainlineMerges');
    assert.deepEqual(others, []);
    assert.equal(mainline!.id, repo.id(outer));
    assert.deepEqual(mainline!.changes, [
      `a ${blob('2')} ${blob('3')}`,
      ...['b', 'c', 'd'].map((path) => `${path} ${none} ${blob('1')}`),
    ]);
  });

  it('lists what HEAD has and the revision has not, newest first', async () => {
    const repo = await buildRepository();
    repo.commit({ files: { a: '1' } });
    repo.branch('work');
    const older = repo.commit({ files: { b: '1' } });
    const newer = repo.commit({ files: { c: '1' } });
    await repo.write();
    assert.deepEqual(await read(repo.folder, 'main', 'readUnmerged'), []);
    repo.git('symbolic-ref', 'HEAD', 'refs/heads/work');
    const unmerged = await read(repo.folder, 'main', 'readUnmerged');
    assert.deepEqual(
      unmerged.map((commit) => [commit.id, commit.changes.length]),
      [newer, older].map((commit) => [repo.id(commit), 1]),
    );
    assert.deepEqual(await read(repo.folder, 'work', 'readUnmerged'), []);
  });

  it('keeps rows apart whatever identities, dates and messages hold', async () => {
    const repo = await buildRepository();
    const tree = runGitIn(repo.folder, ['mktree'], '').trim();
    const objects = [
      'author A\u0001B <a\u0001@x> -100 +0000\ncommitter C\u0002D <c@x> 5000000000 -0730\n\nsub\u0001ject \u0002\u001b[31m \n:100644\n\nCo-authored-by: X\u0002Y <x@x>\n',
      'author <> 12 +9999\ncommitter "Q\\" <q@x> 99999999999999999999 +0000\n\nnul\0after\n',
      'author no email at all 1234 +0000\ncommitter\n\n',
      'author :100644 100644 <:@x> 1 -0000\ncommitter Q <q> 0 +0100\n\n\n\n  \n',
      Buffer.from(
        'author Caf\xe9 <caf\xe9@x> 1 +0000\ncommitter C <c@x> 1 +0000\n\n\xff\xfe\n',
        'latin1',
      ),
      Buffer.from(
        'author Jos\xe9 <j@x> 1 +0000\ncommitter C <c@x> 1 +0000\nencoding ISO-8859-1\n\n\xe9t\xe9\n',
        'latin1',
      ),
      '\n',
    ];
    let parent = '';
    const ids: string[] = [];
    for (const object of objects) {
      const head = Buffer.from(`tree ${tree}\n${parent === '' ? '' : `parent ${parent}\n`}`);
      parent = craft(repo, Buffer.concat([head, Buffer.from(object)]));
      ids.unshift(parent);
    }
    repo.git('update-ref', 'refs/heads/main', parent);
    // The newest one has no date at all, so that it cannot be the revision itself.
    await assert.rejects(openRepository(repo.folder, { signal, at: 'main' }), {
      reason: 'malformed',
    });
    const good = craft(
      repo,
      `tree ${tree}\nparent ${parent}\nauthor G <g@x> 1 +0000\ncommitter G <g@x> 1 +0000\n\nok\n`,
    );
    const [, ...commits] = await read(repo.folder, good);
    assert.deepEqual(
      commits.map((commit) => commit.id),
      ids,
    );
    assert.deepEqual(
      commits.map(
        ({ authorName, authorEmail, authored, authoredOffset, committed, committedOffset }) => [
          authorName,
          authorEmail,
          authored,
          authoredOffset,
          committed,
          committedOffset,
        ],
      ),
      [
        ['', '', 0, 0, 0, 0],
        ['José', 'j@x', 1, 0, 1, 0],
        ['Caf\\xe9', 'caf\\xe9@x', 1, 0, 1, 0],
        [':100644 100644', ':@x', 1, 0, 0, 60],
        ['', '', 0, 0, 0, 0],
        ['', '', 12, 0, 0, 0],
        ['A\u0001B', 'a\u0001@x', 5_000_000_000, 0, 5_000_000_000, -450],
      ],
    );
    assert.deepEqual(
      commits.map((commit) => commit.subject),
      ['', 'été', '\\xff\\xfe', '', '', 'nul', 'sub\u0001ject \u0002\u001b[31m :100644'],
    );
  });

  it('reads thousands of commits, each once and none left out', async () => {
    const repo = await buildRepository();
    const made = Array.from({ length: 9000 }, (_, index) =>
      repo.commit({ files: { f: `${index}` } }),
    );
    await repo.write();
    const commits = await read(repo.folder, 'main');
    assert.deepEqual(
      commits.map((commit) => commit.id),
      made.map(repo.id).toReversed(),
    );
    assert.equal(new Set(commits.map((commit) => commit.changes.join())).size, 9000);
  });

  it('reads a hundred thousand files in one commit', async () => {
    const repo = await buildRepository();
    const files: Record<string, string> = {};
    for (let count = 0; count < 100_000; count++) files[`d${count % 100}/f${count}`] = 'same\n';
    repo.commit({ files });
    await repo.write();
    const history = await openRepository(repo.folder, { signal });
    let changes = 0;
    await history.readCommits({ commit: () => undefined, change: () => void changes++ }, signal);
    const tree = await history.readTree(signal);
    await history.close();
    assert.equal(changes, 100_000);
    assert.equal(tree.length, 100_000);
  });
});

describe('log parser', () => {
  let golden: Buffer;
  let whole: readonly RecordedCommit[];

  function parse(chunks: readonly Uint8Array[]): readonly RecordedCommit[] {
    const sink = createRecordingSink();
    const parser = createLogParser(40, sink);
    for (const chunk of chunks) parser.push(chunk);
    parser.end();
    return sink.commits;
  }

  before(async () => {
    const repo = await buildRepository();
    repo.commit({ message: 'One\n\nCo-authored-by: B <b@x>\n', files: { 'dir/é': '1', b: '2' } });
    repo.commit({});
    repo.commit({ message: '', files: { b: null, c: { mode: '120000', content: 'b' } } });
    await repo.write();
    golden = execFileSync('git', ['log', ...logArguments, 'main', '--'], { cwd: repo.folder });
    whole = parse([golden]);
    assert.deepEqual(
      whole.map((commit) => commit.changes.length),
      [1, 0, 2],
    );
  });

  it('gives the same rows however the bytes come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: golden.length }), { maxLength: 40 }),
        (cuts) => {
          const sorted = [0, ...cuts.toSorted((one, two) => one - two), golden.length];
          const chunks = sorted.slice(1).map((cut, index) => golden.subarray(sorted[index], cut));
          assert.deepEqual(parse(chunks), whole);
        },
      ),
    );
    assert.deepEqual(parse([...golden].map((byte) => Uint8Array.of(byte))), whole);
  });

  it('takes no stream that was cut inside a record', () => {
    // Records end at a NUL that follows a path or a subject; there only the exit status tells of a cut.
    const ends = new Set([0]);
    let at = 0;
    for (const commit of golden
      .toString('latin1')
      .matchAll(/((?:[^\0]*\0){8}[^\0]*\0)(?:(\n)((?::[^\0]*\0[^\0]*\0)+))?/g)) {
      at += commit[1]!.length;
      ends.add(at);
      if (commit[2] === undefined) continue;
      at++;
      for (const change of commit[3]!.matchAll(/:[^\0]*\0[^\0]*\0/g)) {
        at += change[0].length;
        ends.add(at);
      }
    }
    assert.equal(at, golden.length);
    assert.equal(ends.size, 1 + 3 + 4);
    for (let cut = 0; cut < golden.length; cut++) {
      const attempt = () => parse([golden.subarray(0, cut)]);
      if (ends.has(cut))
        assert.deepEqual(
          attempt().map((commit) => commit.id),
          whole.slice(0, attempt().length).map((commit) => commit.id),
        );
      else assert.throws(attempt, { name: 'GitError', reason: 'cut-short' }, `cut at ${cut}`);
    }
  });

  it('throws its own error, and nothing else, on any bytes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: golden.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        (at, noise) => {
          const bytes = Buffer.from(golden);
          bytes.set(noise.subarray(0, bytes.length - at), at);
          try {
            parse([bytes]);
          } catch (error) {
            assert.equal((error as Error).name, 'GitError');
          }
        },
      ),
    );
  });
});
