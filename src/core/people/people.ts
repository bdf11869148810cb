/**
 * Which names and emails belong to one person (CONTRACT.md, rule 9), and who is credited for a commit.
 *
 * Identities are joined in one pass over facts that do not depend on order: what the mailmap says, the email (unless
 * unlike people used it), the account of a noreply address, also as a name, and the normalised full name.
 */
import type { Identity, IdentityConflict, Join, JoinReason, Person, PersonKind } from '../model.ts';
import { parseMailmap } from './mailmap.ts';
import {
  isFullName,
  isSharedEmail,
  isUnmistakable,
  kindOf,
  noreplyAccount,
  normaliseName,
} from './names.ts';
import { whatSubjectSaid, type SubjectIdentities } from './subject.ts';

export interface IdentityUse extends Identity {
  readonly commits: number;
  /** Author date of the newest commit, in seconds. */
  readonly newest: number;
}

export interface Attribution {
  readonly person: number;
  readonly coAuthors: readonly number[];
  /** The agent that wrote the commit on that person's behalf. */
  readonly agent: number | null;
}

export interface People {
  /** In a fixed order: persons with more commits first, then by name and email. */
  readonly persons: readonly Person[];
  readonly personOf: Int32Array;
  readonly joins: readonly Join[];
  readonly conflicts: readonly IdentityConflict[];
  /** The person whose identities the subject confirmed, where they did. */
  readonly subject: number | null;
  /** Persons known by exactly that name, email or login, whatever its case. */
  find(query: string): readonly number[];
  /** Names and emails that look like the query. */
  nearMatches(query: string): readonly string[];
  attribute(author: number, coAuthors: readonly number[]): Attribution;
}

export interface JoinOptions {
  /** Whether a full name alone joins; without it yes. */
  readonly byName?: boolean;
  /** What the subject said about identities; it goes before everything else. */
  readonly subject?: SubjectIdentities | null;
}

