/** What a summary is made from: facts about one repository, one subject and one period. */
import type {
  Adoption,
  Asset,
  Coverage,
  Deed,
  Gap,
  Identity,
  LedgerEntry,
  Period,
  Person,
  RepositoryRef,
  RestorableReason,
  TeamsUsed,
  ToolRef,
} from '../model.ts';
import type { PullRequestDetails } from '../pullRequests/details.ts';

/** A repository with the web address of its hosting page (`https://github.com/owner/name`), if known. */
export interface Repository extends RepositoryRef {
  readonly webUrl: string | null;
  /** Its hosting service says that not everybody can see it. */
  readonly isPrivate?: true;
  /** It was searched for use of what is in the others, and not summarised itself. */
  readonly searchedOnly?: true;
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
  /** The other ones, where there are more. */
  readonly morePaths?: readonly string[];
  readonly files: number;
  readonly pullRequest: number | null;
  /** That pull request, where the hosting service tells of it. */
  readonly details?: PullRequestDetails;
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
  /** What other repositories do with it; absent where none of them does anything. */
  readonly elsewhere?: readonly AssetElsewhere[];
}

/** An adoption in another repository than the asset's own. */
export interface ForeignAdoption extends Adoption {
  /** Whether the place was created with it, and not as a copy. */
  readonly created: boolean;
}

/** What one other repository does with an asset. */
export interface AssetElsewhere {
  /** Index of that repository in the summary. */
  readonly repository: number;
  readonly adoptions: readonly ForeignAdoption[];
  readonly mentions: readonly MentionKind[];
}

/**
 * How a repository names a package, apart from importing it: in a manifest, in a lockfile alone, as a copy that it
 * keeps, and in a manifest that asks for an earlier generation only.
 */
export type MentionKind = 'declared' | 'locked' | 'copied' | 'behind';

/** The reason of the gap that another repository could not be opened or read. */
export const otherUnread = 'other-repository-unread';

/** What searching other repositories told, beside what is with the assets. */
export interface Across {
  /** Their indices follow that of the repository that is summarised. */
  readonly repositories: readonly Repository[];
  readonly people: readonly Person[];
  readonly gaps: readonly (Gap & { readonly repository: number })[];
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
  /** Paths of the product's code as it is at the revision; absent where they are not known. */
  readonly codeFiles?: readonly string[];
  /** The author as recorded, by commit id, for the commits in which assets were born: part of ids that last. */
  readonly authors?: ReadonlyMap<string, Identity>;
  readonly ledger: readonly LedgerEntry[];
  readonly across?: Across;
  readonly settings: SummarySettings;
  readonly tool: ToolRef;
}
