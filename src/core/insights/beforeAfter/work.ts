/** Work that may have made an area easier to change, or steadier: which commits, when, on which files. */
import type { Contribution } from '../../contributions/contribution.ts';
import { baseOf, folderOf, isInside } from '../../contributions/paths.ts';
import { silence } from '../../contributions/span.ts';
import { isRevert, parseMessage } from '../../contributions/themes.ts';
import { dayOf } from '../../period.ts';
import type { PathChange, SubjectCommit } from '../../summary/input.ts';
import type { Past } from '../past.ts';
import type { ChangeLog } from './changeLog.ts';
import { isFixSubject } from './fixCommits.ts';
import { isSourcePath, nameOf, testedBy } from './sourceFiles.ts';
import type { Days } from './windows.ts';

/** How the work shows itself: tests were added, a check was, files were restructured. */
export const workKinds = ['tests', 'checks', 'restructured'] as const;
export type WorkKind = (typeof workKinds)[number];

/** Commits of the subject without a silence of 90 days between them. */
export interface Work {
  readonly commits: readonly SubjectCommit[];
  readonly kinds: readonly WorkKind[];
  readonly days: Days;
  readonly paths: readonly string[];
  /** New test files that are called after one file of the product. */
  readonly testsAdded: number;
}

/** So many files are many: to move, delete, or add tests for. */
const many = 3;
/** Of the contribution's home, so that all of it is the area. */
const fairPart = 1 / 4;
/** A commit that changes more files, or folders without a centre, is a sweep through the repository. */
const mostFiles = 200;
const mostFolders = 6;
/** A centre holds half of what was changed, and no larger part of the source than an area may. */
const largestCentre = 1 / 3;

const restructures =
  /\b(refactor\w*|restructur\w*|reorgani[sz]\w*|rearchitect\w*|split\w*|extract\w*|mov(e[ds]?|ing)|merge[sd]?|consolidat\w*|decoupl\w*|modulari[sz]\w*|simplif\w*|rework\w*|rewr(ite|ites|ote|itten)|unif(y|ies|ied)|untangl\w*)\b/i;
const checks =
  /\b(validat(es?|ed|ing|ions?)|harden(s|ed|ing)?|saniti[sz]\w*|invariants?|sanity[- ]checks?|lint(er|ing)? rules?|strict(er|ness)?|fuzz\w*|property[- ]based|idempoten\w*|type[- ]?safe\w*|null[- ]?checks?|bounds?[- ]checks?|rewr(ite|ites|ote|itten)|rework\w*)\b/i;

/** Moves, splits, merges or deletions of many files: the restructurings among a contribution's commits. */
export function findRestructurings(contribution: Contribution, log: ChangeLog): readonly Work[] {
  return findWork(contribution, log, (commit) =>
    isRestructuring(commit, log) && !isRevert(commit.subject) ? ['restructured'] : [],
  );
}

/** Tests added, checks added, restructurings; what mends or reverts is no hardening, for it is what is counted. */
export function findHardenings(contribution: Contribution, log: ChangeLog): readonly Work[] {
  const found = findWork(contribution, log, (commit) => {
    if (isFixSubject(commit.subject) || isRevert(commit.subject)) return [];
    const kinds: WorkKind[] = isRestructuring(commit, log) ? ['restructured'] : [];
    if (sourcesOf(commit).length > 0 && saysCheck(commit)) kinds.push('checks');
    if (testsAdded(commit, log) > 0) kinds.push('tests');
    return kinds;
  });
  return found.filter(
    ({ kinds, testsAdded: tests }) => kinds.some((kind) => kind !== 'tests') || tests >= many,
  );
}

/**
 * Files of today on which the work was done: those that it changed; those that its tests are called after; and where it
 * changed many files of a folder, or a quarter of the contribution's home, the others there.
 */
export function areaOfWork(
  { paths }: Work,
  { path: home }: Pick<Contribution, 'path'>,
  log: ChangeLog,
  { history }: Past,
): readonly number[] {
  const found = new Set<number>();
  /** A file under two names is one. */
  const inFolder = new Map<string, Set<number | string>>();
  for (const path of paths) {
    if (!isSourcePath(path)) continue;
    const number = history.findPath(path);
    const file = number < 0 ? -1 : log.fileOf[number]!;
    if (file >= 0) found.add(file);
    const folder = folderOf(path);
    const changed = inFolder.get(folder) ?? new Set();
    inFolder.set(folder, changed.add(file >= 0 ? file : path));
  }
  const atHome = log.files.flatMap(({ path }, file) =>
    home !== '' && isInside(path, home) ? [file] : [],
  );
  const worked = atHome.filter((file) => found.has(file)).length;
  if (worked >= many && worked >= atHome.length * fairPart)
    for (const file of atHome) found.add(file);
  for (const [folder, changed] of inFolder) {
    if (changed.size < many) continue;
    for (const file of log.inFolder.get(folder) ?? []) found.add(file);
  }
  for (const path of paths) {
    const file = testedFile(path, log);
    if (file !== null) found.add(file);
  }
  return [...found].sort((a, b) => a - b);
}