export function joinPeople(
  uses: readonly IdentityUse[],
  mailmapText: string,
  { byName = true, subject = null }: JoinOptions = {},
): People {
  const said = whatSubjectSaid(subject);
  const mailmap = parseMailmap(mailmapText);
  const proper = uses.map((use) => mailmap.lookUp(use));
  const shown = uses.map((use, index) => proper[index] ?? use);
  const kinds = shown.map((use, index) => {
    const own = kindOf(uses[index]!.name, uses[index]!.email);
    return own === 'human' ? kindOf(use.name, use.email) : own;
  });
  const contested = findContested(shown, kinds);
  const groups = disjointSets(uses.length);
  const joins: Join[] = [];
  const firstBy = new Map<string, number>();
  const join = (plainKey: string, index: number, reason: JoinReason): void => {
    const saying = said(uses[index]!);
    if (reason === 'name' && (!byName || saying === 'own')) return;
    // What is not the subject's is joined among itself only.
    const key = saying === 'not-own' ? `not:${plainKey}` : plainKey;
    const first = firstBy.get(key);
    if (first === undefined) firstBy.set(key, index);
    else if (groups.union(first, index)) {
      const [identity, other] = [plain(uses[index]!), plain(uses[first]!)];
      joins.push({
        identity,
        with: other,
        reason: says(identity, other, reason) ? reason : 'mailmap',
      });
    }
  };

  const handles = findHandles(shown);
  // A fixed order of identities makes the recorded reasons independent of the order of commits.
  const order = uses.map((_, index) => index).sort((a, b) => compareIdentities(uses[a]!, uses[b]!));
  for (const index of order) {
    const kind = kinds[index]!;
    const { name, email } = shown[index]!;
    if (said(uses[index]!) === 'own') join('subject', index, 'confirmed');
    if (kind !== 'human') {
      join(`${kind}:${botName(name, email)}`, index, 'bot');
      continue;
    }
    const lower = email.toLowerCase();
    if (proper[index]) join(`mail:${normaliseName(name)}<${lower}>`, index, 'mailmap');
    const personal = contested.get(lower);
    if (personal) join(`mail:${lower}#${normaliseName(name)}`, index, 'email');
    else if (!isSharedEmail(email)) join(`mail:${lower}`, index, 'email');
    // An account stays the person's where the mailmap gave its address another one.
    for (const account of [noreplyAccount(email), noreplyAccount(uses[index]!.email)]) {
      if (!account || personal) continue;
      join(`login:${account.login}@${account.host}`, index, 'noreply');
      if (account.id) join(`account:${account.id}@${account.host}`, index, 'noreply');
    }
    if (isFullName(name)) join(`name:${normaliseName(name)}`, index, 'name');
    if (!byName || said(uses[index]!) === 'own') continue;
    for (const handle of [personal ? undefined : noreplyAccount(email)?.login, name.toLowerCase()])
      if (handle && handles.has(handle)) join(`handle:${handle}`, index, 'noreply');
  }
  const { persons, personOf } = makePersons(uses, shown, proper, kinds, groups, order);
  const subjectIndex = uses.findIndex((use) => said(use) === 'own');
  const subjectPerson = subjectIndex < 0 ? null : personOf[subjectIndex]!;
  const conflicts = [...contested]
    .map(([email, names]) => ({
      email,
      names: [...names].toSorted(),
      persons: [
        ...new Set(
          order
            .filter((index) => shown[index]!.email.toLowerCase() === email)
            .map((index) => persons[personOf[index]!]!.id),
        ),
      ].toSorted(),
    }))
    .toSorted((a, b) => compare(a.email, b.email));

  return {
    persons,
    personOf,
    joins,
    conflicts,
    subject: subjectPerson,
    find(query) {
      const wanted = query.trim().toLowerCase();
      const found = new Set<number>();
      for (const index of order) {
        const names = [
          uses[index]!.name,
          uses[index]!.email,
          shown[index]!.name,
          shown[index]!.email,
        ];
        const login = noreplyAccount(uses[index]!.email)?.login;
        if (
          names.some((name) => name.toLowerCase() === wanted) ||
          (login !== undefined && login === wanted.replace(/^@/, ''))
        ) {
          found.add(personOf[index]!);
        }
      }
      return [...found].toSorted((a, b) => a - b);
    },
    nearMatches(query) {
      const wanted = normaliseName(query)
        .split(' ')
        .filter((word) => word.length > 1);
      const scored = persons
        .map((person) => {
          const text = person.identities
            .map((identity) => `${identity.name} ${identity.email}`)
            .join(' ')
            .toLowerCase();
          return { person, score: wanted.filter((word) => text.includes(word)).length };
        })
        .filter((entry) => entry.score > 0)
        .toSorted((a, b) => b.score - a.score);
      return scored
        .slice(0, 5)
        .map(({ person }) => `${person.name} <${person.identities[0]?.email ?? ''}>`);
    },
    attribute(author, coAuthors) {
      const person = personOf[author]!;
      const others = [...new Set(coAuthors.map((identity) => personOf[identity]!))].filter(
        (other) => other !== person && persons[other]!.kind === 'human',
      );
      const refused = subject?.agents === false && others[0] === subjectPerson;
      if (persons[person]!.kind !== 'agent' || others.length === 0 || refused)
        return { person, coAuthors: others, agent: null };
      return { person: others[0]!, coAuthors: others.slice(1), agent: person };
    },
  };
}

/** Logins of noreply addresses that are nobody else's name, nor an account of another host. */
function findHandles(shown: readonly Identity[]): ReadonlySet<string> {
  const hosts = new Map<string, Set<string>>();
  for (const { email } of shown) {
    const account = noreplyAccount(email);
    if (account && isUnmistakable(account.login))
      hosts.set(account.login, (hosts.get(account.login) ?? new Set()).add(account.host));
  }
  return new Set([...hosts].flatMap(([login, { size }]) => (size === 1 ? [login] : [])));
}

/** Whether the identities say so by themselves: what is alike only in the mailmap's spelling is joined by the mailmap. */
function says(a: Identity, b: Identity, reason: JoinReason): boolean {
  if (reason === 'email') return a.email.toLowerCase() === b.email.toLowerCase();
  if (reason === 'name') return normaliseName(a.name) === normaliseName(b.name);
  return true;
}

/**
 * Emails used under two unlike full names that each also have an email of their own, which the other never used. A name
 * without one is taken for the same person under another name.
 */
