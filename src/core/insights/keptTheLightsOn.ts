import type { Contribution } from '../contributions/contribution.ts';
import type { Period } from '../model.ts';
/** A4, kept the lights on: upkeep of the period, and the months in which nobody else did such work. */
import { calendarDay, dayNumber, dayOf, formatDay } from '../period.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import type { UpkeepFacts } from './facts.ts';
import { doesNotApply, type NotVisible, type PastInsight } from './insight.ts';
import type { Past } from './past.ts';
import { findRemoval } from './removals.ts';
import { findCarried } from './upkeep/bots.ts';
import { upkeepKindOf, upkeepKinds, type UpkeepKind } from './upkeep/kinds.ts';
import { findUpgrades } from './upkeep/upgrades.ts';

/** Upkeep in a smaller share of the months, or in fewer months than this, is a task and not a duty. */
const leastShare = 1 / 3;
const fewestMonths = 3;
/** Upkeep that others do as well in more than this share of the months does not rest on anybody. */
const mostShared = 0.5;
/** An upgrade across so many manifests is told whoever else did upkeep. */
const fewestManifests = 3;
const fewestCarried = 3;
/** A removal of fewer files than this is told in the record only. */
const fewestRemoved = 20;
const mostUpgrades = 8;

export const keptTheLightsOn: PastInsight = {
  id: 'A4',
  async find(contribution, context, past) {
    const { period } = context;
    if (contribution.theme === null) return doesNotApply('no-upkeep');
    const removal =
      contribution.theme.kind === 'removal' ? await findRemoval(contribution, period, past) : null;
    const own = ownUpkeep(contribution, period, past);
    if (own.size === 0 && removal === null) return doesNotApply('no-upkeep');
    const kinds = new Set(own.values());
    const others = upkeepOfOthers(kinds, period, past);
    const monthsOfOthers = new Set(others.map((commit) => monthOf(commit, past)));
    const commits = [...own.keys()];
    const months = new Set(commits.map((commit) => monthOf(commit, past)));
    const alone = [...months].filter((month) => !monthsOfOthers.has(month));
    const all = monthsIn(period, past);
    const raised = new Set((await findUpgrades(commits, past)).map(({ name }) => name));
    // From and to are those of the period: a version may be raised by work of another kind in between.
    const upgrades = (await findUpgrades(ownCommits(period, past), past)).filter(({ name }) =>
      raised.has(name),
    );
    const inPeriod = (commit: number): boolean => isWithin(commit, period, past);
    const allCarried =
      contribution.theme.kind === 'dependencies' ? findCarried(past, inPeriod) : [];
    const carried = allCarried.filter(({ person }) => person === past.person);
    const isDuty =
      months.size >= Math.max(Math.ceil(all * leastShare), Math.min(fewestMonths, all - 1)) &&
      months.size - alone.length <= months.size * mostShared;
    const isWide = upgrades.some(
      (upgrade) => (upgrade.isRuntime || upgrade.isMajor) && upgrade.packages >= fewestManifests,
    );
    const isLarge = removal !== null && removal.paths.length >= fewestRemoved;
    if (
      !isDuty &&
      !isWide &&
      !isLarge &&
      carried.length < Math.max(fewestCarried, allCarried.length * (1 - mostShared))
    )
      return doesNotApply('others-keep-it-up');
    const facts: UpkeepFacts = {
      insight: 'A4',
      kinds: upkeepKinds.flatMap((kind) => {
        const found = commits.filter((commit) => own.get(commit) === kind);
        const of = new Set(found.map((commit) => monthOf(commit, past))).size;
        return found.length === 0 ? [] : [{ kind, months: of }];
      }),
      months: months.size,
      alone: alone.length,
      of: all,
      others: new Set(others.map(past.credit.person)).size,
      upgrades: upgrades
        .slice(0, mostUpgrades)
        .map(({ name, from, to, withOthers, manifests }) => ({
          name,
          from,
          to,
          ...(withOthers ? { withOthers } : {}),
          manifests,
        })),
      moreUpgrades: Math.max(0, upgrades.length - mostUpgrades),
      carried: carried.length,
      carriedByAll: allCarried.length,
      removal:
        removal === null
          ? null
          : {
              area: removal.area,
              files: removal.paths.length,
              lines: removal.lines,
              since: formatDay(removal.since),
            },
    };
    const told = new Set([
      ...commits,
      ...upgrades.slice(0, mostUpgrades).flatMap((upgrade) => upgrade.commits),
      ...(removal?.commits ?? []),
      ...carried.map(({ commit }) => commit),
    ]);
    const notVisible: NotVisible[] = ['whether-it-was-due', 'upkeep-elsewhere'];
    if (removal !== null) notVisible.push('lives-elsewhere');
    if (!context.coverage.complete) notVisible.push('before-the-boundary');
    return {
      lens: 'absence',
      facts,
      standing: 'evidenced',
      inPeriod: true,
      evidence: [...told]
        .toSorted((a, b) => past.history.rank[a]! - past.history.rank[b]!)
        .map((commit) => past.evidence(commit)),
      counterEvidence: findAgainst(facts, others, past),
      notVisible,
    };
  },
};

