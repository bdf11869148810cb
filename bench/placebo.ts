/**
 * Asks of random files at random dates whether fixes became fewer, and whether changes reach less far: nothing was done
 * there, so that every “improved” is false. Writes, as JSON, how often each test says so.
 */
import { analyze } from '../src/core/analyze.ts';
import {
  changeLogOf,
  changesTouching,
  type ChangeLog,
} from '../src/core/insights/beforeAfter/changeLog.ts';
import {
  compare,
  fallOf,
  filesThroughout,
  type Yardstick,
} from '../src/core/insights/beforeAfter/comparison.ts';
import { createMeter } from '../src/core/insights/beforeAfter/meter.ts';
import { quarter, windowsAround, type Windows } from '../src/core/insights/beforeAfter/windows.ts';
import { filesPerChangeOfOthers, fixes } from '../src/core/insights/beforeAfter/yardsticks.ts';
import { createPast } from '../src/core/insights/past.ts';
import { seededRandom } from '../src/core/statistics/random.ts';
import {
  differenceInDifferences,
  intervalOf,
  without,
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
  /** Told in plain counts, as what may be chance. */
  readonly counted: number;
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
    ['fewer files per change', filesPerChangeOfOthers(nobody)],
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
          ...measure(log, yardstick, {
            date,
            size,
            neighbours,
            seed: `${question} ${date} ${files}`,
          }),
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

interface Time {
  readonly windows: Windows;
  readonly files: readonly number[];
}

function measure(log: ChangeLog, yardstick: Yardstick, draw: Draw) {
  const random = seededRandom(git.repository.head, draw.seed);
  const timeAround = timeFinder(log);
  const improved = { naive: 0, rest: 0, guarded: 0 };
  let tested = 0;
  let judged = 0;
  let counted = 0;
  for (let attempt = 0; attempt < mostAttempts && tested < wanted; attempt++) {
    const drawn = draw.date === 'random' ? atRandom() : afterTheWorst();
    if (!drawn) continue;
    const { windows, files } = drawn.time;
    const seed = `${draw.seed} ${attempt}`;
    const answer = compare(log, windows, files, drawn.area, yardstick, seed);
    if (typeof answer === 'string' && answer !== 'nothing-alike') continue;
    tested++;
    const meter = createMeter(log, windows, yardstick.weigh);
    const here = meter.of(drawn.area);
    const all = meter.of(files);
    const rest = {
      before: without(all.before, here.before),
      after: without(all.after, here.after),
    };
    const ratio = yardstick.ratio(here);
    if (isBelow(ratio)) improved.naive++;
    if (isBelow(differenceInDifferences(ratio, yardstick.ratio(rest)))) improved.rest++;
    if (typeof answer === 'string') continue;
    judged++;
    const fall = fallOf(answer, yardstick);
    if (fall === 'clear') improved.guarded++;
    if (fall === 'uncertain') counted++;
  }
  return { tested, judged, improved, counted };

  function atRandom() {
    const time = timeAround(log.from + Math.floor(random() * (log.to - log.from)));
    return time && { time, area: pick(time.files) };
  }

  /** How people really choose: something is done about it when it was at its worst. */
  function afterTheWorst() {
    const early = atRandom();
    if (!early) return null;
    const since = early.time.windows.before.from;
    const sums = new Map<number, number>();
    for (const change of changesTouching(log, early.area)) {
      const at = Math.floor((change.day - since) / quarter);
      if (at >= 0) sums.set(at, (sums.get(at) ?? 0) + (yardstick.weigh(change) ?? 0));
    }
    const worst = [...sums].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    const time = worst && timeAround(since + (worst[0] + 1) * quarter);
    if (!time) return null;
    const old = new Set(time.files);
    return early.area.every((file) => old.has(file)) ? { time, area: early.area } : null;
  }

  function pick(files: readonly number[]): readonly number[] {
    const chosen = new Set<number>();
    const start = Math.floor(random() * files.length);
    while (chosen.size < Math.min(draw.size, files.length)) {
      const at = draw.neighbours ? start + chosen.size : Math.floor(random() * files.length);
      chosen.add(files[at % files.length]!);
    }
    return [...chosen];
  }
}

/** The times around work of one day, at most one for every week. */
function timeFinder(log: ChangeLog): (day: number) => Time | null {
  const known = new Map<number, Time | null>();
  return (day) => {
    const week = Math.floor(day / 7) * 7;
    let time = known.get(week);
    if (time === undefined) {
      const windows = windowsAround({ from: week, to: week + 1 }, log);
      time = windows && { windows, files: filesThroughout(log, windows) };
      known.set(week, time);
    }
    return time;
  };
}

function isBelow(ratio: LogRatio): boolean {
  return intervalOf(ratio).high < 1;
}
