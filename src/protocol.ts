/** Messages: between the editor and its worker, and between the editor and its pages. */
import type { CalibrationEdit } from './core/calibration/calibrationEdits.ts';
import type { Draft, Edit } from './core/draft/draft.ts';
import type { AdoptionsReport, Period } from './core/model.ts';
import type { SubjectIdentities, SubjectOffer } from './core/people/subject.ts';
import type { SummarySettings } from './core/summary/input.ts';
import type { Summary } from './core/summary/summary.ts';
import type { GitErrorReason } from './git/errors.ts';
import type { HostAccess } from './github/hosts.ts';
import type { Form } from './report/forms/form.ts';
import type { PrivateThing } from './report/privateThings.ts';

/** A repository as it is named in files that outlive a run, and where it is. */
export interface RepositoryPlace {
  /** Its web address, else its folder: the same in every clone that has the remote. */
  readonly identity: string;
  readonly name: string;
  readonly folder: string;
  readonly topLevel: string | null;
  readonly webUrl: string | null;
  /** The commit that was read. */
  readonly head: string;
}

/** What every task needs to know. */
interface Task {
  readonly folder: string;
  /** Absolute path of git, where a setting names one. */
  readonly git: string | null;
}

/** What the worker can be asked for: one task each, with what comes back. */
export interface EngineTasks {
  readonly summary: {
    readonly request: {
      readonly repositories: readonly Task[];
      /** Folders and globs of other repositories, which are searched for use only. */
      readonly others: readonly string[];
      /** Where the editor keeps team files. */
      readonly teamsFolder: string;
      /** Hosts that the user allowed to be asked for pull requests; a host that is not here is not asked. */
      readonly accesses: readonly HostAccess[];
      readonly period: Period;
      readonly today: string;
      readonly settings: SummarySettings;
    };
    readonly result: SummaryResult;
  };
  readonly identities: {
    readonly request: Task;
    readonly result: { readonly place: RepositoryPlace; readonly offer: SubjectOffer };
  };
  /** Who later built on a file or folder; `file` is an absolute path. */
  readonly adoptions: {
    readonly request: Task & { readonly file: string; readonly teamsFolder: string };
    readonly result: { readonly place: RepositoryPlace; readonly report: AdoptionsReport };
  };
  /** Text of a new team file, and what may stand in it. */
  readonly teams: {
    readonly request: Task;
    readonly result: {
      readonly place: RepositoryPlace;
      readonly seed: string;
      readonly people: readonly string[];
      readonly folders: readonly string[];
    };
  };
  readonly commit: {
    readonly request: Task & { readonly commit: string };
    readonly result: { readonly text: string };
  };
  readonly file: {
    readonly request: Task & { readonly commit: string; readonly path: string };
    readonly result: { readonly text: string };
  };
  readonly export: {
    readonly request: {
      readonly packed: Uint8Array;
      readonly draft: Draft;
      readonly choice: ExportChoice;
      /** Private things that may not be in it. */
      readonly refused: readonly PrivateThing[];
      /** The name that the chart beside a Markdown file gets. */
      readonly picture: string;
    };
    readonly result: {
      /** The document first, then what lies beside it. */
      readonly files: readonly ExportedFile[];
      /** What these really hold of it. */
      readonly holds: readonly PrivateThing[];
    };
  };
  /** Reads summaries that were exported as JSON; the first file that is none ends it. */
  readonly open: {
    readonly request: { readonly files: readonly string[] };
    /** UTF-8 of the JSON of each `ExportedSummary`, in the order of the files. */
    readonly result: { readonly documents: readonly Uint8Array[] };
  };
  /** Whether the recorded facts of an exported summary still hold, as text. */
  readonly verify: {
    readonly request: {
      readonly file: string;
      /** Repositories in which those that it was made from are looked for. */
      readonly folders: readonly string[];
      readonly git: string | null;
      readonly teamsFolder: string;
    };
    readonly result: { readonly text: string };
  };
  /** Exported summaries side by side as a file. */
  readonly calibrate: {
    readonly request: {
      readonly documents: readonly Uint8Array[];
      readonly edits: readonly CalibrationEdit[];
      readonly picked: readonly PickedContribution[];
      readonly format: 'markdown' | 'html';
    };
    readonly result: { readonly text: string };
  };
}

export interface ExportedFile {
  /** Empty for the document itself. */
  readonly name: string;
  readonly text: string;
}

/** A summary that the host passes on without reading it. */
export interface SummaryResult {
  /** UTF-8 of `packSummary`. */
  readonly packed: Uint8Array;
  readonly places: readonly RepositoryPlace[];
  /** Those that were searched for use only; in the summary their indices follow. */
  readonly others: readonly RepositoryPlace[];
  readonly subject: { readonly name: string; readonly emails: readonly string[] };
  readonly period: Period;
}

export type EngineKind = keyof EngineTasks;
export type EngineRequest = {
  readonly [Kind in EngineKind]: { readonly kind: Kind } & EngineTasks[Kind]['request'];
}[EngineKind];

/** What the editor tells the worker while it runs. */
export type ToEngine =
  | { readonly type: 'cancel' }
  /** The user signed out of a host, or signed in as somebody else: nothing more is asked of it. */
  | { readonly type: 'signed-out'; readonly host: string }
  /** The answer to a question about identities; null where the user gave none. */
  | { readonly type: 'identities'; readonly identities: SubjectIdentities | null };

/** Failures for which there is a way out besides what their sentence says. */
export type FailureReason = GitErrorReason | 'teams-file';

