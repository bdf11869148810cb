/** D3, still standing: old lines that others depend on, where most of the repository's code of that age is gone. */
import type { Contribution } from '../contributions/contribution.ts';
import { isInside } from '../contributions/paths.ts';
import { isOriginatedBy } from '../contributions/uses.ts';
import { dayNumber, formatDay } from '../period.ts';
import { sampleByHash } from '../sampling.ts';
import { findCounterEvidence, makersOf, type CounterEvidence } from './counterEvidence.ts';
import type { StillStandingFacts } from './facts.ts';
import { doesNotApply, isRemainder, type PastInsight } from './insight.ts';
import type { Cohorts } from './lifetimes.ts';
import type { Past } from './past.ts';
import { continuing, countUses, limits } from './useFacts.ts';

/** More files than this are sampled by the hashes of their paths. */
const mostFiles = 16;
/** In fewer lines chance decides what stands. */
const fewestLines = 100;
/** Most of the lines must stand, and most of the repository's code of their age must not. */
const most = 0.5;
/** Files named as evidence. */
const mostEvidence = 5;
/** Days without a change by anybody after which a file counts as untouched. */
const longSilence = 730;

export const stillStanding: PastInsight = {
  id: 'D3',
  async find(contribution, context, past) {
    if (contribution.assets.length === 0) return doesNotApply('nothing-to-use');
    if (isRemainder(contribution)) return doesNotApply('no-single-place');
    const uses = continuing(contribution.uses);
    if (uses.length === 0)
      return doesNotApply(contribution.uses.length === 0 ? 'no-use-by-others' : 'no-longer-used');
    if (!uses.some(({ asset }) => isOriginatedBy(asset, context.subject)))
      return doesNotApply('made-by-others');
    const use = countUses(uses, context.teams);
    const deliberate = uses.filter(({ adoption }) => !adoption.bulk);
    if (countUses(deliberate, context.teams).people < 2) return doesNotApply('too-few-people');
    const files = filesOf(contribution, past);
    const counted = sampleByHash(files, past.history.path, mostFiles);
    if (!counted.some((path) => past.ages().lifetimes.isOld(path)))
      return doesNotApply('no-old-lines');
    const sample = await past.ages().sample();
    const lines = await linesIn(counted, sample.common, past);
    if (lines.length === 0) return doesNotApply('no-old-lines');
    const covered = lines.map(({ path, cohorts }) => ({
      path,
      cohorts: new Map([...cohorts].filter(([halfYear]) => sample.covers(halfYear))),
    }));
    const { came, stand, byHalfYear } = sumOf(covered.map(({ cohorts }) => cohorts));
    if (sumOf(lines.map(({ cohorts }) => cohorts)).came < fewestLines)
      return doesNotApply('too-few-lines');
    if (came < fewestLines) return doesNotApply('nothing-to-compare-with');
    if (stand <= came * most) return doesNotApply('mostly-rewritten');
    const cohort = sample.compare(byHalfYear);
    const { all, living } = cohort;
    if (all.share + all.margin >= most || stand <= came * (living.share + living.margin))
      return doesNotApply('as-old-code-here-does');
    const halfYears = [...byHalfYear.keys()];
    const facts: StillStandingFacts = {
      insight: 'D3',
      from: startOf(Math.min(...halfYears)),
      to: startOf(Math.max(...halfYears) + 1),
      came,
      stand,
      counted: counted.length,
      files: files.length,
      cohort,
      names: await namesIn(counted, past),
      use,
    };
    return {
      lens: 'delayed',
      facts,
      standing: 'evidenced',
      inPeriod: uses.some((use) => use.inPeriod),
      evidence: evidenceOf(covered, past),
      counterEvidence: [
        ...findCounterEvidence(
          uses,
          contribution,
          context,
          new Set([...makersOf(contribution, context.subject), ...othersOn(files, past)]),
        ),
        ...againstLines(lines, past),
      ],
      notVisible: ['kept-or-forgotten', 'use-elsewhere', ...limits(uses, context.coverage)],
    };
  },
};

interface FileLines {
  readonly path: number;
  readonly cohorts: Cohorts;
}

/** The code files that the subject's commits changed for it, as they are called today; deleted ones too. */
function filesOf(contribution: Contribution, past: Past): readonly number[] {
  const { files } = past.ages();
  const own = new Set(
    contribution.assets.flatMap(({ path, formerPaths }) => [path, ...formerPaths]),
  );
  const found = new Set<number>();
  for (const commit of contribution.commits) {
    if (commit.excluded !== null) continue;
    for (const { path: text } of commit.paths) {
      if (!own.has(text) && !(contribution.path !== '' && isInside(text, contribution.path)))
        continue;
      const path = past.history.findPath(text);
      if (path >= 0 && files.isCode(path)) found.add(files.today(path));
    }
  }
  return [...found];
}

