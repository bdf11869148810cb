/** A team file to begin with, from CODEOWNERS or from the areas of the repository. */
import { readHistory } from '../core/analyze.ts';
import { codeownersPaths, findTeams } from '../core/teams/teams.ts';
import {
  placeOf,
  withRepository,
  type EngineContext,
  type Request,
  type Result,
} from './context.ts';

const mostSuggestions = 2000;

export function seedTeams(request: Request<'teams'>, context: EngineContext): Result<'teams'> {
  return withRepository(request, context, async (repository) => {
    const { tree, texts, people } = await readHistory(repository, context.signal, context.progress);
    const paths = tree.map((entry) => entry.path);
    const owners = codeownersPaths.flatMap((path) => {
      const text = texts.get(path);
      return text === undefined ? [] : [{ path, text }];
    })[0];
    const teams = findTeams({ codeowners: owners, paths });
    const folders = foldersOf(paths);
    const pathsOf = (team: string): readonly string[] =>
      topmost(folders.filter((folder) => teams.ofPath(`${folder}/file`).includes(team)));
    const emails = people.persons
      .filter((person) => person.kind === 'human')
      .flatMap((person) => person.identities.map(({ email }) => email))
      .filter((email) => email !== '');
    return {
      place: placeOf(request.folder, repository),
      seed: seedOf(teams.source, teams.list, pathsOf),
      people: [...new Set(emails)].slice(0, mostSuggestions),
      folders: folders.slice(0, mostSuggestions).map((folder) => `/${folder}/`),
    };
  });
}

function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1))
      folders.add(path.slice(0, at));
  }
  return [...folders].toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

function depth(folder: string): number {
  return folder.split('/').length;
}

/** Folders whose parents are not among them. */
function topmost(folders: readonly string[]): readonly string[] {
  const kept = new Set<string>();
  for (const folder of folders) {
    const isInside = folder
      .split('/')
      .some((_, index, parts) => index > 0 && kept.has(parts.slice(0, index).join('/')));
    if (!isInside) kept.add(folder);
  }
  return [...kept];
}

function seedOf(
  source: string,
  list: readonly string[],
  pathsOf: (team: string) => readonly string[],
): string {
  const origin = {
    codeowners: 'They begin as CODEOWNERS says; correct them as you know better.',
    areas: 'They begin as the top-level folders; correct them as you know better.',
  }[source];
  const teams = list.length > 0 ? list : ['My Team'];
  const lines = [
    '# The teams of this repository: who builds on whose work across team lines.',
    `# ${origin ?? 'No teams are known here; name them.'}`,
    '# people: email addresses or logins. paths: patterns as in CODEOWNERS; the last match wins.',
    'teams:',
  ];
  for (const team of teams) {
    lines.push(`  ${quoted(nameOf(team))}:`, '    people: []');
    const paths = pathsOf(team);
    if (paths.length === 0) lines.push('    paths: []');
    else lines.push('    paths:', ...paths.map((path) => `      - ${quoted(`/${path}/`)}`));
  }
  return `${lines.join('\n')}\n`;
}

function nameOf(team: string): string {
  return team.replace(/^@[^/]*\//, '');
}

/** Plain where YAML takes it for this very text; else as a JSON string, which is one in YAML too. */
function quoted(text: string): string {
  const isPlain = /^[A-Za-z/](?:[\w ./-]*[\w/])?$/.test(text) && !yamlWords.test(text);
  return isPlain ? text : JSON.stringify(text);
}

const yamlWords = /^(?:y|yes|n|no|on|off|true|false|null)$/i;
