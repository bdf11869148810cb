/** Summaries of one person's work in several repositories as one. */
import { byCodeUnits } from '../contributions/ids.ts';
import type { Person, TeamsUsed } from '../model.ts';
import { isFullName, isSharedEmail, normaliseName } from '../people/names.ts';
import { concludeSummary } from './concludeSummary.ts';
import { inCombined } from './inCombined.ts';
import type { Repository } from './input.ts';
import type { ArguedContribution, Summary, SummaryCoverage } from './summary.ts';

/**
 * Combines summaries of the same subject, period and settings, in the order given. People who share an email or a full
 * name are one person; whoever is the subject in one of them is the subject in all.
 */
export function combineSummaries(summaries: readonly Summary[]): Summary {
  const [first, ...others] = summaries;
  if (first === undefined) throw new Error('There is no summary to combine.');
  if (others.length === 0) return first;
  const { people, idOf } = joinPeople(summaries);
  const teams = combineTeams(summaries.map((summary) => summary.teams));
  const repositories = combineRepositories(summaries);
  const moved = summaries.map((summary, index) =>
    inCombined(summary, {
      repositories: summary.repositories.map(repositories.indexOf),
      position: index,
      idOf: (id) => idOf(index, id),
      withTeams: hasTeams(summary.teams) || !hasTeams(teams),
    }),
  );
  const searches = summaries.flatMap((summary, index) =>
    (summary.searches ?? []).map((claim) => ({
      ...claim,
      repository: repositories.indexOf(summaries[index]!.repositories[claim.repository]!),
    })),
  );
  return concludeSummary({
    tool: first.tool,
    repositories: repositories.list,
    subject: people.find((person) => person.id === idOf(0, first.subject.id))!,
    confirmed: summaries.every((summary) => summary.confirmed),
    period: first.period,
    settings: first.settings,
    coverage: combineCoverage(moved.map((summary) => summary.coverage)),
    teams,
    contributions: withDistinctIds(moved.flatMap((summary) => summary.contributions)),
    unmerged: moved.flatMap((summary) => summary.unmerged),
    people,
    logins: [...new Set(summaries.flatMap(({ logins = [] }) => logins))],
    ledger: moved.flatMap((summary) => summary.ledger),
    ...(searches.length > 0 ? { searches } : {}),
  });
}

interface Repositories {
  readonly list: readonly Repository[];
  readonly indexOf: (repository: Repository) => number;
}

/** Those that are summarised, then those that were searched only; one that several summaries name is there once. */
function combineRepositories(summaries: readonly Summary[]): Repositories {
  const all = summaries.flatMap((summary) => summary.repositories);
  const list: Repository[] = all.filter(({ searchedOnly }) => !searchedOnly);
  const indexOf = (repository: Repository): number => {
    const own = list.indexOf(repository);
    return own >= 0 ? own : list.findIndex((other) => isSameRepository(other, repository));
  };
  for (const repository of all) if (indexOf(repository) < 0) list.push(repository);
  return { list, indexOf };
}

function isSameRepository(a: Repository, b: Repository): boolean {
  return a.head === b.head && a.name === b.name && a.webUrl === b.webUrl;
}

function hasTeams({ source }: TeamsUsed): boolean {
  return source !== 'areas' && source !== 'none';
}

/** Known teams win over areas, which are never called teams. */
function combineTeams(list: readonly TeamsUsed[]): TeamsUsed {
  const known = list.filter(hasTeams);
  const areas = list.filter((teams) => teams.source === 'areas');
  const used = known.length > 0 ? known : areas.length > 0 ? areas : list;
  const distinct = (values: readonly string[]) => [...new Set(values)].toSorted(byCodeUnits);
  return {
    source: used[0]!.source,
    ignored: distinct(used.flatMap((teams) => teams.ignored)),
    list: distinct(used.flatMap((teams) => teams.list)),
  };
}

function combineCoverage(list: readonly SummaryCoverage[]): SummaryCoverage {
  const dates = (pick: 'from' | 'to') =>
    list
      .flatMap((coverage) => coverage[pick] ?? [])
      .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const streams = list.flatMap((coverage) => coverage.streams ?? []);
  return {
    complete: list.every((coverage) => coverage.complete),
    from: dates('from')[0] ?? null,
    to: dates('to').at(-1) ?? null,
    gaps: list.flatMap((coverage) => coverage.gaps),
    ...(streams.length > 0 ? { streams } : {}),
  };
}

/** A fork holds the same contributions as its origin; the later one gets an id of its own. */
function withDistinctIds(
  contributions: readonly ArguedContribution[],
): readonly ArguedContribution[] {
  const taken = new Set<string>();
  return contributions.map((contribution) => {
    let { id } = contribution;
    if (taken.has(id)) id = `${id}@${contribution.repository + 1}`;
    taken.add(id);
    return { ...contribution, id };
  });
}

interface Joined {
  readonly people: readonly Person[];
  readonly idOf: (summary: number, person: string) => string;
}

function joinPeople(summaries: readonly Summary[]): Joined {
  const contested = findContested(summaries);
  const byKey = new Map<string, Person[]>();
  const groups = new Map<Person, Person[]>();
  for (const { people, subject } of summaries) {
    for (const person of people) {
      const keys = keysOf(person, person.id === subject.id).filter((key) => !contested.has(key));
      const known = [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))];
      const group = [...new Set(known.map((other) => groups.get(other)!))].flat();
      group.push(person);
      for (const member of group) groups.set(member, group);
      for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), person]);
    }
  }
  const ids = new Map<readonly Person[], string>();
  const people: Person[] = [];
  for (const group of groups.values()) {
    if (ids.has(group)) continue;
    ids.set(group, `r${people.length + 1}`);
    people.push(asOne(group, `r${people.length + 1}`));
  }
  const known = summaries.map(
    (summary) =>
      new Map(summary.people.map((person) => [person.id, ids.get(groups.get(person)!)!])),
  );
  return { people, idOf: (summary, person) => known[summary]!.get(person) ?? person };
}

/** What two people of one repository have in common tells nobody apart, and joins nobody. */
function findContested(summaries: readonly Summary[]): ReadonlySet<string> {
  const contested = new Set<string>();
  for (const { people } of summaries) {
    const seen = new Map<string, Person>();
    for (const person of people) {
      for (const key of keysOf(person, false)) {
        const other = seen.get(key);
        if (other !== undefined && other !== person) contested.add(key);
        seen.set(key, person);
      }
    }
  }
  return contested;
}

function keysOf(person: Person, isSubject: boolean): readonly string[] {
  const emails = person.identities
    .map((identity) => identity.email.toLowerCase())
    .filter((email) => !isSharedEmail(email));
  const keys = emails.map((email) => `email ${email}`);
  if (isFullName(person.name)) keys.push(`name ${person.kind} ${normaliseName(person.name)}`);
  if (isSubject) keys.push('subject');
  return keys;
}

function asOne(group: readonly Person[], id: string): Person {
  const identities = new Map(
    group
      .flatMap((person) => person.identities)
      .map((identity) => [`${identity.name}\0${identity.email}`, identity]),
  );
  return { id, name: group[0]!.name, kind: group[0]!.kind, identities: [...identities.values()] };
}
