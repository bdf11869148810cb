/** The ordinary record of the period, short. */
import type { Contribution } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import type { Period } from '../model.ts';
import { isInPeriod } from '../period.ts';
import type { Accomplished, AccomplishedItem } from './summary.ts';

const mostItems = 6;
/** Items with fewer commits and files than this are told in the last line. */
const smallest = 3;

/** What landed in the period, by contribution. */
export function findAccomplished(
  contributions: readonly Contribution[],
  period: Period,
): Accomplished {
  const all = contributions
    .map((contribution) => itemOf(contribution, period))
    .filter((item) => item.commits.length > 0)
    .toSorted((a, b) => weight(b) - weight(a) || byCodeUnits(a.contribution.id, b.contribution.id));
  const items = all.filter(isTold).slice(0, mostItems);
  return { items, tail: all.filter((item) => !items.includes(item)) };
}

function itemOf(contribution: Contribution, period: Period): AccomplishedItem {
  const commits = contribution.commits.filter((commit) => isInPeriod(commit.landed, period));
  const changed = (change: string): number =>
    new Set(
      commits.flatMap((commit) =>
        commit.paths.filter((path) => path.change === change).map((path) => path.path),
      ),
    ).size;
  return {
    contribution,
    commits,
    pullRequests: [...new Set(commits.flatMap((commit) => commit.pullRequest ?? []))],
    added: changed('added'),
    deleted: changed('deleted'),
    capped: commits.some((commit) => commit.files > commit.paths.length),
  };
}

function isTold(item: AccomplishedItem): boolean {
  const kind = item.contribution.theme?.kind;
  return kind !== 'release' && kind !== 'revert' && weight(item) >= smallest;
}

function weight(item: AccomplishedItem): number {
  return item.added + item.deleted + item.commits.length;
}
