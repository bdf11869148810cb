/** Which adoptions a summary counts as uses of the subject's work, and why it leaves out the others. */
import assert from 'node:assert/strict';

import type { Summary } from '../../src/core/summary/summary.ts';
import { againstIn, linesOf, tellStory, theArgument, type Deed } from '../support/storySummary.ts';

const takes = (own: string, name = 'retry0', from = '../../lib/retry.ts'): string =>
  `import { ${name} } from '${from}';\n${linesOf(own)}export const ${own} = ${name};\n`;

/** The same line uses it wherever it stands. */
const sharing = (own: string, name: string): string =>
  `import { ${name} } from '../../lib/retry.ts';\n${linesOf(own)}export const shared = [${name}];\n`;

const made: Deed = { who: 'Ada', on: '2025-02-01', files: { 'lib/retry.ts': linesOf('retry') } };
const plain: readonly Deed[] = [
  { who: 'Bo', on: '2026-02-01', files: { 'apps/web/load.ts': takes('load') } },
  { who: 'Cy', on: '2026-03-01', files: { 'apps/cart/pay.ts': takes('pay') } },
];
const byDi = (on: string, files: Deed['files']): Deed => ({ who: 'Di', on, files });

/** Places of others that depend on Ada's work today, each with why it is left out, or `told`. */
function reasonsIn({ contributions }: Summary): Readonly<Record<string, string>> {
  const told = new Set(
    contributions.flatMap(({ uses }) => uses.map(({ adoption }) => adoption.place)),
  );
  return Object.fromEntries(
    contributions
      .flatMap(({ assets }) => assets.flatMap(({ adoptions }) => adoptions))
      .filter(({ own, placeKind }) => !own && placeKind === 'code')
      .map(({ place, unclear }) => [place, unclear ?? (told.has(place) ? 'told' : 'not told')]),
  );
}

/** Why Di's place is left out; those of Bo and Cy are told whatever she does. */
async function reasonOf(place: string, ...deeds: readonly Deed[]): Promise<string | undefined> {
  const summary = await tellStory(
    [made, ...plain, ...deeds].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  );
  const reasons = reasonsIn(summary);
  assert.equal(reasons['apps/web/load.ts'], 'told');
  assert.equal(reasons['apps/cart/pay.ts'], 'told');
  return reasons[place];
}

const till = 'apps/till/sum.ts';

describe('a use is told', () => {
  it('where a new file takes what the subject made', async () => {
    assert.equal(await reasonOf(till, byDi('2026-04-01', { [till]: takes('sum') })), 'told');
  });

  it('where a file that was there came to take it', async () => {
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', { [till]: linesOf('sum') }),
      byDi('2026-05-01', { [till]: takes('sum') }),
    );
    assert.equal(reason, 'told');
  });

  it('where it takes something of others beside', async () => {
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', {
        'lib/retry.ts': `${linesOf('retry')}export const patience = 3;\n`,
        [till]: `import { patience, retry1 } from '../../lib/retry.ts';\n${linesOf('sum')}export const sum = [patience, retry1];\n`,
      }),
    );
    assert.equal(reason, 'told');
  });

  it('where the file was renamed later, and where what it takes got another name', async () => {
    const reason = await reasonOf(
      'apps/desk/sum.ts',
      byDi('2026-04-01', { [till]: takes('sum') }),
      byDi('2026-05-01', { [till]: null, 'apps/desk/sum.ts': takes('sum') }),
    );
    assert.equal(reason, 'told');
  });

  it('where another file of the commit goes on taking it', async () => {
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', { 'apps/desk/add.ts': takes('add', 'retry2') }),
      byDi('2026-05-01', {
        'apps/desk/add.ts': `${takes('add', 'retry2')}// More.\n`,
        [till]: takes('sum', 'retry2'),
      }),
    );
    assert.equal(reason, 'told');
  });
});

