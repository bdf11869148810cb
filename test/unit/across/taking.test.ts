/** What a repository says that it takes, by its manifests and lockfiles. */
import assert from 'node:assert/strict';

import type { Offered, Offering } from '../../../src/core/across/offering.ts';
import { readTaking, type Taking } from '../../../src/core/across/taking.ts';
import { languages } from '../../../src/core/languages/languages.ts';
import { isVendored } from '../../../src/core/placeKind.ts';

const offered = (name: string, generation: string | null = '3', published = true): Offered => ({
  name,
  pack: {
    name,
    folder: `packages/${name}`,
    manifest: `packages/${name}/package.json`,
    formerNames: [],
  },
  published,
  generation,
});
const offering: Offering = {
  repository: 'github.com/acme/kit',
  names: new Map([
    [
      'js',
      new Map(
        [offered('@acme/http'), offered('@acme/log'), offered('secret', '1', false)].map((each) => [
          each.name,
          each,
        ]),
      ),
    ],
  ]),
};
const javascript = languages.find(({ id }) => id === 'js')!;

async function taking(files: Readonly<Record<string, unknown>>): Promise<Taking> {
  const texts = Object.entries(files).map(([path, value]) => ({
    path,
    blob: path,
    bytes: 1,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  const byBlob = new Map(texts.map(({ blob, text }) => [blob, text]));
  const git = {
    readBlobs(
      ids: readonly string[],
      receive: (index: number, blob: { kind: 'text'; text: string }) => void,
    ): Promise<void> {
      for (const [index, id] of ids.entries())
        receive(index, { kind: 'text', text: byBlob.get(id)! });
      return Promise.resolve();
    },
  };
  const { signal } = new AbortController();
  return readTaking(git, texts, offering, languages, isVendored, signal);
}

const needs = (range: string, name = '@acme/http') => ({ dependencies: { [name]: range } });
const told = ({ mentions }: Taking): readonly string[] =>
  mentions.map(({ kind, offered: { name }, path }) => `${kind} ${name} ${path}`);

describe('what a repository takes', () => {
  it('is decided by the nearest manifest that knows the name, else by any', async () => {
    const found = await taking({
      'package.json': needs('^3.0.0'),
      'apps/shop/package.json': { devDependencies: { '@acme/http': 'workspace:*' } },
      'apps/stock/package.json': {},
    });
    const name = (from: string): string | null => found.of(javascript, from).nameOf('@acme/http');
    assert.equal(name('src/a.ts'), '@acme/http');
    assert.equal(name('apps/stock/src/a.ts'), '@acme/http');
    assert.equal(name('apps/shop/src/a.ts'), null);
    assert.equal(found.of(javascript, 'src/a.ts').nameOf('@acme/log'), null);
    const apart = await taking({
      'one/package.json': needs('^3.0.0'),
      'two/package.json': {},
    });
    assert.equal(apart.of(javascript, 'two/src/a.ts').nameOf('@acme/http'), '@acme/http');
  });

  it('is nothing where nothing of the offering is asked for', async () => {
    const found = await taking({ 'package.json': needs('^1.0.0', 'other') });
    assert.deepEqual(found.languages, []);
    assert.equal(found.of(javascript, 'a.ts').any, false);
  });

  it('is a package that is published nowhere only by the address of its repository', async () => {
    for (const [range, taken] of [
      ['^1.0.0', null],
      ['github:acme/kit', 'secret'],
      ['git+ssh://git@github.com/Acme/Kit.git#main', 'secret'],
      ['github:other/kit', null],
      ['https://github.com/acme/kit/archive/1.tgz', null],
    ] as const) {
      const found = await taking({ 'package.json': needs(range, 'secret') });
      assert.equal(found.of(javascript, 'a.ts').nameOf('secret'), taken, range);
    }
  });

  it('is mentioned in a lockfile only where no manifest asks for it', async () => {
    const lock = { packages: { 'node_modules/@acme/http': {}, 'node_modules/@acme/log': {} } };
    assert.deepEqual(
      told(await taking({ 'package-lock.json': lock, 'package.json': needs('^3.0.0') })),
      ['declared @acme/http package.json', 'locked @acme/log package-lock.json'],
    );
  });

  it('knows a name in a lockfile from a longer one', async () => {
    for (const text of ['x/@acme/http@1', '@acme/http-client@1', 'my@acme/http'])
      assert.deepEqual(told(await taking({ 'yarn.lock': text })), [], text);
    assert.deepEqual(told(await taking({ 'yarn.lock': '"@acme/http@^3":' })), [
      'locked @acme/http yarn.lock',
    ]);
  });

  it('is behind where every manifest asks for an earlier generation, tests and examples aside', async () => {
    const both = { 'a/package.json': needs('^2.0.0'), 'b/package.json': needs('^3.1.0') };
    assert.deepEqual(told(await taking(both)), ['declared @acme/http a/package.json']);
    const behind = {
      'a/package.json': needs('^2.0.0'),
      'examples/b/package.json': needs('^3.1.0'),
    };
    assert.deepEqual(told(await taking(behind)), [
      'declared @acme/http a/package.json',
      'behind @acme/http a/package.json',
    ]);
    assert.deepEqual(told(await taking({ 'test/fixtures/a/package.json': needs('^2.0.0') })), []);
  });

  it('tells copies, also those below a vendor folder, but not what is installed', async () => {
    const copy = { name: '@acme/http', ...needs('^3.0.0', '@acme/log') };
    assert.deepEqual(told(await taking({ 'third_party/http/package.json': copy })), [
      'copied @acme/http third_party/http/package.json',
    ]);
    assert.deepEqual(told(await taking({ 'node_modules/@acme/http/package.json': copy })), []);
    assert.deepEqual(told(await taking({ 'lib/http/package.json': copy })), [
      'copied @acme/http lib/http/package.json',
      'declared @acme/log lib/http/package.json',
    ]);
  });
});
