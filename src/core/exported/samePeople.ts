/** Which person of one reading is which of another: by name where names are told, else by the facts they stand behind. */
import type { ExportedSummary } from './exportedSummary.ts';

/** Ids of the recorded document to those of the one found anew; a person without a counterpart is left out. */
export function matchPeople(
  recorded: ExportedSummary,
  found: ExportedSummary,
): ReadonlyMap<string, string> {
  const matched = new Map([[recorded.subject.id, found.subject.id]]);
  const taken = new Set(matched.values());
  const join = (id: string, other: string | undefined): void => {
    if (other === undefined || matched.has(id) || taken.has(other)) return;
    matched.set(id, other);
    taken.add(other);
  };
  const byIdentity = new Map(
    found.people.flatMap(({ id, identities = [] }) =>
      identities.map(({ name, email }) => [`${name}\n${email}`, id] as const),
    ),
  );
  for (const { id, identities = [] } of recorded.people) {
    for (const { name, email } of identities) join(id, byIdentity.get(`${name}\n${email}`));
  }
  for (const { id, other } of inOrder(votes(recorded, found))) join(id, other);
  return matched;
}

interface Vote {
  readonly id: string;
  readonly other: string;
  readonly count: number;
}

/** Those who stand behind most of the same facts first; of equals, those who have the same id. */
function inOrder(all: readonly Vote[]): readonly Vote[] {
  return all.toSorted(
    (a, b) => b.count - a.count || Number(b.id === b.other) - Number(a.id === a.other),
  );
}

function votes(recorded: ExportedSummary, found: ExportedSummary): readonly Vote[] {
  const counts = new Map<string, Vote>();
  const known = deeds(found);
  for (const [deed, id] of deeds(recorded)) {
    const other = known.get(deed);
    if (other === undefined) continue;
    const key = `${id}\n${other}`;
    counts.set(key, { id, other, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Who stands behind what, as both readings call it. */
function deeds({ contributions }: ExportedSummary): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const { id, assets, payoff } of contributions) {
    for (const asset of assets) {
      if (asset.born.person !== null) all.set(`born ${id} ${asset.id}`, asset.born.person);
      for (const [index, { person, role }] of asset.makers.entries())
        all.set(`maker ${id} ${asset.id} ${index} ${role}`, person);
    }
    for (const { asset, place, person, coAuthors } of payoff) {
      if (person !== null) all.set(`use ${id} ${asset} ${place}`, person);
      for (const [index, other] of coAuthors.entries())
        all.set(`with ${id} ${asset} ${place} ${index}`, other);
    }
  }
  return all;
}

/** The value with every person under the name that `nameOf` gives; facts hold persons under `person` and `coAuthors` only. */
export function withPeople(value: unknown, nameOf: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withPeople(item, nameOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      if (key === 'person' && typeof inner === 'string') return [key, nameOf(inner)];
      if (key === 'coAuthors' && Array.isArray(inner))
        return [key, inner.map((id) => (typeof id === 'string' ? nameOf(id) : id))];
      return [key, withPeople(inner, nameOf)];
    }),
  );
}
