/** A summary of work that no repository shows: all that it will tell is what its author writes. */
import type { Period, ToolRef } from '../model.ts';
import { concludeSummary } from './concludeSummary.ts';
import type { SummarySettings } from './input.ts';
import type { Summary } from './summary.ts';

export interface ManualSummaryInput {
  readonly name: string;
  readonly period: Period;
  readonly settings: SummarySettings;
  readonly tool: ToolRef;
}

/** The empty summary that manual contributions are laid over. */
export function createManualSummary({ name, period, settings, tool }: ManualSummaryInput): Summary {
  const subject = { id: 'p1', name, kind: 'human', identities: [] } as const;
  return concludeSummary({
    tool,
    repositories: [],
    subject,
    confirmed: true,
    period,
    settings,
    coverage: { complete: true, from: null, to: null, gaps: [] },
    teams: { source: 'none', ignored: [], list: [] },
    contributions: [],
    unmerged: [],
    people: [subject],
    ledger: [],
  });
}

/** Whether a summary was written by hand, without any repository. */
export function isManual({ repositories }: Pick<Summary, 'repositories'>): boolean {
  return repositories.length === 0;
}
