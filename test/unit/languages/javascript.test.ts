import assert from 'node:assert/strict';

import { javascript } from '../../../src/core/languages/javascript.ts';

const scan = (text: string, path = 'src/mod.ts') => javascript.scan(text, path);

/** Imports in a short form: `via specifier names|(namespace)|* @line`. */
function imports(text: string, path?: string): readonly string[] {
  return scan(text, path).imports.map(({ via, specifier, names: taken, namespace, line }) => {
    const what = taken
      ? taken.map(({ imported, local }) => (imported === local ? local : `${imported}=${local}`))
      : [namespace === null ? '*' : `(${namespace})`];
    return `${via} ${specifier} ${what.join(',')} @${line}`;
  });
}

/** Definitions in a short form: `name` or `name=local`, with `@line`. */
function definitions(text: string, path?: string): readonly string[] {
  return scan(text, path).definitions.map(
    ({ name, local, line }) => `${name === local ? name : `${name}=${local}`} @${line}`,
  );
}

const names = (text: string) => scan(text).definitions.map(({ name }) => name);
const members = (text: string, ...namespaces: readonly string[]) =>
  Object.fromEntries(javascript.members(text, new Set(namespaces)));

describe('JavaScript imports', () => {
  it('are read in all forms of the statement', () => {
    const text = `#!/usr/bin/env node
import a from './a'
import { b, c as d, default as e, 'f g' as f } from "./b";
import * as ns from './ns'
import g, { h } from './g'; import i, * as j from './i'
import './side'
import {
  k, // one
  /* two */ l as m,
} from './k' with { type: 'json' }
import{n}from'./n'
import {} from './none'
import defer * as o from './o'
`;
    assert.deepEqual(imports(text), [
      'import ./a default=a @2',
      'import ./b b,c=d,default=e,f g=f @3',
      'import ./ns (ns) @4',
      'import ./g default=g,h @5',
      'import ./i default=i @5',
      'import ./i (j) @5',
      'import ./side * @6',
      'import ./k k,l=m @7',
      'import ./n n @11',
      'import ./none * @12',
      'import ./o (o) @13',
    ]);
  });

  it('of types only are told apart', () => {
    const text = `import type { A } from './a'
import type B from './b'; import type * as C from './c'
import { type D, type E as F } from './d'
import { type G, h } from './g'
import { type, type as i, type j } from './i'; import { type as } from './as'
import type, { j } from './j'
import type from './k'
import typeof L from './l'
import m, { type N } from './m'
`;
    assert.deepEqual(imports(text), [
      'type-import ./a A @1',
      'type-import ./b default=B @2',
      'type-import ./c (C) @2',
      'type-import ./d D,E=F @3',
      'import ./g G,h @4',
      'import ./i type,type=i,j @5',
      'type-import ./as as @5',
      'import ./j default=type,j @6',
      'import ./k default=type @7',
      'type-import ./l default=L @8',
      'import ./m default=m,N @9',
    ]);
  });

  it('of calls take the names that are taken of the promise', () => {
    const text = `async function f() {
  const { a, b: c } = await import('./a')
  const d = await import(/* chunk */ \`./d\`)
  const e = (await import('./e')).default
  import('./f').then(({ g, h }) => g(h)); import('./i').then((m) => m.j)
  await Promise.all([import('./k'), import('./l', { with: { type: 'json' } })])
  return (await import('./m')).n()
}
import.meta.url; import(name); import('./x' + y); import(\`./\${z}\`); loader.import('./o'); ({ import: './p' })
`;
    assert.deepEqual(imports(text), [
      'dynamic-import ./a a,b=c @2',
      'dynamic-import ./d (d) @3',
      'dynamic-import ./e default=e @4',
      'dynamic-import ./f g,h @5',
      'dynamic-import ./i j @5',
      'dynamic-import ./k * @6',
      'dynamic-import ./l * @6',
      'dynamic-import ./m n @7',
    ]);
  });

  it('inside types are of types', () => {
    const text = `let a: import('./a').A<string>, b: typeof import('./b')
type C = Map<import('./c').C, typeof import("./d")['e']>
const f: import('./f').F = await import('./g')
`;
    assert.deepEqual(imports(text), [
      'type-import ./a A @1',
      'type-import ./b * @1',
      'type-import ./c C @2',
      'type-import ./d * @2',
      'dynamic-import ./g (f) @3',
      'type-import ./f F @3',
    ]);
  });

  it('are read from require, at any depth', () => {
    const text = `'use strict'
const a = require('./a'), { b, c: d } = require("./b"),
  e = require('./e').f
var g; if (x) { g = require('./g') }
require('./side')
function h() {
  const i = require('./i'), { j } = require('./j')
  return require('./k').l
}
const m = require('debug')('x'), { n, ...rest } = require('./n')
const [o] = require('./o')
import p = require('./p')
const q: Q = require('./q')
let r = require('./r').s.t, u = require('./u').v()
`;
    assert.deepEqual(imports(text), [
      'require ./a (a) @2',
      'require ./b b,c=d @2',
      'require ./e f=e @3',
      'require ./g (g) @4',
      'require ./side * @5',
      'require ./i (i) @7',
      'require ./j j @7',
      'require ./k l @8',
      'require debug * @10',
      'require ./n * @10',
      'require ./o * @11',
      'require ./p (p) @12',
      'require ./q (q) @13',
      'require ./r s @14',
      'require ./u v @14',
    ]);
  });

  it('are not what only looks like one', () => {
    const text = `require.resolve('./a'); jest.mock('./b'); vi.importActual('./c'); obj.require('./d')
// import e from './e'
/* import f from './f' */ const s = "import g from './g'", t = \`require('./h')\`
const re = /import i from '.\\/i'/, re2 = [/[/'"]/, /\`/]; x = a / b; y = "require('./j')" / 2
require(name); require('./k' + l); require(); jest.requireActual('./m')
const u = \`\${require('./in-template')}\`
`;
    assert.deepEqual(imports(text), ['require ./in-template * @6']);
  });

  it('survive JSX with its quotes, slashes and braces', () => {
    const text = `const a = <p>Don't {require('./a')} import "x" from 'http://y' \`z</p>
const b = cond ? <Foo.Bar x={<i/>} y="it's
  more" {...require('./b')} /> : <></>
const c = <div><br/>{/* it's */}{list.map((x) => <li key={x}>{x} isn't</li>)}</div>, d = require('./d')
const e = <T,>(x: T) => x, f = <any>g, h = x < y / 2, i = z > 3
const k = <><b><i>it's</i></b> don't</>
import j from './j'
`;
    assert.deepEqual(imports(text, 'a.tsx'), [
      'require ./a * @1',
      'require ./b * @3',
      'require ./d (d) @4',
      'import ./j default=j @7',
    ]);
  });

  it('survive regular expressions and divisions', () => {
    const text = `if (x) /['"]/.test(y)
while (x) /\`/g.exec(y)
a = b++ / 2; c = (d) / 3; e = f[0] / 4; g = {}/5; h = i! / 6
const j = k ? /'/ : /"/; return /[/\`]/
} /'/.test(l)
const m = require('./m')
`;
    assert.deepEqual(imports(text), ['require ./m (m) @6']);
  });

  it('survive what ends in an odd way', () => {
    const found = (before: string) => imports(`${before}require('./a')`).length === 1;
    for (const before of [
      "function f() {}\n/'/.test(x);",
      "x = {}; /'/;",
      "if (x) {} /'/;",
      "x => {}\n/'/;",
      "({}) / 2 + '/' +",
      "x = { a: {} } / 2 + '/' +",
      "x = a[0] / 2 + '/' +",
      "x = b / 2 + '/' +",
      "x = `${a}` / 2 + '/' +",
      'x = `${{ a: `}` }}` +',
      "x = a ? .5 : '?' +",
      "/*/ ' */",
      "/**/ x = '\\'' +",
      "x = 'a\\\r\n\"b' +",
      "x = 'a\\\n\"b' +",
      "x = 'unclosed\n",
      "x = <any>'>' + ",
      "x = <keyof T>'>' + ",
      "x = <T extends A>(a) => '>' + ",
      "x = a < b && c > '>' + ",
      "x = <a b={1}/> + '>' + ",
      "x = <a\n/> + '>' + ",
      'x = <a b/> + ',
      'x = <a.b-c:d e="\'\n"/> + ',
      'x = [</x>] + ',
      "@dec() class A {} /'/;",
      "a !== /'/ + ",
      "x = y!\n/ 2 + '/' + ",
      "#!'\n",
    ]) {
      assert.ok(found(before), before);
    }
  });

  it('have lines that begin at 1 whatever ends them', () => {
    assert.deepEqual(imports("import a from 'a'\r\n\r\nimport b from 'b'\r\n"), [
      'import a default=a @1',
      'import b default=b @3',
    ]);
    assert.deepEqual(imports("\uFEFFimport a from 'a'"), ['import a default=a @1']);
    assert.deepEqual(imports('const x = `\n\n${1}\n`; import(\n"a")'), ['dynamic-import a * @4']);
  });
});

