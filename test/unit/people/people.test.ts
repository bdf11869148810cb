/** Which identities are one person (rule 9 of the rules of crediting). */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { type IdentityUse, joinPeople, type People } from '../../../src/core/people/people.ts';

/** `Ada Byron <ada@x.org>`, with the number of commits behind `*` and the newest of them behind `@`. */
function use(text: string): IdentityUse {
  const [, name = '', email = '', commits = '1', newest = '0'] =
    /^(.*?) ?<([^>]*)>(?: \*(\d+))?(?: @(\d+))?$/s.exec(text) ?? assert.fail(text);
  return { name, email, commits: Number(commits), newest: Number(newest) };
}

function join(texts: readonly string[], mailmap = ''): People {
  return joinPeople(texts.map(use), mailmap);
}

/** The identities of each person, as one sorted list of sorted lists. */
function groupsOf(people: People): string[][] {
  return people.persons
    .map(({ identities }) => identities.map(({ name, email }) => `${name} <${email}>`).toSorted())
    .toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
}

function groups(texts: readonly string[], mailmap = ''): string[][] {
  return groupsOf(join(texts, mailmap));
}

const ada = 'Ada Byron <ada@work.org>';

describe('who is one person', () => {
  for (const [rule, other, mailmap] of [
    ['the same email under another name', 'ab <ada@work.org>'],
    ['the same email in another case', 'ab <ADA@Work.org>'],
    ['the same email at example.com', null],
    ['the same full name', 'Ada Byron <ada@home.org>'],
    ['the same full name with accents', 'Adá Býron <ada@home.org>'],
    ['the same full name in another order', 'byron, ADA <ada@home.org>'],
    ['the same full name with a dot', 'ada.byron <ada@home.org>'],
    ['the same full name with an emoji', 'Ada ✨ Byron <ada@home.org>'],
    ['the same full name without an email', 'Ada Byron <>'],
    [
      'the mailmap: proper name and email',
      'xx <x@old.org>',
      'Ada Byron <ada@work.org> <x@old.org>',
    ],
    ['the mailmap: proper email', 'xx <x@old.org>', '<ada@work.org> <x@old.org>'],
    ['the mailmap: proper name', 'xx <x@old.org>', 'Ada Byron <x@old.org>'],
    ['the mailmap: for one name', 'xx <x@old.org>', 'Ada Byron <ada@work.org> xx <x@old.org>'],
  ] as const) {
    if (other === null) continue;
    it(rule, () => assert.equal(groups([ada, other], mailmap ?? '').length, 1));
  }

  it('the same email at a domain for examples', () => {
    assert.equal(groups(['Ada <ada@example.com>', 'Ada Byron <ada@example.com>']).length, 1);
  });

  for (const [rule, a, b] of [
    [
      'a noreply account under two logins',
      'a <7+ada@users.noreply.github.com>',
      'b <7+byron@users.noreply.github.com>',
    ],
    [
      'a noreply login with and without its number',
      'a <7+ada@users.noreply.github.com>',
      'b <ada@users.noreply.github.com>',
    ],
    [
      'a noreply login in another case',
      'a <Ada@users.noreply.github.com>',
      'b <ada@users.noreply.github.com>',
    ],
    [
      'a noreply login that is somebody’s name',
      'Ada <7+ada-dev@users.noreply.github.com>',
      'Ada-dev <ada@work.org>',
    ],
    [
      'a noreply login with digits that is somebody’s name',
      'Ada Byron <7+byron1815@users.noreply.github.com>',
      'byron1815 <ada@work.org>',
    ],
  ] as const) {
    it(rule, () => assert.equal(groups([a, b]).length, 1));
  }

  it('a noreply account whose address the mailmap replaced', () => {
    const people = join(
      ['a <7+ada@users.noreply.github.com>', 'b <ada@users.noreply.github.com>', ada],
      'Ada Byron <ada@work.org> <7+ada@users.noreply.github.com>',
    );
    assert.equal(people.persons.length, 1);
  });

  it('step by step: email, then name, then account', () => {
    assert.equal(
      groups([
        ada,
        'ab <ada@work.org>',
        'Ada Byron <7+ada@users.noreply.github.com>',
        'x <7+old@users.noreply.github.com>',
      ]).length,
      1,
    );
  });
});

