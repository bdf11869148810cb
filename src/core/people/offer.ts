/** What the subject is asked about their identities, found in the history of a repository. */
import type { Identity } from '../model.ts';
import { joinPeople, type IdentityUse } from './people.ts';
import type { OfferedIdentity, SubjectOffer } from './subject.ts';

/** Commits by author and trailers, as often as they occur. */
export interface TrailerUse {
  readonly author: number;
  readonly coAuthors: readonly number[];
}

const mostPersons = 500;

/** Finds what is surely the git identity's, what only may be, and which agents name it. */
export function offerIdentities(
  uses: readonly IdentityUse[],
  mailmapText: string,
  identity: Identity | null,
  trailers: Iterable<TrailerUse>,
): SubjectOffer {
  const sure = joinPeople(uses, mailmapText, { byName: false });
  const all = joinPeople(uses, mailmapText);
  const persons = new Set(identity ? sure.find(identity.email) : []);
  const indices = uses.map((_, index) => index);
  const isSure = (index: number): boolean => persons.has(sure.personOf[index]!);
  const wide = new Set(indices.filter(isSure).map((index) => all.personOf[index]!));
  if (identity && wide.size === 0) for (const person of all.find(identity.name)) wide.add(person);
  const mayBe = (index: number): boolean => wide.has(all.personOf[index]!);

  const agents = new Map<string, number>();
  for (const { author, coAuthors } of trailers) {
    const person = all.persons[all.personOf[author]!]!;
    if (person.kind === 'agent' && coAuthors.some(mayBe))
      agents.set(person.name, (agents.get(person.name) ?? 0) + 1);
  }
  const offered = (index: number): OfferedIdentity => {
    const { name, email, commits } = uses[index]!;
    return { name, email, commits };
  };
  const byCommits = (list: readonly number[]): readonly OfferedIdentity[] =>
    list.toSorted((a, b) => uses[b]!.commits - uses[a]!.commits || a - b).map(offered);
  const members = new Map<number, number[]>();
  for (const index of indices) {
    const person = all.personOf[index]!;
    const list = members.get(person);
    if (list) list.push(index);
    else members.set(person, [index]);
  }
  return {
    sure: byCommits(indices.filter(isSure)),
    byName: byCommits(indices.filter((index) => !isSure(index) && mayBe(index))),
    agents: [...agents]
      .map(([name, commits]) => ({ name, commits }))
      .toSorted((a, b) => b.commits - a.commits),
    everybody: all.persons
      .flatMap((person, number) =>
        person.kind === 'human' ? [byCommits(members.get(number) ?? [])] : [],
      )
      .slice(0, mostPersons),
  };
}
