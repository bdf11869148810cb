/** What manifests take from elsewhere, and how imports name it. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { repositoryOf } from '../../../src/core/languages/address.ts';
import type { Import, Language, Requirement, Taken } from '../../../src/core/languages/language.ts';
import { languages } from '../../../src/core/languages/languages.ts';
import { cpuMilliseconds } from '../../support/cpuTime.ts';

function language(id: string): Language {
  return languages.find((each) => each.id === id)!;
}

function requirements(id: string, path: string, text: string): readonly Requirement[] {
  assert.ok(language(id).abroad.requires(path), path);
  return language(id).abroad.requirements(text, path);
}

function told(list: readonly Requirement[]): readonly (readonly (string | null)[])[] {
  return list.map(({ as, name, range, source }) => [as, name, range, source]);
}

function inward(
  id: string,
  specifier: string,
  names: Readonly<Record<string, string>>,
): string | null {
  const imported: Import = { specifier, via: 'import', names: null, namespace: null, line: 1 };
  const taken: Taken = { nameOf: (as) => names[as] ?? null, any: Object.keys(names).length > 0 };
  return language(id).abroad.inward(imported, taken)?.specifier ?? null;
}

describe('addresses of repositories', () => {
  const same = [
    'https://github.com/Acme/Kit.git',
    'git+https://github.com/acme/kit.git#v1',
    'git+ssh://git@github.com/acme/kit',
    'ssh://git@github.com:22/acme/kit.git',
    'git@github.com:acme/kit.git',
    'github:acme/kit#main',
    'acme/kit',
    'git+https://github.com/acme/kit@v2',
  ];
  for (const address of same) {
    it(address, () => assert.equal(repositoryOf(address), 'github.com/acme/kit'));
  }
  for (const address of [
    '',
    '../kit',
    './kit',
    '/srv/kit',
    'https://example.org/kit.tgz',
    'a b/c',
  ]) {
    it(`none: ${address}`, () => assert.equal(repositoryOf(address), ''));
  }
});

describe('package.json', () => {
  it('takes packages of registries, repositories and folders, under their names or others', () => {
    const text = JSON.stringify({
      dependencies: {
        '@acme/http': '^2.1.0',
        alias: 'npm:@acme/http@~1.0',
        shared: 'catalog:',
        hosted: 'github:acme/kit#main',
      },
      devDependencies: { here: 'workspace:*', near: 'file:../near', odd: 7 },
      peerDependencies: { archive: 'https://example.org/archive.tgz' },
    });
    assert.deepEqual(told(requirements('js', 'apps/shop/package.json', text)), [
      ['@acme/http', '@acme/http', '^2.1.0', null],
      ['alias', '@acme/http', '~1.0', null],
      ['shared', 'shared', null, null],
      ['hosted', 'hosted', null, 'github.com/acme/kit'],
      ['here', 'here', null, ''],
      ['near', 'near', null, ''],
      ['archive', 'archive', null, ''],
    ]);
  });

  it('is named by the first segments of an import', () => {
    const names = { '@acme/http': '@acme/http', alias: '@acme/http' };
    assert.equal(inward('js', '@acme/http', names), '@acme/http');
    assert.equal(inward('js', '@acme/http/deep/file.ts', names), '@acme/http/deep/file.ts');
    assert.equal(inward('js', 'alias/retry', names), '@acme/http/retry');
    for (const other of ['@acme/http-client', '@acme', './alias', 'aliases', ''])
      assert.equal(inward('js', other, names), null, other);
  });
});

describe('go.mod', () => {
  it('takes modules of any major version, unless they are replaced by others', () => {
    const text =
      'module github.com/acme/shop\n\nrequire github.com/acme/kit/v3 v3.1.0 // indirect\nrequire (\n\tgithub.com/acme/log v1.0.0\n\tgithub.com/acme/near v0.1.0\n)\nreplace github.com/acme/log => github.com/me/log v1.0.1\nreplace github.com/acme/near => ../near\n';
    assert.deepEqual(told(requirements('go', 'go.mod', text)), [
      ['github.com/acme/kit/v3', 'github.com/acme/kit', 'v3.1.0', null],
      ['github.com/acme/log', 'github.com/acme/log', 'v1.0.0', 'github.com/me/log'],
      ['github.com/acme/near', 'github.com/acme/near', 'v0.1.0', ''],
    ]);
  });

  it('is named by a prefix of whole segments', () => {
    const names = { 'github.com/acme/kit/v3': 'github.com/acme/kit' };
    assert.equal(
      inward('go', 'github.com/acme/kit/v3/retry', names),
      'github.com/acme/kit/v3/retry',
    );
    assert.equal(inward('go', 'github.com/acme/kit/v30', names), null);
    assert.equal(inward('go', 'github.com/other/kit/v3/retry', names), null);
    assert.equal(inward('go', 'fmt', names), null);
  });
});

describe('Python manifests', () => {
  const expected = [
    ['acme-naming', 'acme-naming', '>= 1.0', null],
    ['acme-log', 'acme-log', null, null],
    ['acme-kit', 'acme-kit', null, 'github.com/acme/kit'],
  ];

  it('requirements.txt', () => {
    const text =
      '# ours\nAcme.Naming >= 1.0 ; python_version > "3"\nacme_log[extra]\nacme-kit @ git+https://github.com/acme/kit.git@v1\n-r other.txt\n--hash=x\n';
    assert.deepEqual(told(requirements('py', 'requirements-dev.txt', text)), expected);
    assert.deepEqual(told(requirements('py', 'requirements/base.in', text)), expected);
  });

  it('pyproject.toml, by every way to say it', () => {
    const text =
      '[build-system]\nrequires = ["acme-build"]\n[project]\ndependencies = ["acme_naming>=1"]\n[project.optional-dependencies]\nx = ["acme-x"]\n[dependency-groups]\ndev = ["acme-dev", {include-group = "y"}]\n[tool.poetry.dependencies]\npython = "^3.11"\nacme-kit = {git = "https://github.com/acme/kit.git"}\nacme-near = {path = "../near"}\n[tool.poetry.group.test.dependencies]\nacme-test = {version = "^2"}\n';
    assert.deepEqual(told(requirements('py', 'pyproject.toml', text)), [
      ['acme-naming', 'acme-naming', '>=1', null],
      ['acme-x', 'acme-x', null, null],
      ['acme-dev', 'acme-dev', null, null],
      ['acme-build', 'acme-build', null, null],
      ['python', 'python', '^3.11', null],
      ['acme-kit', 'acme-kit', null, 'github.com/acme/kit'],
      ['acme-near', 'acme-near', null, ''],
      ['acme-test', 'acme-test', '^2', null],
    ]);
    assert.deepEqual(requirements('py', 'pyproject.toml', 'no = [toml'), []);
  });

  it('setup.py and setup.cfg', () => {
    const setup = `setup(name="shop", install_requires=["acme-naming>=1", 'acme_log'], extras_require={"x": ["acme-x"]})`;
    assert.deepEqual(
      requirements('py', 'setup.py', setup).map(({ name }) => name),
      ['acme-naming', 'acme-log', 'x', 'acme-x'],
    );
    const cfg = '[options]\ninstall_requires =\n    acme-naming>=1\n';
    assert.ok(requirements('py', 'setup.cfg', cfg).some(({ name }) => name === 'acme-naming'));
  });

  it('name no module: any that does not come with Python may be meant', () => {
    const names = { 'acme-naming': 'acme-naming' };
    assert.equal(inward('py', 'acme_naming.case', names), 'acme_naming.case');
    assert.equal(inward('py', 'json.decoder', names), null);
    assert.equal(inward('py', '.case', names), null);
    assert.equal(inward('py', 'acme_naming.case', {}), null);
  });
});

describe('Maven and Gradle', () => {
  it('take artifacts by their coordinates', () => {
    const pom =
      '<project>\n<parent>\n<groupId>com.acme</groupId>\n<artifactId>parent</artifactId>\n<version>3.0</version>\n</parent>\n<artifactId>shop</artifactId>\n<dependencies><dependency><groupId>com.acme</groupId><artifactId>clock</artifactId></dependency></dependencies></project>';
    assert.deepEqual(told(requirements('java', 'pom.xml', pom)), [
      ['com.acme:parent', 'com.acme:parent', '3.0', null],
      ['com.acme:clock', 'com.acme:clock', null, null],
    ]);
    const gradle = `dependencies {\n  implementation 'com.acme:clock:1.2'\n  api("com.acme:log")\n  testImplementation project(":near")\n}\n`;
    assert.deepEqual(told(requirements('java', 'app/build.gradle.kts', gradle)), [
      ['com.acme:clock', 'com.acme:clock', '1.2', null],
      ['com.acme:log', 'com.acme:log', null, null],
    ]);
  });
});

describe('workflows', () => {
  it('take those of repositories by owner, name and path', () => {
    const text =
      'on: push\njobs:\n  a:\n    uses: Acme/Kit/.github/workflows/build.yml@v1\n  b:\n    runs-on: x\n    steps:\n      - uses: acme/kit@v2\n      - uses: ./local\n';
    assert.deepEqual(told(requirements('gha', '.github/workflows/ci.yml', text)), [
      ['acme/kit', 'acme/kit', 'v1', null],
      ['acme/kit', 'acme/kit', 'v2', null],
    ]);
    const names = { 'acme/kit': 'acme/kit' };
    assert.equal(
      inward('gha', 'Acme/Kit/.github/workflows/build.yml@v1', names),
      './.github/workflows/build.yml',
    );
    assert.equal(inward('gha', 'acme/kit@v2', names), './');
    assert.equal(inward('gha', 'other/kit/.github/workflows/build.yml@v1', names), null);
    assert.equal(inward('gha', './local', names), null);
  });
});

describe('manifests, whatever they hold', () => {
  const paths = [
    ['js', 'package.json'],
    ['go', 'go.mod'],
    ['py', 'pyproject.toml'],
    ['py', 'setup.py'],
    ['py', 'requirements.txt'],
    ['java', 'pom.xml'],
    ['java', 'build.gradle'],
    ['gha', '.github/workflows/ci.yml'],
  ] as const;
  const parts = fc.constantFrom(
    '{"dependencies":{', '"a":"^1"', '}}', 'require (', ' => ', 'a @ git+', 'requires = [', '"x"', '<dependency>',
    '<groupId>', 'uses: ', 'a/b@v', '[project]', '\n', ' ', ':', '"', "'", '@', '/', '\0', '\u2028',
  ); // prettier-ignore
  for (const [id, path] of paths) {
    it(`${path} is read without failing, and to texts alone`, () => {
      fc.assert(
        fc.property(fc.array(fc.oneof(parts, fc.string())), (list) => {
          for (const { as, name, range, source } of requirements(id, path, list.join(''))) {
            assert.equal(typeof as, 'string');
            assert.equal(typeof name, 'string');
            assert.ok(range === null || typeof range === 'string');
            assert.ok(
              source === null || /^(?:[^/\s]+\/[^/\s]+\/[^/\s]+)?$/.test(source),
              source ?? '',
            );
          }
        }),
      );
    });
    it(`${path} takes time in proportion to its length`, () => {
      for (const part of [
        '(',
        '"a" ',
        'requires = [',
        '<dependency> ',
        'a/',
        'x => ',
        '\n\t',
        'uses: a/b@',
      ]) {
        const text = part.repeat(400_000 / part.length);
        const start = cpuMilliseconds();
        requirements(id, path, text);
        const milliseconds = cpuMilliseconds() - start;
        assert.ok(milliseconds < 2000, `${JSON.stringify(part)}: ${milliseconds} ms`);
      }
    });
  }
});
