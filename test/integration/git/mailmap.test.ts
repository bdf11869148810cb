/** Our reading of a mailmap against git's own, line for line. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { parseMailmap } from '../../../src/core/people/mailmap.ts';
import { buildRepository } from '../../support/repoBuilder.ts';

const lines = [
  'Ada Byron <ada@work.org>',
  'Ada King <ada@work.org>',
  '<new@work.org> <ada@work.org>',
  'Ada Byron <new@work.org> <ada@work.org>',
  'Ada Byron <new@work.org> ada <ada@work.org>',
  'Ada King <king@work.org> ADA <ADA@Work.org>',
  '<only@work.org> bo <pair@work.org>',
  'Bo Li <bo@work.org> bo <pair@work.org>',
  'Somebody <pair@work.org>',
  '  Bo   Li  \t<  bo@work.org >\t <pair@work.org>  ',
  '# Ada Comment <ada@work.org>',
  '  # Not A Comment <ada@work.org>',
  'Ada Tail <ada@work.org> # a remark',
  'Ada Tail <tail@work.org> <ada@work.org> # a <remark>',
  'Nobody <nobody@work.org> <>',
  'Nobody <>',
  '<>',
  '<ada@work.org>',
  'no address at all',
  'Open <ada@work.org',
  'Ada Open <ada@work.org> <pair@work.org',
  'Close > Early <ada@work.org>',
  '<a<b> <ada@work.org>',
  '= Sign =<ada@work.org>',
  '',
  '   ',
  'Ünïcode Näme <ada@work.org>',
  'Ünïcode Näme <u@work.org> ÜBER <über@work.org>',
  'Three <three@work.org> <pair@work.org> <ada@work.org>',
  'Ada Return <ada@work.org>\r',
];
const identities = ['Ada', 'ada', 'ADA', 'bo', 'x', '', 'Über', 'über', '# Ada'].flatMap((name) =>
  [
    'ada@work.org',
    'ADA@WORK.ORG',
    'pair@work.org',
    'new@work.org',
    '',
    'a<b',
    'über@work.org',
    'ÜBER@work.org',
  ].map((email) => ({ name, email })),
);

describe('a mailmap', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = (await buildRepository()).folder;
  });

  /** What git makes of the identities; those that cannot be asked about are left out. */
  const ask = (mailmap: string, asked: readonly { name: string; email: string }[]): string[] => {
    const file = path.join(folder, 'mailmap');
    writeFileSync(file, mailmap);
    const answer = execFileSync('git', ['-c', `mailmap.file=${file}`, 'check-mailmap', '--stdin'], {
      cwd: folder,
      encoding: 'utf8',
      input: asked.map(({ name, email }) => `${name} <${email}>\n`).join(''),
      env: { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1' },
    });
    return answer.split('\n').slice(0, -1);
  };
  const ours = (mailmap: string, asked: readonly { name: string; email: string }[]): string[] => {
    const { lookUp } = parseMailmap(mailmap);
    return asked.map((identity) => {
      const { name, email } = lookUp(identity) ?? identity;
      return name === '' ? `<${email}>` : `${name} <${email}>`;
    });
  };

  for (const line of lines) {
    it(JSON.stringify(line), () => assert.deepEqual(ours(line, identities), ask(line, identities)));
  }

  it('any number of lines in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { minLength: 2, maxLength: 6 }), (chosen) => {
        const mailmap = chosen.join('\n');
        assert.deepEqual(ours(mailmap, identities), ask(mailmap, identities));
      }),
      { numRuns: 150 },
    );
  });
});
