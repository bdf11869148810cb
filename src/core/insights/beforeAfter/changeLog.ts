/** Who changed which files of the product, and when: what every comparison of before and after is counted from. */
import { areaOf, folderOf } from '../../contributions/paths.ts';
import type { History } from '../../history/history.ts';
import type { Past } from '../past.ts';
import { isFixSubject } from './fixCommits.ts';
import { isSourcePath, nameOf } from './sourceFiles.ts';

/** A file of the product that exists at the revision read. */
export interface SourceFile {
  readonly path: string;
  /** Day on which the file that it continues was born. */
  readonly born: number;
}

/**
 * A commit of a person that changed a file of today's source, wherever that was then, and is not bulk. One that was picked
 * onto another branch and came with it a second time is there once.
 */
export interface Change {
  readonly commit: number;
  readonly person: number;
  readonly day: number;
  /** Files and areas of source that it changed, whatever became of them. */
  readonly sources: number;
  readonly areas: number;
  readonly isFix: boolean;
}

export interface ChangeLog {
  /** In order of their paths; a file is its index. */
  readonly files: readonly SourceFile[];
  /** The file of today that a path holds, or once held; -1 where none. */
  readonly fileOf: Int32Array;
  /** Files by their names without extension. */
  readonly named: ReadonlyMap<string, readonly number[]>;
  /** Files by the folders in which they lie, or once lay. */
  readonly inFolder: ReadonlyMap<string, ReadonlySet<number>>;
  /** In the order in which they landed. */
  readonly changes: readonly Change[];
  /** Changes of a file, by their index. */
  readonly ofFile: readonly (readonly number[])[];
  /** Whether a path is made anew after that commit. */
  comesBack(path: string, commit: string): boolean;
  /** The name from which a commit gave a file this one; null where it is new. */
  formerName(path: string, commit: string): string | null;
  /** Whether all former names of a path are known; of others only those that came with the same content. */
  isFollowed(path: string): boolean;
  /** The days read, `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** Commits that changed more files say nothing about each of them. */
export const mostFiles = 50;

const logs = new WeakMap<Past, ChangeLog>();

/** The log of a repository, made once. */
export function changeLogOf(past: Past): ChangeLog {
  const known = logs.get(past);
  if (known) return known;
  const log = readChangeLog(past);
  logs.set(past, log);
  return log;
}

function readChangeLog(past: Past): ChangeLog {
  const { history, credit, survey } = past;
  const found = findFiles(past);
  const { files, fileOf } = found;
  const areaNumbers = new Map<string, number>();
  const areaOfPath = new Int32Array(history.pathCount).fill(-2);
  /** -1 where the path is no source. */
  const areaNumber = (path: number): number => {
    if (areaOfPath[path] !== -2) return areaOfPath[path]!;
    const text = history.path(path);
    const area = isSourcePath(text) ? areaOf(text) : null;
    let number = area === null ? -1 : areaNumbers.get(area);
    if (number === undefined) areaNumbers.set(area!, (number = areaNumbers.size));
    areaOfPath[path] = number;
    return number;
  };
  const changes: Change[] = [];
  const ofFile = files.map((): number[] => []);
  const landed = new Set<string>();
  for (const commit of past.commits) {
    const start = history.changeStart[commit]!;
    const end = history.changeEnd[commit]!;
    if (end - start > mostFiles) continue;
    const touched = new Set<number>();
    const areas = new Set<number>();
    let sources = 0;
    for (let at = start; at < end; at++) {
      const path = history.change.path[at]!;
      const area = areaNumber(path);
      if (area < 0) continue;
      sources++;
      areas.add(area);
      if (fileOf[path]! >= 0) touched.add(fileOf[path]!);
    }
    if (touched.size === 0) continue;
    const change = `${history.author[commit]} ${history.authored[commit]} ${history.subject(commit)}`;
    if (landed.has(change)) continue;
    landed.add(change);
    for (const file of touched) ofFile[file]!.push(changes.length);
    changes.push({
      commit,
      person: credit.person(commit),
      day: past.day(commit),
      sources,
      areas: areas.size,
      isFix: isFixSubject(history.subject(commit)),
    });
  }
  const days = [...history.mainline].map(past.day);
  return {
    ...found,
    comesBack: (path, commit) => isMadeAfter(history, path, commit),
    formerName(path, commit) {
      const from = survey.lineages.renamedIn(history.findCommit(commit), history.findPath(path));
      return from < 0 ? null : history.path(from);
    },
    isFollowed(path) {
      const number = history.findPath(path);
      return found.fileOf[number]! >= 0 && survey.units.languageOf(number) !== undefined;
    },
    changes,
    ofFile,
    from: days.reduce((first, day) => Math.min(first, day), Infinity),
    to: days.reduce((last, day) => Math.max(last, day), -Infinity) + 1,
  };
}

function findFiles({
  history,
  survey,
  tree,
  day,
}: Past): Pick<ChangeLog, 'files' | 'fileOf' | 'named' | 'inFolder'> {
  const paths = tree
    .map((entry) => entry.path)
    .filter(isSourcePath)
    .map((path) => history.findPath(path))
    .filter((path) => path >= 0);
  const fileOf = new Int32Array(history.pathCount).fill(-1);
  for (const [file, path] of paths.entries()) fileOf[path] = file;
  const inFolder = new Map<string, Set<number>>();
  const named = new Map<string, number[]>();
  const files = paths.map((path, file): SourceFile => {
    const stretches = survey.lineages.of(path);
    for (const stretch of stretches) {
      if (fileOf[stretch.path]! < 0) fileOf[stretch.path] = file;
      const folder = folderOf(history.path(stretch.path));
      const known = inFolder.get(folder);
      if (known) known.add(file);
      else inFolder.set(folder, new Set([file]));
    }
    const name = nameOf(history.path(path));
    named.set(name, [...(named.get(name) ?? []), file]);
    const birth = history.mainline[stretches.at(-1)?.from ?? 0]!;
    return { path: history.path(path), born: day(birth) };
  });
  return { files, fileOf, named, inFolder };
}

/** The changes that touched any of the files, each once, in the order in which they landed. */
export function changesTouching(
  { changes, ofFile }: ChangeLog,
  files: readonly number[],
): readonly Change[] {
  const found = new Set(files.flatMap((file) => ofFile[file]!));
  return [...found].sort((a, b) => a - b).map((index) => changes[index]!);
}

function isMadeAfter(history: History, path: string, commit: string): boolean {
  const number = history.findPath(path);
  const after = history.rank[history.findCommit(commit)]!;
  const { change, pathChanges, pathStart } = history;
  return [...pathChanges.subarray(pathStart[number], pathStart[number + 1])].some(
    (at) => change.before[at]! < 0 && history.rank[change.commit[at]!]! > after,
  );
}
