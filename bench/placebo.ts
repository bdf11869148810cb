/**
 * Asks of random files at random dates whether fixes became fewer, and whether changes reach less far: nothing was done
 * there, so that every “improved” is false. Writes, as JSON, how often each test says so.
 */
import { analyze } from '../src/core/analyze.ts';
import { changeLogOf, type Change, type ChangeLog } from '../src/core/insights/beforeAfter/changeLog.ts';
import {
  cohortOf,
  compare,
  measure as measureSides,
  type Cohort,
  type Yardstick,
} from '../src/core/insights/beforeAfter/comparison.ts';
import { quarter, windowsAround } from '../src/core/insights/beforeAfter/windows.ts';
import { fixes, reachOfChanges } from '../src/core/insights/beforeAfter/yardsticks.ts';
import { createPast } from '../src/core/insights/past.ts';
import { seededRandom } from '../src/core/statistics/random.ts';
import {
  differenceInDifferences,
  intervalOf,
  type LogRatio,
} from '../src/core/statistics/ratio.ts';
import { openRepository } from '../src/git/repository.ts';
import { tool } from './question.ts';

/** How often a test says “improved” where nothing was done. */
export interface PlaceboMeasured {
  readonly question: string;
  readonly date: 'random' | 'after the worst quarter';
  readonly files: string;
  /** Sets with enough events on both sides and in the rest. */
  readonly tested: number;
  /** Those for which there were enough placebo sets, so that a verdict was possible. */
  readonly judged: number;
  readonly improved: { readonly naive: number; readonly rest: number; readonly guarded: number };
}

const wanted = 300;
const mostAttempts = 20_000;
const nobody = -1;
const { signal } = new AbortController();
const git = await openRepository(process.argv[2]!, { signal });
try {
  const analysis = await analyze(git, { tool, signal, progress: { report() {} } });
  const log = changeLogOf(createPast(analysis, nobody, signal));
  const questions: readonly [string, Yardstick][] = [
    ['fewer fixes', fixes],
    ['fewer files per change', reachOfChanges(nobody, 'sources')],
    ['fewer areas per change', reachOfChanges(nobody, 'areas')],
  ];
  const measured: PlaceboMeasured[] = [];
  for (const [question, yardstick] of questions) {
    for (const date of ['random', 'after the worst quarter'] as const) {
      for (const [size, neighbours] of [
        [5, false],
        [20, false],
        [20, true],
      ] as const) {
        const files = `${size} ${neighbours ? 'neighbouring' : 'scattered'} files`;
        measured.push({
          question,
          date,
          files,
          ...measure(log, yardstick, { date, size, neighbours, seed: `${question} ${date} ${files}` }),
        });
      }
    }
  }
  process.stdout.write(JSON.stringify(measured));
} finally {
  await git.close();
}

interface Draw {
  readonly date: PlaceboMeasured['date'];
  readonly size: number;
  readonly neighbours: boolean;
  readonly seed: string;
}

function measure(log: ChangeLog, yardstick: Yardstick, draw: Draw) {
  const random = seededRandom(git.repository.head, draw.seed);
  const cohorts = cohortFinder(log);
  const changesOf = changesByFile(log);
  const improved = { naive: 0, rest: 0, guarded: 0 };
  let tested = 0;
  let judged = 0;
  for (let attempt = 0; attempt < mostAttempts && tested < wanted; attempt++) {
    const drawn = draw.date === 'random' ? atRandom() : afterTheWorst();
    if (!drawn) continue;
    const answer = compare(drawn.cohort, log, drawn.area, yardstick, `${draw.seed} ${attempt}`);
    if (answer === 'too-few-events' || answer === 'no-rest') continue;
    tested++;
    const { area, rest } = measureSides(drawn.cohort, drawn.area, yardstick);
    const here = yardstick.ratio(area);
    if (isBelow(here)) improved.naive++;
    if (isBelow(differenceInDifferences(here, yardstick.ratio(rest)))) improved.rest++;
    if (typeof answer === 'string') continue;
    judged++;
    if (answer.interval.high < 1) improved.guarded++;
  }
  return { tested, judged, improved };

  function atRandom() {
    const day = log.from + Math.floor(random() * (log.to - log.from));
    const cohort = cohorts(day);
    return cohort && { cohort, area: pick(cohort.files) };
  }

  /** How people really choose: something is done about it when it was at its worst. */
  function afterTheWorst() {
    const area = pick(log.files.map((_, index) => index));
    const sums = new Map<number, number>();
    for (const change of new Set(area.flatMap((file) => changesOf(file)))) {
      const at = Math.floor((change.day - log.from) / quarter);
      sums.set(at, (sums.get(at) ?? 0) + (yardstick.weigh(change) ?? 0));
    }
    const worst = [...sums].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    const cohort = worst && cohorts(log.from + (worst[0] + 1) * quarter);
    if (!cohort) return null;
    const old = new Set(cohort.files);
    return area.every((file) => old.has(file)) ? { cohort, area } : null;
  }

  function pick(files: readonly number[]): readonly number[] {
    const chosen = new Set<number>();
    const start = Math.floor(random() * files.length);
    while (chosen.size < Math.min(draw.size, files.length)) {
      const at = draw.neighbours
        ? start + chosen.size
        : Math.floor(random() * files.length);
      chosen.add(files[at % files.length]!);
    }
    return [...chosen];
  }
}

/** Cohorts around work of one day, at most one for every week. */
function cohortFinder(log: ChangeLog): (day: number) => Cohort | null {
  const known = new Map<number, Cohort | null>();
  return (day) => {
    const week = Math.floor(day / 7) * 7;
    let cohort = known.get(week);
    if (cohort === undefined) {
      const windows = windowsAround({ from: week, to: week + 1 }, log);
      cohort = windows && cohortOf(log, windows);
      known.set(week, cohort);
    }
    return cohort;
  };
}

function changesByFile(log: ChangeLog): (file: number) => readonly Change[] {
  const byFile = log.files.map((): Change[] => []);
  for (const change of log.changes) for (const file of change.files) byFile[file]!.push(change);
  return (file) => byFile[file]!;
}

function isBelow(ratio: LogRatio): boolean {
  return intervalOf(ratio).high < 1;
}
