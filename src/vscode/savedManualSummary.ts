/** The summary of a page that no repository stands behind. */
import type { Period } from '../core/model.ts';
import { createManualSummary } from '../core/summary/manualSummary.ts';
import { packSummary } from '../core/summary/packed.ts';
import type { SavedSummary } from '../store/summaries.ts';
import { toolRef } from '../version.ts';
import { summarySettings } from './settings.ts';

/** The empty summary that the draft of that person and period is laid over. */
export function savedManualSummary(name: string, period: Period): SavedSummary {
  const settings = summarySettings();
  const summary = createManualSummary({ name, period, settings, tool: toolRef });
  return {
    manual: name,
    tool: toolRef.version,
    made: new Date().toISOString(),
    folders: [],
    places: [],
    others: [],
    subject: { name, emails: [] },
    period,
    packed: new TextEncoder().encode(packSummary(summary)),
  };
}
