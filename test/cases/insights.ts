/**
 * `npm run cases:insights`: every case's own git command, and the argument that Groundwork makes, wherever the repository
 * is found in the folder that GROUNDWORK_CASES names (as `owner+name/repo`, `owner+name` or `owner/name`). A word picks
 * the cases whose id holds it, an insight's name those of the insight.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parsePeriod } from '../../src/core/period.ts';
import { SubjectError, summarize } from '../../src/core/summarize.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { openRepository } from '../../src/git/repository.ts';
import { differences } from './differences.ts';
import { findRepository, proveByGit, type Proof } from './repositories.ts';
import { judge } from './verdict.ts';

interface InsightCase extends Proof {
  readonly id: string;
  readonly repository: string;
  readonly rev: string;
  /** A commit of the person whose summary it is; nobody's name is kept. */
  readonly authorOf: string;
  readonly period: string;
  readonly insight: string;
  /** Path of the contribution, or a commit that belongs to it. */
  readonly contribution: string;
  /** Facts that the argument must have; null where the insight must not apply. */
  readonly expect: Readonly<Record<string, unknown>> | null;
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
  const repository = findRepository(root, item.repository);
  if (repository === undefined) {
    process.stdout.write(`-- ${item.repository} is not at hand\n`);
    continue;
  }
  const unproven = proveByGit(item, { REPO: repository });
  const verdict = judge(item.open, unproven, judgeFacts(item, await summaryFor(item, repository)));
  counts[verdict.kind]++;
  process.stdout.write(`${verdict.line.replace('ID', item.id)}\n`);
}
process.stdout.write(`\nopen: ${counts.open}\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** By the address of the commit's author; where several persons used it, by the name. */
async function summaryFor(item: InsightCase, repository: string): Promise<Summary> {
  const author = (format: string): string =>
    execFileSync('git', ['-C', repository, 'log', '-1', `--format=${format}`, item.authorOf], {
      encoding: 'utf8',
    }).trim();
  try {
    return await summaryOf(item, repository, author('%ae'));
  } catch (error) {
    if (error instanceof SubjectError) return summaryOf(item, repository, author('%an'));
    throw error;
  }
}

async function summaryOf(item: InsightCase, repository: string, me: string): Promise<Summary> {
  const git = await openRepository(repository, { signal, at: item.rev });
  try {
    return await summarize(git, {
      me: [me],
      period: parsePeriod(item.period)!,
      settings: { people: 'roles', voice: 'third', exhaustive: false },
      tool: { name: 'groundwork', version: 'cases' },
      signal,
      progress: { report() {} },
    });
  } finally {
    await git.close();
  }
}

/** What the argument says otherwise than expected. */
function judgeFacts(
  { contribution: wanted, insight, expect }: InsightCase,
  { contributions }: Summary,
): readonly string[] {
  const meant = contributions.filter(
    ({ path: home, commits }) => home === wanted || commits.some(({ commit }) => commit === wanted),
  );
  if (meant.length === 0 && expect !== null) return [`no contribution ${wanted}`];
  const found = meant
    .flatMap((contribution) => contribution.arguments)
    .find(({ facts }) => facts.insight === insight);
  if (expect === null) return found ? [`${insight} applies`] : [];
  return found ? differences(found.facts, expect) : [`${insight} does not apply`];
}