describe('a use is not told', () => {
  it('where all that it takes was added by somebody else, be it the user', async () => {
    const files = {
      'lib/retry.ts': `${linesOf('retry')}export const patience = 3;\n`,
      [till]: takes('sum', 'patience'),
    };
    assert.equal(await reasonOf(till, byDi('2026-04-01', files)), 'names-of-others');
  });

  it('where it began with what others had added', async () => {
    const patient = `${linesOf('retry')}export const patience = 3;\n`;
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', { 'lib/retry.ts': patient, [till]: takes('sum', 'patience') }),
      byDi('2026-05-01', {
        [till]: `import { patience, retry3 } from '../../lib/retry.ts';\n${linesOf('sum')}export const sum = [patience, retry3];\n`,
      }),
    );
    assert.equal(reason, 'began-with-others');
  });

  it('where it began with what came along and is called otherwise today', async () => {
    const withName = (name: string): string =>
      `${linesOf('retry')}export const ${name} = (times: number): number => times * 3;\n`;
    const takesTwo = (name: string): string =>
      `import { ${name}, retry3 } from '../../lib/retry.ts';\n${linesOf('sum')}export const sum = [${name}, retry3];\n`;
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', {
        'lib/retry.ts': withName('patience'),
        [till]: takes('sum', 'patience'),
      }),
      byDi('2026-05-01', { 'lib/retry.ts': withName('waiting'), [till]: takesTwo('waiting') }),
    );
    assert.equal(reason, 'began-with-others');
  });

  it('where the file was split off one that used it already', async () => {
    const reason = await reasonOf(
      'apps/till/more.ts',
      byDi('2026-04-01', {
        [till]: `${takes('sum', 'retry4')}${linesOf('more', 30)}export const much = retry4;\n`,
      }),
      byDi('2026-05-01', {
        [till]: takes('sum', 'retry4'),
        'apps/till/more.ts': `import { retry4 } from '../../lib/retry.ts';\n${linesOf('more', 30)}export const much = retry4;\n`,
      }),
    );
    assert.equal(reason, 'from-another-file');
  });

  it('where it moved from one file to another that both stay', async () => {
    const reason = await reasonOf(
      'apps/desk/add.ts',
      byDi('2026-04-01', { [till]: sharing('sum', 'retry5'), 'apps/desk/add.ts': linesOf('add') }),
      byDi('2026-05-01', {
        [till]: linesOf('sum'),
        'apps/desk/add.ts': sharing('add', 'retry5'),
      }),
    );
    assert.equal(reason, 'moved-here');
  });

  it('where it moved over two commits of one day', async () => {
    const reason = await reasonOf(
      'apps/desk/add.ts',
      byDi('2026-04-01', { [till]: sharing('sum', 'retry5') }),
      byDi('2026-05-01', { [till]: linesOf('sum') }),
      byDi('2026-05-01', { 'apps/desk/add.ts': sharing('add', 'retry5') }),
    );
    assert.equal(reason, 'moved-here');
  });

  it('where the file only passes it on, however that is written', async () => {
    const ways = [
      `import { retry5 } from '../../lib/retry.ts';\n${linesOf('sum')}export { retry5 };\n`,
      `const { retry5 } = require('../../lib/retry.ts');\n\nmodule.exports = { retry5 };\n`,
    ];
    for (const text of ways)
      assert.equal(await reasonOf(till, byDi('2026-04-01', { [till]: text })), 'passed-on');
  });

  it('where all of it went from one file to another, which takes it whole', async () => {
    const reason = await reasonOf(
      'apps/desk/add.ts',
      byDi('2026-04-01', { [till]: takes('sum', 'retry5') }),
      byDi('2026-05-01', {
        [till]: linesOf('sum'),
        'apps/desk/add.ts': `import '../../lib/retry.ts';\n${linesOf('add')}`,
      }),
    );
    assert.equal(reason, 'moved-here');
  });

  it('where the part that uses it is a copy from another file', async () => {
    const copied = `export function total(items) {\n  const wait = 1;\n  const first = retry6(items, wait);\n  const rest = items.length;\n  return [first, rest];\n}\n`;
    const reason = await reasonOf(
      till,
      {
        who: 'Ada',
        on: '2026-03-10',
        files: {
          'apps/own/total.ts': `import { retry6 } from '../../lib/retry.ts';\n${linesOf('total', 30)}${copied}`,
        },
      },
      byDi('2026-04-01', {
        [till]: `import { retry6 } from '../../lib/retry.ts';\n${linesOf('sum', 30)}${copied}`,
      }),
    );
    assert.equal(reason, 'copied');
  });

  it('where the file is a copy of a user, but for a few words', async () => {
    const body = (what: string): string =>
      `import { retry6 } from '../../lib/retry.ts';\nexport function send(items) {\n  const wait = 1;\n  const first = retry6('${what}', wait);\n  const rest = items.length;\n  return [first, rest];\n}\n`;
    const reason = await reasonOf(
      till,
      { who: 'Ada', on: '2026-03-10', files: { 'apps/own/keys.ts': body('keys') } },
      byDi('2026-04-01', { [till]: body('gpg keys') }),
    );
    assert.equal(reason, 'copied');
  });

  it('where the place took a thing of that name from elsewhere before', async () => {
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', { [till]: takes('sum', 'retry7', 'retry') }),
      byDi('2026-05-01', { [till]: takes('sum', 'retry7') }),
    );
    assert.equal(reason, 'there-before');
  });

  it('where the lines that name it came out of its own file', async () => {
    const kinds = 'export const kinds = [retry0, retry1, retry2];\n';
    const reason = await reasonOf(
      'lib/kinds.ts',
      {
        who: 'Ada',
        on: '2026-03-10',
        files: { 'lib/retry.ts': `${linesOf('retry')}${kinds}` },
      },
      byDi('2026-04-01', {
        'lib/retry.ts': linesOf('retry'),
        'lib/kinds.ts': `import { retry0, retry1, retry2 } from './retry.ts';\n${linesOf('kinds')}${kinds}`,
      }),
    );
    assert.equal(reason, 'moved-here');
  });

  it('where the subject brought it back', async () => {
    const reason = await reasonOf(
      till,
      byDi('2025-06-01', { [till]: takes('sum', 'retry7') }),
      byDi('2025-07-01', { [till]: linesOf('sum') }),
      { who: 'Ada', on: '2026-04-01', files: { [till]: takes('sum', 'retry7') } },
    );
    assert.equal(reason, 'returned');
  });

  it('where the place took something else of the same work before, which others had added', async () => {
    const patient = `${linesOf('retry')}export const patience = 3;\n`;
    const takesBoth = `import { patience } from '../../lib/retry.ts';\nimport { again0 } from '../../lib/again.ts';\n${linesOf('sum')}export const sum = [patience, again0];\n`;
    const summary = await tellStory([
      made,
      { who: 'Ada', on: '2025-02-02', files: { 'lib/again.ts': linesOf('again') } },
      ...plain,
      byDi('2026-04-01', { 'lib/retry.ts': patient, [till]: takes('sum', 'patience') }),
      byDi('2026-05-01', { [till]: takesBoth }),
    ]);
    const places = summary.contributions.flatMap(({ uses }) =>
      uses.map(({ adoption }) => adoption.place),
    );
    assert.deepEqual(places.toSorted(), ['apps/cart/pay.ts', 'apps/web/load.ts']);
  });

  it('where it came back after a long time, so that its beginning was looked for in vain', async () => {
    const without = Array.from({ length: 20 }, (_, at) =>
      byDi(`2025-07-${String(at + 1).padStart(2, '0')}`, { [till]: linesOf(`sum${at}x`) }),
    );
    const reason = await reasonOf(
      till,
      byDi('2025-03-01', { [till]: linesOf('start') }),
      byDi('2025-06-01', { [till]: takes('sum', 'retry7') }),
      ...without,
      byDi('2026-04-01', { [till]: takes('sum', 'retry7') }),
    );
    assert.equal(reason, 'returned');
  });

  it('where another file of the commit dropped the same name, whatever became of its lines', async () => {
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', { 'apps/desk/add.ts': takes('add', 'retry2'), [till]: linesOf('sum') }),
      byDi('2026-05-01', { 'apps/desk/add.ts': linesOf('add'), [till]: takes('sum', 'retry2') }),
    );
    assert.equal(reason, 'moved-here');
  });

  it('where a line changed a little while it moved, and both files go on taking it', async () => {
    const calling = (own: string, lines: string): string =>
      `import { retry2 } from '../../lib/retry.ts';\n${linesOf(own)}export const ${own} = retry2;\n${lines}`;
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', {
        'apps/desk/add.ts': calling('add', 'export const more = [retry2, 1];\n'),
        [till]: linesOf('sum'),
      }),
      byDi('2026-05-01', {
        'apps/desk/add.ts': calling('add', ''),
        [till]: `import { retry2 } from '../../lib/retry.ts';\n${linesOf('sum')}export const much = [retry2, 2];\n`,
      }),
    );
    assert.equal(reason, 'moved-here');
  });

  it('where so much changed about then that nobody can tell what moved', async () => {
    const many = Array.from({ length: 301 }, (_, at) => `apps/many/file${at}.ts`);
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', Object.fromEntries(many.map((path) => [path, linesOf('a', 2)]))),
      byDi('2026-05-01', {
        ...Object.fromEntries(many.map((path) => [path, linesOf('b', 2)])),
        [till]: takes('sum', 'retry2'),
      }),
    );
    assert.equal(reason, 'moved-here');
  });

  it('where what it takes stood somewhere else before the subject wrote it', async () => {
    const summary = await tellStory(
      [
        {
          who: 'Bo',
          on: '2024-02-01',
          files: { 'old/waiting.js': `${linesOf('old')}const retry7 = 1;\n` },
        },
        { who: 'Bo', on: '2025-03-01', files: { 'old/waiting.js': null } },
        made,
        ...plain,
        byDi('2026-04-01', { [till]: takes('sum', 'retry7') }),
      ].toSorted((a, b) => (a.on < b.on ? -1 : 1)) as readonly Deed[],
    );
    assert.equal(reasonsIn(summary)[till], 'names-of-others');
  });

  it('where the import was there and only got another name', async () => {
    const front = '../../lib/index.ts';
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', {
        'lib/patient.ts': linesOf('patience'),
        'lib/index.ts': `export * from './patient.ts';\nexport * from './retry.ts';\n`,
        [till]: takes('sum', 'patience1', front),
      }),
      byDi('2026-05-01', {
        [till]: `import { patience1, retry2 } from '${front}';\n${linesOf('sum')}export const sum = [patience1, retry2];\n`,
      }),
    );
    assert.equal(reason, 'there-before');
  });

  it('where the place took the like from a module so called before', async () => {
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', { [till]: takes('sum', 'again', '../../vendored/retry.js') }),
      byDi('2026-05-01', { [till]: takes('sum', 'retry2') }),
    );
    assert.equal(reason, 'there-before');
  });

  it('where an older version held the name, however it came by it', async () => {
    const reason = await reasonOf(
      till,
      byDi('2026-04-01', { [till]: `${linesOf('sum')}export const sum = globals.retry2;\n` }),
      byDi('2026-04-10', { [till]: linesOf('sum') }),
      byDi('2026-05-01', { [till]: takes('sum', 'retry2') }),
    );
    assert.equal(reason, 'returned');
  });

  it('where the subject had made the place take another part of the same work before', async () => {
    const summary = await tellStory([
      made,
      { who: 'Ada', on: '2025-02-02', files: { 'lib/again.ts': linesOf('again') } },
      {
        who: 'Ada',
        on: '2025-03-02',
        files: { [till]: takes('sum', 'again0', '../../lib/again.ts') },
      },
      ...plain,
      byDi('2026-05-01', {
        [till]: `import { again0 } from '../../lib/again.ts';\nimport { retry2 } from '../../lib/retry.ts';\n${linesOf('sum')}export const sum = [again0, retry2];\n`,
      }),
    ]);
    const places = summary.contributions.flatMap(({ uses }) =>
      uses.map(({ adoption }) => adoption.place),
    );
    assert.deepEqual(places.toSorted(), ['apps/cart/pay.ts', 'apps/web/load.ts']);
  });

  it('where a new file is a copy of one beside it that took something else', async () => {
    const body = (from: string, name: string): string =>
      `import { ${name} } from '${from}';\n${linesOf('total', 8)}export const all = [${name}, 1];\n`;
    const reason = await reasonOf(
      till,
      {
        who: 'Bo',
        on: '2026-03-10',
        files: { 'apps/till/tax.mjs': body('../../lib/old.js', 'old') },
      },
      byDi('2026-04-01', { [till]: body('../../lib/retry.ts', 'retry6') }),
    );
    assert.equal(reason, 'copied');
  });

  it('where a new file was put together from those beside it', async () => {
    const reason = await reasonOf(
      till,
      {
        who: 'Bo',
        on: '2026-03-10',
        files: { 'apps/till/one.ts': linesOf('one'), 'apps/till/two.ts': linesOf('two') },
      },
      byDi('2026-04-01', {
        [till]: `import { retry6 } from '../../lib/retry.ts';\n${linesOf('one').slice(0, 300)}${linesOf('two').slice(0, 300)}export const all = [retry6];\n`,
      }),
    );
    assert.equal(reason, 'copied');
  });

  it('where a new file is a copy of one of its name in another place, as it was then', async () => {
    const body = (from: string): string =>
      `import { retry6 } from '${from}';\n${linesOf('total', 8)}export const all = [retry6, 1];\n`;
    const reason = await reasonOf(
      till,
      {
        who: 'Ada',
        on: '2026-03-10',
        files: { 'packages/old/src/sum.ts': body('../../../lib/retry.ts') },
      },
      byDi('2026-04-01', { [till]: body('../../lib/retry.ts') }),
      byDi('2026-04-20', { 'packages/old/src/sum.ts': linesOf('else') }),
    );
    assert.equal(reason, 'copied');
  });

  it('where the file became another one under its old name', async () => {
    const reason = await reasonOf(
      'apps/till/sum.ts',
      byDi('2026-04-01', { 'apps/till/sum.js': takes('sum') }),
      byDi('2026-05-01', { 'apps/till/sum.js': null, [till]: takes('anew', 'retry8') }),
    );
    assert.equal(reason, 'from-another-file');
  });
});

