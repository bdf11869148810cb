/** What a repository offers, and what others ask of it. */
import assert from 'node:assert/strict';

import { compareRange, findOffering } from '../../../src/core/across/offering.ts';
import { identifyPeople } from '../../../src/core/across/samePeople.ts';
import type { Package } from '../../../src/core/languages/language.ts';
import { languages } from '../../../src/core/languages/languages.ts';
import type { Person } from '../../../src/core/model.ts';

describe('ranges of versions', () => {
  const cases = [
    ['^1.4.0', '2', 'behind'],
    ['1.x', '2', null],
    ['^1.0.0 || ^2.0.0', '2', 'current'],
    ['~2.3', '2', 'current'],
    ['^3.0.0', '2', 'ahead'],
    ['0.4.1', '0.12', 'behind'],
    ['^0.12.3', '0.12', 'current'],
    ['>=1 <3', '2', null],
    ['*', '2', null],
    ['latest', '2', null],
    ['', '2', null],
    [null, '2', null],
    ['^9.0.0', null, null],
    ['^9.0.0', '0.0', null],
  ] as const;
  for (const [range, generation, expected] of cases) {
    it(`${range} of ${generation}: ${expected}`, () =>
      assert.equal(compareRange(range, generation), expected));
  }
});

describe('an offering', () => {
  const manifests: Readonly<Record<string, string>> = {
    'packages/http/package.json': '{"name":"@acme/http","version":"2.1.0"}',
    'packages/hidden/package.json': '{"name":"hidden","private": true}',
    'examples/shop/package.json': '{"name":"shop","version":"1.0.0"}',
  };
  const packages = Object.entries(manifests).map(([manifest, text]): Package => ({
    name: (JSON.parse(text) as { name: string }).name,
    folder: manifest.slice(0, manifest.lastIndexOf('/')),
    manifest,
    formerNames: manifest.includes('http') ? ['http', 'shop'] : [],
  }));
  const survey = {
    packagesOf: (id: string) => (id === 'js' ? packages : []),
    manifestText: (path: string) => manifests[path],
  };

  it('is what others can take, by every name it had; names of today first', () => {
    const { repository, names } = findOffering(survey, languages, 'https://github.com/Acme/Kit');
    assert.equal(repository, 'github.com/acme/kit');
    assert.deepEqual(
      [...names.get('js')!].map(([name, offered]) => [
        name,
        offered.pack!.folder,
        offered.published,
        offered.generation,
      ]),
      [
        ['@acme/http', 'packages/http', true, '2'],
        ['hidden', 'packages/hidden', false, null],
        ['shop', 'examples/shop', false, '1'],
        ['http', 'packages/http', true, '2'],
      ],
    );
    assert.deepEqual([...names.get('gha')!.keys()], ['acme/kit']);
  });

  it('has no workflows where it is not known what the repository is called', () => {
    assert.equal(findOffering(survey, languages, null).names.get('gha')?.size, 0);
  });
});

describe('people of another repository', () => {
  const person = (id: string, name: string, ...emails: readonly string[]): Person => ({
    id,
    name,
    kind: 'human',
    identities: emails.map((email) => ({ name, email })),
  });
  const ids = (known: readonly Person[], others: readonly Person[]) =>
    Object.fromEntries(identifyPeople(known, others, 'x1'));

  it('are known by an address, else by a full name', () => {
    const known = [person('p1', 'Ada Byron', 'ada@a.org'), person('p2', 'bo', 'bo@a.org')];
    const others = [
      person('p1', 'A. B.', 'ADA@a.org'),
      person('p2', 'Byron, Ada', 'ada@b.org'),
      person('p3', 'bo', 'bo@b.org'),
      person('p4', 'Cy Roe', 'bo@a.org', 'cy@b.org'),
    ];
    assert.deepEqual(ids(known, others), { p1: 'p1', p2: 'p1', p3: 'x1p3', p4: 'p2' });
  });

  it('are new where an address or a name would mean two of them', () => {
    const known = [person('p1', 'Ada Byron', 'ada@a.org'), person('p2', 'Bo Li', 'bo@a.org')];
    const both = [person('p9', 'Di Lin', 'ada@a.org', 'bo@a.org')];
    assert.deepEqual(ids(known, both), { p9: 'x1p9' });
    const twice = [person('p5', 'Bo Li', 'b1@b.org'), person('p6', 'Bo Li', 'b2@b.org')];
    assert.deepEqual(ids(known, twice), { p5: 'x1p5', p6: 'x1p6' });
    const shared = [person('p7', 'X', 'noreply@github.com'), person('p8', 'Y', 'root@localhost')];
    assert.deepEqual(ids([person('p1', 'Z', 'root@localhost')], shared), {
      p7: 'x1p7',
      p8: 'x1p8',
    });
  });

  it('do not become a person because a bot is called so', () => {
    const bot: Person = { ...person('p1', 'Release Bot', 'bot@b.org'), kind: 'bot' };
    assert.deepEqual(ids([person('p1', 'Release Bot', 'r@a.org')], [bot]), { p1: 'x1p1' });
  });
});
