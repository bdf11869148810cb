/**
 * The engineer's own changes to a summary. A draft is the list of edits in the order in which they were made; undoing
 * is an edit too. So nothing typed is ever lost, and two windows that edited the same summary are joined by the ids
 * of their edits.
 */
import type { Lens } from '../insights/insight.ts';
import type { LedgerReason } from '../model.ts';

/** A link that the engineer gives as evidence: a web address and what it shows. */
export interface GivenLink {
  readonly url: string;
  readonly label: string;
}

/** What would have happened without the contribution, in the engineer's own words (insight A6). Empty text is not shown. */
export interface Counterfactual {
  readonly alternative: string;
  readonly whoPays: string;
  readonly when: string;
  readonly howSure: string;
}

/** Somebody else's words about a contribution, with where they were said. */
export interface Quote {
  readonly text: string;
  readonly source: string;
}

/** Work that git does not show, written down by hand; claimed until it has a link. */
export interface ManualContribution {
  readonly title: string;
  readonly lens: Lens;
  readonly claim: string;
  readonly links: readonly GivenLink[];
}

/** One change. `contribution` is an id that lasts (ARCHITECTURE.md): computed, made by `split`, or given by `manual`. */
export type Change =
  | { readonly kind: 'include'; readonly contribution: string; readonly included: boolean }
  | {
      readonly kind: 'include-argument';
      readonly contribution: string;
      readonly insight: string;
      readonly included: boolean;
    }
  | { readonly kind: 'rename'; readonly contribution: string; readonly title: string | null }
  /** Puts a contribution before another one, or last. */
  | { readonly kind: 'move'; readonly contribution: string; readonly before: string | null }
  /** `into` keeps its id and takes in the others. */
  | { readonly kind: 'merge'; readonly into: string; readonly others: readonly string[] }
  /** Takes assets (by id) out of a contribution into one of their own with the id `into`. */
  | {
      readonly kind: 'split';
      readonly contribution: string;
      readonly assets: readonly string[];
      readonly into: string;
    }
  /** The claim of an argument in the engineer's words; null is the computed one again. */
  | {
      readonly kind: 'claim';
      readonly contribution: string;
      readonly insight: string;
      readonly text: string | null;
    }
  | {
      readonly kind: 'counterfactual';
      readonly contribution: string;
      readonly value: Counterfactual | null;
    }
  | {
      readonly kind: 'quote';
      readonly contribution: string;
      readonly id: string;
      readonly value: Quote | null;
    }
  /** Adds or changes the manual contribution of that id; null takes it away. */
  | {
      readonly kind: 'manual';
      readonly contribution: string;
      readonly value: ManualContribution | null;
    }
  /** Counts again what the ledger left out for that reason; takes effect with the next analysis. */
  | { readonly kind: 'restore'; readonly reason: LedgerReason; readonly restored: boolean }
  /** What stands in a field of a review form, in the engineer's words; null is what is cut to fit again. */
  | {
      readonly kind: 'form-text';
      readonly form: string;
      readonly field: string;
      readonly text: string | null;
    }
  | { readonly kind: 'people'; readonly people: 'roles' | 'names' }
  | { readonly kind: 'voice'; readonly voice: 'first' | 'third' }
  /** Takes back the edit of that id; undoing an undo brings it again. */
  | { readonly kind: 'undo'; readonly edit: string };

/** A change with an id of its own, and when it was made (ISO 8601, UTC). */
export interface Edit {
  readonly id: string;
  readonly at: string;
  readonly change: Change;
}

export interface Draft {
  readonly version: 1;
  readonly edits: readonly Edit[];
}

export const emptyDraft: Draft = { version: 1, edits: [] };
