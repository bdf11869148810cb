/**
 * The nouns of the product. Everything is readonly: data flows one way, from history to summary.
 * Dates are ISO 8601 strings with the offset that the commit recorded, never re-zoned.
 */

/** A name and an email as one commit or trailer states them, after nothing but trimming. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** Bots and coding agents are told apart, because neither is ever credited as a person. */
export type PersonKind = 'human' | 'bot' | 'agent';

/** One human (or bot, or agent) with all identities that were joined; `id` is stable within one run only. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly identities: readonly Identity[];
}

/** Why two identities were taken for one person (CONTRACT.md, rule 9). */
export type JoinReason = 'confirmed' | 'mailmap' | 'email' | 'noreply' | 'name' | 'bot';

/** One reason for which one identity belongs to the person who holds the other. */
export interface Join {
  readonly identity: Identity;
  readonly with: Identity;
  readonly reason: JoinReason;
}

/** An email that unlike people used; it joined nobody. */
export interface IdentityConflict {
  readonly email: string;
  readonly names: readonly string[];
  readonly persons: readonly string[];
}

/** A review period `[from, to)`: days in UTC as `YYYY-MM-DD`. */
export interface Period {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** A commit as a reader checks it. `authored` is its author date, `landed` when it reached the line read. */
export interface Moment {
  readonly commit: string;
  readonly authored: string;
  readonly landed: string;
}

/** What kind of thing others can build on. */
export type AssetKind = 'module' | 'symbol' | 'package' | 'workflow' | 'action' | 'configuration';

/** What kind of place depends on an asset; only `code` and `config` count as reach. */
export type PlaceKind = 'code' | 'test' | 'docs' | 'example' | 'generated' | 'config';

/** How a place names the asset, strongest form first: where several occur, the first one is told. */
export const viaOrder = [
  'import',
  'require',
  'namespace',
  'dynamic-import',
  'type-import',
  'same-package',
  're-export',
  'uses',
] as const;
export type Via = (typeof viaOrder)[number];

/** Who made an asset. `share` is the part (0 to 1) of its surviving lines, where that was asked for. */
export interface Maker {
  readonly person: string;
  readonly role: 'originated' | 'extended';
  readonly share: number | null;
}

/** Who did something, when, in which commit. `person` is null where the history read cannot tell. */
export interface Deed extends Moment {
  readonly person: string | null;
}

/** One place that depends (or, when `ended`, depended) on an asset, dated by the rules of CONTRACT.md. */
export interface Adoption extends Deed {
  readonly place: string;
  /** Line of the dependency in the place at the revision read, from 1; null when ended. */
  readonly line: number | null;
  readonly placeKind: PlaceKind;
  readonly since: Deed | null;
  readonly coAuthors: readonly string[];
  readonly teams: readonly string[];
  readonly pullRequest: number | null;
  readonly via: Via;
  /** Barrels through which the place reaches the asset, in the order in which they are passed. */
  readonly through: readonly string[];
  readonly own: boolean;
  readonly bulk: boolean;
  readonly copied: boolean;
  /** True where the history read could not settle the exact commit. */
  readonly approximate: boolean;
  readonly ended: Deed | null;
  /** Why a summary does not count it; told of the assets of a summary only, where there is a reason. */
  readonly unclear?: Unclear;
}

/**
 * Why an adoption that the rules date is no plain sign that somebody took up the subject's work: the place only passes it
 * on (`passed-on`); what it takes is of others (`names-of-others`), or was when the use began (`began-with-others`); or the use was there before, in the file
 * itself by another way (`there-before`), in the file that it was split off or rewritten from (`from-another-file`), in a
 * file that lost it about then (`moved-here`), as a copy (`copied`), or in an earlier stretch (`returned`); or its past is
 * too long to be searched (`unread`).
 */
export type Unclear =
  | 'passed-on'
  | 'names-of-others'
  | 'began-with-others'
  | 'there-before'
  | 'from-another-file'
  | 'moved-here'
  | 'copied'
  | 'returned'
  | 'unread';

/** Who and what depends on an asset now, counting only what is not its maker's own. */
export interface Reach {
  readonly people: number;
  readonly teams: number;
  readonly places: number;
  readonly transitive: number;
}

/** What a repository tells beside the uses of an asset: what took its place, and how widely others like it are used. */
export interface Beside {
  /** Places that took the same other thing in the commit in which they dropped this one; empty where most did not. */
  readonly movedOn: readonly string[];
  /** Others of its kind and age, and how many of these have as many places that depend on them; null where not told. */
  readonly alike: { readonly of: number; readonly asWide: number } | null;
}

/** A thing others can build on, with everyone who did. */
export interface Asset {
  readonly id: string;
  readonly kind: AssetKind;
  readonly path: string;
  readonly symbol: string | null;
  /** Where it was before, the latest first. */
  readonly formerPaths: readonly string[];
  readonly born: Deed;
  readonly makers: readonly Maker[];
  readonly teams: readonly string[];
  readonly adoptions: readonly Adoption[];
  readonly reach: Reach;
  /** Told of the assets of a summary only. */
  readonly beside?: Beside;
  /** False where it went on from files of somebody else when it was made; told of the assets of a summary only. */
  readonly anew?: boolean;
}

export interface Gap {
  readonly source: string;
  readonly reason: string;
  readonly before?: string;
  readonly count?: number;
  /** What it is about, where that has no index, as a repository that could not be opened. */
  readonly name?: string;
}

/** The span that was really read. A gap is never shown as zero. */
export interface Coverage {
  readonly complete: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly gaps: readonly Gap[];
}

/** Where the teams come from; `areas` are inferred from folders and never called teams. */
export type TeamSource = 'file' | 'github' | 'codeowners' | 'areas' | 'none';

export interface TeamsUsed {
  readonly source: TeamSource;
  /** Owners of nearly everything, left out because they tell nothing apart. */
  readonly ignored: readonly string[];
  readonly list: readonly string[];
  /** Owners of whatever no other line of CODEOWNERS gives to somebody; absent where there are none. */
  readonly byDefault?: readonly string[];
}

export type LedgerReason =
  | 'bot'
  | 'agent'
  | 'bulk'
  | 'generated'
  | 'vendored'
  | 'format'
  | 'boundary'
  | 'test'
  | 'too-large'
  | 'unreadable'
  | 'submodule'
  | 'copied';

/** What a user may count again although it was left out. */
export const restorableReasons = [
  'bulk',
  'generated',
  'vendored',
] as const satisfies readonly LedgerReason[];
export type RestorableReason = (typeof restorableReasons)[number];

/** Something left out, why, and up to five examples. */
export interface LedgerEntry {
  readonly what: 'commit' | 'path' | 'person' | 'edge';
  readonly count: number;
  readonly reason: LedgerReason;
  readonly examples: readonly string[];
}

/** The revision that was read. */
export interface RepositoryRef {
  readonly name: string;
  readonly head: string;
  readonly headDate: string;
  readonly ref: string;
}

export interface ToolRef {
  readonly name: string;
  readonly version: string;
}

/** The document of `groundwork adoptions --format json`. */
export interface AdoptionsReport {
  readonly schema: 1;
  readonly kind: 'adoptions';
  readonly tool: ToolRef;
  readonly repository: RepositoryRef;
  readonly coverage: Coverage;
  readonly teams: TeamsUsed;
  readonly people: readonly Person[];
  readonly assets: readonly Asset[];
  readonly ledger: readonly LedgerEntry[];
}
