/** Merging and splitting contributions: what follows from their assets and commits is found again. */
import {
  composeContribution,
  createUseContext,
  type ContributionParts,
} from '../contributions/compose.ts';
import { titleOfAssets } from '../contributions/contributions.ts';
import { packageFolder } from '../contributions/groupAssets.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { commonFolder, isInside } from '../contributions/paths.ts';
import type { UseContext } from '../contributions/uses.ts';
import type { Argument } from '../insights/insight.ts';
import { findArguments, inTellingOrder, isAboutUse } from '../insights/insights.ts';
import { dayOf } from '../period.ts';
import type { SubjectCommit, SummaryAsset } from '../summary/input.ts';
import type { ArguedContribution, Summary } from '../summary/summary.ts';

export interface Reshaper {
  merge(into: ArguedContribution, others: readonly ArguedContribution[]): ArguedContribution;
  /** What stays and what was taken out; null where nothing would stay, or nothing was taken. */
  split(
    from: ArguedContribution,
    assets: ReadonlySet<string>,
    id: string,
  ): { readonly rest: ArguedContribution; readonly taken: ArguedContribution } | null;
}

export function createReshaper(summary: Summary): Reshaper {
  let known: UseContext | undefined;
  const context = (): UseContext => {
    const { subject, people, period, contributions } = summary;
    const commits = contributions.flatMap((contribution) => contribution.commits);
    known ??= createUseContext(subject, people, period, commits);
    return known;
  };
  const argue = (parts: ContributionParts, kept: readonly Argument[]): ArguedContribution => {
    const contribution = composeContribution(parts, context());
    return {
      ...contribution,
      arguments: inTellingOrder([...findArguments(contribution, summary), ...kept]),
    };
  };
  return {
    merge(into, others) {
      const all = [into, ...others];
      const assets = all.flatMap((contribution) => contribution.assets);
      return argue(
        {
          ...partsOf(into),
          titleFrom: 'user',
          theme: assets.length === 0 ? into.theme : null,
          assets,
          commits: inOrder(all.flatMap((contribution) => contribution.commits)),
        },
        fromPast(all),
      );
    },
    split(from, ids, id) {
      const assets = from.assets.filter((asset) => ids.has(asset.id));
      if (assets.length === 0 || assets.length === from.assets.length) return null;
      const rest = from.assets.filter((asset) => !ids.has(asset.id));
      const isTaken = commitsOf(assets, rest);
      const { title, from: titleFrom, about } = titleOfAssets(assets, '', new Map());
      const only = assets.length === 1 ? assets[0]! : null;
      return {
        rest: argue(
          {
            ...partsOf(from),
            assets: rest,
            commits: from.commits.filter((commit) => !isTaken(commit)),
          },
          fromPast([from]),
        ),
        taken: argue(
          {
            id,
            repository: assets[0]!.repository,
            title,
            titleFrom,
            about,
            path: only ? pathOf(only) : commonFolder(assets.map((asset) => asset.path)),
            theme: null,
            assets,
            commits: from.commits.filter(isTaken),
          },
          [],
        ),
      };
    },
  };
}

/** What was found in the history about these contributions: of each insight the first one, for an argument has one name. */
function fromPast(contributions: readonly ArguedContribution[]): readonly Argument[] {
  const kept = new Map<string, Argument>();
  for (const argument of contributions.flatMap((contribution) => contribution.arguments)) {
    const { insight } = argument.facts;
    if (!isAboutUse(insight) && !kept.has(insight)) kept.set(insight, argument);
  }
  return [...kept.values()];
}

function partsOf(contribution: ArguedContribution): ContributionParts {
  const { id, repository, title, titleFrom, about, path, theme, assets, commits } = contribution;
  return { id, repository, title, titleFrom, about, path, theme, assets, commits };
}

function pathOf(asset: SummaryAsset): string {
  return asset.kind === 'package' ? packageFolder(asset) : asset.path;
}

function inOrder(commits: readonly SubjectCommit[]): readonly SubjectCommit[] {
  return commits.toSorted(
    (a, b) => (dayOf(a.landed) ?? 0) - (dayOf(b.landed) ?? 0) || byCodeUnits(a.commit, b.commit),
  );
}

/** A commit goes with the assets that more of its paths belong to. */
function commitsOf(
  taken: readonly SummaryAsset[],
  rest: readonly SummaryAsset[],
): (commit: SubjectCommit) => boolean {
  const depth = (asset: SummaryAsset, path: string): number => {
    if ([asset.path, ...asset.formerPaths].includes(path)) return Number.POSITIVE_INFINITY;
    if (asset.kind !== 'package' || !isInside(path, packageFolder(asset))) return -1;
    return packageFolder(asset).length;
  };
  const nearest = (assets: readonly SummaryAsset[], path: string): number =>
    Math.max(-1, ...assets.map((asset) => depth(asset, path)));
  return (commit) => {
    let balance = 0;
    for (const { path } of commit.paths)
      balance += Math.sign(nearest(taken, path) - nearest(rest, path));
    return balance > 0;
  };
}