/** What the worker tells the editor. */
export type FromEngine =
  | {
      readonly type: 'progress';
      readonly stage: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'log'; readonly level: 'info' | 'warn'; readonly sentence: string }
  /** Asks which identities are the user's; the worker waits for the answer. */
  | {
      readonly type: 'identities';
      readonly place: RepositoryPlace;
      readonly offer: SubjectOffer;
    }
  /** The first of several repositories, while the others are read. */
  | { readonly type: 'partial'; readonly result: SummaryResult }
  | { readonly type: 'done'; readonly result: EngineTasks[EngineKind]['result'] }
  | {
      readonly type: 'failed';
      readonly sentence: string;
      readonly reason: FailureReason | null;
    }
  | { readonly type: 'cancelled' };

/** Only messages of the protocol can be sent through it. */
export function fromEngine(send: (message: FromEngine) => void): (message: FromEngine) => void {
  return send;
}

/** A thing that a link on the page opens. `repository` is its index in the summary. */
export type OpenTarget =
  | { readonly kind: 'commit'; readonly repository: number; readonly commit: string }
  | {
      readonly kind: 'file';
      readonly repository: number;
      readonly path: string;
      readonly line: number | null;
    }
  | { readonly kind: 'url'; readonly url: string };

export type ExportFormat = 'markdown' | 'html' | 'json' | 'clipboard';

/** What leaves the editor: the summary, a document made of its parts, or the texts of a review form. */
export type ExportChoice =
  | { readonly kind: 'summary'; readonly format: ExportFormat }
  | {
      readonly kind: 'document';
      readonly document: string;
      readonly format: 'markdown' | 'html';
      /** Names of its sections, as the user orders them; null for all, in the usual order. */
      readonly order: readonly string[] | null;
    }
  | { readonly kind: 'form'; readonly form: Form };

/** What the page says about reading pull requests, and the name of the button beside it. */
export interface PullRequestsLine {
  readonly sentence: string;
  readonly action: string;
}

/** What the host tells the page. */
export type ToPage =
  | {
      readonly type: 'progress';
      readonly stage: string;
      readonly done: number;
      readonly total: number;
    }
  /** A finished or partial analysis with the draft that belongs to it; replaces what the page shows. */
  | {
      readonly type: 'summary';
      readonly summary: Summary;
      readonly draft: Draft;
      readonly partial: boolean;
    }
  /** The review forms that there are, and why those of the user are not among them. */
  | { readonly type: 'forms'; readonly forms: readonly Form[]; readonly fault: string | null }
  /** Null where there is no host that could be asked. */
  | { readonly type: 'pull-requests'; readonly line: PullRequestsLine | null }
  /** Edits of another window, or of the host. */
  | { readonly type: 'draft'; readonly draft: Draft }
  | { readonly type: 'saved'; readonly edits: readonly string[] }
  | { readonly type: 'not-saved'; readonly sentence: string }
  | { readonly type: 'failed'; readonly sentence: string; readonly help: string }
  | { readonly type: 'cancelled' };

/** What the host tells the page of an exported summary. */
export type ToExported =
  /** UTF-8 of the JSON of an `ExportedSummary`. */
  | { readonly type: 'exported'; readonly document: Uint8Array }
  | Extract<ToPage, { readonly type: 'forms' }>;

/** A summary as the host has it and passes on without reading it: UTF-8 of `packSummary`. */
export interface PackedSummary {
  readonly type: 'packed-summary';
  readonly packed: Uint8Array;
  readonly draft: Draft;
  readonly partial: boolean;
}

/** What really goes to the page; it unpacks a summary before anything else sees it. */
export type HostToPage = Exclude<ToPage, { readonly type: 'summary' }> | PackedSummary;

/** A contribution of the column of that key, to be looked at beside others. */
export interface PickedContribution {
  readonly column: string;
  readonly contribution: string;
}

/** What the host tells the page of a calibration. */
export type ToCalibration =
  | {
      readonly type: 'documents';
      readonly documents: readonly Uint8Array[];
      readonly edits: readonly CalibrationEdit[];
    }
  /** Edits of another window. */
  | { readonly type: 'edits'; readonly edits: readonly CalibrationEdit[] }
  | { readonly type: 'saved'; readonly edits: readonly string[] }
  | { readonly type: 'not-saved'; readonly sentence: string }
  /** A file is no exported summary; what is shown stays. */
  | { readonly type: 'not-opened'; readonly sentence: string };

/** What the page of a calibration asks of the host, which parses it by a closed schema. */
export type FromCalibration =
  | { readonly type: 'ready' }
  | { readonly type: 'edit'; readonly edit: CalibrationEdit }
  | { readonly type: 'open'; readonly url: string }
  | {
      readonly type: 'export';
      readonly format: 'markdown' | 'html';
      readonly picked: readonly PickedContribution[];
    }
  /** Other summaries beside the ones that are shown. */
  | { readonly type: 'add' }
  /** The page for those who read several summaries. */
  | { readonly type: 'guide' };

/** What the page asks of the host; the host parses it by a closed schema, since any script could send one. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'edit'; readonly edit: Edit }
  | { readonly type: 'open'; readonly target: OpenTarget }
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** Puts a text on the clipboard. */
  | { readonly type: 'copy'; readonly text: string }
  /** A draft in the user's own mail program; `to` null leaves the address to them. */
  | {
      readonly type: 'mail';
      readonly to: string | null;
      readonly subject: string;
      readonly body: string;
    }
  | { readonly type: 'run-again' }
  | { readonly type: 'cancel' }
  | {
      readonly type: 'command';
      readonly command: 'identities' | 'teams' | 'forms' | 'period' | 'pull-requests' | 'log';
    };