describe('JavaScript re-exports', () => {
  it('are read from statements', () => {
    const text = `export * from './a'
export * as b from './b'; export { c, d as e, default as f, default } from './c'
export type { G } from './g'; export type * from './h'
export i from './i'
export * as default from './j'
`;
    assert.deepEqual(imports(text), [
      're-export ./a * @1',
      're-export ./b (b) @2',
      're-export ./c c,d=e,default=f,default @2',
      're-export ./g G @3',
      're-export ./h * @3',
      're-export ./i default=i @4',
      're-export ./j (default) @5',
    ]);
    assert.deepEqual(definitions(text), []);
  });

  it('are what is imported and then exported', () => {
    const text = `import A, { b, c as d } from './a'
import * as ns from './ns'
export { b, d as e, own, ns }
export default A
const own = 1
`;
    assert.deepEqual(imports(text), [
      'import ./a default=A,b,c=d @1',
      'import ./ns (ns) @2',
      're-export ./a b,c=e @3',
      're-export ./ns (ns) @3',
      're-export ./a default @4',
    ]);
    assert.deepEqual(definitions(text), ['own @5']);
  });

  it('are read from CommonJS', () => {
    const text = `module.exports = require('./a')
exports.b = require('./b'); module.exports.c = require('./c').d
Object.assign(exports, require('./e'), require('./f'))
__exportStar(require('./g'), exports); tslib_1.__exportStar(require("./h"), exports); __export(require('./i'))
`;
    assert.deepEqual(imports(text), [
      're-export ./a * @1',
      're-export ./b (b) @2',
      're-export ./c d=c @2',
      're-export ./e * @3',
      're-export ./f * @3',
      're-export ./g * @4',
      're-export ./h * @4',
      're-export ./i * @4',
    ]);
  });

  it('are properties of an exported object', () => {
    const text = `const a = require('./a')
const { b } = require('./b')
module.exports = {
  a, b, c: require('./c'),
  d: require('./d').e, ...require('./f'), own, g: a,
  h() { return require('./h') }
}
`;
    assert.deepEqual(imports(text), [
      'require ./a (a) @1',
      'require ./b b @2',
      're-export ./a (a) @3',
      're-export ./b b @3',
      're-export ./c (c) @3',
      're-export ./d e=d @3',
      're-export ./f * @3',
      're-export ./a (g) @3',
      'require ./h * @6',
    ]);
    assert.deepEqual(names(text), ['own', 'h']);
  });

  it('are only those of objects that are modules', () => {
    const text = `const a = require('./a'), own = {}, { b = { c: 1 }, d } = require('./b')
module.exports = { ...a, ...own, get, set: b, async, d, 'e': own, *f() {}, g: foo.bar, h: [1, 2], i }
`;
    assert.deepEqual(imports(text).slice(2), ['re-export ./a * @2', 're-export ./b b=set,d @2']);
    assert.deepEqual(names(text), ['e', 'get', 'async', 'f', 'g', 'h', 'i']);
  });

  it('are the module as a whole', () => {
    assert.deepEqual(imports("const a = require('./a')\nmodule.exports = a"), [
      'require ./a (a) @1',
      're-export ./a * @2',
    ]);
  });

  it('are not names that a function takes for itself', () => {
    const text = `export async function render() { return (await import('./lazy')).render() }
function other() { const { helper } = require('./x'); helper() }
export function helper() {}
`;
    assert.deepEqual(names(text), ['render', 'helper']);
    assert.deepEqual(imports(text), ['dynamic-import ./lazy render @1', 'require ./x helper @2']);
  });

  it('make up a share of the code lines', () => {
    const share = (text: string) => scan(text).reExportShare;
    assert.equal(share("// barrel\n\nexport * from './a'\nexport {\n  b,\n} from './b'\n"), 1);
    assert.equal(share("'use strict'\nmodule.exports = {\n  a: require('./a'),\n}\n"), 1);
    assert.equal(share("import { a } from './a'\nexport { a }\n"), 1);
    assert.equal(share("export * from './a'\nconst x = `\n\n`\n"), 1 / 4);
    assert.equal(share("import { a } from './a'\nexport { a, b }\nconst b = 1\n"), 0);
    assert.equal(share('const a = 1\n'), 0);
    assert.equal(share(''), 0);
  });
});