function findContested(
  shown: readonly Identity[],
  kinds: readonly PersonKind[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const emailsOf = new Map<string, Set<string>>();
  const namesOf = new Map<string, Map<string, string>>();
  for (const [index, { name, email }] of shown.entries()) {
    if (kinds[index] !== 'human' || !isFullName(name) || isSharedEmail(email)) continue;
    const normal = normaliseName(name);
    const lower = email.toLowerCase();
    (emailsOf.get(normal) ?? emailsOf.set(normal, new Set()).get(normal)!).add(lower);
    const names = namesOf.get(lower) ?? new Map<string, string>();
    // Of several spellings always the same one, whichever came first.
    if (compare(name, names.get(normal) ?? name) <= 0) names.set(normal, name);
    namesOf.set(lower, names);
  }
  const contested = new Map<string, ReadonlySet<string>>();
  for (const [email, names] of namesOf) {
    const hasOwn = (name: string, beside: string): boolean =>
      [...emailsOf.get(name)!].some((own) => !emailsOf.get(beside)!.has(own));
    const list = [...names.keys()];
    const unlike = list.some((a, at) =>
      list.slice(at + 1).some((b) => !areAlike(a, b) && hasOwn(a, b) && hasOwn(b, a)),
    );
    if (unlike) contested.set(email, new Set(names.values()));
  }
  return contested;
}

/** One name holds all words of the other (a middle name, a second surname). */
function areAlike(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const longerWords = new Set(longer.split(' '));
  return shorter.split(' ').every((word) => longerWords.has(word));
}

function makePersons(
  uses: readonly IdentityUse[],
  shown: readonly Identity[],
  proper: readonly (Identity | null)[],
  kinds: readonly PersonKind[],
  groups: ReturnType<typeof disjointSets>,
  order: readonly number[],
) {
  const members = new Map<number, number[]>();
  for (const index of order) {
    const root = groups.find(index);
    const list = members.get(root);
    if (list) list.push(index);
    else members.set(root, [index]);
  }
  const drafts = [...members.values()].map((indices) => ({
    indices,
    commits: indices.reduce((sum, index) => sum + uses[index]!.commits, 0),
    name: nameOf(indices, uses, shown, proper),
    kind: kinds[indices[0]!]!,
  }));
  drafts.sort(
    (a, b) =>
      b.commits - a.commits ||
      compare(a.name, b.name) ||
      compareIdentities(uses[a.indices[0]!]!, uses[b.indices[0]!]!),
  );
  const personOf = new Int32Array(uses.length);
  const persons = drafts.map((draft, number): Person => {
    for (const index of draft.indices) personOf[index] = number;
    return {
      id: `p${number + 1}`,
      name: draft.name,
      kind: draft.kind,
      identities: draft.indices.map((index) => plain(uses[index]!)),
    };
  });
  return { persons, personOf };
}

/** The full name used in most commits, the latest of those; what the mailmap says goes before. */
function nameOf(
  indices: readonly number[],
  uses: readonly IdentityUse[],
  shown: readonly Identity[],
  proper: readonly (Identity | null)[],
): string {
  const mapped = indices.filter((index) => proper[index]);
  const pool = mapped.length > 0 ? mapped : indices;
  const full = pool.filter((index) => isFullName(shown[index]!.name));
  const named = full.length > 0 ? full : pool.filter((index) => shown[index]!.name !== '');
  const tally = new Map<string, { commits: number; newest: number }>();
  for (const index of named) {
    const entry = tally.get(shown[index]!.name) ?? { commits: 0, newest: -Infinity };
    entry.commits += uses[index]!.commits;
    entry.newest = Math.max(entry.newest, uses[index]!.newest);
    tally.set(shown[index]!.name, entry);
  }
  const best = [...tally].toSorted(
    ([a, x], [b, y]) => y.commits - x.commits || y.newest - x.newest || compare(a, b),
  )[0];
  return best?.[0] ?? uses[indices[0]!]!.email;
}

function botName(name: string, email: string): string {
  return (name || email).toLowerCase().replace(/\[bot\]$/, '');
}

function plain({ name, email }: Identity): Identity {
  return { name, email };
}

function disjointSets(count: number) {
  const parent = Int32Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = index; parent[at] !== root;) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    find,
    /** Whether the two were apart before. */
    union(a: number, b: number): boolean {
      const x = find(a);
      const y = find(b);
      if (x === y) return false;
      parent[Math.max(x, y)] = Math.min(x, y);
      return true;
    },
  };
}

function compareIdentities(a: Identity, b: Identity): number {
  return compare(a.email, b.email) || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
