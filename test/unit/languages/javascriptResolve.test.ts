import assert from 'node:assert/strict';

import { javascript } from '../../../src/core/languages/javascript.ts';
import type { Import, Layout } from '../../../src/core/languages/language.ts';

type Files = Readonly<Record<string, string | object>>;

function layoutOf(files: Files, formerNames: Readonly<Record<string, string[]>> = {}): Layout {
  return {
    paths: Object.keys(files),
    text(path) {
      const content = files[path];
      return typeof content === 'object' ? JSON.stringify(content) : content;
    },
    formerNames: (manifest) => formerNames[manifest] ?? [],
  };
}

function importOf(specifier: string): Import {
  return { specifier, via: 'import', names: null, namespace: null, line: 1 };
}

/** Which keys and packages hold, one for each group; `-` for a group of which none exists. */
function resolver(files: Files, formerNames?: Readonly<Record<string, string[]>>) {
  const layout = layoutOf(files, formerNames);
  const keys = new Set(layout.paths.flatMap((path) => javascript.keysOf(path)));
  for (const { name } of javascript.packages(layout)) keys.add(`pkg:${name}`);
  const { resolve } = javascript.resolver(layout);
  return (from: string, specifier: string) =>
    resolve(from, importOf(specifier))
      .map((group) => group.find(({ key }) => keys.has(key))?.key ?? '-')
      .join(' + ');
}

const source = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, '']));

describe('JavaScript keys', () => {
  const keys = (path: string) => javascript.keysOf(path).join(' ');

  it('are paths without extension, of an index file also its folder', () => {
    assert.equal(keys('a/b.ts'), 'js:a/b');
    assert.equal(keys('a/b.test.jsx'), 'js:a/b.test');
    assert.equal(keys('a/b.d.mts'), 'js:a/b');
    assert.equal(keys('a/b.config.js'), 'js:a/b.config');
    assert.equal(keys('a/index.ts'), 'js:a/index js:a');
    assert.equal(keys('index.js'), 'js:index js:.');
    assert.equal(keys('a/B.vue'), 'js:a/B.vue');
    assert.equal(keys('a/state.svelte.ts'), 'js:a/state.svelte');
    assert.equal(keys('package.json'), '');
    assert.equal(keys('a.min.js'), '');
  });

  it('are not derived for manifests, which are told by name', () => {
    const manifests = [
      'package.json',
      'a/package.json',
      'tsconfig.json',
      'a/tsconfig.build.json',
      'jsconfig.json',
      'pnpm-workspace.yaml',
      'lerna.json',
    ];
    for (const path of manifests) assert.equal(javascript.isManifest(path), true, path);
    for (const path of ['a/node_modules/b/package.json', 'my-package.json', 'config.json']) {
      assert.equal(javascript.isManifest(path), false, path);
    }
  });
});

describe('JavaScript relative imports', () => {
  it('name a file by any of its forms', () => {
    const resolve = resolver(
      source('a/b.ts', 'a/c/index.tsx', 'd.js', 'a/e.config.ts', 'a/F.vue', 'index.ts', 'a/g.d.ts'),
    );
    const from = 'a/x.ts';
    assert.equal(resolve(from, './b'), 'js:a/b');
    assert.equal(resolve(from, './b.js'), 'js:a/b');
    assert.equal(resolve(from, './b.ts?raw'), 'js:a/b');
    assert.equal(resolve(from, './c'), 'js:a/c');
    assert.equal(resolve(from, './c/'), 'js:a/c/index');
    assert.equal(resolve(from, './c/index.js'), 'js:a/c/index');
    assert.equal(resolve('a/c/x.ts', '.'), 'js:a/c/index');
    assert.equal(resolve(from, '../d'), 'js:d');
    assert.equal(resolve(from, '..'), 'js:index');
    assert.equal(resolve(from, './e.config'), 'js:a/e.config');
    assert.equal(resolve(from, './F.vue'), 'js:a/F.vue');
    assert.equal(resolve(from, './g'), 'js:a/g');
    assert.equal(resolve(from, './g.d.ts'), 'js:a/g');
    assert.equal(resolve(from, './g.d'), 'js:a/g');
  });

  it('leave the repository, or name what is no module', () => {
    const resolve = resolver(source('a/b.ts'));
    assert.equal(resolve('a/x.ts', '../../b'), '');
    assert.equal(resolve('a/x.ts', './b.css'), '-');
  });

  it('of built files lead to their sources', () => {
    const resolve = resolver({ 'p/package.json': {}, ...source('p/src/node/cli.ts') });
    assert.equal(resolve('p/bin/p.js', '../dist/node/cli.js'), 'js:p/src/node/cli');
    const committed = resolver({ 'p/package.json': {}, ...source('p/lib/a.js', 'p/src/a.js') });
    assert.equal(committed('p/x.js', './lib/a'), 'js:p/lib/a');
  });

  it('from the root of what is served begin at the package', () => {
    const resolve = resolver({ 'p/package.json': {}, ...source('p/src/main.ts', 'q/a.ts') });
    assert.equal(resolve('p/src/x.ts', '/src/main.ts'), 'js:p/src/main');
    assert.equal(resolve('p/src/x.ts', '/q/a'), 'js:q/a');
  });
});

