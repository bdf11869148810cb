/** Areas that were other people's when the subject changed something in them. */
import { folderOf } from '../../contributions/paths.ts';
import { sampleByHash } from '../../sampling.ts';
import type { Past } from '../past.ts';

/** An area as it was before one commit of the subject. */
export interface OtherPeoplesArea {
  readonly folder: string;
  /** Teams that own the file that was changed, where teams are known. */
  readonly teams: readonly string[];
  /** Commits there before, and those of other people among them. */
  readonly commits: number;
  readonly ofOthers: number;
  /** The other people who made them. */
  readonly people: ReadonlySet<number>;
}

/** Fewer commits than this tell nothing about whose area it is. */
const fewestCommits = 10;
/** Who made more of the commits than this, or so many, works there too. */
const largestShare = 0.1;
const mostOwn = 10;
/** A team that owns a larger share of the files that the subject changed than this is their own. */
const homeShare = 0.2;
/** More of these files are not asked about; which ones is decided by their paths alone. */
const mostFiles = 400;

export interface Ownership {
  /** The nearest area around the file (not the whole repository) if it was other people's; else null. */
  areaOf(path: string, commit: number): OtherPeoplesArea | null;
}

/** The commits of a folder, oldest first, and how many of the subject's stand before each. */
interface Activity {
  readonly commits: readonly number[];
  readonly ownBefore: Int32Array;
}

export function createOwnership(past: Past, teamsKnown: boolean): Ownership {
  const { history, credit, person } = past;
  const activities = new Map<string, Activity>();
  const activityIn = (folder: string): Activity => {
    let known = activities.get(folder);
    if (!known) {
      const commits = past.touching(past.below(folder));
      const ownBefore = new Int32Array(commits.length + 1);
      for (const [at, commit] of commits.entries())
        ownBefore[at + 1] = ownBefore[at]! + (credit.person(commit) === person ? 1 : 0);
      activities.set(folder, (known = { commits, ownBefore }));
    }
    return known;
  };
  let home: ReadonlySet<string> | undefined;
  return {
    areaOf(path, commit) {
      for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
        const { commits, ownBefore } = activityIn(folder);
        const count = landedBefore(commits, history.landedAt[commit]!, past);
        if (count < fewestCommits) continue;
        const own = ownBefore[count]!;
        if (own > Math.min(count * largestShare, mostOwn)) return null;
        const teams = teamsKnown ? past.teamsOf(path) : [];
        home ??= teamsKnown ? homeTeams(past) : new Set();
        if (teams.some((team) => home!.has(team))) return null;
        const people = new Set(commits.slice(0, count).map((other) => credit.person(other)));
        people.delete(person);
        return { folder, teams, commits: count, ofOthers: count - own, people };
      }
      return null;
    },
  };
}

/** How many of the commits, which are in order of landing, landed before a position. */
function landedBefore(commits: readonly number[], position: number, { history }: Past): number {
  let low = 0;
  let high = commits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (history.landedAt[commits[middle]!]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Teams that own a good part of the files that the subject ever changed. */
function homeTeams(past: Past): ReadonlySet<string> {
  const changed = new Set<number>();
  for (const commit of past.commits) {
    if (past.credit.person(commit) === past.person)
      for (const path of past.paths(commit)) changed.add(path);
  }
  const names = [...changed].map((path) => past.history.path(path));
  const files = sampleByHash(names, (name) => name, mostFiles);
  const counts = new Map<string, number>();
  for (const file of files) {
    for (const team of past.teamsOf(file)) counts.set(team, (counts.get(team) ?? 0) + 1);
  }
  return new Set(
    [...counts].filter(([, count]) => count > files.length * homeShare).map(([team]) => team),
  );
}
