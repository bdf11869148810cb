/** A summary as its engineer wants it told: what was computed, with their choices and words. */
import type { Argument, InsightId, Lens, Standing } from '../insights/insight.ts';
import type { LedgerReason } from '../model.ts';
import type { ArguedContribution, Summary } from '../summary/summary.ts';
import type { Counterfactual, Edit, ManualContribution, Quote } from './draft.ts';

/** How the document that an argument was read from puts it into words. */
export interface Told {
  readonly ownWords: boolean;
  /** By kind of counter-evidence. */
  readonly against: ReadonlyMap<string, string>;
  readonly notVisible: string;
  /** Its facts hold a series of quarters as this version knows it. */
  readonly hasSeries: boolean;
}

/** What stands behind an argument: recorded facts, or the engineer's word. */
export type Ground =
  | {
      readonly kind: 'found';
      readonly argument: Argument;
      readonly words: string | null;
      /** Only where it was read from an exported summary; `words` are then the document's. */
      readonly told?: Told;
    }
  | { readonly kind: 'counterfactual'; readonly value: Counterfactual }
  | { readonly kind: 'manual'; readonly value: ManualContribution };

export interface EditedArgument {
  /** As edits name it: the insight, `A6` for a counterfactual, `own` for a manual contribution. */
  readonly insight: InsightId | 'A6' | 'own';
  readonly lens: Lens;
  readonly standing: Standing;
  readonly included: boolean;
  /** The engineer said so; otherwise it is so on first opening. */
  readonly chosen: boolean;
  readonly ground: Ground;
}

export interface EditedContribution {
  readonly id: string;
  readonly title: string;
  /** The title is the engineer's own. */
  readonly renamed: boolean;
  readonly origin: 'found' | 'merged' | 'split' | 'manual';
  /** Null where it is written by hand. */
  readonly found: ArguedContribution | null;
  readonly arguments: readonly EditedArgument[];
  readonly quotes: readonly (Quote & { readonly id: string })[];
  /** The engineer left it out as a whole. */
  readonly leftOut: boolean;
}

/** Lines of the record, the watchlist and the prompts that the engineer left out or put in, by `lineKey`. */
export type LineChoices = ReadonlyMap<string, boolean>;

export interface EditedSummary {
  /** Merged, split and renamed, with the people and the voice that the draft chose. */
  readonly summary: Summary;
  /** In the engineer's order. */
  readonly contributions: readonly EditedContribution[];
  readonly lines: LineChoices;
  /** What the engineer wrote into fields of review forms, by `formKey`. */
  readonly formTexts: ReadonlyMap<string, string>;
  /** Edits whose contribution, or argument, is no longer found; nothing typed is lost. */
  readonly orphans: readonly Edit[];
  /** What the ledger left out and the engineer wants counted; takes effect with the next analysis. */
  readonly restored: ReadonlySet<LedgerReason>;
}

/** Under which names edits include or leave out a line that is no argument. */
export const lineInsights = ['accomplished', 'watchlist', 'prompt'] as const;
export type LineInsight = (typeof lineInsights)[number];

export function lineKey(contribution: string, insight: LineInsight): string {
  return `${insight} ${contribution}`;
}

export function formKey(form: string, field: string): string {
  return `${form} ${field}`;
}
