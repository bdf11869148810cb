/** Which identities the subject is asked about, and what their answer changes. */
import assert from 'node:assert/strict';

import { offerIdentities } from '../../../src/core/people/offer.ts';
import { joinPeople, type IdentityUse } from '../../../src/core/people/people.ts';

const use = (name: string, email: string, commits = 1): IdentityUse => ({
  name,
  email,
  commits,
  newest: 0,
});
const uses = [
  use('Ann Lee', 'ann@work.test', 30),
  use('ann', 'ann@work.test', 2),
  use('Ann Lee', 'ann@home.test', 5),
  use('Bo Li', 'bo@work.test', 9),
  use('Claude', 'noreply@anthropic.com', 4),
];
const [work, short, home, , agent] = [0, 1, 2, 3, 4] as const;
const plain = (index: number) => ({ name: uses[index]!.name, email: uses[index]!.email });
const git = { name: 'Ann Lee', email: 'ann@work.test' };

describe('what the subject is asked', () => {
  it('tells what is sure from what only the name says', () => {
    const offer = offerIdentities(uses, '', git, [{ author: agent, coAuthors: [home] }]);
    assert.deepEqual(
      offer.sure.map(({ email, name }) => [name, email]),
      [
        ['Ann Lee', 'ann@work.test'],
        ['ann', 'ann@work.test'],
      ],
    );
    assert.deepEqual(
      offer.byName.map(({ email, commits }) => [email, commits]),
      [['ann@home.test', 5]],
    );
    assert.deepEqual(offer.agents, [{ name: 'Claude', commits: 1 }]);
  });

  it('takes for sure what the mailmap says, though the name says it too', () => {
    const offer = offerIdentities(uses, 'Ann Lee <ann@work.test> <ann@home.test>\n', git, []);
    assert.equal(offer.sure.length, 3);
    assert.equal(offer.byName.length, 0);
  });

  it('offers by name alone where the git identity has another email', () => {
    const other = { name: 'Ann Lee', email: 'ann@new.test' };
    const offer = offerIdentities(uses, '', other, []);
    assert.equal(offer.sure.length, 0);
    assert.equal(offer.byName.length, 3);
  });

  it('offers everybody where nothing fits, those with most commits first, no agent', () => {
    const offer = offerIdentities(uses, '', { name: 'Zoe', email: 'zoe@x.test' }, []);
    assert.equal(offer.sure.length + offer.byName.length, 0);
    assert.deepEqual(
      offer.everybody.map(([first]) => first!.email),
      ['ann@work.test', 'bo@work.test'],
    );
  });
});

describe('what the subject said', () => {
  it('keeps an identity apart that is not theirs, though name or email would join it', () => {
    const people = joinPeople(uses, '', {
      subject: { own: [plain(work)], notOwn: [plain(home), plain(short)], agents: true },
    });
    assert.notEqual(people.personOf[home], people.personOf[work]);
    assert.notEqual(people.personOf[short], people.personOf[work]);
    assert.equal(people.subject, people.personOf[work]);
  });

  it('does not join by name alone what it did not mention, but by email', () => {
    const people = joinPeople(uses, '', {
      subject: { own: [plain(work)], notOwn: [], agents: true },
    });
    assert.notEqual(people.personOf[home], people.personOf[work]);
    assert.equal(people.personOf[short], people.personOf[work]);
  });

  it('joins what is theirs, whatever it is called', () => {
    const people = joinPeople(uses, '', {
      subject: { own: [plain(work), plain(3)], notOwn: [], agents: true },
    });
    assert.equal(people.personOf[3], people.personOf[work]);
  });

  it('leaves agents their commits where the subject does not want them', () => {
    const said = { own: [plain(work)], notOwn: [], agents: true };
    const counted = joinPeople(uses, '', { subject: said });
    assert.equal(counted.attribute(agent, [work]).person, counted.subject);
    const refused = joinPeople(uses, '', { subject: { ...said, agents: false } });
    assert.equal(refused.attribute(agent, [work]).person, refused.personOf[agent]);
    assert.equal(
      refused.attribute(agent, [3]).person,
      refused.personOf[3],
      'others keep what agents did for them',
    );
  });
});
