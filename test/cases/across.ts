/** The cases of `across.json`: adoptions in one repository of what another one offers. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { findOffering } from '../../src/core/across/offering.ts';
import { searchRepository } from '../../src/core/across/search.ts';
import { analyze, type Analysis } from '../../src/core/analyze.ts';
import { languages } from '../../src/core/languages/languages.ts';
import type { ForeignAdoption } from '../../src/core/summary/input.ts';
import { openRepository } from '../../src/git/repository.ts';
import { findRepository, proveByGit, type Proof } from './repositories.ts';

interface AcrossCase extends Proof {
  readonly id: string;
  readonly subject: { readonly repository: string; readonly rev: string; readonly asset: string };
  readonly repository: string;
  readonly rev: string;
  readonly place: string;
  readonly expect: Readonly<Record<string, string | boolean>>;
}

const context = {
  tool: { name: 'groundwork', version: 'cases' },
  signal: new AbortController().signal,
  progress: { report() {} },
};

export type Report = (
  item: { readonly id: string },
  unproven: readonly string[],
  wrong: readonly string[],
) => void;

/** Checks the cases whose id or repository holds the text; the answer is how many have no repository at hand. */
export async function checkAcross(folder: string, only: string, report: Report): Promise<number> {
  const file = path.join(import.meta.dirname, 'across.json');
  const cases = (JSON.parse(readFileSync(file, 'utf8')) as AcrossCase[]).filter(
    ({ id, repository }) => id.includes(only) || repository.includes(only),
  );
  const groups = new Map<string, AcrossCase[]>();
  for (const item of cases) {
    const { subject, repository, rev } = item;
    const key = [subject.repository, subject.rev, repository, rev].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  let skipped = 0;
  for (const list of groups.values()) {
    const { subject, repository, rev } = list[0]!;
    const [from, to] = [subject.repository, repository].map((name) => findRepository(folder, name));
    if (from === undefined || to === undefined) {
      skipped += list.length;
      continue;
    }
    process.stdout.write(`== ${subject.repository} in ${repository}@${rev}\n`);
    const uses = await usesOf({ folder: from, at: subject.rev }, { folder: to, at: rev });
    for (const item of list) {
      const found = uses(item.subject.asset).find(({ place }) => place === item.place);
      report(item, proveByGit(item, { SUBJECT: from, REPO: to }), differences(item, found));
    }
  }
  return skipped;
}

interface Revision {
  readonly folder: string;
  readonly at: string;
}

async function usesOf(subject: Revision, other: Revision) {
  const { signal } = context;
  const git = await openRepository(subject.folder, { signal, at: subject.at });
  const searched = await openRepository(other.folder, { signal, at: other.at });
  try {
    const analysis = await analyze(git, context);
    const offering = findOffering(analysis.survey, languages, git.webUrl);
    const { units, packages } = analysis.survey;
    const all = new Set(Array.from({ length: units.count + packages.length }, (_, at) => at));
    const { uses } = await searchRepository(searched, analysis, offering, all, {
      ...context,
      exhaustive: false,
      withOwners: false,
      teamsOfPerson: () => [],
    });
    return (asset: string): readonly ForeignAdoption[] =>
      [...uses].flatMap(([target, found]) => (pathOf(target, analysis) === asset ? found : []));
  } finally {
    await git.close();
    await searched.close();
  }
}

function pathOf(target: number, { survey: { units, packages } }: Analysis): string {
  if (target < units.count) return units.name(target);
  return packages[target - units.count]!.folder || '.';
}

function differences(
  { expect }: AcrossCase,
  found: ForeignAdoption | undefined,
): readonly string[] {
  if (!found) return ['no entry for the place'];
  const got: Readonly<Record<string, unknown>> = { ...found };
  return Object.entries(expect)
    .filter(([key, want]) => got[key] !== want)
    .map(([key, want]) => `${key}: ${String(got[key])}, expected ${String(want)}`);
}
