/** Two or three of the traps at once, as they come in practice. */
import { checkRules } from '../../support/ruleCase.ts';

const retry = (n = 1): string =>
  `export function retry(times) {\n  let left = times;\n  while (left > 0) left -= ${n};\n  return left;\n}\n`;
const user = (specifier: string, take = '{ retry }', call = 'retry(3)'): string =>
  `import ${take} from '${specifier}';\n\nexport const left = ${call};\nexport const more = left + 1;\n`;
const body = (name: string, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `export const ${name}${index} = retry(${index}) + '${name}';\n`,
  ).join('');

describe('several rules at once', () => {
  checkRules([
    {
      title: 'JavaScript becomes TypeScript: asset and place renamed and edited, specifier changed',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry() });
        story.commit('use', 'Bo', { 'src/page.js': user('./retry.js') });
        story.commit('typed', 'Cy', {
          'src/retry.js': null, 'src/page.js': null,
          'src/retry.ts': retry().replace('(times)', '(times: number): number').replace('let left', 'let left: number'),
          'src/page.ts': user('./retry').replace('left =', 'left: number ='),
        });
      },
      expect: [
        { asset: 'src/retry.ts', place: 'src/page.ts', commit: 'use', person: 'Bo' },
        { asset: 'src/retry.ts', symbol: 'retry', place: 'src/page.ts', commit: 'use', person: 'Bo' },
      ],
      born: [{ asset: 'src/retry.ts', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'a symbol moved twice, by two persons, its users rewritten each time',
      build(story) {
        const other = "export const title = (text) => text.trim().toUpperCase();\nexport const line = '-'.repeat(80);\n";
        story.commit('make', 'Ada', { 'src/helpers.js': retry() + other });
        story.commit('use', 'Bo', { 'src/page.js': user('./helpers.js') });
        story.commit('move one', 'Cy', {
          'src/helpers.js': other,
          'src/net/tools.js': `${retry()}export const wait = (ms) => ms * 2;\n`,
          'src/page.js': user('./net/tools.js'),
        });
        story.commit('move two', 'Di', {
          'src/net/tools.js': 'export const wait = (ms) => ms * 2;\n',
          'src/net/retry.js': retry(),
          'src/page.js': user('./net/retry.js'),
        });
      },
      expect: [
        { asset: 'src/net/retry.js', symbol: 'retry', place: 'src/page.js', commit: 'use', person: 'Bo', own: false },
      ],
      born: [{ asset: 'src/net/retry.js', symbol: 'retry', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'a split inside a branch that was merged',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry() });
        story.commit('use', 'Bo', { 'src/all.js': `import { retry } from './retry.js';\n${body('cart', 12)}${body('user', 12)}` });
        story.branch('topic');
        story.commit('split', 'Cy', {
          'src/all.js': `import { retry } from './retry.js';\n${body('cart', 12)}`,
          'src/user.js': `import { retry } from './retry.js';\n${body('user', 12)}`,
        });
        story.commit('rename', 'Cy', {
          'src/user.js': null,
          'src/users.js': `import { retry } from './retry.js';\n${body('user', 12)}`,
        });
        story.switchTo('main');
        story.commit('other', 'Ada', { 'README.md': 'x\n' });
        story.merge('topic', 'Merge topic', 'Di');
      },
      expect: [{ asset: 'src/retry.js', place: 'src/users.js', commit: 'use', person: 'Bo', copied: false }],
    },
    {
      title: 'exactly half of its lines came from there: a split',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry() });
        story.commit('use', 'Bo', { 'src/all.js': `import { retry } from './retry.js';\n${body('cart', 12)}${body('user', 9)}` });
        story.commit('split', 'Cy', {
          'src/all.js': body('cart', 12).replaceAll('retry', 'again'),
          'src/user.js': `import { retry } from './retry.js';\n${body('user', 9)}${body('fresh', 10)}`,
        });
      },
      expect: [{ asset: 'src/retry.js', place: 'src/user.js', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'cut out of two files of which one used it',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry(), 'src/plain.js': `${body('p', 8).replaceAll('retry', 'again')}export const rest = 1;\n` });
        story.commit('use', 'Bo', { 'src/all.js': `import { retry } from './retry.js';\n${body('cart', 12)}${body('user', 6)}` });
        story.commit('gather', 'Cy', {
          'src/plain.js': 'export const rest = 1;\n',
          'src/all.js': `import { retry } from './retry.js';\n${body('cart', 12)}`,
          'src/both.js': `import { retry } from './retry.js';\n${body('p', 8).replaceAll('retry', 'again')}${body('user', 6)}`,
        });
      },
      expect: [{ asset: 'src/retry.js', place: 'src/both.js', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'dropped and added again inside one branch: never dropped on the main line',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry(), 'src/page.js': 'export const left = 1;\n' });
        story.commit('use', 'Bo', { 'src/page.js': user('./retry.js') });
        story.branch('topic');
        story.commit('drop', 'Cy', { 'src/page.js': 'export const left = 1;\n' });
        story.commit('again', 'Cy', { 'src/page.js': `${user('./retry.js')}// more\n` });
        story.switchTo('main');
        story.commit('other', 'Ada', { 'README.md': 'x\n' });
        story.merge('topic', 'Merge topic', 'Di');
      },
      expect: [{ asset: 'src/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'the default export passed on under a name',
      build(story) {
        story.commit('make', 'Ada', {
          'src/retry.ts': retry().replace('export function', 'export default function'),
          'src/index.ts': "export { default as retry } from './retry';\nexport const version = 1;\n",
        });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src') });
        story.commit('direct', 'Cy', { 'app/page.ts': user('../src/retry', 'retry') });
      },
      expect: [
        { asset: 'src/retry.ts', symbol: 'default', place: 'app/page.ts', commit: 'use', person: 'Bo' },
        { asset: 'src/retry.ts', place: 'app/page.ts', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'a namespace that a barrel offers',
      build(story) {
        story.commit('make', 'Ada', {
          'src/retry.ts': retry(),
          'src/index.ts': "export * as net from './retry';\nexport const version = 1;\n",
        });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src', '{ net }', 'net.retry(3)') });
        story.commit('direct', 'Cy', { 'app/page.ts': user('../src/retry') });
      },
      expect: [{ asset: 'src/retry.ts', place: 'app/page.ts', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'the namespace of a barrel, then the name',
      build(story) {
        story.commit('make', 'Ada', {
          'src/retry.ts': retry(), 'src/log.ts': 'export const log = (text) => text;\n',
          'src/index.ts': "export * from './retry';\nexport * from './log';\n",
        });
        story.commit('use', 'Bo', { 'app/page.ts': user('../src', '* as lib', 'lib.retry(3)') });
        story.commit('log', 'Di', { 'app/page.ts': user('../src', '* as lib', 'lib.log(lib.retry(3))') });
        story.commit('direct', 'Cy', { 'app/page.ts': `import { log } from '../src/log';\n${user('../src/retry', '{ retry }', 'log(retry(3))')}` });
      },
      expect: [
        { asset: 'src/retry.ts', place: 'app/page.ts', commit: 'use', person: 'Bo' },
        { asset: 'src/log.ts', place: 'app/page.ts', commit: 'log', person: 'Di' },
      ],
    },
    {
      title: 'required as a whole, then destructured, then imported',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': `${retry().replace('export ', '')}const limit = 3;\nmodule.exports = { retry, limit };\n` });
        story.commit('use', 'Bo', { 'app/page.js': "const net = require('../src/retry');\n\nmodule.exports.left = net.retry(3);\nmodule.exports.more = 2;\n" });
        story.commit('destructured', 'Cy', { 'app/page.js': "const { retry } = require('../src/retry');\n\nmodule.exports.left = retry(3);\nmodule.exports.more = 2;\n" });
        story.commit('limit', 'Di', { 'app/page.js': "const { retry, limit } = require('../src/retry');\n\nmodule.exports.left = retry(limit);\nmodule.exports.more = 2;\n" });
      },
      expect: [
        { asset: 'src/retry.js', symbol: 'retry', place: 'app/page.js', commit: 'use', person: 'Bo' },
        { asset: 'src/retry.js', symbol: 'limit', place: 'app/page.js', commit: 'limit', person: 'Di' },
        { asset: 'src/retry.js', place: 'app/page.js', commit: 'use', person: 'Bo', via: 'require' },
      ],
    },
    {
      title: 'imported when needed, then at the top',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry() });
        story.commit('use', 'Bo', { 'src/page.js': "export async function page() {\n  const { retry } = await import('./retry.js');\n  return retry(3);\n}\n" });
        story.commit('top', 'Cy', { 'src/page.js': "import { retry } from './retry.js';\n\nexport async function page() {\n  return retry(3);\n}\n" });
      },
      expect: [
        { asset: 'src/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo', via: 'import' },
        { asset: 'src/retry.js', symbol: 'retry', place: 'src/page.js', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'Python: the module, then the name',
      build(story) {
        const naming = 'def snake(text):\n    return text.lower()\n\n\ndef camel(text):\n    return text.title()\n';
        story.commit('make', 'Ada', { 'shop/__init__.py': '', 'shop/naming.py': naming });
        story.commit('use', 'Bo', { 'tools/build.py': 'from shop import naming\n\n\nprint(naming.snake("A"))\nprint("more")\n' });
        story.commit('name', 'Cy', { 'tools/build.py': 'from shop.naming import snake\n\n\nprint(snake("A"))\nprint("more")\n' });
      },
      expect: [
        { asset: 'shop/naming.py', place: 'tools/build.py', commit: 'use', person: 'Bo' },
        { asset: 'shop/naming.py', symbol: 'snake', place: 'tools/build.py', commit: 'use', person: 'Bo' },
      ],
      absent: [{ asset: 'shop/naming.py', symbol: 'camel', place: 'tools/build.py' }],
    },
    {
      title: 'Python: a function extracted to a module of its own by another person',
      build(story) {
        const snake = 'def snake(text):\n    out = text.lower()\n    return out.replace(" ", "_")\n';
        const camel = 'def camel(text):\n    out = text.title()\n    return out.replace(" ", "")\n';
        story.commit('make', 'Ada', { 'shop/__init__.py': '', 'shop/naming.py': `${snake}\n\n${camel}` });
        story.commit('use', 'Bo', { 'tools/build.py': 'from shop.naming import snake\n\nprint(snake("A"))\n' });
        story.commit('extract', 'Cy', {
          'shop/naming.py': camel, 'shop/snakes.py': snake,
          'tools/build.py': 'from shop.snakes import snake\n\nprint(snake("A"))\n',
        });
      },
      expect: [{ asset: 'shop/snakes.py', symbol: 'snake', place: 'tools/build.py', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'shop/snakes.py', symbol: 'snake', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'Go: a folder that had been empty is another package when it is filled anew',
      build(story) {
        const notify = 'package notify\n\nfunc Send(n int) int {\n\tsent := n + 1\n\treturn sent\n}\n';
        story.commit('old', 'Ada', { 'go.mod': 'module x.org/y\n\ngo 1.22\n', 'api/old.go': 'package api\n\nfunc Old() int { return 1 }\n' });
        story.commit('old use', 'Ada', { 'web/old.go': 'package web\n\nimport "x.org/y/api"\n\nvar Old = api.Old()\n' });
        story.commit('drop', 'Ada', { 'api/old.go': null, 'web/old.go': null });
        story.commit('make', 'Bo', { 'api/notify.go': notify.replace('package notify', 'package api') });
        story.commit('use', 'Cy', { 'web/a.go': 'package web\n\nimport "x.org/y/api"\n\nvar A = api.Send(1)\n' });
        story.commit('move', 'Di', { 'api/notify.go': null, 'util/notify/notify.go': notify, 'web/a.go': 'package web\n\nimport "x.org/y/util/notify"\n\nvar A = notify.Send(1)\n' });
      },
      expect: [{ asset: 'util/notify', place: 'web/a.go', commit: 'use', person: 'Cy', own: false }],
      born: [{ asset: 'util/notify', commit: 'make', person: 'Bo' }],
    },
    {
      title: 'Go: a folder that was empty for a while and got its file back is the same package',
      build(story) {
        const send = 'package api\n\nfunc Send(n int) int { return n + 1 }\n';
        story.commit('make', 'Ada', { 'go.mod': 'module x.org/y\n\ngo 1.22\n', 'api/send.go': send });
        story.commit('drop', 'Bo', { 'api/send.go': null });
        story.commit('back', 'Bo', { 'api/send.go': send });
        story.commit('use', 'Cy', { 'web/a.go': 'package web\n\nimport "x.org/y/api"\n\nvar A = api.Send(1)\n' });
      },
      expect: [{ asset: 'api', place: 'web/a.go', commit: 'use', person: 'Cy' }],
      born: [{ asset: 'api', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'Go: one more file of the package, the first one gone',
      build(story) {
        story.commit('make', 'Ada', { 'go.mod': 'module x.org/y\n\ngo 1.22\n', 'backoff/wait.go': 'package backoff\n\nfunc Wait(n int) int { return n }\n' });
        story.commit('use', 'Bo', { 'stock/count.go': 'package stock\n\nimport "x.org/y/backoff"\n\nfunc Count() int { return backoff.Wait(1) }\n' });
        story.commit('rewrite', 'Cy', {
          'backoff/wait.go': null,
          'backoff/retry.go': 'package backoff\n\nimport "time"\n\n// Wait is new.\nfunc Wait(times int) int {\n\ttime.Sleep(time.Second)\n\treturn times * 2\n}\n',
        });
      },
      expect: [{ asset: 'backoff', place: 'stock/count.go', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'backoff', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'Java: a constant by static import, then by its class',
      build(story) {
        story.commit('make', 'Ada', { 'src/main/java/a/Money.java': 'package a;\n\npublic final class Money {\n    public static final long ZERO = 0;\n}\n' });
        story.commit('use', 'Bo', { 'src/main/java/b/Cart.java': 'package b;\n\nimport static a.Money.ZERO;\n\npublic class Cart {\n    long total = ZERO;\n}\n' });
        story.commit('class', 'Cy', { 'src/main/java/b/Cart.java': 'package b;\n\nimport a.Money;\n\npublic class Cart {\n    long total = Money.ZERO;\n}\n' });
      },
      expect: [{ asset: 'src/main/java/a/Money.java', place: 'src/main/java/b/Cart.java', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'what only looks like an import is none',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry() });
        story.commit('talk', 'Bo', {
          'src/page.js': "// import { retry } from './retry.js';\nexport const text = \"import { retry } from './retry.js'\";\n/* require('./retry.js') */\n",
        });
        story.commit('use', 'Cy', { 'src/page.js': user('./retry.js') });
      },
      expect: [{ asset: 'src/retry.js', place: 'src/page.js', commit: 'use', person: 'Cy' }],
    },
    {
      title: 'two things change places',
      build(story) {
        const wait = 'export function retry(ms) {\n  const until = ms * 1000;\n  if (until > 9) return 9;\n  return until + 1;\n}\nexport const unit = "ms";\n';
        story.commit('make retry', 'Ada', { 'src/retry.js': retry() });
        story.commit('make wait', 'Di', { 'src/wait.js': wait });
        story.commit('use', 'Bo', { 'src/page.js': user('./retry.js'), 'src/other.js': user('./wait.js') });
        story.commit('swap', 'Cy', {
          'src/retry.js': null, 'src/wait.js': null,
          'src/a.js': wait, 'src/b.js': retry(),
          'src/page.js': user('./b.js'), 'src/other.js': user('./a.js'),
        });
      },
      expect: [
        { asset: 'src/b.js', place: 'src/page.js', commit: 'use', person: 'Bo' },
        { asset: 'src/a.js', place: 'src/other.js', commit: 'use', person: 'Bo' },
      ],
      born: [
        { asset: 'src/a.js', commit: 'make wait', person: 'Di' },
        { asset: 'src/b.js', commit: 'make retry', person: 'Ada' },
      ],
    },
  ]);
}); // prettier-ignore
