/** The arguments that a small repository supports, for tests of insights that look into the whole history. */
import { adoptionsOf, analyze } from '../../src/core/analyze.ts';
import {
  isArgument,
  type Argument,
  type InsightId,
  type PastInsight,
} from '../../src/core/insights/insight.ts';
import { createPast } from '../../src/core/insights/past.ts';
import type { Asset } from '../../src/core/model.ts';
import { parsePeriod } from '../../src/core/period.ts';
import { summarize } from '../../src/core/summarize.ts';
import type { ArguedContribution, Summary } from '../../src/core/summary/summary.ts';
import { openRepository } from '../../src/git/repository.ts';
import { againstOf } from '../../src/report/words/against.ts';
import { claimOf } from '../../src/report/words/claims.ts';
import { createSpeaker } from '../../src/report/words/speaker.ts';
import { summarizeRepository } from '../../src/summarizeRepository.ts';
import { buildRepository } from './repoBuilder.ts';
import { people, type Files } from './ruleCase.ts';

/** A commit at noon of a day (`YYYY-MM-DD`) by one of `people`, or by `Name <email>`. */
export type Tell = (day: string, who: string, files: Files, subject?: string) => void;

const tool = { name: 'groundwork', version: 'test' };
const { signal } = new AbortController();
const progress = { report() {} };

/** The summary of Ada's work in a repository that is told commit by commit. */
export async function summaryOfAda(build: (tell: Tell) => void, period: string): Promise<Summary> {
  return summarizeAda(await repositoryOf(build), period);
}

/** Why an insight does not apply, by the path of the contribution; `applies` where it does. */
export async function reasonsOf(
  insight: PastInsight,
  build: (tell: Tell) => void,
  period: string,
): Promise<ReadonlyMap<string, string>> {
  const folder = await repositoryOf(build);
  const summary = await summarizeAda(folder, period);
  const git = await openRepository(folder, { signal, at: 'main' });
  try {
    const analysis = await analyze(git, { tool, signal, progress });
    const past = createPast(analysis, analysis.people.find(address)[0]!, signal);
    const answers = await Promise.all(
      summary.contributions.map((contribution) => insight.find(contribution, summary, past)),
    );
    return new Map(
      answers.map((answer, index) => [
        summary.contributions[index]!.path,
        isArgument(answer) ? 'applies' : answer.reason,
      ]),
    );
  } finally {
    await git.close();
  }
}

/** All assets that Ada originated or extended, with her share of their lines. */
export async function assetsOfAda(
  build: (tell: Tell) => void,
): Promise<ReadonlyMap<string, number | null>> {
  const git = await openRepository(await repositoryOf(build), { signal, at: 'main' });
  try {
    const analysis = await analyze(git, { tool, signal, progress });
    const owner = analysis.people.find(address)[0]!;
    const query = {
      picks: null,
      symbol: null,
      allSymbols: false,
      owner,
      originatedOnly: false,
      exhaustive: false,
    };
    const { id } = analysis.people.persons[owner]!;
    const { assets } = await adoptionsOf(analysis, query, signal, progress);
    const shareOf = ({ makers }: Asset): number | null =>
      makers.find(({ person }) => person === id)?.share ?? null;
    return new Map(assets.map((asset) => [asset.path, shareOf(asset)]));
  } finally {
    await git.close();
  }
}

const address = 'ada@rules.example';

async function repositoryOf(build: (tell: Tell) => void): Promise<string> {
  const repository = await buildRepository();
  build((day, who, files, message) => {
    repository.commit({
      author: people[who] ?? who,
      date: `${day}T12:00:00+00:00`,
      files,
      ...(message === undefined ? {} : { message }),
    });
  });
  await repository.write();
  repository.git('config', 'user.name', 'Ada Byron');
  repository.git('config', 'user.email', address);
  return repository.folder;
}

function summarizeAda(folder: string, period: string): Promise<Summary> {
  return summarizeRepository(
    {
      folder,
      at: 'main',
      me: [],
      period: parsePeriod(period)!,
      today: '2026-11-01',
      settings: { people: 'roles', voice: 'first', exhaustive: false },
      cache: null,
    },
    tool,
    signal,
    progress,
  );
}

/** What is said by one insight, by the path of the contribution. */
export function saidBy(insight: InsightId, summary: Summary) {
  const speaker = createSpeaker(summary);
  return new Map(
    summary.contributions.flatMap((contribution) =>
      contribution.arguments
        .filter(({ facts }) => facts.insight === insight)
        .map((argument) => [
          contribution.path,
          {
            argument,
            claim: claimOf(argument.facts, contribution, speaker),
            against: argument.counterEvidence.map((item) => againstOf(item, speaker, 'all')),
          },
        ]),
    ),
  );
}

export interface Step {
  /** One of `people`, or `Name <email>`. */
  readonly who: string;
  /** Day as `YYYY-MM-DD`. */
  readonly on: string;
  readonly subject: string;
  readonly files: Files;
  /** That of its pull request, which the host squashed. */
  readonly number?: number;
}

/** Summarises Ada's work in the period, in a repository with one commit per step. */
export async function summaryOfSteps(steps: readonly Step[], period: string): Promise<Summary> {
  const repository = await buildRepository();
  for (const { who, on, subject, files, number } of steps) {
    repository.commit({
      author: people[who] ?? who,
      ...(number === undefined ? {} : { committer: 'GitHub <noreply@github.com>' }),
      date: `${on}T12:00:00+00:00`,
      message: number === undefined ? subject : `${subject} (#${number})`,
      files,
    });
  }
  await repository.write();
  repository.git('config', 'user.name', 'Ada Byron');
  repository.git('config', 'user.email', 'ada@rules.example');
  return summarizeFolder(repository.folder, period);
}

/** Summarises Ada's work in the period, in a repository that is there. */
export async function summarizeFolder(folder: string, period: string): Promise<Summary> {
  const git = await openRepository(folder, { signal, at: 'main' });
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
