/**
 * How the subject made an area easier to enter: documents that they wrote in it, tests of it that they began, files of
 * it that they moved within it or split off others. What came within a half-year, without a long pause, is one opening.
 */
import type { Contribution } from '../contributions/contribution.ts';
import { isInside } from '../contributions/paths.ts';
import { placeKindOf } from '../placeKind.ts';
import type { Past } from './past.ts';

export const openingKinds = ['documents', 'tests', 'restructured'] as const;
type OpeningKind = (typeof openingKinds)[number];

/** A file that the subject's commit wrote or put in order. */
interface OpeningFile {
  readonly kind: OpeningKind;
  readonly path: number;
  readonly commit: number;
}

export interface Opening {
  /** Days (since 1970) of its first and last commit. */
  readonly from: number;
  readonly to: number;
  readonly files: readonly OpeningFile[];
}

/** So many files of a kind make an opening. */
const fewest: Readonly<Record<OpeningKind, number>> = { documents: 1, tests: 3, restructured: 3 };
const longestPause = 90;
const longest = 183;
/** Commits looked into for files that were split off others. */
const mostSplitCommits = 10;

const documentPath = /\.(md|mdx|rst|adoc)$/i;
const recordPath = /(^|\/)(changelog|changes|history|license|authors|contributors)[^/]*$/i;

/** All openings of the contribution's area, oldest first. */
export async function findOpenings(
  contribution: Contribution,
  past: Past,
): Promise<readonly Opening[]> {
  const commits = past
    .touching(past.below(contribution.path))
    .filter((commit) => past.credit.person(commit) === past.person);
  const files = [
    ...commits.flatMap((commit) => createdIn(commit, contribution.path, past)),
    ...testsOf(contribution, past),
    ...(await splitOff(commits, contribution.path, past)),
  ];
  const distinct = new Map(files.map((file) => [file.path, file] as const).reverse());
  const ordered = [...distinct.values()].toSorted(
    (a, b) => past.history.rank[a.commit]! - past.history.rank[b.commit]! || a.path - b.path,
  );
  const openings: Opening[] = [];
  for (const file of ordered) {
    const day = past.day(file.commit);
    const open = openings.at(-1);
    if (open && day - open.to <= longestPause && day - open.from <= longest)
      openings[openings.length - 1] = { ...open, to: day, files: [...open.files, file] };
    else openings.push({ from: day, to: day, files: [file] });
  }
  return openings.filter(({ files: made }) =>
    openingKinds.some((kind) => made.filter((file) => file.kind === kind).length >= fewest[kind]),
  );
}

/** Documents written, tests begun and code files moved within the area. */
function createdIn(commit: number, area: string, past: Past): readonly OpeningFile[] {
  const { history, survey } = past;
  const found: OpeningFile[] = [];
  for (const path of created(commit, past)) {
    const text = history.path(path);
    if (!isInside(text, area)) continue;
    const from = survey.lineages.renamedIn(commit, path);
    if (from >= 0) {
      const within = isInside(history.path(from), area) && isCode(path, past);
      if (within) found.push({ kind: 'restructured', path, commit });
    } else if (documentPath.test(text) && !recordPath.test(text)) {
      found.push({ kind: 'documents', path, commit });
    } else if (isTest(path, past)) {
      found.push({ kind: 'tests', path, commit });
    }
  }
  return found;
}

/** Test files beside the area, in the same package, that the subject created and that use it. */
function testsOf({ assets, path: area }: Contribution, past: Past): readonly OpeningFile[] {
  const { history, survey, credit, person } = past;
  const subject = credit.persons[person]!.id;
  const home = survey.packages
    .map(({ folder }) => folder)
    .filter((folder) => folder === area || isInside(area, folder))
    .reduce((inner, folder) => (folder.length > inner.length ? folder : inner), '');
  return assets
    .flatMap(({ adoptions }) => adoptions)
    .filter((use) => use.person === subject && !use.copied)
    .map((use) => ({
      kind: 'tests' as const,
      path: history.findPath(use.place),
      commit: history.findCommit(use.commit),
    }))
    .filter(
      ({ path, commit }) =>
        commit >= 0 &&
        isTest(path, past) &&
        isInside(history.path(path), home) &&
        created(commit, past).includes(path) &&
        survey.lineages.renamedIn(commit, path) < 0,
    );
}

/** Code files whose lines came, for the most part, out of other files of the area. */
async function splitOff(
  commits: readonly number[],
  area: string,
  past: Past,
): Promise<readonly OpeningFile[]> {
  const { history, survey } = past;
  const { splits } = past.ages();
  const candidates = commits
    .map((commit) => ({
      commit,
      paths: created(commit, past).filter(
        (path) =>
          isInside(history.path(path), area) &&
          isCode(path, past) &&
          survey.lineages.renamedIn(commit, path) < 0,
      ),
    }))
    .filter(({ commit, paths }) => paths.length >= 2 && paths.length < past.paths(commit).length)
    .toSorted((a, b) => b.paths.length - a.paths.length || a.commit - b.commit)
    .slice(0, mostSplitCommits);
  const found = await Promise.all(
    candidates.flatMap(({ commit, paths }) =>
      paths.map(async (path): Promise<readonly OpeningFile[]> => {
        const split = await splits.find(commit, path);
        const isWithin =
          split?.kind === 'split' &&
          split.sources.some((source) => isInside(history.path(source.path), area));
        return isWithin ? [{ kind: 'restructured', path, commit }] : [];
      }),
    ),
  );
  return found.flat();
}

/** Paths at which the commit created a file. */
function created(commit: number, { history }: Past): readonly number[] {
  const found: number[] = [];
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    if (history.change.before[at]! < 0) found.push(history.change.path[at]!);
  }
  return found;
}

/** A file with tests in it, not one that they read. */
function isTest(path: number, { history, survey }: Past): boolean {
  const text = history.path(path);
  return (
    survey.units.languageOf(path) !== undefined &&
    placeKindOf(text, false) === 'test' &&
    !/(^|\/)(__)?(fixtures?|testdata|snapshots?)(__)?\//.test(text)
  );
}

function isCode(path: number, { history, survey }: Past): boolean {
  return (
    survey.units.languageOf(path) !== undefined && placeKindOf(history.path(path), false) === 'code'
  );
}