describe('JavaScript packages', () => {
  it('are the named ones that are not there for tests or others', () => {
    const files = {
      'package.json': { name: 'root' },
      'packages/a/package.json': '\uFEFF{ "name": "@s/a" }',
      'packages/b/package.json': { private: true },
      'packages/c/package.json': '{ broken',
      'packages/a/fixtures/x/package.json': { name: 'no1' },
      'test/package.json': { name: 'no2' },
      'templates/t/package.json': { name: 'no3' },
      'node_modules/m/package.json': { name: 'no4' },
    };
    const layout = layoutOf(files, { 'packages/a/package.json': ['old-a'] });
    assert.deepEqual(javascript.packages(layout), [
      { name: 'root', folder: '', manifest: 'package.json', formerNames: [] },
      {
        name: '@s/a',
        folder: 'packages/a',
        manifest: 'packages/a/package.json',
        formerNames: ['old-a'],
      },
    ]);
    assert.equal(javascript.packageName('a/package.json', '{"name":"x"}'), 'x');
    assert.equal(javascript.packageName('a/package.json', '[]'), undefined);
    assert.equal(javascript.packageName('tsconfig.json', '{"name":"x"}'), undefined);
  });

  it('are named by bare specifiers, as such and by the file that is meant', () => {
    const resolve = resolver({
      'packages/a/package.json': { name: '@s/a', main: './dist/index.js' },
      'packages/b/package.json': { name: 'b', main: 'lib/main' },
      'packages/c/package.json': { name: 'c' },
      'packages/d/package.json': { name: 'd', types: './dist/esm/types/d.d.ts' },
      ...source('packages/a/src/index.ts', 'packages/a/src/sub/x.ts', 'packages/b/lib/main.js'),
      ...source('packages/b/other.js', 'packages/c/index.js', 'packages/c/lib/y.js'),
      ...source('packages/d/src/d.ts'),
    });
    assert.equal(resolve('x.ts', '@s/a'), 'pkg:@s/a + js:packages/a/src/index');
    assert.equal(resolve('x.ts', '@s/a/sub/x'), 'pkg:@s/a + js:packages/a/src/sub/x');
    assert.equal(resolve('x.ts', '@s/a/dist/sub/x.js'), 'pkg:@s/a + js:packages/a/src/sub/x');
    assert.equal(resolve('x.ts', 'b'), 'pkg:b + js:packages/b/lib/main');
    assert.equal(resolve('x.ts', 'b/other'), 'pkg:b + js:packages/b/other');
    assert.equal(resolve('x.ts', 'c'), 'pkg:c + js:packages/c/index');
    assert.equal(resolve('x.ts', 'c/y'), 'pkg:c + js:packages/c/lib/y');
    assert.equal(resolve('x.ts', 'd'), 'pkg:d + js:packages/d/src/d');
    assert.equal(resolve('x.ts', '@s/b'), '');
    assert.equal(resolve('x.ts', 'node:fs'), '');
    assert.equal(resolve('x.ts', 'react'), '');
  });

  it('say by their exports which file is meant', () => {
    const resolve = resolver({
      'p/package.json': {
        name: 'p',
        exports: {
          '.': {
            types: './types/index.d.ts',
            import: './dist/main.mjs',
            default: './dist/main.cjs',
          },
          './feature': ['./dist/feature/index.js'],
          './u/*': './dist/utilities/*.js',
          './u/private/*': null,
          './deep/*/x.js': { import: { default: './src/deep/*-x.ts' } },
          './folder/': './lib/',
        },
      },
      ...source('p/src/main.ts', 'p/src/feature/index.ts', 'p/src/utilities/a/b.ts'),
      ...source('p/src/deep/q-x.ts', 'p/lib/z.js'),
    });
    assert.equal(resolve('x.ts', 'p'), 'pkg:p + js:p/src/main');
    assert.equal(resolve('x.ts', 'p/feature'), 'pkg:p + js:p/src/feature/index');
    assert.equal(resolve('x.ts', 'p/u/a/b'), 'pkg:p + js:p/src/utilities/a/b');
    assert.equal(resolve('x.ts', 'p/deep/q/x.js'), 'pkg:p + js:p/src/deep/q-x');
    assert.equal(resolve('x.ts', 'p/folder/z'), 'pkg:p + js:p/lib/z');
    assert.equal(resolve('p/test/x.ts', 'p'), 'pkg:p + js:p/src/main');
  });

  it('keep their former names', () => {
    const files = {
      'p/package.json': { name: 'new' },
      'q/package.json': { name: 'taken' },
      ...source('p/index.js', 'q/index.js'),
    };
    const resolve = resolver(files, { 'p/package.json': ['@old/p', 'taken'] });
    assert.equal(resolve('x.ts', '@old/p'), 'pkg:new + js:p/index');
    assert.equal(resolve('x.ts', 'taken'), 'pkg:taken + js:q/index');
  });

  it('map private specifiers of their own', () => {
    const resolve = resolver({
      'package.json': { imports: { '#a': './no.js' } },
      'p/package.json': { imports: { '#a': './src/a.ts', '#b/*': { default: './dist/b/*.js' } } },
      ...source('p/src/a.ts', 'p/src/b/c.ts', 'no.ts'),
    });
    assert.equal(resolve('p/src/x/y.ts', '#a'), 'js:p/src/a');
    assert.equal(resolve('p/src/x.ts', '#b/c'), 'js:p/src/b/c');
    assert.equal(resolve('p/src/x.ts', '#c'), '');
    assert.equal(resolve('x.ts', '#a'), 'js:no');
  });
});

