/** What every comparison of before and after is counted from, in a real repository. */
import assert from 'node:assert/strict';

import { analyze } from '../../../src/core/analyze.ts';
import { changeLogOf } from '../../../src/core/insights/beforeAfter/changeLog.ts';
import { createPast } from '../../../src/core/insights/past.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { buildRepository } from '../../support/repoBuilder.ts';

describe('the log of changes', () => {
  it('has a change once that was picked onto a release branch and came back with it', async () => {
    const repository = await buildRepository();
    const begin = repository.commit({
      message: 'Begin',
      files: { 'src/a.ts': '1', 'src/b.ts': '1' },
    });
    const fix = { message: 'Fix rounding', date: '2024-02-01T10:00:00+00:00' };
    repository.commit({ ...fix, files: { 'src/a.ts': '2' } });
    repository.branch('release', begin);
    repository.switchTo('release');
    repository.commit({ message: 'Fix rounding', files: { 'src/b.ts': '2' } });
    repository.commit({ ...fix, files: { 'src/a.ts': '2' } });
    repository.switchTo('main');
    repository.merge('release', { files: { 'src/a.ts': '2', 'src/b.ts': '2' } });
    await repository.write();

    const { signal } = new AbortController();
    const git = await openRepository(repository.folder, { signal, at: 'main' });
    try {
      const tool = { name: 'groundwork', version: 'test' };
      const analysis = await analyze(git, { tool, signal, progress: { report() {} } });
      const { changes } = changeLogOf(createPast(analysis, -1, signal));
      assert.deepEqual(
        changes.map(({ commit }) => analysis.history.subject(commit)),
        ['Begin', 'Fix rounding', 'Fix rounding'],
      );
    } finally {
      await git.close();
    }
  });
});
