/** Barrels, aliases and packages are looked through; a new way to the same thing is no adoption (rule 3). */
import { checkRules } from '../../support/ruleCase.ts';

const retry =
  'export function retry(times) {\n  let left = times;\n  while (left > 0) left -= 1;\n  return left;\n}\n';
const user = (specifier: string, take = '{ retry }', call = 'retry(3)'): string =>
  `import ${take} from '${specifier}';\n\nexport const left = ${call};\nexport const more = left + 1;\n`;

const manifestOf = (name: string): string =>
  `${JSON.stringify({ name, version: '1.0.0', private: true, type: 'module', main: 'retry.js', license: 'MIT', scripts: { test: 'mocha', build: 'tsc -b' } }, null, 2)}\n`;

describe('rule 3: barrels and other ways', () => {
  checkRules([
    {
      title: 'Python: a package that lists what it takes from another one passes it on',
      build(story) {
        story.commit('make', 'Ada', {
          '_core/__init__.py': '',
          '_core/outcomes.py': 'def skip(reason):\n    return reason\n',
          '_core/scope.py': 'def scope(name):\n    return name\n',
          'core/__init__.py': 'from _core.outcomes import skip\nfrom _core.scope import scope\n\n__all__ = ["scope", "skip"]\n',
        });
        story.commit('use', 'Bo', { 'tools/run.py': 'import core\n\ncore.skip("later")\n' });
        story.commit('direct', 'Cy', { 'tools/run.py': 'from _core.outcomes import skip\n\nskip("later")\n' });
        story.commit('through', 'Di', { 'tools/stop.py': 'from core import skip\n\nskip("now")\n' });
      },
      expect: [
        { asset: '_core/outcomes.py', place: 'tools/run.py', commit: 'use', person: 'Bo' },
        { asset: '_core/outcomes.py', place: 'tools/stop.py', commit: 'through', person: 'Di', through: ['core/__init__.py'] },
      ],
    },
    {
      title: 'a front with code of its own, taken as a namespace: a direct import later is no adoption',
      build(story) {
        story.commit('make', 'Ada', {
          'core/__init__.py': 'from _core.outcomes import skip\n\n\ndef run(names):\n    first = names[0]\n    rest = names[1:]\n    return skip(first), rest\n\n\ndef stop(names):\n    return run(names)\n\n\n__all__ = ["run", "skip", "stop"]\n',
          '_core/__init__.py': '',
          '_core/outcomes.py': 'def skip(reason):\n    return reason\n',
        });
        story.commit('use', 'Bo', { 'tools/run.py': 'import core\n\ncore.skip("later")\n' });
        story.commit('direct', 'Cy', { 'tools/run.py': 'from _core.outcomes import skip\n\nskip("later")\n' });
      },
      expect: [{ asset: '_core/outcomes.py', place: 'tools/run.py', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'over three hops of export *, renamed and named re-exports',
      build(story) {
        story.commit('make', 'Ada', {
          'src/net/retry.ts': retry,
          'src/net/index.ts': "export * from './retry';\n",
          'src/lib.ts': "export { retry as again } from './net';\n",
          'src/index.ts': "export * from './lib';\n",
        });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src', '{ again }', 'again(3)') });
      },
      expect: [
        { asset: 'src/net/retry.ts', place: 'app/page.ts', commit: 'use', person: 'Bo', via: 'import',
          through: ['src/index.ts', 'src/lib.ts', 'src/net/index.ts'] },
        { asset: 'src/net/retry.ts', symbol: 'retry', place: 'app/page.ts', commit: 'use', person: 'Bo' },
      ],
      absent: [{ asset: 'src/net/index.ts', place: 'app/page.ts' }],
    },
    {
      title: 'from the barrel to the file: no adoption',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.ts': retry, 'src/index.ts': "export * from './retry';\n" });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src') });
        story.commit('direct', 'Cy', { 'app/page.ts': user('../src/retry') });
      },
      expect: [{ asset: 'src/retry.ts', place: 'app/page.ts', commit: 'use', person: 'Bo', through: [] }],
    },
    {
      title: 'from the file to the barrel, which came later: no adoption',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.ts': retry });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src/retry') });
        story.commit('barrel', 'Cy', {
          'src/index.ts': "export * from './retry';\n",
          'app/page.ts': user('../src'),
        });
      },
      expect: [{ asset: 'src/retry.ts', place: 'app/page.ts', commit: 'use', person: 'Bo', through: ['src/index.ts'] }],
    },
    {
      title: 'a name taken from the barrel that the place used for other things before',
      build(story) {
        story.commit('make', 'Ada', {
          'src/retry.ts': retry,
          'src/log.ts': 'export const log = (text) => text;\nexport const level = 1;\n',
          'src/index.ts': "export * from './retry';\nexport * from './log';\n",
        });
        story.commit('log', 'Bo', { 'app/page.ts': user('../src', '{ log }', 'log(3)') });
        story.commit('retry', 'Cy', { 'app/page.ts': user('../src', '{ log, retry }', 'log(retry(3))') });
      },
      expect: [
        { asset: 'src/log.ts', place: 'app/page.ts', commit: 'log', person: 'Bo' },
        { asset: 'src/retry.ts', place: 'app/page.ts', commit: 'retry', person: 'Cy' },
      ],
    },
    {
      title: 'a namespace, then named imports: no adoption of the symbol',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.ts': retry });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src/retry', '* as net', 'net.retry(3)') });
        story.commit('named', 'Cy', { 'app/page.ts': user('../src/retry') });
      },
      expect: [
        { asset: 'src/retry.ts', symbol: 'retry', place: 'app/page.ts', commit: 'use', person: 'Bo' },
        { asset: 'src/retry.ts', place: 'app/page.ts', commit: 'use', person: 'Bo', via: 'import' },
      ],
    },
    {
      title: 'a symbol taken on later than its module',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.ts': `${retry}export const limit = 4;\n` });
        story.commit('limit', 'Bo', { 'app/page.ts': user('../src/retry', '{ limit }', 'limit') });
        story.commit('retry', 'Cy', { 'app/page.ts': user('../src/retry', '{ limit, retry }', 'retry(limit)') });
      },
      expect: [
        { asset: 'src/retry.ts', place: 'app/page.ts', commit: 'limit', person: 'Bo' },
        { asset: 'src/retry.ts', symbol: 'limit', place: 'app/page.ts', commit: 'limit', person: 'Bo' },
        { asset: 'src/retry.ts', symbol: 'retry', place: 'app/page.ts', commit: 'retry', person: 'Cy' },
      ],
    },
    {
      title: 'a re-export by destructuring',
      build(story) {
        story.commit('make', 'Ada', {
          'src/retry.ts': retry,
          'src/index.ts': "import * as net from './retry';\nexport const { retry } = net;\n",
        });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src') });
      },
      expect: [
        { asset: 'src/retry.ts', symbol: 'retry', place: 'app/page.ts', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'require, then import: no adoption',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', {
          'app/page.js': "const { retry } = require('../src/retry');\n\nmodule.exports = { left: retry(3) };\n",
        });
        story.commit('modules', 'Cy', { 'app/page.js': user('../src/retry.js') });
      },
      expect: [
        { asset: 'src/retry.js', place: 'app/page.js', commit: 'use', person: 'Bo', via: 'import' },
        { asset: 'src/retry.js', symbol: 'retry', place: 'app/page.js', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'a package of a monorepo renamed, with all importers rewritten',
      build(story) {
        const root = { 'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n' };
        const manifest = (name: string): string => `{ "name": "${name}", "main": "src/index.js" }\n`;
        story.commit('make', 'Ada', {
          ...root,
          'packages/net/package.json': manifest('@old/net'),
          'packages/net/src/index.js': "export * from './retry.js';\n",
          'packages/net/src/retry.js': retry,
          'packages/app/package.json': manifest('@old/app'),
        });
        story.commit('use', 'Bo', { 'packages/app/src/index.js': user('@old/net') });
        story.commit('rename', 'Cy', {
          'packages/net/package.json': manifest('@new/net'),
          'packages/app/package.json': manifest('@new/app'),
          'packages/app/src/index.js': user('@new/net'),
        });
      },
      expect: [
        { asset: 'packages/net/src/retry.js', place: 'packages/app/src/index.js', commit: 'use', person: 'Bo' },
        { asset: 'packages/net', place: 'packages/app/src/index.js', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'a package of a monorepo renamed and moved at once',
      build(story) {
        const root = { 'package.json': '{ "private": true, "workspaces": ["packages/*", "libs/*"] }\n' };
        story.commit('make', 'Ada', {
          ...root,
          'packages/net/package.json': manifestOf('net'),
          'packages/net/retry.js': retry,
        });
        story.commit('use', 'Bo', { 'app/index.js': user('net') });
        story.commit('move', 'Cy', {
          'packages/net/package.json': null,
          'packages/net/retry.js': null,
          'libs/http/package.json': manifestOf('http'),
          'libs/http/retry.js': retry,
          'app/index.js': user('http'),
        });
      },
      expect: [
        { asset: 'libs/http/retry.js', place: 'app/index.js', commit: 'use', person: 'Bo' },
        { asset: 'libs/http', place: 'app/index.js', commit: 'use', person: 'Bo' },
      ],
      born: [{ asset: 'libs/http', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'a path alias instead of a relative path: no adoption',
      build(story) {
        story.commit('make', 'Ada', { 'src/net/retry.ts': retry });
        story.commit('use', 'Bo', { 'src/app/page.ts': user('../net/retry') });
        story.commit('alias', 'Cy', {
          'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }\n',
          'src/app/page.ts': user('@/net/retry'),
        });
      },
      expect: [{ asset: 'src/net/retry.ts', place: 'src/app/page.ts', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'a default export under other local names',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.ts': retry.replace('export function', 'export default function') });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src/retry', 'again', 'again(3)') });
        story.commit('rename', 'Cy', { 'app/page.ts': user('../src/retry', 'retry', 'retry(3)') });
      },
      expect: [
        { asset: 'src/retry.ts', symbol: 'default', place: 'app/page.ts', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'a default export becomes a named one',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.ts': retry.replace('export function', 'export default function') });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src/retry', 'retry') });
        story.commit('named', 'Cy', { 'src/retry.ts': retry, 'app/page.ts': user('../src/retry') });
      },
      expect: [
        { asset: 'src/retry.ts', place: 'app/page.ts', commit: 'use', person: 'Bo' },
        { asset: 'src/retry.ts', symbol: 'retry', place: 'app/page.ts', commit: 'use', person: 'Bo', since: null },
      ],
      born: [{ asset: 'src/retry.ts', symbol: 'retry', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'a barrel taken whole before a part of it was there: dated with the part, and its maker’s own',
      build(story) {
        const whole = "export * from '../src';\nexport const page = 1;\n";
        story.commit('barrel', 'Ada', {
          'src/log.ts': 'export const log = (text) => text;\n',
          'src/index.ts': "export * from './log';\n",
        });
        story.commit('use', 'Bo', { 'app/page.ts': whole });
        story.commit('part', 'Ada', { 'src/retry.ts': retry, 'src/index.ts': "export * from './log';\nexport * from './retry';\n" });
        story.commit('name', 'Cy', { 'app/page.ts': `${whole}export { retry as again } from '../src';\n` });
      },
      expect: [
        { asset: 'src/log.ts', place: 'app/page.ts', commit: 'use', person: 'Bo', own: false },
        { asset: 'src/retry.ts', place: 'app/page.ts', commit: 'part', person: 'Ada', own: true },
      ],
    },
    {
      title: 'a default export becomes a named one, in a file that was renamed since',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.ts': `${retry}export const limit = 3;\n` });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src/retry') });
        story.commit('alone', 'Cy', {
          'src/retry.ts': 'export const limit = 3;\n',
          'src/net/again.ts': retry.replace('export function', 'export default function'),
          'app/page.ts': user('../src/net/again', 'retry'),
        });
        story.commit('rename', 'Cy', {
          'src/net/again.ts': null,
          'src/util/again.ts': retry.replace('export function', 'export default function'),
          'app/page.ts': user('../src/util/again', 'retry'),
        });
        story.commit('named', 'Di', { 'src/util/again.ts': retry, 'app/page.ts': user('../src/util/again') });
      },
      expect: [
        { asset: 'src/util/again.ts', symbol: 'retry', place: 'app/page.ts', commit: 'use', person: 'Bo', since: null },
      ],
      born: [{ asset: 'src/util/again.ts', symbol: 'retry', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'a named export becomes the default one',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.ts': retry });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src/retry') });
        story.commit('default', 'Cy', {
          'src/retry.ts': retry.replace('export function', 'export default function'),
          'app/page.ts': user('../src/retry', 'retry'),
        });
      },
      expect: [
        { asset: 'src/retry.ts', symbol: 'default', place: 'app/page.ts', commit: 'use', person: 'Bo', since: null },
      ],
      born: [{ asset: 'src/retry.ts', symbol: 'default', commit: 'make', person: 'Ada' }],
    },
  ]);
}); // prettier-ignore
