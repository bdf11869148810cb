import type { People } from '../core/people/people.ts';
import type { CommandLine } from './options.ts';
import type { Context } from './run.ts';

/** The one person whom a query names; an unknown or ambiguous one is an error that lists near matches. */
export function findPerson(people: People, query: string, option: string): number {
  const found = people.find(query);
  if (found.length === 1) return found[0]!;
  const list = (found.length > 1 ? found.map((person) => `${people.persons[person]!.name} <${people.persons[person]!.identities[0]!.email}>`) : people.nearMatches(query)).slice(0, 5);
  const near = list.length > 0 ? ` Near: ${list.join('; ')}.` : ' groundwork people lists everyone.';
  throw new Error(found.length > 1 ? `${option} ${query} names several people. Give an email.${near}` : `Nobody called ${query} is in this history (${option}).${near}`);
}

export function runSummary(_line: CommandLine, _context: Context): Promise<number> {
  throw new Error('pending');
}
