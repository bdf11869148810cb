/** Versions that the subject raised over a period, from manifest to manifest. */
import { byCodeUnits } from '../../contributions/ids.ts';
import { versionBefore } from '../../history/versions.ts';
import { isWorkflow } from '../../languages/actions/paths.ts';
import { isHigher, isMajor, runtimes, versionsIn } from '../../manifests/versions.ts';
import type { Period } from '../../model.ts';
import { dayOf } from '../../period.ts';
import type { Past } from '../past.ts';
import { manifestChanges, raisesOf, type Raise } from './raises.ts';

/** One thing of which a higher version is asked for. */
export interface Upgrade {
  readonly name: string;
  /** As written in the manifests, on the mainline before the first and after the last change. */
  readonly from: string;
  readonly to: string;
  /** Whether others raised it there too in between. */
  readonly withOthers: boolean;
  /** Those in which it went just this way. */
  readonly manifests: number;
  /** Those among them that are no workflows. */
  readonly packages: number;
  readonly isRuntime: boolean;
  readonly isMajor: boolean;
  /** That raised it. */
  readonly commits: readonly number[];
}

/** One thing in one manifest. */
interface Chain {
  readonly path: number;
  readonly name: string;
  /** Oldest first. */
  readonly raises: readonly Raise[];
  readonly from: string;
  readonly to: string;
}

/**
 * Each thing once, by the way that it went in most manifests: runtimes first, then what may break, then what more manifests
 * ask for. Commits are given oldest first; what stands lower again when the period ends was not raised in it.
 */
export async function findUpgrades(
  commits: readonly number[],
  { to: after }: Period,
  past: Past,
): Promise<readonly Upgrade[]> {
  const { mainline } = past.history;
  const end = mainline.findLastIndex((_, at) => past.landingDay(at) < dayOf(after)!) + 1;
  const raises = (await Promise.all(commits.map((commit) => raisesOf(commit, past)))).flat();
  const chains = [...groupBy(raises, ({ path, name }) => `${path} ${name}`).values()].map(chainOf);
  const last = await Promise.all(chains.map((chain) => versionAt(chain, end, past)));
  const raised = chains.filter(
    ({ from, to }, index) => isHigher(to, from) && !isHigher(to, last[index] ?? to),
  );
  const upgrades = await Promise.all(
    [...groupBy(raised, ({ name }) => name).values()].map((those) =>
      tellUpgrade(mostUsedWay(those), past),
    ),
  );
  return upgrades.toSorted(
    (a, b) =>
      Number(b.isRuntime) - Number(a.isRuntime) ||
      Number(b.isMajor) - Number(a.isMajor) ||
      b.manifests - a.manifests ||
      byCodeUnits(a.name, b.name),
  );
}

/** What the manifest asked for before a position; undefined where it did not any more. */
async function versionAt({ path, name }: Chain, end: number, past: Past) {
  const { history } = past;
  const blob = versionBefore(history, path, end)?.blob ?? -1;
  const text = blob < 0 ? null : await past.text(path, blob);
  return versionsIn(history.path(path), text ?? '').get(name);
}

function chainOf(raises: readonly Raise[]): Chain {
  const [first, last] = [raises[0]!, raises.at(-1)!];
  return { path: first.path, name: first.name, raises, from: first.from, to: last.to };
}

/** Of ways in as many manifests, the one that went higher. */
function mostUsedWay(chains: readonly Chain[]): readonly Chain[] {
  const ways = [...groupBy(chains, ({ from, to }) => `${from}\0${to}`)];
  const [, most] = ways.toSorted(
    ([a, those], [b, others]) =>
      others.length - those.length ||
      Number(isHigher(others[0]!.to, those[0]!.to)) -
        Number(isHigher(those[0]!.to, others[0]!.to)) ||
      byCodeUnits(a, b),
  )[0]!;
  return most;
}

async function tellUpgrade(chains: readonly Chain[], past: Past): Promise<Upgrade> {
  const { name, from, to } = chains[0]!;
  const raisedByOthers = await Promise.all(chains.map((chain) => isRaisedByOthers(chain, past)));
  return {
    name,
    from,
    to,
    withOthers: raisedByOthers.includes(true),
    manifests: chains.length,
    packages: chains.filter(({ path }) => !isWorkflow(past.history.path(path))).length,
    isRuntime: runtimes.has(name),
    isMajor: isMajor(from, to),
    commits: [...new Set(chains.flatMap(({ raises }) => raises.map(({ commit }) => commit)))],
  };
}

/** Whether anybody else raised it in that manifest on the way, in a commit that landed from the first to the last raise. */
async function isRaisedByOthers({ path, name, raises }: Chain, past: Past): Promise<boolean> {
  const { history, credit } = past;
  const start = history.landedAt[raises[0]!.commit]!;
  const end = history.landedAt[raises.at(-1)!.commit]!;
  const isAlone = start === end && history.mainline[start] === raises[0]!.commit;
  if (isAlone) return false;
  for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
    const commit = history.change.commit[history.pathChanges[at]!]!;
    const position = history.landedAt[commit]!;
    if (position < start || position > end || credit.person(commit) === past.person) continue;
    if (history.parents(commit).length > 1 || manifestChanges(commit, past).length === 0) continue;
    const steps = await raisesOf(commit, past);
    if (steps.some((step) => step.path === path && step.name === name)) return true;
  }
  return false;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
