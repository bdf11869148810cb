/** What follows from the contributions taken together: their order, the headline, the record, what to watch and to ask. */
import type { Contribution } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { findAccomplished } from './accomplished.ts';
import { findHeadline } from './headline.ts';
import { findPrompts } from './prompts.ts';
import type { Summary } from './summary.ts';
import { findWatchlist } from './watchlist.ts';

/** A summary without what is concluded from its contributions. */
export type SummaryFacts = Omit<Summary, 'headline' | 'accomplished' | 'watchlist' | 'prompts'>;

/** Completes a summary; done again wherever contributions were combined, merged or split. */
export function concludeSummary(facts: SummaryFacts): Summary {
  const { period, teams } = facts;
  const contributions = facts.contributions.toSorted(byPayoff);
  return {
    tool: facts.tool,
    repositories: facts.repositories,
    subject: facts.subject,
    confirmed: facts.confirmed,
    period,
    settings: facts.settings,
    coverage: facts.coverage,
    teams,
    headline: findHeadline(contributions, teams, period),
    accomplished: findAccomplished(contributions, period),
    contributions,
    watchlist: findWatchlist(contributions, period),
    unmerged: facts.unmerged,
    prompts: findPrompts(contributions, period),
    people: facts.people,
    ledger: facts.ledger,
  };
}

/** A contribution gathered from pieces too small to stand alone; it never comes first. */
export function isCatchAll({ titleFrom, assets }: Contribution): boolean {
  return titleFrom === 'theme' && assets.length > 0;
}

/** Contributions that others began to use in the period first, those with more of such places before the others. */
function byPayoff(a: Contribution, b: Contribution): number {
  const current = (contribution: Contribution): number =>
    contribution.uses.filter((use) => use.inPeriod).length;
  return (
    Number(isCatchAll(a)) - Number(isCatchAll(b)) ||
    current(b) - current(a) ||
    b.uses.length - a.uses.length ||
    Number(a.theme !== null) - Number(b.theme !== null) ||
    byCodeUnits(a.path, b.path) ||
    byCodeUnits(a.id, b.id)
  );
}
