import type { Contribution } from '../contributions/contribution.ts';
/** From facts to a summary; pure, so that the same input gives the same summary on every machine. */
import { buildContributions } from '../contributions/contributions.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { findArguments } from '../insights/insights.ts';
import { findAccomplished } from './accomplished.ts';
import { findHeadline } from './headline.ts';
import type { SummaryInput } from './input.ts';
import { findPrompts } from './prompts.ts';
import type { ArguedContribution, Summary } from './summary.ts';
import { findWatchlist } from './watchlist.ts';

/** Makes the summary of one person's work in one repository for one period. */
export function buildSummary(input: SummaryInput): Summary {
  const { period, subject, teams, coverage } = input;
  const made = buildContributions(input);
  const contributions = made
    .map((contribution): ArguedContribution => ({
      ...contribution,
      arguments: findArguments(contribution, { subject, period, teams, coverage }),
    }))
    .toSorted(byPayoff);
  return {
    tool: input.tool,
    repository: input.repository,
    subject,
    confirmed: input.confirmed,
    period,
    settings: input.settings,
    coverage,
    teams,
    headline: findHeadline(contributions, teams, period),
    accomplished: findAccomplished(contributions, period),
    contributions,
    watchlist: findWatchlist(contributions, period),
    unmerged: input.unmerged,
    prompts: findPrompts(contributions, input.commits, period),
    people: input.people,
    ledger: input.ledger,
  };
}

/** Contributions that others began to use in the period first, those with more of such places before the others. */
function byPayoff(a: Contribution, b: Contribution): number {
  const current = (contribution: Contribution): number =>
    contribution.uses.filter((use) => use.inPeriod).length;
  return (
    current(b) - current(a) ||
    b.uses.length - a.uses.length ||
    Number(a.theme !== null) - Number(b.theme !== null) ||
    byCodeUnits(a.path, b.path) ||
    byCodeUnits(a.id, b.id)
  );
}
