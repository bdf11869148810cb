/** What follows from the contributions taken together: their order, the headline, the record, what to watch and to ask. */
import type { Contribution, Use } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { daysBetween } from '../contributions/span.ts';
import type { Period } from '../model.ts';
import { findAccomplished } from './accomplished.ts';
import { findHeadline } from './headline.ts';
import { findPrompts } from './prompts.ts';
import type { ArguedContribution, Summary } from './summary.ts';
import { findWatchlist } from './watchlist.ts';

/** A summary without what is concluded from its contributions. */
export type SummaryFacts = Omit<Summary, 'headline' | 'accomplished' | 'watchlist' | 'prompts'>;

/** Completes a summary; done again wherever contributions were combined, merged or split. */
export function concludeSummary(facts: SummaryFacts): Summary {
  const { period, teams } = facts;
  const contributions = facts.contributions.toSorted(byPayoff(period));
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
    ...(facts.logins === undefined ? {} : { logins: facts.logins }),
    ledger: facts.ledger,
    ...(facts.searches === undefined ? {} : { searches: facts.searches }),
  };
}

/** A contribution gathered from pieces too small to stand alone; it never comes first. */
export function isCatchAll({ titleFrom, assets }: Contribution): boolean {
  return titleFrom === 'theme' && assets.length > 0;
}

/**
 * Contributions with payoff in the period first, whenever they were made, by how many places began to depend on them
 * then. What was begun after the period comes last.
 */
function byPayoff(period: Period): (a: ArguedContribution, b: ArguedContribution) => number {
  const current = (contribution: Contribution): readonly Use[] =>
    contribution.uses.filter((use) => use.inPeriod);
  const isLater = ({ span }: Contribution): boolean => daysBetween(span.from, period.to) <= 0;
  const paidOff = (contribution: ArguedContribution): boolean =>
    contribution.arguments.some((argument) => argument.inPeriod);
  return (a, b) =>
    Number(isCatchAll(a)) - Number(isCatchAll(b)) ||
    Number(isLater(a)) - Number(isLater(b)) ||
    Number(paidOff(b)) - Number(paidOff(a)) ||
    current(b).length - current(a).length ||
    b.uses.length - a.uses.length ||
    Number(a.theme !== null) - Number(b.theme !== null) ||
    byCodeUnits(a.path, b.path) ||
    byCodeUnits(a.id, b.id);
}