describe('what is not counted', () => {
  it('is said against the argument', async () => {
    const files = {
      'lib/retry.ts': `${linesOf('retry')}export const patience = 3;\n`,
      [till]: takes('sum', 'patience'),
    };
    const summary = await tellStory([made, ...plain, byDi('2026-04-01', files)]);
    const breadth = theArgument(summary, 'E1');
    assert.match(breadth.claim, /^2 places of 2 people/);
    assert.equal(againstIn(breadth).get('takes-of-others'), '1 of 3');
  });
});

describe('the subject originated', () => {
  it('what they took out of a file of somebody else, where the lines were theirs', async () => {
    const lines = linesOf('base', 40);
    const summary = await tellStory([
      { who: 'Bo', on: '2024-02-01', files: { 'lib/base.ts': linesOf('old') } },
      { who: 'Ada', on: '2024-03-01', files: { 'lib/base.ts': `${linesOf('old')}${lines}` } },
      {
        who: 'Ada',
        on: '2025-02-01',
        files: { 'lib/base.ts': linesOf('old'), 'lib/part.ts': lines },
      },
      ...plain.map((deed) => ({
        ...deed,
        files: Object.fromEntries(
          Object.keys(deed.files).map((path) => [path, takes('pay', 'base0', '../../lib/part.ts')]),
        ),
      })),
    ]);
    const part = summary.contributions
      .flatMap(({ assets }) => assets)
      .find(({ path }) => path === 'lib/part.ts');
    assert.equal(part?.anew, true);
  });
});

