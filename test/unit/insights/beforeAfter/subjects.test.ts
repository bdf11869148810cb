/** What subject lines and paths say: fixes, tests and what they test, source of the product. */
import assert from 'node:assert/strict';

import { isFixSubject } from '../../../../src/core/insights/beforeAfter/fixCommits.ts';
import { isSourcePath, testedBy } from '../../../../src/core/insights/beforeAfter/sourceFiles.ts';

describe('a fix', () => {
  for (const subject of [
    'Fix crash when the graph is empty',
    'Fixes #12: leak of handles',
    'fix(search): rank of synonyms',
    'hotfix: wrong rounding',
    'core: fix crash in graph walk',
    'tsdb: fixed a race',
    '[fix] Windows paths',
    'Revert "Add eager loading"',
    'Handle a regression in the parser',
  ])
    it(subject, () => assert.equal(isFixSubject(subject), true));
});

describe('no fix', () => {
  for (const subject of [
    'Add search',
    'feat: fix mode for the linter',
    'fix(deps): bump undici',
    'fix(docs): broken anchor',
    'Fix typo in comment',
    'chore: fix lint',
    'Fix flaky test',
    'fix: failing CI on Windows',
    'Revert "Revert "Add eager loading""',
    'Reapply "Add eager loading"',
    'Update fixtures',
    'Fix some mypy warnings',
    'Fixed import order pep8.',
    'config: prefix paths',
    '',
  ])
    it(subject === '' ? 'an empty subject line' : subject, () =>
      assert.equal(isFixSubject(subject), false),
    );
});

describe('the file that a test is called after', () => {
  for (const [path, name, folder] of [
    ['net/retry.test.ts', 'retry', 'net'],
    ['net/retry_test.go', 'retry', 'net'],
    ['net/tests/test_retry.py', 'retry', 'net'],
    ['module/src/test/java/org/x/RetryTests.java', 'Retry', 'module'],
    ['tests/lib/rules/no-foo.js', 'no-foo', ''],
    ['packages/a/src/__tests__/b.spec.tsx', 'b', 'packages/a'],
  ] as const)
    it(path, () => assert.deepEqual(testedBy(path), { name, folder }));

  for (const path of [
    'src/retry.ts',
    'test/fixtures/retry.ts',
    'packages/kit/test/apps/basics/src/hooks.server.js',
    'tests/data/retry.json',
    'node_modules/x/test/retry.js',
  ])
    it(`none: ${path}`, () => assert.equal(testedBy(path), null));
});

describe('source of the product', () => {
  for (const [path, want] of [
    ['src/a.ts', true],
    ['lib/x/y.go', true],
    ['crates/z/src/lib.rs', true],
    ['src/a.test.ts', false],
    ['docs/conf.py', false],
    ['README.md', false],
    ['package.json', false],
    ['vite.config.ts', false],
    ['vendor/x/a.go', false],
    ['examples/a.ts', false],
    ['src/logo.png', false],
  ] as const)
    it(`${path}: ${want}`, () => assert.equal(isSourcePath(path), want));
});
