/** The whole history of a repository as the insights ask about it. */
import { stemOf } from '../contributions/paths.ts';
import type { History } from '../history/history.ts';
import { folderOf } from '../history/pathNames.ts';
import { findUndoing } from '../history/reverts.ts';
import type { Asset, Period } from '../model.ts';
import { isInPeriod } from '../period.ts';
import { placeKindOf } from '../placeKind.ts';
import type { TreeEntry } from '../ports.ts';
import { findAdoptions } from '../reuse/adoptions.ts';
import { momentOf, pullRequestOf, type Credit } from '../reuse/credit.ts';
import type { Place } from '../reuse/place.ts';
import { createSplits, type Splits } from '../reuse/splits.ts';
import { findPlaces, type Survey } from '../reuse/survey.ts';
import { teamsOfAdoption, type Teams } from '../teams/teams.ts';
import { codeChangesOf, type CodeChange } from './areaActivity.ts';
import {
  filesOfAnyTime,
  sampleCohorts,
  type CohortSample,
  type FilesOfAnyTime,
} from './cohortSample.ts';
import type { Evidence } from './insight.ts';
import { createLifetimes, type Lifetimes } from './lifetimes.ts';
import { indexReferences, type References } from './references.ts';

/** Commits, paths and persons are the numbers that the history and the credit give them. */
export interface Past {
  readonly history: History;
  readonly credit: Credit;
  readonly survey: Survey;
  readonly tree: readonly TreeEntry[];
  /** The name of the branch that was read; null where the revision is called otherwise. */
  readonly branch: string | null;
  /** The subject. */
  readonly person: number;
  /** Every commit of a human that is no merge, in the order in which they landed, oldest first. */
  readonly commits: readonly number[];
  /** Day in UTC (since 1970) on which a commit landed. */
  day(commit: number): number;
  /** Day in UTC on which what stands at a mainline position landed. */
  landingDay(position: number): number;
  /** Every file of the revision that depends on something of the repository, with what it depends on. */
  places(): readonly Place[];
  /** What each commit that undoes another one undid. */
  undoing(): ReadonlyMap<number, number>;
  /** Paths that a commit changed. */
  paths(commit: number): readonly number[];
  /** Public symbols of these names in these files that the person originated, with their adoptions, quickly dated. */
  symbolsOf(
    paths: ReadonlySet<string>,
    names: ReadonlySet<string>,
    person: number,
  ): Promise<readonly Asset[]>;
  /** Commits of `commits` that changed any of the paths, oldest first, each once. */
  touching(paths: Iterable<number>): readonly number[];
  /** All paths of any time that lie in the folder, at whatever depth. */
  below(folder: string): readonly number[];
  /** All paths of any time whose file is called so until its first dot. */
  namesakes(stem: string): readonly number[];
  teamsOf(path: string): readonly string[];
  /** Whether a commit landed in the period. */
  isIn(commit: number, period: Period): boolean;
  /** Which of `commits` name an earlier one. */
  references(): References;
  /** A version of a file; null where it is binary, too large or missing. */
  text(path: number, blob: number): Promise<string | null>;
  /** A commit as a fact to open, with its subject line as the quotation, or with the place that it is about. */
  evidence(commit: number, place?: string): Evidence;
  /** Changes of code and tests, without commits that sweep over the repository; oldest first. */
  codeChanges(): readonly CodeChange[];
  /** How old code is and how much of it stands; made when it is first asked for. */
  ages(): Ages;
  readonly signal: AbortSignal;
}

export interface Ages {
  readonly files: FilesOfAnyTime;
  readonly lifetimes: Lifetimes;
  /** What new files were split off from. */
  readonly splits: Splits;
  /** The repository's own code of any age, the same sample for every contribution. */
  sample(): Promise<CohortSample>;
}

export interface PastInput {
  readonly history: History;
  readonly credit: Credit;
  readonly survey: Survey;
  readonly tree: readonly TreeEntry[];
  readonly teams: Pick<Teams, 'ofPath' | 'ofPerson'>;
  readonly boundary: ReadonlySet<number>;
  /** What the revision is called. */
  readonly ref?: string;
}

