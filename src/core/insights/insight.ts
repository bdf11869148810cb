/** An insight looks at one contribution and returns typed facts, or says why it does not apply. */
import type { Contribution } from '../contributions/contribution.ts';
import { daysBetween } from '../contributions/span.ts';
import type { Coverage, Period, Person, TeamsUsed } from '../model.ts';
import type { Hosting } from '../pullRequests/hosting.ts';
import type { ArguedContribution } from '../summary/summary.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import type { Facts } from './facts.ts';
import type { Past } from './past.ts';

export const lenses = ['delayed', 'enables', 'absence'] as const;
/** Delayed payoff, enables others, costly if absent. */
export type Lens = (typeof lenses)[number];

export type InsightId = Facts['insight'];

/** How well an argument is supported, never how good it is. */
export type Standing = 'claimed' | 'evidenced' | 'corroborated';

/** What a hosting service records, beside the history. */
export const serviceKinds = ['pull-request', 'issue', 'review', 'run'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** A recorded fact that a reader can open. */
export interface Evidence {
  readonly kind: 'adoption' | 'commit' | 'file' | ServiceKind;
  /** Index of the repository in the summary. */
  readonly repository: number;
  /** The commit; of what a service records, its name there: `#12`, `owner/name#12`, the id of a thread or run. */
  readonly id: string;
  /** Address of what a service records; that of a commit follows from its repository. */
  readonly url?: string;
  readonly authored: string;
  readonly landed: string;
  readonly person: string | null;
  readonly pullRequest: number | null;
  readonly teams: readonly string[];
  /** Id of the asset, for an adoption. */
  readonly asset: string | null;
  readonly place: string | null;
  readonly line: number | null;
  /** What the repository itself says there, as the subject line of a commit; a quotation. */
  readonly text: string | null;
}

/** What this insight cannot see, named so that a reader may ask. */
export type NotVisible =
  | 'chosen-or-told'
  | 'use-elsewhere'
  | 'references-elsewhere'
  | 'repositories-not-at-hand'
  | 'asked-for'
  | 'how-much-it-runs'
  | 'effort-of-replacing'
  | 'before-the-boundary'
  | 'approximate-dates'
  | 'whether-it-was-due'
  | 'upkeep-elsewhere'
  | 'lives-elsewhere'
  | 'whether-it-ran'
  | 'what-it-found'
  | 'other-reasons'
  | 'incidents-without-fix'
  | 'kinds-of-tasks'
  | 'kept-or-forgotten'
  | 'what-brought-them'
  | 'maker-turned-away'
  | 'uses-in-deleted-files'
  | 'why-it-changed'
  | 'other-threads'
  | 'private-references'
  | 'what-failed'
  | 'forgotten-runs'
  | 'machines';

/** A claim's facts with everything that speaks for and against it. */
export interface Argument {
  readonly lens: Lens;
  readonly facts: Facts;
  readonly standing: Standing;
  /** Whether what it tells of, in whole or in part, happened in the review period. */
  readonly inPeriod: boolean;
  readonly evidence: readonly Evidence[];
  readonly counterEvidence: readonly CounterEvidence[];
  readonly notVisible: readonly NotVisible[];
}

export interface DoesNotApply {
  readonly applies: false;
  readonly reason:
    | 'begun-after-the-period'
    | 'nothing-to-use'
    | 'no-use-by-others'
    | 'no-use-in-period'
    | 'no-use-across-repositories'
    | 'too-few-people'
    | 'too-few-dependents'
    | 'no-longer-used'
    | 'nothing-created-on-it'
    | 'nothing-hardened'
    | 'nothing-restructured'
    | 'too-short-a-time'
    | 'too-few-files'
    | 'too-few-events'
    | 'no-rest'
    | 'nothing-alike'
    | 'no-fall'
    | 'no-single-place'
    | 'made-by-others'
    | 'no-old-lines'
    | 'too-few-lines'
    | 'nothing-to-compare-with'
    | 'mostly-rewritten'
    | 'as-old-code-here-does'
    | 'no-opening'
    | 'no-year-on-both-sides'
    | 'area-was-moved'
    | 'too-few-changes'
    | 'no-more-people'
    | 'share-did-not-fall'
    | 'grew-before'
    | 'rest-grew-alike'
    | 'nothing-replaced'
    | 'nothing-removed'
    | 'no-dependents-moved'
    | 'not-in-others-areas'
    | 'not-built-on-there'
    | 'no-upkeep'
    | 'others-keep-it-up'
    | 'no-infrastructure'
    | 'not-read'
    | 'not-named-by-others'
    | 'no-reviews'
    | 'no-change-after-review'
    | 'no-workflow'
    | 'no-runs'
    | 'nothing-stopped'
    | 'too-few-runs'
    | 'may-be-chance';
}

export type Answer = Argument | DoesNotApply;

export interface InsightContext {
  readonly subject: Person;
  readonly period: Period;
  readonly teams: TeamsUsed;
  readonly coverage: Coverage;
}

/** Needs nothing but the contribution: found again wherever the engineer merges or splits contributions. */
export interface UseInsight {
  readonly id: InsightId;
  find(contribution: Contribution, context: InsightContext): Answer;
}

/** Looks into the whole history; its arguments stay with the contribution that they were found for. */
export interface PastInsight {
  readonly id: InsightId;
  find(contribution: Contribution, context: InsightContext, past: Past): Promise<Answer>;
}

/** Rests on what a hosting service told as well; its arguments replace those of the same insight from git alone. */
export interface HostedInsight {
  readonly id: InsightId;
  find(
    contribution: ArguedContribution,
    context: InsightContext,
    hosting: Hosting,
  ): Promise<Answer>;
}

export function doesNotApply(reason: DoesNotApply['reason']): DoesNotApply {
  return { applies: false, reason };
}

/** Small pieces that were put together for want of a place of their own: no one thing that an argument could be about. */
export function isRemainder({ assets, titleFrom }: Contribution): boolean {
  return assets.length > 0 && titleFrom === 'theme';
}

/** Whether the work was begun when the period was over: a review of that period tells nothing of it. */
export function isBegunAfter({ span }: Contribution, { to }: Period): boolean {
  return daysBetween(span.from, to) <= 0;
}

export function isArgument(answer: Answer): answer is Argument {
  return 'facts' in answer;
}
