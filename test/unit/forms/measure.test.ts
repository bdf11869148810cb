import assert from 'node:assert/strict';

import { measure } from '../../../src/report/forms/measure.ts';

describe('how a form counts', () => {
  const cases: readonly (readonly [text: string, chars: number, words: number, bytes: number])[] = [
    ['', 0, 0, 0],
    ['abc', 3, 1, 3],
    ['é', 1, 1, 2],
    ['e\u0301', 2, 1, 3],
    ['文字', 2, 1, 6],
    ['🙂', 2, 1, 4],
    ['👩‍💻', 5, 1, 11],
    ['a\nb', 3, 2, 4],
    ['a\r\nb', 3, 2, 4],
    ['a\rb', 3, 2, 4],
    ['\n\n', 2, 0, 4],
    [' a\t b\u00A0c\u3000d ', 10, 4, 13],
    ['- don’t', 7, 2, 9],
    ['a\uD800b', 3, 1, 5],
  ];
  for (const [text, chars, words, bytes] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        [measure(text, 'chars'), measure(text, 'words'), measure(text, 'bytes')],
        [chars, words, bytes],
      );
    });
  }
});
