import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';

import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import { expectedAdoptions, expectedBirths } from '../support/demoExpectations.ts';
import { runGitIn, temporaryFolder } from '../support/repoBuilder.ts';

/** Changes with every change of the demonstration; record the new id with it. */
const head = '421215e998c47375e1098d9145657c117f315bb3';

describe('demonstration repository', () => {
  const folder = path.join(temporaryFolder(), 'storefront');
  const git = (...args: readonly string[]): string => runGitIn(folder, args).trim();
  before(() => buildDemonstration(folder));

  it('has the same commit ids on every machine', async () => {
    const again = temporaryFolder();
    await buildDemonstration(again);
    assert.equal(git('rev-parse', 'HEAD'), head);
    assert.equal(runGitIn(again, ['rev-parse', 'HEAD']).trim(), head);
  });

  it('is a sound repository with a clean working tree, and its user is the subject', () => {
    assert.equal(git('fsck', '--strict', '--no-dangling'), '');
    assert.equal(git('status', '--porcelain'), '');
    assert.equal(git('config', 'user.name'), 'Ada Byron');
    assert.equal(git('config', 'user.email'), 'ada@storefront.example');
    assert.ok(statSync(path.join(folder, 'packages/http-client/src/client.ts')).isFile());
  });

  it('spans two years, some hundred commits and a dozen people', () => {
    const commits = git('log', '--format=%cs %an').split('\n');
    assert.ok(commits.length >= 250 && commits.length <= 400, `${commits.length} commits`);
    assert.ok(commits.at(-1)!.startsWith('2024-07-01'));
    assert.ok(commits[0]!.startsWith('2026-06-'));
    const names = new Set(commits.map((line) => line.slice('2024-07-01 '.length)));
    assert.ok(names.size >= 12);
  });

  it('lands its commits in the order of time', () => {
    const landed = git('log', '--first-parent', '--format=%ct').split('\n').map(Number);
    assert.deepEqual(
      landed,
      landed.toSorted((a, b) => b - a),
    );
  });

  it('holds only files that every system can check out', () => {
    for (const file of git('ls-files', '-z').split('\0')) assert.match(file, /^[\w@./-]*$/);
  });

  it('has what the expectations speak of', () => {
    const files = git('ls-files', '-z').split('\0');
    const isThere = (path: string): boolean =>
      files.some((file) => file === path || file.startsWith(`${path}/`));
    const log = git('log', '--format=%s%x00%an %(trailers:key=Co-authored-by,separator=%x20)');
    const credits = new Map<string, string[]>();
    for (const line of log.split('\n')) {
      const [subject = '', names = ''] = line.split('\0');
      const plain = subject.replace(/ \(#\d+\)$/, '');
      credits.set(plain, [...(credits.get(plain) ?? []), names]);
    }
    for (const { place } of expectedAdoptions) {
      assert.ok(files.includes(place), `${place} is there`);
    }
    for (const { asset, subject, person, note } of [...expectedBirths, ...expectedAdoptions]) {
      assert.ok(isThere(asset), `${asset} is there`);
      const names = credits.get(subject) ?? [];
      assert.equal(names.length, 1, `one commit is called ${subject}`);
      const hanaByLogin = person === 'Hana Sato' && names[0]!.includes('hana@');
      assert.ok(names[0]!.includes(person) || hanaByLogin, `${person} made it (${note})`);
    }
  });
});
