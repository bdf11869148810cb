/** Who of another repository is somebody known here. */
import type { Person } from '../model.ts';
import { isFullName, isSharedEmail, normaliseName } from '../people/names.ts';

/**
 * Ids of the others: that of the one known person with whom they share an address or, where no address tells, their full
 * name; else a new id that begins with `prefix`.
 */
export function identifyPeople(
  known: readonly Person[],
  others: readonly Person[],
  prefix: string,
): ReadonlyMap<string, string> {
  const knownBy = { emails: ownersOf(known, emailsOf), names: ownersOf(known, namesOf) };
  const othersBy = { emails: ownersOf(others, emailsOf), names: ownersOf(others, namesOf) };
  const only = (owners: Owners, key: string): Person | null => {
    const found = owners.get(key);
    return found?.size === 1 ? [...found][0]! : null;
  };
  const matches = (keys: readonly string[], here: Owners, there: Owners): ReadonlySet<Person> =>
    new Set(keys.flatMap((key) => (only(there, key) && only(here, key)) ?? []));
  return new Map(
    others.map((person) => {
      const byEmail = matches(emailsOf(person), knownBy.emails, othersBy.emails);
      const found =
        byEmail.size > 0 ? byEmail : matches(namesOf(person), knownBy.names, othersBy.names);
      // Two persons here who are one there: nobody can tell which of them it is.
      const id = found.size === 1 ? [...found][0]!.id : `${prefix}${person.id}`;
      return [person.id, id];
    }),
  );
}

type Owners = ReadonlyMap<string, ReadonlySet<Person>>;

function ownersOf(
  people: readonly Person[],
  keysOf: (person: Person) => readonly string[],
): Owners {
  const owners = new Map<string, Set<Person>>();
  for (const person of people) {
    for (const key of keysOf(person)) {
      const known = owners.get(key);
      if (known) known.add(person);
      else owners.set(key, new Set([person]));
    }
  }
  return owners;
}

function emailsOf({ identities }: Person): readonly string[] {
  const emails = identities.map(({ email }) => email.toLowerCase());
  return [...new Set(emails.filter((email) => !isSharedEmail(email)))];
}

function namesOf({ name, kind, identities }: Person): readonly string[] {
  const names = [name, ...identities.map((identity) => identity.name)].filter(isFullName);
  return [...new Set(names.map((each) => `${kind} ${normaliseName(each)}`))];
}
