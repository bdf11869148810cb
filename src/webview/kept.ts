/** What outlasts a reload of the page: what was open, where it was scrolled to, and edits not yet known to be saved. */
import type { Edit } from '../core/draft/draft.ts';

export interface Kept {
  readonly open: readonly string[];
  readonly scroll: number;
  readonly unsaved: readonly Edit[];
  /** Id of the review form that is looked at; null while the summary is. */
  readonly form: string | null;
}

export const nothingKept: Kept = { open: [], scroll: 0, unsaved: [], form: null };

/** The kept state of this or an older page; anything else is nothing. */
export function readKept(value: unknown): Kept {
  if (typeof value !== 'object' || value === null) return nothingKept;
  const { open, scroll, unsaved, form } = value as Partial<Record<keyof Kept, unknown>>;
  return {
    open: Array.isArray(open) ? open.filter((item) => typeof item === 'string') : [],
    scroll: typeof scroll === 'number' ? scroll : 0,
    unsaved: Array.isArray(unsaved) ? (unsaved as readonly Edit[]) : [],
    form: typeof form === 'string' ? form : null,
  };
}
