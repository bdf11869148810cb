/** A4, kept the lights on: upkeep of the period that rests on one person, versions raised, and what is gone. */
import type { Contribution } from '../contributions/contribution.ts';
import type { Period } from '../model.ts';
import { formatDay } from '../period.ts';
import type { UpkeepFacts } from './facts.ts';
import { doesNotApply, type NotVisible, type PastInsight } from './insight.ts';
import type { Past } from './past.ts';
import { findRemoval } from './removals.ts';
import { findCarried } from './upkeep/bots.ts';
import { againstDuty, findDuty, within, monthsIn, type Upkeep } from './upkeep/duty.ts';
import { upkeepKinds, upkeepKindsOf, type UpkeepKind } from './upkeep/kinds.ts';
import { manifestChanges } from './upkeep/raises.ts';
import { findUpgrades, type Upgrade } from './upkeep/upgrades.ts';

/** Upgrades of bots that others carried through in more than this share do not rest on anybody. */
const mostShared = 0.5;
/** An upgrade across so many manifests is told whoever else did upkeep. */
const fewestManifests = 3;
const fewestCarried = 3;
/** A removal of fewer files of code and configuration than this is told in the record only. */
const fewestRemoved = 20;
const mostUpgrades = 8;
/** With more changes of manifests than this the subject's versions and months are not told. */
const mostRead = 6000;

export const keptTheLightsOn: PastInsight = {
  id: 'A4',
  async find(contribution, context, past) {
    const { period } = context;
    if (contribution.theme === null) return doesNotApply('no-upkeep');
    const removal =
      contribution.theme.kind === 'removal' ? await findRemoval(contribution, period, past) : null;
    const own = await ownUpkeep(contribution, period, past);
    if (own.size === 0 && removal === null) return doesNotApply('no-upkeep');
    const duty = await findDuty(own, period, past);
    const upgrades = await upgradesOf(own, period, past);
    const carried =
      contribution.theme.kind === 'dependencies' ? await carriedBySubject(period, past) : [];
    const isWide = upgrades.some(
      (upgrade) => (upgrade.isRuntime || upgrade.isMajor) && upgrade.packages >= fewestManifests,
    );
    const isLarge = removal !== null && removal.paths.length >= fewestRemoved;
    if (!duty && !isWide && !isLarge && carried.length === 0)
      return doesNotApply('others-keep-it-up');
    const told = upgrades.slice(0, mostUpgrades);
    const facts: UpkeepFacts = {
      insight: 'A4',
      kinds: duty?.kinds ?? [],
      months: duty?.months ?? 0,
      withOthers: duty?.ofOthers.size ?? 0,
      of: monthsIn(period, past),
      upgrades: told.map(({ name, from, to, withOthers, manifests }) => ({
        name,
        from,
        to,
        ...(withOthers ? { withOthers } : {}),
        manifests,
      })),
      moreUpgrades: upgrades.length - told.length,
      carried: carried.length,
      removal:
        removal === null
          ? null
          : {
              area: removal.area,
              files: removal.files,
              elsewhere: removal.elsewhere,
              lines: removal.lines,
              since: formatDay(removal.since),
            },
    };
    const evidence = new Set([
      ...(duty === null ? [] : own.keys()),
      ...told.flatMap((upgrade) => upgrade.commits),
      ...(removal?.commits ?? []),
      ...carried,
    ]);
    const notVisible: NotVisible[] = ['whether-it-was-due', 'upkeep-elsewhere'];
    if (removal !== null) notVisible.push('lives-elsewhere');
    if (!context.coverage.complete) notVisible.push('before-the-boundary');
    return {
      lens: 'absence',
      facts,
      standing: 'evidenced',
      inPeriod: true,
      evidence: [...evidence]
        .toSorted((a, b) => past.history.rank[a]! - past.history.rank[b]!)
        .map((commit) => past.evidence(commit)),
      counterEvidence: duty === null ? [] : againstDuty(duty, past),
      notVisible,
    };
  },
};

/**
 * The subject's upkeep of the period, oldest first, with its kinds: of the kinds of which the contribution holds most, all that
 * they did, whichever contribution has the rest. Upgrades are the contribution's that is made of them.
 */
async function ownUpkeep(
  { commits, theme }: Contribution,
  period: Period,
  past: Past,
): Promise<Upkeep> {
  const excluded = new Set(
    commits.flatMap((commit) => (commit.excluded === null ? [] : [commit.commit])),
  );
  const here = new Set(commits.map(({ commit }) => past.history.findCommit(commit)));
  const those = ownCommits(period, past).filter(
    (commit) => !excluded.has(past.history.commitId(commit)),
  );
  if (isTooMuch(those, past)) return new Map();
  const all = await Promise.all(
    those.map(async (commit) => [commit, await upkeepKindsOf(commit, past)] as const),
  );
  const isHeld = (kind: UpkeepKind): boolean => {
    if (kind === 'dependencies') return theme?.kind === 'dependencies';
    const of = all.filter(([, kinds]) => kinds.has(kind));
    return of.filter(([commit]) => here.has(commit)).length * 2 > of.length;
  };
  const held = new Set(upkeepKinds.filter(isHeld));
  return new Map(
    all.flatMap(([commit, kinds]) => {
      const shown = [...kinds].filter((kind) => held.has(kind));
      return shown.length === 0 ? [] : [[commit, new Set(shown)] as const];
    }),
  );
}

function isTooMuch(commits: readonly number[], past: Past): boolean {
  let changes = 0;
  for (const commit of commits) changes += manifestChanges(commit, past).length;
  return changes > mostRead;
}

/** Versions that the subject raised over the period, of what the upkeep raised: other work of theirs may have gone on with it. */
async function upgradesOf(own: Upkeep, period: Period, past: Past): Promise<readonly Upgrade[]> {
  if (own.size === 0) return [];
  const names = new Set(
    (await findUpgrades([...own.keys()], period, past)).map(({ name }) => name),
  );
  if (names.size === 0) return [];
  const all = await findUpgrades(ownCommits(period, past), period, past);
  return all.filter(({ name }) => names.has(name));
}

/** Commits of a bot's upgrades that the subject carried through; none where they are few, or mostly others did. */
async function carriedBySubject(period: Period, past: Past): Promise<readonly number[]> {
  const all = await findCarried(past, within(period, past));
  const own = all.filter(({ person }) => person === past.person);
  const fewest = Math.max(fewestCarried, all.length * (1 - mostShared));
  return own.length < fewest ? [] : own.map(({ commit }) => commit);
}

/** The subject's commits of the period, oldest first. */
function ownCommits(period: Period, past: Past): readonly number[] {
  const isIn = within(period, past);
  return past.commits.filter(
    (commit) => past.credit.person(commit) === past.person && isIn(commit),
  );
}
