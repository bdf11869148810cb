import assert from 'node:assert/strict';

import fc from 'fast-check';

import { pinsIn } from '../../../src/core/manifests/pins.ts';

const [one, two] = ['6cec5d49d4d6d4bb982fbed7047d0000aaaabbbb', 'a'.repeat(40)];

describe('what is asked for by a commit', () => {
  for (const [path, text, expected] of [
    [
      '.github/workflows/ci.yml',
      `steps:\n  - uses: actions/checkout@v4\n  - uses: a/b/c@${one}\n  - uses: 'd/e@${two}' # v2.1\n`,
      { 'a/b/c': one, 'd/e': two },
    ],
    ['tools/action.yaml', `runs:\n  steps:\n    - uses: a/b@${one}\n`, { 'a/b': one }],
    [
      'package.json',
      `{"dependencies":{"x":"https://git.example/x.git#${one}","y":"^1.0.0"},"devDependencies":{"z":"o/z#${two}","w":"o/w#main"}}`,
      { x: one, z: two },
    ],
    [
      'go.mod',
      'module m\n\nrequire (\n\ta.example/b v0.0.0-20240102030405-0123456789ab\n\ta.example/c v1.2.3\n)\n',
      { 'a.example/b': '0123456789ab' },
    ],
    ['README.md', `uses: a/b@${one}\n`, {}],
    ['package.json', '[]', {}],
  ] as const) {
    it(`in ${path}: ${Object.keys(expected).join(', ') || 'nothing'}`, () => {
      assert.deepEqual(Object.fromEntries(pinsIn(path, text)), expected);
    });
  }

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('package.json', 'go.mod', '.github/workflows/a.yml'),
        fc.string(),
        (path, text) => {
          pinsIn(path, text);
        },
      ),
    );
  });

  it('takes time linear in the text', () => {
    const started = performance.now();
    for (const path of ['package.json', 'go.mod', '.github/workflows/a.yml'])
      for (const piece of ['a.', ' ', 'uses: a/', 'a.b v1.1.1-0.'])
        pinsIn(path, piece.repeat(200_000 / piece.length));
    assert.ok(performance.now() - started < 4000);
  });
});
