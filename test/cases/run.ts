/**
 * `npm run cases`: every case's own git command, and the engine, wherever the repository is found in the folder that
 * GROUNDWORK_CASES names (as `owner+name/repo`, `owner+name` or `owner/name`).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { adoptionsOf, analyze, type Analysis } from '../../src/core/analyze.ts';
import { openRepository } from '../../src/git/repository.ts';
import { checkAcross } from './across.ts';
import { findRepository, proveByGit, type Proof } from './repositories.ts';
import { judge } from './verdict.ts';

interface Case extends Proof {
  readonly id: string;
  readonly repository: string;
  readonly rev: string;
  readonly asset: { readonly path: string; readonly symbol: string | null };
  readonly place: string;
  readonly expect: Readonly<Record<string, string | boolean | null>>;
  /** Why the engine is known to say otherwise. */
  readonly open?: string;
}

const folder = process.env['GROUNDWORK_CASES'];
if (!folder) {
  process.stderr.write(
    'Set GROUNDWORK_CASES to a folder with the repositories, as owner+name or owner/name.\n',
  );
  process.exit(2);
}
const only = process.argv[2] ?? '';
const file = path.join(import.meta.dirname, 'adoptions.json');
const cases = (JSON.parse(readFileSync(file, 'utf8')) as Case[]).filter(
  ({ id, repository }) => id.includes(only) || repository.includes(only),
);
const signal = new AbortController().signal;
const progress = { report() {} };
const counts = { passed: 0, failed: 0, skipped: 0, open: 0 };

const groups = new Map<string, Case[]>();
for (const item of cases) {
  const key = `${item.repository}@${item.rev}`;
  groups.set(key, [...(groups.get(key) ?? []), item]);
}
for (const [key, list] of groups) {
  const name = list[0]!.repository;
  const found = findRepository(folder, name);
  if (!found) {
    counts.skipped += list.length;
    process.stdout.write(`-- ${name} is not at hand\n`);
    continue;
  }
  process.stdout.write(`== ${key}\n`);
  const git = await openRepository(found, { signal, at: list[0]!.rev });
  try {
    const analysis = await analyze(git, {
      tool: { name: 'groundwork', version: 'cases' },
      signal,
      progress,
      withMembers: true,
    });
    for (const item of list)
      report(item, proveByGit(item, { REPO: found }), await compare(item, analysis));
  } finally {
    await git.close();
  }
}
counts.skipped += await checkAcross(folder, only, report);
process.stdout.write(
  `\nopen: ${counts.open}\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** An open case excuses the engine only: its proof must hold, and it must still be open. */
function report(
  item: Pick<Case, 'id' | 'open'>,
  unproven: readonly string[],
  wrong: readonly string[],
): void {
  const verdict = judge(item.open, unproven, wrong);
  counts[verdict.kind]++;
  process.stdout.write(`${verdict.line.replace('ID', item.id)}\n`);
}

async function compare(item: Case, analysis: Analysis): Promise<string[]> {
  const { path: asset, symbol } = item.asset;
  const { assets } = await adoptionsOf(
    analysis,
    {
      picks: (candidate) => candidate === asset || candidate.startsWith(`${asset}/`),
      symbol,
      allSymbols: false,
      owner: null,
      originatedOnly: true,
      exhaustive: false,
    },
    signal,
    progress,
  );
  const match = assets
    .filter((candidate) => symbol !== null || candidate.path === asset)
    .flatMap((candidate) => candidate.adoptions.map((entry) => ({ asset: candidate, entry })))
    .find(({ entry }) => entry.place === item.place);
  if (!match) return ['no entry for the place'];
  const { entry } = match;
  const person = analysis.people.persons.find(({ id }) => id === entry.person);
  const names = person ? [person.name, ...person.identities.map(({ name }) => name)] : [];
  const got: Record<string, unknown> = {
    ...entry,
    since: entry.since?.commit ?? null,
    born: match.asset.born.commit,
    person:
      item.expect['person'] !== undefined && names.includes(String(item.expect['person']))
        ? item.expect['person']
        : names[0],
  };
  return Object.entries(item.expect)
    .filter(([key, want]) => got[key] !== want)
    .map(([key, want]) => `${key}: ${String(got[key])}, expected ${String(want)}`);
}