describe('JavaScript definitions', () => {
  it('are exported declarations of every kind', () => {
    const text = `export function a() {} export async function* b() {}
export class C extends D {}
export abstract class E {}
export const f = 1, { g, h: [i], ...j } = k, l: Map<string, X> = new Map<string, Y>(), m = (n, o) => n
export let p, q
export var r = async function s() {}
export type T<U> = U
export interface V {}
export enum W { A } export const enum X { B }
export namespace Y.Z { export const no = 1 }
export declare const aa: string, bb: number
export declare function cc(): void
export declare abstract class Dd {}
export module Ee {}
const local = 1; function alsoLocal() {}
`;
    assert.deepEqual(names(text), 'a b C E f g i j l m p q r T V W X Y aa bb cc Dd Ee'.split(' '));
  });

  it('are found without semicolons', () => {
    const text = `type A = Map<string, B>
export const c = 1
foo(), d
const e: F<G>
export function h(): void
export function h(x: 1): void
type I = typeof j
export const k = (l) => l
  , m = 2
class N {}
[o, p].forEach(q)
export class R {}
`;
    assert.deepEqual(definitions(text), ['c @2', 'h @5', 'k @8', 'm @9', 'R @12']);
  });

  it('name their local thing and the line where that is', () => {
    const text = `const a = 1
class B {}
function c() {}
export { a, B as D, c as default, e as "f g" }
`;
    assert.deepEqual(definitions(text), ['a @1', 'D=B @2', 'default=c @3', 'f g=e @4']);
  });

  it('of a default export have its name', () => {
    assert.deepEqual(definitions('export default class Foo {}'), ['default=Foo @1']);
    assert.deepEqual(definitions('export default async function* foo() {}'), ['default=foo @1']);
    assert.deepEqual(definitions('\nexport default abstract class Foo {}'), ['default=Foo @2']);
    assert.deepEqual(definitions('export default interface Foo {}'), ['default=Foo @1']);
    assert.deepEqual(definitions('const foo = 1\nexport default foo;'), ['default=foo @1']);
    assert.deepEqual(definitions('\nexport default {\n a: 1 }'), ['default @2']);
    assert.deepEqual(definitions('export default foo(bar)'), ['default @1']);
    assert.deepEqual(definitions('export default class extends Foo {}'), ['default @1']);
    assert.deepEqual(definitions('export default () => 1'), ['default @1']);
    assert.deepEqual(definitions('class A {}\nexport = A'), ['default=A @1']);
  });

  it('are what CommonJS assigns', () => {
    const text = `function a() {}
module.exports = { a, b: a, c() {}, get d() { return { no: 1 } }, async e() {}, 'f-g': 1, h: function i() {}, [x]: 2 }
exports.j = function () {}
module.exports.k = class {}
exports.l = exports.m = a
if (exports.n === 1) exports.o()
`;
    assert.deepEqual(definitions(text), [
      'a @1',
      'b=a @1',
      'm=a @1',
      'c @2',
      'd @2',
      'e @2',
      'f-g @2',
      'h @2',
      'j @3',
      'k @4',
      'l @5',
    ]);
    assert.deepEqual(definitions('module.exports = function foo() {}'), ['default=foo @1']);
    assert.deepEqual(definitions('class Foo {}\n\nmodule.exports = Foo\n'), ['default=Foo @1']);
    assert.deepEqual(definitions('exports = module.exports = foo(1)'), ['default @1']);
  });

  it('are not what is nested', () => {
    const text = `function f() { const a = 1; function b() {} class C {} }
declare module 'x' { export const d: string; export default d }
const e = function g() {}, h = class I {}, j = async function k() {}
foo.class = 1; ({ function: 2 }); type = 3; foo as const
function l<M, const N extends 1>() {}
`;
    assert.deepEqual(names(text), []);
    for (const name of 'a b C d g I k N extends function'.split(' ')) {
      assert.equal(javascript.defines(text, name), false, name);
    }
    for (const name of ['f', 'e', 'h', 'j', 'l'])
      assert.equal(javascript.defines(text, name), true, name);
  });
});

