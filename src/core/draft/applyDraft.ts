import type { Summary } from '../summary/summary.ts';
/** A draft laid over a summary with everything that edits can ask for. */
import type { Draft } from './draft.ts';
import type { EditedSummary } from './editedSummary.ts';
import { layDraft } from './layDraft.ts';
import { createReshaper } from './reshape.ts';

/** The summary as the draft's edits want it told; edits that find nothing to change are kept as orphans. */
export function applyDraft(summary: Summary, draft: Draft): EditedSummary {
  return layDraft(summary, draft, createReshaper);
}
