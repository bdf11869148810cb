/** Versions that commits raised, read from the manifests before and after. */
import { byCodeUnits } from '../../contributions/ids.ts';
import { isWorkflow } from '../../languages/actions/paths.ts';
import { isHigher, isMajor, runtimes, canBeRead, versionsIn } from '../../manifests/versions.ts';
import { sampleByHash } from '../../sampling.ts';
import type { Past } from '../past.ts';

/** One thing of which a higher version is asked for. */
export interface Upgrade {
  readonly name: string;
  /** As written in the manifests, before the first and after the last change. */
  readonly from: string;
  readonly to: string;
  /** Whether it was also raised by others in between. */
  readonly withOthers: boolean;
  readonly manifests: number;
  /** Those among them that are no workflows. */
  readonly packages: number;
  readonly isRuntime: boolean;
  readonly isMajor: boolean;
  /** That raised it. */
  readonly commits: readonly number[];
}

/** More changes of manifests than this are not read. */
const mostRead = 150;

/** Runtimes first, then what may break, then what more manifests ask for. Commits are given oldest first. */
export async function findUpgrades(
  commits: readonly number[],
  past: Past,
): Promise<readonly Upgrade[]> {
  const { history } = past;
  const changes = sampleByHash(
    commits.flatMap((commit) => manifestChanges(commit, past)),
    ({ commit, path }) => `${history.path(path)} ${history.commitId(commit)}`,
    mostRead,
  ).toSorted((a, b) => history.rank[a.commit]! - history.rank[b.commit]! || a.path - b.path);
  const raised = await Promise.all(changes.map((change) => raisedIn(change, past)));
  const byPath = new Map<string, Raised>();
  for (const [index, steps] of raised.entries()) {
    const { path, commit } = changes[index]!;
    for (const step of steps) {
      const key = `${path} ${step.name}`;
      const known: Raised = byPath.get(key) ?? { name: step.name, path, steps: [], by: [] };
      known.steps.push(step);
      known.by.push(commit);
      byPath.set(key, known);
    }
  }
  // Manifests that went the same way are told together.
  const alike = new Map<string, Raised[]>();
  for (const one of byPath.values()) {
    const { from, to, withOthers } = spanOf(one.steps);
    const key = `${one.name}\0${bare(from)}\0${bare(to)}\0${withOthers}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()]
    .map((those) => ({
      name: those[0]!.name,
      ...asMostWrite(those.map(({ steps }) => spanOf(steps))),
      manifests: those.length,
      packages: those.filter(({ path }) => !isWorkflow(history.path(path))).length,
      isRuntime: runtimes.has(those[0]!.name),
      isMajor: those.some(({ steps }) => steps.some(({ from, to }) => isMajor(from, to))),
      commits: [...new Set(those.flatMap(({ by }) => by))],
    }))
    .toSorted(
      (a, b) =>
        Number(b.isRuntime) - Number(a.isRuntime) ||
        Number(b.isMajor) - Number(a.isMajor) ||
        b.manifests - a.manifests ||
        byCodeUnits(a.name, b.name),
    );
}

interface ManifestChange {
  readonly commit: number;
  readonly path: number;
  readonly before: number;
  readonly after: number;
}

function manifestChanges(commit: number, { history }: Past): readonly ManifestChange[] {
  const { change, changeStart, changeEnd } = history;
  const found: ManifestChange[] = [];
  for (let at = changeStart[commit]!; at < changeEnd[commit]!; at++) {
    const [path, before, after] = [change.path[at]!, change.before[at]!, change.after[at]!];
    if (before >= 0 && after >= 0 && canBeRead(history.path(path)))
      found.push({ commit, path, before, after });
  }
  return found;
}

/** A version without what a manifest writes before it: `>=16` is 16. */
function bare(version: string): string {
  return version.replace(/^[^\d]+/, '');
}

/** Of the same way, written in several forms, the one that most manifests write. */
function asMostWrite(ways: readonly ReturnType<typeof spanOf>[]): ReturnType<typeof spanOf> {
  const alike = (way: ReturnType<typeof spanOf>): number =>
    ways.filter(({ from, to }) => from === way.from && to === way.to).length;
  return ways.reduce((most, way) => (alike(way) > alike(most) ? way : most));
}

/** The steps of one thing in one manifest, and the commits that made them. */
interface Raised {
  readonly name: string;
  readonly path: number;
  readonly steps: Step[];
  readonly by: number[];
}

interface Step {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** From the version before the first step to the highest one; `withOthers` where a step does not go on from the one before. */
function spanOf(steps: readonly Step[]): Pick<Upgrade, 'from' | 'to' | 'withOthers'> {
  const follows = steps.every(({ from, to }, index) => {
    const before = steps[index - 1];
    return before === undefined || from === before.to || (from === before.from && to === before.to);
  });
  const last = steps.reduce((highest, step) => (isHigher(step.to, highest.to) ? step : highest));
  return { from: steps[0]!.from, to: last.to, withOthers: !follows };
}

async function raisedIn(
  { path, before, after }: ManifestChange,
  past: Past,
): Promise<readonly Step[]> {
  const name = past.history.path(path);
  const [old, now] = await Promise.all(
    [before, after].map(async (blob) => versionsIn(name, (await past.text(path, blob)) ?? '')),
  );
  return [...now!].flatMap(([of, to]) => {
    const from = old!.get(of);
    return from !== undefined && isHigher(to, from) ? [{ name: of, from, to }] : [];
  });
}
