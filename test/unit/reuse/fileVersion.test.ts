import assert from 'node:assert/strict';

import { go } from '../../../src/core/languages/go.ts';
import { useRemembered, versionOfBlob } from '../../../src/core/reuse/fileVersion.ts';
import { createFactTable } from '../../../src/store/factTable.ts';

const file = { path: 'a/x.go', blob: 'b'.repeat(40), language: go };
const text = 'package a\nimport (\n\t"m/b"\n\tc "m/d"\n)\nfunc F() {}\n';
const imports = go.scan(text, file.path).imports;

describe('the imports of a version', () => {
  it('are remembered on their own', () => {
    const store = createFactTable(null);
    assert.deepEqual(versionOfBlob(file, store, { kind: 'text', text })!.imports(), imports);
    assert.deepEqual(
      useRemembered(file, store, (version) => version.imports()),
      { value: imports },
    );
    assert.equal(
      useRemembered(file, store, (version) => version.facts()),
      undefined,
    );
  });

  it('are known where everything else is', () => {
    const store = createFactTable(null);
    versionOfBlob(file, store, { kind: 'text', text })!.facts();
    assert.deepEqual(
      useRemembered(file, store, (version) => version.imports()),
      { value: imports },
    );
  });

  it('are none in what is no text', () => {
    for (const store of [null, createFactTable(null)])
      assert.deepEqual(versionOfBlob(file, store, { kind: 'binary' })!.imports(), []);
  });
});
