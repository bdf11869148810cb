/** Whom an engineer can ask about a contribution: the people who began to use it, the latest first. */
import type { EditedContribution, EditedSummary } from '../core/draft/editedSummary.ts';
import { visible } from '../report/visible.ts';
import type { AskedUse } from '../report/words/ask.ts';

export interface Adopter {
  readonly id: string;
  readonly name: string;
  /** An address that a person reads; null where only a hosting service's is known. */
  readonly email: string | null;
  readonly use: AskedUse;
}

const mostAdopters = 30;

export function adoptersOf(
  { found }: EditedContribution,
  { people }: EditedSummary['summary'],
): readonly Adopter[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const first = new Map<string, Adopter>();
  for (const { adoption } of found?.uses ?? []) {
    const person = byId.get(adoption.person);
    if (!person || first.has(person.id)) continue;
    const email = person.identities.map((identity) => identity.email).find(isMailbox) ?? null;
    const { landed } = adoption;
    const use = { place: visible(adoption.place.slice(-200)), landed };
    first.set(person.id, { id: person.id, name: visible(person.name.slice(0, 80)), email, use });
  }
  return [...first.values()].toReversed().slice(0, mostAdopters);
}

function isMailbox(email: string): boolean {
  return (
    /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+$/.test(email) && !/noreply|no-reply/i.test(email)
  );
}
