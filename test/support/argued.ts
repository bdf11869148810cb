import type { Argument, InsightId } from '../../src/core/insights/insight.ts';
/** What is argued about one person's work in a small repository, told commit by commit. */
import { parsePeriod } from '../../src/core/period.ts';
import { summarize } from '../../src/core/summarize.ts';
import type { ArguedContribution, Summary } from '../../src/core/summary/summary.ts';
import { openRepository } from '../../src/git/repository.ts';
import { buildRepository } from './repoBuilder.ts';
import { people, type Files } from './ruleCase.ts';

const signal = new AbortController().signal;

export interface Step {
  /** One of `people`, or `Name <email>`. */
  readonly who: string;
  /** Day as `YYYY-MM-DD`. */
  readonly on: string;
  readonly subject: string;
  readonly files: Files;
}

/** Summarises Ada's work in the period, in a repository with one commit per step. */
export async function summaryOfSteps(steps: readonly Step[], period: string): Promise<Summary> {
  const repository = await buildRepository();
  for (const { who, on, subject, files } of steps) {
    repository.commit({
      author: people[who] ?? who,
      date: `${on}T12:00:00+00:00`,
      message: subject,
      files,
    });
  }
  await repository.write();
  repository.git('config', 'user.name', 'Ada Byron');
  repository.git('config', 'user.email', 'ada@rules.example');
  const git = await openRepository(repository.folder, { signal, at: 'main' });
  try {
    return await summarize(git, {
      me: ['ada@rules.example'],
      period: parsePeriod(period)!,
      settings: { people: 'roles', voice: 'first', exhaustive: false },
      tool: { name: 'groundwork', version: 'test' },
      signal,
      progress: { report() {} },
    });
  } finally {
    await git.close();
  }
}

export interface Found {
  readonly contribution: ArguedContribution;
  readonly argument: Argument;
}

/** Every argument of one insight, with its contribution. */
export function argumentsOf({ contributions }: Summary, insight: InsightId): readonly Found[] {
  return contributions.flatMap((contribution) =>
    contribution.arguments
      .filter(({ facts }) => facts.insight === insight)
      .map((argument) => ({ contribution, argument })),
  );
}
