/** Places of many versions, of which the quick search reads only some (rules 2 and 3). */
import { checkRules, type Story } from '../../support/ruleCase.ts';

const retry = 'export const retry = (times) => times + 1;\nexport const limit = 9;\n';
const edge = { asset: 'src/retry.js', place: 'src/page.js' } as const;
const authors = ['Bo', 'Cy', 'Di'] as const;

/** 60 versions of a page; those in the given spans use the module, as `import` line or in another form. */
function versions(story: Story, line: (version: number) => string): void {
  const rest = Array.from(
    { length: 12 },
    (_, index) => `export const part${index} = ${index};\n`,
  ).join('');
  for (let version = 0; version < 60; version++) {
    const author = authors[version % authors.length]!;
    story.commit(`version ${version}`, author, {
      'src/page.js': `${line(version)}${rest}export const version = ${version};\n`,
    });
  }
}
const use = "import { retry } from './retry.js';\nexport const left = retry(1);\n";

describe('rules 2 and 3 in long histories', () => {
  checkRules([
    ...[1, 7, 13, 30, 31, 58, 59].map((start) => ({
      title: `used from version ${start} of 60 on`,
      build(story: Story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        versions(story, (version) => (version >= start ? use : ''));
      },
      expect: [
        { ...edge, commit: `version ${start}`, person: authors[start % authors.length]!, since: null },
      ],
    })),
    {
      title: 'other forms, quotes and lines every few versions',
      build(story) {
        const forms = [
          use,
          use.replaceAll("'", '"'),
          `// moved down\n\n${use}`,
          "import * as net from './retry';\nexport const left = net.retry(1);\n",
          "const { retry } = require('./retry.js');\nexport const left = retry(1);\n",
        ];
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        versions(story, (version) => (version >= 10 ? forms[version % forms.length]! : ''));
      },
      expect: [
        { ...edge, commit: 'version 10', person: 'Cy', since: null },
        { ...edge, symbol: 'retry', commit: 'version 10', person: 'Cy', since: null },
      ],
    },
    {
      title: 'dropped for a third of its history',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        versions(story, (version) => ((version >= 5 && version < 25) || version >= 45 ? use : ''));
      },
      expect: [{ ...edge, commit: 'version 5', person: 'Di', since: 'version 45' }],
    },
    {
      title: 'taken for two versions long ago',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        versions(story, (version) => (version === 5 || version === 6 || version >= 45 ? use : ''));
      },
      open: 'the quick search does not happen to read those two versions',
      openIn: ['quick'],
      expect: [{ ...edge, commit: 'version 5', person: 'Di', since: 'version 45' }],
    },
    {
      title: 'renamed three times on the way, by others',
      build(story) {
        const names = ['src/page.js', 'src/screen.js', 'src/views/screen.js', 'src/views/page.js'];
        const rest = Array.from({ length: 12 }, (_, index) => `export const part${index} = ${index};\n`).join('');
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        for (let version = 0; version < 40; version++) {
          const name = names[Math.floor(version / 10)]!;
          const before = names[Math.floor((version - 1) / 10)];
          const path = name.includes('views') ? '../retry.js' : './retry.js';
          story.commit(`version ${version}`, authors[version % 3]!, {
            ...(before !== undefined && before !== name ? { [before]: null } : {}),
            [name]: `${version >= 4 ? use.replace('./retry.js', path) : ''}${rest}export const version = ${version};\n`,
          });
        }
      },
      expect: [{ ...edge, place: 'src/views/page.js', commit: 'version 4', person: 'Cy', since: null }],
    },
  ]);
}); // prettier-ignore
