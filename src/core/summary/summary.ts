/** A finished summary: facts only, no sentence of ours in it. `report/` puts it into words. */
import type { Contribution } from '../contributions/contribution.ts';
import type { Count } from '../insights/facts.ts';
import type { Argument } from '../insights/insight.ts';
import type { Coverage, Gap, LedgerEntry, Period, Person, TeamsUsed, ToolRef } from '../model.ts';
import type { StreamCoverage } from '../pullRequests/records.ts';
import type { Repository, SubjectCommit, SummarySettings } from './input.ts';
import type { SearchClaim } from './searches.ts';

/** The first thing a reader learns. */
export type Headline =
  /** Others began to build on work that was finished before the period; the oldest was unchanged for so many days by then. */
  | { readonly kind: 'later'; readonly count: Count; readonly unchangedFor: number }
  /** Others began to build on work, none of it finished before the period. */
  | { readonly kind: 'within'; readonly count: Count }
  /** Work in the period, and no use by others that began in it. */
  | { readonly kind: 'no-use' }
  | { readonly kind: 'no-work' }
  /** The engineer left out all that others began to use. */
  | { readonly kind: 'left-out' };

/** Work of the period under one contribution. */
export interface AccomplishedItem {
  readonly contribution: Contribution;
  readonly commits: readonly SubjectCommit[];
  readonly pullRequests: readonly number[];
  /** Distinct files; at least so many where `capped`. */
  readonly added: number;
  readonly deleted: number;
  readonly capped: boolean;
}

export interface Accomplished {
  /** Biggest additions and removals first. */
  readonly items: readonly AccomplishedItem[];
  /** Everything smaller, told in one line. */
  readonly tail: readonly AccomplishedItem[];
}

/** A contribution that nobody else uses so far. */
export interface WatchItem {
  readonly contribution: Contribution;
  /** Since when others could use it (ISO). */
  readonly available: string;
}

/** A question about what git cannot show. */
export type Prompt =
  | {
      readonly kind: 'reverts' | 'incidents' | 'design';
      readonly commits: readonly SubjectCommit[];
    }
  | {
      readonly kind: 'ask-user';
      readonly contribution: Contribution;
      readonly person: string;
      readonly teams: readonly string[];
    }
  | {
      readonly kind: AboutContribution;
      readonly contribution: ArguedContribution;
      /** Only where it was read from an exported summary, which says it in these words. */
      readonly told?: string;
    }
  | { readonly kind: 'no-trace' };

/** What a question about one contribution starts from. */
export const aboutContribution = [
  'migration',
  'removal',
  'hardening',
  'upgrade',
  'road',
  'most-work',
  'fixes',
] as const;
export type AboutContribution = (typeof aboutContribution)[number];

/** A contribution with the arguments that can be made about it. */
export interface ArguedContribution extends Contribution {
  readonly arguments: readonly Argument[];
}

/** A gap of one of the repositories, by its index. */
export interface SummaryGap extends Gap {
  readonly repository: number;
}

/** Something left out of one of the repositories, by its index. */
export interface SummaryLedgerEntry extends LedgerEntry {
  readonly repository: number;
}

/** How far a stream of a hosting service was read, about one of the repositories. */
export interface SummaryStream extends StreamCoverage {
  readonly repository: number;
}

/** The span that was read of all repositories together. */
export interface SummaryCoverage extends Coverage {
  readonly gaps: readonly SummaryGap[];
  /** Of a hosting service; absent where none was asked. */
  readonly streams?: readonly SummaryStream[];
}

export interface Summary {
  readonly tool: ToolRef;
  readonly repositories: readonly Repository[];
  readonly subject: Person;
  readonly confirmed: boolean;
  readonly period: Period;
  readonly settings: SummarySettings;
  readonly coverage: SummaryCoverage;
  readonly teams: TeamsUsed;
  readonly headline: Headline;
  readonly accomplished: Accomplished;
  /** Those with payoff in the period first. */
  readonly contributions: readonly ArguedContribution[];
  readonly watchlist: readonly WatchItem[];
  readonly unmerged: readonly SubjectCommit[];
  readonly prompts: readonly Prompt[];
  readonly people: readonly Person[];
  /** Logins of other people that a hosting service told; absent where none was asked. Quotations do not tell them. */
  readonly logins?: readonly string[];
  readonly ledger: readonly SummaryLedgerEntry[];
  /** Claims of a code search engine; absent where none was asked. */
  readonly searches?: readonly SearchClaim[];
}
