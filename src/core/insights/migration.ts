/** D5, migration carried through: places moved from an old way to a new one, or away from what was then removed. */
import type { Contribution } from '../contributions/contribution.ts';
import { daysBetween } from '../contributions/span.ts';
import { formatDay, isInPeriod } from '../period.ts';
import { momentOf } from '../reuse/credit.ts';
import { createWays, type Ways } from '../reuse/ways.ts';
import type { CounterEvidence, CounterKind } from './counterEvidence.ts';
import type { MigrationFacts, MigrationMoves } from './facts.ts';
import {
  doesNotApply,
  type Answer,
  type InsightContext,
  type NotVisible,
  type PastInsight,
} from './insight.ts';
import { datedBeginnings } from './migration/beginnings.ts';
import { findMovedDependents } from './migration/dependents.ts';
import { removalOf } from './migration/gone.ts';
import { largestStep, type Move } from './migration/move.ts';
import { findReplacement, type Replacement } from './migration/moves.ts';
import type { Past } from './past.ts';
import { findRemoval } from './removals.ts';

/** Fewer dependents than this say little about a removal. */
const fewestDependents = 3;
/** What was used for fewer days than this was no way of its own. */
const fewestDays = 14;
/** Who moved more of them than this share of the places is told as having carried it. */
const half = 0.5;

export const migration: PastInsight = {
  id: 'D5',
  async find(contribution, context, past) {
    const ways = createWays(past.history, past.survey);
    if (contribution.theme?.kind === 'removal') return ofRemoval(contribution, context, past, ways);
    if (contribution.assets.length === 0) return doesNotApply('nothing-to-use');
    const found = await findReplacement(contribution, context.period, past, ways);
    return found ? ofReplacement(found, context, past, ways) : doesNotApply('nothing-replaced');
  },
};

async function ofReplacement(
  { asset, old, names, moves, taken }: Replacement,
  context: InsightContext,
  past: Past,
  ways: Ways,
): Promise<Answer> {
  const using = placesUsing(old, past, ways);
  const left = names.length === 0 ? using : await thoseTaking(names, using, old, past, ways);
  const isLeft = new Set(left);
  const back = moves.filter(({ place }) => isLeft.has(place));
  const begun = await datedBeginnings(old, moves, left, past, ways);
  const firstMove = past.day(moves[0]!.commit);
  if (begun !== null && isShortLived(moves, begun, past)) return doesNotApply('nothing-replaced');
  const name = ways.name(old);
  const facts: MigrationFacts = {
    insight: 'D5',
    outcome: 'replaced',
    old: {
      name: name.name,
      outside: name.from === 'outside',
      names: left.length < using.length || ways.isFolder(old) ? names : [],
    },
    replacement: asset.path,
    taken,
    ...countMoves(moves, context, past),
    left: left.length,
    movedBack: back.length,
    begunSince: begun === null ? null : left.filter((path) => begun.get(path)! > firstMove).length,
    removed: await removalOf(ways.goneUnit(old), past),
  };
  return argue(facts, moves, [], context, past, [
    ...against('places-left', left.length, moves.length + left.length - back.length),
    ...against('moved-back', back.length, moves.length, back, past),
  ]);
}

async function ofRemoval(
  contribution: Contribution,
  context: InsightContext,
  past: Past,
  ways: Ways,
): Promise<Answer> {
  const removal = await findRemoval(contribution, context.period, past);
  if (removal === null) return doesNotApply('nothing-removed');
  const moves = await findMovedDependents(removal, past, ways);
  if (moves.length < fewestDependents) return doesNotApply('no-dependents-moved');
  const { commit, ...last } = momentOf(past.history, removal.commits.at(-1)!);
  const facts: MigrationFacts = {
    insight: 'D5',
    outcome: 'removed',
    area: removal.area,
    files: removal.files,
    lines: removal.lines,
    since: formatDay(removal.since),
    ...countMoves(moves, context, past),
    removed: { commit, ...last, person: context.subject.id },
  };
  return argue(facts, moves, removal.commits, context, past, []);
}

