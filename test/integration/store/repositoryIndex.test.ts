import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { adoptionsReport, analyze } from '../../../src/core/analyze.ts';
import type { AdoptionsReport, RepositoryRef } from '../../../src/core/model.ts';
import { buildDemonstration } from '../../../src/demo/buildDemonstration.ts';
import { openIndexed } from '../../../src/openIndexed.ts';
import { defaultCacheFolder } from '../../../src/store/cacheFolder.ts';
import { packSections, unpackSections } from '../../../src/store/sectionFile.ts';
import { runGitIn, temporaryFolder } from '../../support/repoBuilder.ts';

const signal = new AbortController().signal;
const progress = { report: () => undefined };
const tool = { name: 'groundwork', version: 'test' };

interface Run {
  readonly report: Omit<AdoptionsReport, 'repository'> & { readonly repository: RepositoryRef };
  readonly warnings: readonly string[];
  /** Blobs that git was asked for. */
  readonly blobs: number;
  /** Commits that git listed. */
  readonly commits: number;
}

async function run(folder: string, at: string, cache: string | null): Promise<Run> {
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (sentence: string) => void warnings.push(sentence) };
  const opened = await openIndexed(folder, { signal, at, cache, log });
  let blobs = 0;
  let commits = 0;
  const git: typeof opened = {
    ...opened,
    readBlobs(ids, receive, given) {
      blobs += ids.length;
      return opened.readBlobs(ids, receive, given);
    },
    readCommits: (sink, given, known) =>
      opened.readCommits(
        {
          commit(record) {
            commits++;
            sink.commit(record);
          },
          change: sink.change,
        },
        given,
        known,
      ),
  };
  const query = {
    picks: null,
    symbol: null,
    allSymbols: false,
    owner: null,
    originatedOnly: false,
    exhaustive: false,
  };
  try {
    const analysis = await analyze(git, { tool, signal, progress });
    const report = await adoptionsReport(analysis, query, signal, progress);
    return { report, warnings, blobs, commits };
  } finally {
    await git.close();
  }
}

describe('the index of a repository', () => {
  let folder: string;
  let newest: Run;
  let older: Run;
  const earlier = 'HEAD~40';

  function onlyFile(cache: string): string {
    const [file, ...others] = readdirSync(cache).filter((name) => name.endsWith('.index'));
    assert.deepEqual(others, []);
    return path.join(cache, file!);
  }

  before(async () => {
    folder = path.join(temporaryFolder(), 'demo');
    await buildDemonstration(folder);
    newest = await run(folder, 'HEAD', null);
    older = await run(folder, earlier, null);
  });

  it('makes a second reading ask git for no source file and no commit', async () => {
    const cache = temporaryFolder();
    const first = await run(folder, 'HEAD', cache);
    const second = await run(folder, 'HEAD', cache);
    assert.deepEqual(first.report, newest.report);
    assert.deepEqual(second.report, newest.report);
    assert.equal(second.commits, 0);
    assert.ok(second.blobs < first.blobs / 10, `${second.blobs} of ${first.blobs}`);
    assert.deepEqual(second.warnings, []);
  });

  it('makes new commits cost only themselves, and changes no answer', async () => {
    const cache = temporaryFolder();
    await run(folder, earlier, cache);
    const grown = await run(folder, 'HEAD', cache);
    assert.deepEqual(grown.report, newest.report);
    const since = Number(runGitIn(folder, ['rev-list', '--count', `${earlier}..HEAD`]));
    assert.equal(grown.commits, since);
  });

  it('serves a history that was rewritten, and the old one again', async () => {
    const cache = temporaryFolder();
    await run(folder, 'HEAD', cache);
    assert.deepEqual((await run(folder, earlier, cache)).report, older.report);
    assert.deepEqual((await run(folder, 'HEAD', cache)).report, newest.report);
  });

  it('reads everything anew where its newest commit is gone', async () => {
    const cache = temporaryFolder();
    await run(folder, 'HEAD', cache);
    const file = onlyFile(cache);
    const sections = new Map(unpackSections(readFileSync(file)));
    sections.set('head', Buffer.from('1'.repeat(40)));
    writeFileSync(file, Buffer.concat(packSections(sections)));
    assert.deepEqual((await run(folder, 'HEAD', cache)).report, newest.report);
  });

  it('believes no fact that other code found, and keeps the history', async () => {
    const cache = temporaryFolder();
    const first = await run(folder, 'HEAD', cache);
    const file = onlyFile(cache);
    const sections = new Map(unpackSections(readFileSync(file)));
    sections.set('facts', Buffer.from('of other code'));
    writeFileSync(file, Buffer.concat(packSections(sections)));
    const again = await run(folder, 'HEAD', cache);
    assert.deepEqual(again.report, newest.report);
    assert.equal(again.blobs, first.blobs);
    assert.equal(again.commits, 0);
  });

  it('is set aside, told and made anew where it is damaged or of another version', async () => {
    const cache = temporaryFolder();
    await run(folder, 'HEAD', cache);
    const file = onlyFile(cache);
    const whole = readFileSync(file);
    const flip = (at: number): Buffer => {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x10;
      return bytes;
    };
    const newer = Buffer.from(whole);
    newer.write('GWINDEX2', 'latin1');
    const damaged = [flip(9), flip(60), flip(whole.length >> 1), flip(whole.length - 1), newer];
    for (const bytes of [...damaged, whole.subarray(0, -1), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      const { report, warnings } = await run(folder, earlier, cache);
      assert.deepEqual(report, older.report);
      assert.match(warnings.join('\n'), /cannot be read .* was set aside .* read anew/);
      assert.deepEqual(readFileSync(`${file}.unreadable`), bytes);
      assert.deepEqual((await run(folder, earlier, cache)).warnings, []);
    }
  });

  it('is written whole by several at once', async () => {
    const cache = temporaryFolder();
    const runs = await Promise.all([1, 2, 3].map(() => run(folder, 'HEAD', cache)));
    for (const { report, warnings } of runs) {
      assert.deepEqual(report, newest.report);
      assert.deepEqual(warnings, []);
    }
    assert.deepEqual(readdirSync(cache), [path.basename(onlyFile(cache))]);
    assert.deepEqual((await run(folder, 'HEAD', cache)).report, newest.report);
  });

  it('that cannot be written is told and costs only time', async () => {
    const file = path.join(temporaryFolder(), 'no-folder');
    writeFileSync(file, '');
    const { report, warnings } = await run(folder, 'HEAD', path.join(file, 'cache'));
    assert.deepEqual(report, newest.report);
    assert.match(warnings.join('\n'), /could not be kept/);
  });
});

describe('the cache folder', () => {
  it('is where each platform keeps caches', () => {
    const at = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string =>
      defaultCacheFolder(environment, platform, '/home/ada').replaceAll('\\', '/');
    assert.equal(at('linux', {}), '/home/ada/.cache/groundwork');
    assert.equal(at('linux', { XDG_CACHE_HOME: '/var/cache' }), '/var/cache/groundwork');
    assert.equal(at('linux', { XDG_CACHE_HOME: 'relative' }), '/home/ada/.cache/groundwork');
    assert.equal(at('darwin', {}), '/home/ada/Library/Caches/Groundwork');
    assert.equal(at('win32', { LOCALAPPDATA: 'C:/L' }), 'C:/L/Groundwork/Cache');
  });
});
