/** Pull requests of other people that landed in a period, as far as git tells them for certain. */
import type { Period } from '../../model.ts';
import { dayOf } from '../../period.ts';
import { pullRequestOf } from '../../reuse/credit.ts';
import type { Past } from '../past.ts';

export interface LandedPullRequest {
  /** The commit with which it landed on the line read. */
  readonly commit: number;
  readonly position: number;
  /** What it changed. */
  readonly paths: readonly string[];
  /** Its authors. */
  readonly people: ReadonlySet<number>;
}

/** In order of landing, each number once. What landed without one went by nobody's pull request, or git does not tell. */
export function pullRequestsOfOthers(period: Period, past: Past): readonly LandedPullRequest[] {
  const { history } = past;
  const [from, to] = [dayOf(period.from)!, dayOf(period.to)!];
  const found = new Map<number, LandedPullRequest>();
  for (const [position, commit] of history.mainline.entries()) {
    const day = past.landingDay(position);
    if (day < from || day >= to) continue;
    const number = pullRequestOf(history, commit);
    const people = number === null ? nobody : othersIn(position, past);
    if (number === null || people.size === 0 || found.has(number)) continue;
    const paths = past.paths(commit).map((path) => history.path(path));
    found.set(number, { commit, position, paths, people });
  }
  return [...found.values()];
}

const nobody: ReadonlySet<number> = new Set();

/** The people whose work landed at a position; nobody where the subject is among them. */
function othersIn(position: number, { history, credit, person }: Past): ReadonlySet<number> {
  const people = new Set<number>();
  for (let at = history.groupStart[position]!; at < history.groupStart[position + 1]!; at++) {
    const commit = history.order[at]!;
    if (history.parents(commit).length > 1) continue;
    const author = credit.person(commit);
    if (author === person) return nobody;
    if (credit.persons[author]!.kind === 'human') people.add(author);
  }
  return people;
}
