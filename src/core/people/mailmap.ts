/** `.mailmap` as gitmailmap(5) describes it: proper name and email for the name and email of a commit. */
import type { Identity } from '../model.ts';

interface Entry {
  readonly properName: string | null;
  readonly properEmail: string | null;
  readonly name: string | null;
}

export interface Mailmap {
  /** The proper identity, or null where the file says nothing about this one. */
  lookUp(identity: Identity): Identity | null;
}

export function parseMailmap(text: string): Mailmap {
  const byEmail = new Map<string, Entry[]>();
  for (const raw of text.split('\n')) {
    const line = raw.replace(/^\s*#.*$/, '').trim();
    const found = /^([^<>]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?/.exec(line);
    if (!found) continue;
    const [, first = '', email = '', second, oldEmail] = found;
    const entry: Entry =
      oldEmail === undefined
        ? { properName: first.trim() || null, properEmail: null, name: null }
        : {
            properName: first.trim() || null,
            properEmail: email.trim(),
            name: (second ?? '').trim().toLowerCase() || null,
          };
    const key = (oldEmail ?? email).trim().toLowerCase();
    const list = byEmail.get(key) ?? [];
    list.push(entry);
    byEmail.set(key, list);
  }
  return {
    lookUp({ name, email }) {
      const entries = byEmail.get(email.toLowerCase());
      if (!entries) return null;
      const lower = name.toLowerCase();
      const entry =
        entries.findLast((candidate) => candidate.name === lower) ??
        entries.findLast((candidate) => candidate.name === null);
      if (!entry) return null;
      return { name: entry.properName ?? name, email: entry.properEmail ?? email };
    },
  };
}
