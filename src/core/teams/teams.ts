/** Which team a path or a person belongs to, and where that is known from (CONTRACT.md, rule 10). */
import { type Document, LineCounter, parseDocument } from 'yaml';

import type { Identity, TeamSource } from '../model.ts';
import { noreplyAccount } from '../people/names.ts';
import { compilePattern, type PathMatcher } from './pattern.ts';

export interface TeamsInput {
  /** YAML text of a team file. */
  readonly teamsFile?: string | undefined;
  readonly codeowners?: { readonly path: string; readonly text: string } | undefined;
  readonly paths: readonly string[];
}

export interface Teams {
  readonly source: TeamSource;
  readonly ignored: readonly string[];
  readonly list: readonly string[];
  /** Owners of whatever no other line gives to somebody; absent where there are none. */
  readonly byDefault?: readonly string[];
  ofPath(path: string): readonly string[];
  ofPerson(identities: readonly Identity[]): readonly string[];
}

/** A team file that cannot be read; the sentence names the line. */
export class TeamsError extends Error {
  override readonly name = 'TeamsError';
}

/** Where GitHub looks for the file, in its order. */
export const codeownersPaths: readonly string[] = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
];

const none: readonly string[] = [];
/** Who owns more than this share of the owned files tells nothing apart. */
const nearlyEverything = 0.9;

export function findTeams(input: TeamsInput): Teams {
  if (input.teamsFile !== undefined) return fromFile(input.teamsFile);
  const owned = input.codeowners ? fromCodeowners(input.codeowners.text, input.paths) : null;
  return owned ?? fromAreas(input.paths);
}

/** Teams of an adoption: the owners of the place; if there are none, the teams of the person. */
export function teamsOfAdoption(
  teams: Pick<Teams, 'ofPath' | 'ofPerson'>,
  place: string,
  person: readonly Identity[],
): readonly string[] {
  const owners = teams.ofPath(place);
  return owners.length > 0 ? owners : teams.ofPerson(person);
}

function fromFile(text: string): Teams {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problem = document.errors[0];
  if (problem) {
    throw new TeamsError(
      `The team file is not valid YAML (line ${lines.linePos(problem.pos[0]).line}): ${problem.message.split('\n')[0]}`,
    );
  }
  const content = expand(document);
  const list = isRecord(content) && isRecord(content['teams']) ? content['teams'] : null;
  if (!list) throw new TeamsError('The team file has no `teams:` with team names below it.');
  const rules: { team: string; matches: PathMatcher }[] = [];
  const members = new Map<string, string[]>();
  for (const [team, entry] of Object.entries(list)) {
    if (!isRecord(entry))
      throw new TeamsError(`The team ${team} in the team file has neither people nor paths.`);
    for (const pattern of strings(entry['paths'], team, 'paths')) {
      const matches = compilePattern(pattern);
      if (!matches)
        throw new TeamsError(`The path ${pattern} of team ${team} cannot be read as a pattern.`);
      rules.push({ team, matches });
    }
    for (const person of strings(entry['people'], team, 'people')) {
      const key = person.toLowerCase().replace(/^@/, '');
      members.set(key, [...(members.get(key) ?? []), team]);
    }
  }
  return {
    source: 'file',
    ignored: [],
    list: Object.keys(list).toSorted(compare),
    ofPath: memoise((path) => {
      const segments = path.split('/');
      return [...new Set(rules.filter((rule) => rule.matches(segments)).map((rule) => rule.team))];
    }),
    ofPerson: (identities) => [
      ...new Set(
        identities.flatMap(({ name, email }) => [
          ...(members.get(email.toLowerCase()) ?? none),
          ...(members.get(noreplyAccount(email)?.login ?? '\0') ?? none),
          ...(members.get(name.toLowerCase()) ?? none),
        ]),
      ),
    ],
  };
}

/** The content of the file; one that repeats itself beyond reason is refused. */
function expand(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    throw new TeamsError('The team file repeats itself (by aliases) too often to be read.');
  }
}

function strings(value: unknown, team: string, key: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw new TeamsError(`The ${key} of team ${team} in the team file are not a list of texts.`);
  }
  return value as string[];
}

