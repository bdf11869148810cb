/** `groundwork people`: who is who, and why. */
import type { Identity, Person, RepositoryRef, ToolRef } from '../core/model.ts';
import type { People } from '../core/people/people.ts';
import { visible } from './visible.ts';

export function peopleDocument(people: People, tool: ToolRef, repository: RepositoryRef): unknown {
  return {
    schema: 1,
    kind: 'people',
    tool,
    repository: {
      name: repository.name,
      head: repository.head,
      headDate: repository.headDate,
      ref: repository.ref,
    },
    people: people.persons.map((person) => ({
      id: person.id,
      name: person.name,
      kind: person.kind,
      identities: person.identities,
      why: joinsOf(people, person).map(({ identity, with: other, reason }) => ({
        identity,
        with: other,
        reason,
      })),
    })),
    conflicts: people.conflicts,
  };
}

function joinsOf(people: People, person: Person) {
  const own = new Set(person.identities.map(key));
  return people.joins.filter((join) => own.has(key(join.identity)));
}

function key({ name, email }: Identity): string {
  return `${name}\0${email}`;
}

const reasons = {
  confirmed: 'confirmed by themselves',
  mailmap: 'the mailmap says so',
  email: 'same email',
  noreply: 'same GitHub account',
  name: 'same full name',
  bot: 'same bot',
} as const;

/** The same for a reader at a terminal: only persons of whom there is something to tell. */
export function peopleTable(people: People): string {
  const lines: string[] = [];
  for (const person of people.persons) {
    const mark = person.kind === 'human' ? '' : ` (${person.kind})`;
    lines.push(`${person.id}  ${visible(person.name)}${mark}`);
    const why = joinsOf(people, person);
    for (const identity of person.identities) {
      const join = why.find((candidate) => key(candidate.identity) === key(identity));
      const because = join
        ? `  (${reasons[join.reason]} as ${visible(join.with.name)} <${visible(join.with.email)}>)`
        : '';
      lines.push(`      ${visible(identity.name)} <${visible(identity.email)}>${because}`);
    }
  }
  if (people.conflicts.length > 0) {
    lines.push('', 'Emails under several names; they joined nobody:');
    for (const conflict of people.conflicts) {
      lines.push(`      ${visible(conflict.email)}: ${conflict.names.map(visible).join(', ')}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