function findWork(
  { commits }: Contribution,
  log: ChangeLog,
  kindsOf: (commit: SubjectCommit) => readonly WorkKind[],
): readonly Work[] {
  const all = commits.flatMap((commit) => {
    const kinds = commit.excluded !== null || isSweep(commit, log) ? [] : kindsOf(commit);
    return kinds.length === 0 ? [] : [{ commit, kinds, day: dayOf(commit.landed) ?? 0 }];
  });
  const stretches: (typeof all)[] = [];
  for (const item of all) {
    const last = stretches.at(-1);
    if (last && item.day - last.at(-1)!.day <= silence) last.push(item);
    else stretches.push([item]);
  }
  return stretches
    .map((stretch): Work => {
      const changed = stretch.flatMap(({ commit }) => commit.paths.map(({ path }) => path));
      return {
        commits: stretch.map(({ commit }) => commit),
        kinds: workKinds.filter((kind) => stretch.some(({ kinds }) => kinds.includes(kind))),
        days: { from: stretch[0]!.day, to: stretch.at(-1)!.day + 1 },
        paths: [...new Set(changed)],
        testsAdded: stretch.reduce((sum, { commit }) => sum + testsAdded(commit, log), 0),
      };
    })
    .toSorted((a, b) => b.paths.length - a.paths.length || a.days.from - b.days.from);
}

/** A type as `docs: …` says what else it is about. */
function saysCheck({ subject }: SubjectCommit): boolean {
  const { type, text } = parseMessage(subject);
  return checks.test(text) && !/^(docs?|tests?|style|ci|build|deps)$/.test(type ?? '');
}

/** Whether it went through the repository instead of working on an area. */
function isSweep(commit: SubjectCommit, { files }: ChangeLog): boolean {
  if (commit.files > mostFiles) return true;
  const folders = sourcesOf(commit).map(({ path }) => folderOf(path));
  if (new Set(folders).size <= mostFolders) return false;
  const counts = new Map<string, number>();
  for (const folder of folders) {
    for (let at = folder; at !== ''; at = folderOf(at)) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const centres = [...counts].filter(([, count]) => count * 2 >= folders.length);
  return !centres.some(
    ([folder]) =>
      files.filter(({ path }) => isInside(path, folder)).length <= files.length * largestCentre,
  );
}

function isRestructuring(commit: SubjectCommit, log: ChangeLog): boolean {
  const sources = sourcesOf(commit);
  const renamed = renamedInFolder(commit, log);
  const gone = sources.filter(
    ({ path, change }) =>
      change === 'deleted' && !renamed.has(path) && !log.comesBack(path, commit.commit),
  ).length;
  if (gone >= many) return true;
  const come = sources.filter(
    ({ path, change }) => change === 'added' && !renamed.has(path),
  ).length;
  return sources.length >= many && gone + come > 0 && restructures.test(commit.subject);
}

/**
 * Both names of the files that a commit gave another name in the same folder. Where former names are not known, as many as
 * came there are taken for as many that went.
 */
function renamedInFolder({ commit, paths }: SubjectCommit, log: ChangeLog): ReadonlySet<string> {
  const names = new Set<string>();
  const added = paths.filter(({ change }) => change === 'added').map(({ path }) => path);
  for (const path of added) {
    const former = log.formerName(path, commit);
    if (former !== null && folderOf(former) === folderOf(path)) names.add(former).add(path);
  }
  const deleted = paths.filter(({ path, change }) => change === 'deleted' && !names.has(path));
  for (const path of added) {
    if (log.isFollowed(path) || log.formerName(path, commit) !== null) continue;
    const former = deleted.find(
      (other) => !names.has(other.path) && kindOf(other.path) === kindOf(path),
    );
    if (former) names.add(former.path).add(path);
  }
  return names;
}

/** Its folder and extension. */
function kindOf(path: string): string {
  return `${folderOf(path)}/${baseOf(path).slice(nameOf(baseOf(path)).length)}`;
}

function sourcesOf({ paths }: SubjectCommit): readonly PathChange[] {
  return paths.filter(({ path }) => isSourcePath(path));
}

/** Those that it moved, renamed or wrote anew under another name were there before. */
function testsAdded({ commit, paths }: SubjectCommit, log: ChangeLog): number {
  const testedBefore = new Set(
    paths.filter(({ change }) => change === 'deleted').map(({ path }) => testedFile(path, log)),
  );
  return paths.filter(({ path, change }) => {
    const tested = change === 'added' ? testedFile(path, log) : null;
    return tested !== null && !testedBefore.has(tested) && log.formerName(path, commit) === null;
  }).length;
}

/** The file that a test is called after, where it is one file; null where the path is no such test. */
function testedFile(path: string, { named, files }: ChangeLog): number | null {
  const tested = testedBy(path);
  if (tested === null) return null;
  const called = (named.get(tested.name) ?? []).filter((file) =>
    isInside(files[file]!.path, tested.folder),
  );
  return called.length === 1 ? called[0]! : null;
}
