/** What speaks against reading a fall as more than that: looked for in every comparison of before and after. */
import { meanOf, ratioOfMeans, sampleOf, type Sides } from '../../statistics/ratio.ts';
import type { CounterEvidence, CounterKind } from '../counterEvidence.ts';
import type { Past } from '../past.ts';
import { changesTouching, type Change } from './changeLog.ts';
import { round, type Finding } from './inquiry.ts';
import { isWithin } from './windows.ts';

/** A number that fell to this part of what it was is told. */
const notable = 2 / 3;

/** `levelOf` is what the insight says became less. */
export function doubtsOf(
  finding: Finding,
  past: Past,
  levelOf: (changes: readonly Change[]) => number,
): readonly CounterEvidence[] {
  const { changes, windows } = finding;
  const found: CounterEvidence[] = [];
  const add = (kind: CounterKind, count: number, of: number): void => {
    found.push({ kind, count: round(count, 1), of: round(of, 1), commits: [] });
  };
  const between = changesBetween(finding);
  const byOthers = between.filter(({ person }) => person !== past.person);
  if (byOthers.length * 2 >= between.length && byOthers.length > 0)
    add('others-at-work', byOthers.length, between.length);
  const { from, to } = windows.before;
  const middle = (from + to) / 2;
  const first = levelOf(changes.before.filter(({ day }) => day < middle));
  const second = levelOf(changes.before.filter(({ day }) => day >= middle));
  if (second <= first * notable) add('falling-before', second, first);
  const number = sizes(changes);
  if (number.after <= number.before * notable) add('fewer-changes', number.after, number.before);
  const people = peopleOf(changes);
  if (people.after <= people.before * notable) add('fewer-people', people.after, people.before);
  return found;
}

/** Fixes of the subject's own that were before: they may have stopped mending instead of having to. */
export function ownFixes({ changes }: Finding, { person }: Past): readonly CounterEvidence[] {
  const all = changes.before.filter(({ isFix }) => isFix);
  const own = all.filter((change) => change.person === person).length;
  return own * 2 >= all.length && own > 0
    ? [{ kind: 'fixes-of-own', count: own, of: all.length, commits: [] }]
    : [];
}

/** The few largest changes before, where nothing became less without them. */
export function largeChanges(
  { before, after }: Sides<readonly Change[]>,
  { history }: Past,
): readonly CounterEvidence[] {
  const few = 2;
  const ordered = before.toSorted((a, b) => b.sources - a.sources || a.commit - b.commit);
  const large = ordered.slice(0, few);
  const filesOf = (changes: readonly Change[]) => sampleOf(changes.map(({ sources }) => sources));
  const { log } = ratioOfMeans({ before: filesOf(ordered.slice(few)), after: filesOf(after) });
  if (log < 0) return [];
  const commits = large.map(({ commit }) => history.commitId(commit));
  return [{ kind: 'few-large-changes', count: few, of: before.length, commits }];
}

/** Files that a change reaches, on average. */
export function filesPerChange(changes: readonly Change[]): number {
  return meanOf(sampleOf(changes.map(({ sources }) => sources)));
}

/** Changes of the area between the two times: while the work was done, and in the quarter before it. */
function changesBetween({ log, area, windows }: Finding): readonly Change[] {
  const between = { from: windows.before.to, to: windows.after.from };
  return changesTouching(log, area).filter(({ day }) => isWithin(day, between));
}

function sizes({ before, after }: Sides<readonly Change[]>): Sides<number> {
  return { before: before.length, after: after.length };
}

function peopleOf({ before, after }: Sides<readonly Change[]>): Sides<number> {
  const count = (changes: readonly Change[]): number =>
    new Set(changes.map(({ person }) => person)).size;
  return { before: count(before), after: count(after) };
}
