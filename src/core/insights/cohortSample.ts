/** What stands today of the repository's code of the same age: counted in a fixed sample of its files of any time. */
import type { History } from '../history/history.ts';
import { placeKindOf } from '../placeKind.ts';
import type { Survey } from '../reuse/survey.ts';
import { sampleByHash } from '../sampling.ts';
import type { Cohorts, FileAges, Lifetimes } from './lifetimes.ts';

/** So many files are looked at, chosen by the hashes of their paths: never by who wrote them. */
const sampleSize = 200;
/** In fewer lines or files of about the same age there is nothing to compare with. */
const fewestLines = 100;
const fewestFiles = 10;

/** A share (0 to 1) that stands, and twice its standard error over the files of the sample. */
interface StandingShare {
  readonly share: number;
  readonly margin: number;
}

/** A line that so many of the files have is common. */
const commonIn = 3;

/** Of the code that came when the given lines came, in the same proportions. */
export interface Comparison {
  readonly all: StandingShare;
  /** Among files that are still there. */
  readonly living: StandingShare;
  readonly lines: number;
  readonly files: number;
}

export interface CohortSample {
  /** Lines that several of the files have (brackets, licences, usual imports): they tell nothing of any one file. */
  readonly common: ReadonlySet<number>;
  /** Half-years with enough of the repository's code to compare with. */
  covers(halfYear: number): boolean;
  /** `came` are the lines to compare with, by half-year, all of them covered. */
  compare(came: ReadonlyMap<number, number>): Comparison;
}

interface SampledFile {
  readonly lives: boolean;
  readonly cohorts: Cohorts;
}

/** Code files of any time: those alive, and deleted ones that no other file continues. */
export interface FilesOfAnyTime {
  isAlive(path: number): boolean;
  /** The file of today that continues what was at the path, the path itself where it lives or ended there. */
  today(path: number): number;
  /** Product code by its path, in a language that is read. */
  isCode(path: number): boolean;
}

export function filesOfAnyTime(history: History, survey: Survey): FilesOfAnyTime {
  const alive = new Set(survey.files.map((file) => file.path));
  const continued = new Map<number, number>();
  for (const path of alive) {
    for (const stretch of survey.lineages.of(path)) {
      if (!alive.has(stretch.path)) continued.set(stretch.path, path);
    }
  }
  return {
    isAlive: (path) => alive.has(path),
    today: (path) => continued.get(path) ?? path,
    isCode: (path) =>
      survey.units.languageOf(path) !== undefined &&
      placeKindOf(history.path(path), false) === 'code',
  };
}

export async function sampleCohorts(
  history: History,
  survey: Survey,
  lifetimes: Lifetimes,
  files: FilesOfAnyTime,
  signal: AbortSignal,
): Promise<CohortSample> {
  const candidates: number[] = [];
  for (let path = 0; path < history.pathCount; path++) {
    if (files.isCode(path) && files.today(path) === path && lifetimes.isOld(path))
      candidates.push(path);
  }
  const sample = sampleByHash(candidates, history.path, sampleSize);
  await survey.lineages.prepare(
    sample.filter((path) => !files.isAlive(path)),
    signal,
  );
  const read = await Promise.all(sample.map((path) => lifetimes.read(path)));
  const ages = read.filter((file) => file !== null);
  const common = commonLines(ages);
  const sampled = await Promise.all(
    ages.map(async (file) => ({
      lives: files.isAlive(file.path),
      cohorts: await lifetimes.cohorts(file, common),
    })),
  );
  return {
    common,
    covers(halfYear) {
      const { lines, files: count } = extentOf(sampled, [halfYear]);
      return lines >= fewestLines && count >= fewestFiles;
    },
    compare: (came) => ({
      all: shareOf(sampled, came),
      living: shareOf(
        sampled.filter((file) => file.lives),
        came,
      ),
      ...extentOf(sampled, [...came.keys()]),
    }),
  };
}

function commonLines(files: readonly FileAges[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { old, now } of files) {
    const lines = new Set(now);
    for (const version of old) for (const line of version.lines) lines.add(line);
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= commonIn).map(([line]) => line));
}

/** A half-year is compared with itself and its neighbours: code of about the same age. */
function around({ cohorts }: SampledFile, halfYear: number): { came: number; stand: number } {
  let came = 0;
  let stand = 0;
  for (let near = halfYear - 1; near <= halfYear + 1; near++) {
    came += cohorts.get(near)?.came ?? 0;
    stand += cohorts.get(near)?.stand ?? 0;
  }
  return { came, stand };
}

function extentOf(sampled: readonly SampledFile[], halfYears: readonly number[]) {
  const near = new Set(halfYears.flatMap((halfYear) => [halfYear - 1, halfYear, halfYear + 1]));
  let lines = 0;
  let files = 0;
  for (const { cohorts } of sampled) {
    let here = 0;
    for (const [halfYear, { came }] of cohorts) if (near.has(halfYear)) here += came;
    lines += here;
    if (here > 0) files++;
  }
  return { lines, files };
}

/** The share with its margin: lines of one file share one fate, so that files are what varies. */
function shareOf(
  sampled: readonly SampledFile[],
  came: ReadonlyMap<number, number>,
): StandingShare {
  const total = [...came.values()].reduce((sum, count) => sum + count, 0);
  const residuals = new Float64Array(sampled.length);
  let share = 0;
  for (const [halfYear, count] of came) {
    const here = sampled.map((file) => around(file, halfYear));
    const all = here.reduce((sum, file) => sum + file.came, 0);
    if (all === 0) continue;
    const stand = here.reduce((sum, file) => sum + file.stand, 0) / all;
    const weight = count / total;
    share += weight * stand;
    for (const [index, file] of here.entries())
      residuals[index]! += (weight * (file.stand - stand * file.came)) / all;
  }
  const variance = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  return { share: rounded(share), margin: rounded(2 * Math.sqrt(variance)) };
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
