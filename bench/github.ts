/** What three years of work cost to read: requests and points, by the documented formula, on the loopback GitHub. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Spent } from '../src/github/client.ts';
import { hostAt } from '../src/github/hosts.ts';
import { createPullRequests } from '../src/github/syncGitHub.ts';
import { makeWorld, sentinel, threeYears } from '../test/support/github/makeWorld.ts';
import { startGitHub } from '../test/support/github/server.ts';
import type { World } from '../test/support/github/world.ts';

export interface GitHubRun {
  readonly name: string;
  readonly spent: Spent;
  readonly seconds: number;
  /** Requests by operation. */
  readonly operations: ReadonlyMap<string, number>;
  /** Whether everything was read that is there. */
  readonly authored: number;
  readonly reviewed: number;
}

/** What a reading may cost, and what the next one may. */
export const bounds = { requests: 200, points: 400, nextRequests: 30 };

export async function measureGitHub(): Promise<readonly GitHubRun[]> {
  const world = makeWorld(threeYears);
  const github = await startGitHub(world);
  const folder = await mkdtemp(path.join(tmpdir(), 'groundwork-github-'));
  const runs: GitHubRun[] = [];
  try {
    for (const name of ['First reading', 'Again', 'Two weeks later']) {
      if (name === 'Two weeks later') passTwoWeeks(world);
      github.asked.length = 0;
      let spent: Spent = { requests: 0, points: 0, remaining: null };
      const started = performance.now();
      const facts = await createPullRequests({
        host: hostAt(github.api)!,
        token: sentinel,
        folder,
        userAgent: 'groundwork/bench',
        onSpent: (told) => (spent = told),
      }).read(
        {
          owner: 'acme',
          repositories: ['acme/platform'],
          commits: [...world.commits.keys()]
            .slice(0, 500)
            .map((id) => ({ repository: 'acme/platform', id })),
          workflows: [{ repository: 'acme/platform', path: '.github/workflows/contracts.yml' }],
          login: null,
          since: '2023-07-01T00:00:00Z',
        },
        { report: () => {} },
        new AbortController().signal,
      );
      const operations = new Map<string, number>();
      for (const { operation } of github.asked)
        operations.set(operation, (operations.get(operation) ?? 0) + 1);
      runs.push({
        name,
        spent,
        seconds: (performance.now() - started) / 1000,
        operations,
        authored: facts.authored.length,
        reviewed: facts.reviewed.length,
      });
    }
  } finally {
    await github.close();
    await rm(folder, { recursive: true, force: true });
  }
  return runs;
}

/** Everything of the last fourteen days is touched once more, as if it went on. */
function passTwoWeeks(world: World): void {
  const now = Date.parse(world.now);
  world.now = new Date(now + 14 * 86_400_000).toISOString();
  const latest = [...world.pullRequests.values()]
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    .slice(0, 60);
  for (const [index, pullRequest] of latest.entries())
    pullRequest.updatedAt = new Date(now + index * 3_600_000).toISOString();
}

export function githubTable(runs: readonly GitHubRun[]): string {
  return [
    `At most ${bounds.requests} requests and ${bounds.points} points, then ${bounds.nextRequests} requests.`,
    '',
    '| Reading | Requests | Points | Authored | Reviewed | Seconds | Asked |',
    '|---|---|---|---|---|---|---|',
    ...runs.map(({ name, spent, seconds, operations, authored, reviewed }) => {
      const asked = [...operations].map(([operation, count]) => `${nameOf(operation)} ${count}`);
      return `| ${name} | ${spent.requests} | ${spent.points} | ${authored} | ${reviewed} | ${seconds.toFixed(1)} | ${asked.join(', ')} |`;
    }),
  ].join('\n');
}

/** Of a REST question only what it is about. */
function nameOf(operation: string): string {
  return operation.slice(operation.lastIndexOf('/') + 1);
}