describe('who is not one person', () => {
  for (const [rule, a, b, mailmap] of [
    ['the same first name', 'Ada <ada@work.org>', 'Ada <ada@home.org>'],
    ['the same first name of two parts', 'Jean-Luc <a@work.org>', 'Jean-Luc <b@home.org>'],
    ['a placeholder name', 'Your Name <a@work.org>', 'Your Name <b@home.org>'],
    ['one has a middle name', 'Ada Byron <a@work.org>', 'Ada King Byron <b@home.org>'],
    ['neither has a name or an email', ' <>', 'x <>'],
    ['a noreply address of nobody', 'Ada Byron <noreply@github.com>', 'Bo Li <noreply@github.com>'],
    ['an address of a machine', 'ada <root@localhost>', 'bo <root@localhost>'],
    [
      'a login that may be anybody’s name',
      'a <7+byron@users.noreply.github.com>',
      'byron <b@home.org>',
    ],
    [
      'the same handle as a name, and no account',
      'byron1815 <a@work.org>',
      'byron1815 <b@home.org>',
    ],
    [
      'the same handle on two hosts',
      'a <ada-dev@users.noreply.github.com>',
      'b <ada-dev@users.noreply.github.corp.example>',
    ],
    [
      'the same login on two hosts',
      'a <ada@users.noreply.github.com>',
      'b <ada@users.noreply.github.corp.example>',
    ],
    [
      'the mailmap tells two names of one email apart',
      'ada <pair@work.org>',
      'bo <pair@work.org>',
      'Ada Byron <ada@work.org> ada <pair@work.org>\nBo Li <bo@work.org> bo <pair@work.org>',
    ],
  ] as const) {
    it(rule, () => assert.equal(groups([a, b], mailmap ?? '').length, 2));
  }
});

it('a login that is somebody’s name joins only where names do', () => {
  const uses = ['Ada <7+ada-dev@users.noreply.github.com>', 'ada-dev <ada@work.org>'].map(use);
  assert.equal(joinPeople(uses, '').persons.length, 1);
  assert.equal(joinPeople(uses, '', { byName: false }).persons.length, 2);
});

describe('an email under unlike names', () => {
  const pair = [
    'Ada Byron <ada@work.org>',
    'Ada Byron <pair@work.org>',
    'Bo Li <bo@work.org>',
    'Bo Li <pair@work.org>',
  ];

  it('joins nobody when each has an email of their own; its commits go to the person of that name', () => {
    const people = join(pair);
    assert.deepEqual(groupsOf(people), [pair.slice(0, 2), pair.slice(2)]);
    assert.deepEqual(
      people.conflicts.map(({ email, names }) => ({ email, names })),
      [{ email: 'pair@work.org', names: ['Ada Byron', 'Bo Li'] }],
    );
    assert.deepEqual(people.conflicts[0]!.persons.toSorted(), ['p1', 'p2']);
  });

  it('joins no third name either', () => {
    assert.equal(groups([...pair, 'pairing <pair@work.org>']).length, 3);
  });

  it('joins nobody by being a noreply address', () => {
    const noreply = pair.map((text) =>
      text.replace('pair@work.org', '7+pair@users.noreply.github.com'),
    );
    assert.equal(groups(noreply).length, 2);
  });

  for (const [rule, ...texts] of [
    [
      'one of them has no other email',
      'Ada Byron <ada@work.org>',
      'Ada Byron <a@x.org>',
      'Bo Li <a@x.org>',
    ],
    [
      'they are one name with and without a part',
      'Ada Byron <ada@work.org>',
      'Ada Byron <a@x.org>',
      'Ada King Byron <a@x.org>',
      'Ada King Byron <king@x.org>',
    ],
    [
      'one is no full name',
      'Ada Byron <ada@work.org>',
      'Ada Byron <a@x.org>',
      'bo <a@x.org>',
      'bo <bo@x.org>',
    ],
    [
      'both used all of their emails under both names',
      'Ada Byron <a@x.org>',
      'Ada King <a@x.org>',
      'Ada Byron <b@x.org>',
      'Ada King <b@x.org>',
    ],
    [
      'the only other email is a placeholder',
      'Ada Byron <a@x.org>',
      'Bo Li <a@x.org>',
      'Ada Byron <root@localhost>',
      'Bo Li <noreply@github.com>',
    ],
  ] as const) {
    it(`joins where ${rule}`, () => {
      const people = join(texts);
      assert.deepEqual(people.conflicts, []);
      const shared = people.persons.filter(({ identities }) =>
        identities.some(({ email }) => email === 'a@x.org'),
      );
      assert.equal(shared.length, 1);
    });
  }
});

