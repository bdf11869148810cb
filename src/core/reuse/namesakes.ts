/** Files of one folder of which one is named after the other: `histogram.go`, `float_histogram.go`, `histogram_st.go`. */
import type { History } from '../history/history.ts';
import { baseName, folderOf } from '../history/lineage.ts';
import type { Units } from './units.ts';

/** A shorter name is part of too many others. */
const shortestName = 4;

export interface Namesakes {
  /** Paths of any time in the folder of a file, in its language, whose name is a part of its name. */
  beside(path: number): readonly number[];
}

export function createNamesakes(history: History, units: Units): Namesakes {
  let folders: ReadonlyMap<string, readonly number[]> | undefined;
  return {
    beside(path) {
      folders ??= codeByFolder(history, units);
      const text = history.path(path);
      const name = nameOf(text);
      return (folders.get(folderOf(text)) ?? []).filter((other) => {
        const part = nameOf(history.path(other));
        return (
          other !== path &&
          part.length >= shortestName &&
          part !== name &&
          name.includes(part) &&
          units.languageOf(other) === units.languageOf(path)
        );
      });
    },
  };
}

function codeByFolder(history: History, units: Units): ReadonlyMap<string, readonly number[]> {
  const folders = new Map<string, number[]>();
  for (let path = 0; path < history.pathCount; path++) {
    if (units.languageOf(path) === undefined) continue;
    const folder = folderOf(history.path(path));
    const list = folders.get(folder);
    if (list) list.push(path);
    else folders.set(folder, [path]);
  }
  return folders;
}

/** The name up to its first dot. */
function nameOf(path: string): string {
  return baseName(path).split('.')[0]!;
}
