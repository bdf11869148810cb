/** Whose the adoption is: branches, dates, several identities, trailers (rules 2, 7, 9 and 11). */
import { checkRules } from '../../support/ruleCase.ts';

const retry = 'export const retry = (times) => times + 1;\n';
const page = (more = ''): string =>
  `import { retry } from './retry.js';\nexport const page = retry(1);\n${more}`;
const plain = 'export const page = 1;\n';
const edge = { asset: 'src/retry.js', place: 'src/page.js' } as const;

describe('rules 2, 7, 9 and 11: credit', () => {
  checkRules([
    {
      title: 'the commit inside the merged branch, never the merge',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/page.js': plain });
        story.branch('topic');
        story.commit('use', 'Bo', { 'src/page.js': page() });
        story.commit('polish', 'Cy', { 'src/page.js': page('// polish\n') });
        story.switchTo('main');
        story.commit('other', 'Ada', { 'src/other.js': plain });
        story.merge('topic', 'Merge topic', 'Di');
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', own: false, since: null }],
    },
    {
      title: 'a branch merged into a branch',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/page.js': plain });
        story.branch('topic');
        story.commit('topic work', 'Cy', { 'src/more.js': plain });
        story.branch('deeper');
        story.commit('use', 'Bo', { 'src/page.js': page() });
        story.switchTo('topic');
        story.commit('topic more', 'Cy', { 'src/more.js': `${plain}// more\n` });
        story.merge('deeper', 'Merge deeper', 'Cy');
        story.switchTo('main');
        story.commit('main work', 'Ada', { 'src/other.js': plain });
        story.merge('topic', 'Merge topic', 'Di');
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo' }],
    },
    {
      title: 'the asset and its use on one branch, each by its author',
      build(story) {
        story.commit('start', 'Di', { 'src/page.js': plain });
        story.branch('topic');
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page() });
        story.switchTo('main');
        story.commit('other', 'Di', { 'src/other.js': plain });
        story.merge('topic', 'Merge topic', 'Di');
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', own: false }],
      born: [{ asset: 'src/retry.js', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'an import that only the merge itself brought',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/page.js': plain });
        story.branch('topic');
        story.commit('their page', 'Bo', { 'src/page.js': `${plain}// theirs\n` });
        story.switchTo('main');
        story.commit('our page', 'Cy', { 'src/page.js': `${plain}// ours\n` });
        story.merge('topic', 'Merge topic', 'Di', { 'src/page.js': page('// both\n') });
      },
      expect: [{ ...edge, commit: 'Merge topic', person: 'Di' }],
    },
    {
      title: 'an author date before the birth of the asset changes nothing',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/page.js': plain });
        story.branch('topic');
        story.commit('use', 'Bo', { 'src/page.js': page() }, { date: '1999-12-31T23:59:59-12:00' });
        story.switchTo('main');
        story.commit('other', 'Cy', { 'src/other.js': plain });
        story.merge('topic', 'Merge topic', 'Di');
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', own: false }],
    },
    {
      title: 'the maker’s own use under another identity',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Byron, Ada <ada@home.example>', { 'src/page.js': page() });
        story.commit('use too', 'ab <ada@rules.example>', { 'src/more.js': page() });
      },
      expect: [
        { ...edge, commit: 'use', person: 'Ada', own: true },
        { ...edge, place: 'src/more.js', commit: 'use too', person: 'Ada', own: true },
      ],
    },
    {
      title: 'two persons who shared an email once',
      build(story) {
        story.commit('start', 'Bo', { 'src/other.js': plain });
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('pair', 'Bo Li <ada@rules.example>', { 'src/page.js': page() });
        story.commit('mine', 'Ada Byron <ada@home.example>', { 'src/mine.js': page() });
      },
      expect: [
        { ...edge, commit: 'pair', person: 'Bo', own: false },
        { ...edge, place: 'src/mine.js', commit: 'mine', person: 'Ada', own: true },
      ],
    },
    {
      title: 'a squash with the maker as co-author is not own',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use\n\nCo-authored-by: Ada Byron <ada@rules.example>\nCo-authored-by: Cy Twombly <cy@rules.example>', 'Bo', {
          'src/page.js': page(),
        });
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', own: false, coAuthors: ['Ada', 'Cy'] }],
    },
    {
      title: 'an agent’s commit counts for the human in its trailer',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use\n\nCo-authored-by: Bo Li <bo@rules.example>', 'Copilot <198982749+Copilot@users.noreply.github.com>', {
          'src/page.js': page(),
        });
        story.commit('use by itself', 'Claude <noreply@anthropic.com>', { 'src/more.js': page() });
        story.commit('use with help\n\nCo-authored-by: Claude <noreply@anthropic.com>', 'Cy', { 'src/third.js': page() });
      },
      expect: [
        { ...edge, commit: 'use', person: 'Bo', own: false, coAuthors: [] },
        { ...edge, place: 'src/more.js', commit: 'use by itself', person: 'Claude', own: false },
        { ...edge, place: 'src/third.js', commit: 'use with help', person: 'Cy', own: false, coAuthors: [] },
      ],
    },
    {
      title: 'a bot under a person’s email is not that person',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'renovate[bot] <ada@rules.example>', { 'src/page.js': page() });
      },
      expect: [{ ...edge, commit: 'use', person: 'renovate[bot]', own: false }],
    },
    {
      title: 'the committer is nobody: a colleague lands the commit',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('use', 'Bo', { 'src/page.js': page() }, {
          committer: 'Ada Byron <ada@rules.example>', committed: '2024-02-01T00:00:00+00:00',
        });
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', own: false }],
    },
    {
      title: 'an author without an email, one without a name',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry });
        story.commit('no email', 'Lars Nygaard <>', { 'src/page.js': page() });
        story.commit('no name', ' <lars@x.example>', { 'src/more.js': page() });
      },
      expect: [
        { ...edge, commit: 'no email', person: 'Lars Nygaard', own: false },
        { ...edge, place: 'src/more.js', commit: 'no name', person: 'lars@x.example', own: false },
      ],
    },
    {
      title: 'used, reverted by the merge of another branch, used again',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/page.js': plain });
        story.commit('use', 'Bo', { 'src/page.js': page() });
        story.branch('back');
        story.commit('Revert use', 'Cy', { 'src/page.js': plain });
        story.switchTo('main');
        story.commit('other', 'Ada', { 'src/other.js': plain });
        story.merge('back', 'Merge back', 'Di');
        story.branch('again');
        story.commit('use again', 'Di', { 'src/page.js': page('// again\n') });
        story.switchTo('main');
        story.commit('other 2', 'Ada', { 'src/other.js': `${plain}//\n` });
        story.merge('again', 'Merge again', 'Ada');
      },
      expect: [{ ...edge, commit: 'use', person: 'Bo', since: 'use again' }],
    },
    {
      title: 'the same change on two branches: the one that landed first',
      build(story) {
        story.commit('make', 'Ada', { 'src/retry.js': retry, 'src/page.js': plain });
        story.branch('one');
        story.commit('use on one', 'Bo', { 'src/page.js': page() });
        story.switchTo('main');
        story.commit('picked', 'Cy', { 'src/page.js': page() });
        story.merge('one', 'Merge one', 'Di');
      },
      expect: [{ ...edge, commit: 'picked', person: 'Cy' }],
    },
  ]);
}); // prettier-ignore
