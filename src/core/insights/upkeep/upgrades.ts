/** Versions that the subject raised over a period, from manifest to manifest. */
import { byCodeUnits } from '../../contributions/ids.ts';
import { versionBefore } from '../../history/versions.ts';
import { isWorkflow } from '../../languages/actions/paths.ts';
import { isHigher, isMajor, runtimes, versionsIn } from '../../manifests/versions.ts';
import type { Period } from '../../model.ts';
import { dayOf } from '../../period.ts';
import type { Past } from '../past.ts';
import { manifestChanges, raisesOf, repinsOf, type Raise } from './raises.ts';

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
  /** Folders above the one nearest to the root. */
  readonly depth: number;
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

/** A version of more characters than this is not told: it would have to be cut. */
const longestVersion = 30;

/**
 * Each thing once, by the way that it went in the manifests nearest to the root: runtimes first, then what may break, what is
 * asked for nearer to the root, and by more manifests. Commits are given oldest first; what stands lower again when the
 * period ends was not raised in it, and manifests that are gone by then do not count.
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
  const standing = chains.filter(
    ({ path, from, to }) =>
      [from, to].every(isPlain) && isHigher(to, from) && blobAt(path, end, past) >= 0,
  );
  const last = await Promise.all(standing.map((chain) => versionAt(chain, end, past)));
  const raised = standing.filter(({ to }, index) => !isHigher(to, last[index] ?? to));
  const upgrades = await Promise.all(
    [...groupBy(raised, ({ name }) => name).values()].map((those) =>
      tellUpgrade(wayNearestToRoot(those, past), past),
    ),
  );
  return upgrades.toSorted(
    (a, b) =>
      Number(b.isRuntime) - Number(a.isRuntime) ||
      Number(b.isMajor) - Number(a.isMajor) ||
      a.depth - b.depth ||
      b.manifests - a.manifests ||
      byCodeUnits(a.name, b.name),
  );
}

/** Whether a version can be told in full, and is one range and not a choice of several. */
function isPlain(version: string): boolean {
  return version.length <= longestVersion && !version.includes('||');
}

/** What the file held before a position; less than 0 where it was gone. */
function blobAt(path: number, end: number, { history }: Past): number {
  return versionBefore(history, path, end)?.blob ?? -1;
}

/** What the manifest asked for before a position; undefined where it did not any more. */
async function versionAt({ path, name }: Chain, end: number, past: Past) {
  const text = await past.text(path, blobAt(path, end, past));
  return versionsIn(past.history.path(path), text ?? '').get(name);
}

function depthOf(path: number, { history }: Past): number {
  return history.path(path).split('/').length - 1;
}

function chainOf(raises: readonly Raise[]): Chain {
  const [first, last] = [raises[0]!, raises.at(-1)!];
  return { path: first.path, name: first.name, raises, from: first.from, to: last.to };
}

/** Of ways as near, the one in more manifests, and of those the one that went higher. */
function wayNearestToRoot(chains: readonly Chain[], past: Past): readonly Chain[] {
  const ways = [...groupBy(chains, ({ from, to }) => `${from}\0${to}`)];
  const [, nearest] = ways.toSorted(
    ([a, those], [b, others]) =>
      depthOfAll(those, past) - depthOfAll(others, past) ||
      others.length - those.length ||
      Number(isHigher(others[0]!.to, those[0]!.to)) -
        Number(isHigher(those[0]!.to, others[0]!.to)) ||
      byCodeUnits(a, b),
  )[0]!;
  return nearest;
}

function depthOfAll(chains: readonly Chain[], past: Past): number {
  return Math.min(...chains.map(({ path }) => depthOf(path, past)));
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
    depth: depthOfAll(chains, past),
    packages: chains.filter(({ path }) => !isWorkflow(past.history.path(path))).length,
    isRuntime: runtimes.has(name),
    isMajor: isMajor(from, to),
    commits: [...new Set(chains.flatMap(({ raises }) => raises.map(({ commit }) => commit)))],
  };
}

/** Whether anybody else raised it, or asked for it at another commit, in that manifest on the way, in a commit that landed from the first to the last raise. */
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
    const [raised, repinned] = await Promise.all([raisesOf(commit, past), repinsOf(commit, past)]);
    if ([...raised, ...repinned].some((step) => step.path === path && step.name === name))
      return true;
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
