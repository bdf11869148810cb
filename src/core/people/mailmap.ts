/** `.mailmap` as git reads it: proper name and email for the name and email of a commit. */
import type { Identity } from '../model.ts';

interface Proper {
  readonly name: string | null;
  readonly email: string | null;
}

/** What the file says about one email: for everybody who used it, and for single names. */
interface Entry {
  general: Proper;
  readonly byName: Map<string, Proper>;
}

const nothing: Proper = { name: null, email: null };

export interface Mailmap {
  /** The proper identity, or null where the file says nothing about this one. */
  lookUp(identity: Identity): Identity | null;
}

export function parseMailmap(text: string): Mailmap {
  const entries = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    // Only a line that begins with the sign is a comment.
    if (line.startsWith('#')) continue;
    const first = readAddress(line);
    if (!first || first.email === '') continue;
    const second = readAddress(first.rest);
    const entry = entryFor(entries, (second ?? first).email);
    const name = first.name;
    const email = second ? first.email : null;
    if (second?.name) entry.byName.set(lowerAscii(second.name), { name, email });
    // Several lines about one email complete each other.
    else entry.general = { name: name ?? entry.general.name, email: email ?? entry.general.email };
  }
  return {
    lookUp({ name, email }) {
      const entry = entries.get(lowerAscii(email));
      const proper = entry?.byName.get(lowerAscii(name)) ?? entry?.general;
      if (!proper || (proper.name === null && proper.email === null)) return null;
      return { name: proper.name ?? name, email: proper.email ?? email };
    },
  };
}

function entryFor(entries: Map<string, Entry>, email: string): Entry {
  const key = lowerAscii(email);
  let entry = entries.get(key);
  if (!entry) {
    entry = { general: nothing, byName: new Map() };
    entries.set(key, entry);
  }
  return entry;
}

/** The next `Name <email>` of a line, and what comes after it. */
function readAddress(
  text: string,
): { readonly name: string | null; readonly email: string; readonly rest: string } | null {
  const left = text.indexOf('<');
  const right = left < 0 ? -1 : text.indexOf('>', left + 1);
  if (right < 0) return null;
  return {
    name: text.slice(0, left).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '') || null,
    email: text.slice(left + 1, right),
    rest: text.slice(right + 1),
  };
}

/** Git compares without the case of the 26 letters alone. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
