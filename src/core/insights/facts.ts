/**
 * What each insight states, as plain data. Facts name persons only under `person`, assets only under `asset`, teams only
 * under `teams`, and repositories only under `repository`, so that they can be carried into a combined summary.
 */
import type { Deed } from '../model.ts';
import type { Interval, Sides } from '../statistics/ratio.ts';
import type { WorkKind } from './beforeAfter/work.ts';
import type { Comparison } from './cohortSample.ts';
import type { RoadKind } from './roads/kinds.ts';
import type { UpkeepKind } from './upkeep/kinds.ts';

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
  | ChangeGotEasierFacts
  | MigrationFacts
  | BreadthOfUseFacts
  | AcrossRepositoriesFacts
  | PavedRoadFacts
  | KnowledgeSpreadFacts
  | ReviewsFacts
  | RecurrenceStoppedFacts
  | UnblockedFacts
  | LoadBearingFacts
  | GuardrailFacts
  | FasterRunsFacts
  | UpkeepFacts;

/** D1: uses that began in the period. */
export interface LaterAdoptionFacts {
  readonly insight: 'D1';
  /** Whether what each of these uses takes was finished before the period. */
  readonly before: boolean;
  readonly inPeriod: Count;
  /** In the time of the same length before the period. */
  readonly previous: Count;
  /** All that began before the period and stand today. */
  readonly earlier: Count;
  /** Parts with such uses, and those among them that somebody else had originated. */
  readonly parts: { readonly used: number; readonly extended: number };
  readonly trend: 'first' | 'growing' | 'steady' | 'slowing' | 'over';
  /** Told where places that depend on it today are not counted. */
  readonly leftOut?: true;
  /** The first one of the period. */
  readonly first: FirstUse;
}

/** The first use, and how long before it the subject had last changed what is used. */
export interface FirstUse extends Deed {
  readonly teams: readonly string[];
  /** When their last commit on it that had landed by then landed (ISO), and the days since. */
  readonly lastChange: string;
  readonly sinceChange: number;
  /** Days since they began the work, where that commit was so recent that they were working on it; else null. */
  readonly sinceBegun: number | null;
}

/** E1: who depends on it now. */
/**
 * Since when uses are counted: all of them; since the making, where others depended before on what it was made of; or from
 * the middle one of the subject's commits on, where somebody else had originated a part.
 */
export type CountedSince = 'ever' | 'making' | 'most-commits';

export interface BreadthOfUseFacts {
  readonly insight: 'E1';
  readonly now: Count;
  readonly since: CountedSince;
  /** Told where places that depend on it today are not counted. */
  readonly leftOut?: true;
  /** People among them who neither made nor co-authored a commit on it. */
  readonly neverWorkedOnIt: number;
  readonly areas: readonly (Area & { readonly people: number })[];
}

/** A part of a repository, with the places there. */
export interface Area {
  readonly repository: number;
  readonly area: string;
  readonly places: number;
}

/** E2: who depends on it in other repositories. */
export interface AcrossRepositoriesFacts {
  readonly insight: 'E2';
  readonly now: Count;
  /** Uses that began in the period. */
  readonly inPeriod: Count;
  /** The first use in any of them. */
  readonly first: FirstUse & { readonly repository: number };
  /** Those that use it now, in the order in which they began; `created` are files that did so from their first version. */
  readonly repositories: readonly {
    readonly repository: number;
    readonly uses: Count;
    readonly created: number;
    /** When the first of these uses landed. */
    readonly since: string;
  }[];
}

/** A3: what would miss it. */
export interface LoadBearingFacts {
  readonly insight: 'A3';
  /** The asset that most places name, of those with enough dependents; all that follows is about it. */
  readonly asset: string;
  /** Files of code and configuration that use it today, whoever made them do so. */
  readonly files: number;
  /** Those among them that are counted as uses of others. */
  readonly direct: Count;
  readonly since: CountedSince;
  /** Its dependents, directly or through others; not told, since nobody counts them by hand. */
  readonly transitive: number;
  /** Whether the subject originated that asset; else a good part of its lines is theirs. */
  readonly originated: boolean;
  readonly areas: readonly Area[];
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
  /** Merged pull requests of others that name its pull requests, and their issues; absent where no service was asked. */
  readonly named?: {
    readonly pullRequests: number;
    readonly people: number;
    readonly inPeriod: number;
    readonly issues: number;
  };
}

