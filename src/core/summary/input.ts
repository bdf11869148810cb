/** What a summary is made from: facts about one repository, one subject and one period. */
import type {
  Asset,
  Coverage,
  Deed,
  Identity,
  LedgerEntry,
  Period,
  Person,
  RepositoryRef,
  RestorableReason,
  TeamsUsed,
  ToolRef,
} from '../model.ts';

/** A repository with the web address of its hosting page (`https://github.com/owner/name`), if known. */
export interface Repository extends RepositoryRef {
  readonly webUrl: string | null;
}

export interface PathChange {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'deleted';
}

/** A commit credited to the subject. */
export interface SubjectCommit {
  /** Index of the repository in the summary. */
  readonly repository: number;
  readonly commit: string;
  readonly authored: string;
  readonly landed: string;
  readonly subject: string;
  /** At most 200 of the changed paths; `files` is the true number. */
  readonly paths: readonly PathChange[];
  readonly files: number;
  readonly pullRequest: number | null;
  /** Name of the agent that wrote it on the subject's behalf. */
  readonly viaAgent: string | null;
  /** Why it is not described as work of the subject, though it is theirs. */
  readonly excluded: null | 'bulk' | 'generated';
  /** The commit that undid it, where one did and it was not landed again. */
  readonly revertedBy: Deed | null;
}

/** An asset with the index of its repository in the summary. */
export interface SummaryAsset extends Asset {
  readonly repository: number;
}

/** What a document says about the folder or file it belongs to. */
export interface DocumentFact {
  /** Package name or first heading. */
  readonly title: string | null;
  /** First sentence of its text. */
  readonly sentence: string | null;
}

/** How the summary was asked for; part of what makes two runs equal. */
export interface SummarySettings {
  readonly people: 'roles' | 'names';
  readonly voice: 'first' | 'third';
  readonly exhaustive: boolean;
  /** Reasons of the ledger that do not count; the entries stay in it. */
  readonly restored?: readonly RestorableReason[];
}

export interface SummaryInput {
  readonly repository: Repository;
  readonly coverage: Coverage;
  readonly teams: TeamsUsed;
  readonly subject: Person;
  /** Whether the subject is the one who makes the summary; otherwise every output says so at its top. */
  readonly confirmed: boolean;
  readonly people: readonly Person[];
  readonly period: Period;
  /** Assets that the subject originated or extended, with all their adoptions. */
  readonly assets: readonly SummaryAsset[];
  /** All landed commits credited to the subject, oldest first. */
  readonly commits: readonly SubjectCommit[];
  /** Commits of the subject on `HEAD` that have not landed. */
  readonly unmerged: readonly SubjectCommit[];
  /** By path of a folder (packages, READMEs) or file (documentation comments). */
  readonly documents: ReadonlyMap<string, DocumentFact>;
  /** The author as recorded, by commit id, for the commits in which assets were born: part of ids that last. */
  readonly authors?: ReadonlyMap<string, Identity>;
  readonly ledger: readonly LedgerEntry[];
  readonly settings: SummarySettings;
  readonly tool: ToolRef;
}