/** The files that hold, or held, old lines of the subject. */
async function linesIn(
  paths: readonly number[],
  common: ReadonlySet<number>,
  past: Past,
): Promise<readonly FileLines[]> {
  const all = await Promise.all(paths.map((path) => linesOf(path, common, past)));
  return all.filter((file) => file !== null && file.cohorts.size > 0) as readonly FileLines[];
}

const known = new WeakMap<Past, Map<number, Promise<FileLines | null>>>();

/** Found once: a file may belong to several contributions. */
function linesOf(path: number, common: ReadonlySet<number>, past: Past): Promise<FileLines | null> {
  let files = known.get(past);
  if (!files) known.set(past, (files = new Map()));
  let lines = files.get(path);
  if (!lines) files.set(path, (lines = readLines(path, common, past)));
  return lines;
}

async function readLines(
  path: number,
  common: ReadonlySet<number>,
  past: Past,
): Promise<FileLines | null> {
  const { lifetimes } = past.ages();
  const file = await lifetimes.read(path, past.person);
  return file && { path, cohorts: await lifetimes.cohorts(file, common, past.person) };
}

function sumOf(all: readonly Cohorts[]) {
  const byHalfYear = new Map<number, number>();
  let came = 0;
  let stand = 0;
  for (const cohorts of all) {
    for (const [halfYear, cohort] of cohorts) {
      came += cohort.came;
      stand += cohort.stand;
      byHalfYear.set(halfYear, (byHalfYear.get(halfYear) ?? 0) + cohort.came);
    }
  }
  return { came, stand, byHalfYear };
}

/** Public names that the files defined in their last old version, and which of them they define today. */
async function namesIn(paths: readonly number[], past: Past): Promise<StillStandingFacts['names']> {
  const { survey } = past;
  const { lifetimes } = past.ages();
  let came = 0;
  let stand = 0;
  for (const path of paths) {
    const old = lifetimes.oldVersion(path);
    const unit = survey.units.unitOf(path);
    if (!old || unit < 0) continue;
    const names = await survey.loader.read(
      old.path,
      old.blob,
      (version) => new Set(version?.facts().definitions.map(({ name }) => name)),
    );
    const today = survey.definitions.get(unit);
    came += names.size;
    for (const name of names) if (today?.has(name)) stand++;
  }
  return { came, stand };
}

/** The subject's first commit on each of the files in which most of the lines stand. */
function evidenceOf(lines: readonly FileLines[], past: Past) {
  return lines
    .map(({ path, cohorts }) => ({ path, stand: sumOf([cohorts]).stand }))
    .filter(({ stand }) => stand > 0)
    .toSorted((a, b) => b.stand - a.stand || a.path - b.path)
    .slice(0, mostEvidence)
    .flatMap(({ path }) => {
      const commits = past.touching(pathsOf(path, past));
      const first = commits.find((commit) => past.credit.person(commit) === past.person);
      return first === undefined ? [] : [past.evidence(first, past.history.path(path))];
    });
}

function againstLines(lines: readonly FileLines[], past: Past): readonly CounterEvidence[] {
  const { files } = past.ages();
  const newest = past.day(past.history.head);
  const gone = lines.filter(({ path }) => !files.isAlive(path));
  const living = lines.filter(({ path }) => files.isAlive(path));
  const untouched = living.filter(({ path }) => {
    const last = past.touching(pathsOf(path, past)).at(-1);
    return last !== undefined && newest - past.day(last) > longSilence;
  });
  const told: readonly CounterEvidence[] = [
    { kind: 'files-gone', count: gone.length, of: lines.length, commits: [] },
    { kind: 'untouched', count: untouched.length, of: living.length, commits: [] },
  ];
  return told.filter(({ count }) => count > 0);
}

/** The other people who made a commit on any of the files, or took part in one. */
function othersOn(files: readonly number[], past: Past): readonly string[] {
  const { credit, person } = past;
  const paths = files.flatMap((path) => pathsOf(path, past));
  const people = new Set(
    past.touching(paths).flatMap((commit) => [credit.person(commit), ...credit.coAuthors(commit)]),
  );
  people.delete(person);
  return [...people].map((other) => credit.persons[other]!.id);
}

function pathsOf(path: number, past: Past): readonly number[] {
  return [path, ...past.survey.lineages.of(path).map((stretch) => stretch.path)];
}

function startOf(halfYear: number): string {
  const year = Math.floor(halfYear / 2);
  return formatDay(dayNumber({ year, month: halfYear % 2 === 0 ? 1 : 7, day: 1 }));
}