describe('JavaScript: whether a text defines a name', () => {
  it('holds for the top level, exported or not, and for exported members', () => {
    const text = `const { a, b: [c] } = d
class E {}
interface F {}
type G = 1
enum H {}
namespace I {}
declare function j(): void
exports.k = 1
module.exports = { l: 1, m }
export default function n() {}
async function o() {}
`;
    for (const name of 'a c E F G H I j k l m n o'.split(' ')) {
      assert.equal(javascript.defines(text, name), true, name);
    }
    for (const name of ['b', 'd', 'z']) assert.equal(javascript.defines(text, name), false, name);
  });

  it('does not hold for what is only imported', () => {
    assert.equal(javascript.defines("import { a } from './a'; a()", 'a'), false);
    assert.equal(javascript.defines("exports.a = require('./a')", 'a'), false);
  });
});

describe('JavaScript members', () => {
  it('are what is used of a namespace', () => {
    const text = `import * as ns from './ns'
const x = require('./x')
// ns.no
const { a, b: c } = ns
ns.d(ns?.e, ns['f'], \`\${ns.g}\`, "ns.no"); let t: ns.Type; foo.ns.no
return <ns.Comp>ns.no</ns.Comp>
x.y.z
`;
    assert.deepEqual(members(text, 'ns', 'x'), {
      ns: ['a', 'b', 'd', 'e', 'f', 'g', 'Type', 'Comp'],
      x: ['y'],
    });
  });

  it('are told as * where the namespace itself is used', () => {
    assert.deepEqual(members('foo(ns); ns.a', 'ns'), { ns: ['*', 'a'] });
    assert.deepEqual(members('ns[key]', 'ns'), { ns: ['*'] });
    assert.deepEqual(members('const { a, ...rest } = ns', 'ns'), { ns: ['*'] });
    assert.deepEqual(members('const a = { ns: 1, b: { ns } }', 'ns'), { ns: ['*'] });
    assert.deepEqual(members("ns = require('./ns'); export * as ns from 'x'; var ns", 'ns'), {});
  });
});