/**
 * The subject's upkeep of the period, oldest first, with its kind: of the kinds of which the contribution holds most, all
 * that they did, whichever contribution has the rest.
 */
function ownUpkeep(
  { commits }: Contribution,
  period: Period,
  past: Past,
): ReadonlyMap<number, UpkeepKind> {
  const excluded = new Set(
    commits.flatMap((commit) => (commit.excluded === null ? [] : [commit.commit])),
  );
  const here = new Set(commits.map(({ commit }) => past.history.findCommit(commit)));
  const byKind = new Map<UpkeepKind, number[]>();
  for (const commit of ownCommits(period, past)) {
    if (excluded.has(past.history.commitId(commit))) continue;
    const kind = upkeepKindOf(commit, past);
    if (kind !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), commit]);
  }
  const own = [...byKind].filter(
    ([, all]) => all.filter((commit) => here.has(commit)).length * 2 > all.length,
  );
  return new Map(own.flatMap(([kind, all]) => all.map((commit) => [commit, kind] as const)));
}

/** The subject's commits of the period, oldest first. */
function ownCommits(period: Period, past: Past): readonly number[] {
  return past.commits.filter(
    (commit) => past.credit.person(commit) === past.person && isWithin(commit, period, past),
  );
}

/** What other people did of these kinds anywhere in the repository, judged the same way. */
function upkeepOfOthers(
  kinds: ReadonlySet<UpkeepKind>,
  period: Period,
  past: Past,
): readonly number[] {
  return past.commits.filter((commit) => {
    if (past.credit.person(commit) === past.person || !isWithin(commit, period, past)) return false;
    const kind = upkeepKindOf(commit, past);
    return kind !== null && kinds.has(kind);
  });
}

function isWithin(commit: number, period: Period, past: Past): boolean {
  const day = past.day(commit);
  return day >= dayOf(period.from)! && day < dayOf(period.to)!;
}

function monthOf(commit: number, past: Past): string {
  return formatDay(past.day(commit)).slice(0, 7);
}

/** Months of the period that have begun when the history ends. */
function monthsIn(period: Period, past: Past): number {
  const last = Math.min(dayOf(period.to)! - 1, past.landingDay(past.survey.end - 1));
  let months = 0;
  for (let day = dayOf(period.from)!; day <= last; months++) {
    const { year, month } = calendarDay(day);
    day = dayNumber(
      month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 },
    );
  }
  return months;
}

function findAgainst(
  { months, alone, others }: UpkeepFacts,
  byOthers: readonly number[],
  past: Past,
): readonly CounterEvidence[] {
  const found: CounterEvidence[] = [];
  if (others === 0 && months > 0)
    found.push({ kind: 'sole-upkeeper', count: months, of: months, commits: [] });
  if (months > alone)
    found.push({
      kind: 'others-did-it-too',
      count: months - alone,
      of: months,
      commits: [...new Set(byOthers.map(past.history.commitId))].toSorted(),
    });
  return found;
}
