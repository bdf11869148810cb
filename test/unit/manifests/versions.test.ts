import assert from 'node:assert/strict';

import fc from 'fast-check';

import { isHigher, isMajor, canBeRead, versionsIn } from '../../../src/core/manifests/versions.ts';

const read = (path: string, text: string): Record<string, string> =>
  Object.fromEntries(versionsIn(path, text));

describe('versions in manifests', () => {
  for (const [path, text, expected] of [
    [
      'packages/a/package.json',
      '{"engines":{"node":">=18"},"packageManager":"pnpm@9.1.0","dependencies":{"x":"^1.2.0","own":"workspace:*"},"devDependencies":{"y":"2"},"peerDependencies":{"z":"3"}}',
      { 'Node.js': '>=18', pnpm: '9.1.0', x: '^1.2.0', y: '2' },
    ],
    [
      'go.mod',
      'module m\n\ngo 1.21\n\nrequire github.com/a/b v1.2.3\nrequire (\n\tgithub.com/c/d v0.1.0\n\tgithub.com/e/f v0.2.0 // indirect\n)\n',
      { Go: '1.21', 'github.com/a/b': 'v1.2.3', 'github.com/c/d': 'v0.1.0' },
    ],
    [
      'requirements/dev-requirements.txt',
      '# a\npytest==7.4\nblack[d]>=23.1 # b\n-r x.txt\n',
      { pytest: '7.4', black: '23.1' },
    ],
    [
      'pyproject.toml',
      '[project]\nrequires-python = ">=3.9"\ndependencies = ["a>=1.0", "b"]\n[tool.poetry.dependencies]\nc = "^2"\n',
      { Python: '>=3.9', a: '1.0', c: '^2' },
    ],
    [
      'poetry/pyproject.toml',
      '[tool.poetry.dependencies]\npython = "^3.10"\n',
      { Python: '^3.10' },
    ],
    [
      'pnpm-workspace.yaml',
      'packages:\n  - a\ncatalog:\n  x: ^1.2.0\ncatalogs:\n  old:\n    y: 1.0.0\n',
      { x: '^1.2.0', y: '1.0.0' },
    ],
    ['.github/workflows/x.yml', '  with:\n    node-version: 22.x\n', { 'Node.js': '22.x' }],
    ['broken/pnpm-workspace.yaml', 'catalog: [', {}],
    [
      'crates/a/Cargo.toml',
      '[package]\nname = "a"\nrust-version = "1.70"\n[dependencies]\nb = "1.2"\nc = { version = "2", optional = true }\nd = { path = "../d" }\n[workspace.dependencies]\ne = "3"\n',
      { Rust: '1.70', b: '1.2', c: '2', e: '3' },
    ],
    ['.go-version', '1.22.4\n', { Go: '1.22.4' }],
    [
      'tools/mod/go.mod',
      'module m\n\ngo 1.22\n\ntoolchain go1.22.4\n',
      { Go: '1.22', 'Go toolchain': '1.22.4' },
    ],
    [
      '.github/workflows/two.yml',
      'steps:\n  - uses: actions/checkout@v3\n  - uses: actions/checkout@v4\n  - uses: a/b@v1\n  - uses: a/b@v1\n',
      { 'a/b': 'v1' },
    ],
    ['setup.cfg', '[options]\npython_requires = >=3.8\n', { Python: '3.8' }],
    [
      'pom.xml',
      '<artifactId>x</artifactId>\n<version>1.0</version><java.version>17</java.version>',
      { x: '1.0', Java: '17' },
    ],
    [
      'gradle/libs.versions.toml',
      '[versions]\nkotlin = "1.9.0"\njava = "17"\n',
      { kotlin: '1.9.0', Java: '17' },
    ],
    ['gradle.properties', 'kotlinVersion=1.9.20\nx=1\n', { kotlin: '1.9.20' }],
    [
      'gradle/wrapper/gradle-wrapper.properties',
      'distributionUrl=https\\://h/gradle-8.5-bin.zip\n',
      { Gradle: '8.5' },
    ],
    [
      'a/build.gradle',
      'library("Brave", "6.0.3") {\nid "io.x" version "1.2"\nimplementation("a.b:c:1.0")\n',
      { Brave: '6.0.3', 'io.x': '1.2', 'a.b:c': '1.0' },
    ],
    ['.nvmrc', 'v20.1\n', { 'Node.js': '20.1' }],
    [
      '.github/workflows/ci.yml',
      'steps:\n  - uses: actions/checkout@v4\n  - uses: a/b@6cec5d49d4d6d4bb982fbed7047d0000aaaabbbb\n  - with:\n      node-version: 20\n',
      { 'actions/checkout': 'v4', 'Node.js': '20' },
    ],
    ['Dockerfile', 'FROM --platform=x node:20-slim AS base\nFROM base\n', { 'Node.js': '20-slim' }],
    ['broken/pyproject.toml', '[project\n', {}],
    ['package.json', '[]', {}],
  ] as const) {
    it(path, () => {
      assert.ok(canBeRead(path));
      assert.deepEqual(read(path, text), expected);
    });
  }

  it('knows which files state none', () => {
    for (const path of ['src/package.ts', 'a.toml', 'workflows/ci.yml', 'Dockerfiles.md'])
      assert.ok(!canBeRead(path), path);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('package.json', 'pyproject.toml', 'pom.xml', 'go.mod'),
        fc.string(),
        (path, text) => {
          versionsIn(path, text);
        },
      ),
    );
  });

  it('takes time linear in the text', () => {
    const started = performance.now();
    for (const path of [
      'pom.xml',
      'a.gradle',
      'go.mod',
      'requirements.txt',
      'gradle.properties',
      'Dockerfile',
      '.github/workflows/a.yml',
    ])
      for (const piece of ['<artifactId>a', 'a.', '"a:', ' ', 'uses: a/', 'FROM ', '1.'])
        versionsIn(path, piece.repeat(200_000 / piece.length));
    assert.ok(performance.now() - started < 4000);
  });
});

describe('comparing versions', () => {
  it('by numbers', () => {
    assert.ok(isHigher('^18.10.0', '^18.9.3'));
    assert.ok(isHigher('v20', '18.4'));
    assert.ok(!isHigher('1.2.3', '1.2.3'));
    assert.ok(!isHigher('1.2', '^1.3'));
    assert.ok(!isHigher('latest', '1'));
  });

  it('what comes before a release by its stage and number, and lower than the release', () => {
    const ordered = [
      '1.2.0-beta.9',
      '1.2.0-beta.10',
      '^1.2.0-rc.0',
      '1.2.0rc1',
      '1.2.0',
      '1.2.1-next.0',
    ];
    for (const [index, version] of ordered.entries())
      for (const [other, than] of ordered.entries())
        assert.equal(isHigher(version, than), index > other, `${version} ${than}`);
    assert.ok(!isHigher('20-slim', '20-alpine3'));
  });

  it('tells what may break', () => {
    assert.ok(isMajor('^1.9', '^2.0'));
    assert.ok(isMajor('0.3.1', '0.4.0'));
    assert.ok(!isMajor('1.3', '1.4'));
    assert.ok(!isMajor('0.3.1', '0.3.2'));
  });
});