/** Patterns of a line for all files. */
const everything: ReadonlySet<string> = new Set(['*', '**', '/**']);

interface Rule {
  readonly pattern: string;
  readonly matches: PathMatcher;
  readonly owners: readonly string[];
}

/** Null where no team owns anything: then the areas tell more. */
function fromCodeowners(text: string, paths: readonly string[]): Teams | null {
  if (text.length > 3 * 1024 * 1024) return null;
  const rules: Rule[] = [];
  for (const raw of text.split('\n')) {
    const words = raw.trim().match(/(?:\\.|[^\s\\])+/g) ?? [];
    const comment = words.findIndex((word) => word.startsWith('#'));
    const [pattern, ...owners] = comment < 0 ? words : words.slice(0, comment);
    // GitHub skips a line that it cannot read.
    if (pattern === undefined || !owners.every(isOwner)) continue;
    const matches = compilePattern(pattern);
    if (matches) rules.push({ pattern, matches, owners });
  }
  const ownersOf = memoise((path) => {
    const segments = path.split('/');
    return rules.findLast((rule) => rule.matches(segments))?.owners ?? none;
  });
  const sample =
    paths.length > 4000
      ? paths.filter((_, index) => index % Math.ceil(paths.length / 4000) === 0)
      : paths;
  const counts = new Map<string, number>();
  let owned = 0;
  for (const path of sample) {
    const owners = ownersOf(path).filter(isTeam);
    if (owners.length > 0) owned++;
    for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const ignored = [...counts]
    .filter(([, count]) => count > owned * nearlyEverything)
    .map(([owner]) => owner);
  const kept = (owner: string): boolean => isTeam(owner) && !ignored.includes(owner);
  const list = [...new Set(rules.flatMap((rule) => rule.owners))].filter(kept).toSorted(compare);
  if (list.length === 0) return null;
  const byDefault = (
    rules.findLast(({ pattern }) => everything.has(pattern))?.owners ?? none
  ).filter(kept);
  return {
    source: 'codeowners',
    ignored: ignored.toSorted(compare),
    list,
    ...(byDefault.length > 0 ? { byDefault } : {}),
    ofPath: (path) => ownersOf(path).filter(kept),
    ofPerson: () => none,
  };
}

/** `@user`, `@org/team` or an email. */
function isOwner(word: string): boolean {
  return /^(?:@[^\s@/]+(?:\/[^\s@/]+)?|[^\s@]+@[^\s@]+)$/.test(word);
}

/** `@org/team`; a single `@user` or an email is a person. */
function isTeam(owner: string): boolean {
  return owner.startsWith('@') && owner.includes('/');
}

/** Top-level folders, or the folders of a workspace's packages; areas are never called teams. */
function fromAreas(paths: readonly string[]): Teams {
  const areaOf = (path: string): string | null => {
    const [first, second, third] = path.split('/');
    if (second === undefined || first!.startsWith('.')) return null;
    return third !== undefined && workspaceFolders.has(first!) ? `${first}/${second}` : first!;
  };
  const counts = new Map<string, number>();
  for (const path of paths) {
    const area = areaOf(path);
    if (area !== null) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  const list = [...counts]
    .filter(([, count]) => count >= 3)
    .map(([area]) => area)
    .toSorted(compare);
  if (list.length < 2)
    return { source: 'none', ignored: [], list: [], ofPath: () => none, ofPerson: () => none };
  const known = new Set(list);
  return {
    source: 'areas',
    ignored: [],
    list,
    ofPath(path) {
      const area = areaOf(path);
      return area !== null && known.has(area) ? [area] : none;
    },
    ofPerson: () => none,
  };
}

const workspaceFolders = new Set([
  'packages',
  'apps',
  'services',
  'libs',
  'modules',
  'plugins',
  'crates',
  'cmd',
  'internal',
  'pkg',
]);

function memoise(answer: (path: string) => readonly string[]): (path: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (path) => {
    let found = known.get(path);
    if (!found) known.set(path, (found = answer(path)));
    return found;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
