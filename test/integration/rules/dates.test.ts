/** When it began, landed and ended, and by which pull request (rules 1, 2 and 11). */
import { checkRules } from '../../support/ruleCase.ts';

const retry = 'export const retry = (times) => times + 1;\nexport const limit = 9;\n';
const page = (more = '', specifier = './retry.js'): string =>
  `import { retry } from '${specifier}';\nexport const page = retry(1);\nexport const title = 'Page';\n${more}`;
const plain = "export const page = 1;\nexport const title = 'Page';\n";
const edge = { asset: 'src/retry.js', place: 'src/page.js' } as const;
const github = 'GitHub <noreply@github.com>';

describe('rules 1, 2 and 11: dates', () => {
  checkRules([
    {
      title: 'authored as its author wrote it, landed with the merge, each with its offset',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/page.js': plain });
        story.branch('topic');
        story.commit('use', 'Bo', { 'src/page.js': page() }, { date: '2024-03-01T09:00:00+09:00', committed: '2024-03-02T10:00:00-03:30' });
        story.switchTo('main');
        story.commit('other', 'Cy', { 'src/other.js': plain });
        story.merge('topic', 'Merge topic', 'Di', {}, { date: '2024-04-01T11:00:00+02:00', committed: '2024-04-02T12:30:00+05:45' });
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', authored: '2024-03-01T09:00:00+09:00', landed: '2024-04-02T12:30:00+05:45' }],
    },
    {
      title: 'on the line itself it landed when it was committed',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page() }, { date: '2024-03-01T09:00:00+00:00', committed: '2024-06-01T09:00:00+00:00' });
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', authored: '2024-03-01T09:00:00+00:00', landed: '2024-06-01T09:00:00+00:00' }],
    },
    {
      title: 'dates before 1970 and after 2100 are shown as recorded; order is by topology',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry }, { date: '2150-01-01T00:00:00+00:00' });
        story.commit('use', 'Bo', { 'src/page.js': page() }, { date: '1970-01-01T00:00:10+00:00' });
        story.commit('more', 'Cy', { 'src/page.js': page('// more\n') }, { date: '1970-01-01T00:00:05+00:00' });
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', landed: '1970-01-01T00:00:10+00:00', own: false }],
      born: [{ asset: 'src/retry.js', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'the pull request of a merge, of a squash by the host, and none of a number that only looks like one',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.branch('topic');
        story.commit('use', 'Bo', { 'src/page.js': page() });
        story.switchTo('main');
        story.commit('other', 'Cy', { 'src/other.js': plain });
        story.merge('topic', 'Merge pull request #7 from bo/topic', 'Ada');
        story.commit('squash (#12)', 'Bo', { 'src/squash.js': page() }, { committer: github });
        story.commit('told (#13)', 'Bo', { 'src/told.js': page() });
      },
      expect: [
        { ...edge, commit: 'use', person: 'Bo', pullRequest: 7 },
        { ...edge, place: 'src/squash.js', commit: 'squash (#12)', person: 'Bo', pullRequest: 12 },
        { ...edge, place: 'src/told.js', commit: 'told (#13)', person: 'Bo', pullRequest: null },
      ],
    },
    {
      title: 'what ended: the place deleted, the import dropped, in a branch',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/stays.js': page('// stays\n') });
        story.commit('use', 'Bo', { 'src/gone.js': page('// gone\n'), 'src/page.js': page() });
        story.branch('topic');
        story.commit('drop', 'Cy', { 'src/page.js': plain });
        story.switchTo('main');
        story.commit('delete', 'Di', { 'src/gone.js': null });
        story.merge('topic', 'Merge topic', 'Di');
      },
      expect: [
        { ...edge, commit: 'use', person: 'Bo', ended: 'drop' },
        { ...edge, place: 'src/gone.js', commit: 'use', person: 'Bo', ended: 'delete' },
        { ...edge, place: 'src/stays.js', commit: 'make', person: 'Ada', own: true },
      ],
    },
    {
      title: 'a dependency that came with a rename is the renamer’s; the older one is not',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/log.js': 'export const log = (text) => text;\n' });
        story.commit('use', 'Bo', { 'src/page.js': page() });
        story.commit('rename and log', 'Cy', {
          'src/page.js': null,
          'src/screen.js': `import { log } from './log.js';\n${page()}log(title);\n`,
        });
      },
      expect: [
        { ...edge, place: 'src/screen.js', commit: 'use', person: 'Bo' },
        { asset: 'src/log.js', place: 'src/screen.js', commit: 'rename and log', person: 'Cy' },
      ],
    },
    {
      title: 'main merged into the branch, which then became main',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/page.js': plain });
        story.branch('other');
        story.commit('use', 'Bo', { 'src/page.js': page() });
        story.commit('polish', 'Bo', { 'src/page.js': page('// polish\n') });
        story.switchTo('main');
        story.commit('topic', 'Cy', { 'src/topic.js': plain });
        story.merge('other', "Merge branch 'main' into topic", 'Cy', {}, { committed: '2024-05-05T05:05:05+00:00' });
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', landed: '2024-05-05T05:05:05+00:00' }],
    },
    {
      title: 'a barrel taken away, its users re-routed',
      build(story) {
        story.commit('make', 'Ada', {
          'src/retry.js': retry, 'src/log.js': 'export const log = (text) => text;\n',
          'src/index.js': "export * from './retry.js';\nexport * from './log.js';\n",
        });
        story.commit('use', 'Bo', { 'src/page.js': page('', './index.js') });
        story.commit('no barrel', 'Cy', { 'src/index.js': null, 'src/page.js': page() });
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', through: [] }],
    },
    {
      title: 'rewritten under another extension: the same module',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.ts': page('', './retry') });
        story.commit('rewrite', 'Cy', {
          'src/retry.js': null,
          'src/retry.ts': 'type Times = 1 | 2 | 3;\n\nexport function retry(times: Times): number {\n  if (times === 1) return 2;\n  return times * 10;\n}\n',
        });
      },
      expect: [{ asset: 'src/retry.ts', place: 'src/page.ts', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'src/retry.ts', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'a symbol dropped and taken again while its module was used all along',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('both', 'Bo', { 'src/page.js': "import { retry, limit } from './retry.js';\nexport const page = retry(limit);\nexport const title = 'Page';\n" });
        story.commit('one', 'Cy', { 'src/page.js': page() });
        story.commit('both again', 'Di', { 'src/page.js': "import { retry, limit } from './retry.js';\nexport const page = retry(limit);\nexport const title = 'Page';\n// again\n" });
      },
      expect: [
        { ...edge, commit: 'both', person: 'Bo', since: null },
        { ...edge, symbol: 'limit', commit: 'both', person: 'Bo', since: 'both again' },
        { ...edge, symbol: 'retry', commit: 'both', person: 'Bo', since: null },
      ],
    },
    {
      title: 'Python: the importer moved deeper, its relative import longer',
      build(story) {
        const naming = 'def snake(text):\n    return text.lower()\n';
        const code = (dots: string): string => `from ${dots}naming import snake\n\n\ndef build():\n    name = snake("A")\n    return name + "!"\n`;
        story.commit('make', 'Ada', { 'shop/__init__.py': '', 'shop/naming.py': naming });
        story.commit('use', 'Bo', { 'shop/build.py': code('.') });
        story.commit('deeper', 'Cy', { 'shop/build.py': null, 'shop/cli/__init__.py': '', 'shop/cli/build.py': code('..') });
      },
      expect: [{ asset: 'shop/naming.py', place: 'shop/cli/build.py', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'a path inside a package, then its export map',
      build(story) {
        const manifest = (exports: object): string => `${JSON.stringify({ name: '@o/net', version: '1.0.0', type: 'module', license: 'MIT', ...exports }, null, 2)}\n`;
        story.commit('make', 'Ada', {
          'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n',
          'packages/net/package.json': manifest({}),
          'packages/net/src/retry.js': retry,
        });
        story.commit('use', 'Bo', { 'src/page.js': page('', '@o/net/src/retry.js') });
        story.commit('exports', 'Cy', {
          'packages/net/package.json': manifest({ exports: { './retry': './src/retry.js' } }),
          'src/page.js': page('', '@o/net/retry'),
        });
      },
      expect: [
        { asset: 'packages/net/src/retry.js', place: 'src/page.js', commit: 'use', person: 'Bo' },
        { asset: 'packages/net', place: 'src/page.js', commit: 'use', person: 'Bo' },
      ],
    },
  ]);
}); // prettier-ignore
