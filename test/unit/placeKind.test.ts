/** What kind of place a path is: only code and configuration count as reach. */
import assert from 'node:assert/strict';

import {
  isGeneratedPath,
  isTestFile,
  isVendored,
  placeKindOf,
  readAttributes,
} from '../../src/core/placeKind.ts';

const rows: readonly (readonly [kind: string, ...paths: string[]])[] = [
  [
    'code',
    'index.js', 'src/index.ts', 'packages/kit/src/core/env.js', 'src/flask/testing.py', 'src/_pytest/tmpdir.py',
    'internal/command/state_rm.go', 'tpl/collections/where.go', 'cmd/test.go', 'src/latest.js', 'src/contest.ts',
    'src/commands/test.ts', 'src/templates/email.ts', 'template/template.go', 'app/src/demo/run.ts', 'src/site/render.ts', 'src/protest.py',
    'packages/vite/src/node/preview.ts', 'packages/create-vite/src/index.ts', 'src/documents/a.ts', 'lib/inspect.rb',
    'module/spring-boot-grpc-test/src/main/java/org/springframework/boot/grpc/test/autoconfigure/TestGrpcTransport.java',
    'core/spring-boot/src/main/java/org/springframework/boot/json/AbstractJsonParser.java', 'src/main/java/a/Contest.java',
    'src/main/java/a/docs/Docs.java', 'src/rc.ts',
  ],
  [
    'test',
    'test.js', 'test/promise.ts', 'tests/a/b.js', 'src/__tests__/a.ts', 'src/a.test.ts', 'src/a.spec.tsx', 'src/a.e2e.ts',
    'packages/dd-trace/test/openfeature/file-tracing.spec.js', 'src/__mocks__/fs.js', 'cypress/support/a.ts', 'a-test.js',
    'testing/test_terminal.py', 'pkg/test_a.py', 'pkg/a_test.py', 'app/tests.py', 'conftest.py', 'tests/conftest.py',
    'tpl/lang/lang_test.go', 'internal/testdata/a.go', 'src/test/java/a/FooTests.java', 'a/FooTest.java',
    'plugin/src/dockerTest/java/a/Foo.java', 'e2e/a.ts', 'integration-tests/a.py', 'playground/css/a.ts', 'benchmarks/a.js',
    'test-data/unit/a.pyi', 'src/bench/a.ts', 'fixtures/a.js', 'packages/a/test-utils/b.ts', 'docs/test/a.js',
    'packages-private/dts/inject.test-d.ts', 'types/a.test-d.tsx', 'codemods/src/v5/__testfixtures__/a.input.tsx',
  ],
  [
    'docs',
    'README.md', 'docs/conf.py', 'docs/src/components/Card.tsx', 'website/sidebars.ts', 'site/index.js', 'src/a.mdx',
    'doc/a.py', 'documentation/spring-boot-docs/src/main/java/org/a/MyBean.java', 'plugin/src/docs/antora/a.kts',
  ],
  [
    'example',
    'examples/basic/index.ts', 'example/src/main/java/a/App.java', 'samples/a.go', 'packages/create-vite/template-vue/src/main.ts',
    'demo/app.py', 'packages/a/demo/b.ts', 'starters/next/src/a.ts', 'templates/a.js',
    'packages/create-vite/template-solid-ts/vite.config.ts', 'examples/basic/eslint.config.mjs',
    'src/components-examples/cdk/a.ts', 'src/tree/tree-basic-example.ts', 'apps/examples-app/main.ts',
  ],
  [
    'generated',
    'api/a.pb.go', 'a_pb2.py', 'a_pb2_grpc.pyi', 'src/__generated__/a.ts', 'dist/a.min.js', 'src/a.generated.ts',
    'package-lock.json', 'go.sum', 'test/__snapshots__/a.snap', 'pkg/zz_generated.deepcopy.go', 'pkg/a_generated.go',
    '.yarn/releases/yarn.cjs', 'src/a.g.ts',
  ],
  [
    'config',
    '.github/workflows/release.yml', '.github/actions/setup/action.yml', 'action.yml', 'vite.config.ts', 'packages/a/vitest.config.mts',
    '.eslintrc.js', 'eslint.config.mjs', 'setup.py', 'noxfile.py', '.storybook/main.ts', 'gulpfile.js', 'webpack.prod.js',
    'docs/astro.config.mjs', '.circleci/config.yml',
  ],
]; // prettier-ignore

describe('kind of a place', () => {
  for (const [kind, ...paths] of rows) {
    for (const path of paths) {
      it(`${path}: ${kind}`, () => assert.equal(placeKindOf(path, false), kind));
    }
  }
  it('what says that it is generated is generated', () =>
    assert.equal(placeKindOf('src/a.ts', true), 'generated'));
  it('takes a time that hostile paths cannot blow up', () => {
    for (const part of ['a/', 'src/', 'test', '_', '.', 'docs', 'create-/template-']) {
      placeKindOf(part.repeat(20_000), false);
    }
  });
});

describe('other people’s code', () => {
  for (const path of [
    'vendor/a/b.go',
    'x/node_modules/a/b.js',
    'third_party/a.py',
    'src/_vendor/a.py',
    'Godeps/a.go',
  ]) {
    it(path, () => assert.equal(isVendored(path), true));
  }
  for (const path of ['src/vendors/a.ts', 'src/vendor.ts', 'vendoring/a.go']) {
    it(`not ${path}`, () => assert.equal(isVendored(path), false));
  }
  it('a lock file is generated', () => assert.ok(isGeneratedPath('a/pnpm-lock.yaml')));
});

describe('.gitattributes', () => {
  const { isGenerated, isVendored: isVendoredBy } = readAttributes(
    [
      '# *.ts linguist-generated',
      '*.gen.ts linguist-generated',
      '/schema/** linguist-generated=true text',
      'schema/kept.ts linguist-generated=false',
      'lib/*.js -text linguist-vendored',
      '*.js linguist-generated',
      'mine.js -linguist-generated',
      '!x.go linguist-generated',
      'alone.ts',
    ].join('\r\n'),
  );
  for (const [path, generated, vendored] of [
    ['a.gen.ts', true, false],
    ['x/y/a.gen.ts', true, false],
    ['schema/x/a.ts', true, false],
    ['y/schema/a.ts', false, false],
    ['schema/kept.ts', false, false],
    ['lib/a.js', true, true],
    ['lib/x/a.js', true, false],
    ['x/mine.js', false, false],
    ['a.ts', false, false],
    ['x.go', false, false],
    ['alone.ts', false, false],
  ] as const) {
    it(`${path} is ${generated ? '' : 'not '}generated, ${vendored ? '' : 'not '}vendored`, () =>
      assert.deepEqual([isGenerated(path), isVendoredBy(path)], [generated, vendored]));
  }
});

describe('a test file', () => {
  for (const path of [
    'src/a.test.ts',
    'test/a.js',
    'pkg/a_test.go',
    'tests/test_a.py',
    'src/VBtn.spec.browser.tsx',
    'a/FooTests.java',
    'e2e/__tests__/run.ts',
    'packages/dts/inject.test-d.ts',
  ])
    it(`is ${path}`, () => assert.ok(isTestFile(path)));
  for (const path of [
    'e2e/esm/testSequencer.mjs',
    'test/fixtures/a.js',
    'test/utils/run.ts',
    'tests/framework/server.go',
    'src/latest.ts',
    'e2e/runner.mjs',
  ])
    it(`is not ${path}`, () => assert.ok(!isTestFile(path)));
});
