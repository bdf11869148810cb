/** E2 where the history of either repository is what matters: moves, rewritten names, own packages. */
import assert from 'node:assert/strict';

import type { Summary } from '../../src/core/summary/summary.ts';
import { summarizeRepository } from '../../src/summarizeRepository.ts';
import { tell, type Built, type Story } from '../support/platformAndProducts.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const manifest = (range = '^1.0.0'): string => json({ dependencies: { '@acme/kit': range } });
const lines = (word: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `export const ${word}${index} = ${index};\n`).join(
    '',
  );
const retry = `export function retry() {\n  return 1;\n}\n${lines('retry', 12)}`;

async function usesOf(platform: Built, product: Built): Promise<Record<string, string>> {
  const summary: Summary = await summarizeRepository(
    {
      folder: platform.folder,
      me: ['ada@example.org'],
      period: { label: '2026-H1', from: '2026-01-01', to: '2026-07-01' },
      today: '2026-07-01',
      settings: { people: 'names', voice: 'first', exhaustive: false },
      others: [product.folder],
    },
    { name: 'groundwork', version: 'test' },
    new AbortController().signal,
    { report() {} },
  );
  return Object.fromEntries(
    summary.contributions
      .flatMap(({ assets }) => assets)
      .flatMap(({ path, elsewhere = [] }) =>
        elsewhere.flatMap(({ adoptions }) =>
          adoptions.map(({ place, commit }) => [`${path} <- ${place}`, commit] as const),
        ),
      ),
  );
}

function kit(build: (story: Story) => void = () => {}): Promise<Built> {
  return tell('https://github.com/acme/kit', (story) => {
    story.commit('Kit', 'ada', '2024-01-01', {
      'kit/package.json': json({ name: '@acme/kit', version: '1.0.0' }),
      'kit/src/index.ts': "export { retry } from './a.ts';\n",
      'kit/src/a.ts': retry,
    });
    build(story);
  });
}

describe('use across repositories through time', () => {
  it('takes a path for what it was on that day, and follows it to what it has become', async () => {
    const platform = await kit((story) => {
      story.repository.commit({
        author: 'Ada Byron <ada@example.org>',
        date: '2025-01-01T10:00:00+00:00',
        message: 'Move',
        renames: { 'kit/src/a.ts': 'kit/src/b.ts' },
        files: { 'kit/src/index.ts': "export { retry } from './b.ts';\n" },
      });
      story.commit('Something else', 'ada', '2025-02-01', { 'kit/src/a.ts': lines('other', 12) });
    });
    const product = await tell('', (story) => {
      story.commit('Use', 'ben', '2024-06-01', {
        'package.json': manifest(),
        'src/use.ts': "import { retry } from '@acme/kit/src/a.ts';\nexport const use = retry;\n",
      });
      story.commit('New path', 'cyd', '2025-06-01', {
        'src/use.ts': "import { retry } from '@acme/kit/src/b.ts';\nexport const use = retry;\n",
      });
    });
    assert.deepEqual(await usesOf(platform, product), {
      'kit <- src/use.ts': product.commit('Use'),
      'kit/src/b.ts <- src/use.ts': product.commit('Use'),
    });
  });

  it('follows a place that was renamed and changed at once', async () => {
    const body = lines('line', 20);
    const product = await tell('', (story) => {
      story.commit('Use', 'ben', '2024-06-01', {
        'package.json': manifest(),
        'src/old.ts': `import { retry } from '@acme/kit';\n${body}export const use = retry;\n`,
      });
      story.commit('Rename', 'cyd', '2025-06-01', {
        'src/old.ts': null,
        'src/new.ts': `import { retry } from '@acme/kit';\n${body}export const using = retry;\n`,
      });
    });
    const uses = await usesOf(await kit(), product);
    assert.equal(uses['kit <- src/new.ts'], product.commit('Use'));
  });

  it('follows the file that a place was split off, through its own renames', async () => {
    const [first, second] = [lines('first', 20), lines('second', 20)];
    const head = "import { retry } from '@acme/kit';\n";
    const product = await tell('', (story) => {
      story.commit('Use', 'ben', '2024-06-01', {
        'package.json': manifest(),
        'src/old.ts': `${head}${first}${second}export const use = retry;\n`,
      });
      story.commit('Rename', 'cyd', '2025-01-01', {
        'src/old.ts': null,
        'src/all.ts': `${head}${first}${second}export const using = retry;\n`,
      });
      story.commit('Split', 'di', '2025-06-01', {
        'src/all.ts': first,
        'src/part.ts': `${head}${second}export const using = retry;\n`,
      });
    });
    const uses = await usesOf(await kit(), product);
    assert.deepEqual(uses, {
      'kit <- src/part.ts': product.commit('Use'),
      'kit/src/a.ts <- src/part.ts': product.commit('Use'),
    });
  });

  it('leaves to a repository what it has itself under the same name', async () => {
    const product = await tell('', (story) => {
      story.commit('A fork of it', 'ben', '2024-06-01', {
        'package.json': manifest(),
        'fork/package.json': json({ name: '@acme/kit', version: '1.0.0' }),
        'fork/src/index.ts': 'export function retry() {}\n',
        'src/use.ts': "import { retry } from '@acme/kit';\nexport const use = retry;\n",
      });
    });
    assert.deepEqual(await usesOf(await kit(), product), {});
  });

  it('knows a package by the names that it had, in the versions of that time', async () => {
    const platform = await tell('https://github.com/acme/kit', (story) => {
      const files = { 'kit/src/index.ts': retry };
      const named = (name: string) => ({ 'kit/package.json': json({ name, version: '1.0.0' }) });
      story.commit('Kit', 'ada', '2024-01-01', { ...files, ...named('acme-kit') });
      story.commit('New name', 'ada', '2025-01-01', named('@acme/kit'));
    });
    const product = await tell('', (story) => {
      const use = (name: string) => ({
        'package.json': json({ dependencies: { [name]: '^1.0.0' } }),
        'src/use.ts': `import { retry } from '${name}';\nexport const use = retry;\n`,
      });
      story.commit('Use', 'ben', '2024-06-01', use('acme-kit'));
      story.commit('Its new name', 'cyd', '2025-06-01', use('@acme/kit'));
    });
    const uses = await usesOf(platform, product);
    assert.equal(uses['kit <- src/use.ts'], product.commit('Use'));
    assert.equal(uses['kit/src/index.ts <- src/use.ts'], product.commit('Use'));
  });

  it('takes a package that is published nowhere by the address of its repository', async () => {
    const platform = await tell('https://github.com/acme/kit', (story) =>
      story.commit('Kit', 'ada', '2024-01-01', {
        'package.json': json({ name: 'kit', private: true }),
        'src/index.ts': retry,
      }),
    );
    const by = (range: string) =>
      tell('', (story) =>
        story.commit('Use', 'ben', '2024-06-01', {
          'package.json': json({ dependencies: { kit: range } }),
          'src/use.ts': "import { retry } from 'kit';\nexport const use = retry;\n",
        }),
      );
    const product = await by('git+ssh://git@github.com/acme/kit.git#v1');
    const uses = await usesOf(platform, product);
    assert.equal(uses['src/index.ts <- src/use.ts'], product.commit('Use'));
    assert.deepEqual(await usesOf(platform, await by('^1.0.0')), {});
    assert.deepEqual(await usesOf(platform, await by('github:elsewhere/kit')), {});
  });
});
