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

export type Facts =
  | LaterAdoptionFacts
  | BuiltUponFacts
  | UnblockedFacts
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

/** D2: what others made on it from the first version on, and what says that it goes on from it. */
export interface BuiltUponFacts {
  readonly insight: 'D2';
  /** Files that depended on it from their first version. */
  readonly created: Count;
  /** Those among them that landed in the period. */
  readonly inPeriod: Count;
  /** Folders of packages that depended on it when they first landed, oldest first. */
  readonly packages: readonly string[];
  /** Later commits whose subject lines say that they go on from it. */
  readonly references: Mentions;
  /** Its design documents that later documents or commits of others cite, and by how many. */
  readonly documents: readonly string[];
  readonly citations: Mentions;
}

/** Later commits of other people that name it. */
export interface Mentions {
  readonly commits: number;
  readonly people: number;
  /** Those among the commits that landed in the period. */
  readonly inPeriod: number;
}

/** E3: what was added in an area of other people, and what they then made depend on it there. */
export interface UnblockedFacts {
  readonly insight: 'E3';
  /** Folder of the area. */
  readonly area: string;
  /** Teams that own it, where teams are known. */
  readonly teams: readonly string[];
  /** Commits in the area before, those of other people among them, and how many people made those. */
  readonly before: { readonly commits: number; readonly ofOthers: number; readonly people: number };
  /** Files, and public names of files that were there, that were added and used. */
  readonly files: readonly string[];
  readonly names: readonly string[];
  readonly taken: Taken;
  /** Those that landed in the period. */
  readonly inPeriod: Taken;
}

/** People who had worked in the area before, and their places there. */
export interface Taken {
  readonly people: number;
  readonly places: number;
}