describe('JavaScript components', () => {
  const vue = `<template>
  <p v-if="a">Don't import x from 'y'</p>
</template>
<!-- <script>import no from 'no'</script> -->
<script lang="ts">
export const a = 1
</script>
<script setup>
import Foo from './Foo.vue'
const b = \`x\`
</script>
<style>p { color: red }</style>
`;

  it('are read from their scripts, on their own lines', () => {
    assert.deepEqual(imports(vue, 'a.vue'), ['import ./Foo.vue default=Foo @9']);
    assert.deepEqual(definitions(vue, 'a.vue'), ['a @6']);
    assert.equal(javascript.defines(vue, 'b'), true);
    assert.deepEqual(members(`<script>\nns.a\n</script>\n<p>ns.b</p>`, 'ns'), { ns: ['a'] });
    assert.deepEqual(imports('{#if x}\n<script context="module">\nimport "a"', 'a.svelte'), [
      'import a * @3',
    ]);
    assert.deepEqual(imports('<script src="./a.ts"></script>', 'a.vue'), ['import ./a.ts * @1']);
  });
});

describe('JavaScript files', () => {
  it('are generated when they say so or have a very long line', () => {
    const generated = (text: string) => scan(text).generated;
    assert.equal(generated('// @generated\n'), true);
    assert.equal(generated('/* Code generated by x. DO NOT EDIT. */'), true);
    assert.equal(generated('// THIS CODE WAS GENERATED\n// Do not edit it by hand.\n'), true);
    assert.equal(generated("write('// generated, do not edit')"), false);
    assert.equal(generated('export {};\n\n//# sourceMappingURL=index.d.ts.map\n'), true);
    assert.equal(generated('write("\\n//# sourceMappingURL=x.map");\nexport {};\n'), false);
    assert.equal(generated('//# sourceMappingURL=x.map\nexport const a = 1;\n'), false);
    assert.equal(generated(`a\n${'x'.repeat(5121)}`), true);
    assert.equal(generated(`${'x'.repeat(5000)}\n`.repeat(3)), false);
    assert.equal(generated(`${'\n'.repeat(1024)}// @generated`), false);
  });

  it('are summed up by the comment that leads them', () => {
    const summary = (text: string) => scan(text).summary;
    assert.equal(summary('/** Reads a thing. And more. */\nimport a from "a"'), 'Reads a thing.');
    assert.equal(
      summary(
        '#!/usr/bin/env node\n/**\n * Copyright X\n */\n\n"use strict";\n// eslint-disable-next-line\n\n// Reads e.g. this\n// and that.\n\ncode',
      ),
      'Reads e.g. this and that.',
    );
    assert.equal(
      summary('/**\n * @fileoverview Reads a thing\n * @author me\n */'),
      'Reads a thing',
    );
    assert.equal(summary('// @ts-check\nconst a = 1 // Reads.'), null);
    assert.equal(summary('// import a from "a"\n'), null);
    assert.equal(summary('const a = 1\n/** Reads. */'), null);
    assert.equal(summary('/* unclosed'), null);
    assert.equal(summary('// Reads.\nconst a = 1'), null);
    assert.equal(summary('// Reads.\n\nconst a = 1'), 'Reads.');
    assert.equal(
      summary('/* TODO: split. */\n/** https://a.b */\n/* Reads: a/b. */'),
      'Reads: a/b.',
    );
  });

  it('are those with an extension of source', () => {
    for (const path of [
      'a.js',
      'a.mjs',
      'a.cjs',
      'a.jsx',
      'a.ts',
      'a.mts',
      'a.cts',
      'a.tsx',
      'a.vue',
      'a.svelte',
      'a.d.ts',
    ]) {
      assert.equal(javascript.reads(path), true, path);
    }
    for (const path of [
      'a.min.js',
      'a-min.js',
      'a.min.mjs',
      'a.json',
      'a.mtsx',
      'js',
      'a.js.map',
    ]) {
      assert.equal(javascript.reads(path), false, path);
    }
  });
});
