/** From facts to a summary; pure, so that the same input gives the same summary on every machine. */
import { buildContributions } from '../contributions/contributions.ts';
import { findArguments } from '../insights/insights.ts';
import { concludeSummary } from './concludeSummary.ts';
import type { SummaryInput } from './input.ts';
import type { Summary } from './summary.ts';

/** Makes the summary of one person's work in one repository for one period. */
export function buildSummary(input: SummaryInput): Summary {
  const { period, subject, teams } = input;
  const inRepository = <T>(item: T) => ({ ...item, repository: 0 });
  const { across } = input;
  const coverage = {
    ...input.coverage,
    complete: input.coverage.complete && (across?.gaps.length ?? 0) === 0,
    gaps: [...input.coverage.gaps.map(inRepository), ...(across?.gaps ?? [])],
  };
  const people = [...input.people, ...(across?.people ?? [])];
  const context = { subject, period, teams, coverage };
  return concludeSummary({
    tool: input.tool,
    repositories: [input.repository, ...(across?.repositories ?? [])],
    subject,
    confirmed: input.confirmed,
    period,
    settings: input.settings,
    coverage,
    teams,
    contributions: buildContributions({ ...input, people }).map((contribution) => ({
      ...contribution,
      arguments: findArguments(contribution, context),
    })),
    unmerged: input.unmerged,
    people,
    ledger: input.ledger.map(inRepository),
  });
}
