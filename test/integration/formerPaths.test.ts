/** Former paths are told the latest first: ids of contributions are made from the first one of all. */
import assert from 'node:assert/strict';

import { adoptionsOf, analyze } from '../../src/core/analyze.ts';
import { openRepository } from '../../src/git/repository.ts';
import { buildRepository } from '../support/repoBuilder.ts';

it('a module and a package that moved twice tell where they were, the latest first', async () => {
  const signal = new AbortController().signal;
  const progress = { report() {} };
  const repository = await buildRepository();
  const manifest = `${JSON.stringify({ name: 'net', version: '1.0.0', private: true, main: 'retry.js' }, null, 2)}\n`;
  const use = (folder: string): Record<string, string> => ({
    'app.js': `import { retry } from './${folder}/retry.js';\nexport default retry;\n`,
  });
  const files = (folder: string): Record<string, string> => ({
    [`${folder}/package.json`]: manifest,
    [`${folder}/retry.js`]: 'export const retry = 1;\nexport const limit = 2;\n',
  });
  const move = (from: string, to: string): Record<string, string> =>
    Object.fromEntries(Object.keys(files(from)).map((path) => [path, path.replace(from, to)]));
  repository.commit({ files: { ...files('one'), ...use('one') } });
  repository.commit({ renames: move('one', 'two'), files: use('two') });
  repository.commit({ renames: move('two', 'three'), files: use('three') });
  await repository.write();
  const git = await openRepository(repository.folder, { signal, at: 'main' });
  try {
    const tool = { name: 'groundwork', version: 'test' };
    const analysis = await analyze(git, { tool, signal, progress });
    const { assets } = await adoptionsOf(
      analysis,
      {
        picks: null,
        symbol: null,
        allSymbols: false,
        owner: null,
        originatedOnly: true,
        exhaustive: false,
      },
      signal,
      progress,
    );
    assert.deepEqual(
      assets.map(({ path, formerPaths }) => [path, formerPaths]),
      [
        ['three', ['two', 'one']],
        ['three/retry.js', ['two/retry.js', 'one/retry.js']],
      ],
    );
  } finally {
    await git.close();
  }
}).timeout(20_000);
