/** What the subject added to other people's areas, and which places there came to use it. */
import { baseOf } from '../../contributions/paths.ts';
import type { Asset } from '../../model.ts';
import { placeKindOf } from '../../placeKind.ts';
import { sampleByHash } from '../../sampling.ts';
import type { Past } from '../past.ts';
import { createOwnership, type OtherPeoplesArea } from './otherPeoplesAreas.ts';

/** A public name, or a whole file, that one commit of the subject added to an area of others. */
export interface Addition {
  readonly commit: number;
  readonly area: OtherPeoplesArea;
  readonly path: string;
  /** Null for a whole file. */
  readonly name: string | null;
}

/** More changed files than this are not looked into; which ones is decided by their paths alone. */
const mostChanges = 200;

export interface Additions {
  readonly list: readonly Addition[];
  /** The symbols among what was added, with their adoptions. */
  readonly symbols: readonly Asset[];
}

export async function findAdditions(past: Past, teamsKnown: boolean): Promise<Additions> {
  const { history, credit, person, survey } = past;
  const ownership = createOwnership(past, teamsKnown);
  const alive = new Set(survey.files.map((file) => file.path));
  const created: { addition: Addition; file: number }[] = [];
  const modified: { change: number; area: OtherPeoplesArea }[] = [];
  for (const commit of past.commits) {
    if (credit.person(commit) !== person) continue;
    for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
      const file = history.change.path[at]!;
      const path = history.path(file);
      if (history.change.after[at]! < 0 || !survey.units.languageOf(file)) continue;
      if (placeKindOf(path, false) !== 'code') continue;
      const area = ownership.areaOf(path, commit);
      if (area === null) continue;
      if (history.change.before[at]! < 0)
        created.push({ addition: { commit, area, path, name: null }, file });
      else if (alive.has(file)) modified.push({ change: at, area });
    }
  }
  const { change: changes } = history;
  const chosen = sampleByHash(
    modified,
    ({ change }) =>
      `${history.path(changes.path[change]!)} ${history.commitId(changes.commit[change]!)}`,
    mostChanges,
  );
  const isNew = await Promise.all(
    created.map(({ addition, file }) => isMadeAnew(addition, file, past)),
  );
  const list = created.filter((_, index) => isNew[index]).map(({ addition }) => addition);
  const isTaken = namesTaken(past);
  const added = await Promise.all(
    chosen.map(async ({ change, area }) => {
      const file = history.change.path[change]!;
      const names = (await namesAdded(change, past)).filter(isTaken);
      const commit = history.change.commit[change]!;
      return names.map((name): Addition => ({ commit, area, path: history.path(file), name }));
    }),
  );
  list.push(...added.flat());
  const named = list.filter(({ name }) => name !== null);
  const symbols =
    named.length === 0
      ? []
      : await past.symbolsOf(
          new Set(named.map(({ path }) => path)),
          new Set(named.map(({ name }) => name!)),
          person,
        );
  return { list, symbols };
}

/** Not what was split off other files, nor what took the place of a file of that name in the same commit. */
async function isMadeAnew({ commit, path }: Addition, file: number, past: Past): Promise<boolean> {
  const { history } = past;
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    const gone = history.change.after[at]! < 0;
    if (gone && baseOf(history.path(history.change.path[at]!)) === baseOf(path)) return false;
  }
  return (await past.ages().splits.find(commit, file)) === null;
}

/** Whether files of today take something by a name; only then is it worth to ask since when. */
function namesTaken({ survey }: Past): (name: string) => boolean {
  const names = new Set<string>();
  for (const { facts } of survey.files) {
    for (const imported of facts.imports)
      for (const name of imported.names ?? []) names.add(name.imported);
  }
  return (name) => names.has(name);
}

/** Public names that the version after a change defines and the one before does not. */
async function namesAdded(change: number, { history, survey }: Past): Promise<readonly string[]> {
  const { path, before, after } = history.change;
  const namesIn = (blob: number): Promise<ReadonlySet<string>> =>
    survey.loader.read(
      path[change]!,
      blob,
      (version) => new Set(version?.facts().definitions.map(({ name }) => survey.pool.own(name))),
    );
  const [old, now] = await Promise.all([namesIn(before[change]!), namesIn(after[change]!)]);
  return [...now].filter((name) => !old.has(name) && name !== 'default');
}
