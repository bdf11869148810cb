/** From what a contribution consists of to everything that follows from it: when it was built, and who uses it. */
import type { Period, Person } from '../model.ts';
import type { SubjectCommit } from '../summary/input.ts';
import type { Contribution, WorkSpan } from './contribution.ts';
import { folderOf } from './paths.ts';
import { daysBetween, firstStretch } from './span.ts';
import { type UseContext, commitsOn, findUses, isOriginatedBy, subjectSince } from './uses.ts';

/** What a contribution is called and consists of; commits oldest first. */
export type ContributionParts = Omit<Contribution, 'span' | 'upkeep' | 'uses'>;

/** What is known beside the contribution itself: who made it, in which period, and all of their commits. */
export function createUseContext(
  subject: Person,
  people: readonly Person[],
  period: Period,
  commits: readonly SubjectCommit[],
): UseContext {
  const byPath = commitsByPath(
    commits.filter(({ excluded }) => excluded === null),
    pathsTold,
  );
  const everyByPath = commitsByPath(commits, everyPath);
  return {
    subject,
    people: new Map(people.map((person) => [person.id, person])),
    period,
    touched: (path, repository) => byPath.get(`${repository}\0${path}`) ?? [],
    changed: (path, repository) => everyByPath.get(`${repository}\0${path}`) ?? [],
  };
}

export function composeContribution(parts: ContributionParts, context: UseContext): Contribution {
  const { assets, commits } = parts;
  if (assets.length === 0) {
    const span = { from: commits[0]!.landed, to: commits.at(-1)!.landed };
    return { ...parts, span, upkeep: null, uses: [] };
  }
  const births = assets.map((asset) => subjectSince(asset, context) ?? asset.born.landed);
  const isOrigin = assets.some((asset) => isOriginatedBy(asset, context.subject));
  // Every commit on an asset is a part of the work on it, whatever it is told under.
  const work = landingsOf([...commits, ...assets.flatMap((asset) => commitsOn(asset, context))]);
  const span = spanOf([...births, ...work], isOrigin);
  const later = work.filter((landed) => daysBetween(span.to, landed) > 0);
  return {
    ...parts,
    span,
    upkeep: later.length === 0 ? null : latest(later),
    uses: findUses(assets, context),
  };
}

/** What somebody else originated has no building of its own: where most came after a silence, the span is all of it. */
function spanOf(dates: readonly string[], isOrigin: boolean): WorkSpan {
  const first = firstStretch(dates);
  const after = dates.filter((date) => daysBetween(first.to, date) > 0);
  if (isOrigin || after.length * 2 <= dates.length) return first;
  return { from: first.from, to: latest(dates) };
}

function latest(dates: readonly string[]): string {
  return dates.reduce((a, b) => (daysBetween(a, b) > 0 ? b : a));
}

/** When each of the commits landed, each once. */
function landingsOf(commits: readonly SubjectCommit[]): readonly string[] {
  return [...new Map(commits.map(({ commit, landed }) => [commit, landed])).values()];
}

/** The asset that is the whole of a repository. */
const wholeRepository = '.';

/** Commits by repository and path; a folder stands for all that lies below it. */
function commitsByPath(
  commits: readonly SubjectCommit[],
  pathsOf: (commit: SubjectCommit) => readonly string[],
): ReadonlyMap<string, readonly SubjectCommit[]> {
  const byPath = new Map<string, SubjectCommit[]>();
  for (const commit of commits) {
    for (const path of withFolders(pathsOf(commit))) {
      const key = `${commit.repository}\0${path}`;
      const list = byPath.get(key);
      if (list) list.push(commit);
      else byPath.set(key, [commit]);
    }
  }
  return byPath;
}

function pathsTold({ paths }: SubjectCommit): readonly string[] {
  return paths.map(({ path }) => path);
}

function everyPath(commit: SubjectCommit): readonly string[] {
  return [...pathsTold(commit), ...(commit.morePaths ?? [])];
}

/** Paths and all folders around them, each once. */
function withFolders(paths: readonly string[]): ReadonlySet<string> {
  const all = new Set([wholeRepository]);
  for (const path of paths) {
    for (let at = path; at !== '' && !all.has(at); at = folderOf(at)) all.add(at);
  }
  return all;
}
