/** Places cut out of other files, copies, and assets cut out of other files (rules 4, 5 and 6). */
import { checkRules } from '../../support/ruleCase.ts';

const lines = (name: string, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `export const ${name}${index} = use('${name}', ${index});\n`,
  ).join('');
const use = "import { use } from './lib/use.js';\n";
const lib = { 'src/lib/use.js': 'export const use = (name, index) => `${name}${index}`;\n' };

const helpers = (more = ''): string =>
  `export function slug(text) {\n  return text.trim().toLowerCase().replace(/ /g, '-');\n}\n\nexport function title(text) {\n  return text.trim().toUpperCase();\n}\n${more}`;
const slugOnly =
  "export function slug(text) {\n  return text.trim().toLowerCase().replace(/ /g, '-');\n}\n";
const titleOnly = 'export function title(text) {\n  return text.trim().toUpperCase();\n}\n';

describe('rules 4, 5 and 6: splits, copies and extractions', () => {
  checkRules([
    {
      title: 'a file split into two: both keep the dependency of the whole',
      build(story) {
        story.commit('make', 'Ada', lib);
        story.commit('use', 'Bo', { 'src/all.js': use + lines('cart', 12) + lines('user', 12) });
        story.commit('split', 'Cy', {
          'src/all.js': null,
          'src/cart.js': use + lines('cart', 12),
          'src/user.js': use + lines('user', 12),
        });
      },
      expect: ['src/cart.js', 'src/user.js'].map((place) => ({
        asset: 'src/lib/use.js', place, commit: 'use', person: 'Bo', copied: false, own: false,
      })),
    },
    {
      title: 'a part cut out of a file that stays',
      build(story) {
        story.commit('make', 'Ada', lib);
        story.commit('use', 'Bo', { 'src/all.js': use + lines('cart', 12) + lines('user', 12) });
        story.commit('split', 'Cy', {
          'src/all.js': use + lines('cart', 12),
          'src/user.js': use + lines('user', 12),
        });
      },
      expect: [
        { asset: 'src/lib/use.js', place: 'src/user.js', commit: 'use', person: 'Bo', copied: false },
        { asset: 'src/lib/use.js', place: 'src/all.js', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'lines that were moved into a new file are still their makers’',
      by: 'Bo',
      build(story) {
        story.commit('make', 'Ada', { ...lib, 'src/all.js': lines('cart', 12) + lines('user', 12) });
        story.commit('split', 'Bo', {
          'src/all.js': lines('cart', 12),
          'src/user.js': lines('user', 12) + lines('own', 4),
        });
        story.commit('more', 'Cy', {
          'src/user.js': lines('user', 12) + lines('own', 4) + lines('late', 4),
        });
        story.commit('split again', 'Bo', {
          'src/user.js': lines('own', 4),
          'src/person.js': lines('user', 12) + lines('late', 4),
        });
        story.commit('use', 'Di', {
          'src/web.js': "import { user1 } from './person.js';\nimport { own1 } from './user.js';\n",
        });
      },
      expect: [{ asset: 'src/person.js', place: 'src/web.js', commit: 'use', person: 'Di' }],
      shares: [
        { asset: 'src/person.js', share: 0 },
        { asset: 'src/user.js', share: 1 },
      ],
    },
    {
      title: 'fewer than half of its lines came from there: an adoption of its own',
      build(story) {
        story.commit('make', 'Ada', lib);
        story.commit('use', 'Bo', { 'src/all.js': use + lines('cart', 12) + lines('user', 5) });
        story.commit('partly', 'Cy', {
          'src/all.js': use + lines('cart', 12),
          'src/user.js': use + lines('user', 5) + lines('fresh', 12),
        });
      },
      expect: [
        { asset: 'src/lib/use.js', place: 'src/user.js', commit: 'partly', person: 'Cy', copied: false },
      ],
    },
    {
      title: 'lines moved from a file without the dependency: an adoption of its own',
      build(story) {
        story.commit('make', 'Ada', { ...lib, 'src/all.js': lines('cart', 12) + lines('user', 12) });
        story.commit('cut and use', 'Cy', {
          'src/all.js': lines('cart', 12),
          'src/user.js': use + lines('user', 12),
        });
      },
      expect: [
        { asset: 'src/lib/use.js', place: 'src/user.js', commit: 'cut and use', person: 'Cy', copied: false },
      ],
    },
    {
      title: 'a copied file is an adoption, marked as copied',
      build(story) {
        story.commit('make', 'Ada', lib);
        story.commit('use', 'Bo', { 'src/cart.js': use + lines('cart', 12) });
        story.commit('copy', 'Cy', { 'src/basket.js': use + lines('cart', 12) });
      },
      expect: [
        { asset: 'src/lib/use.js', place: 'src/basket.js', commit: 'copy', person: 'Cy', copied: true },
        { asset: 'src/lib/use.js', place: 'src/cart.js', commit: 'use', person: 'Bo', copied: false },
      ],
    },
    {
      title: 'a copy with changes, of a file that the same commit touched',
      build(story) {
        story.commit('make', 'Ada', lib);
        story.commit('use', 'Bo', { 'src/cart.js': use + lines('cart', 12) });
        story.commit('copy', 'Cy', {
          'src/cart.js': `${use}${lines('cart', 12)}// see basket.js\n`,
          'src/basket.js': `${use}${lines('cart', 12)}export const own = 1;\n`,
        });
      },
      expect: [
        { asset: 'src/lib/use.js', place: 'src/basket.js', commit: 'copy', person: 'Cy', copied: true },
      ],
    },
    {
      title: 'split twice, by two persons',
      build(story) {
        story.commit('make', 'Ada', lib);
        story.commit('use', 'Bo', {
          'src/all.js': use + lines('a', 12) + lines('b', 12) + lines('c', 12),
        });
        story.commit('split one', 'Cy', {
          'src/all.js': use + lines('a', 12),
          'src/bc.js': use + lines('b', 12) + lines('c', 12),
        });
        story.commit('split two', 'Di', {
          'src/bc.js': use + lines('b', 12),
          'src/c.js': use + lines('c', 12),
        });
      },
      expect: [{ asset: 'src/lib/use.js', place: 'src/c.js', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'a symbol extracted by another person: born where it was written, used since it was used there',
      build(story) {
        story.commit('make', 'Ada', { 'src/helpers.js': helpers() });
        story.commit('use', 'Bo', {
          'src/page.js': "import { slug } from './helpers.js';\nexport const page = slug('A b');\n",
        });
        story.commit('extract', 'Cy', {
          'src/helpers.js': titleOnly,
          'src/slug.js': slugOnly,
          'src/page.js': "import { slug } from './slug.js';\nexport const page = slug('A b');\n",
        });
      },
      expect: [
        { asset: 'src/slug.js', place: 'src/page.js', commit: 'use', person: 'Bo', own: false },
        { asset: 'src/slug.js', symbol: 'slug', place: 'src/page.js', commit: 'use', person: 'Bo', own: false },
      ],
      born: [{ asset: 'src/slug.js', symbol: 'slug', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'what came out of one file with the asset used it before: own, whoever extracted',
      build(story) {
        const body = `export function pageOf(text) {\n${Array.from({ length: 10 }, (_, i) => `  text += slug(text + ${i});\n`).join('')}  return text;\n}\n`;
        story.commit('make', 'Ada', { 'src/all.js': helpers(body) });
        story.commit('extract', 'Cy', {
          'src/all.js': null,
          'src/slug.js': slugOnly,
          'src/title.js': titleOnly,
          'src/page.js': `import { slug } from './slug.js';\n${body}`,
        });
      },
      expect: [{ asset: 'src/slug.js', place: 'src/page.js', commit: 'extract', person: 'Cy', own: true }],
    },
    {
      title: 'the file out of which the asset was extracted used it before: own',
      build(story) {
        const body = "export const home = slug('Home page');\nexport const more = 2;\n";
        story.commit('make', 'Ada', { 'src/home.js': helpers(body) });
        story.commit('extract', 'Cy', {
          'src/slug.js': slugOnly,
          'src/home.js': `import { slug } from './slug.js';\n\n${titleOnly}${body}`,
        });
        story.commit('use', 'Bo', {
          'src/page.js': "import { slug } from './slug.js';\nexport const page = slug('A b');\n",
        });
      },
      expect: [
        { asset: 'src/slug.js', symbol: 'slug', place: 'src/home.js', commit: 'extract', person: 'Cy', own: true },
        { asset: 'src/slug.js', symbol: 'slug', place: 'src/page.js', commit: 'use', person: 'Bo', own: false },
      ],
    },
    {
      title: 'a place deleted and made again',
      build(story) {
        story.commit('make', 'Ada', lib);
        story.commit('use', 'Bo', { 'src/cart.js': use + lines('cart', 12) });
        story.commit('delete', 'Cy', { 'src/cart.js': null });
        story.commit('other', 'Cy', { 'src/other.js': lines('other', 3) });
        story.commit('again', 'Di', { 'src/cart.js': use + lines('basket', 12) });
      },
      expect: [
        { asset: 'src/lib/use.js', place: 'src/cart.js', commit: 'use', person: 'Bo', since: 'again' },
      ],
    },
  ]);
}); // prettier-ignore
