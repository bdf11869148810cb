/** What leaders write and arrange while they look at summaries side by side. Like a draft it only grows. */
import { inOrder } from '../draft/effectiveEdits.ts';

export type CalibrationChange =
  /** The whole note of a cell; empty text takes it away. */
  | { readonly kind: 'note'; readonly cell: string; readonly text: string }
  /** The columns from left to right as somebody put them; none means by name. */
  | { readonly kind: 'order'; readonly columns: readonly string[] };

export interface CalibrationEdit {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly change: CalibrationChange;
}

export interface CalibrationState {
  /** By cell. */
  readonly notes: ReadonlyMap<string, string>;
  /** Null while the order is by name. */
  readonly order: readonly string[] | null;
}

/** What the edits come to: of several about one cell, or about the order, the last one holds. */
export function calibrationState(edits: readonly CalibrationEdit[]): CalibrationState {
  const notes = new Map<string, string>();
  let order: readonly string[] | null = null;
  for (const { change } of inOrder(edits)) {
    if (change.kind === 'note') {
      if (change.text.trim() === '') notes.delete(change.cell);
      else notes.set(change.cell, change.text);
    } else order = change.columns.length === 0 ? null : change.columns;
  }
  return { notes, order };
}
