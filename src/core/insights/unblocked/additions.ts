/** What the subject added to other people's areas, and which places there came to use it. */
import type { Asset } from '../../model.ts';
import { placeKindOf } from '../../placeKind.ts';
import type { Past } from '../past.ts';
import { sampleByHash } from '../sampling.ts';
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
  const list: Addition[] = [];
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
      if (history.change.before[at]! < 0) list.push({ commit, area, path, name: null });
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
