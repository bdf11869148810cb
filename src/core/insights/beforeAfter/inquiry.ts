/** The common way of A2 and D4: from the work on an area to what changed in it, or to why that cannot be told. */
import type { Contribution } from '../../contributions/contribution.ts';
import { byCodeUnits } from '../../contributions/ids.ts';
import { folderOf } from '../../contributions/paths.ts';
import { dayOf, formatDay } from '../../period.ts';
import type { Sides } from '../../statistics/ratio.ts';
import type { BeforeAfterFacts, DaySpan, QuarterFacts } from '../facts.ts';
import { doesNotApply, type DoesNotApply, type Evidence, type InsightContext } from '../insight.ts';
import type { Past } from '../past.ts';
import { changeLogOf, changesTouching, type Change, type ChangeLog } from './changeLog.ts';
import {
  compare,
  fallOf,
  filesThroughout,
  type Comparison,
  type Fall,
  type Yardstick,
} from './comparison.ts';
import { isWithin, quarter, windowsAround, type Days, type Windows } from './windows.ts';
import { areaOfWork, type Work } from './work.ts';

/** Work in whose area something became less, with all that was compared. */
export interface Finding {
  readonly work: Work;
  readonly log: ChangeLog;
  readonly windows: Windows;
  /** Files that were there in both times: all of them, and those of the area. */
  readonly files: readonly number[];
  readonly area: readonly number[];
  readonly comparison: Comparison;
  readonly fall: Fall;
  /** Changes that touched the area. */
  readonly changes: Sides<readonly Change[]>;
}

/** Work is looked at in order of its extent, never of what came after it; so many pieces of one contribution at most. */
const mostWorks = 4;
const mostFolders = 2;

/** The first piece of work for which there is enough to compare decides. */
export function inquire(
  works: readonly Work[],
  contribution: Contribution,
  past: Past,
  yardstick: Yardstick,
): Finding | DoesNotApply {
  const log = changeLogOf(past);
  let reason: DoesNotApply['reason'] = 'too-short-a-time';
  for (const work of works.slice(0, mostWorks)) {
    past.signal.throwIfAborted();
    const windows = windowsAround(work.days, log);
    if (!windows) continue;
    const files = filesThroughout(log, windows);
    const old = new Set(files);
    const area = areaOfWork(work, contribution, log, past).filter((file) => old.has(file));
    const seed = `${contribution.id} ${work.commits[0]!.authored}`;
    const answer = compare(log, windows, files, area, yardstick, seed);
    if (typeof answer === 'string') {
      reason = answer;
      continue;
    }
    const fall = fallOf(answer, yardstick);
    if (fall === null) return doesNotApply('no-fall');
    const changes = inTimes(changesTouching(log, area), windows);
    return { work, log, windows, files, area, comparison: answer, fall, changes };
  }
  return doesNotApply(reason);
}

/** The facts that both insights state; `valueOf` is what a quarter's changes come to. */
export function factsOf(
  { work, log, windows, files, area, comparison, fall, changes }: Finding,
  valueOf: (changes: readonly Change[]) => number | null,
): BeforeAfterFacts {
  const { before, after } = windows;
  const inArea = new Set([...changes.before, ...changes.after]);
  const everywhere = changesTouching(log, files);
  const quartersOf = (side: 'before' | 'after'): readonly QuarterFacts[] =>
    quartersIn(windows[side]).map((days) => {
      const all = everywhere.filter(({ day }) => isWithin(day, days));
      return {
        ...spanOf(days),
        side,
        area: valueOf(all.filter((change) => inArea.has(change))),
        rest: valueOf(all.filter((change) => !inArea.has(change))),
      };
    });
  const { interval, placebos, asLow, widened } = comparison;
  return {
    work: {
      kinds: work.kinds,
      ...spanOf({ from: work.days.from, to: work.days.to }),
      commits: work.commits.length,
      testsAdded: work.testsAdded,
    },
    ...foldersOf(area.map((file) => log.files[file]!.path)),
    before: spanOf(before),
    after: spanOf(after),
    interval: {
      ratio: round(interval.ratio, 2),
      low: round(interval.low, 2),
      high: round(interval.high, 2),
    },
    placebos,
    asLow,
    widened: round(widened, 2),
    clear: fall === 'clear',
    quarters: [...quartersOf('before'), ...quartersOf('after')],
  };
}

/** The work and the changes counted, as facts to open, in the order in which they landed. */
export function evidenceOf(
  { work }: Finding,
  changes: Sides<readonly Change[]>,
  past: Past,
): readonly Evidence[] {
  const { history } = past;
  const done = work.commits.map(({ commit }) => history.findCommit(commit));
  const counted = [...changes.before, ...changes.after].map(({ commit }) => commit);
  return [...new Set([...done, ...counted])]
    .toSorted((a, b) => history.rank[a]! - history.rank[b]!)
    .map((commit) => past.evidence(commit));
}

/** Whether the time after the work reaches into the review period. */
export function reachesPeriod({ windows }: Finding, { period }: InsightContext): boolean {
  const { from, to } = windows.after;
  return from < dayOf(period.to)! && to > dayOf(period.from)!;
}

/** Rounded so that every machine writes the same digits. */
export function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

function inTimes(changes: readonly Change[], { before, after }: Windows): Sides<readonly Change[]> {
  return {
    before: changes.filter(({ day }) => isWithin(day, before)),
    after: changes.filter(({ day }) => isWithin(day, after)),
  };
}

function quartersIn({ from, to }: Days): readonly Days[] {
  return Array.from({ length: (to - from) / quarter }, (_, index) => ({
    from: from + index * quarter,
    to: from + (index + 1) * quarter,
  }));
}

function spanOf({ from, to }: Days): DaySpan {
  return { from: formatDay(from), to: formatDay(to) };
}

function foldersOf(
  paths: readonly string[],
): Pick<BeforeAfterFacts, 'files' | 'folders' | 'inFolders'> {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  const most = [...counts]
    .toSorted((a, b) => b[1] - a[1] || byCodeUnits(a[0], b[0]))
    .slice(0, mostFolders);
  return {
    files: paths.length,
    folders: most.map(([folder]) => folder),
    inFolders: most.reduce((sum, [, count]) => sum + count, 0),
  };
}
