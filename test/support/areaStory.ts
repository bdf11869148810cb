import type { Argument, InsightId } from '../../src/core/insights/insight.ts';
/**
 * Two and a half years of a repository of twelve areas, in which Ada works on one of them in the middle: what others do
 * there and elsewhere before and after it is what a test says.
 */
import { summarize } from '../../src/core/summarize.ts';
import { openRepository } from '../../src/git/repository.ts';
import { buildRepository } from './repoBuilder.ts';
import type { Files } from './ruleCase.ts';
import { people } from './ruleCase.ts';

/** The week in which Ada works; the year before ends 13 weeks earlier. */
const workWeek = 70;
const weeks = 125;
export const areas: readonly string[] = Array.from({ length: 12 }, (_, index) => `area${index}`);
const names = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox'] as const;

/** What somebody else does in one area in one week; nothing where null. */
export interface Deed {
  readonly subject: string;
  /** How many of the area's six files it changes. */
  readonly files: number;
}

export interface AreaStory {
  deed(area: string, week: number, isAfter: boolean): Deed | null;
  /** Ada's commits, in the week of her work. */
  readonly work: readonly { readonly subject: string; readonly files: Files }[];
}

export function fileOf(area: string, index: number): string {
  return `src/${area}/${names[index % names.length]!}.ts`;
}

/** The argument of one insight in Ada's summary of the half-year in which the time after her work begins. */
export async function argumentOf(story: AreaStory, insight: InsightId): Promise<Argument | null> {
  const repository = await buildRepository();
  const contents = new Map<string, number>();
  const changed = (path: string): readonly [string, string] => {
    const version = (contents.get(path) ?? 0) + 1;
    contents.set(path, version);
    return [path, `export const version = ${version};\n`];
  };
  const commit = (week: number, who: string, subject: string, files: Files): void => {
    const date = new Date(Date.UTC(2021, 0, 4 + week * 7, 12, made++ % 60));
    repository.commit({
      author: people[who]!,
      message: subject,
      date: date.toISOString().replace('.000Z', '+00:00'),
      files,
    });
  };
  let made = 0;
  const all = areas.flatMap((area) => names.map((_, index) => changed(fileOf(area, index))));
  commit(0, 'Di', 'Begin', Object.fromEntries(all));
  for (let week = 1; week < weeks; week++) {
    if (week === workWeek)
      for (const { subject, files } of story.work) commit(week, 'Ada', subject, files);
    for (const [index, area] of areas.entries()) {
      const deed = story.deed(area, week, week > workWeek);
      if (!deed) continue;
      const start = week + index;
      const paths = Array.from({ length: deed.files }, (_, at) => fileOf(area, start + at));
      const doer = week % 2 === 0 ? 'Bo' : 'Cy';
      commit(week, doer, deed.subject, Object.fromEntries(paths.map(changed)));
    }
  }
  await repository.write();
  const { signal } = new AbortController();
  const git = await openRepository(repository.folder, { signal, at: 'main' });
  try {
    const summary = await summarize(git, {
      me: ['ada@rules.example'],
      period: { label: '2022-H2', from: '2022-07-01', to: '2023-01-01' },
      settings: { people: 'roles', voice: 'first', exhaustive: false },
      tool: { name: 'groundwork', version: 'test' },
      signal,
      progress: { report() {} },
    });
    const found = summary.contributions.flatMap((contribution) => contribution.arguments);
    return found.find(({ facts }) => facts.insight === insight) ?? null;
  } finally {
    await git.close();
  }
}
