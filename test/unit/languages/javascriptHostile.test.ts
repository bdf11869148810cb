import assert from 'node:assert/strict';

import fc from 'fast-check';

import { javascript } from '../../../src/core/languages/javascript.ts';
import { createLexer } from '../../../src/core/languages/javascript/lexer.ts';
import { createWordFilter, end } from '../../../src/core/languages/javascript/tokens.ts';
import { cpuMilliseconds } from '../../support/cpuTime.ts';

const words =
  'import export require module.exports exports. default from as type const let var function class async await ' +
  'Object.assign( __exportStar( return typeof if while enum namespace declare interface of in this new void ' +
  '" \' ` / // /* */ \\ ${ { } ( ) [ ] < > </ /> => = ... . ?. , ; : ! * + ++ # @ ' +
  'a b1 $ é 日 1 ./a \'./b\' "./c" `./d` <a> </a> <script> </script>';
const tokens = words.split(' ').concat('\n', '\r\n', ' ', '\t', '\uFEFF', '\u2028', '\ud83d');
const soup = fc
  .array(fc.constantFrom(...tokens), { maxLength: 120 })
  .chain((parts) => fc.constantFrom('', ' ').map((glue) => parts.join(glue)));
const paths = fc.constantFrom('a.ts', 'a.jsx', 'a.vue', 'a.svelte');

function readAll(text: string, path: string): void {
  const lines = text.split('\n').length;
  const { imports, definitions, reExportShare } = javascript.scan(text, path);
  for (const { line } of [...imports, ...definitions]) {
    assert.ok(Number.isInteger(line) && line >= 1 && line <= lines, `line ${line} of ${lines}`);
  }
  assert.ok(reExportShare >= 0 && reExportShare <= 1);
  for (const { specifier, names } of imports) {
    assert.notEqual(specifier, '');
    assert.notDeepEqual(names, []);
  }
  javascript.members(text, new Set(['a', 'b1']));
  javascript.defines(text, 'a');
}

describe('JavaScript that is none', () => {
  it('never throws, and has its lines inside the text', () => {
    fc.assert(fc.property(soup, paths, readAll), { numRuns: 3000 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), paths, readAll));
  });

  it('does not hide what stands in front of it', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const { imports } = javascript.scan(`import { x } from './first';\n${text}`, 'a.ts');
        assert.equal(imports[0]?.specifier, './first');
      }),
    );
  });

  it('is read by tokens that go on, and end', () => {
    const filter = createWordFilter([]);
    fc.assert(
      fc.property(soup, (text) => {
        const lexer = createLexer(text, filter);
        lexer.level = Infinity;
        for (let last = 0; lexer.kind !== end; lexer.next()) {
          assert.ok(lexer.start >= last && lexer.end > lexer.start && lexer.end <= text.length);
          last = lexer.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  const units: readonly string[] = [
    'import {',
    'import { a, ',
    'import a, ',
    'import * as ',
    'import(',
    "import('a', {",
    "import('a').then(({",
    'export {',
    'export * from ',
    'export * from\n',
    'export default ',
    'export ',
    'export import a = ',
    '`${',
    '`',
    '"',
    "'",
    '/*',
    '//',
    '/',
    '/[',
    '(/[',
    '(/\n',
    '\\',
    '(',
    '[',
    '{',
    ')',
    '}',
    '{[(',
    ')]}',
    '<a>',
    '<a',
    '<a ',
    '</a>',
    '<',
    '<>',
    '(<a>',
    '(<a ',
    '{<a b="',
    '(<',
    'x=<a.b ',
    '</',
    'const a: ',
    'const a = ',
    'const {',
    'const { a: {',
    'const { a = ',
    'const [',
    'const a, ',
    'let a: b<',
    'const enum ',
    'require(',
    "require('a",
    'a = require(',
    'a = ',
    '   = require(',
    'exports.a = ',
    'module.exports = ',
    'module.exports = exports = ',
    'module.exports = { a: ',
    'module.exports = { ...',
    'module.exports = {',
    'Object.assign(exports, ',
    "__exportStar(require('a'), ",
    'declare ',
    'async ',
    'abstract ',
    'type a = ',
    'namespace ',
    'class ',
    'function ',
    'a b ',
    'aa',
    '\n',
    ' ',
    '\r',
    '.',
    '...',
    '@',
    '=',
    '!',
    '#',
    '1',
    '+',
    '?',
    '?.',
    'if (',
    '/** a */',
    '// a\n',
    '/** @license */\n',
    "'use strict';",
    '@generated',
    ' * ',
    '<script',
    '<script>',
    '<!--',
    '<script src="',
    "import a from 'a'\n",
    "export * from 'a'\n",
    'ns.',
    'const { a } = ns',
    '\ud800',
  ];

  const mostMilliseconds = 3000;

  function takesLittle(unit: string, read: () => void): void {
    const start = cpuMilliseconds();
    read();
    const took = Math.round(cpuMilliseconds() - start);
    assert.ok(took < mostMilliseconds, `${JSON.stringify(unit)} took ${took} ms`);
  }

  const repeated = (unit: string, length: number) => `\n${unit.repeat(length / unit.length)}`;

  it('takes time in proportion to its length', () => {
    for (const unit of units) {
      takesLittle(unit, () => javascript.scan(repeated(unit, 200_000), 'a.tsx'));
    }
  }).timeout(120_000);

  it('takes no more time to be searched for members and definitions, or as a component', () => {
    for (const unit of units) {
      const text = repeated(unit, 50_000);
      takesLittle(unit, () => readAll(`${text}'x'`, 'a.tsx'));
      takesLittle(unit, () => javascript.scan(`<script>${text}`, 'a.vue'));
      takesLittle(unit, () => javascript.scan(text, 'a.svelte'));
    }
  }).timeout(120_000);
});
