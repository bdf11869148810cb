/** Who speaks, and how other people are named: by role and team unless names were chosen. */
import { shorten } from '../../core/contributions/titles.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { visible } from '../visible.ts';

export interface Speaker {
  /** `I` or the subject's name. */
  readonly subject: string;
  /** `my` or `the maker’s`. */
  readonly possessive: string;
  /** `teams`, or null where the repository tells of none. */
  readonly hasTeams: boolean;
  /** Whether teams are known by the code that they own alone, so that nobody is told to be in one. */
  readonly ownersOnly: boolean;
  teamName(team: string): string;
  /** Name of one of the summary's repositories. */
  repository(index: number): string;
  /** `a colleague in Checkout`, or the name. */
  person(id: string | null, teams: readonly string[]): string;
  /** Text of the repository with everybody's names and addresses taken out, unless names were chosen. */
  quote(text: string): string;
  /** The same, cut at a word so that nobody's long text drowns the others. */
  tell(text: string, length?: number): string;
}

export function createSpeaker(summary: Summary): Speaker {
  const { subject, settings, teams, people } = summary;
  // Nobody speaks as “I” in a summary that another person made.
  const first = settings.voice === 'first' && summary.confirmed;
  const byId = new Map(people.map((person) => [person.id, person]));
  const hasTeams =
    teams.source === 'file' || teams.source === 'github' || teams.source === 'codeowners';
  const hide =
    settings.people === 'roles'
      ? hideNames(summary, vocabularyOf(summary))
      : (text: string) => text;
  const teamName = (team: string): string => {
    const name = short(team.slice(0, 500).replace(/^@[^/]*\//, ''), 60);
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
  return {
    subject: first ? 'I' : short(subject.name, 80),
    possessive: first ? 'my' : 'the maker’s',
    hasTeams,
    ownersOnly: teams.source === 'codeowners',
    teamName,
    repository: (index) => short(summary.repositories[index]?.name ?? '', 40),
    person(id, places) {
      if (id === subject.id) return first ? 'I' : short(subject.name, 80);
      const person = id === null ? undefined : byId.get(id);
      const where = hasTeams && places.length > 0 ? ` in ${teamName(places[0]!)}` : '';
      if (person && settings.people === 'names') return `${short(person.name, 80)}${where}`;
      return person?.kind === 'bot' ? 'a bot' : `a colleague${where}`;
    },
    quote: (text) => hide(visible(text)),
    tell: (text, length = 120) => shorten(hide(short(text, length)), length),
  };
}

function short(text: string, length: number): string {
  return shorten(visible(shorten(text, length)), length);
}

/** Words that the repository itself uses for its things; a login that is one of them cannot be told from it. */
function vocabularyOf(summary: Summary): string {
  const paths = summary.contributions.flatMap((item) => [
    item.path,
    ...item.assets.map((asset) => asset.path),
  ]);
  const repositories = summary.repositories.flatMap(({ name, webUrl }) => [name, webUrl ?? '']);
  return [...repositories, ...paths].join('\n').toLowerCase();
}

/** Replaces the names, emails and logins of the other persons; words of the repository's own vocabulary stay. */
function hideNames(
  { people, subject, logins = [] }: Summary,
  vocabulary: string,
): (text: string) => string {
  const own = new Set(
    subject.identities.flatMap(({ name, email }) => [name.toLowerCase(), email.toLowerCase()]),
  );
  const names = new Set<string>();
  const add = (name: string): void => {
    const text = name.trim().toLowerCase();
    const telling = /[\s@]/.test(text) || !vocabulary.includes(text);
    if (text.length >= 4 && telling && !own.has(text)) names.add(text);
  };
  for (const login of logins) add(login);
  for (const person of people) {
    if (person.id === subject.id || person.kind !== 'human') continue;
    for (const { name, email } of [...person.identities, { name: person.name, email: '' }]) {
      const login = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\./.exec(email)?.[1] ?? '';
      for (const text of [name, email, login]) add(text);
    }
  }
  const findNames = nameFinder(names);
  return (text) => {
    const hits = [...findNames(text.toLowerCase())].sort(
      (a, b) => b.length - a.length || (a < b ? -1 : 1),
    );
    if (hits.length === 0) return text;
    let hidden = text;
    for (const hit of hits) {
      const literal = hit.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      const pattern = new RegExp(
        String.raw`(?<![\p{L}\p{N}/_-])@?${literal}(?![\p{L}\p{N}/_-])`,
        'giu',
      );
      hidden = hidden.replace(pattern, 'a colleague');
    }
    return hidden;
  };
}

/** Finds which of many names a text holds, in one pass over it: by the first four characters, which every name has. */
function nameFinder(names: ReadonlySet<string>): (text: string) => ReadonlySet<string> {
  const byStart = new Map<string, string[]>();
  for (const name of names) {
    const start = name.slice(0, 4);
    byStart.set(start, [...(byStart.get(start) ?? []), name]);
  }
  return (text) => {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= text.length; at++) {
      for (const name of byStart.get(text.slice(at, at + 4)) ?? [])
        if (text.startsWith(name, at)) found.add(name);
    }
    return found;
  };
}
