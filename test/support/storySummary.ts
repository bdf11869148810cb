/** What is told about Ada's work in a small repository, built step by step. */
import assert from 'node:assert/strict';

import type { Argument, InsightId } from '../../src/core/insights/insight.ts';
import { parsePeriod } from '../../src/core/period.ts';
import { summarize } from '../../src/core/summarize.ts';
import type { ArguedContribution, Summary } from '../../src/core/summary/summary.ts';
import { openRepository } from '../../src/git/repository.ts';
import { claimOf } from '../../src/report/words/claims.ts';
import { createSpeaker } from '../../src/report/words/speaker.ts';
import { buildRepository } from './repoBuilder.ts';
import { people, type Files } from './ruleCase.ts';

/** One commit at noon of a day; a number is that of its pull request, which the host squashed. */
export interface Deed {
  readonly who: keyof typeof people;
  readonly on: string;
  readonly files: Files;
  readonly subject?: string;
  readonly number?: number;
}

const tool = { name: 'groundwork', version: 'test' };
const { signal } = new AbortController();

export async function tellStory(deeds: readonly Deed[], period = '2026-H1'): Promise<Summary> {
  const repository = await buildRepository();
  for (const [index, { who, on, files, subject = `Step ${index}`, number }] of deeds.entries()) {
    const author = people[who]!;
    repository.commit({
      author,
      committer: number === undefined ? author : 'GitHub <noreply@github.com>',
      date: `${on}T12:00:00+00:00`,
      message: number === undefined ? subject : `${subject} (#${number})`,
      files,
    });
  }
  await repository.write();
  const git = await openRepository(repository.folder, { signal, at: 'main' });
  try {
    return await summarize(git, {
      me: ['ada@rules.example'],
      period: parsePeriod(period)!,
      settings: { people: 'roles', voice: 'third', exhaustive: false },
      tool,
      signal,
      progress: { report() {} },
    });
  } finally {
    await git.close();
  }
}

export interface ToldArgument {
  readonly contribution: ArguedContribution;
  readonly argument: Argument;
  readonly claim: string;
}

/** The arguments of one insight. */
export function argumentsBy(summary: Summary, insight: InsightId): readonly ToldArgument[] {
  const speaker = createSpeaker(summary);
  return summary.contributions.flatMap((contribution) =>
    contribution.arguments
      .filter(({ facts }) => facts.insight === insight)
      .map((argument) => ({
        contribution,
        argument,
        claim: claimOf(argument.facts, contribution, speaker),
      })),
  );
}

/** The one argument of an insight. */
export function theArgument(summary: Summary, insight: InsightId): ToldArgument {
  const [first, ...others] = argumentsBy(summary, insight);
  assert.ok(first, `${insight} applies`);
  assert.equal(others.length, 0, `${insight} applies once`);
  return first;
}

/** The kinds of what speaks against an argument, with their counts. */
export function againstIn({ argument }: ToldArgument): ReadonlyMap<string, string> {
  return new Map(
    argument.counterEvidence.map(({ kind, count, of }) => [kind, `${count} of ${of}`] as const),
  );
}

/** Distinct lines, so that no file is like another one. */
export function linesOf(name: string, count = 12): string {
  return Array.from(
    { length: count },
    (_, at) => `export const ${name}${at} = '${name} ${at}';\n`,
  ).join('');
}
