/** CODEOWNERS patterns as GitHub reads them. */
import assert from 'node:assert/strict';

import { compilePattern } from '../../../src/core/teams/pattern.ts';

const rows: readonly (readonly [pattern: string, rule: string, owned: string, not: string])[] = [
  ['*', 'everything', 'a a/b a/b/c.js .x', ''],
  ['**', 'everything', 'a a/b a/b/c.js', ''],
  ['/*', 'the files at the top, nothing below', 'a b.js .x', 'a/b a/b/c'],
  ['/**', 'everything', 'a a/b', ''],
  ['*.js', 'a kind of file, anywhere', 'a.js x/y/a.js a.js/b', 'a.jsx a.ts js'],
  ['/*.js', 'a kind of file at the top', 'a.js', 'x/a.js'],
  [
    'docs',
    'a file or folder of that name, anywhere',
    'docs docs/a x/docs x/docs/y/a',
    'docs.md mydocs x/docsy',
  ],
  ['docs/', 'a folder of that name, anywhere', 'docs/a x/docs/y/a', 'docs x/docs'],
  ['/docs', 'a file or folder at the top', 'docs docs/a docs/x/a', 'x/docs x/docs/a docsy'],
  ['/docs/', 'a folder at the top', 'docs/a docs/x/a', 'docs x/docs/a'],
  [
    'docs/*',
    'a folder’s own files, and a middle slash anchors',
    'docs/a docs/.b',
    'docs docs/x/a x/docs/a',
  ],
  ['/docs/*', 'the same', 'docs/a', 'docs/x/a x/docs/a'],
  ['docs/**', 'all below, not the name itself', 'docs/a docs/x/a', 'docs x/docs/a'],
  ['docs/*.md', 'files of a kind in a folder', 'docs/a.md', 'docs/x/a.md docs/a.mdx x/docs/a.md'],
  ['docs/x', 'a middle slash anchors', 'docs/x docs/x/a', 'y/docs/x docs/xy'],
  ['docs/x/', 'a folder', 'docs/x/a', 'docs/x y/docs/x/a'],
  ['/f*', 'names at the top, and what is below them', 'foo foo/a foo/x/a', 'x/foo bar'],
  ['f*', 'names anywhere, and what is below them', 'foo foo/a x/foo x/foo/a', 'xfoo'],
  ['f*/', 'folders anywhere', 'foo/a x/foo/a', 'foo x/foo'],
  ['/*/', 'everything in a folder', 'foo/a x/y/z', 'foo'],
  ['**/logs', 'anywhere', 'logs logs/a x/logs/a x/y/logs', 'xlogs logs.txt'],
  ['**/a/b', 'anywhere', 'a/b x/a/b x/y/a/b/c', 'a/x/b'],
  ['a/**/b', 'any depth, also none', 'a/b a/x/b a/x/y/b a/x/b/c', 'x/a/b ab a/bc'],
  ['a/*/b', 'one folder', 'a/x/b a/x/b/c', 'a/b a/x/y/b'],
  ['a/**/', 'all below', 'a/b a/b/c', 'a'],
  ['f?o', 'one sign', 'foo fxo x/f-o', 'fo fooo f/o'],
  ['a/*b*/c', 'stars within a name', 'a/b/c a/xby/c', 'a/x/c a/b/x/c'],
  [String.raw`f\*o`, 'an escaped star', 'f*o', 'foo fxo'],
  [String.raw`f\?o`, 'an escaped question mark', 'f?o', 'foo'],
  [String.raw`a\b`, 'a backslash before any other sign', 'ab', String.raw`a\b`],
  ['Docs/', 'case matters', 'Docs/a', 'docs/a DOCS/a'],
  ['ä?', 'letters, not bytes', 'äö', 'ä'],
  ['a.c', 'a dot is a dot', 'a.c', 'abc'],
  ['(a|b)+', 'signs of regular expressions are signs', '(a|b)+', 'a'],
];

describe('patterns of CODEOWNERS', () => {
  for (const [pattern, rule, owned, not] of rows) {
    it(`${pattern}: ${rule}`, () => {
      const matches = compilePattern(pattern)!;
      const which = (paths: string): string[] =>
        paths.split(' ').filter((path) => path !== '' && matches(path.split('/')));
      assert.deepEqual(which(owned), owned.split(' '));
      assert.deepEqual(which(not), []);
    });
  }

  it('a space can be escaped', () =>
    assert.ok(compilePattern(String.raw`my\ docs/`)!(['my docs', 'a'])));

  for (const [pattern, rule] of [
    ['!a', 'no negation'],
    ['[ab]', 'no ranges'],
    ['src/[id]/page.tsx', 'no ranges, whatever was meant'],
    [String.raw`\#a`, 'no escaped comment'],
    ['a***b', 'no three stars'],
    ['/', 'a slash alone'],
    ['', 'nothing'],
  ] as const) {
    it(`${JSON.stringify(pattern)} owns nothing: ${rule}`, () =>
      assert.equal(compilePattern(pattern), null));
  }

  it('takes a time that hostile patterns cannot blow up', () => {
    const matches = compilePattern(
      `${'*a'.repeat(200)}b/${'**/'.repeat(200)}*${'*a'.repeat(100)}x`,
    )!;
    assert.equal(matches(Array.from({ length: 300 }, () => 'a'.repeat(200))), false);
  });
});
