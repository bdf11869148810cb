/** No cause, superlative, score, comparison of people, money or hours in our own words. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { transformSync } from 'esbuild';

import { findForbidden, textsOf, withoutQuotations } from '../../support/wordList.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** What may be said all the same, to the letter. */
const allowed: readonly string[] = [
  'Nothing is scored, and nobody is compared.',
  // The title that the engineer of the edited demonstration gives.
  'HTTP client with retries and budgets',
  // A field of a review form, by the name that the form gives it.
  'Expertise',
  'expertise',
];

describe('the word list', () => {
  for (const [kind, sentence] of [
    ['a cause', 'Fixes fell because of the new tests.'],
    ['a cause', 'This prevented three incidents.'],
    ['a cause', 'The rewrite led to fewer fixes.'],
    ['a superlative', 'A critical module.'],
    ['a superlative', 'The most valuable work of the year.'],
    ['a score', 'An impact score of 87.'],
    ['a score', 'In the 95th percentile.'],
    ['a comparison of people', 'More than any other engineer.'],
    ['money or hours', 'That saves 40 hours.'],
    ['money or hours', 'Worth $ 40.'],
  ] as const) {
    it(`finds ${kind} in “${sentence}”`, () =>
      assert.ok(
        findForbidden(sentence).some((found) => found.startsWith(`${kind}:`)),
        findForbidden(sentence).join(),
      ));
  }

  it('finds nothing in plain, dated sentences', () => {
    for (const sentence of [
      'First used by another team on 3 December 2025, 7 months after it was finished.',
      'Fixes there fell from 21 to 6; most of them were in src/net.',
    ])
      assert.deepEqual(findForbidden(sentence), []);
  });

  it('reads strings, templates and JSX of a program, not its comments or names', () => {
    const code = compiled(
      "const best = 'one'; // worst\nexport const f = (n: number) => <p title=\"two\">three {n} {`four ${n} ${'five'} six`}</p>;",
    );
    const texts = textsOf(code).join(' ');
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six'])
      assert.ok(texts.includes(text), text);
    assert.doesNotMatch(texts, /best|worst/);
  });

  it('passes over quotations in a document, and nothing else', () => {
    const document =
      'Ours `best.ts` ([Fix the worst leak](https://x.test/1)) “critical” src/score.ts own';
    assert.equal(withoutQuotations(document).replace(/\s+/g, ' '), 'Ours ( ) own');
  });
});

describe('our own words', () => {
  for (const folder of ['src/report', 'src/webview']) {
    for (const file of filesIn(folder, /\.tsx?$/)) {
      it(file, () => check(textsOf(compiled(read(file)))));
    }
  }

  for (const file of filesIn('media/walkthrough', /\.md$/)) {
    it(file, () => check([withoutQuotations(read(file))]));
  }

  it('package.json', () => {
    const { displayName, description, capabilities, contributes } = JSON.parse(
      read('package.json'),
    );
    check(stringsIn({ displayName, description, capabilities, contributes }));
  });

  for (const file of filesIn('test/golden', /\.(md|html|svg)$/)) {
    it(file, () => check([withoutQuotations(textOf(read(file)))]));
  }
});

function check(texts: readonly string[]): void {
  const found = texts
    .map((text) => allowed.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), text))
    .flatMap((text) => findForbidden(text).map((hit) => `${hit} in “${text.slice(0, 120)}”`));
  assert.deepEqual(found, []);
}

function compiled(code: string): string {
  return transformSync(code, { loader: 'tsx', jsx: 'transform', charset: 'utf8' }).code;
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function filesIn(folder: string, name: RegExp): readonly string[] {
  const found = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .sort();
  assert.ok(found.length > 0, folder);
  return found;
}

/** Elements of HTML and SVG taken off; attributes that hold words are kept. */
function textOf(document: string): string {
  return document
    .replace(/<(style|code|a|blockquote)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*?(?:aria-label|title|alt)="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, ' ');
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
