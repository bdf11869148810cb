/**
 * `npm run cases:insights`: every case's own git command, and the argument that Groundwork makes, wherever the repository
 * is found in the folder that GROUNDWORK_CASES names (as `owner+name/repo`, `owner+name` or `owner/name`).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parsePeriod } from '../../src/core/period.ts';
import { summarize } from '../../src/core/summarize.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { openRepository } from '../../src/git/repository.ts';
import { judge } from './verdict.ts';

interface InsightCase {
  readonly id: string;
  readonly repository: string;
  readonly rev: string;
  /** A commit of the person whose summary it is; nobody's name is kept. */
  readonly authorOf: string;
  readonly period: string;
  readonly insight: string;
  /** Path of the contribution, or the commit that belongs to it where it has none. */
  readonly contribution: string;
  /** Facts that the argument must have; null where the insight must not apply. */
  readonly expect: Readonly<Record<string, unknown>> | null;
  readonly prove: string;
  readonly shows: string;
  readonly open?: string;
}

const root = process.env['GROUNDWORK_CASES'];
if (!root) {
  process.stderr.write(
    'Set GROUNDWORK_CASES to a folder with the repositories, as owner+name or owner/name.\n',
  );
  process.exit(2);
}
const only = process.argv[2] ?? '';
const folder = path.join(import.meta.dirname, 'insights');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as InsightCase[])
  .filter(({ id, insight }) => id.includes(only) || insight === only);
const { signal } = new AbortController();
const counts = { passed: 0, failed: 0, open: 0 };

for (const item of cases) {
  const name = item.repository.replace('/', '+');
  const found = [`${name}/repo`, name, item.repository]
    .map((part) => path.join(root, part))
    .find((candidate) => existsSync(candidate));
  if (!found) {
    process.stdout.write(`-- ${item.repository} is not at hand\n`);
    continue;
  }
  const verdict = judge(item.open, proveByGit(item, found), await compare(item, found));
  counts[verdict.kind]++;
  process.stdout.write(`${verdict.line.replace('ID', item.id)}\n`);
}
process.stdout.write(`\nopen: ${counts.open}\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function proveByGit(item: InsightCase, repository: string): string[] {
  const output = execFileSync('sh', ['-c', item.prove], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, REPO: repository },
  });
  return output.includes(item.shows) ? [] : [`git does not show ${item.shows}`];
}

async function compare(item: InsightCase, repository: string): Promise<string[]> {
  const me = execFileSync('git', ['-C', repository, 'log', '-1', '--format=%ae', item.authorOf], {
    encoding: 'utf8',
  }).trim();
  const git = await openRepository(repository, { signal, at: item.rev });
  try {
    const summary = await summarize(git, {
      me: [me],
      period: parsePeriod(item.period)!,
      settings: { people: 'roles', voice: 'third', exhaustive: false },
      tool: { name: 'groundwork', version: 'cases' },
      signal,
      progress: { report() {} },
    });
    return judgeFacts(item, summary);
  } finally {
    await git.close();
  }
}

function judgeFacts(item: InsightCase, { contributions }: Summary): string[] {
  const contribution = contributions.find(
    ({ path: home, commits }) =>
      home === item.contribution || commits.some(({ commit }) => commit === item.contribution),
  );
  if (!contribution) return [`no contribution ${item.contribution}`];
  const argument = contribution.arguments.find(({ facts }) => facts.insight === item.insight);
  if (item.expect === null) return argument ? [`${item.insight} applies`] : [];
  if (!argument) return [`${item.insight} does not apply`];
  const facts = argument.facts as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(item.expect)
    .filter(([key, want]) => !isDeepStrictEqual(facts[key], want))
    .map(
      ([key, want]) => `${key}: ${JSON.stringify(facts[key])}, expected ${JSON.stringify(want)}`,
    );
}
