/** A summary for a wire that knows no shared objects: everything once, what can be concluded again left out. */
import type { Use } from '../contributions/contribution.ts';
import { concludeSummary, type SummaryFacts } from './concludeSummary.ts';
import type { ArguedContribution, Summary } from './summary.ts';

interface PackedContribution extends Omit<ArguedContribution, 'uses'> {
  /** Each with the index of its asset among the contribution's assets. */
  readonly uses: readonly (Omit<Use, 'asset'> & { readonly asset: number })[];
}

/** A summary as it is sent to the page. */
export interface PackedSummary extends Omit<SummaryFacts, 'contributions'> {
  readonly packed: true;
  readonly contributions: readonly PackedContribution[];
}

export function packSummary(summary: Summary): PackedSummary {
  return {
    packed: true,
    tool: summary.tool,
    repositories: summary.repositories,
    subject: summary.subject,
    confirmed: summary.confirmed,
    period: summary.period,
    settings: summary.settings,
    coverage: summary.coverage,
    teams: summary.teams,
    unmerged: summary.unmerged,
    people: summary.people,
    ledger: summary.ledger,
    contributions: summary.contributions.map((contribution) => {
      const indexes = new Map(contribution.assets.map((asset, index) => [asset, index]));
      return {
        ...contribution,
        uses: contribution.uses.map((use) => ({ ...use, asset: indexes.get(use.asset)! })),
      };
    }),
  };
}

/** The summary that was packed; one that was not is what it is. */
export function unpackSummary(summary: Summary | PackedSummary): Summary {
  if (!('packed' in summary)) return summary;
  return concludeSummary({
    ...summary,
    contributions: summary.contributions.map((contribution) => ({
      ...contribution,
      uses: contribution.uses.map((use) => ({ ...use, asset: contribution.assets[use.asset]! })),
    })),
  });
}