describe('bots and agents', () => {
  it('a bot’s name wins over a person’s email, whoever used it first', () => {
    for (const texts of [
      ['dependabot[bot] <ada@work.org>', ada],
      [ada, 'dependabot[bot] <ada@work.org>'],
    ]) {
      const people = join(texts);
      assert.deepEqual(people.persons.map(({ kind }) => kind).toSorted(), ['bot', 'human']);
    }
  });

  it('a bot under two addresses is one bot', () => {
    assert.equal(groups(['renovate[bot] <a@x.org>', 'renovate <b@x.org>']).length, 1);
  });

  it('the mailmap does not make a person of a bot', () => {
    const people = join(['renovate[bot] <r@x.org>', ada], 'Ada Byron <ada@work.org> <r@x.org>');
    assert.equal(people.persons.length, 2);
  });
});

describe('who is credited for a commit', () => {
  const people = join([
    'Ada Byron <ada@work.org>',
    'Bo Li <bo@work.org>',
    'Claude <noreply@anthropic.com>',
    'renovate[bot] <r@x.org>',
    'ab <ada@work.org>',
  ]);
  const [one, two, agent, bot, oneAgain] = [...people.personOf];
  for (const [rule, author, others, want] of [
    ['the author', 0, [], { person: one, coAuthors: [], agent: null }],
    ['with the persons in its trailers', 0, [1], { person: one, coAuthors: [two], agent: null }],
    [
      'not twice under two identities',
      0,
      [4, 1, 1],
      { person: one, coAuthors: [two], agent: null },
    ],
    ['no bot or agent as co-author', 0, [2, 3], { person: one, coAuthors: [], agent: null }],
    ['the human in an agent’s trailer', 2, [0], { person: one, coAuthors: [], agent }],
    ['the first of several', 2, [3, 1, 0], { person: two, coAuthors: [one], agent }],
    ['an agent alone', 2, [], { person: agent, coAuthors: [], agent: null }],
    ['a bot, though a human helped', 3, [0], { person: bot, coAuthors: [one], agent: null }],
    ['another identity of the author', 4, [], { person: oneAgain, coAuthors: [], agent: null }],
  ] as const) {
    it(rule, () => assert.deepEqual(people.attribute(author, others), want));
  }
});

describe('how a person is called', () => {
  for (const [rule, texts, name, mailmap] of [
    [
      'by the full name of most commits',
      ['Ada Byron <a@x.org> *2', 'Ada King <a@x.org> *3'],
      'Ada King',
    ],
    [
      'by the latest of two used equally',
      ['Ada Byron <a@x.org> *2 @9', 'Ada King <a@x.org> *2 @5'],
      'Ada Byron',
    ],
    [
      'by a full name, however many commits have a login',
      ['ada <a@x.org> *90', 'Ada Byron <a@x.org>'],
      'Ada Byron',
    ],
    [
      'counting a name over all of its emails',
      ['Ada Byron <a@x.org> *2', 'Ada Byron <b@x.org> *2', 'Ada King <a@x.org> *3'],
      'Ada Byron',
    ],
    ['by a login where there is no more', ['ada <a@x.org>'], 'ada'],
    ['by the email where there is no name', [' <a@x.org>'], 'a@x.org'],
    [
      'as the mailmap says',
      ['Ada Byron <a@x.org> *90', 'x <b@x.org>'],
      'Ada King',
      'Ada King <a@x.org> <b@x.org>',
    ],
  ] as const) {
    it(rule, () => assert.equal(join(texts, mailmap ?? '').persons[0]!.name, name));
  }
});

describe('why they were joined', () => {
  for (const [reason, other, mailmap] of [
    ['email', 'ab <ada@work.org>'],
    ['name', 'Ada Byron <ada@home.org>'],
    ['mailmap', 'xx <x@old.org>', '<ada@work.org> <x@old.org>'],
    ['noreply', 'b <ada@users.noreply.github.com>'],
    ['bot', 'renovate <b@x.org>'],
  ] as const) {
    it(reason, () => {
      const first =
        reason === 'noreply'
          ? 'a <7+ada@users.noreply.github.com>'
          : reason === 'bot'
            ? 'renovate[bot] <r@x.org>'
            : ada;
      assert.deepEqual(
        join([first, other], mailmap ?? '').joins.map((join) => join.reason),
        [reason],
      );
    });
  }

  it('one reason less than a person has identities', () => {
    const people = join([
      ada,
      'ab <ada@work.org>',
      'Ada Byron <ada@home.org>',
      'ab <ada@home.org>',
    ]);
    assert.equal(people.joins.length, 3);
  });
});

