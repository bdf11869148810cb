/** What a name alone says about a road or a migration, as the reading study found it. */
import assert from 'node:assert/strict';

import { isFrontOf } from '../../../src/core/insights/migration/front.ts';
import { roadKindOf } from '../../../src/core/insights/roads/kinds.ts';
import { isTestSupport } from '../../../src/core/placeKind.ts';

describe('roads and migrations by name', () => {
  it('what a library for tests offers is its product', () => {
    assert.equal(isTestSupport('mockito-core/src/main/java/org/mockito/MockedStatic.java'), false);
    assert.equal(isTestSupport('core/src/test/java/org/mockitoutil/TestBase.java'), true);
    assert.equal(isTestSupport('packages/rule-tester/src/RuleTester.ts'), true);
    assert.equal(isTestSupport('src/special/net.ts'), false);
  });

  it('what tests stand on is told as such, also inside a linter', () => {
    const path = 'packages/eslint-plugin/tests/RuleTester.ts';
    assert.equal(roadKindOf({ path, kind: 'module' }, true), 'tests');
    assert.equal(roadKindOf({ path: 'eslint.config.js', kind: 'configuration' }, false), 'lint');
  });

  it('the file that stands for a folder is no old way of what lies in it', () => {
    assert.equal(isFrontOf('scrapy/selector/__init__.py', 'scrapy/selector/unified.py'), true);
    assert.equal(isFrontOf('src/net/index.ts', 'src/net/http/retry.ts'), true);
    assert.equal(isFrontOf('src/net/index.ts', 'src/retry.ts'), false);
    assert.equal(isFrontOf('src/net/old.ts', 'src/net/retry.ts'), false);
    assert.equal(isFrontOf('index.ts', 'src/retry.ts'), false);
  });
});
