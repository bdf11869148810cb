/** Own use, who is counted and which team it is (rules 1, 7, 8 and 10). */
import { checkRules } from '../../support/ruleCase.ts';

const retry = 'export const retry = (times) => times + 1;\n';
const use = (depth = '..', more = ''): string =>
  `import { retry } from '${depth}/lib/retry.js';\nexport const left = retry(1);\n${more}`;
const owners =
  '* @o/everybody\n/web/ @o/everybody @o/web\n/ios/ @o/everybody @o/ios\n/lib/ @o/everybody @o/platform\n/top/* @o/everybody @o/top\n';

describe('rules 1, 7, 8 and 10: own use, reach and teams', () => {
  checkRules([
    {
      title: 'every place has an entry, of its kind; reach counts code and configuration of others',
      build(story) {
        story.commit('make', 'Ada', { CODEOWNERS: owners, 'lib/retry.js': retry });
        story.commit('own', 'Ada', { 'lib/own.js': "import { retry } from './retry.js';\nexport const own = retry(1);\n" });
        story.commit('web', 'Bo', { 'web/a.js': use(), 'web/b.js': use('..', '// b\n') });
        story.commit('ios', 'Cy', { 'ios/a.js': use('..', '// ios\n') });
        story.commit('test', 'Cy', { 'ios/a.test.js': use('..', '// test\n') });
        story.commit('docs', 'Di', { 'docs/a.js': use('..', '// docs\n') });
        story.commit('example', 'Di', { 'examples/a.js': use('..', '// example\n') });
        story.commit('config', 'Di', { 'web/vite.config.js': use('..', '// config\n') });
        story.commit('behind', 'Di', { 'web/c.js': "import { left } from './a.js';\nexport const c = left;\n" });
        story.commit('behind that', 'Di', { 'web/d.js': "import { c } from './c.js';\nexport const d = c;\n" });
        story.commit('tested', 'Di', { 'web/d.test.js': "import { d } from './d.js';\nexport const t = d;\n" });
      },
      expect: [
        { asset: 'lib/retry.js', place: 'lib/own.js', commit: 'own', person: 'Ada', own: true, placeKind: 'code' },
        { asset: 'lib/retry.js', place: 'web/a.js', commit: 'web', person: 'Bo', own: false, placeKind: 'code', teams: ['@o/web'] },
        { asset: 'lib/retry.js', place: 'ios/a.test.js', commit: 'test', person: 'Cy', own: false, placeKind: 'test', teams: ['@o/ios'] },
        { asset: 'lib/retry.js', place: 'docs/a.js', commit: 'docs', person: 'Di', own: false, placeKind: 'docs', teams: [] },
        { asset: 'lib/retry.js', place: 'examples/a.js', commit: 'example', person: 'Di', own: false, placeKind: 'example' },
        { asset: 'lib/retry.js', place: 'web/vite.config.js', commit: 'config', person: 'Di', own: false, placeKind: 'config' },
      ],
      reach: [{ asset: 'lib/retry.js', people: 3, teams: 2, places: 4, transitive: 6 }],
    },
    {
      title: 'what depends on it in a circle is no dependent of itself',
      build(story) {
        story.commit('make', 'Ada', { 'lib/retry.js': retry });
        story.commit('use', 'Bo', { 'web/a.js': use() });
        story.commit('circle', 'Ada', { 'lib/retry.js': `import { left } from '../web/a.js';\n${retry}export const again = () => left;\n` });
      },
      expect: [{ asset: 'lib/retry.js', place: 'web/a.js', commit: 'use', person: 'Bo' }],
      reach: [{ asset: 'lib/retry.js', people: 1, teams: 0, places: 1, transitive: 1 }],
    },
    {
      title: 'own is decided against the person who is asked about',
      by: 'Ada',
      build(story) {
        story.commit('make', 'Ada', { 'lib/retry.js': retry });
        story.commit('extend', 'Bo', { 'lib/retry.js': `${retry}export const more = 1;\n` });
        story.commit('by the maker', 'Ada', { 'web/a.js': use() });
        story.commit('by a later maker', 'Bo', { 'web/b.js': use('..', '// b\n') });
      },
      expect: [
        { asset: 'lib/retry.js', place: 'web/a.js', commit: 'by the maker', person: 'Ada', own: true },
        { asset: 'lib/retry.js', place: 'web/b.js', commit: 'by a later maker', person: 'Bo', own: false },
      ],
      reach: [{ asset: 'lib/retry.js', people: 1, teams: 0, places: 1, transitive: 1 }],
    },
    {
      title: 'a team file goes before CODEOWNERS; without an owner of the place the adopter’s team',
      build(story) {
        story.commit('make', 'Ada', {
          CODEOWNERS: owners,
          '.groundwork/teams.yml': 'teams:\n  Shop: { people: [bo@rules.example], paths: [ios/] }\n  Labs: { people: [cy@rules.example] }\n',
          'lib/retry.js': retry,
        });
        story.commit('shop', 'Bo', { 'web/a.js': use() });
        story.commit('labs', 'Cy', { 'web/b.js': use('..', '// b\n') });
        story.commit('path', 'Cy', { 'ios/a.js': use('..', '// ios\n') });
        story.commit('nobody', 'Di', { 'web/c.js': use('..', '// c\n') });
      },
      expect: [
        { asset: 'lib/retry.js', place: 'web/a.js', commit: 'shop', person: 'Bo', teams: ['Shop'] },
        { asset: 'lib/retry.js', place: 'web/b.js', commit: 'labs', person: 'Cy', teams: ['Labs'] },
        { asset: 'lib/retry.js', place: 'ios/a.js', commit: 'path', person: 'Cy', teams: ['Shop'] },
        { asset: 'lib/retry.js', place: 'web/c.js', commit: 'nobody', person: 'Di', teams: [] },
      ],
      reach: [{ asset: 'lib/retry.js', people: 3, teams: 2, places: 4, transitive: 4 }],
    },
    {
      title: 'vendored and generated files are no places to be counted',
      build(story) {
        story.commit('make', 'Ada', { 'lib/retry.js': retry, '.gitattributes': 'gen/** linguist-generated\n' });
        story.commit('use', 'Bo', { 'web/a.js': use() });
        story.commit('vendored', 'Cy', { 'vendor/a.js': use('..', '// vendored\n') });
        story.commit('generated', 'Di', { 'gen/a.js': use('..', '// gen\n'), 'web/g.js': `// @generated\n${use()}` });
      },
      expect: [
        { asset: 'lib/retry.js', place: 'gen/a.js', commit: 'generated', person: 'Di', placeKind: 'generated' },
        { asset: 'lib/retry.js', place: 'web/g.js', commit: 'generated', person: 'Di', placeKind: 'generated' },
      ],
      absent: [{ asset: 'lib/retry.js', place: 'vendor/a.js' }],
      reach: [{ asset: 'lib/retry.js', people: 1, teams: 0, places: 1, transitive: 1 }],
    },
    {
      title: 'eight places in one commit are bulk, seven are not',
      build(story) {
        const all = (name: string, count: number): Record<string, string> =>
          Object.fromEntries(Array.from({ length: count }, (_, index) => [`web/${name}${index}.js`, use('..', `// ${name}${index}\n`)]));
        story.commit('make', 'Ada', { 'lib/retry.js': retry });
        story.commit('seven', 'Bo', all('seven', 7));
        story.commit('eight', 'Cy', all('eight', 8));
      },
      expect: [
        { asset: 'lib/retry.js', place: 'web/seven0.js', commit: 'seven', person: 'Bo', bulk: false },
        { asset: 'lib/retry.js', place: 'web/eight0.js', commit: 'eight', person: 'Cy', bulk: true },
      ],
    },
  ]);
}); // prettier-ignore
