/** A finished summary made of facts for tests. */
import type { TeamsUsed } from '../../src/core/model.ts';
import { buildSummary } from '../../src/core/summary/buildSummary.ts';
import type { SubjectCommit, SummaryAsset, SummarySettings } from '../../src/core/summary/input.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { people, period, subject, teams } from './facts.ts';

export interface Told {
  readonly assets?: readonly SummaryAsset[];
  readonly commits?: readonly SubjectCommit[];
  readonly settings?: Partial<SummarySettings>;
  readonly teams?: Partial<TeamsUsed>;
  readonly people?: Summary['people'];
}

export function summaryOf(told: Told): Summary {
  return buildSummary({
    repository: {
      name: 'shop',
      head: 'f'.repeat(40),
      headDate: '2026-07-02T00:00:00Z',
      ref: 'main',
      webUrl: null,
    },
    coverage: { complete: true, from: null, to: null, gaps: [] },
    teams: { ...teams, ...told.teams },
    subject,
    confirmed: true,
    people: told.people ?? people,
    period,
    assets: told.assets ?? [],
    commits: told.commits ?? [],
    unmerged: [],
    documents: new Map(),
    ledger: [],
    settings: { people: 'roles', voice: 'first', exhaustive: false, ...told.settings },
    tool: { name: 'groundwork', version: 'test' },
  });
}