export function createPast(input: PastInput, person: number, signal: AbortSignal): Past {
  const { history, credit, survey, tree, teams } = input;
  const commits = [...history.order].filter(
    (commit) =>
      history.parents(commit).length < 2 && credit.persons[credit.person(commit)]!.kind === 'human',
  );
  const isCounted = new Uint8Array(history.commitCount);
  for (const commit of commits) isCounted[commit] = 1;
  let references: References | undefined;
  let ages: Ages | undefined;
  let codeChanges: readonly CodeChange[] | undefined;
  const landingDay = (position: number): number =>
    Math.floor(history.committed[history.mainline[position]!]! / 86_400);
  let undoing: ReadonlyMap<number, number> | undefined;
  let places: readonly Place[] | undefined;
  let folders: ReadonlyMap<string, readonly number[]> | undefined;
  let stems: ReadonlyMap<string, readonly number[]> | undefined;
  const past: Past = {
    history,
    credit,
    survey,
    tree,
    branch: branchOf(input.ref),
    person,
    commits,
    signal,
    day: (commit) => landingDay(history.landedAt[commit]!),
    landingDay,
    undoing: () => (undoing ??= findUndoing(history)),
    places: () => (places ??= findPlaces(survey, null, history)),
    paths: (commit) => [
      ...history.change.path.subarray(history.changeStart[commit], history.changeEnd[commit]),
    ],
    touching(paths) {
      const found = new Set<number>();
      for (const path of paths) {
        for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
          const commit = history.change.commit[history.pathChanges[at]!]!;
          if (isCounted[commit] === 1) found.add(commit);
        }
      }
      return [...found].sort((a, b) => history.rank[a]! - history.rank[b]!);
    },
    below(folder) {
      folders ??= pathsBy(history, foldersAbove);
      return folders.get(folder) ?? [];
    },
    namesakes(stem) {
      stems ??= pathsBy(history, (path) => [stemOf(path)]);
      return stems.get(stem) ?? [];
    },
    codeChanges: () => (codeChanges ??= codeChangesOf(past)),
    ages: () => (ages ??= createAges(input, signal)),
    async symbolsOf(paths, names, owner) {
      const { assets } = await findAdoptions({
        history,
        survey,
        credit,
        boundary: input.boundary,
        placeKind: placeKindOf,
        teams: {
          ofPath: teams.ofPath,
          ofAdoption: (place, who) =>
            teamsOfAdoption(teams, place, credit.persons[who]!.identities),
        },
        query: {
          picks: (path) => paths.has(path),
          symbol: null,
          allSymbols: false,
          names,
          owner,
          originatedOnly: true,
          exhaustive: false,
          isTold: () => true,
        },
        signal,
        progress: { report() {} },
      });
      return assets;
    },
    teamsOf: (path) => teams.ofPath(path),
    isIn: (commit, period) => isInPeriod(momentOf(history, commit).landed, period),
    references: () => (references ??= indexReferences(history, commits)),
    text: (path, blob) => survey.loader.read(path, blob, (version) => version?.text() ?? null),
    evidence(commit, place) {
      const owner = credit.persons[credit.person(commit)]!;
      return {
        kind: 'commit',
        repository: 0,
        ...idAndDates(history, commit),
        person: owner.id,
        pullRequest: pullRequestOf(history, commit),
        teams: place === undefined ? [] : teams.ofPath(place),
        asset: null,
        place: place ?? null,
        line: null,
        text: place === undefined ? history.subject(commit) : null,
      };
    },
  };
  return past;
}

function createAges({ history, survey, credit }: PastInput, signal: AbortSignal): Ages {
  const files = filesOfAnyTime(history, survey);
  const splits = createSplits(history, survey.units, survey.loader);
  const lifetimes = createLifetimes(history, survey, credit, splits);
  let sample: Promise<CohortSample> | undefined;
  return {
    files,
    lifetimes,
    splits,
    sample: () => (sample ??= sampleCohorts(history, survey, lifetimes, files, signal)),
  };
}

function branchOf(ref = ''): string | null {
  const name = ref.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, '').replace(/^origin\//, '');
  return name === '' || name === 'HEAD' || name.startsWith('refs/') ? null : name;
}

function idAndDates(history: History, commit: number) {
  const { commit: id, authored, landed } = momentOf(history, commit);
  return { id, authored, landed };
}

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === '') return folders;
  }
}

/** All paths by what each of them is called, or lies in. */
function pathsBy(
  history: History,
  keysOf: (path: string) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (let path = 0; path < history.pathCount; path++) {
    for (const key of keysOf(history.path(path))) {
      const known = found.get(key);
      if (known) known.push(path);
      else found.set(key, [path]);
    }
  }
  return found;
}
