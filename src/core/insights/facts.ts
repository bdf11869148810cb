/**
 * What each insight states, as plain data. Facts name persons only under `person`, assets only under `asset`, teams only
 * under `teams`, and repositories only under `repository`, so that they can be carried into a combined summary.
 */
import type { Deed } from '../model.ts';
import type { Comparison } from './cohortSample.ts';

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

export type Facts =
  | LaterAdoptionFacts
  | BuiltUponFacts
  | StillStandingFacts
  | KnowledgeSpreadFacts
  | BreadthOfUseFacts
  | LoadBearingFacts;

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

/** D3: lines of the subject that stand while most of the repository's code of the same age does not. */
export interface StillStandingFacts {
  readonly insight: 'D3';
  /** Days (`YYYY-MM-DD`) between which the lines came, the second one not included. */
  readonly from: string;
  readonly to: string;
  /** Lines that stood at the end of the half-year in which they came, and those of them that stand now. */
  readonly came: number;
  readonly stand: number;
  /** Files in which the lines were counted, of all files that were changed. */
  readonly counted: number;
  readonly files: number;
  readonly cohort: Comparison;
  /** Public names that were defined in these files, and those of them that are defined still. */
  readonly names: { readonly then: number; readonly now: number };
  /** Others' places that depend on it now. */
  readonly use: Count;
}

/** E5: other people who changed the code of an area before and after the subject made it easier to enter. */
export interface KnowledgeSpreadFacts {
  readonly insight: 'E5';
  readonly area: string;
  /** First and last day (`YYYY-MM-DD`) of what the subject did there, and how many files of each kind it was. */
  readonly from: string;
  readonly to: string;
  readonly documents: number;
  readonly tests: number;
  readonly restructured: number;
  /** Length of the time looked at on either side. */
  readonly months: number;
  readonly before: AreaActivity;
  readonly after: AreaActivity;
  /** Those of the others after it who had never changed the area's code before. */
  readonly newcomers: number;
  /** Those of them whose first change there landed in the review period. */
  readonly newcomersInPeriod: number;
}

/** Work on an area's code in some time: by how many others on two days or more; the subject's part (0 to 1) of the commits. */
export interface AreaActivity {
  readonly others: number;
  readonly commits: number;
  readonly share: number;
}