describe('JavaScript path mappings', () => {
  it('come from the nearest configuration, with comments and what it extends', () => {
    const resolve = resolver({
      'tsconfig.base.json': `{
        // shared
        "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["app/*", "old/*"], "@one": ["one.ts"], }, },
      }`,
      'app/tsconfig.json': { extends: '../tsconfig.base' },
      'p/tsconfig.json': { extends: ['./missing.json', './tsconfig.paths.json'] },
      'p/tsconfig.paths.json': { compilerOptions: { paths: { '~/*': ['./src/*'] } } },
      ...source('app/a.ts', 'old/b.ts', 'one.ts', 'p/src/c/index.ts', 'shared/d.ts'),
    });
    assert.equal(resolve('app/x.ts', '@app/a'), 'js:app/a');
    assert.equal(resolve('app/deep/er/x.ts', '@app/b'), 'js:old/b');
    assert.equal(resolve('app/x.ts', '@one'), 'js:one');
    assert.equal(resolve('app/x.ts', 'shared/d'), 'js:shared/d');
    assert.equal(resolve('p/src/x.ts', '~/c'), 'js:p/src/c');
    assert.equal(resolve('q/x.ts', '~/c'), '-');
  });

  it('are relative to the folder or the base of the configuration', () => {
    const resolve = resolver({
      'p/tsconfig.json': {
        compilerOptions: {
          baseUrl: './src',
          paths: { '@/*': ['*'], 'longest/x/*': ['x/*'], 'longest/*': ['no/*'] },
        },
      },
      'q/tsconfig.json': { extends: '../tsconfig.shared.json' },
      'tsconfig.shared.json': { compilerOptions: { paths: { '$/*': ['${configDir}/src/*'] } } },
      'r/jsconfig.json': { compilerOptions: { baseUrl: '.' } },
      ...source('p/src/a.ts', 'p/src/x/b.ts', 'q/src/c.ts', 'r/lib/d.js'),
    });
    assert.equal(resolve('p/src/y.ts', '@/a'), 'js:p/src/a');
    assert.equal(resolve('p/src/y.ts', 'longest/x/b'), 'js:p/src/x/b');
    assert.equal(resolve('q/y.ts', '$/c'), 'js:q/src/c');
    assert.equal(resolve('r/y.js', 'lib/d'), 'js:r/lib/d');
  });

  it('go before packages of the same name, and around in circles only once', () => {
    const resolve = resolver({
      'tsconfig.json': {
        extends: './tsconfig.a.json',
        compilerOptions: { paths: { p: ['./p/src/real.ts'] } },
      },
      'tsconfig.a.json': { extends: './tsconfig.json' },
      'p/package.json': { name: 'p' },
      ...source('p/src/real.ts', 'p/index.ts'),
    });
    assert.equal(resolve('x.ts', 'p'), 'pkg:p + js:p/src/real');
  });

  it('survive what is no configuration', () => {
    for (const text of [
      '',
      '[]',
      '{"compilerOptions": 1, "extends": {}}',
      '{"compilerOptions": {"paths": {"a": 1, "b*": [null]}}}',
      '\u0000{{{',
    ]) {
      const resolve = resolver({ 'tsconfig.json': text, 'package.json': text, ...source('a.ts') });
      assert.equal(resolve('x.ts', './a'), 'js:a');
      assert.doesNotThrow(() => resolve('x.ts', 'b/c'));
      assert.doesNotThrow(() => resolve('x.ts', '#a'));
    }
  });
});

