/** Which contribution each commit of the subject belongs to. */
import type { SubjectCommit } from '../summary/input.ts';
import type { Theme } from './contribution.ts';
import type { AssetGroup } from './groupAssets.ts';
import { folderOf } from './paths.ts';
import { overridingTheme, themeOf } from './themes.ts';

export interface ThemeGroup {
  readonly theme: Theme;
  readonly commits: readonly SubjectCommit[];
}

export interface Assignment {
  /** Commits by group, in the order of the groups. */
  readonly ofGroup: readonly (readonly SubjectCommit[])[];
  readonly themes: readonly ThemeGroup[];
}

/** A commit belongs to the group that at least half of its paths lie in, else to a theme. */
export function assignCommits(
  groups: readonly AssetGroup[],
  commits: readonly SubjectCommit[],
): Assignment {
  const ofGroup = groups.map((): SubjectCommit[] => []);
  const themes = new Map<string, { theme: Theme; commits: SubjectCommit[] }>();
  const find = groupFinder(groups);
  for (const commit of commits) {
    if (commit.excluded !== null) continue;
    const group = overridingTheme(commit) === null ? mainGroup(commit, find) : -1;
    if (group >= 0) {
      ofGroup[group]!.push(commit);
      continue;
    }
    const theme = themeOf(commit);
    const key = `${theme.kind}\0${theme.area}`;
    const entry = themes.get(key) ?? { theme, commits: [] };
    entry.commits.push(commit);
    themes.set(key, entry);
  }
  return { ofGroup, themes: [...themes.values()] };
}

/** Finds the group of a path: the one that owns the file, else the nearest folder around it that is a group. */
export function groupFinder(groups: readonly AssetGroup[]): (path: string) => number {
  const files = new Map<string, number>();
  const folders = new Map<string, number>();
  const trees = new Map<string, number>();
  for (const [index, group] of groups.entries()) {
    for (const asset of group.assets) {
      if (asset.kind === 'package') {
        for (const former of asset.formerPaths) trees.set(former, index);
        continue;
      }
      for (const path of [asset.path, ...asset.formerPaths]) files.set(path, index);
    }
  }
  for (const [index, group] of groups.entries()) {
    if (group.extent === 'tree') trees.set(group.anchor, index);
    if (group.extent === 'folder') folders.set(group.anchor, index);
  }
  return (path) => {
    const own = files.get(path);
    if (own !== undefined) return own;
    let folder = folderOf(path);
    const beside = folders.get(folder);
    if (beside !== undefined) return beside;
    for (; folder !== ''; folder = folderOf(folder)) {
      const around = files.get(folder) ?? trees.get(folder);
      if (around !== undefined) return around;
    }
    return -1;
  };
}

function mainGroup(commit: SubjectCommit, find: (path: string) => number): number {
  const counts = new Map<number, number>();
  for (const { path } of commit.paths) {
    const group = find(path);
    if (group >= 0) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  let main = -1;
  let most = 0;
  for (const [group, count] of counts) {
    if (count > most || (count === most && group < main)) [main, most] = [group, count];
  }
  return most * 2 >= commit.paths.length ? main : -1;
}
