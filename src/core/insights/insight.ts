import type { Contribution } from '../contributions/contribution.ts';
/** An insight looks at one contribution and returns typed facts, or says why it does not apply. */
import type { Coverage, Deed, Period, Person, TeamsUsed } from '../model.ts';
import type { CounterEvidence } from './counterEvidence.ts';

export const lenses = ['delayed', 'enables', 'absence'] as const;
/** Delayed payoff, enables others, costly if absent. */
export type Lens = (typeof lenses)[number];

export type InsightId = 'D1' | 'E1' | 'A3';

/** How well an argument is supported, never how good it is. */
export type Standing = 'claimed' | 'evidenced' | 'corroborated';

/** A recorded fact that a reader can open. */
export interface Evidence {
  readonly kind: 'adoption' | 'commit';
  /** Index of the repository in the summary. */
  readonly repository: number;
  /** The commit. */
  readonly id: string;
  readonly authored: string;
  readonly landed: string;
  readonly person: string | null;
  readonly pullRequest: number | null;
  readonly teams: readonly string[];
  /** Id of the asset, for an adoption. */
  readonly asset: string | null;
  readonly place: string | null;
  readonly line: number | null;
}

/** What this insight cannot see, named so that a reader may ask. */
export type NotVisible =
  | 'chosen-or-told'
  | 'use-elsewhere'
  | 'how-much-it-runs'
  | 'effort-of-replacing'
  | 'before-the-boundary'
  | 'approximate-dates';

/**
 * Distinct people, teams and places. `teams` are other ones than the asset's own, empty where none are known;
 * `ofOtherTeams` are the people among `people` who used it there.
 */
export interface Count {
  readonly people: number;
  readonly ofOtherTeams: number;
  readonly teams: readonly string[];
  readonly places: number;
}

export type Facts = LaterAdoptionFacts | BreadthOfUseFacts | LoadBearingFacts;

/** D1: uses that began in the period. */
export interface LaterAdoptionFacts {
  readonly insight: 'D1';
  /** Whether the work was finished before the period. */
  readonly before: boolean;
  readonly inPeriod: Count;
  /** In the time of the same length before the period. */
  readonly previous: Count;
  /** All that began before the period. */
  readonly earlier: Count;
  readonly trend: 'first' | 'growing' | 'steady' | 'slowing' | 'over';
  readonly first: FirstUse;
  /** The first use by somebody of another team, where that was a later one. */
  readonly firstOtherTeam: FirstUse | null;
}

/** The first use; `days` since the work was finished, or since it was begun where it was still being built. */
export interface FirstUse extends Deed {
  readonly teams: readonly string[];
  readonly days: number;
  readonly since: 'finished' | 'begun';
}

/** E1: who depends on it now. */
export interface BreadthOfUseFacts {
  readonly insight: 'E1';
  readonly now: Count;
  /** People among them who never worked on it themselves. */
  readonly neverWorkedOnIt: number;
  readonly areas: readonly {
    readonly area: string;
    readonly places: number;
    readonly people: number;
  }[];
}

/** A3: what depends on it, directly or through others. */
export interface LoadBearingFacts {
  readonly insight: 'A3';
  /** Places of others that name it. */
  readonly direct: Count;
  /** Dependents of the one asset that has most of them, directly or through others. */
  readonly transitive: number;
  readonly asset: string;
  readonly areas: readonly { readonly area: string; readonly places: number }[];
  /** Share (0 to 1) of its surviving lines that are the subject's, where known. */
  readonly share: number | null;
}

/** A claim's facts with everything that speaks for and against it. */
export interface Argument {
  readonly lens: Lens;
  readonly facts: Facts;
  readonly standing: Standing;
  readonly evidence: readonly Evidence[];
  readonly counterEvidence: readonly CounterEvidence[];
  readonly notVisible: readonly NotVisible[];
}

export interface DoesNotApply {
  readonly applies: false;
  readonly reason:
    | 'nothing-to-use'
    | 'no-use-by-others'
    | 'no-use-in-period'
    | 'too-few-people'
    | 'too-few-dependents'
    | 'no-longer-used';
}

export interface InsightContext {
  readonly subject: Person;
  readonly period: Period;
  readonly teams: TeamsUsed;
  readonly coverage: Coverage;
}

export interface Insight {
  readonly id: InsightId;
  find(contribution: Contribution, context: InsightContext): Argument | DoesNotApply;
}

export function doesNotApply(reason: DoesNotApply['reason']): DoesNotApply {
  return { applies: false, reason };
}

export function isArgument(answer: Argument | DoesNotApply): answer is Argument {
  return 'facts' in answer;
}
