/** Renames, moves and rewritten paths are no adoptions (rules 2, 3 and 6). */
import { checkRules } from '../../support/ruleCase.ts';

const retry = [
  'export function retry(times) {',
  '  let left = times;',
  '  while (left > 0) left -= 1;',
  '  return left;',
  '}',
  'export const limit = 5;',
  '',
].join('\n');
const page = (specifier: string, more = ''): string =>
  `import { retry } from '${specifier}';\n\nexport function page() {\n  const left = retry(3);\n  return left + 1;\n}\n${more}`;
const orders = (head: string): string =>
  `${head}export function orders() {\n  const all = [];\n  for (let i = 0; i < 9; i++) all.push(i);\n  return all;\n}\n`;

describe('rules 2, 3 and 6: moves', () => {
  checkRules([
    {
      title: 'moved, and the old file stays as one that passes it on: born where it was written, used since it was used there',
      build(story) {
        const body = Array.from({ length: 30 }, (_, index) => `export const step${index} = (n) => n + ${index};\n`).join('');
        story.commit('make', 'Ada', { 'src/steps.js': `import { base } from './base.js';\n${body}`, 'src/base.js': 'export const base = 1;\n' });
        story.commit('use', 'Bo', { 'web/a.js': "import { step1 } from '../src/steps.js';\nstep1(1);\n" });
        story.commit('move', 'Cy', {
          'src/steps.js': "export * from './lib/steps.js';\n",
          'src/lib/steps.js': `import { base } from '../base.js';\n${body}`,
        });
        story.commit('late', 'Di', { 'web/b.js': "import { step2 } from '../src/lib/steps.js';\nstep2(1);\n" });
        story.commit('reroute', 'Cy', { 'web/a.js': "import { step1 } from '../src/lib/steps.js';\nstep1(1);\n" });
      },
      expect: [
        { asset: 'src/lib/steps.js', place: 'web/a.js', commit: 'use', person: 'Bo', own: false },
        { asset: 'src/lib/steps.js', place: 'web/b.js', commit: 'late', person: 'Di' },
        { asset: 'src/base.js', place: 'src/lib/steps.js', commit: 'make', person: 'Ada' },
      ],
      born: [{ asset: 'src/lib/steps.js', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'a new file of the same name beside one that is rewritten is no move',
      build(story) {
        const body = (name: string): string =>
          Array.from({ length: 30 }, (_, index) => `export const ${name}${index} = (n) => n + ${index};\n`).join('');
        story.commit('make', 'Ada', { 'src/steps.js': body('step') });
        story.commit('other', 'Cy', { 'src/steps.js': 'export const step1 = (n) => n;\n', 'lib/steps.js': body('unlike').replaceAll('n', 'value') });
        story.commit('use', 'Bo', { 'web/a.js': "import { uvaluelike1 } from '../lib/steps.js';\nuvaluelike1(1);\n" });
      },
      expect: [{ asset: 'lib/steps.js', place: 'web/a.js', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'lib/steps.js', commit: 'other', person: 'Cy' }],
    },
    {
      title: 'the first version that depends on it, not the file’s first version',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('orders without', 'Bo', { 'src/orders.js': orders('') });
        story.commit('orders retry', 'Cy', {
          'src/orders.js': orders("import { retry } from './retry.js';\n"),
        });
        story.commit('orders more', 'Di', {
          'src/orders.js': orders("import { retry } from './retry.js';\n// more\n"),
        });
      },
      expect: [
        {
          asset: 'src/retry.js', place: 'src/orders.js', commit: 'orders retry', person: 'Cy',
          own: false, since: null, via: 'import', copied: false, placeKind: 'code', coAuthors: [],
        },
      ],
      born: [{ asset: 'src/retry.js', commit: 'make retry', person: 'Ada' }],
    },
    {
      title: 'dropped and added again: the first use, and since when again',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page('./retry.js') });
        story.commit('drop', 'Cy', { 'src/page.js': 'export const page = () => 1;\n' });
        story.commit('again', 'Di', { 'src/page.js': page('./retry.js') });
        story.commit('polish', 'Ada', { 'src/page.js': page('./retry.js', '// polish\n') });
      },
      expect: [
        { asset: 'src/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo', since: 'again' },
      ],
    },
    {
      title: 'the content moved to a file of the same name, where a stub stays: born where it stood',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page('./retry.js') });
        story.commit('move', 'Cy', {
          'src/lib/retry.js': retry,
          'src/retry.js': "export * from './lib/retry.js';\n",
        });
        story.commit('move again', 'Di', {
          'src/base/retry.js': retry,
          'src/lib/retry.js': "export * from '../base/retry.js';\n",
        });
      },
      expect: [
        { asset: 'src/base/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo', own: false },
      ],
      born: [{ asset: 'src/base/retry.js', commit: 'make retry', person: 'Ada' }],
    },
    {
      title: 'a file of the same name that took a smaller part: born there',
      build(story) {
        const more = 'export const a = 1;\nexport const b = 2;\nexport const c = 3;\nexport const d = 4;\nexport const e = 5;\n';
        story.commit('make retry', 'Ada', { 'src/retry.js': `${more}${retry}` });
        story.commit('split', 'Cy', {
          'src/lib/retry.js': retry,
          'src/retry.js': `${more}export * from './lib/retry.js';\n`,
        });
        story.commit('use', 'Bo', { 'src/page.js': page('./lib/retry.js') });
      },
      expect: [
        { asset: 'src/lib/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo', own: false },
      ],
      born: [{ asset: 'src/lib/retry.js', commit: 'split', person: 'Cy' }],
    },
    {
      title: 'a file of the same name that was written anew: born there',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('write anew', 'Cy', {
          'src/lib/retry.js': 'export async function retry(work) {\n  try {\n    return await work();\n  } catch {\n    return null;\n  }\n}\n',
          'src/retry.js': "export * from './lib/retry.js';\n",
        });
        story.commit('use', 'Bo', { 'src/page.js': page('./lib/retry.js') });
      },
      expect: [
        { asset: 'src/lib/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo', own: false },
      ],
      born: [{ asset: 'src/lib/retry.js', commit: 'write anew', person: 'Cy' }],
    },
    {
      title: 'the asset renamed and edited in one commit, its users re-routed by the mover',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page('./retry.js') });
        story.commit('rename', 'Cy', {
          'src/retry.js': null,
          'src/again.js': retry.replace('left -= 1', 'left -= 2'),
          'src/page.js': page('./again.js'),
        });
      },
      expect: [{ asset: 'src/again.js', place: 'src/page.js', commit: 'use', person: 'Bo', own: false }],
      born: [{ asset: 'src/again.js', commit: 'make retry', person: 'Ada' }],
    },
    {
      title: 'the place renamed and edited in one commit by another person',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page('./retry.js') });
        story.commit('rename', 'Cy', {
          'src/page.js': null,
          'src/views/screen.js': page('../retry.js', 'export const title = "Screen";\n'),
        });
      },
      expect: [
        { asset: 'src/retry.js', place: 'src/views/screen.js', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'a folder moved, with all importers rewritten, by another person',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/util/retry.js': retry });
        story.commit('use one', 'Bo', { 'src/a.js': page('./util/retry.js') });
        story.commit('use two', 'Cy', { 'src/b.js': page('./util/retry.js') });
        story.commit('move', 'Di', {
          'src/util/retry.js': null,
          'lib/net/retry.js': retry,
          'src/a.js': page('../lib/net/retry.js'),
          'src/b.js': page('../lib/net/retry.js'),
        });
      },
      expect: [
        { asset: 'lib/net/retry.js', place: 'src/a.js', commit: 'use one', person: 'Bo' },
        { asset: 'lib/net/retry.js', place: 'src/b.js', commit: 'use two', person: 'Cy' },
      ],
      born: [{ asset: 'lib/net/retry.js', commit: 'make retry', person: 'Ada' }],
    },
    {
      title: 'a folder that was moved away does not come back with a new package of its name',
      build(story) {
        const old = 'package api\n\nfunc Query() int {\n\treturn 1\n}\n\nfunc Range() int {\n\treturn 2\n}\n';
        const notes = 'package api\n\ntype Notes struct {\n\tall []string\n}\n\nfunc New() *Notes {\n\treturn &Notes{}\n}\n';
        const main = (folder: string): string =>
          `package main\n\nimport "example.org/shop/${folder}"\n\nfunc main() {\n\t_ = ${folder.split('/').at(-1)}.New()\n}\n`;
        story.commit('make', 'Ada', {
          'go.mod': 'module example.org/shop\n\ngo 1.22\n',
          'api/query.go': old,
        });
        story.commit('legacy', 'Bo', { 'api/query.go': null, 'api/legacy/query.go': old });
        story.commit('notes', 'Cy', { 'api/notes.go': notes, 'cmd/main.go': main('api') });
        story.commit('rename', 'Di', {
          'api/notes.go': null,
          'util/notes/notes.go': notes.replace('package api', 'package notes'),
          'cmd/main.go': main('util/notes'),
        });
      },
      expect: [{ asset: 'util/notes', place: 'cmd/main.go', commit: 'notes', person: 'Cy', own: true }],
      born: [{ asset: 'util/notes', commit: 'notes', person: 'Cy' }],
    },
    {
      title: 'the name of a linked folder written as one of the package’s own imports',
      build(story) {
        const manifest = (more: object): string => `${JSON.stringify({ name: 'shop', ...more })}\n`;
        story.commit('make retry', 'Ada', {
          'package.json': manifest({ devDependencies: { inner: 'link:./src/inner' } }),
          'src/inner/retry.js': retry,
        });
        story.commit('use', 'Bo', { 'src/page.js': page('inner/retry') });
        story.commit('private', 'Cy', {
          'package.json': manifest({ imports: { '#inner/*': './src/inner/*.js' } }),
          'src/page.js': page('#inner/retry'),
        });
      },
      expect: [{ asset: 'src/inner/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'a case-only rename',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/Retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page('./Retry.js') });
        story.commit('lower case', 'Cy', {
          'src/Retry.js': null,
          'src/retry.js': retry,
          'src/page.js': page('./retry.js'),
        });
      },
      expect: [{ asset: 'src/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'src/retry.js', commit: 'make retry', person: 'Ada' }],
    },
    {
      title: 'ends of lines, quotes and the line of the import change',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page('./retry.js') });
        story.commit('crlf', 'Cy', { 'src/page.js': page('./retry.js').replaceAll('\n', '\r\n') });
        story.commit('quotes', 'Cy', { 'src/page.js': page('./retry.js').replaceAll("'", '"') });
        story.commit('further down', 'Di', {
          'src/page.js': `// a page\n\nconst x = 1;\n${page('./retry.js')}`,
        });
        story.commit('extension', 'Di', { 'src/page.js': page('./retry') });
      },
      expect: [
        { asset: 'src/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo', since: null },
      ],
    },
    {
      title: 'a codemod over 300 files adopts nothing',
      build(story) {
        const names = Array.from({ length: 300 }, (_, index) => `src/pages/p${index}.js`);
        const all = (specifier: string): Record<string, string> =>
          Object.fromEntries(names.map((name) => [name, page(specifier, `// ${name}\n`)]));
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', all('../retry.js'));
        story.commit('codemod', 'Cy', {
          ...all('#lib/retry'),
          'package.json': '{ "name": "x", "imports": { "#lib/*": "./src/*.js" } }\n',
        });
      },
      expect: [0, 150, 299].map((index) => ({
        asset: 'src/retry.js',
        place: `src/pages/p${index}.js`,
        commit: 'use',
        person: 'Bo',
        bulk: true,
      })),
    },
    {
      title: 'a module deleted and made anew later under its old name',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page('./retry.js') });
        story.commit('remove', 'Cy', {
          'src/retry.js': null,
          'src/page.js': 'export const page = () => 1;\n',
        });
        story.commit('make anew', 'Di', {
          'src/retry.js': 'export const retry = (job) => job();\nexport const never = 0;\n',
        });
        story.commit('use anew', 'Cy', { 'src/other.js': page('./retry.js') });
      },
      open: 'a path made anew after a deletion continues the old file, whatever it holds',
      expect: [{ asset: 'src/retry.js', place: 'src/other.js', commit: 'use anew', person: 'Cy' }],
      born: [{ asset: 'src/retry.js', commit: 'make anew', person: 'Di' }],
    },
    {
      title: 'a module deleted and restored as it was',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('remove', 'Cy', { 'src/retry.js': null });
        story.commit('Revert "remove"', 'Di', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page('./retry.js') });
      },
      expect: [{ asset: 'src/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'src/retry.js', commit: 'make retry', person: 'Ada' }],
    },
    {
      title: 'x.ts becomes x/index.ts: the same module',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.ts': retry });
        story.commit('use', 'Bo', { 'src/page.ts': page('./retry') });
        story.commit('folder', 'Cy', {
          'src/retry.ts': null,
          'src/retry/index.ts': `import { wait } from './wait';\n${retry.replace('left -= 1', 'left = wait(left)')}`,
          'src/retry/wait.ts': 'export const wait = (n: number) => n - 1;\n',
        });
      },
      expect: [{ asset: 'src/retry/index.ts', place: 'src/page.ts', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'src/retry/index.ts', commit: 'make retry', person: 'Ada' }],
    },
    {
      title: 'reverted and landed again: the first time, since the second',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry, 'src/page.js': orders('') });
        story.commit('use', 'Bo', { 'src/page.js': orders("import './retry.js';\n") });
        story.commit('Revert "use"', 'Cy', { 'src/page.js': orders('') });
        story.commit('Reapply "use"', 'Cy', { 'src/page.js': orders("import './retry.js';\n") });
      },
      expect: [
        { asset: 'src/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo', since: 'Reapply "use"' },
      ],
    },
    {
      title: 'a test moved into the sources is of the kind that it is now',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.js': retry });
        story.commit('try it', 'Bo', { 'test/harness.js': page('../src/retry.js') });
        story.commit('move', 'Cy', {
          'test/harness.js': null,
          'src/harness.js': page('./retry.js'),
        });
      },
      expect: [
        { asset: 'src/retry.js', place: 'src/harness.js', commit: 'try it', person: 'Bo', placeKind: 'code' },
      ],
    },
    {
      title: 'types first, values later: dated by the first dependency, told by the stronger form',
      build(story) {
        story.commit('make retry', 'Ada', { 'src/retry.ts': `${retry}export type Times = number;\n` });
        story.commit('types', 'Bo', {
          'src/page.ts': "import type { Times } from './retry';\nexport const n: Times = 1;\n",
        });
        story.commit('values', 'Cy', {
          'src/page.ts': "import { retry, type Times } from './retry';\nexport const n: Times = retry(1);\n",
        });
      },
      expect: [
        { asset: 'src/retry.ts', place: 'src/page.ts', commit: 'types', person: 'Bo', via: 'import' },
        { asset: 'src/retry.ts', symbol: 'retry', place: 'src/page.ts', commit: 'values', person: 'Cy' },
      ],
    },
  ]);
}); // prettier-ignore