/** Whether most of the places had only just come to the old way: it was a step on the way to the new one. */
function isShortLived(
  moves: readonly Move[],
  begun: ReadonlyMap<number, number>,
  past: Past,
): boolean {
  const brief = moves.filter(
    ({ place, commit }) => past.day(commit) - begun.get(place)! < fewestDays,
  );
  return brief.length > moves.length * half;
}

function argue(
  facts: MigrationFacts,
  moves: readonly Move[],
  removals: readonly number[],
  context: InsightContext,
  past: Past,
  found: readonly CounterEvidence[],
): Answer {
  const { history } = past;
  const commits = new Set(moves.map(({ commit }) => commit));
  const step = largestStep(moves);
  const byOthers = moves.filter(({ commit }) => past.credit.person(commit) !== past.person);
  const notVisible: NotVisible[] = ['chosen-or-told', 'uses-in-deleted-files'];
  if (facts.outcome === 'removed') notVisible.push('lives-elsewhere');
  if (!context.coverage.complete) notVisible.push('before-the-boundary');
  return {
    lens: 'delayed',
    facts,
    standing: 'evidenced',
    inPeriod: [...commits, ...removals].some((commit) =>
      isInPeriod(momentOf(history, commit).landed, context.period),
    ),
    evidence: [
      ...moves.map(({ commit, place }) => past.evidence(commit, history.path(place))),
      ...removals.map((commit) => past.evidence(commit)),
    ],
    counterEvidence: [
      ...(byOthers.length > moves.length * half
        ? against('moved-by-others', byOthers.length, moves.length, byOthers, past)
        : []),
      ...(step.length > moves.length * half
        ? against('moved-in-one-commit', step.length, moves.length, step, past)
        : []),
      ...found,
    ],
    notVisible,
  };
}

function countMoves(
  moves: readonly Move[],
  { period }: InsightContext,
  past: Past,
): MigrationMoves {
  const persons = moves.map(({ commit }) => past.credit.person(commit));
  const landed = moves.map(({ commit }) => momentOf(past.history, commit).landed);
  return {
    moved: moves.length,
    inPeriod: landed.filter((date) => isInPeriod(date, period)).length,
    bySubject: persons.filter((person) => person === past.person).length,
    others: new Set(persons.filter((person) => person !== past.person)).size,
    first: landed[0]!,
    last: landed.reduce((latest, date) => (daysBetween(latest, date) > 0 ? date : latest)),
  };
}

function against(
  kind: CounterKind,
  count: number,
  of: number,
  moves: readonly Move[] = [],
  past?: Past,
): readonly CounterEvidence[] {
  const commits = past ? moves.map(({ commit }) => past.history.commitId(commit)) : [];
  return count === 0 ? [] : [{ kind, count, of, commits: [...new Set(commits)].toSorted() }];
}

/** Files of the revision that take the way, none of them written by a tool. */
function placesUsing(way: number, past: Past, ways: Ways): readonly number[] {
  const depending = new Set(
    past
      .places()
      .flatMap(({ path, edges }) => (edges.some(({ target }) => target === way) ? [path] : [])),
  );
  return past.survey.files
    .filter(
      (file) => !file.looksGenerated && (depending.has(file.path) || ways.isTakenBy(file, way)),
    )
    .map((file) => file.path);
}

/** Those of the places that take one of the names of the way, or the whole. */
async function thoseTaking(
  names: readonly string[],
  places: readonly number[],
  way: number,
  { survey }: Past,
  ways: Ways,
): Promise<readonly number[]> {
  const span = [survey.end - 1, survey.end] as const;
  const taken = await Promise.all(
    places.map((place) => {
      const { path, blob } = survey.lineages.versions(place).at(-1)!;
      return survey.loader.read(path, blob, (version) =>
        version ? ways.names(version, path, span, way) : null,
      );
    }),
  );
  return places.filter((_, index) => names.some((name) => taken[index]?.has(name) ?? true));
}
