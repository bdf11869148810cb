/** Which identities are the subject's own: what is found, and what they say about it (CONTRACT.md, rule 9). */
import type { Identity } from '../model.ts';

/** What the subject said; identities that are in neither list are judged as everybody's are, but never by name alone. */
export interface SubjectIdentities {
  readonly own: readonly Identity[];
  readonly notOwn: readonly Identity[];
  /** Whether commits count that an agent made with the subject in a trailer. */
  readonly agents: boolean;
}

/** Asks the subject; null where they give no answer. */
export type ConfirmSubject = (offer: SubjectOffer) => Promise<SubjectIdentities | null>;

export interface OfferedIdentity extends Identity {
  readonly commits: number;
}

/** What the subject is asked. */
export interface SubjectOffer {
  /** Joined with the repository's git identity by mailmap, email or account; empty where it made no commit. */
  readonly sure: readonly OfferedIdentity[];
  /** Joined by the full name alone. */
  readonly byName: readonly OfferedIdentity[];
  /** Agents that made commits with the subject in a trailer. */
  readonly agents: readonly { readonly name: string; readonly commits: number }[];
  /** Everybody, those with most commits first, for a subject whose git identity made no commit. */
  readonly everybody: readonly (readonly OfferedIdentity[])[];
}

/** A look-up of what was said about an identity. */
export function whatSubjectSaid(
  subject: SubjectIdentities | null,
): (identity: Identity) => 'own' | 'not-own' | null {
  const own = new Set(subject?.own.map(keyOf));
  const notOwn = new Set(subject?.notOwn.map(keyOf));
  return (identity) => {
    const key = keyOf(identity);
    return own.has(key) ? 'own' : notOwn.has(key) ? 'not-own' : null;
  };
}

/** Equal for identities that a commit states in the same letters. */
export function keyOf({ name, email }: Identity): string {
  return `${name}\n${email}`;
}
