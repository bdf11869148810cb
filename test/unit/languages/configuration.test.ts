import assert from 'node:assert/strict';

import fc from 'fast-check';

import { configuration } from '../../../src/core/languages/configuration.ts';

function extended(text: string, path = 'tsconfig.json'): readonly string[] {
  return configuration
    .scan(text, path)
    .imports.map(({ specifier, line }) => `${specifier} @${line}`);
}

function resolve(
  from: string,
  specifier: string,
  files: Readonly<Record<string, string>>,
): readonly string[] {
  const resolver = configuration.resolver({
    paths: Object.keys(files),
    text: (path) => files[path],
    formerNames: () => [],
  });
  return resolver
    .resolve(from, { specifier, via: 'uses', names: null, namespace: null, line: 1 })
    .map((group) => group.map(({ key }) => key).join(' | '));
}

describe('What a configuration extends', () => {
  it('in JSON with comments', () => {
    const text = `// shared\n{\n  "extends": "../tsconfig.base.json", // base\n  "compilerOptions": { "extends": "no" },\n}\n`;
    assert.deepEqual(extended(text), ['../tsconfig.base.json @3']);
    assert.deepEqual(extended('{"extends":["./a.json",\n"./b.json"]}'), [
      './a.json @1',
      './b.json @2',
    ]);
    assert.deepEqual(extended('{"preset":"../../jest-preset.json"}'), [
      '../../jest-preset.json @1',
    ]);
    assert.deepEqual(extended('{"presets":["./x",["@a/b",{"extends":"no"}]]}'), [
      './x @1',
      '@a/b @1',
    ]);
    assert.deepEqual(
      extended(
        '{"overrides":[{"files":"*.ts","extends":["plugin:own/strict"]}],"rules":{"extends":"no"}}',
      ),
      ['plugin:own/strict @1'],
    );
  });

  it('in YAML', () => {
    const path = '.eslintrc.yml';
    assert.deepEqual(extended('root: true\nextends: ../.eslintrc.base.yml # shared\n', path), [
      '../.eslintrc.base.yml @2',
    ]);
    assert.deepEqual(
      extended('extends:\n  - own\n  - "plugin:own/strict"\nrules:\n  extends: off\n', path),
      ['own @2', 'plugin:own/strict @3'],
    );
    assert.deepEqual(extended("extends: [a, 'b']\n", path), ['a @1', 'b @1']);
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => void extended(text)));
    for (const piece of ['[', '{"extends":[', '- - ', 'extends: ', '"'])
      extended(piece.repeat(100_000));
  });
});

describe('Which files are configuration', () => {
  for (const path of [
    'tsconfig.json',
    'packages/a/tsconfig.build.json',
    'packages/tsconfig/base.json',
    '.eslintrc',
    'a/.eslintrc.base.json',
    '.prettierrc.yaml',
    'babel.config.json',
    'packages/a/api-extractor.json',
  ])
    it(path, () => assert.ok(configuration.reads(path)));
  for (const path of [
    'package.json',
    '.eslintrc.js',
    'a.json',
    'node_modules/x/tsconfig.json',
    'tsconfig.ts',
    '.prettierrc.toml',
  ])
    it(`not ${path}`, () => assert.ok(!configuration.reads(path)));
});

describe('What an extends means', () => {
  it('a file by its path, with or without its extension, or code', () => {
    assert.deepEqual(resolve('a/tsconfig.json', '../tsconfig.base', {}), [
      'cfg:tsconfig.base | js:tsconfig.base',
    ]);
    assert.deepEqual(resolve('a/tsconfig.json', '../../../x', {}), []);
    assert.deepEqual(configuration.keysOf('tsconfig.base.json'), [
      'cfg:tsconfig.base.json',
      'cfg:tsconfig.base',
    ]);
    assert.deepEqual(configuration.keysOf('a/tsconfig.json'), [
      'cfg:a/tsconfig.json',
      'cfg:a/tsconfig',
      'cfg:a',
    ]);
  });

  it('a package of the repository', () => {
    const files = {
      'packages/tsconfig/package.json': '{"name":"@own/tsconfig"}',
      'packages/lint/package.json': '{"name":"@own/eslint-config"}',
      'packages/plugin/package.json': '{"name":"eslint-plugin-own"}',
    };
    assert.deepEqual(resolve('a/tsconfig.json', '@own/tsconfig/base.json', files), [
      'pkg:@own/tsconfig',
      'cfg:packages/tsconfig/base.json | js:packages/tsconfig/base.json',
    ]);
    assert.equal(resolve('.eslintrc.json', '@own', files)[0], 'pkg:@own/eslint-config');
    assert.equal(resolve('.eslintrc.json', 'plugin:own/strict', files)[0], 'pkg:eslint-plugin-own');
    assert.deepEqual(resolve('.eslintrc.json', 'eslint:recommended', files), []);
  });
});
