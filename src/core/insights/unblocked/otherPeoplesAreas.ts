/** Areas that were other people's when the subject changed something in them. */
import { folderOf } from '../../contributions/paths.ts';
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
/** A team that owns a larger share of what the subject changed than this is their own. */
const homeShare = 0.2;

export interface Ownership {
  /** The nearest area around the file (not the whole repository) if it was other people's; else null. */
  areaOf(path: string, commit: number): OtherPeoplesArea | null;
}

export function createOwnership(past: Past, teamsKnown: boolean): Ownership {
  const { history, credit, person } = past;
  const touching = new Map<string, readonly number[]>();
  const commitsIn = (folder: string): readonly number[] => {
    let found = touching.get(folder);
    if (!found) touching.set(folder, (found = past.touching(past.below(folder))));
    return found;
  };
  let home: ReadonlySet<string> | undefined;
  return {
    areaOf(path, commit) {
      const teams = teamsKnown ? past.teamsOf(path) : [];
      home ??= teamsKnown ? homeTeams(past) : new Set();
      if (teams.some((team) => home!.has(team))) return null;
      for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
        const before = earlier(commitsIn(folder), history.landedAt[commit]!, past);
        if (before.length < fewestCommits) continue;
        const others = before.filter((other) => credit.person(other) !== person);
        const own = before.length - others.length;
        if (own > Math.min(before.length * largestShare, mostOwn)) return null;
        return {
          folder,
          teams,
          commits: before.length,
          ofOthers: others.length,
          people: new Set(others.map((other) => credit.person(other))),
        };
      }
      return null;
    },
  };
}

/** Those that landed before a position; they are in order of landing. */
function earlier(
  commits: readonly number[],
  position: number,
  { history }: Past,
): readonly number[] {
  let low = 0;
  let high = commits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (history.landedAt[commits[middle]!]! < position) low = middle + 1;
    else high = middle;
  }
  return commits.slice(0, low);
}

/** Teams that own a good part of all that the subject ever changed. */
function homeTeams(past: Past): ReadonlySet<string> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const commit of past.commits) {
    if (past.credit.person(commit) !== past.person) continue;
    for (const path of past.paths(commit)) {
      all++;
      for (const team of past.teamsOf(past.history.path(path)))
        counts.set(team, (counts.get(team) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count > all * homeShare).map(([team]) => team));
}