describe('JavaScript specifiers of any kind', () => {
  it('never make the resolver throw', () => {
    const resolve = resolver({
      'package.json': { name: 'p', exports: './a.js' },
      ...source('a.ts'),
    });
    for (const specifier of [
      '',
      '/',
      '//',
      '.',
      '..',
      './',
      '#',
      '@',
      '@/',
      '@a',
      '!',
      '?',
      'p/',
      'p//',
      '\0',
      'http://x/y',
      '__proto__',
      'constructor/x',
      '#constructor',
    ]) {
      assert.doesNotThrow(() => resolve('x.ts', specifier), specifier);
      assert.doesNotThrow(() => resolve('', specifier), specifier);
    }
    assert.equal(resolve('x.ts', 'p'), 'pkg:p + js:a');
  });

  it('take the names of the import along', () => {
    const { resolve } = javascript.resolver(
      layoutOf({ 'package.json': { name: 'p' }, 'a.ts': '' }),
    );
    const names = [{ imported: 'a', local: 'b' }];
    for (const group of resolve('x.ts', { ...importOf('p'), names })) {
      for (const target of group) assert.equal(target.names, names);
    }
  });

  it('follow names that the manifest links to a folder of the repository', () => {
    const from = resolver({
      'app/package.json': {
        name: 'app',
        dependencies: { react: '^19.0.0' },
        devDependencies: { 'dep-types': 'link:./src/types', shared: 'file:../shared' },
      },
      ...source('app/src/types/connect.d.ts', 'shared/index.ts', 'app/react/jsx.ts'),
    });
    assert.equal(from('app/src/http.ts', 'dep-types/connect'), 'js:app/src/types/connect');
    assert.equal(from('app/src/http.ts', 'shared'), 'js:shared');
    assert.equal(from('app/src/http.ts', 'react/jsx'), '');
    assert.equal(from('other/http.ts', 'dep-types/connect'), '');
  });

  it('follow names that were linked before the manifest offered them as its own', () => {
    const imports = { '#dep-types/*': './src/types/*.d.ts', '#react/*': './react/*.ts' };
    const from = resolver({
      'app/package.json': { name: 'app', imports, dependencies: { react: '^19.0.0' } },
      ...source('app/src/types/connect.d.ts', 'app/react/jsx.ts'),
    });
    assert.equal(from('app/src/http.ts', '#dep-types/connect'), 'js:app/src/types/connect');
    assert.equal(from('app/src/http.ts', 'dep-types/connect'), 'js:app/src/types/connect');
    assert.equal(from('app/src/http.ts', 'react/jsx'), '');
  });
});
