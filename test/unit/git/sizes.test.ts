import assert from 'node:assert/strict';

import { createSizeParser } from '../../../src/git/sizes.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);
const c = 'c'.repeat(40);
const golden = Buffer.from(`${a} blob 12\n${b} missing\n${c} commit 200\n`);

function read(...chunks: readonly Uint8Array[]): number[] {
  const sizes: number[] = [];
  const parser = createSizeParser([a, b, c], sizes);
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return sizes;
}

describe('sizes of blobs', () => {
  it('are -1 for what is missing or no blob', () => {
    assert.deepEqual(read(golden), [12, -1, -1]);
  });

  it('are the same however the answer is cut into pieces', () => {
    for (let at = 0; at <= golden.length; at++) {
      assert.deepEqual(read(golden.subarray(0, at), golden.subarray(at)), [12, -1, -1]);
    }
  });

  it('are refused when the answer ends early, wherever that is', () => {
    for (let at = 0; at < golden.length; at++) {
      assert.throws(() => read(golden.subarray(0, at)), { name: 'GitError', reason: 'cut-short' });
    }
  });

  it('are refused when another object answers', () => {
    assert.throws(() => read(Buffer.from(`${b} blob 12\n`)), { name: 'GitError' });
  });
});