describe('finding a person', () => {
  const people = join([
    'Ada Byron <ada@work.org>',
    'Ada Byron <7+AdaB@users.noreply.github.com>',
    'Bo Li <bo@work.org>',
  ]);
  for (const query of ['Ada Byron', ' ada byron ', 'ADA@work.org', 'adab', '@adab']) {
    it(`by ${query}`, () => assert.deepEqual(people.find(query), [people.personOf[0]]));
  }
  it('not by a part of a name', () => assert.deepEqual(people.find('Ada'), []));
  it('and who is near', () =>
    assert.deepEqual(people.nearMatches('ada bryon'), [
      'Ada Byron <7+AdaB@users.noreply.github.com>',
    ]));
});

describe('hostile names', () => {
  for (const name of [
    '__proto__',
    'constructor',
    '\u0000',
    'a'.repeat(50_000),
    '\uD800 \uDC00',
    '<> <>',
    '((((a+)+)+)+)+ x',
  ]) {
    it(JSON.stringify(name.slice(0, 20)), () => {
      const people = joinPeople(
        [
          { name, email: name, commits: 1, newest: 0 },
          { name: 'Ada Byron', email: 'ada@work.org', commits: 1, newest: 0 },
        ],
        `${name} <${name}> <${name}>`,
      );
      assert.equal(people.persons.length, 2);
      assert.deepEqual(people.find('Ada Byron'), [people.personOf[1]]);
    });
  }
});

describe('joining, whatever the input', () => {
  const name = fc.constantFrom(
    '',
    'Ada',
    'Ada Byron',
    'Byron Adá',
    'Ada King',
    'Bo Li',
    'x',
    'renovate[bot]',
    'Claude Code',
  );
  const email = fc.constantFrom(
    '', 'a@x.org', 'A@x.org', 'b@x.org', 'c@x.org', 'none', 'noreply@github.com',
    '7+a@users.noreply.github.com', '7+b@users.noreply.github.com', 'a@users.noreply.github.com',
  ); // prettier-ignore
  const identities = fc
    .uniqueArray(
      fc.record({
        name,
        email,
        commits: fc.integer({ min: 1, max: 3 }),
        newest: fc.integer({ min: 0, max: 3 }),
      }),
      { selector: (item) => `${item.name}\0${item.email}`, maxLength: 14 },
    )
    .map((list) => structuredClone(list));
  const mailmap = fc
    .array(
      fc.constantFrom(
        'Ada Byron <a@x.org> <b@x.org>', '<a@x.org> <c@x.org>', 'Ada King <c@x.org>', 'Bo Li <b@x.org> x <a@x.org>', '# x', '<>',
      ), // prettier-ignore
      { maxLength: 4 },
    )
    .map((lines) => lines.join('\n'));
  const told = (people: People) => ({
    groups: groupsOf(people),
    names: people.persons.map((person) => `${person.id} ${person.kind} ${person.name}`),
    joins: people.joins,
    conflicts: people.conflicts,
  });

  it('does not depend on the order of the identities', () => {
    fc.assert(
      fc.property(
        identities.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        mailmap,
        ([list, shuffled], text) =>
          assert.deepEqual(told(joinPeople(shuffled, text)), told(joinPeople(list, text))),
      ),
    );
  });

  it('puts each identity into one person, who is of one kind', () => {
    fc.assert(
      fc.property(identities, mailmap, (list, text) => {
        const people = joinPeople(list, text);
        assert.equal(people.persons.flatMap((person) => person.identities).length, list.length);
        for (const [index, { name, email }] of list.entries()) {
          const person = people.persons[people.personOf[index]!]!;
          assert.ok(person.identities.some((own) => own.name === name && own.email === email));
        }
        assert.equal(people.joins.length, list.length - people.persons.length);
      }),
    );
  });

  it('joins nothing more when it is given its own answer', () => {
    fc.assert(
      fc.property(identities, mailmap, (list, text) => {
        const people = joinPeople(list, text);
        const again = people.persons.flatMap((person) =>
          person.identities.map((identity) => ({ ...identity, commits: 1, newest: 0 })),
        );
        assert.deepEqual(groupsOf(joinPeople(again, text)), groupsOf(people));
      }),
    );
  });
});