/** Later commits of other people that name it. */
export interface Mentions {
  readonly commits: number;
  readonly people: number;
  /** Those among the commits that landed in the period. */
  readonly inPeriod: number;
}

/** What was compared before and after some work; days as `YYYY-MM-DD`, an end is not in its span. */
export interface BeforeAfterFacts {
  readonly work: {
    readonly kinds: readonly WorkKind[];
    readonly from: string;
    readonly to: string;
    readonly commits: number;
    readonly testsAdded: number;
  };
  /** Files of the area that existed through both times, the folders that hold most of them, and how many these hold. */
  readonly files: number;
  readonly folders: readonly string[];
  readonly inFolders: number;
  readonly before: DaySpan;
  readonly after: DaySpan;
  /** Ratio of after to before in the area, by the same ratio in the rest of the repository. */
  readonly interval: Interval;
  /** Comparable sets of files on which this work was not done, and those whose ratio was as low. */
  readonly placebos: number;
  readonly asLow: number;
  /** By how much the standard error was multiplied. */
  readonly widened: number;
  /** Whether it is more than chance and the rest tell; else it is told in plain counts. */
  readonly clear: boolean;
  /** What the chart shows, oldest first. */
  readonly quarters: readonly QuarterFacts[];
}

export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** One quarter (13 weeks) of the area and of the rest. */
export interface QuarterFacts extends DaySpan {
  readonly side: 'before' | 'after';
  /** Null where nothing was there to be measured. */
  readonly area: number | null;
  readonly rest: number | null;
}

/** A2: fixes, hotfixes and reverts in an area before and after it was hardened; quarters count fixes. */
export interface RecurrenceStoppedFacts extends BeforeAfterFacts {
  readonly insight: 'A2';
  readonly fixes: Sides<number>;
  /** Of the fixes. */
  readonly reverts: Sides<number>;
  readonly changes: Sides<number>;
  readonly fixesElsewhere: Sides<number>;
}

