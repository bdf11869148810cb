/** Work that nobody else uses so far: kept in sight for later reviews. */
import { byCodeUnits } from '../contributions/ids.ts';
import { isTestPath } from '../contributions/paths.ts';
import { daysBetween } from '../contributions/span.ts';
import type { Period } from '../model.ts';
import { dayOf } from '../period.ts';
import type { SummaryAsset } from './input.ts';
import type { ArguedContribution, WatchItem } from './summary.ts';

/** Work finished longer ago than this before the end of the period is no longer watched. */
const watched = 366;

/** Things made in the period, or within a year before its end, without payoff so far; the newest first. */
export function findWatchlist(
  contributions: readonly ArguedContribution[],
  period: Period,
): readonly WatchItem[] {
  return contributions
    .filter((contribution) => isWatched(contribution, period))
    .map((contribution) => ({ contribution, available: firstChance(contribution) }))
    .toSorted(
      (a, b) =>
        (dayOf(b.available) ?? 0) - (dayOf(a.available) ?? 0) ||
        byCodeUnits(a.contribution.id, b.contribution.id),
    );
}

/** When the first part of it that the subject originated landed: from then on others could have used it. */
function firstChance({ assets, span }: ArguedContribution): string {
  const made = assets
    .map(({ born }) => born.landed)
    .filter((landed) => daysBetween(span.from, landed) >= 0);
  return made.reduce((first, landed) => (daysBetween(landed, first) > 0 ? landed : first), span.to);
}

/** Also by those who used it before the subject worked on it. */
function isUsedByOthers({ adoptions }: SummaryAsset): boolean {
  return adoptions.some(
    ({ own, ended, placeKind }) =>
      !own && ended === null && (placeKind === 'code' || placeKind === 'config'),
  );
}

function isWatched(
  { assets, uses, commits, span, titleFrom, arguments: argued }: ArguedContribution,
  period: Period,
): boolean {
  if (assets.length === 0 || uses.length > 0 || titleFrom === 'theme') return false;
  if (argued.some((argument) => argument.inPeriod)) return false;
  if (assets.every((asset) => isTestPath(asset.path)) || assets.some(isUsedByOthers)) return false;
  const toEnd = daysBetween(span.to, period.to);
  const substantial =
    commits.length >= 2 || assets.length >= 2 || assets.some((asset) => asset.kind !== 'module');
  return substantial && toEnd <= watched && daysBetween(span.from, period.to) > 0;
}
