/**
 * What each insight states, as plain data. Facts name persons only under `person`, assets only under `asset`, teams only
 * under `teams`, and repositories only under `repository`, so that they can be carried into a combined summary.
 */
import type { Deed } from '../model.ts';

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

export type Facts = LaterAdoptionFacts | BuiltUponFacts | BreadthOfUseFacts | LoadBearingFacts;

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

/** D2: files created by others that depended on it from their first version. */
export interface BuiltUponFacts {
  readonly insight: 'D2';
  readonly created: Count;
  /** Those among them that landed in the period. */
  readonly inPeriod: Count;
}