/** D4: how far each change of somebody else reached before and after a restructuring; quarters give files per change. */
export interface ChangeGotEasierFacts extends BeforeAfterFacts {
  readonly insight: 'D4';
  readonly changes: Sides<number>;
  readonly filesPerChange: Sides<number>;
  readonly areasPerChange: Sides<number>;
  readonly changesElsewhere: Sides<number>;
  readonly filesElsewhere: Sides<number>;
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
  readonly names: { readonly came: number; readonly stand: number };
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

/** D5: places that moved from an old way to a new one, or away from what was then removed. */
export type MigrationFacts = ReplacedFacts | RemovedFacts;

export interface MigrationMoves {
  /** Places, and those among them that moved in the period or that the subject moved. */
  readonly moved: number;
  readonly inPeriod: number;
  readonly bySubject: number;
  /** Other people who moved places. */
  readonly others: number;
  /** When the first and the last of them landed (ISO). */
  readonly first: string;
  readonly last: string;
}

export interface ReplacedFacts extends MigrationMoves {
  readonly insight: 'D5';
  readonly outcome: 'replaced';
  /** Path of the file or folder that was used before, or name of the package from outside. */
  readonly old: {
    readonly name: string;
    readonly outside: boolean;
    /** What of it they used, where other places use something else of it. */
    readonly names: readonly string[];
  };
  /** Path of what the places took in its stead. */
  readonly replacement: string;
  /** Places that stood before they took it, whatever they used until then. */
  readonly taken: number;
  /** Places that use the old way today, and those among them that had moved. */
  readonly left: number;
  readonly movedBack: number;
  /** Places left that began with the old way after the first one had moved; null where they are too many to be dated. */
  readonly begunSince: number | null;
  /** Who deleted the old thing, where it is gone. */
  readonly removed: Deed | null;
}

export interface RemovedFacts extends MigrationMoves {
  readonly insight: 'D5';
  readonly outcome: 'removed';
  /** The folder that held what is gone. */
  readonly area: string;
  readonly files: number;
  /** Null where the files are too many to be read. */
  readonly lines: number | null;
  /** Day on which the oldest of them landed. */
  readonly since: string;
  readonly removed: Deed;
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

/** E4: a few reviews of the period as examples; they are never counted. */
export interface ReviewsFacts {
  readonly insight: 'E4';
  /** Threads after which the file was changed before the merge. */
  readonly threads: readonly { readonly path: string; readonly pullRequest: number }[];
  /** First pull requests of people who were new here. */
  readonly firsts: readonly number[];
}

/** A1: a workflow that failed on changes of other people and passed there after a change. */
export interface GuardrailFacts {
  readonly insight: 'A1';
  /** Path of its file, and when it landed (ISO). */
  readonly workflow: string;
  readonly since: string;
  readonly stops: number;
  readonly people: number;
  /** Those that passed in the period. */
  readonly inPeriod: number;
  /** First and last day (`YYYY-MM-DD`) of the runs that are known. */
  readonly from: string;
  readonly to: string;
}

/** A5: runs of a workflow before and after it was changed, while nobody else changed it. */
export interface FasterRunsFacts {
  readonly insight: 'A5';
  readonly workflow: string;
  /** What started the runs that are compared, as `pull_request`. */
  readonly event: string;
  readonly commits: number;
  readonly before: RunsOfTime;
  readonly after: RunsOfTime;
  /** Ratios of after to before, where they are more than chance: seconds of runs that passed, and the share that failed. */
  readonly faster: Interval | null;
  readonly steadier: Interval | null;
}

/** First attempts that ended in some time; days as `YYYY-MM-DD`, both in it. */
export interface RunsOfTime extends DaySpan {
  readonly runs: number;
  readonly failed: number;
  /** Of those that passed. */
  readonly medianSeconds: number;
}

/** A4: upkeep of the period. */
export interface UpkeepFacts {
  readonly insight: 'A4';
  /** Months of the period in which the subject was found to do work of a kind; none where it was too seldom or others' too. */
  readonly kinds: readonly { readonly kind: UpkeepKind; readonly months: number }[];
  /** Months with any of it, those among them in which such work of other people was found too, and months of the period. */
  readonly months: number;
  readonly withOthers: number;
  readonly of: number;
  /** Versions as the manifests write them, on the mainline before and after. */
  readonly upgrades: readonly {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    /** Whether others raised it too in between. */
    readonly withOthers?: boolean;
    /** All in which it went this way. */
    readonly manifests: number;
  }[];
  readonly moreUpgrades: number;
  /** Upgrades that a bot proposed of which the subject is co-author, or made a commit of the same merge. */
  readonly carried: number;
  /**
   * Files of every kind that were deleted in a folder, and by the same commits elsewhere; `lines`, of those in the folder, is
   * null where not every one could be read as text.
   */
  readonly removal: {
    readonly area: string;
    readonly files: number;
    readonly elsewhere: number;
    readonly lines: number | null;
    readonly since: string;
  } | null;
}

/** E6: infrastructure on which other people's work builds or runs. */
export type PavedRoadFacts = BuiltOnFacts | RunOnFacts;

export interface BuiltOnFacts {
  readonly insight: 'E6';
  readonly road: 'built-on';
  readonly kinds: readonly RoadKind[];
  /** What they stand on, that with most places first. */
  readonly paths: readonly string[];
  /** Whether the places are tests. */
  readonly byTests: boolean;
  readonly now: Count;
  readonly inPeriod: Count;
}

export interface RunOnFacts {
  readonly insight: 'E6';
  readonly road: 'run-on';
  readonly workflows: readonly {
    readonly path: string;
    readonly name: string | null;
    /** When it landed (ISO). */
    readonly since: string;
    readonly jobs: number;
    /** Pull requests of other people in the period that its triggers and filters matched when they landed, and these people. */
    readonly changes: number;
    readonly people: number;
    /** Whether it ran on every pull request in all that time, whatever that changed. */
    readonly everywhere: boolean;
    /** Whether no other workflow had been there when it came, and no other known system was. */
    readonly first: boolean;
    /** Other systems that had run checks here, and when their last file went (ISO; null where it did not). */
    readonly systems: readonly {
      readonly name: string;
      readonly path: string;
      readonly until: string | null;
      /** Whether it went shortly before or within a year after the workflow came. */
      readonly replaced: boolean;
    }[];
  }[];
  /** Pull requests that match any of them, their people, and all of other people that landed in the period while any was there. */
  readonly changes: number;
  readonly people: number;
  readonly ofChanges: number;
}
