/**
 * Draws arguments for the reading study: `node --import tsx scripts/sampleArguments.ts SEED NUMBER PEOPLE PERIOD OWNER/NAME…`
 * takes PEOPLE long-time contributors of each repository and NUMBER arguments about them, over all insights, and writes
 * `test/study/SEED.json` for a reader to judge (see `test/study/README.md`). Repositories are looked for as in
 * `npm run cases`, in the folder that GROUNDWORK_CASES names. What was found is kept in `dist/study`, so that a run which
 * was interrupted goes on where it was; verdicts that were written already stay.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { parsePeriod } from '../src/core/period.ts';
import { argumentsAbout, chooseContributors } from './study/collect.ts';
import { drawArguments, keepVerdicts, type StudyEntry } from './study/draw.ts';

const [seed = '', number = '', people = '', period = '', ...repositories] = process.argv.slice(2);
const folder = process.env['GROUNDWORK_CASES'];
const isUsable =
  /^\w+$/.test(seed) && Number(number) > 0 && Number(people) > 0 && parsePeriod(period);
if (!isUsable || folder === undefined || repositories.length === 0) {
  process.stderr.write(
    'GROUNDWORK_CASES=FOLDER node --import tsx scripts/sampleArguments.ts SEED NUMBER PEOPLE PERIOD OWNER/NAME…\n',
  );
  process.exit(2);
}

const root = path.join(import.meta.dirname, '..');
const keptFile = path.join(root, 'dist/study', `${seed}-${period}.json`);
const studyFile = path.join(root, 'test/study', `${seed}.json`);

/** By repository and person, all arguments about them. */
const kept: Record<string, readonly StudyEntry[]> = read(keptFile, {});
const found: StudyEntry[] = [];
for (const repository of repositories) {
  const clone = cloneOf(repository);
  if (clone === undefined) {
    process.stderr.write(`${repository} is not at hand\n`);
    process.exit(1);
  }
  for (const contributor of await chooseContributors(clone, seed, Number(people))) {
    const key = `${repository} ${contributor.commit}`;
    kept[key] ??= await argumentsAbout(clone, repository, contributor, period);
    write(keptFile, kept);
    found.push(...kept[key]);
    process.stdout.write(`${key}: ${kept[key].length} arguments\n`);
  }
}
const drawn = keepVerdicts(
  drawArguments(seed, found, Number(number)),
  read<readonly StudyEntry[]>(studyFile, []),
);
write(studyFile, drawn);
process.stdout.write(
  `${drawn.length} of ${found.length} arguments in ${path.relative(root, studyFile)}\n`,
);

function cloneOf(repository: string): string | undefined {
  const plus = repository.replace('/', '+');
  return [`${plus}/repo`, plus, repository]
    .map((name) => path.join(folder!, name))
    .find((candidate) => existsSync(candidate));
}

function read<T>(file: string, otherwise: T): T {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : otherwise;
}

function write(file: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