describe('the subject did not originate', () => {
  const lines = linesOf('base', 40);

  it('what was split off a file of somebody else', async () => {
    const summary = await tellStory([
      { who: 'Bo', on: '2024-02-01', files: { 'lib/base.ts': `${linesOf('old')}${lines}` } },
      {
        who: 'Ada',
        on: '2025-02-01',
        files: { 'lib/base.ts': linesOf('old'), 'lib/part.ts': lines },
      },
      {
        who: 'Cy',
        on: '2026-03-01',
        files: { 'apps/cart/pay.ts': takes('pay', 'base0', '../../lib/part.ts') },
      },
    ]);
    assert.deepEqual(
      summary.contributions.flatMap(({ uses }) => uses),
      [],
    );
  });

  it('what took the place of a file of somebody else under another extension', async () => {
    const summary = await tellStory([
      { who: 'Bo', on: '2024-02-01', files: { 'lib/old/keys.js': linesOf('old') } },
      {
        who: 'Ada',
        on: '2025-02-01',
        files: { 'lib/old/keys.js': null, 'lib/src/keys.ts': linesOf('fresh') },
      },
      {
        who: 'Cy',
        on: '2026-03-01',
        files: { 'apps/cart/pay.ts': takes('pay', 'fresh0', '../../lib/src/keys.ts') },
      },
    ]);
    const [asset] = summary.contributions.flatMap(({ assets }) => assets);
    assert.equal(asset?.anew, false);
  });
});
